"""Tells a message that Telegram can't take from a Telegram that is down."""

STRIKES = 30  # with the pauses between tries, some 25 minutes


class Patience:
    """Counts the tries of a message that failed while others went through; an outage wears out nothing."""

    def __init__(self) -> None:
        self._successes = 0
        self._strikes: dict[int, tuple[int, int]] = {}  # outbox id → (strikes, successes at the last one)

    def went_through(self, outbox_id: int) -> None:
        """A message arrived."""
        self._successes += 1
        self._strikes.pop(outbox_id, None)

    def is_out(self, outbox_id: int) -> bool:
        """A message met trouble once more: whether to give it up."""
        strikes, seen = self._strikes.get(outbox_id, (0, -1))
        if self._successes > seen:
            strikes += 1
        self._strikes[outbox_id] = (strikes, self._successes)
        if strikes < STRIKES:
            return False
        del self._strikes[outbox_id]
        return True
