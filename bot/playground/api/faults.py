"""Faults that a test orders: refusals, outages, connections that break, answers that do not come."""

from dataclasses import dataclass, replace
from typing import Literal

from bot.playground.api.wire import ApiError, Call

Drop = Literal["before", "after"]
"""Whether the connection breaks before or after the call took effect."""

USUAL = {403: "Bot was blocked by the user"}
"""What is said where the order does not say it."""


@dataclass(frozen=True)
class Fault:
    """A fault for the next `times` calls of the method (any but getUpdates where None) to the chat (any where None)."""

    method: str | None
    status: int | None = None
    description: str = ""
    retry_after: int | None = None
    chat_id: int | None = None
    drop: Drop | None = None
    hang: float = 0.0
    times: int = 1

    def hits(self, call: Call) -> bool:
        """Tells whether the call is one that the fault was ordered for."""
        by_method = call.method == self.method if self.method else call.method != "getUpdates"
        return by_method and self.chat_id in (None, call.params.get("chat_id"))

    def error(self) -> ApiError | None:
        """Returns the refusal that was ordered, if one was."""
        if self.status is None:
            return None
        if self.retry_after is not None:
            words = self.description or f"Retry after {self.retry_after}"
            return ApiError(self.status, words, retry_after=self.retry_after)
        return ApiError(self.status, self.description or USUAL.get(self.status, ""))


class Faults:
    """The faults ordered and not yet used up, oldest first."""

    def __init__(self) -> None:
        self._ordered: list[Fault] = []

    def order(self, fault: Fault) -> None:
        """Adds a fault; raises ValueError for one that does nothing."""
        if fault.status is None and fault.drop is None and not fault.hang:
            raise ValueError("a fault needs a status, a drop or a hang")
        self._ordered.append(fault)

    def clear(self) -> int:
        """Takes back what was ordered; returns how many calls it would still have hit."""
        unused = sum(fault.times for fault in self._ordered)
        self._ordered.clear()
        return unused

    def take(self, call: Call) -> Fault | None:
        """Returns the fault that the call runs into, one time used."""
        for at, fault in enumerate(self._ordered):
            if fault.hits(call):
                left = replace(fault, times=fault.times - 1)
                self._ordered[at : at + 1] = [left] if left.times > 0 else []
                return fault
        return None
