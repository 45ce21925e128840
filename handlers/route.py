"""A turn with who may take it, and where."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from handlers.turn import Turn
from storage.tables import Member

TurnFunction = Callable[[Turn], None]


class Who(Enum):
    """Who may take a route."""

    ANYONE = "anyone"
    MEMBER = "member"
    LEAD = "lead"

    def admits(self, member: Member | None) -> bool:
        """Whether this person may."""
        if self is Who.ANYONE:
            return True
        return member is not None and (self is Who.MEMBER or member.role.leads)


class Where(Enum):
    """In which chats a route answers."""

    PRIVATE = "private"
    GROUP = "group"
    ANYWHERE = "anywhere"

    def admits(self, in_group: bool) -> bool:
        """Whether this chat is one of them."""
        return self is Where.ANYWHERE or (self is Where.GROUP) == in_group


@dataclass(frozen=True)
class Route:
    """A turn with who may take it and where."""

    turn: TurnFunction
    who: Who = Who.MEMBER
    where: Where = Where.PRIVATE
    wants_file: bool = False
