"""B3: what a team sells, learnt from its purchases, and the names that each thing goes by."""

from datetime import datetime

from sqlalchemy import BigInteger, UniqueConstraint
from sqlmodel import Field, SQLModel

from storage.tables.base import UtcDateTime


class Product(SQLModel, table=True):
    """One thing that a team sells."""

    id: int | None = Field(default=None, primary_key=True)
    team_id: int = Field(foreign_key="team.id", index=True)
    name: str
    price: int | None = Field(default=None, sa_type=BigInteger)  # the usual one of a piece, minor units
    lasts_days: int | None = None  # C5: of a purchase that says nothing else
    listed: bool = True  # False: the lead took it out, it is offered no more
    merged_into: int | None = Field(default=None, index=True)  # the product that it is the same as; never one merged
    created_at: datetime = Field(sa_type=UtcDateTime)


class ProductName(SQLModel, table=True):
    """A name that a product goes by; a team knows a name once."""

    __table_args__ = (UniqueConstraint("team_id", "name_key"),)

    id: int | None = Field(default=None, primary_key=True)
    team_id: int = Field(foreign_key="team.id")
    product_id: int = Field(foreign_key="product.id", index=True, ondelete="CASCADE")
    name: str  # as it was first typed
    name_key: str  # playbook.goods.key of it
