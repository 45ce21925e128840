"""Screens of what tiers are made by (D1): the table, another row of it, and who would move before it holds."""

from collections.abc import Sequence
from dataclasses import dataclass

from handlers.paging import Page
from handlers.payloads.deals import ShowTiers
from handlers.payloads.tiers import (
    AdoptRules,
    AskTierRule,
    LeaveRules,
    RuleRow,
    ScaleMoney,
    ShowBenefits,
    ShowMoves,
    ShowTierRules,
    TakeBackRules,
    TryStandard,
)
from handlers.screen import Button, Screen, in_rows
from handlers.screens import words
from handlers.screens.format import big_money, bold, cut
from handlers.screens.team.settings import misread
from handlers.screens.turning import before_and_next
from handlers.texts import Html, Texts, lines
from playbook.rfm import Flaw, RfmRules, Tier
from playbook.tier_moves import Move, Moves
from storage.tables import Client

WAYS = 4  # of moving, on one screen
NAME = 10
SCALES = (10, 50, 200, 500, 1000)  # per cent
FIGURES = {RuleRow.MONEY: 4, RuleRow.TIMES: 4, RuleRow.MONTHS: 5, RuleRow.WEIGHTS: 3, RuleRow.LINES: 3}


@dataclass(frozen=True)
class Table:
    """A team's rules, with the currency that amounts are in."""

    rules: RfmRules
    currency: str
    is_own: bool = False


def table(t: Texts, shown: Table) -> Screen:
    """What holds, each row to be changed."""
    rules = shown.rules
    head = t("Tiers, by your own limits") if shown.is_own else t("Tiers, by the standard table")
    text = lines(
        head,
        t("5 to 1 points for each of three:"),
        *(_row(t, shown, row) for row in RuleRow),
    )
    each = [Button(_name(t, row), AskTierRule(row)) for row in RuleRow]
    benefits = Button(t.plain("What each brings"), ShowBenefits())
    standard = (Button(t.plain("Standard table"), TryStandard()),) if rules != RfmRules() else ()
    last = (*standard, Button(t.plain("Back"), ShowTiers(0)))
    return Screen(text, (*in_rows([*each, benefits]), last))


def _name(t: Texts, row: RuleRow) -> str:
    names = {
        RuleRow.MONEY: t.plain("Amounts"),
        RuleRow.TIMES: t.plain("Orders"),
        RuleRow.MONTHS: t.plain("Months"),
        RuleRow.WEIGHTS: t.plain("Weights"),
        RuleRow.LINES: t.plain("Tier lines"),
    }
    return names[row]


def _row(t: Texts, shown: Table, row: RuleRow) -> Html:
    """One row of the table, in words."""
    rules = shown.rules
    recency, frequency, money = rules.weights
    rows = {
        RuleRow.MONEY: t("Amount: {figures}", figures=_amounts(t, shown)),
        RuleRow.TIMES: t("Orders: {figures}", figures=_joined(rules.frequency_floors[:-1])),
        RuleRow.MONTHS: t("Months since: {figures}", figures=_joined(rules.recency_months)),
        RuleRow.WEIGHTS: t("Weights: months {r}, orders {f}, amount {m}", r=recency, f=frequency, m=money),
        RuleRow.LINES: t("From {lines} points", lines=_lines(t, rules)),
    }
    return rows[row]


def _lines(t: Texts, rules: RfmRules) -> str:
    named = zip((Tier.PLATINUM, Tier.GOLD, Tier.SILVER), rules.lines, strict=True)
    return " · ".join(f"{words.tier(t, tier)} {line}" for tier, line in named)


def _joined(figures: Sequence[int]) -> str:
    return " · ".join(str(each) for each in figures)


def _amounts(t: Texts, shown: Table) -> str:
    return " · ".join(big_money(t, each, shown.currency) for each in shown.rules.money_floors[:-1])


def ask(t: Texts, shown: Table, row: RuleRow, wrong: Html | None = None) -> Screen:
    """Another row: typed in one line; amounts also by how many times as much."""
    text = lines(wrong, _question(t, shown, row), t("Now: {now}", now=_row(t, shown, row)), _example(t, row))
    scales = [Button(_times(t, each), ScaleMoney(each)) for each in SCALES] if row is RuleRow.MONEY else []
    return Screen(text, (*in_rows(scales, 5), (Button(t.plain("Back"), ShowTierRules()),)))


def _times(t: Texts, per_cent: int) -> str:
    return f"×{per_cent // 100}" if per_cent >= 100 else f"÷{100 // per_cent}"


def _question(t: Texts, shown: Table, row: RuleRow) -> Html:
    months, most = shown.rules.window_months, shown.rules.most_points
    questions = {
        RuleRow.MONEY: t("Spent in {n} months: from how much 5, 4, 3 and 2 points?", n=months),
        RuleRow.TIMES: t("Orders in {n} months: from how many 5, 4, 3 and 2 points?", n=months),
        RuleRow.MONTHS: t("Months since the last order: up to how many 5, 4, 3, 2 and 1 points?"),
        RuleRow.WEIGHTS: t("How much do months, orders and amount count?"),
        RuleRow.LINES: t("From how many points Platinum, Gold and Silver? The most is {n}.", n=most),
    }
    return questions[row]


def _example(t: Texts, row: RuleRow) -> Html:
    examples = {
        RuleRow.MONEY: "20000 10000 5000 3000",
        RuleRow.TIMES: "6 4 3 2",
        RuleRow.MONTHS: "1 3 4 7 12",
        RuleRow.WEIGHTS: "1 3 4",
        RuleRow.LINES: "36 26 17",
    }
    return t("Type {n} numbers: <i>{example}</i>", n=FIGURES[row], example=examples[row])


def unread(t: Texts, typed: str) -> Html:
    """What was typed holds other things than figures."""
    return misread(t, typed)


def refused(t: Texts, row: RuleRow, flaw: Flaw, most: int) -> Html:
    """Why the figures will not do."""
    falls = t("Each must be smaller than the one before.")
    reasons = {
        Flaw.FIGURES: t("That takes {n} numbers.", n=FIGURES[row]),
        Flaw.ORDER: t("Each must be larger than the one before.") if row is RuleRow.MONTHS else falls,
        Flaw.LEAST: t("It begins with 1 month or more."),
        Flaw.RANGE: t("That is too large."),
        Flaw.WEIGHTS: t("At least one of them must count."),
        Flaw.OUT_OF_REACH: t("Nobody can have more than {n} points.", n=most),
    }
    return reasons[flaw]


def looking(t: Texts, trial: int) -> Screen:
    """It is being found out who would move."""
    return Screen(t("Looking who would move …"), ((Button(t.plain("Leave as it was"), LeaveRules(trial)),),))


def tried(t: Texts, old: RfmRules, new: Table, trial: int, moves: Moves) -> Screen:
    """What would change, and who would move from where to where."""
    others = {row: _row(t, Table(old, new.currency), row) for row in RuleRow}
    changed = [_row(t, new, row) for row in RuleRow if _row(t, new, row) != others[row]]
    room = WAYS - max(0, len(changed) - 1)
    ways = list(moves.ways.items())
    shown = ways if len(ways) <= room else ways[: max(1, room - 1)]
    left = sum(count for _, count in ways[len(shown) :])
    text = lines(
        *changed,
        _how_many(t, moves),
        *(t("{way}: {n}", way=_way(t, *way), n=count) for way, count in shown),
        t.n("and {n} other", "and {n} others", left) if left else None,
    )
    who = (Button(t.plain("Who"), ShowMoves(trial, 0)),) if moves.first else ()
    adopt, leave = Button(t.plain("Adopt"), AdoptRules(trial)), Button(t.plain("Leave as it was"), LeaveRules(trial))
    return Screen(text, ((adopt, leave, *who),))


def _how_many(t: Texts, moves: Moves) -> Html:
    if not moves.customers:
        return t("No customers yet, so nobody moves.")
    if not moves.count:
        return t("Of {n} customers nobody would move.", n=moves.customers)
    return t.n(
        "Of {all} customers {n} would move:", "Of {all} customers {n} would move:", moves.count, all=moves.customers
    )


def _way(t: Texts, before: int, after: int) -> str:
    return f"{_tier(t, before)} → {_tier(t, after)}"


def _tier(t: Texts, tier: int) -> str:
    return words.tier(t, Tier(tier)) if tier else t.plain("dormant")


def who_moves(t: Texts, trial: int, found: Sequence[tuple[Client, Move]], page: Page) -> Screen:
    """A page of those who would move, those who spend most first."""
    text = lines(
        t("Those who spend most of them:"),
        *(t("{name}: {way}", name=bold(cut(client.name, NAME)), way=_way(t, move.before, move.after))
          for client, move in found),
    )  # fmt: skip
    back = Button(t.plain("Back"), ShowMoves(trial, -1))
    return Screen(text, ((*before_and_next(t, page, lambda number: ShowMoves(trial, number)), back),))


def adopted(t: Texts, version: int) -> Screen:
    """They hold."""
    text = lines(t("✅ The new limits hold."), t("Tiers follow within a minute."))
    undo = Button(t.plain("↩️ Undo"), TakeBackRules(version))
    return Screen(text, ((Button(t.plain("Tiers"), ShowTiers(0)), undo),))


def taken_back(t: Texts) -> str:
    """Toast."""
    return t.plain("As it was before, within a minute")


def left(t: Texts) -> str:
    """Toast."""
    return t.plain("All stays as it was")
