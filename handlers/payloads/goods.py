"""Buttons of what is bought: choosing a product, another currency, what came back, the list of what a team sells."""

from handlers.callbacks import Payload, payload


@payload("bg")
class BuyProduct(Payload):
    """The client bought this product; its amount is asked next."""

    client: int
    product: int


@payload("gp")
class ProductFor(Payload):
    """The product chosen came to this amount (minor units); the draft waits for it."""

    client: int
    draft: int
    product: int
    amount: int


@payload("bo")
class CountsAs(Payload):
    """What was paid in another currency (`amount`, where it was asked too) counts as `own`; minor units of both."""

    client: int
    draft: int
    own: int
    amount: int | None


@payload("br")
class AskReturn(Payload):
    """How much of a purchase came back?"""

    purchase: int


@payload("gw")
class CameBack(Payload):
    """So much of it did (minor units)."""

    purchase: int
    amount: int


@payload("gy")
class ShowMoreParts(Payload):
    """The rarer parts of a purchase: margin, for whom, how they heard of us, how long it lasts."""

    purchase: int


@payload("bu")
class AskSource(Payload):
    """How did they hear of us?"""

    purchase: int


@payload("bv")
class SetSource(Payload):
    """So."""

    purchase: int
    source: str


@payload("bm")
class MeantProduct(Payload):
    """What was typed was a slip for this product."""

    purchase: int
    product: int


@payload("gk")
class ShowProducts(Payload):
    """The list of what the team sells, after so many."""

    skip: int


@payload("go")
class OpenProduct(Payload):
    """One of them."""

    product: int


@payload("gn")
class AskProduct(Payload):
    """Ask for a part of it: `part` names which."""

    product: int
    part: str


@payload("gx")
class ListProduct(Payload):
    """Take it out of the list, or put it back."""

    product: int
    listed: bool


@payload("gm")
class MergeProduct(Payload):
    """With which other one is it the same? Those after so many."""

    product: int
    skip: int


@payload("gz")
class SameProduct(Payload):
    """It is the same as that one, which stays."""

    product: int
    stays: int
