"""The bench: its table, and that it measures the real bot. How fast that is, no test says."""

from pathlib import Path
from random import Random

import pytest
from sqlmodel import Session

from scripts.benches import book
from scripts.benches.asked import KINDS, SLIPS
from scripts.benches.figures import Figure, quantile, table
from scripts.benches.firm import KNOWN, Size
from scripts.benches.places import Places
from scripts.benches.telegram import ECHO, lines, program, state, telegram
from storage.engine import make_engine
from storage.migrations import upgrade
from storage.queries.look_up import search
from storage.tables import Member


def test_a_figure_is_shown_beside_its_target_and_its_baseline() -> None:
    shown = table(
        "Speed",
        [
            Figure("start", 0.6123, "s", at_most=2, baseline="7.1 s"),
            Figure("messages", 28.12, "/s", at_least=29.1),
            Figure("rows", 1_000_000, ""),
        ],
    )
    assert shown.splitlines() == [
        "",
        "Speed",
        "            result     target             baseline",
        "  start     0.612 s    ≤ 2 s      met     7.1 s",
        "  messages  28.1 /s    ≥ 29.1 /s  MISSED",
        "  rows      1,000,000",
    ]


@pytest.mark.parametrize(("share", "value"), [(0.5, 50), (0.99, 99), (1.0, 100), (0.0, 1)])
def test_a_quantile_is_one_of_the_values(share: float, value: int) -> None:
    assert quantile(range(100, 0, -1), share) == value


async def test_every_line_typed_is_answered_by_the_real_bot(tmp_path: Path) -> None:
    firm = Size(reps=2, clients=2)
    url = Places(tmp_path).sqlite(firm)
    async with telegram(firm.people) as local, program("laoke", local.api, "--unpaced", database_url=url) as bot:
        assert await local.burst(lines(firm.people, [ECHO], 10)) > 0
        delays = await local.steadily([(person, f"{KNOWN} 3") for person in firm.people], rate=50)
        assert (await state(bot))["tasks"] > 0
    assert len(delays) == 2
    assert (local.disordered, local.unasked) == (0, [])


def test_whatever_is_typed_to_look_a_client_up_finds_somebody(tmp_path: Path) -> None:
    url, draw, count = f"sqlite:///{tmp_path / 'book.db'}", Random(1), 60
    upgrade(url)
    book.fill([url], count)
    engine = make_engine(url)
    with Session(engine) as session:
        rep = session.get_one(Member, book.REP)
        for kind in set(KINDS) - SLIPS - {"nobody's name"}:
            typed = {KINDS[kind](each, draw) for each in book.people(count) if each.owner_id == book.REP} - {""}
            assert typed, kind
            assert all(search.find(session, rep, text).ids for text in typed), kind
    engine.dispose()
