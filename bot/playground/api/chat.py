"""The chats: private ones, groups and supergroups, with their messages and what befalls the bot in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.playground.api.wire import Json

if TYPE_CHECKING:
    from bot.playground.api.people import Person
    from bot.playground.api.world import World

PRIVATE, GROUP, SUPERGROUP = "private", "group", "supergroup"


@dataclass(frozen=True)
class Post:
    """A message as the chat now shows it; one that carries a reply keyboard cannot be edited."""

    message: Json
    by_bot: bool = False
    fixed: bool = False
    inline_id: str = ""

    @property
    def service(self) -> bool:
        """Whether it only tells of something that happened in the chat."""
        return bool(
            {"new_chat_members", "left_chat_member", "migrate_to_chat_id", "migrate_from_chat_id", "pinned_message"}
            & self.message.keys()
        )


class Chat:
    """A chat. `bot_status` is the bot's, as in ChatMember: member, administrator, left, kicked."""

    def __init__(self, world: World, id: int, type: str, *, title: str = "", members: Sequence[Person] = ()) -> None:
        self._world = world
        self.id = id
        self.type = type
        self.title = title
        self.members = list(members)
        self.admins = self.members[:1]
        self.bot_status = "member"
        self.migrated_to: int | None = None
        self.posts: dict[int, Post] = {}
        self.keyboard: Json | None = None
        self.pinned: list[int] = []

    @property
    def is_group(self) -> bool:
        """Whether it is a group or a supergroup."""
        return self.type != PRIVATE

    @property
    def bot_in(self) -> bool:
        """Whether the bot receives what is written here."""
        return self.bot_status in ("member", "administrator") and self.migrated_to is None

    def as_json(self) -> Json:
        """The Chat object."""
        if self.is_group:
            return {"id": self.id, "type": self.type, "title": self.title}
        names = {name: value for name, value in self.members[0].user.items() if name.endswith("name")}
        return {"id": self.id, "type": self.type, **names}

    def kicks_bot(self, by: Person | None = None) -> None:
        """Removes the bot from the group."""
        self._set_bot_status("kicked", by)
        if self.type == SUPERGROUP:
            return
        self._world.post(self, (by or self.members[0]).user, {"left_chat_member": self._world.bot_user})

    def adds_bot(self, by: Person | None = None) -> None:
        """Adds the bot to the group, as a plain member."""
        person = by or self.members[0]
        self._set_bot_status("member", person)
        message = self._world.post(self, person.user, {"new_chat_members": [self._world.bot_user]})
        self._world.tell_bot("message", message, self)

    def promotes_bot(self, by: Person | None = None) -> None:
        """Makes the bot an administrator: it then reads every message and may pin and delete."""
        self._set_bot_status("administrator", by)

    def migrates(self) -> Chat:
        """Turns the group into a supergroup, which gets another id; returns it."""
        supergroup = self._world.add_chat(-1_000_000_000_000 + self.id, SUPERGROUP, self.title, self.members)
        supergroup.bot_status = self.bot_status
        sender = self.members[0].user
        leaving = self._world.post(self, sender, {"migrate_to_chat_id": supergroup.id})
        self._world.tell_bot("message", leaving, self)
        self.migrated_to = supergroup.id
        arriving = self._world.post(supergroup, sender, {"migrate_from_chat_id": self.id})
        self._world.tell_bot("message", arriving, supergroup)
        return supergroup

    def member_json(self, user: Json, status: str) -> Json:
        """The ChatMember object of a user with the status."""
        member: Json = {"status": status, "user": user}
        if status == "creator":
            return member | {"is_anonymous": False}
        if status == "kicked":
            return member | {"until_date": 0}
        if status == "administrator":
            rights = dict.fromkeys(ADMIN_RIGHTS, True)
            return member | {"can_be_edited": False, "is_anonymous": False} | rights
        return member

    def status_of(self, person: Person) -> str:
        """The person's status in the group, as in ChatMember."""
        if person not in self.members:
            return "left"
        if self.is_group and person is self.members[0]:
            return "creator"
        return "administrator" if self.is_group and person in self.admins else "member"

    def _set_bot_status(self, status: str, by: Person | None) -> None:
        before, self.bot_status = self.bot_status, status
        self._world.tell_bot_status(self, (by or self.members[0]).user, before, status)


ADMIN_RIGHTS = (
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_pin_messages",
)
