"""A group in a talk test: people write in it and press what the bot shows there; and a day to tell of."""

from datetime import date, datetime, timedelta
from typing import Any

from sqlmodel import Session, select

from bot.playground.api import Answer, Person
from storage.tables import Member, Role, Team
from tests.storage.team_book import TeamBook
from tests.talk.world import SHANGHAI, Talker, World, text_of

GROUP = -1001000000018
WEDNESDAY = date(2026, 11, 18)
EVENING = datetime(2026, 11, 18, 18, 30, tzinfo=SHANGHAI)


class Group:
    """A supergroup with the bot in it."""

    def __init__(self, world: World, title: str, *talkers: Talker, number: int = GROUP, bot_in: bool = True) -> None:
        people: list[Person] = [talker.person for talker in talkers]
        self.world = world
        self.chat = world.api.add_group(number, title, people, bot_in=bot_in)
        self.toast = Answer()

    async def hears(self, talker: Talker, text: str) -> str:
        """Somebody writes; gives what the bot's message that changed last then shows."""
        talker.person.writes(text, chat=self.chat.id)
        await self.world.settle()
        return self.sees()

    async def feels(self, talker: Talker, label: str) -> str:
        """Somebody presses the newest button with this label; gives what its message then shows."""
        held = next(m["message_id"] for m in reversed(self.messages()) if label in self._labels(m))
        press = talker.person.presses_label(label, message_id=held, chat=self.chat.id)
        await self.world.settle()
        self.toast = await press.answered()
        return next(text_of(m) for m in self.messages() if m["message_id"] == held)

    async def is_forged(self, talker: Talker, data: str, message_id: int) -> str:
        """Somebody sends button data of his own making; gives the toast."""
        press = talker.person.presses(message_id, data, chat=self.chat.id)
        await self.world.settle()
        return (await press.answered()).text

    def messages(self) -> list[dict[str, Any]]:
        """The bot's messages, as now shown."""
        return [m for m in self.world.api.messages(self.chat.id) if m["from"]["is_bot"]]

    def texts(self) -> list[str]:
        """What they say."""
        return [text_of(message) for message in self.messages()]

    def sees(self) -> str:
        """The text of the bot's message that changed last."""
        shown = self.messages()
        if not shown:
            return ""
        return text_of(max(shown, key=lambda m: (m.get("edit_date", m["date"]), m["message_id"])))

    def buttons(self) -> list[dict[str, Any]]:
        """The buttons under the bot's newest message that has any."""
        return next(found for m in reversed(self.messages()) if (found := self._buttons(m)))

    def _buttons(self, message: dict[str, Any]) -> list[dict[str, Any]]:
        rows = message.get("reply_markup", {}).get("inline_keyboard", [])
        return [button for row in rows for button in row]

    def _labels(self, message: dict[str, Any]) -> list[str]:
        return [button["text"] for button in self._buttons(message)]


def a_day(session: Session) -> None:
    """A Wednesday of the team: orders, talks, promises, one of them late."""
    team = session.exec(select(Team)).first()
    assert team is not None
    book = TeamBook(session, team)
    reps = session.exec(select(Member).where(Member.team_id == team.id, Member.role == Role.REP)).all()
    fang, min_ = (book.client(rep, name) for rep, name in zip(reps, ("王芳", "李敏"), strict=True))
    noon = datetime(2026, 11, 18, 12, 0, tzinfo=SHANGHAI)
    book.bought(fang, WEDNESDAY, 86_000)
    book.bought(fang, WEDNESDAY - timedelta(days=7), 76_800)
    for client in (fang, min_):
        book.planned(client, WEDNESDAY, done=noon)
        book.talked(client, noon, "visit")
    book.planned(fang, WEDNESDAY)
    book.planned(min_, WEDNESDAY - timedelta(days=1))
    book.client(reps[0], "赵强", made=noon)
    book.stays_away(min_, WEDNESDAY)
