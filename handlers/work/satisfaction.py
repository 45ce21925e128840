"""The form after a callback (C9), in the message of the item that was done; each answer can be left out."""

from datetime import timedelta

from handlers.payloads.satisfaction import NothingSaid, OtherProduct, PassOn, Rate
from handlers.pushes import attention
from handlers.pushes.push import Push
from handlers.screen import Screen
from handlers.screens import errors
from handlers.screens.work import followups as plan_screens
from handlers.screens.work import satisfaction as screens
from handlers.screens.work.item import ItemView
from handlers.screens.work.next_steps import Outcome
from handlers.texts import Html, Texts
from handlers.turn import Refusal, Turn
from handlers.work import items, next_steps
from handlers.work.items import LIGHT_FORMS, form_data, of_form
from playbook import capture
from playbook.callbacks import is_callback, read_stars
from playbook.dates import Impossible, When
from storage.queries.book import clients
from storage.queries.team import members
from storage.queries.work import callbacks, followups
from storage.tables import Callback, Dialog, FollowUp, FollowUpKind, Member, Note

FLOW = "callback"
LONGEST = 300  # letters of an answer


def ask(turn: Turn, found: ItemView, outcome: Outcome, note: Note | None) -> bool:
    """Ask how the client likes what he bought, after a callback; False where there is nothing to ask."""
    work = found.work
    is_care = work.kind is FollowUpKind.CARE
    if found.is_promise or not is_callback(work.text, topic=work.topic, care=is_care):
        return False
    if not callbacks.has_bought(turn.session, found.client):
        return False
    product = callbacks.in_use(turn.session, found.client)
    form = callbacks.begin(turn.session, turn.me, work, note, product, turn.now)
    if form is None:
        return False
    screen = screens.ask_satisfaction(turn.t, found, form, outcome.change)
    if turn.dialog is None or turn.dialog.flow in (*LIGHT_FORMS, "follow", "change_day"):
        more = {**form_data(found), "form": form.id, "change": outcome.change, "note": note.id if note else None}
        turn.ask(FLOW, "satisfaction", screen, **more)
    else:
        turn.answer(screen)
    return True


def rated(turn: Turn) -> None:
    """1 to 5 was tapped."""
    press = turn.pressed(Rate)
    form, found = _pressed(turn, press.form)
    if press.stars in screens.STARS:
        _rate(turn, found, form, press.stars)


def _rate(turn: Turn, found: ItemView, form: Callback, stars: int) -> None:
    _record(turn, form)
    form.satisfaction = stars
    turn.session.add(form)
    _go_on(turn, found, form, "suggestion")


def other_product(turn: Turn) -> None:
    """Another product is in use."""
    form, found = _pressed(turn, turn.pressed(OtherProduct).form)
    _go_on(turn, found, form, "product")


def nothing(turn: Turn) -> None:
    """No answer to this question."""
    press = turn.pressed(NothingSaid)
    form, found = _pressed(turn, press.form)
    following = {"product": "satisfaction", "satisfaction": "end", "suggestion": "promised", "promised": "end"}
    _go_on(turn, found, form, following.get(press.step, "end"))


def pass_on(turn: Turn) -> None:
    """The suggestion goes to the leads, once, or it does not."""
    press = turn.pressed(PassOn)
    form, found = _pressed(turn, press.form)
    if press.yes and form.passed_on_at is None:
        _record(turn, form)
        form.for_the_firm, form.passed_on_at = True, turn.now
        turn.session.add(form)
        for lead in _leads(turn):
            told = screens.for_the_lead(Texts(lead.language), found.client, form, turn.me.name)
            attention.soon(turn.session, lead, turn.now, Push(lead.user_id, told, f"callback:{form.id}:{lead.id}"))
        turn.toast(screens.passed_on_toast(turn.t))
    _go_on(turn, found, form, "promised")


def _leads(turn: Turn) -> list[Member]:
    return [each for each in members.colleagues(turn.session, turn.me) if each.role.leads and each.id != turn.me.id]


def typed(turn: Turn, dialog: Dialog) -> None:
    """An answer was typed; what is no answer to the first question is a note on how it went."""
    form, found = _of(turn, dialog), of_form(turn, dialog)
    words = turn.text.strip()[:LONGEST]
    if dialog.step == "satisfaction":
        stars = read_stars(words)
        if stars is None:
            next_steps.typed(turn, dialog)
        else:
            _rate(turn, found, form, stars)
    elif dialog.step == "promised":
        _promise(turn, found, form, words)
    else:
        _record(turn, form)
        if dialog.step == "product":
            form.product = words
        else:
            form.suggestion = words
        turn.session.add(form)
        _go_on(turn, found, form, _after_words(turn, dialog.step))


def _after_words(turn: Turn, step: str) -> str:
    if step == "product":
        return "satisfaction"
    return "promised" if turn.me.role.leads or not _leads(turn) else "pass_on"


def _promise(turn: Turn, found: ItemView, form: Callback, words: str) -> None:
    """What was promised is a promise on its day; without a day, on the next working day."""
    when, what = capture.split_follow_up(words, turn.local)
    if isinstance(when, Impossible):
        _go_on(turn, found, form, "promised", plan_screens.no_such_day(turn.t, when.text))
    elif when is not None and when.past:
        _go_on(turn, found, form, "promised", plan_screens.is_past(turn.t, when.day, turn.today))
    else:
        when = when or When(turn.workdays.next(turn.today + timedelta(days=1)))
        _record(turn, form)
        form.promised = what or words
        turn.session.add(form)
        promise = followups.add(
            turn.session,
            turn.me,
            found.client,
            turn.now,
            day=when.day,
            at=when.time,
            text=form.promised,
            kind=FollowUpKind.PROMISE,
        )
        _end(turn, found, form, promise)


def _go_on(turn: Turn, found: ItemView, form: Callback, step: str, problem: Html | None = None) -> None:
    """The next question, or the end; without a form to type into, the questions that want words are left out."""
    dialog = turn.dialog
    if step == "end" or dialog is None or dialog.flow != FLOW:
        _end(turn, found, form, None)
        return
    turn.ask(FLOW, step, _screen(turn, found, form, step, problem), **dialog.data)


def _screen(turn: Turn, found: ItemView, form: Callback, step: str, problem: Html | None = None) -> Screen:
    if step == "satisfaction":
        return screens.ask_satisfaction(turn.t, found, form, _change(turn))
    if step == "promised":
        return screens.ask_promised(turn.t, found, form, problem)
    ask_words = {
        "product": screens.ask_product,
        "suggestion": screens.ask_suggestion,
        "pass_on": screens.ask_pass_on,
    }
    return ask_words[step](turn.t, found, form)


def _end(turn: Turn, found: ItemView, form: Callback, promise: FollowUp | None) -> None:
    """Nothing is left without a next step (C11): amends first, where he is not satisfied and nothing is promised."""
    unhappy = form.satisfaction is not None and form.satisfaction <= screens.UNHAPPY
    planned = promise or next_steps.planned_besides(turn, found)
    outcome = Outcome(_change(turn), planned=planned, form=form, amends=unhappy and promise is None)
    note = turn.session.get(Note, form.note_id) if form.note_id else None
    next_steps.ask(turn, found, outcome, note, after=FLOW)


def resume(turn: Turn, dialog: Dialog) -> None:
    """The question again, after a break."""
    form, found = _of(turn, dialog), of_form(turn, dialog)
    _go_on(turn, found, form, dialog.step)


def takes(turn: Turn, dialog: Dialog) -> bool:
    """Whether typed words are for this form."""
    return holds(turn, dialog, started=False) and items.takes(turn, dialog)


def holds(turn: Turn, dialog: Dialog, *, started: bool = True) -> bool:
    """Whether the form still stands (its item may have been taken back), and whether anything was answered."""
    stands = turn.session.get(Callback, dialog.data["form"]) is not None
    return stands and (not started or dialog.step != "satisfaction")


def _of(turn: Turn, dialog: Dialog) -> Callback:
    return callbacks.mine(turn.session, turn.me, dialog.data["form"])[0]


def _pressed(turn: Turn, number: int) -> tuple[Callback, ItemView]:
    """The form of a button, with its item; one's own, and not used already."""
    if items.used(turn):
        raise Refusal(errors.settled)
    form, client = callbacks.mine(turn.session, turn.me, number)
    dialog = turn.dialog
    if dialog is not None and dialog.flow == FLOW and dialog.data["form"] == number:
        return form, of_form(turn, dialog)
    work = followups.get(turn.session, turn.me, form.follow_up_id or 0)
    return form, items.view(turn.session, turn.me, work, clients.get(turn.session, turn.me, client.id or 0), turn.now)


def _record(turn: Turn, form: Callback) -> None:
    """What is answered is taken back together with the item that was done."""
    dialog = turn.dialog
    ours = dialog is not None and dialog.flow == FLOW
    turn.record_with(dialog.data["change"] if dialog is not None and ours else None, form.client_id)


def _change(turn: Turn) -> int:
    dialog = turn.dialog
    if dialog is not None and dialog.flow == FLOW:
        return int(dialog.data["change"])
    return turn.record("note")
