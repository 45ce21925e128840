"""Pictures and large reports that are put together beside the bot."""

from datetime import date, datetime

from sqlalchemy import BigInteger
from sqlmodel import Field, SQLModel

from playbook.report import Period, Picture
from storage.tables.base import EnumText, UtcDateTime


class ReportJob(SQLModel, table=True):
    """A picture, or figures that take long to count, for a member who waits; the row goes once the sender has it."""

    id: int | None = Field(default=None, primary_key=True)
    team_id: int = Field(foreign_key="team.id")
    member_id: int = Field(foreign_key="member.id")
    chat_id: int = Field(sa_type=BigInteger)
    picture: Picture = Field(sa_type=EnumText(Picture))
    period: Period = Field(default=Period.THIS_MONTH, sa_type=EnumText(Period))
    whose: int = 0  # the rep whose figures they are (0: of all whom the member may see); of a list the page
    day: date | None = None  # as of which it is read
    client_id: int | None = Field(default=None, foreign_key="client.id", index=True, ondelete="CASCADE")
    shown_id: int | None = None  # the outbox row of the message that the figures go into
    created_at: datetime = Field(sa_type=UtcDateTime)
