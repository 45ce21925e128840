"""Screens of the six questions (A1): one prompt at a time, how far an answer has got, all six at a glance."""

from dataclasses import dataclass
from datetime import datetime

from handlers.payloads.clients import ShowCard
from handlers.payloads.trust import (
    ExplainQuestion,
    OpenQuestion,
    RateAgain,
    RateAnswer,
    RemindTrust,
    ShowTrust,
    StopTrust,
    TakeUpQuestion,
    UndoAnswer,
)
from handlers.screen import Button, Row, Screen
from handlers.screens import buttons, words
from handlers.screens.format import bold, cut, italic, short_day
from handlers.screens.six_questions import trust_words
from handlers.texts import Html, Texts, escape, lines
from playbook import trust
from playbook.trust import Answers, Question, Strength
from storage.tables import Client, TrustAnswer

SIGNS = {Strength.EMPTY: "○", Strength.WEAK: "◔", Strength.TOLD: "◐", Strength.PROVEN: "●"}
QUOTED = 1500  # characters of an answer that are shown; even all in emoji they fit a message
SHORT = 80  # characters; a longer answer is folded up


@dataclass(frozen=True)
class Asked:
    """One question of one client's."""

    client: Client
    question: Question
    now: datetime  # in the member's zone
    trade: str = "general"
    answer: TrustAnswer | None = None
    onward: Question | None = None  # where skipping, or leaving the answer as it is, leads
    explained: bool = False


def strength(t: Texts, value: Strength) -> str:
    """A1: how far an answer has got."""
    names = {
        Strength.EMPTY: t.plain("Empty"),
        Strength.WEAK: t.plain("Shaky"),
        Strength.TOLD: t.plain("Told"),
        Strength.PROVEN: t.plain("They agreed"),
    }
    return names[value]


def strength_named(t: Texts, typed: str) -> Strength | None:
    """The strength whose word was typed instead of tapped."""
    named = {strength(t, value).casefold(): value for value in (Strength.WEAK, Strength.TOLD, Strength.PROVEN)}
    return named.get(typed.strip().casefold())


def _head(t: Texts, client: Client, question: Question) -> Html:
    name = bold(cut(client.name, 12))
    return t("{name} · no. {n} {title}", name=name, n=int(question), title=words.question(t, question))


def _quoted(text: str) -> Html:
    """An answer in full; a long one is folded up until it is tapped."""
    folded = len(text) > SHORT
    shown = text if len(text) <= QUOTED else text[: QUOTED - 1] + "…"
    return Html(f"<blockquote{' expandable' if folded else ''}>{escape(shown)}</blockquote>")


def question(t: Texts, asked: Asked) -> Screen:
    """One prompt with an example, or with the answer that stands."""
    client_id = asked.client.id or 0
    name = cut(asked.client.address_as or asked.client.name, 12)
    text = lines(
        _head(t, asked.client, asked.question),
        trust_words.prompt(t, asked.question, name),
        *(trust_words.reasons(t, asked.question) if asked.explained else ()),
        *_known(t, asked),
    )
    return Screen(text, _rows(t, asked), about=client_id)


def _known(t: Texts, asked: Asked) -> tuple[Html, ...]:
    answer = asked.answer
    if answer is None:
        example = trust_words.example(t, asked.question, asked.trade)
        return (italic(t("E.g. {example}", example=example)),)
    day = short_day(t, answer.answered_at.astimezone(asked.now.tzinfo).date(), asked.now.date())
    value = Strength(answer.strength)
    return (
        t("{sign} {strength} · {day}", sign=SIGNS[value], strength=strength(t, value), day=day),
        _quoted(answer.text),
        t("To change it, just type."),
    )


def _rows(t: Texts, asked: Asked) -> tuple[Row, ...]:
    client_id = asked.client.id or 0
    onward = OpenQuestion(client_id, asked.onward) if asked.onward else ShowTrust(client_id)
    if asked.answer is None:
        first = [Button(t.plain("Skip"), onward)]
    else:
        first = [
            Button(t.plain("Keep as it is"), onward),
            Button(t.plain("Rate again"), RateAgain(client_id, asked.question)),
        ]
    if not asked.explained:
        first.append(Button(t.plain("Why ask"), ExplainQuestion(client_id, asked.question)))
    last = [Button(t.plain("Stop here"), StopTrust(client_id))]
    before = trust.previous_question(asked.question)
    if before is not None:
        last.insert(0, Button(t.plain("Previous"), OpenQuestion(client_id, before)))
    return tuple(first), tuple(last)


def how_far(
    t: Texts, client: Client, answer: TrustAnswer, *, change: int | None, named: Client | None = None
) -> Screen:
    """How far has the answer got? `change` can be taken back; `named`: the answer is just this client's name."""
    client_id, asked = client.id or 0, Question(answer.question)
    levels = (Strength.WEAK, Strength.TOLD, Strength.PROVEN)
    rate = tuple(Button(strength(t, level), RateAnswer(client_id, asked, level)) for level in levels)
    last = [Button(t.plain("Stop here"), StopTrust(client_id))]
    if named is not None:
        last.insert(0, Button(t.plain("Card: {name}", name=cut(named.name, 8)), ShowCard(named.id or 0)))
    if change is None:
        last.append(Button(t.plain("Back"), OpenQuestion(client_id, asked)))
    else:
        last.append(Button(t.plain("↩️ Undo"), UndoAnswer(client_id, asked, change)))
    text = lines(_head(t, client, asked), _quoted(answer.text), t("How far has it got?"))
    return Screen(text, (rate, tuple(last)), about=client_id)


def summary(t: Texts, client: Client, answers: Answers, bring: TrustAnswer | None) -> Screen:
    """All six at a glance; `bring`: the answer to take along next time."""
    client_id = client.id or 0
    told, of = trust.coverage(answers)
    text = lines(
        t("{name} · six questions {told}/{of}", name=bold(cut(client.name, 12)), told=told, of=of),
        *(_line(t, asked, answers.get(asked, Strength.EMPTY)) for asked in Question),
        t("Bring along: {answer}", answer=cut(bring.text, 13)) if bring else None,
    )
    first = []
    if (lacking := trust.next_question(answers)) is not None:
        first.append(Button(t.plain("Fill in no. {n}", n=int(lacking)), OpenQuestion(client_id, lacking)))
    if lacking is not None or bring is not None:
        first.append(Button(t.plain("Remind me before"), RemindTrust(client_id)))
    read = Button(t.plain("Read answers"), OpenQuestion(client_id, Question.WHO_ARE_YOU))
    last = (read, buttons.card(t, client_id)) if answers else (buttons.card(t, client_id),)
    return Screen(text, (tuple(first), last) if first else (last,), about=client_id)


def _line(t: Texts, asked: Question, value: Strength) -> Html:
    title = words.question(t, asked)
    if value is Strength.EMPTY:
        return t("{n} {title} {sign}", n=int(asked), title=title, sign=SIGNS[value])
    how = strength(t, value)
    return t("{n} {title} {sign} {how}", n=int(asked), title=title, sign=SIGNS[value], how=how)


def rated(t: Texts, asked: Question, value: Strength) -> str:
    """The toast once an answer is rated."""
    return t.plain("No. {n}: {strength}", n=int(asked), strength=strength(t, value))


def taken_back(t: Texts) -> str:
    """The toast once an answer is taken back."""
    return t.plain("Taken back")


def no_answer(t: Texts) -> str:
    """The toast where an answer is not there any more."""
    return t.plain("That answer was taken back")


def asked_below(t: Texts) -> str:
    """The toast where the question is open already."""
    return t.plain("It is open below")


def offer(t: Texts, client: int, asked: Question) -> Button:
    """Under a note: the question that lacks its answer."""
    return Button(t.plain("Six questions: no. {n}", n=int(asked)), TakeUpQuestion(client, asked))


def asks_no_more(t: Texts) -> Html:
    """The last word after the offer was left alone three times."""
    return t("I'll stop asking. Type /trust when you want it.")
