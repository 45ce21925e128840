"""Tables that are sent in the chat."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from sqlmodel import Session, col, func, select

from storage.tables import Client, Purchase
from tests.talk.world import Talker, World

CDNOW = (Path(__file__).parent.parent / "data" / "cdnow_sample.csv").read_bytes()  # 6,919 purchases of 2,357 customers
LONG = b"".join(CDNOW.splitlines(keepends=True)[:2001])  # 2,000 of 681
SMALL = "客户号,日期,金额,数量\n1,2026-01-05,100,1\n1,2026-02-05,100,1\n2,2026-03-05,29.33,2\n".encode()


async def sends(
    talker: Talker, content: bytes, name: str = "sales.csv", mime: str = "text/csv", words: str = ""
) -> str:
    """Sends a document; gives what the bot then shows."""
    talker.person.sends_document(name, content, mime, words)
    await talker.world.settle()
    return talker.sees()


async def imports(talker: Talker, content: bytes, label: str = "对,导入") -> str:
    """Sends a table, says yes, and lets it be read in; gives the result."""
    await sends(talker, content)
    await talker.presses(label)
    await talker.world.passes(seconds=1)
    return talker.sees()


async def in_the_books(world: World) -> tuple[int, int]:
    """How many clients and purchases there are."""

    def counted(session: Session) -> tuple[int, int]:
        tables = (Client, Purchase)
        clients, purchases = (session.exec(select(func.count()).select_from(table)).one() for table in tables)
        return clients, purchases

    return await world.database(counted)


async def days_bought(world: World) -> list[str]:
    """The days of all purchases."""
    return await world.database(
        lambda session: sorted(each.isoformat() for each in session.exec(select(col(Purchase.bought_on))))
    )


def sent_file(talker: Talker) -> Iterator[list[str]]:
    """The rows of the newest table that the bot sent."""
    document = next(message["document"] for message in reversed(talker.messages()) if "document" in message)
    stored = talker.world.api.world.files.find(document["file_id"])
    assert stored is not None
    return csv.reader(io.StringIO(stored.data.decode("utf-8-sig")))
