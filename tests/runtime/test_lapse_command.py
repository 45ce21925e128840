"""`scripts/run lapse`: a purchase log in, a table out, without token or database."""

import csv
import io
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.cli import app
from bot.lapse_cli import COLUMNS, judged
from playbook.history import Purchase
from playbook.purchase_csv import Odd, Unreadable, decode, read

LOG = Path(__file__).parent.parent / "data" / "cdnow_sample.csv"
HEAD = "customer_id,date,amount\n"


def run(*words: str) -> Result:
    """The command, as typed."""
    return CliRunner().invoke(app, ["lapse", *words])


def table(out: str) -> list[dict[str, str]]:
    """The rows of an answer."""
    return list(csv.DictReader(io.StringIO(out)))


def test_the_real_log_is_judged_from_its_first_39_weeks_only() -> None:
    done = run(str(LOG), "--as-of", "1997-09-30", "--horizon-weeks", "39")
    rows = table(done.stdout)
    assert tuple(rows[0]) == COLUMNS
    assert len(rows) == 2_357
    risks = [float(row["risk"]) for row in rows]
    assert risks == sorted(risks, reverse=True)
    assert all(0 < risk <= 1 for risk in risks)
    assert {row["tier"] for row in rows} <= {"platinum", "gold", "silver", "bronze", "dormant", "none"}
    once = [row for row in rows if float(row["p_alive"]) == 1]
    assert len(once) == 2_357 - 946
    assert "rows after the date: not looked at" in done.stderr
    assert "few data" not in done.stderr


def test_what_comes_after_the_day_changes_nothing(tmp_path: Path) -> None:
    text = LOG.read_text(encoding="utf-8")
    head, *lines = text.splitlines()
    known = tmp_path / "known.csv"
    known.write_text("\n".join([head, *(line for line in lines if line.split(",")[1] <= "1997-06-30")]))
    assert run(str(LOG), "--as-of", "1997-06-30").stdout == run(str(known), "--as-of", "1997-06-30").stdout
    assert run(str(known), "--as-of", "1997-06-30").stdout == run(str(known)).stdout


def test_without_a_log_it_explains_itself() -> None:
    said = run()
    assert said.exit_code == 0
    assert said.stdout.startswith("scripts/run lapse FILE.csv")
    assert "p_alive" in said.stdout


@pytest.mark.parametrize(
    ("text", "words", "why"),
    [
        ("name,date\nA,2026-01-01\n", (), "no column customer_id, amount"),
        ("", (), "no column"),
        (HEAD, ("--horizon-weeks", "0"), "--horizon-weeks"),
        (HEAD, ("--as-of", "0001-01-01"), "--as-of"),
    ],
)
def test_what_cannot_be_judged_is_told_in_a_line(tmp_path: Path, text: str, words: tuple[str, ...], why: str) -> None:
    file = tmp_path / "log.csv"
    file.write_text(text)
    said = run(str(file), *words)
    assert said.exit_code == 2
    assert why in said.stderr
    assert len(said.stderr.splitlines()) == 1


def test_a_file_that_is_not_there_is_named() -> None:
    said = run("/nowhere/log.csv")
    assert (said.exit_code, said.stdout) == (2, "")
    assert "/nowhere/log.csv" in said.stderr


@pytest.mark.parametrize("body", ["", "A,2026-01-01,5\n", "A,2026-01-01,0\nA,2026-01-01,-3\n", "A,2026-01-01,-3\n"])
def test_a_log_of_next_to_nothing_gives_what_there_is(tmp_path: Path, body: str) -> None:
    file = tmp_path / "log.csv"
    file.write_text(HEAD + body)
    said = run(str(file), "--as-of", "2026-11-18")
    assert said.exit_code == 0
    assert all("nan" not in value.lower() for row in table(said.stdout) for value in row.values())
    assert len(table(said.stdout)) == (1 if body and not body.startswith("A,2026-01-01,-3") else 0)


def test_all_on_one_day_and_two_hundred_thousand_of_one() -> None:
    day = date(2026, 1, 1)
    rows = judged({str(name): [Purchase(day, 100)] for name in range(50)}, day, 13)
    assert {row[-1] for row in rows} == {rows[0][-1]}
    many = judged(
        {"A": [Purchase(date.fromordinal(day.toordinal() + at % 900), 100) for at in range(200_000)]}, day, 13
    )
    assert [row[0] for row in many] == ["A"]


def test_rows_that_cannot_be_read_are_counted_by_their_fault() -> None:
    rows = ["A,2026-01-01,5", "A,2026-13-01,5", "A,gestern,5", "A,2026-01-02,NaN", "A,2026-01-02,", ",2026-01-02,5"]
    more = ["B,2027-01-01,5", "B,2026-01-03,0", "B,2026-01-04,-2.50", "A,2026-01-01,5", "C,2026-01-01,inf", "D"]
    found = read(HEAD + "\n".join([*rows, *more]), date(2026, 11, 18))
    assert found.rows == 12
    assert found.odd == {
        Odd.NO_DATE: 3,
        Odd.NO_AMOUNT: 3,
        Odd.NO_CUSTOMER: 1,
        Odd.LATER: 1,
        Odd.FREE: 1,
        Odd.RETURN: 1,
        Odd.TWICE: 1,
    }
    assert {name: len(bought) for name, bought in found.histories.items()} == {"A": 2, "B": 2}


@pytest.mark.parametrize(
    ("written", "minor"),
    [
        ("12.5", 1_250),
        ("1,234.50", 123_450),
        ("¥29.33", 2_933),
        ("(12.00)", -1_200),
        ("-5", -500),
        ("USD 3", 300),
        (".5", 50),
    ],
)
def test_amounts_as_they_are_written(written: str, minor: int) -> None:
    found = read(f'{HEAD}A,2026-01-01,"{written}"\n')
    assert found.histories["A"] == [Purchase(date(2026, 1, 1), minor)]


@pytest.mark.parametrize(
    "data",
    [
        b"Customer_ID;Date;Amount\nA;2026-01-01;12,50\n",
        b"\xef\xbb\xbfcustomer_id,date,amount\r\nA,2026-01-01,12.50\r\n",
        '"customer_id","date","quantity","amount"\n"A","2026-01-01 13:05","3","12.50"\n'.encode("utf-16"),
        "amount\tdate\tcustomer_id\t备注\n12.5\t20260101\tA\t好\n".encode("gbk"),
        b"\n\ncustomer_id,date,amount\nA,2026/1/1,12.5\n\n",
    ],
)
def test_any_till_s_way_of_writing_a_table(data: bytes) -> None:
    assert dict(read(decode(data)).histories) == {"A": [Purchase(date(2026, 1, 1), 1_250)]}


def test_a_table_without_its_columns_is_no_log() -> None:
    with pytest.raises(Unreadable, match="date"):
        read("customer_id,amount\nA,5\n")
