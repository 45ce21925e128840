"""What a team sells (B3): learnt from its purchases, each thing under all the names it goes by."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, func, update
from sqlalchemy import select as columns_of
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, SQLModel, col, or_, select

from playbook.goods import Named, key, slip_of
from storage.queries.team.members import NotAllowed
from storage.tables import Client, Member, Product, ProductName, Purchase
from storage.tables.deals import NAMED, UNNAMED

NO_PRODUCT = 0  # what a purchase holds whose words are no product's name
LATELY = 300  # a team's last sales, by which the likeliest are known
OF_CLIENT = 50  # a client's last purchases
MOST_KNOWN = 1_000  # names a slip is looked for among
AT_ONCE = 500  # purchases put under their product in one go: some milliseconds
_TABLES = SQLModel.metadata.tables
_P, _N, _B = _TABLES["product"], _TABLES["productname"], _TABLES["purchase"]


@dataclass(frozen=True)
class Sold:
    """What a product brought since a day: purchases, pieces, minor units (returns taken off)."""

    count: int
    pieces: int
    amount: int


def named(session: Session, team_id: int, words: str) -> Product | None:
    """The product that goes by a name, however it is written; where two were merged the one that stayed."""
    folded = key(words)
    if not folded:
        return None
    query = select(ProductName.product_id).where(ProductName.team_id == team_id, ProductName.name_key == folded)
    number = session.exec(query).first()
    return _stayed(session, session.get(Product, number)) if number is not None else None


def _stayed(session: Session, product: Product | None) -> Product | None:
    return session.get(Product, product.merged_into) if product is not None and product.merged_into else product


def learn(session: Session, team_id: int, words: str, now: datetime) -> Product | None:
    """The product of this name; a new one is known from now on. None if the words are no product's name.

    It is no part of what a turn can take back: others may have sold it meanwhile.
    """
    known = named(session, team_id, words)
    if known is not None or not (folded := key(words)):
        return known
    connection = session.connection()
    values = {"team_id": team_id, "name": " ".join(words.split()), "listed": True, "created_at": now}
    made = _P.insert().values(**values).returning(_P.c.id)
    product = connection.execute(made).scalar_one()
    insert = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
    name = insert(_N).on_conflict_do_nothing(index_elements=["team_id", "name_key"])
    name = name.values(team_id=team_id, product_id=product, name=values["name"], name_key=folded)
    if not connection.execute(name).rowcount:  # somebody else has learnt it this instant
        connection.execute(_P.delete().where(_P.c.id == product))
    return named(session, team_id, words)


def link(session: Session, purchase: Purchase, now: datetime) -> Product | None:
    """Put a purchase under the product that its words name; what the words do not say of it is as usual (C5)."""
    found = learn(session, purchase.team_id, purchase.product, now) if purchase.product else None
    purchase.product_id = (found.id if found else NO_PRODUCT) if purchase.product else None
    session.add(purchase)
    return found


def unlearn(session: Session, number: int | None, meant: Product) -> None:
    """A name that turned out to be a slip is no product, unless something was sold by it or a lead has seen to it."""
    wrong = session.get(Product, number) if number and number != meant.id else None
    if wrong is None or wrong.price is not None or wrong.lasts_days is not None or wrong.merged_into is not None:
        return
    if session.exec(select(Product.id).where(Product.merged_into == number).limit(1)).first():
        return
    if session.exec(select(Purchase.id).where(Purchase.product_id == number, NAMED).limit(1)).first():
        return
    for name in session.exec(select(ProductName).where(ProductName.product_id == number)).all():
        session.delete(name)
    session.flush()
    session.delete(wrong)
    session.flush()


def learn_unnamed(session: Session, now: datetime) -> bool:
    """Put some purchases that came by themselves, such as those of a file, under their product; False without any."""
    found = session.exec(select(Purchase.team_id, Purchase.product).where(UNNAMED).limit(1)).first()
    if found is None:
        return False
    product = learn(session, *found, now)
    same = columns_of(_B.c.id).where(_B.c.team_id == found[0], _B.c.product == found[1], UNNAMED).limit(AT_ONCE)
    session.connection().execute(
        update(_B).where(_B.c.id.in_(same)).values(product_id=product.id if product else NO_PRODUCT)
    )
    return True


def get(session: Session, me: Member, number: int) -> Product:
    """A product of the acting member's team; NotAllowed if there is none. A merged one is what it became."""
    found = _stayed(session, session.get(Product, number))
    if found is None or found.team_id != me.team_id:
        raise NotAllowed
    return found


def slip(session: Session, purchase: Purchase) -> Product | None:
    """The product that a name typed for the first time was most likely meant for."""
    typed = key(purchase.product)
    if not purchase.product_id or not typed:
        return None
    same = select(Purchase.id).where(Purchase.product_id == purchase.product_id, NAMED)
    if len(session.exec(same.limit(2)).all()) > 1:
        return None
    query = select(ProductName.product_id, ProductName.name_key).join(
        Product, col(Product.id) == ProductName.product_id
    )
    others = query.where(ProductName.team_id == purchase.team_id, ProductName.product_id != purchase.product_id)
    others = others.where(col(Product.listed)).order_by(col(ProductName.id)).limit(MOST_KNOWN)
    meant = slip_of(typed, [Named(number, folded) for number, folded in session.exec(others)])
    return _stayed(session, session.get(Product, meant)) if meant is not None else None


def likeliest(session: Session, client: Client, most: int) -> list[Product]:
    """What this client will most likely buy: what he has bought of late, then what the team sells most."""
    numbers = Purchase.product_id
    own = select(numbers).where(Purchase.client_id == client.id)
    own = own.order_by(col(Purchase.bought_on).desc(), col(Purchase.id).desc())
    lately = select(numbers).where(Purchase.team_id == client.team_id, NAMED).order_by(col(Purchase.id).desc())
    counted = [Counter(session.exec(query)) for query in (own.limit(OF_CLIENT), lately.limit(LATELY))]
    found: dict[int, Product] = {}
    for count in counted:
        for number, _ in count.most_common():
            product = _stayed(session, session.get(Product, number)) if number else None
            if product is not None and product.listed and len(found) < most:
                found.setdefault(product.id or 0, product)
    return list(found.values())


def usual_amounts(session: Session, client: Client, product: Product, most: int) -> list[int]:
    """What a purchase of the product may come to, the likeliest first: its price, what the client paid, what others."""
    bought = select(Purchase.product_id, Purchase.amount).where(Purchase.amount > 0)
    own = bought.where(Purchase.client_id == client.id).order_by(col(Purchase.bought_on).desc()).limit(OF_CLIENT)
    lately = bought.where(Purchase.team_id == client.team_id, NAMED).order_by(col(Purchase.id).desc()).limit(LATELY)
    numbers = {product.id, *session.exec(select(Product.id).where(Product.merged_into == product.id))}
    found = [product.price] if product.price else []
    for query in (own, lately):
        paid = Counter(amount for number, amount in session.exec(query) if number in numbers)
        found += [amount for amount, _ in paid.most_common()]
    return list(dict.fromkeys(found))[:most]


def _of(product: Product) -> Any:
    """Whether a purchase is of a product, or of one that was merged into it."""
    merged = select(Product.id).where(Product.merged_into == product.id)
    return or_(col(Purchase.product_id) == product.id, col(Purchase.product_id).in_(merged))


def page(session: Session, me: Member, skip: int, most: int) -> list[Product]:
    """A part of the team's list, what was sold most of late first, then by name."""
    lately = select(Purchase.product_id).where(Purchase.team_id == me.team_id, NAMED)
    sold = Counter(session.exec(lately.order_by(col(Purchase.id).desc()).limit(LATELY)))
    counts: Counter[int] = Counter()
    for each in session.exec(select(Product).where(col(Product.id).in_(sold))).all():
        counts[each.merged_into or each.id or 0] += sold[each.id]
    here = _listed(me)
    first = session.exec(select(Product).where(*here, col(Product.id).in_(counts))).all()
    ranked = sorted(first, key=lambda each: (-counts[each.id or 0], each.name))
    others = select(Product).where(*here, col(Product.id).not_in(counts)).order_by(col(Product.name), col(Product.id))
    shown = ranked[skip : skip + most]
    rest = others.offset(max(0, skip - len(ranked))).limit(most - len(shown))
    return [*shown, *session.exec(rest)]


def count(session: Session, me: Member) -> int:
    """How many products are in the team's list."""
    return session.exec(select(func.count()).select_from(Product).where(*_listed(me))).one()


def _listed(me: Member) -> tuple[ColumnElement[bool], ...]:
    return col(Product.team_id) == me.team_id, col(Product.listed).is_(True), col(Product.merged_into).is_(None)


def names_of(session: Session, product: Product) -> list[str]:
    """All names a product goes by, but its own."""
    numbers = select(Product.id).where(or_(Product.id == product.id, Product.merged_into == product.id))
    query = select(ProductName.name).where(col(ProductName.product_id).in_(numbers)).order_by(col(ProductName.id))
    return [name for name in session.exec(query) if key(name) != key(product.name)]


def sold(session: Session, product: Product, since: date, until: date) -> Sold:
    """What a product brought from one day to another, both included."""
    is_sale = col(Purchase.amount) >= 0
    columns = (func.count().filter(is_sale), func.sum(Purchase.quantity).filter(is_sale), func.sum(Purchase.amount))
    here = (_of(product), NAMED, col(Purchase.bought_on).between(since, until))
    count, pieces, amount = session.connection().execute(columns_of(*columns).where(*here)).one()
    return Sold(count, int(pieces or 0), int(amount or 0))
