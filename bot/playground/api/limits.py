"""Telegram's limits on how fast a bot may send, off unless a test asks for them."""

import math
from dataclasses import dataclass, field

from bot.playground.api.wire import ApiError, Call

COUNTED = ("send", "copy", "forward", "editMessage")
"""How the names of the methods begin that send something."""
FREE = ("sendChatAction",)


@dataclass(frozen=True)
class Limits:
    """How many messages: overall and per chat a second (a chat may burst), per group a minute."""

    overall: int = 30
    per_chat: float = 1.0
    burst: int = 3
    per_group: int = 20


@dataclass
class _Bucket:
    """Fills by `rate` a second up to `size`; each message takes one."""

    size: float
    rate: float
    level: float
    filled_at: float

    def wait(self, now: float) -> float:
        """Returns the seconds until there is room for one message."""
        self.level = min(self.size, self.level + (now - self.filled_at) * self.rate)
        self.filled_at = now
        return 0.0 if self.level >= 1 else (1 - self.level) / self.rate


@dataclass
class Pace:
    """Holds the bot's calls against the limits. Time is given in seconds of any steady clock."""

    limits: Limits
    _buckets: dict[str, _Bucket] = field(default_factory=dict)

    def check(self, call: Call, now: float) -> None:
        """Counts the call; raises ApiError 429 with `retry_after` in whole seconds where it is too much."""
        if not call.method.startswith(COUNTED) or call.method in FREE:
            return
        chat = call.params.get("chat_id", 0)
        limits = self.limits
        buckets = [self._bucket("all", limits.overall, limits.overall, now)]
        if isinstance(chat, int) and chat < 0:
            buckets.append(self._bucket(f"group {chat}", limits.per_group, limits.per_group / 60, now))
        else:
            buckets.append(self._bucket(f"chat {chat}", limits.burst, limits.per_chat, now))
        wait = max(bucket.wait(now) for bucket in buckets)
        if wait > 0:
            seconds = math.ceil(wait)
            raise ApiError(429, f"Retry after {seconds}", retry_after=seconds)
        for bucket in buckets:
            bucket.level -= 1

    def _bucket(self, name: str, size: float, rate: float, now: float) -> _Bucket:
        return self._buckets.setdefault(name, _Bucket(size, rate, size, now))
