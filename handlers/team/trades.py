"""What the team sells (F7), for leads: what a preset would change is shown before it holds."""

from handlers.payloads.settings import TakeTrade
from handlers.screens import errors
from handlers.screens.places import TRADES
from handlers.screens.team import team_settings as settings_screens
from handlers.screens.team import trades as screens
from handlers.screens.team.trades import Preview
from handlers.turn import Refusal, Turn
from playbook import care, trades
from storage.queries.caring import care_rules
from storage.queries.lapsing import cycles


def preview(turn: Turn, trade: str) -> None:
    """What another trade would change; the one that holds, or one that changes nothing, is set at once."""
    if trade not in TRADES:
        raise Refusal(errors.old_button)
    found = _preview(turn, trade)
    if trade == turn.team.trade or (not found.changes and found.cycle is None):
        _set(turn, trade)
    else:
        turn.edit(screens.preview(turn.t, found))


def _preview(turn: Turn, trade: str) -> Preview:
    now = care_rules.with_trade(turn.session, turn.team, turn.team.trade)
    then = care_rules.with_trade(turn.session, turn.team, trade)
    changes = [
        (row, value, now[row].all(value.name), then[row].all(value.name))
        for row, rule in care.RULES.items()
        for value in rule.values
        if now[row].all(value.name) != then[row].all(value.name)
    ]
    cycle = cycles.read(trade, turn.team.settings)
    return Preview(trade, turn.team.currency, changes, cycle, trades.of(trade).tasks)


def take(turn: Turn) -> None:
    """It holds from now on; what the lead has set himself stays as it is."""
    press = turn.pressed(TakeTrade)
    if press.to not in TRADES:
        raise Refusal(errors.old_button)
    _set(turn, press.to)


def _set(turn: Turn, trade: str) -> None:
    turn.team.trade = trade
    turn.session.add(turn.team)
    turn.toast(settings_screens.trade_set(turn.t, trade))
    floors = trades.money_floors(trade, turn.team.currency)
    if floors is None:
        turn.edit(settings_screens.team_settings(turn.t, turn.team))
    else:
        turn.edit(screens.taken(turn.t, trade, floors, turn.team.currency))
