"""The lead's changes to the list of what the team sells; all through the session, so that they can be taken back."""

from sqlmodel import Session, col, select

from playbook.goods import key
from storage.queries.buying import goods
from storage.queries.team.members import NotAllowed
from storage.tables import Member, Product, ProductName


class Taken(Exception):
    """Another product goes by this name; `product` is that one."""

    def __init__(self, product: Product) -> None:
        super().__init__()
        self.product = product


def own(session: Session, me: Member, number: int) -> Product:
    """A product that the acting member may change; NotAllowed if he leads no team that has it."""
    if not me.role.leads:
        raise NotAllowed
    return goods.get(session, me, number)


def check_name(session: Session, product: Product, name: str) -> None:
    """ValueError if it can't be a product's name, Taken if it is that of another one."""
    if not key(name):
        raise ValueError(name)
    known = goods.named(session, product.team_id, name)
    if known is not None and known.id != product.id:
        raise Taken(known)


def rename(session: Session, product: Product, name: str) -> None:
    """Another name, one that passes `check_name`; the old ones are still understood."""
    if goods.named(session, product.team_id, name) is None:
        row = ProductName(team_id=product.team_id, product_id=product.id or 0, name=name, name_key=key(name))
        session.add(row)
    product.name = " ".join(name.split())
    session.add(product)
    session.flush()


def merge(session: Session, gone: Product, stays: Product) -> None:
    """Two products are one: what was sold as either counts to the one that stays, under all their names."""
    if gone.id == stays.id or gone.team_id != stays.team_id:
        raise NotAllowed
    for each in session.exec(select(Product).where(col(Product.merged_into) == gone.id)).all():
        each.merged_into = stays.id
        session.add(each)
    gone.merged_into = stays.id
    if stays.price is None:
        stays.price = gone.price
    if stays.lasts_days is None:
        stays.lasts_days = gone.lasts_days
    session.add_all((gone, stays))
    session.flush()


def change(session: Session, product: Product, **values: int | bool | None) -> None:
    """Set its usual price (`price`, minor units), how long it lasts (`lasts_days`), whether it is `listed`."""
    for name, value in values.items():
        setattr(product, name, value)
    session.add(product)
    session.flush()
