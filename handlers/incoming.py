"""What came in: the update at hand, who acts, and what was typed, pressed or replied to."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import Session
from telegram import Message, Update

from handlers.callbacks import P, Payload
from handlers.files.uploads import Upload
from handlers.texts import Texts, language_of
from playbook.workdays import Workdays
from storage.queries.delivery import outbox
from storage.queries.team import members
from storage.queries.work.working_time import workdays
from storage.tables import Draft, Member, Team


@dataclass(frozen=True)
class House:
    """What every turn may know of the installation."""

    now: Callable[[], datetime]
    username: str
    language: str = "zh_Hans"
    timezone: str = "Asia/Shanghai"
    owner_id: int | None = None
    holder: int = 0  # the number of this process among those on its database
    shared: bool = False  # whether there may be others


@dataclass
class Incoming:
    """The update at hand, read in every way a turn needs."""

    session: Session
    update: Update
    house: House
    now: datetime
    member: Member | None
    press: Payload | None = None
    upload: Upload | None = None  # the document sent, where the route asked for it
    args: str = ""  # the words after a command
    files: list[dict[str, Any]] = field(default_factory=list)  # what was sent along: kind, file_id, name
    draft: Draft | None = None  # the kept words that a button has brought back
    clock_of: Member | None = None  # the colleague by whose clock days and hours are meant

    @property
    def me(self) -> Member:
        """The acting member; only routes for members may ask."""
        if self.member is None:
            raise members.NotAllowed
        return self.member

    @cached_property
    def team(self) -> Team:
        """The acting member's team."""
        return members.team_of(self.session, self.me)

    @cached_property
    def t(self) -> Texts:
        """Texts in the member's language, a stranger's by his profile."""
        if self.member is not None:
            return Texts(self.member.language)
        user = self.update.effective_user
        return Texts(language_of(user.language_code) if user and user.language_code else self.house.language)

    @cached_property
    def zone(self) -> ZoneInfo:
        """The member's time zone."""
        return ZoneInfo(self.member.timezone if self.member else self.house.timezone)

    @property
    def local(self) -> datetime:
        """Now, in the member's zone."""
        return self.now.astimezone(self.zone)

    @property
    def today(self) -> date:
        """The member's day."""
        return self.local.date()

    def by_clock_of(self, owner_id: int) -> None:
        """From here on days and hours are those of the member whose work it is; what is shown says so."""
        owner = self.session.get_one(Member, owner_id)
        if owner.timezone != self.me.timezone:
            self.zone, self.clock_of = ZoneInfo(owner.timezone), owner

    @cached_property
    def workdays(self) -> Workdays:
        """When the member works."""
        return workdays(self.session, self.me)

    @property
    def message(self) -> Message | None:
        """The message typed, edited or pressed under."""
        return self.update.effective_message

    @property
    def text(self) -> str:
        """What was typed, a file's caption, or the kept words that a button has brought back."""
        if self.update.callback_query is not None:
            return self.draft.text if self.draft else ""
        message = self.message
        return (message.text or message.caption or "").strip() if message else ""

    @property
    def source(self) -> tuple[int, int] | None:
        """(chat, message) in which the words were typed."""
        if self.draft is not None:
            return (self.draft.chat_id, self.draft.message_id) if self.draft.message_id else None
        if self.message is None or self.update.callback_query is not None:
            return None
        return self.chat_id, self.message.message_id

    @property
    def chat_id(self) -> int:
        """Where the update came from."""
        if self.update.effective_chat:
            return self.update.effective_chat.id
        return self.user_id

    @property
    def user_id(self) -> int:
        """Who sent the update, by Telegram id."""
        return self.update.effective_user.id if self.update.effective_user else 0

    @property
    def in_group(self) -> bool:
        """Whether others read along."""
        return self.chat_id != self.user_id

    def pressed(self, kind: type[P]) -> P:
        """The button's payload, which the route has made sure of."""
        if not isinstance(self.press, kind):
            raise members.NotAllowed
        return self.press

    @cached_property
    def replied_to(self) -> tuple[int, int | None] | None:
        """(outbox id, client it is about) of our message that this one replies to."""
        message = self.message
        if message is None or message.reply_to_message is None or self.press is not None:
            return None
        return outbox.find_sent(self.session, self.chat_id, message.reply_to_message.message_id)

    @property
    def reply_about(self) -> int | None:
        """The client that the message replied to is about."""
        return self.replied_to[1] if self.replied_to else None
