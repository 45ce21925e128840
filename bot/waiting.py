"""The messages that wait to go out, a line for each chat. Nothing here sends or sleeps; times are monotonic seconds."""

import heapq
import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from bot.fairness import RoundRobin
from bot.pacing import Pacing
from storage.queries.delivery.outbox import Sending


@dataclass
class Line:
    """The messages that wait for one chat, and what keeps them waiting."""

    rows: list[Sending] = field(default_factory=list)
    going: Sending | None = None  # the one that is on its way
    rests: bool = False  # the chat takes no more for a while

    @property
    def head(self) -> Sending | None:
        """The next one."""
        return self.rows[0] if self.rows else None

    def find(self, outbox_id: int) -> Sending | None:
        """The message of a row, if it waits or is on its way."""
        return next((row for row in (self.going, *self.rows) if row is not None and row.id == outbox_id), None)


class Waiting:
    """Decides which message goes next.

    Replies before pushes, the oldest first; teams take turns with their pushes; one on its way a chat; within a chat
    and a priority the order stays. A chat that must rest keeps no other one waiting.
    """

    def __init__(self, pacing: Pacing) -> None:
        self._pacing = pacing
        self._lines: dict[int, Line] = {}
        self._replies: list[tuple[int, int]] = []  # heap of (outbox id, chat); may hold outdated ones
        self._pushes = RoundRobin()  # the same, a line for each team
        self._resting: list[tuple[float, int]] = []  # heap of (until, chat)

    def __len__(self) -> int:
        return sum(len(line.rows) for line in self._lines.values())

    def __contains__(self, chat_id: int) -> bool:
        return chat_id in self._lines

    def chats_with(self, count: int) -> Iterator[int]:
        """The chats for which so many wait."""
        return (chat for chat, line in self._lines.items() if len(line.rows) >= count)

    def add(self, row: Sending) -> Sending | None:
        """Queue a message; answers with an edit that need not go out any more, as this one edits the same message."""
        line = self._lines.setdefault(row.chat_id, Line())
        head, overtaken = line.head, None
        if row.edits_id is not None:
            overtaken = next((each for each in line.rows if each.edits_id == row.edits_id), None)
            if (target := line.find(row.edits_id)) is not None:  # an edit must not go before the message it changes
                row = replace(row, priority=target.priority)
        if overtaken is not None:
            line.rows.remove(overtaken)
        line.rows.insert(bisect_right(line.rows, row.priority, key=_priority), row)
        if line.head is not head:
            self._line_up(row.chat_id, line)
        return overtaken

    def next(self, now: float) -> Sending | None:
        """The message that may go now; its chat is busy until `done` or `later`."""
        self._wake(now)
        while self._next_at(now) <= now:
            number, chat = heapq.heappop(self._replies) if self._replies else self._pushes.pop()
            line = self._lines.get(chat)
            if line is None or line.going or line.rests or line.rows[0].id != number:
                continue  # outdated: it went, or a reply stepped before it
            if (free_at := self._pacing.chat_free_at(chat, now)) > now:
                self._rest(chat, line, free_at)
                continue
            line.going = line.rows.pop(0)
            self._pacing.take(chat, now, push=line.going.is_push)
            return line.going
        return None

    def next_at(self, now: float) -> float | None:
        """When to ask again if none may go now; None if nothing waits for a time."""
        at = min(self._next_at(now), self._resting[0][0] if self._resting else math.inf)
        return None if at == math.inf else at

    def _next_at(self, now: float) -> float:
        """When the next of those that are ready may go; while a reply is, no push does."""
        if self._replies:
            return self._pacing.free_at(now)
        return self._pacing.free_at(now, push=True) if self._pushes else math.inf

    def arrived(self, chat_id: int, now: float) -> None:
        """The message of this chat that was on its way is there; the next one waits until that is written down."""
        self._pacing.arrived(chat_id, now)

    def done(self, chat_id: int) -> None:
        """The message of this chat that was on its way is through."""
        line = self._lines[chat_id]
        line.going = None
        if line.rows:
            self._line_up(chat_id, line)
        else:
            del self._lines[chat_id]

    def later(self, row: Sending, now: float, seconds: float) -> None:
        """The message that was on its way goes before its like again, but not in these seconds."""
        self._pacing.arrived(row.chat_id, now)
        line = self._lines[row.chat_id]
        line.going = None
        line.rows.insert(bisect_left(line.rows, row.priority, key=_priority), row)
        self._rest(row.chat_id, line, now + seconds)

    def _line_up(self, chat_id: int, line: Line) -> None:
        if line.going or line.rests:
            return
        head = line.rows[0]
        if head.is_push:
            self._pushes.add(head.team_id, head.id, chat_id)
        else:
            heapq.heappush(self._replies, (head.id, chat_id))

    def _rest(self, chat_id: int, line: Line, until: float) -> None:
        line.rests = True
        heapq.heappush(self._resting, (until, chat_id))

    def _wake(self, now: float) -> None:
        while self._resting and self._resting[0][0] <= now:
            _, chat_id = heapq.heappop(self._resting)
            line = self._lines[chat_id]
            line.rests = False
            self._line_up(chat_id, line)


def _priority(row: Sending) -> int:
    return row.priority
