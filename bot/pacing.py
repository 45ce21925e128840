"""Telegram's limits, kept from our side. Times are seconds of a monotonic clock.

About 30 messages a second overall, 1 a second a chat with a small burst, 20 a minute a group.
"""

from dataclasses import dataclass

MANY = 10_000  # chats remembered before the idle ones are forgotten
GROUP_RATE, GROUP_BURST = 12 / 60, 8.0  # so that no minute, wherever it begins, sees more than 20
ROUNDING = 1e-6  # of a place


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


class Pacing:
    """When the next message may go: overall, and to each chat."""

    def __init__(self, overall: float = 28.0, burst: float = 3.0) -> None:
        at_once = overall / 3  # a second sees little more than `overall`, though calls may arrive bunched together
        self._overall, self._burst = Bucket(overall, at_once, at_once), burst
        self._chats: dict[int, Bucket] = {}

    def free_at(self, now: float) -> float:
        """When any message may go."""
        return self._overall.free_at(now)

    def chat_free_at(self, chat_id: int, now: float) -> float:
        """When one to this chat may, as far as the chat is concerned."""
        return self._chat(chat_id, now).free_at(now)

    def take(self, chat_id: int, now: float) -> None:
        """A message to this chat goes now."""
        self._overall.take(now)
        self._chat(chat_id, now).take(now)

    def arrived(self, chat_id: int, now: float) -> None:
        """The message to this chat is there: from here on Telegram counts, not from when it went."""
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
