"""What a team's tiers are made by (D1), changed by its lead: first who would move, then it holds, or it does not."""

from dataclasses import replace

from handlers.paging import page_of
from handlers.payloads.tiers import (
    AdoptRules,
    AskTierRule,
    LeaveRules,
    RuleRow,
    ScaleMoney,
    ShowMoves,
    ShowTierRules,
    TakeBackRules,
    TryStandard,
    TryTrade,
)
from handlers.screens import errors
from handlers.screens.tiers import tier_rules as screens
from handlers.screens.tiers.tier_rules import Table
from handlers.texts import Html
from handlers.turn import Turn
from playbook import trades
from playbook.rfm import BadRules, Flaw, RfmRules
from playbook.typed import rule_figures
from storage.queries.tiers import tier_rules, tier_trials
from storage.queries.tiers.tier_trials import Trial
from storage.tables import Dialog

FLOW = "tier_rules"
PAGE = 6


def show(turn: Turn) -> None:
    """What holds."""
    turn.pressed(ShowTierRules)
    _show(turn)


def _show(turn: Turn) -> None:
    turn.leave(FLOW)
    turn.edit(screens.table(turn.t, _table(turn)))


def _table(turn: Turn) -> Table:
    return Table(tier_rules.of(turn.team), turn.team.currency, tier_rules.is_own(turn.team))


def ask(turn: Turn) -> None:
    """Another row."""
    _ask(turn, turn.pressed(AskTierRule).what)


def _ask(turn: Turn, row: RuleRow, wrong: Html | None = None) -> None:
    turn.ask(FLOW, row.value, screens.ask(turn.t, _table(turn), row, wrong))


def ask_again(turn: Turn, dialog: Dialog) -> None:
    """The question, after a break."""
    _ask(turn, RuleRow(dialog.step))


def typed(turn: Turn, dialog: Dialog) -> None:
    """Figures in a row."""
    row, rules = RuleRow(dialog.step), tier_rules.of(turn.team)
    read = rule_figures.amounts if row is RuleRow.MONEY else rule_figures.numbers
    figures = read(turn.text)
    if figures is None:
        _ask(turn, row, screens.unread(turn.t, turn.text))
        return
    try:
        changed = with_row(rules, row, tuple(figures))
    except BadRules as bad:
        _ask(turn, row, screens.refused(turn.t, row, bad.flaw, rules.most_points))
        return
    _try(turn, changed)


def with_row(rules: RfmRules, row: RuleRow, figures: tuple[int, ...]) -> RfmRules:
    """The rules with another row. Where weights make other scores possible, the lines of the tiers keep their place.

    Raises BadRules.
    """
    if len(figures) != screens.FIGURES[row]:
        raise BadRules(Flaw.FIGURES, "too many figures, or too few")
    if row is RuleRow.MONEY:
        return replace(rules, money_floors=(*figures, 1))
    if row is RuleRow.TIMES:
        return replace(rules, frequency_floors=(*figures, 1))
    if row is RuleRow.MONTHS:
        return replace(rules, recency_months=figures)
    if row is RuleRow.LINES:
        platinum, gold, silver = figures
        return replace(rules, platinum=platinum, gold=gold, silver=silver)
    recency, frequency, money = figures
    if not sum(figures):
        raise BadRules(Flaw.WEIGHTS, "all weights are 0")
    platinum, gold, silver = _lines_in_place(rules, sum(figures))
    return replace(
        rules,
        recency_weight=recency,
        frequency_weight=frequency,
        money_weight=money,
        platinum=platinum,
        gold=gold,
        silver=silver,
    )


def _lines_in_place(rules: RfmRules, weight: int) -> tuple[int, int, int]:
    """The lines of the tiers where weights add up to another sum; small ones must not let two lines fall together."""
    platinum, gold, silver = (line * weight // sum(rules.weights) for line in rules.lines)
    platinum = max(platinum, 4)
    gold = max(min(gold, platinum - 1), 3)
    return platinum, gold, max(min(silver, gold - 1), 2)


def scale(turn: Turn) -> None:
    """All limits of amount so many times as high."""
    rules, per_cent = tier_rules.of(turn.team), turn.pressed(ScaleMoney).per_cent
    floors = tuple(floor * per_cent // 100 for floor in rules.money_floors[:-1])
    try:
        changed = replace(rules, money_floors=(*floors, 1))
    except BadRules as bad:
        _ask(turn, RuleRow.MONEY, screens.refused(turn.t, RuleRow.MONEY, bad.flaw, rules.most_points))
        return
    _try(turn, changed)


def of_trade(turn: Turn) -> None:
    """The limits of amount that suit the team's trade (F7)."""
    turn.pressed(TryTrade)
    floors = trades.money_floors(turn.team.trade, turn.team.currency)
    rules = tier_rules.of(turn.team)
    _try(turn, rules if floors is None else replace(rules, money_floors=floors))


def standard(turn: Turn) -> None:
    """The method's own table."""
    turn.pressed(TryStandard)
    _try(turn, RfmRules())


def _try(turn: Turn, rules: RfmRules) -> None:
    """Have it found out who would move, beside the bot; its message is told in a moment."""
    draft = tier_trials.try_out(turn.session, turn.me, turn.now, turn.chat_id, rules)
    draft.shown_id = turn.answer(screens.looking(turn.t, draft.id or 0))
    turn.session.add(draft)
    turn.leave(FLOW)


def show_moves(turn: Turn) -> None:
    """Who would move, or how many; of rules that are tried out no more, what holds."""
    press = turn.pressed(ShowMoves)
    trial = _trial(turn, press.trial)
    if trial is None or trial.moves is None:
        return
    if press.page < 0:
        new = Table(trial.rules, turn.team.currency)
        turn.edit(screens.tried(turn.t, tier_rules.of(turn.team), new, trial.id, trial.moves))
        return
    page = page_of(len(trial.moves.first), press.page, PAGE)
    shown = page.of(trial.moves.first)
    people = tier_trials.movers(turn.session, turn.me, [each.client for each in shown])
    found = [(people[each.client], each) for each in shown if each.client in people]
    turn.edit(screens.who_moves(turn.t, trial.id, found, page))


def adopt(turn: Turn) -> None:
    """They hold from now on."""
    trial = _trial(turn, turn.pressed(AdoptRules).trial)
    if trial is None:
        return
    version = tier_trials.adopt(turn.session, turn.team, trial.rules)
    tier_trials.drop_trial(turn.session, turn.team.id or 0)
    turn.edit(screens.adopted(turn.t, version))


def leave(turn: Turn) -> None:
    """All stays as it was."""
    if tier_trials.trial(turn.session, turn.me, turn.pressed(LeaveRules).trial) is not None:
        tier_trials.drop_trial(turn.session, turn.team.id or 0)
    turn.toast(screens.left(turn.t))
    _show(turn)


def take_back(turn: Turn) -> None:
    """The rules before hold again; pressed twice, or after others, what holds is shown."""
    done = tier_trials.take_back(turn.session, turn.team, turn.pressed(TakeBackRules).version)
    turn.toast(screens.taken_back(turn.t) if done else errors.first_line(errors.settled(turn.t)))
    _show(turn)


def _trial(turn: Turn, number: int) -> Trial | None:
    """What is tried out under this number; if it is no more, what holds is shown."""
    found = tier_trials.trial(turn.session, turn.me, number)
    if found is None:
        turn.toast(errors.first_line(errors.settled(turn.t)))
        _show(turn)
    return found
