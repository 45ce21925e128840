"""The six questions, asked by the bot itself (A1): one button under a visit's note, once a day at most."""

from dataclasses import replace
from datetime import date

from handlers.screens.notes import TrustOffer
from handlers.turn import Turn
from playbook import trust
from playbook.capture import ContactKind
from playbook.quiet import QuietHours, is_quiet
from playbook.stages import ProspectClass
from playbook.trust import Moment, Occasion
from storage.queries import trust as stored
from storage.tables import Client, Note

MEETINGS = {ContactKind.VISIT.value, ContactKind.MEAL.value}
# In the member's settings:
ASKED_ON, ASKED_NOTE, IGNORED, SILENT = "trust_asked_on", "trust_asked_note", "trust_ignored", "trust_silent"


def offer(turn: Turn, client: Client, note: Note) -> TrustOffer | None:
    """What to offer under this note, if anything; shown again, the note keeps its offer."""
    settings = turn.me.settings
    answers = stored.strengths(stored.sheet(turn.session, client))
    if settings.get(ASKED_NOTE) == note.id:
        question = trust.next_question(answers)
        return TrustOffer(question) if question else None
    if note.kind not in MEETINGS or settings.get(SILENT):
        return None
    moment = _moment(turn, client)
    if trust.gives_up(moment.times_ignored):
        unasked = trust.question_to_ask(answers, replace(moment, times_ignored=0))
        return _last_word(turn) if unasked else None
    question = trust.question_to_ask(answers, moment)
    if question is None:
        return None
    _set(turn, **{ASKED_ON: turn.today.isoformat(), ASKED_NOTE: note.id, IGNORED: moment.times_ignored + 1})
    return TrustOffer(question)


def heeded(turn: Turn) -> None:
    """The questions are in use: what was ignored counts anew."""
    if turn.me.settings.get(IGNORED):
        _set(turn, **{IGNORED: 0, SILENT: False})


def _moment(turn: Turn, client: Client) -> Moment:
    me = turn.me
    asked_on = me.settings.get(ASKED_ON)
    return Moment(
        occasion=Occasion.VISIT_LOGGED,
        prospect_class=ProspectClass(client.prospect_class) if client.prospect_class else None,
        today=turn.today,
        last_asked=date.fromisoformat(asked_on) if asked_on else None,
        in_form=turn.dialog is not None,
        quiet_hours=is_quiet(turn.now, turn.zone, QuietHours(me.quiet_from, me.quiet_to)),
        day_off=turn.today.weekday() in me.days_off,
        times_ignored=me.settings.get(IGNORED, 0),
    )


def _last_word(turn: Turn) -> TrustOffer:
    _set(turn, **{SILENT: True})
    return TrustOffer(None)


def _set(turn: Turn, **values: object) -> None:
    turn.me.settings = {**turn.me.settings, **values}
    turn.session.add(turn.me)
