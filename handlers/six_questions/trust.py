"""The six questions (A1) as guided prompts: ask, keep the answer, ask how far it has got, go on.

The form's row holds client and question; each button names them too, so an old one does what it says.
"""

from handlers.payloads.trust import (
    AskTrust,
    ExplainQuestion,
    OpenQuestion,
    RateAgain,
    RateAnswer,
    ShowTrust,
    StopTrust,
    TakeUpQuestion,
    UndoAnswer,
)
from handlers.screens import errors
from handlers.screens.six_questions import trust as screens
from handlers.six_questions import trust_reminder
from handlers.six_questions.trust_prompts import ANSWER, FLOW, ask, finish, remember, still_mine, stopped_at
from handlers.six_questions.trust_prompts import show as show_all
from handlers.turn import Refusal, Turn
from handlers.who.which import ask_whose, continues, go_on, with_client
from playbook import trust
from playbook.trust import Question, Strength
from storage.queries.book import clients
from storage.queries.book import trust as stored
from storage.queries.team import members
from storage.queries.turns import changes
from storage.tables import Client, Dialog, TrustAnswer

RATE = "rate"


def command(turn: Turn) -> None:
    """/trust [client]; alone it goes on where it stopped."""
    dialog = turn.dialog
    if turn.args or turn.reply_about is not None:
        with_client(turn, turn.args, "trust")
    elif dialog is not None and dialog.flow == FLOW and still_mine(turn, dialog.data["client"]):
        resume(turn, dialog)
    elif (stopped := stopped_at(turn)) is not None:
        ask(turn, *stopped)
    else:
        with_client(turn, "", "trust")


@continues("trust")
def start(turn: Turn, client: Client, words: str) -> None:
    """Begin with a client, or go on; `words`: a question's number, or the answer to the next one."""
    words = words.strip()
    stopped = stopped_at(turn)
    question = trust.next_question(stored.strengths(stored.sheet(turn.session, client)))
    if words in {str(int(number)) for number in Question}:
        ask(turn, client, Question(int(words)))
    elif words and question is not None:
        _keep(turn, client, question, words)
    elif words:
        go_on(turn, client, words, "note")
    elif stopped is not None and stopped[0].id == client.id:
        ask(turn, *stopped)
    elif question is not None:
        ask(turn, client, question)
    else:
        finish(turn, client)


def pressed(turn: Turn) -> None:
    """The card's button."""
    client = clients.get(turn.session, turn.me, turn.pressed(AskTrust).client)
    clients.touch(turn.session, turn.me, client, turn.now)
    start(turn, client, "")


def open_question(turn: Turn) -> None:
    """One question: the one before, the next, or one to fill in."""
    press = turn.pressed(OpenQuestion)
    ask(turn, clients.get(turn.session, turn.me, press.client), press.question)


def explain(turn: Turn) -> None:
    """The same question with its reason."""
    press = turn.pressed(ExplainQuestion)
    ask(turn, clients.get(turn.session, turn.me, press.client), press.question, explained=True)


def take_up(turn: Turn) -> None:
    """The question offered under a note, in a message of its own: the note's buttons stay."""
    press = turn.pressed(TakeUpQuestion)
    client = clients.get(turn.session, turn.me, press.client)
    dialog = turn.dialog
    here = {"client": client.id, "question": int(press.question)}
    if dialog is not None and dialog.flow == FLOW and here.items() <= dialog.data.items():
        turn.toast(screens.asked_below(turn.t))
        return
    ask(turn, client, press.question, anew=True)


def takes(turn: Turn, dialog: Dialog) -> bool:
    """Any words answer a question; where a button is waited for, a line about a client is no answer."""
    return dialog.step == ANSWER or not clients.named_at_start(turn.session, turn.me, turn.text)


def typed(turn: Turn, dialog: Dialog) -> None:
    """An answer; where its strength was asked: that, or more of the answer; or the day of a reminder."""
    client = still_mine(turn, dialog.data["client"])
    if client is None:
        turn.close_form()
        ask_whose(turn, turn.text)
        return
    question = Question(dialog.data["question"])
    answer = stored.sheet(turn.session, client).get(question)
    if dialog.step == trust_reminder.STEP:
        trust_reminder.typed(turn, client)
    elif dialog.step != RATE or answer is None:
        _keep(turn, client, question, turn.text)
    elif (strength := screens.strength_named(turn.t, turn.text)) is not None:
        _rate(turn, client, answer, strength)
    else:
        _keep(turn, client, question, f"{answer.text}\n{turn.text}", whole=False)


def resume(turn: Turn, dialog: Dialog) -> None:
    """Show the form's question again, after a break."""
    client = clients.get(turn.session, turn.me, dialog.data["client"])
    question = Question(dialog.data["question"])
    answer = stored.sheet(turn.session, client).get(question)
    if dialog.step == trust_reminder.STEP:
        trust_reminder.ask(turn, client)
    elif dialog.step == RATE and answer is not None:
        _ask_how_far(turn, client, answer, dialog.data.get("change"))
    else:
        ask(turn, client, question)


def rate(turn: Turn) -> None:
    """How far an answer has got; then the next question, or all six at a glance."""
    press = turn.pressed(RateAnswer)
    client = clients.get(turn.session, turn.me, press.client)
    answer = stored.sheet(turn.session, client).get(press.question)
    if press.strength is Strength.EMPTY:
        raise members.NotAllowed
    if answer is None:
        turn.toast(screens.no_answer(turn.t))
        ask(turn, client, press.question)
    else:
        _rate(turn, client, answer, press.strength)


def rate_again(turn: Turn) -> None:
    """An answer from before stays as it is; how far has it got by now?"""
    press = turn.pressed(RateAgain)
    client = clients.get(turn.session, turn.me, press.client)
    answer = stored.sheet(turn.session, client).get(press.question)
    if answer is None:
        ask(turn, client, press.question)
    else:
        _ask_how_far(turn, client, answer, None)


def undo_answer(turn: Turn) -> None:
    """Take the answer back and ask again."""
    press = turn.pressed(UndoAnswer)
    client = clients.get(turn.session, turn.me, press.client)
    change = changes.mine(turn.session, turn.me, press.change)
    if change is None:
        raise members.NotAllowed
    answer = stored.sheet(turn.session, client).get(press.question)
    if change.undone_at is not None or answer is None or not stored.made_by(answer, change):
        raise Refusal(errors.settled)
    changes.undo(turn.session, change, turn.now)
    turn.toast(screens.taken_back(turn.t))
    ask(turn, client, press.question)


def show(turn: Turn) -> None:
    """The questions are through: all six at a glance."""
    finish(turn, clients.get(turn.session, turn.me, turn.pressed(ShowTrust).client))


def stop(turn: Turn) -> None:
    """Stop for now: all six at a glance; the place is kept."""
    show_all(turn, clients.get(turn.session, turn.me, turn.pressed(StopTrust).client))


def edited(turn: Turn) -> None:
    """The person edited the message that an answer came from."""
    message = turn.message
    answer = stored.typed_in(turn.session, turn.chat_id, message.message_id) if message else None
    if answer is None or not turn.text:
        return
    client = clients.get(turn.session, turn.me, answer.client_id)
    change = turn.record("trust", client.id)
    answer.text = turn.text
    turn.session.add(answer)
    turn.say(screens.how_far(turn.t, client, answer, change=change))


def _keep(turn: Turn, client: Client, question: Question, words: str, *, whole: bool = True) -> None:
    """Keep an answer as shaky and ask how far it has got; `whole`: it stands in one message, which may be edited."""
    change = turn.record("trust", client.id)
    answer = stored.write(turn.session, client, question, words, turn.now, turn.source if whole else None)
    clients.touch(turn.session, turn.me, client, turn.now)
    _ask_how_far(turn, client, answer, change)
    remember(turn, client, question)


def _ask_how_far(turn: Turn, client: Client, answer: TrustAnswer, change: int | None) -> None:
    named = [c for c, rest in clients.named_at_start(turn.session, turn.me, answer.text) if not rest and c != client]
    screen = screens.how_far(turn.t, client, answer, change=change, named=named[0] if named else None)
    turn.ask(FLOW, RATE, screen, client=client.id, question=answer.question, change=change)


def _rate(turn: Turn, client: Client, answer: TrustAnswer, strength: Strength) -> None:
    question = Question(answer.question)
    if answer.strength != strength:
        turn.record("trust", client.id)
        stored.rate(turn.session, answer, strength, turn.now)
    turn.toast(screens.rated(turn.t, question, strength))
    onward = trust.next_question(stored.strengths(stored.sheet(turn.session, client)), after=question)
    if onward is None:
        finish(turn, client)
    else:
        ask(turn, client, onward)
