"""How a team works, switched by its lead: public holidays, and passing on what is late."""

from handlers.payloads.settings import ShowTeamWork, SwitchTeam, TeamSwitch
from handlers.screens.team import team_work as screens
from handlers.turn import Turn
from storage.queries.work import late_work, working_time


def show(turn: Turn) -> None:
    """What holds, in the message pressed."""
    turn.pressed(ShowTeamWork)
    _show(turn)


def switch(turn: Turn) -> None:
    """On or off; pressed twice it stays so."""
    press = turn.pressed(SwitchTeam)
    key = {TeamSwitch.HOLIDAYS: working_time.HOLIDAYS, TeamSwitch.ESCALATION: late_work.PASSED_ON}[press.what]
    turn.team.settings = {**turn.team.settings, key: press.on}
    turn.session.add(turn.team)
    said = screens.holidays_set if press.what is TeamSwitch.HOLIDAYS else screens.escalation_set
    turn.toast(said(turn.t, on=press.on))
    _show(turn)


def _show(turn: Turn) -> None:
    team = turn.team
    holidays, passed_on = working_time.keeps_holidays(team), late_work.is_passed_on(team)
    turn.edit(screens.team_work(turn.t, team, holidays=holidays, escalation=passed_on))
