"""The six questions, asked by the bot itself (A1): under a visit's note or before a meeting, once a day at most."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlmodel import Session

from handlers.screens.lines.captured import TrustOffer
from handlers.turn import Turn
from playbook import trust
from playbook.capture import ContactKind
from playbook.lead_time import is_meeting
from playbook.quiet import is_quiet
from playbook.stages import ProspectClass
from playbook.trust import Moment, Occasion, Question, Strength
from storage.queries.book import trust as stored
from storage.queries.work.agenda import Work
from storage.queries.work.working_time import quiet_hours, workdays
from storage.tables import Client, Member, Note

MEETINGS = {ContactKind.VISIT.value, ContactKind.MEAL.value}
# In the member's settings:
ASKED_ON, ASKED_NOTE, ASKED_CLIENT = "trust_asked_on", "trust_asked_note", "trust_asked_client"
IGNORED, SILENT = "trust_ignored", "trust_silent"


def offer(turn: Turn, client: Client, note: Note) -> TrustOffer | None:
    """What to offer under this note, if anything; shown again, the note keeps its offer."""
    settings = turn.me.settings
    asked_here = settings.get(ASKED_NOTE) == note.id
    if not asked_here and (note.kind not in MEETINGS or settings.get(SILENT)):
        return None
    answers = stored.strengths(stored.sheet(turn.session, client))
    if asked_here:
        question = trust.next_question(answers)
        return TrustOffer(question) if question else None
    moment = _moment(turn, client)
    if trust.gives_up(moment.times_ignored):
        unasked = trust.question_to_ask(answers, replace(moment, times_ignored=0))
        return _last_word(turn) if unasked else None
    question = trust.question_to_ask(answers, moment)
    if question is None:
        return None
    asked = {ASKED_ON: turn.today.isoformat(), ASKED_NOTE: note.id, ASKED_CLIENT: None}
    _set(turn, **asked, **{IGNORED: moment.times_ignored + 1})
    return TrustOffer(question)


@dataclass(frozen=True)
class Asked:
    """Somebody to be met today, and how many of the six are open with him."""

    client: Client
    open: int


def before_meeting(session: Session, me: Member, local: datetime, work: Sequence[Work]) -> Asked | None:
    """Whom to ask one of the six about on the day's list: the first to be met today, once a day (A1)."""
    if me.settings.get(SILENT):
        return None
    for follow_up, client in work:
        if follow_up.due_on != local.date() or not is_meeting(follow_up.text, follow_up.place):
            continue
        answers = stored.strengths(stored.sheet(session, client))
        if trust.question_to_ask(answers, _before(session, me, local, client)) is not None:
            return Asked(client, sum(answers.get(each, Strength.EMPTY) < Strength.TOLD for each in Question))
    return None


def asked_in_list(session: Session, me: Member, day: date, client: Client) -> None:
    """The morning list has asked the day's question."""
    ignored = me.settings.get(IGNORED, 0) + 1
    me.settings = {**me.settings, ASKED_ON: day.isoformat(), ASKED_CLIENT: client.id, IGNORED: ignored}
    session.add(me)


def _before(session: Session, me: Member, local: datetime, client: Client) -> Moment:
    """The list may be looked at again: it still asks what it asked this morning."""
    asked_on = me.settings.get(ASKED_ON)
    same = me.settings.get(ASKED_CLIENT) == client.id and asked_on == local.date().isoformat()
    return Moment(
        occasion=Occasion.BEFORE_VISIT,
        prospect_class=ProspectClass(client.prospect_class) if client.prospect_class else None,
        today=local.date(),
        last_asked=date.fromisoformat(asked_on) if asked_on and not same else None,
        day_off=not workdays(session, me).works(local.date()),
        times_ignored=me.settings.get(IGNORED, 0) - same,
    )


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
        quiet_hours=is_quiet(turn.now, turn.zone, quiet_hours(me)),
        day_off=not turn.workdays.works(turn.today),
        times_ignored=me.settings.get(IGNORED, 0),
    )


def _last_word(turn: Turn) -> TrustOffer:
    _set(turn, **{SILENT: True})
    return TrustOffer(None)


def _set(turn: Turn, **values: object) -> None:
    turn.me.settings = {**turn.me.settings, **values}
    turn.session.add(turn.me)
