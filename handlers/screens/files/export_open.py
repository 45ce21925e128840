"""What stands in exported files of deals in the making (F3) and money owed (F4). An import knows these tables by two of
their headings (playbook.columns.headings) and leaves them alone."""

from collections.abc import Sequence

from handlers.screens import words
from handlers.screens.files.export_tables import of_client_headings, units, who
from handlers.screens.making.making_ends import why
from handlers.texts import Texts
from playbook.making import Status, WhyLost
from storage.queries.files.exporting import Balance, OfClient
from storage.queries.making.making import grade
from storage.table_files import Cell


def deal_headings(t: Texts) -> list[str]:
    """Of the table of deals."""
    return of_client_headings(
        t,
        t.c("heading", "What"),
        t.c("heading", "Expected amount"),
        t.c("heading", "Expected month"),
        t.c("heading", "Budget"),
        t.c("heading", "Competitor"),
        t.c("heading", "Who decides"),
        t.c("heading", "How likely"),
        t.c("heading", "State"),
        t.c("heading", "Lost to"),
        t.c("heading", "Ended"),
        t.c("heading", "Sold for"),
        t.c("heading", "Owner"),
    )


def deal_rows(t: Texts, deals: Sequence[OfClient], region: str) -> list[list[Cell]]:
    """Its lines; amounts in whole units."""
    states = {
        Status.OPEN: t.c("state", "open"),
        Status.WON: t.c("state", "won"),
        Status.LOST: t.c("state", "lost"),
    }
    return [
        [
            *who(each, region),
            each.row.what,
            units(each.row.amount),
            f"{each.row.month:%Y-%m}" if each.row.month else "",
            units(each.row.budget),
            each.row.rival,
            each.row.decider,
            words.prospect_class(t, grade(each.row, each.client)),
            str(states[each.row.status]),
            why(t, WhyLost(each.row.why_lost)) if each.row.why_lost else "",
            each.row.closed_on,
            units(each.row.won_amount),
            each.author,
        ]
        for each in deals
    ]


def owed_headings(t: Texts) -> list[str]:
    """Of the table of money owed."""
    return of_client_headings(
        t,
        t.c("heading", "What"),
        t.c("heading", "To pay in all"),
        t.c("heading", "Paid so far"),
        t.c("heading", "Still to come"),
        t.c("heading", "Due"),
        t.c("heading", "Ended"),
        t.c("heading", "Owner"),
    )


def owed_rows(owed: Sequence[Balance], region: str) -> list[list[Cell]]:
    """Its lines; amounts in whole units. What was let go is owed no longer."""
    return [
        [
            *who(each, region),
            each.row.what,
            units(each.row.amount),
            units(each.row.paid),
            units(0 if each.row.closed_on else max(0, each.row.amount - each.row.paid)),
            each.due,
            each.row.closed_on,
            each.author,
        ]
        for each in owed
    ]
