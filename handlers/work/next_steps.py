"""After an item is done: nothing is left without a next step (C11)."""

from handlers.book import standing
from handlers.lines.capture import keep
from handlers.payloads.followups import NextStep, NoStep, OwnStep, Place
from handlers.screen import Row, Screen
from handlers.screens import errors
from handlers.screens.lines import notes as note_screens
from handlers.screens.work import next_steps as screens
from handlers.screens.work.item import ItemView
from handlers.screens.work.next_steps import Outcome
from handlers.turn import Turn
from handlers.work import agenda, followups, handing
from handlers.work.items import LIGHT_FORMS, ask_lightly, form_data, of_form, taken, without_name
from playbook import steps
from playbook.capture import FactKind
from playbook.contact_rules import Touch, touch_of
from playbook.steps import Topic
from storage.queries.book import clients, contacts, notes
from storage.queries.caring import care_rules
from storage.queries.work import callbacks
from storage.queries.work import followups as stored
from storage.tables import Client, Dialog, FollowUp, FollowUpKind, Note

HELPFUL = {FactKind.CHILDREN, FactKind.FAMILY, FactKind.HOME, FactKind.SCHOOL, FactKind.SERVICE}  # A8: a hand offered


def ask(turn: Turn, found: ItemView, outcome: Outcome, note: Note | None, *, after: str = "") -> None:
    """Show what was done and propose what comes next; a typed line is noted too. `after`: the form that ends here."""
    if found.given_by:
        handing.report(turn, found, outcome, note)
        return
    screen = screens.next_step(turn.t, found, outcome, propose(turn, found.client, amends=outcome.amends))
    ask_lightly(turn, "next_step", screen, after=after, **form_data(found), note=note.id if note else None)


def planned_besides(turn: Turn, found: ItemView) -> FollowUp | None:
    """What is planned with the client besides an item."""
    still_open = stored.open_of_client(turn.session, found.client)
    return next((each for each in still_open if each.id != found.id and each.due_on >= turn.today), None)


def propose(turn: Turn, client: Client, *, amends: bool = False) -> list[steps.Step]:
    """One or two next contacts for this client; amends before anything else."""
    if amends:
        return [steps.make_good(turn.today, workdays=turn.workdays)]
    stand = standing.of(turn.session, [client], turn.today)[client.id or 0]
    kinds = {fact.kind for fact in clients.facts_of(turn.session, client)}
    ends = steps.OpenEnds(question=stand.in_talks, help=any(kind.value in kinds for kind in HELPFUL))
    sold = contacts.commercial_days(turn.session, client, turn.today)
    planned = contacts.planned_days(turn.session, client)
    return steps.after_follow_up(
        stand.standing,
        ends,
        turn.today,
        intervals=care_rules.intervals(turn.session, turn.me.team_id),
        workdays=turn.workdays,
        commercial=sold | planned,
    )


def chosen(turn: Turn) -> None:
    """A proposed step was tapped."""
    press = turn.pressed(NextStep)
    found = taken(turn, press.item, press.place, press.page)
    since = found.work.done_at or found.work.created_at
    if stored.planned_since(turn.session, found.client, press.day, since) is not None:
        turn.toast(errors.first_line(errors.settled(turn.t)))
        return
    if press.day < turn.today:
        followups.ask_client(turn, found.client)
        return
    change = turn.record("follow_up", found.client.id)
    planned = stored.add(
        turn.session,
        turn.me,
        found.client,
        turn.now,
        day=press.day,
        text=screens.topic(turn.t, press.topic),
        topic=press.topic.value,
        kind=FollowUpKind.PROMISE if press.topic is Topic.MAKE_GOOD else FollowUpKind.FOLLOW_UP,
    )
    turn.leave(*LIGHT_FORMS)
    if found.place is Place.PUSH:
        turn.edit(screens.stepped(turn.t, found, planned, change))
    else:
        turn.toast(screens.step_toast(turn.t, found, planned))
        agenda.back(turn, found)


def own(turn: Turn) -> None:
    """A day of one's own choice."""
    followups.ask_client(turn, taken(turn, turn.pressed(OwnStep).item).client)


def none(turn: Turn) -> None:
    """Nothing planned for now."""
    press = turn.pressed(NoStep)
    found = taken(turn, press.item, press.place, press.page)
    turn.leave(*LIGHT_FORMS)
    if not agenda.back(turn, found):
        turn.edit(screens.left_open(turn.t, found))


def typed(turn: Turn, dialog: Dialog) -> None:
    """One line: it is the note of what was done, and dates the next step; without a date the steps are offered."""
    found = of_form(turn, dialog)
    change = turn.record("note", found.client.id)
    seen = keep(turn, found.client, without_name(turn, found.client, turn.text))
    _take_over(turn, seen.note, dialog.data["note"])
    turn.close_form()
    more: tuple[Row, ...] = ()
    if seen.work:
        _settle_question(turn, dialog, screens.stepped(turn.t, found, seen.work[0], change))
    elif found.work.repeat is None:
        _settle_question(turn, dialog, screens.left_open(turn.t, found))
        more = screens.step_rows(turn.t, found, propose(turn, found.client))
    seen.note.shown_id = turn.say(note_screens.captured(turn.t, seen).with_rows(*more))


def _settle_question(turn: Turn, dialog: Dialog, screen: Screen) -> None:
    """The question shows how it was answered."""
    if dialog.shown_id is not None:
        turn.change(dialog.shown_id, screen)


def resume(turn: Turn, dialog: Dialog) -> None:
    """The question again, after a break."""
    found = of_form(turn, dialog)
    turn.edit(screens.left_open(turn.t, found))


def _take_over(turn: Turn, written: Note, placeholder: int | None) -> None:
    """The line typed is the note of the contact; the one kept when the item was closed makes way for it."""
    old = notes.mine(turn.session, turn.me, placeholder) if placeholder else None
    if old is None:
        return
    if not written.is_contact and written.kind == "note":
        written.kind, written.is_contact = old.kind, True
    if written.is_contact:
        meant = Touch(old.touch) if old.touch else None
        written.touch = touch_of(written.said or written.text, kind=written.kind, meant=meant).value
    turn.session.add(written)
    callbacks.move_to(turn.session, old, written)
    turn.session.delete(old)
    turn.session.flush()
