"""Who brought whom (E2), over generations: what each branch of the tree has brought."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

LEVELS = 3  # generations shown below a client; what lies deeper is counted, and seen from nearer


@dataclass(frozen=True, slots=True)
class Referred:
    """A client whom `by` has brought: whether he bought, and what he spent so far (minor units, returns taken off).

    `seen` False: he is a colleague's. He counts as brought, but nothing more is told of him.
    """

    client: int
    by: int
    spent: int = 0
    bought: bool = False
    seen: bool = True


@dataclass(frozen=True, slots=True)
class Branch:
    """All who came through one client: how many, of them buyers, and what they spent (minor units)."""

    people: int = 0
    bought: int = 0
    spent: int = 0

    def __add__(self, other: "Branch") -> "Branch":
        """Both together."""
        return Branch(self.people + other.people, self.bought + other.bought, self.spent + other.spent)


@dataclass(frozen=True, slots=True)
class Row:
    """One of the tree: in which generation below its root, what came through him, and whether that is shown below."""

    referred: Referred
    level: int
    through: Branch
    unfolded: bool


@dataclass(frozen=True, slots=True)
class Tree:
    """A client's tree: summed up, and its rows from top to bottom, of each generation who brought most first."""

    whole: Branch
    rows: tuple[Row, ...]


def tree(root: int, referred: Iterable[Referred], levels: int = LEVELS) -> Tree:
    """Put together those whom a client has brought, directly or not; who stands in no line from him is left out.

    Somebody who would be his own forefather, in data that was broken elsewhere, is counted once, where he is met first.
    """
    children: dict[int, list[Referred]] = defaultdict(list)
    for each in referred:
        children[each.by].append(each)
    order = _generations(root, children)
    through = _sums(root, order)
    rows = tuple(_rows(root, order, through, levels))
    return Tree(through[root], rows)


def _generations(root: int, children: Mapping[int, list[Referred]]) -> list[Referred]:
    """Everybody below the root, each after the one who brought him."""
    met, order, at = {root}, list[Referred](), 0
    waiting = [root]
    while at < len(waiting):
        for each in children.get(waiting[at], ()):
            if each.client not in met:
                met.add(each.client)
                order.append(each)
                waiting.append(each.client)
        at += 1
    return order


def _own(each: Referred) -> Branch:
    return Branch(1, int(each.bought), each.spent) if each.seen else Branch(1)


def _sums(root: int, order: list[Referred]) -> dict[int, Branch]:
    """What came through each of them, the root too."""
    through: dict[int, Branch] = defaultdict(Branch)
    through[root] = Branch()
    for each in reversed(order):
        through[each.by] = through[each.by] + _own(each) + through[each.client]
    return through


def _rows(root: int, order: list[Referred], through: Mapping[int, Branch], levels: int) -> Iterable[Row]:
    brought: dict[int, list[Referred]] = defaultdict(list)
    for each in order:
        brought[each.by].append(each)

    def weight(each: Referred) -> tuple[int, int, int]:
        both = _own(each) + through.get(each.client, Branch())
        return both.spent, both.people, -each.client

    stack = [(each, 1) for each in sorted(brought[root], key=weight)]
    while stack:
        each, level = stack.pop()
        unfolded = level < levels
        yield Row(each, level, through.get(each.client, Branch()), unfolded)
        if unfolded:
            stack += [(one, level + 1) for one in sorted(brought[each.client], key=weight)]
