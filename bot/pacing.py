"""Telegram's limits, kept from our side. Times are seconds of a monotonic clock.

About 30 messages a second overall, 1 a second a chat with a small burst, 20 a minute a group.
"""

from collections import deque
from dataclasses import dataclass

OVERALL = 30.0  # messages a second
SPAN = 1.0  # seconds over which Telegram counts them
LOST = 2.0  # seconds after which a message without an answer is taken for arrived
MANY = 10_000  # chats remembered before the idle ones are forgotten
GROUP_RATE, GROUP_BURST = 12 / 60, 8.0  # so that no minute, wherever it begins, sees more than 20
ROUNDING = 1e-6  # of a place, or of a second


@dataclass
class Bucket:
    """A token bucket: `rate` a second, at most `size` at once; `level` are the places free at the second `at`."""

    rate: float
    size: float
    level: float
    at: float = 0.0

    def free_at(self, now: float) -> float:
        """When a place is free: now or later."""
        missing = 1.0 - self._level(now)
        return now if missing <= ROUNDING else now + missing / self.rate

    def take(self, now: float) -> None:
        """Take a place."""
        self.level, self.at = self._level(now) - 1.0, now

    def restart(self, now: float) -> None:
        """Begin to fill again only now."""
        self.at = now

    def is_full(self, now: float) -> bool:
        """Whether it is as if never used."""
        return self._level(now) >= self.size

    def _level(self, now: float) -> float:
        return min(self.size, self.level + max(0.0, now - self.at) * self.rate)


class Window:
    """At most `size` messages within any second, wherever it begins.

    When a message reaches Telegram lies somewhere between its going out and its answer. Whatever the next one gains by
    a quick way there, or this one lost on the way back, is at least the quickest round trip seen: so a place is free
    a second after the answer, less that round trip, or after LOST where no answer comes.
    """

    def __init__(self, size: int) -> None:
        self.size = size
        self._going: dict[int, float] = {}  # chat → when its message went; one a chat at a time
        self._there: deque[float] = deque()  # when the answers of the last second came
        self._quickest = SPAN / 2  # seconds

    def free_at(self, now: float) -> float:
        """When a place is free: now or later."""
        counts = SPAN - self._quickest
        while self._there and self._there[0] + counts <= now:
            self._there.popleft()
        if len(self._going) + len(self._there) < self.size or self._forgets_lost(now):
            return now
        freed = [self._there[0] + counts] if self._there else []
        return min([*freed, next(iter(self._going.values())) + LOST] if self._going else freed)

    def take(self, chat_id: int, now: float) -> None:
        """A message goes."""
        self._going[chat_id] = now

    def arrived(self, chat_id: int, now: float) -> None:
        """Its answer came."""
        went = self._going.pop(chat_id, None)
        if went is not None:
            self._quickest = min(self._quickest, max(0.0, now - went))
            self._there.append(now)

    def _forgets_lost(self, now: float) -> bool:
        lost = [chat for chat, since in self._going.items() if since + LOST <= now]
        for chat in lost:
            del self._going[chat]
        return bool(lost)


class Pacing:
    """When the next message may go: overall, and to each chat. Pushes keep an even step, so that replies find room."""

    def __init__(self, overall: float = OVERALL, burst: float = 3.0) -> None:
        self._overall, self._burst = overall, burst
        self._window = Window(int(overall))
        self._step = SPAN / overall  # seconds between pushes
        self._push_at = 0.0
        self._chats: dict[int, Bucket] = {}

    def share_with(self, processes: int) -> None:
        """So many processes send for the bot: each keeps to its part."""
        part = max(1.0, self._overall / max(1, processes))
        self._window.size, self._step = int(part), SPAN / part

    def free_at(self, now: float, *, push: bool = False) -> float:
        """When any message may go."""
        free = self._window.free_at(now)
        return max(free, self._push_at) if push and self._push_at - now > ROUNDING else free

    def chat_free_at(self, chat_id: int, now: float) -> float:
        """When one to this chat may, as far as the chat is concerned."""
        return self._chat(chat_id, now).free_at(now)

    def take(self, chat_id: int, now: float, *, push: bool = False) -> None:
        """A message to this chat goes now."""
        self._window.take(chat_id, now)
        self._chat(chat_id, now).take(now)
        if push:  # one that goes a little late lets the next one come no later
            self._push_at = (self._push_at if now - self._push_at < self._step else now) + self._step

    def arrived(self, chat_id: int, now: float) -> None:
        """The message to this chat is there: from here on Telegram counts, not from when it went."""
        self._window.arrived(chat_id, now)
        self._chat(chat_id, now).restart(now)

    def _chat(self, chat_id: int, now: float) -> Bucket:
        if chat_id not in self._chats:
            if len(self._chats) >= MANY:
                self._chats = {chat: bucket for chat, bucket in self._chats.items() if not bucket.is_full(now)}
            self._chats[chat_id] = _bucket(chat_id, self._burst)
        return self._chats[chat_id]


def _bucket(chat_id: int, burst: float) -> Bucket:
    """A private chat's id is positive, a group's negative."""
    return Bucket(1.0, burst, burst) if chat_id > 0 else Bucket(GROUP_RATE, GROUP_BURST, GROUP_BURST)
