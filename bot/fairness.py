"""Taking turns: what waits is kept in lines, and each line gives one before any gives two."""

import heapq
from collections import deque


class RoundRobin:
    """Numbered things in lines; within a line the lowest number first."""

    def __init__(self) -> None:
        self._lines: dict[int | None, list[tuple[int, int]]] = {}
        self._order: deque[int | None] = deque()

    def __bool__(self) -> bool:
        return bool(self._order)

    def add(self, line: int | None, number: int, thing: int) -> None:
        """Put a thing into a line."""
        if line not in self._lines:
            self._lines[line] = []
            self._order.append(line)
        heapq.heappush(self._lines[line], (number, thing))

    def pop(self) -> tuple[int, int]:
        """(number, thing) of the line whose turn it is; it goes behind the others."""
        line = self._order.popleft()
        found = heapq.heappop(self._lines[line])
        if self._lines[line]:
            self._order.append(line)
        else:
            del self._lines[line]
        return found
