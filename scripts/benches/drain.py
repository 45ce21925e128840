"""A heap of pushes sent within Telegram's limits, while reps go on typing."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count

from sqlmodel import Session

from bot.playground.api import Limits
from scripts.benches.figures import Figure, quantile
from scripts.benches.firm import KNOWN, WORDS, Size
from scripts.benches.places import Places
from scripts.benches.telegram import Line, Telegram, program, telegram
from storage.engine import make_engine
from storage.queries.delivery import outbox
from storage.queries.delivery.outbox import PUSH

ROUND_TRIP = 0.05  # seconds
TYPING, PACE = 12, 3.0  # reps who type, and lines a second of them all
GROUPS, A_GROUP = 4, 12  # groups, and the messages that each gets
OFTEN, TIMES = 40, 5  # reps who get several pushes, and how many
TELEGRAM = Limits()


async def measure(places: Places, quick: bool) -> list[Figure]:
    """The heap on the local server as it is, and a smaller one at the round trip that Telegram has."""
    near = await drained(places, pushes=600 if quick else 3_000, trip=0)
    far = await drained(places, pushes=600 if quick else 1_000, trip=ROUND_TRIP)
    allowed = 0.97 * TELEGRAM.overall
    return [
        Figure(f"messages, {near.pushes:,} pushes and {near.replies} replies", near.rate, "/s", at_least=allowed),
        Figure("  calls refused with 429", near.refused, "", at_most=0),
        Figure("  replies meanwhile: half within", quantile(near.delays, 0.5) * 1e3, "ms"),
        Figure("    95 of 100 within", quantile(near.delays, 0.95) * 1e3, "ms", at_most=200),
        Figure(f"messages at a round trip of 50 ms, {far.pushes:,} pushes and {far.replies} replies", far.rate, "/s"),
        Figure("  calls refused with 429", far.refused, "", at_most=0),
        Figure("  replies meanwhile: 95 of 100 within", quantile(far.delays, 0.95) * 1e3, "ms", at_most=200),
    ]


@dataclass(frozen=True)
class Drained:
    """How a heap went: messages a second, calls refused, seconds that each answer took."""

    pushes: int
    replies: int
    rate: float
    refused: int
    delays: list[float]


async def drained(places: Places, pushes: int, trip: float) -> Drained:
    """The pushes wait when the bot starts, as after an outage; the clock runs from the first one's arrival."""
    firm = Size(reps=pushes, clients=2)
    url, typing = places.sqlite(firm), list(firm.people)[:TYPING]
    queue(url, targets(firm, pushes))
    async with telegram(firm.people, limits=TELEGRAM, trip=trip) as local:
        for number in range(GROUPS):
            local.api.add_group(-1_000_000_000_001 - number, "Group", [local.api.person(typing[0])])
        async with program("laoke", local.api, database_url=url):
            delays = await while_typing(local, typing, pushes)
        refused = len(local.api.refusals)
        local.api.refusals.clear()
    first, last = local.unasked[0], local.unasked[pushes - 1]
    replies = sum(first <= when <= last for when in local.answered)
    return Drained(pushes, replies, (pushes + replies) / (last - first).total_seconds(), refused, delays)


def targets(firm: Size, pushes: int) -> list[int]:
    """The chats of the pushes: some groups, some reps often, all others once; none to those who type."""
    groups = [-1_000_000_000_001 - number for number in range(GROUPS)] * A_GROUP
    others = list(firm.people)[TYPING:]
    chats = groups + others[:OFTEN] * TIMES + others[OFTEN:]
    return chats[:pushes]


def queue(url: str, chats: list[int]) -> None:
    """Put a push for each chat into the outbox."""
    engine, now = make_engine(url), datetime.now(UTC)
    with Session(engine) as session:
        for number, chat in enumerate(chats):
            params = {"chat_id": chat, "text": f"{WORDS[0]} {number}"}
            outbox.put(session, now, chat_id=chat, method="sendMessage", params=params, priority=PUSH)
        session.commit()
    engine.dispose()


async def while_typing(local: Telegram, typing: list[int], pushes: int) -> list[float]:
    """Reps type until all pushes have arrived; gives the seconds that their answers took."""

    def lines() -> Iterator[Line]:
        for number in count():
            if len(local.unasked) >= pushes:
                return
            yield typing[number % TYPING], f"{KNOWN} {WORDS[number % len(WORDS)]}"

    return await local.steadily(lines(), PACE)
