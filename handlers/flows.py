"""Guided forms: which one takes what is typed, how each goes on after a break, and leaving them.

A form is a row (`Dialog`): its flow, its step and what it knows so far. Each flow is one entry of `FLOWS`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from handlers.book import addressing, clients, editing, finding, merging, referrals
from handlers.buying import bought, bought_more, bought_parts, deals, goods
from handlers.caring import care_rules, contact_rules, contracts
from handlers.correcting import corrections, note_parts, typed_corrections
from handlers.lapsing import lost, winback
from handlers.lines import notes, offers, unclear
from handlers.making import making, making_parts, outstanding, payments
from handlers.payloads.capture import DropForm, ResumeForm
from handlers.screens import errors
from handlers.screens import forms as names
from handlers.screens.lines import capture as screens
from handlers.six_questions import trust
from handlers.team import people, settings, team_settings
from handlers.texts import Texts
from handlers.tiers import benefits, tier_rules
from handlers.turn import Refusal, Turn
from handlers.who import meant, which
from handlers.work import (
    doing,
    followups,
    handing,
    item_words,
    items,
    meeting,
    next_steps,
    planning,
    putting_off,
    satisfaction,
)
from playbook import capture
from playbook.typed import deal_lines, owed_lines
from storage.queries.book import clients as stored
from storage.queries.delivery import outbox
from storage.queries.team import members
from storage.tables import Client, Dialog

Step = Callable[[Turn, Dialog], None]
FRESH = timedelta(minutes=30)  # after that a form no longer takes what is typed; it is offered again instead
EXPECT_NAMES = {"which", "whom", "add", "find", "company", "move", "team", "trust", merging.FLOW}
"""Answers may begin with a name."""

NAMES_ONLY = {"company", "move"}  # an answer is a name and nothing else
OF_LEADS = {team_settings.FLOW, care_rules.FLOW, tier_rules.FLOW, benefits.FLOW, goods.LIST, goods.ONE}
"""A lead's, who may have lost that role since he was asked."""

OFFERED = "offered_on"


def never(_turn: Turn, _dialog: Dialog) -> bool:
    """Nothing was asked yet but the one question."""
    return False


def always(_turn: Turn, _dialog: Dialog) -> bool:
    """Whatever is typed is the answer."""
    return True


@dataclass(frozen=True)
class Flow:
    """A guided form: what it does with typed words, how it shows its question again, what it is called.

    `takes`: whether the typed words can be its answer at all. `holds`: whether it has learnt something that is worth
    going on with; one that has not simply ends. `step_name`: its name where that changes by the step.
    """

    answer: Step
    resume: Step
    name: Callable[[Texts, Client | None], str]
    takes: Callable[[Turn, Dialog], bool] = always
    step_name: Callable[[Texts, Client | None, Dialog], str] | None = None
    holds: Callable[[Turn, Dialog], bool] = always


COMMANDS: dict[str, Callable[[Turn], None]] = {}  # filled from the one list in handlers/__init__.py
FLOWS: dict[str, Flow] = {}


def client_of(turn: Turn, dialog: Dialog) -> Client | None:
    """The client that a form is about; None if it is about none, or he is gone."""
    number = dialog.data.get("client")
    if not isinstance(number, int):
        return None
    try:
        return stored.get(turn.session, turn.me, number)
    except members.NotAllowed:
        return None


def name_of(turn: Turn, dialog: Dialog) -> str:
    """What a form is called, for the button that goes on with it."""
    flow, client = FLOWS.get(dialog.flow), client_of(turn, dialog)
    if flow is None:
        return ""
    return flow.step_name(turn.t, client, dialog) if flow.step_name else flow.name(turn.t, client)


def awaits(turn: Turn, dialog: Dialog) -> bool:
    """Whether what was typed is for this form: it replies to its question, or the form is fresh and takes it."""
    flow = FLOWS.get(dialog.flow)
    if flow is not None and turn.replied_to is not None:
        return turn.replied_to[0] == dialog.shown_id
    if flow is None or not _is_fresh(turn, dialog) or _another_came_up(turn, dialog) or _is_new_line(turn, dialog):
        return False
    return flow.takes(turn, dialog)


def _is_new_line(turn: Turn, dialog: Dialog) -> bool:
    """Whether the words begin with a client's name and say of him what is no answer: they are a line of their own."""
    if dialog.flow in NAMES_ONLY:
        return meant.says_more_than_a_name(turn, turn.text)
    named = [each for each in stored.named_at_start(turn.session, turn.me, turn.text) if each[1]]
    if not named or dialog.flow in EXPECT_NAMES:
        return False
    own = next((rest for client, rest in named if client.id == dialog.data.get("client")), None)
    if own is None:
        return True
    when, what = capture.split_follow_up(own, turn.local)
    if dialog.flow != "follow":
        return False
    return _is_no_plan(turn, own) or (bool(dialog.data.get("what")) and when is not None and bool(what))


def _is_no_plan(turn: Turn, words: str) -> bool:
    """Whether words about a client are no plan: a deal, money to come, how a deal has ended."""
    if deal_lines.end_told(words) is not None:
        return True
    now, currency = turn.local, turn.team.currency
    return bool(deal_lines.taken(words, now, currency) or owed_lines.direct(words, now, currency))


def _another_came_up(turn: Turn, dialog: Dialog) -> bool:
    """Whether another client was shown since the question: what is typed then is about him, not its answer."""
    if dialog.shown_id is None:
        return False
    shown = outbox.clients_shown_since(turn.session, turn.chat_id, dialog.shown_id)
    return bool(shown - {dialog.data.get("client"), outbox.about(turn.session, dialog.shown_id)})


def answer(turn: Turn, dialog: Dialog) -> None:
    """Typed words go to the open form."""
    turn.answering = True
    if dialog.flow in OF_LEADS and not turn.me.role.leads:
        turn.answer(errors.leads_only(turn.t))
        turn.close_form()
        return
    FLOWS[dialog.flow].answer(turn, dialog)


def offer_again(turn: Turn) -> None:
    """What was typed has been served; a form that is still open is offered again, a stale one once a day."""
    dialog = turn.dialog
    if dialog is None or dialog.flow not in FLOWS or turn.asked or turn.member is None:
        return
    if dialog.flow in {*items.LIGHT_FORMS, settings.FLOW, team_settings.FLOW}:
        turn.close_form()
        return
    if not FLOWS[dialog.flow].holds(turn, dialog):
        turn.close_form()
        return
    today = turn.today.isoformat()
    if not _is_fresh(turn, dialog) and dialog.data.get(OFFERED) == today:
        return
    dialog.data = {**dialog.data, OFFERED: today}
    turn.say(screens.form_waits(turn.t, name_of(turn, dialog), dialog.flow))


def _is_fresh(turn: Turn, dialog: Dialog) -> bool:
    return turn.now - dialog.updated_at < FRESH


def resume(turn: Turn) -> None:
    """Show the open form's question again."""
    dialog = turn.dialog
    if dialog is None or dialog.flow != turn.pressed(ResumeForm).flow:
        raise Refusal(errors.settled)
    FLOWS[dialog.flow].resume(turn, dialog)


def drop(turn: Turn) -> None:
    """Leave the open form."""
    if turn.dialog is None or turn.dialog.flow != turn.pressed(DropForm).flow:
        raise Refusal(errors.settled)
    turn.close_form()
    turn.edit(screens.form_left(turn.t))


def cancel(turn: Turn) -> None:
    """/cancel."""
    if turn.dialog is None:
        turn.say(screens.nothing_open(turn.t))
        return
    turn.close_form()
    turn.say(screens.form_left(turn.t))


def _find(turn: Turn, _dialog: Dialog) -> None:
    turn.close_form()
    finding.find(turn, turn.text)


FLOWS |= {
    "team": Flow(people.team_named, people.ask_name_again, names.team),
    "settings": Flow(settings.typed, settings.ask_again, names.settings, takes=settings.takes),
    "team_settings": Flow(team_settings.typed, team_settings.ask_again, names.team_settings, takes=settings.takes),
    "which": Flow(which.typed, which.ask_again, names.which, holds=never),
    "add": Flow(clients.typed, clients.ask_again, names.add, clients.takes, holds=lambda _, d: d.step != "line"),
    "find": Flow(_find, lambda turn, _: finding.ask(turn), names.find, holds=never),
    "note": Flow(notes.answered, notes.ask_again, names.note, holds=never),
    "trust": Flow(trust.typed, trust.resume, names.trust, trust.takes, names.trust_question),
    "buy": Flow(deals.typed, deals.ask_again, names.buy, deals.takes, holds=lambda _, d: d.step != "what"),
    "bought": Flow(bought.typed, bought.ask_again, names.bought, settings.takes),
    bought_more.FLOW: Flow(bought_more.typed, bought_more.ask_again, names.bought, settings.takes, holds=never),
    tier_rules.FLOW: Flow(tier_rules.typed, tier_rules.ask_again, names.tier_rules, settings.takes, holds=never),
    benefits.FLOW: Flow(benefits.typed, benefits.ask_again, names.benefits, settings.takes, holds=never),
    goods.LIST: Flow(goods.typed, goods.list_again, names.products, goods.takes, holds=never),
    goods.ONE: Flow(goods.part_typed, goods.part_again, names.products, settings.takes, holds=never),
    bought_parts.FLOW: Flow(bought_parts.typed, bought_parts.ask_again, names.bought, settings.takes, holds=never),
    addressing.FLOW: Flow(addressing.typed, addressing.ask_again, names.greeting, addressing.takes, holds=never),
    making.FLOW: Flow(making_parts.typed, making_parts.ask_again, names.making, making_parts.takes, holds=never),
    outstanding.FLOW: Flow(payments.typed, payments.ask_again, names.owed, payments.takes, holds=never),
    contracts.FLOW: Flow(contracts.typed, contracts.ask_again, names.contract, contracts.takes),
    referrals.FLOW: Flow(referrals.typed, referrals.ask_again, names.referral, referrals.takes, holds=never),
    care_rules.FLOW: Flow(care_rules.typed, care_rules.ask_again, names.team_settings, settings.takes, holds=never),
    winback.FLOW: Flow(winback.typed, winback.ask_again, names.winback, settings.takes),
    lost.FLOW: Flow(lost.typed, lost.ask_again, names.winback, settings.takes, holds=never),
    "whom": Flow(planning.whom_typed, planning.whom_again, names.which),
    "follow": Flow(followups.when_typed, followups.when_again, names.follow, items.takes),
    "what": Flow(followups.what_typed, followups.what_again, names.follow, typed_corrections.lets_pass),
    "log": Flow(doing.log_typed, doing.log_again, names.note, items.takes),
    "change_day": Flow(putting_off.day_typed, putting_off.ask_again, names.follow, items.takes),
    "next_step": Flow(next_steps.typed, next_steps.resume, names.follow, items.takes),
    "report": Flow(handing.words_typed, handing.words_again, names.follow, items.takes),
    "company": Flow(meeting.who_typed, meeting.who_again, names.company, holds=never),
    item_words.FLOW: Flow(item_words.typed, item_words.ask_again, names.follow, items.takes, holds=never),
    "place": Flow(meeting.place_typed, meeting.place_again, names.follow, holds=never),
    "hours": Flow(contact_rules.hours_typed, contact_rules.hours_again, names.hours, holds=never),
    satisfaction.FLOW: Flow(
        satisfaction.typed, satisfaction.resume, names.callback, satisfaction.takes, holds=satisfaction.holds
    ),
    merging.FLOW: Flow(merging.typed, merging.ask_again, names.merge, holds=never),
    "move": Flow(offers.move_typed, offers.ask_move_again, names.move, typed_corrections.is_none, holds=never),
    "unclear": Flow(unclear.typed, unclear.ask_again, names.note, unclear.takes, holds=never),
    editing.FLOW: Flow(editing.typed, editing.ask_again, names.file, editing.takes, holds=never),
    note_parts.FLOW: Flow(note_parts.typed, note_parts.ask_again, names.note, items.takes, holds=never),
    "redate": Flow(corrections.typed_date, corrections.ask_date_again, names.redate, holds=never),
    "reword": Flow(corrections.typed_content, corrections.ask_content_again, names.reword, holds=never),
}
