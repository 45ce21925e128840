"""What a list tells of purchases besides day, amount and goods: margin, for whom, how they came, returns."""

from datetime import date

import pytest

from playbook.capture import Source
from playbook.columns import (
    Content,
    Entry,
    Field,
    Layout,
    NotATable,
    Numbering,
    Refused,
    SaleParts,
    guess,
    read_line,
    records,
)

TODAY = date(2026, 11, 18)
FULL = "姓名,日期,金额,产品,毛利,给谁,得知途径,外币金额,外币币种,退货\n"


def read(text: str) -> tuple[Layout, list[Entry]]:
    """How a list is read, and its lines."""
    content = text.encode()
    layout = guess(content, "utf-8", this_year=2026, region="CN")
    found = [read_line(line, layout, today=TODAY, region="CN") for line in records(content, "utf-8", ",")]
    return layout, [each for each in found[layout.skip :] if not isinstance(each, Refused)]


@pytest.mark.parametrize(
    ("cells", "parts"),
    [
        ("800,女儿,抖音,500,USD,", SaleParts(80_000, "女儿", Source.VIDEO, 50_000, "USD")),
        ("-12.5,,店门口的横幅,,,", SaleParts(-1250, source="店门口的横幅")),
        ("20%,,,500,,", None),
        ("不详,,,很多,美元,", None),
        (",,,500,美元,否", SaleParts(foreign_amount=50_000, foreign_currency="USD")),
        (",,,500,$,", None),
        (",,,,,是", None),
        (",,,,,", None),
    ],
)
def test_each_part(cells: str, parts: SaleParts | None) -> None:
    """What can't be read is left out; only money that goes back is a return; no line is refused for it."""
    _, (entry,) = read(f"{FULL}王芳,2026-11-01,3500,轮胎,{cells}\n")
    assert (entry.amount, entry.product, entry.parts) == (350_000, "轮胎", parts)


def test_a_return() -> None:
    _, entries = read(
        f"{FULL}王芳,2026-11-01,3500,轮胎,,,,,,\n王芳,2026-11-01,-500,轮胎,,,,,,是\n王芳,2026-11-02,-5,,,,,,,\n"
    )
    assert [each.parts for each in entries] == [None, SaleParts(returned=True), None]


def test_a_line_has_the_name_that_it_had_without_them() -> None:
    """A file that was imported before these columns were known brings nothing new with them."""
    _, (new,) = read(f"{FULL}王芳,2026-11-01,3500,轮胎,800,女儿,抖音,500,USD,\n")
    _, (old,) = read("姓名,日期,金额,产品\n王芳,2026-11-01,3500,轮胎\n")
    assert Numbering().name(new) == Numbering().name(old)


def test_rates_of_margin_are_no_margin() -> None:
    for title in ("毛利率", "销售毛利 (%)", "Margin %"):
        layout, (entry,) = read(f"name,date,amount,{title}\n王芳,2026-11-01,3500,20\n")
        assert Field.MARGIN not in layout.columns
        assert entry.parts is None


def test_in_a_list_of_clients_how_they_came_is_a_note() -> None:
    layout, (entry,) = read("姓名,电话,得知途径\n王芳,13800138000,抖音\n")
    assert layout.content is Content.CLIENTS
    assert entry.note == "得知途径: 抖音"


@pytest.mark.parametrize(
    "titles",
    [
        "姓名,预计金额,预计月份",
        "姓名,應收總額,已收多少,還沒收",
        "Name,Expected amount,Expected month,State",
        "Name,Paid so far,Still to come",
    ],
)
def test_deals_and_money_owed_are_known_by_their_headings(titles: str) -> None:
    with pytest.raises(NotATable) as error:
        read(f"{titles}\n王芳,100,200,300\n")
    assert error.value.only_to_look_at
