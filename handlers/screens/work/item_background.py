"""What to have in mind for an item of work: the last contact, and what to ask first."""

from datetime import datetime

from handlers.screens import words
from handlers.screens.format import cut, short_day
from handlers.texts import Html, Texts
from storage.tables import Fact, Note

SAID = 24  # letters of what was said


def last_contact(t: Texts, note: Note | None, now: datetime) -> Html | None:
    """When and how they last spoke, and what was said; `now` in the member's zone."""
    if note is None:
        return None
    day = short_day(t, note.occurred_at.astimezone(now.tzinfo).date(), now.date())
    kind = words.contact(t, note.kind)
    if not note.text or words.only_says(note.text, kind):
        return t("Last: {day} {kind}", day=day, kind=kind)
    return t("Last: {day} {kind}, {said}", day=day, kind=kind, said=cut(note.text, SAID))


def to_raise(t: Texts, topic: Fact | None) -> Html | None:
    """The one thing to ask about first."""
    return t("First ask: {topic}", topic=cut(topic.text, SAID)) if topic else None
