"""What the words about a purchase, and the answers given since, come to."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from handlers.turn import Turn
from playbook import capture, dates
from playbook.capture import ReadPurchase
from playbook.currencies import foreign
from playbook.goods import by_rate
from playbook.money import find_amounts
from playbook.typed.amounts import SMALL, either_unit
from storage.queries.buying import goods, purchases
from storage.tables import Product

BELOW_ZERO = re.compile(r"(?<!\w)[-−][ \t]?[^\w\s]?[0-9][0-9.,]*")
CHOICES = 3


@dataclass(frozen=True)
class Told:
    """The words about a purchase, and what was answered about them since; `draft` 0: nothing was asked yet.

    `amount` as it was paid, `own` in the team's currency where that is another; minor units. `product`: the one
    chosen by a button, with whose name the words begin.
    """

    words: str
    draft: int = 0
    amount: int | None = None
    day: date | None = None
    own: int | None = None
    product: int = 0


def chosen(turn: Turn, told: Told) -> Product | None:
    """The product chosen by a button."""
    return goods.get(turn.session, turn.me, told.product) if told.product else None


def read(turn: Turn, told: Told) -> ReadPurchase:
    """The purchase as the words and the answers tell it; an amount of 0 stands for one of nothing or less."""
    product = chosen(turn, told)
    words = told.words.removeprefix(product.name) if product else told.words
    found = _read(turn, words)
    if told.amount is not None:
        amount = -abs(told.amount) if is_return(turn, words) else told.amount
        goods_left = _without_amounts(found.product) if found.ambiguous else found.product
        found = replace(found, amount=amount, ambiguous=False, product=goods_left)
    elif found.ambiguous and found.amount and not several(words):
        found = replace(found, ambiguous=not purchases.is_usual(turn.session, turn.team.id or 0, abs(found.amount)))
    for unreal in dates.find_impossible(words, turn.local):
        found = replace(found, product=" ".join(found.product.replace(unreal.text, " ").split()))
    if product is not None:
        found = replace(found, product=f"{product.name} {found.product}".strip())
    return replace(found, day=told.day or found.day)


def _read(turn: Turn, words: str) -> ReadPurchase:
    came_back = capture.read_return(words, turn.local)
    if came_back is not None:
        return came_back
    found = capture.read_purchase(words, turn.local)
    if found.amount is None and BELOW_ZERO.search(words):
        return replace(capture.read_purchase(BELOW_ZERO.sub(" ", words), turn.local), amount=0)
    return found


def is_return(turn: Turn, words: str) -> bool:
    """Whether the words tell of something that came back."""
    return capture.read_return(words, turn.local) is not None


def below_zero(turn: Turn, told: Told) -> int:
    """What stands behind a minus in the words, minor units: a return, or a dash; 0 without one."""
    found = BELOW_ZERO.search(told.words)
    return (capture.read_purchase(found[0].lstrip("-−"), turn.local).amount or 0) if found else 0


def several(words: str) -> list[int]:
    """The amounts in the words, if there are several that might be meant."""
    said = list(dict.fromkeys(each.minor for each in find_amounts(words) if each.minor >= SMALL))
    return said[-CHOICES:] if len(said) > 1 else []


def amounts(turn: Turn, words: str, amount: int) -> Sequence[int]:
    """What a doubtful amount may mean."""
    return several(words) or either_unit(amount, chinese=turn.t.chinese)


def _without_amounts(product: str) -> str:
    for each in reversed(find_amounts(product)):
        if each.minor >= SMALL:
            product = product[: each.start] + product[each.end :]
    return " ".join(product.split())


def foreign_in(turn: Turn, found: ReadPurchase) -> str:
    """The currency (ISO 4217) in which it was paid, where that is not the team's; else ""."""
    return foreign(found.currency, turn.team.currency)


def own_typed(turn: Turn, amount: int, text: str) -> int | None:
    """What a foreign amount counts as, by an answer: a rate, or an amount in the team's currency; minor units."""
    by_the_rate = by_rate(abs(amount), text)
    if by_the_rate:
        return by_the_rate
    answer = capture.read_purchase(text, turn.local)
    return answer.amount if answer.amount and not foreign_in(turn, answer) else None
