"""The six answers of a client (A1); the caller has seen to the right to him."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import bindparam
from sqlmodel import Session, select

from playbook.trust import Answers, Question, Strength
from storage.tables import Change, Client, TrustAnswer

Sheet = Mapping[Question, TrustAnswer]
# Put together once: that takes longer than to run it.
_SHEET = select(TrustAnswer).where(TrustAnswer.client_id == bindparam("client"))


def sheet(session: Session, client: Client) -> Sheet:
    """What is answered so far, by question."""
    answers = session.exec(_SHEET, params={"client": client.id})
    return {Question(answer.question): answer for answer in answers}


def strengths(answers: Sheet) -> Answers:
    """How well each question is answered, as the playbook reckons with it."""
    return {question: Strength(answer.strength) for question, answer in answers.items()}


def write(
    session: Session, client: Client, question: Question, text: str, now: datetime, source: tuple[int, int] | None
) -> TrustAnswer:
    """Keep an answer, in place of an older one; new words are shaky until they are rated.

    `source`: (chat, message) it was typed in; None if it came in several.
    """
    answer = sheet(session, client).get(question)
    if answer is None:
        answer = TrustAnswer(client_id=client.id or 0, question=question, text="", strength=0, answered_at=now)
    answer.text, answer.strength, answer.answered_at = text, int(Strength.WEAK), now
    answer.chat_id, answer.message_id = source or (None, None)
    session.add(answer)
    session.flush()
    return answer


def rate(session: Session, answer: TrustAnswer, strength: Strength, now: datetime) -> None:
    """Write down how far an answer has got."""
    answer.strength, answer.answered_at = int(strength), now
    session.add(answer)
    session.flush()


def typed_in(session: Session, chat_id: int, message_id: int) -> TrustAnswer | None:
    """The answer that came from this message."""
    query = select(TrustAnswer).where(TrustAnswer.chat_id == chat_id, TrustAnswer.message_id == message_id)
    return session.exec(query).first()


def made_by(answer: TrustAnswer, change: Change) -> bool:
    """Whether the answer still has the words that this change gave it."""
    return any(row["after"] and row["after"].get("text") == answer.text for row in change.rows)
