"""What the database holds, and what of it cannot be set through the chat in a few words."""

from sqlmodel import Session, col, select

from storage.tables import Client, Draft, Inbox, InboxStatus, Member, Note, Purchase, Team
from tests.talk.world import Talker, World


async def sell(world: World, trade: str) -> None:
    """Set what all teams sell."""

    def make(session: Session) -> None:
        for team in session.exec(select(Team)):
            team.trade = trade
            session.add(team)

    await world.database(make)


async def client_named(world: World, name: str) -> int:
    """The number of the client of this name, put away or not."""
    found = select(Client.id).where(Client.name == name)
    return await world.database(lambda session: session.exec(found).one()) or 0


async def names(world: World) -> list[str]:
    """The names of all clients, in the order in which they came."""
    return await world.database(lambda session: list(session.exec(select(Client.name).order_by(col(Client.id)))))


async def amounts(world: World, client: int) -> list[int]:
    """What a client's purchases came to, in minor units."""
    bought = select(Purchase.amount).where(Purchase.client_id == client).order_by(col(Purchase.id))
    return await world.database(lambda session: list(session.exec(bought)))


async def notes(world: World) -> list[Note]:
    """All notes, the oldest first."""
    return await world.database(lambda session: list(session.exec(select(Note).order_by(col(Note.id)))))


async def waiting(world: World) -> list[str]:
    """The texts of all drafts that wait for a place."""
    drafts = select(Draft.text).where(col(Draft.settled).is_(False)).order_by(col(Draft.id))
    return await world.database(lambda session: list(session.exec(drafts)))


async def failures(world: World) -> list[str | None]:
    """What went wrong with updates."""
    failed = select(Inbox.error).where(Inbox.status == InboxStatus.FAILED)
    return await world.database(lambda session: list(session.exec(failed)))


async def unlearn(world: World, talker: Talker) -> None:
    """The member has had no lesson yet."""
    number = (await world.member(talker)).id

    def make(session: Session) -> None:
        member = session.get_one(Member, number)
        member.lessons = []
        session.add(member)

    await world.database(make)
