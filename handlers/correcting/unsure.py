"""Asking what a typed correction is about, or what a bare day is for: the likely answers as buttons."""

from handlers.correcting import just_done
from handlers.correcting.just_done import RIGHT_AFTER, JustDone
from handlers.screens.correcting import corrections as screens
from handlers.screens.correcting.corrections import Unsure
from handlers.turn import Turn
from handlers.who import which
from handlers.who.naming import in_view
from handlers.work import followups
from playbook import dates
from playbook.dates import When
from storage.queries.book import clients
from storage.queries.turns import dialogs

BARE_DAY = 16  # characters; a longer text is more than a day


def ask(turn: Turn, last: JustDone, text: str, when: When | None = None) -> None:
    """What is it about? Its parts as buttons; the words may be a note of their own after all."""
    draft = which.keep_words(turn, text)
    dialogs.settle(turn.session, draft)
    clients.touch(turn.session, turn.me, last.client, turn.now)
    seen = Unsure(
        client=last.client,
        typed=text,
        draft=draft,
        now=turn.local,
        note=last.note,
        work=last.work,
        purchase=last.purchase,
        when=when,
        currency=turn.team.currency,
    )
    turn.say(screens.unsure(turn.t, seen))


def bare_day(turn: Turn, text: str) -> bool:
    """A day and no more: for what was just planned, or for the client in view."""
    if not 1 < len(text) <= BARE_DAY or turn.press is not None or turn.files:
        return False
    when = dates.parse(text, turn.local)
    client = in_view(turn) if isinstance(when, When) and not when.past else None
    if client is None or not isinstance(when, When) or clients.named_at_start(turn.session, turn.me, text):
        return False
    last = just_done.find(turn)
    if last and last.work and last.client.id == client.id and turn.now - last.at <= RIGHT_AFTER:
        ask(turn, last, text, when)
    else:
        followups.follow(turn, client, text)
    return True
