"""Screens of what a team sells (F7): what a preset changes, before it holds; kinds of follow-up in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from handlers.payloads.settings import OpenTeamSetting, ShowTeamSettings, TakeTrade, TeamSetting
from handlers.payloads.tiers import TryTrade
from handlers.screen import Button, Screen
from handlers.screens.caring.rule_words import figures, name, value_name
from handlers.screens.format import big_money, bold, in_a_row
from handlers.screens.places import trade as trade_name
from handlers.texts import Html, Texts, lines
from playbook.care import RULES, Unit, Value
from playbook.lapse import Cycle, DueKind
from playbook.trades import Task

SHOWN = 3  # changes that are spelt out
TASKS = 4

Change = tuple[str, Value, tuple[int, ...], tuple[int, ...]]
"""A rule's row, its value, what it holds now and would hold."""


@dataclass(frozen=True)
class Preview:
    """What a trade would bring."""

    trade: str
    currency: str
    changes: Sequence[Change]
    cycle: Cycle | None
    tasks: Sequence[Task]


def preview(t: Texts, view: Preview) -> Screen:
    """What would change; what the lead has set himself is not among it."""
    more = len(view.changes) - SHOWN
    text = lines(
        t("{trade}: what would change", trade=bold(trade_name(t, view.trade))),
        *(_change(t, view, each) for each in view.changes[:SHOWN]),
        t.n("and {n} more change", "and {n} more changes", more) if more > 0 else None,
        _cycle(t, view.cycle) if view.cycle else None,
        t("Your own settings stay as they are."),
    )
    take = Button(t.plain("Use these"), TakeTrade(view.trade))
    back = Button(t.plain("Back"), OpenTeamSetting(TeamSetting.TRADE, beside=False))
    return Screen(text, ((take, back),))


def _change(t: Texts, view: Preview, change: Change) -> Html:
    row, value, now, then = change
    called = name(t, row) if len(RULES[row].values) == 1 else f"{name(t, row)} {value_name(t, row, value)}"
    return t(
        "{value}: {now} → {then}",
        value=called,
        now=_figures(t, view, value, now),
        then=_figures(t, view, value, then),
    )


def _figures(t: Texts, view: Preview, value: Value, held: tuple[int, ...]) -> str:
    """Amounts as they are said, so that two of them fit into a line."""
    if value.unit is not Unit.MONEY:
        return figures(t, value, held, view.currency)
    return in_a_row(t, (big_money(t, each, view.currency) for each in held))


def _cycle(t: Texts, cycle: Cycle) -> Html:
    """By what a lapse is judged: a service or renewal that was missed."""
    match cycle.kind:
        case DueKind.SERVICE if cycle.days is not None:
            return t("Staying away: no service in {n} days", n=cycle.days + cycle.grace)
        case DueKind.POLICY:
            return t("Staying away: policy not renewed")
    return t("Staying away: contract not renewed")


def taken(t: Texts, trade: str, floors: Sequence[int], currency: str) -> Screen:
    """It holds; the amounts of the tiers are a thing of their own, for they move customers."""
    text = lines(
        t("✅ You sell: {trade}", trade=trade_name(t, trade)),
        t("Tiers stay as they are."),
        t("Amounts that suit this trade:"),
        t("{floors}", floors=" · ".join(big_money(t, each, currency) for each in floors[:-1])),
    )
    tiers = Button(t.plain("Who would move?"), TryTrade())
    return Screen(text, ((tiers, Button(t.plain("Team settings"), ShowTeamSettings(beside=False))),))


def task(t: Texts, value: Task) -> str:
    """A kind of follow-up, as it stands on the list."""
    names = {
        Task.FITTING: t.plain("try it on"),
        Task.NEW_GOODS: t.plain("show what is new"),
        Task.PICK_UP: t.plain("pick up"),
        Task.RESTOCK: t.plain("restock"),
        Task.TEST_DRIVE: t.plain("test drive"),
        Task.QUOTE: t.plain("quote"),
        Task.DELIVERY: t.plain("delivery"),
        Task.PLATES: t.plain("number plates"),
        Task.SERVICE: t.plain("car service"),
        Task.RENEWAL: t.plain("renewal"),
        Task.NEEDS: t.plain("needs talk"),
        Task.PROPOSAL: t.plain("proposal"),
        Task.POLICY_REVIEW: t.plain("policy review"),
        Task.CLAIM: t.plain("claim"),
        Task.SAMPLE: t.plain("sample"),
        Task.MEETING: t.plain("call on them"),
        Task.CONTRACT: t.plain("contract"),
        Task.PAYMENT: t.plain("payment"),
    }
    return names[value]
