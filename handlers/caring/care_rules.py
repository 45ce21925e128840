"""A team's rules of care (C1–C7, C10), for its leads: on or off, their values, and what they would bring."""

from collections.abc import Sequence

from handlers.payloads.care import AskValue, SaveValue, ShowRule, ShowRules, SwitchRule, TryValue
from handlers.screens import errors
from handlers.screens.caring import care_rules as screens
from handlers.screens.caring.care_rules import Coming, RuleView
from handlers.turn import Refusal, Turn
from playbook import care
from playbook.care import Rule, Settings, Shortlist, Unit, Value
from playbook.money import find_amounts, parse_amount
from storage.queries.caring import care as occasions
from storage.queries.caring import care_facts, care_rules
from storage.queries.work.working_time import workdays
from storage.tables import Client, Dialog

FLOW = "care_rules"
LOOKED_AT = 1000  # clients, so that the answer comes at once; of a larger team the newest
EXAMPLES = 2
STEPS = (1, 2, 3, 5, 7, 10, 14, 21, 30, 45, 60, 90, 120, 180, 365)
TIMES = (0.25, 0.5, 1, 2.5, 5)  # of the default, for amounts
CHOICES = 6


def show(turn: Turn) -> None:
    """A page of the rules."""
    turn.leave(FLOW)
    own = care_rules.all_of(turn.session, turn.me)
    turn.edit(
        screens.rules(turn.t, {row: on for row, (on, _) in own.items()}, 1 if turn.pressed(ShowRules).page else 0)
    )


def show_rule(turn: Turn) -> None:
    """One of them."""
    press = turn.pressed(ShowRule)
    turn.leave(FLOW)
    _show_rule(turn, _rule(press.row), press.page)


def _show_rule(turn: Turn, rule: Rule, page: int) -> None:
    pages = len(screens.pages_of(rule))
    turn.edit(screens.rule(turn.t, _view(turn, rule), min(max(0, page), pages - 1)))


def switch(turn: Turn) -> None:
    """On or off; pressed twice it stays so."""
    press = turn.pressed(SwitchRule)
    rule = _rule(press.row)
    care_rules.switch(turn.session, turn.me, turn.now, rule, on=press.on)
    turn.toast(screens.switched(turn.t, rule.row, on=press.on))
    _show_rule(turn, rule, 0)


def ask_value(turn: Turn) -> None:
    """The choices for a value."""
    press = turn.pressed(AskValue)
    rule = _rule(press.row)
    _ask(turn, rule, _value(rule, press.name))


def _ask(turn: Turn, rule: Rule, value: Value, said: str | None = None) -> None:
    screen = screens.ask_value(turn.t, _view(turn, rule), value, choices(value), said)
    turn.ask(FLOW, "value", screen, row=rule.row, name=value.name)


def choices(value: Value) -> list[int]:
    """Some usual figures around the default; none for a value that holds several."""
    if value.figures > 1:
        return []
    usual = [int(value.default[0] * times) for times in TIMES] if value.unit is Unit.MONEY else list(STEPS)
    allowed = [each for each in usual if value.least <= each <= value.most]
    near = sorted(allowed, key=lambda each: max(each, value.default[0]) / min(each, value.default[0]))
    return sorted(near[:CHOICES])


def try_value(turn: Turn) -> None:
    """A value was tapped: what would it bring?"""
    press = turn.pressed(TryValue)
    rule = _rule(press.row)
    value = _value(rule, press.name)
    if not value.allows((press.figure,)):
        raise Refusal(errors.old_button)
    if value.unit is Unit.SWITCH:
        _save(turn, rule, value, (press.figure,))
    else:
        _try(turn, rule, value, (press.figure,))


def typed(turn: Turn, dialog: Dialog) -> None:
    """A value was typed."""
    rule = _rule(dialog.data["row"])
    value = _value(rule, dialog.data["name"])
    figures = value.sorted(read_figures(value, turn.text))
    if value.allows(figures):
        _try(turn, rule, value, figures)
    else:
        _ask(turn, rule, value, turn.text)


def read_figures(value: Value, text: str) -> Sequence[int]:
    """The figures typed: amounts in minor units, all else as it stands."""
    digits = 2 if value.unit is Unit.MONEY else 0
    alone = parse_amount(text, digits=digits)
    return [alone] if alone is not None else [each.minor for each in find_amounts(text, digits=digits)]


def _try(turn: Turn, rule: Rule, value: Value, figures: tuple[int, ...]) -> None:
    """Show what it would bring, before it holds."""
    settings = _view(turn, rule).settings
    changed = Settings(rule.values, {**settings.changed, value.name: figures})
    screen = screens.tried(turn.t, _view(turn, rule, changed), value)
    turn.ask(FLOW, "tried", screen, row=rule.row, name=value.name, figures=list(figures))


def save(turn: Turn) -> None:
    """Keep what was tried out last; pressed a week later the rule is shown as it stands."""
    press, dialog = turn.pressed(SaveValue), turn.dialog
    rule = _rule(press.row)
    value = _value(rule, press.name)
    data = dialog.data if dialog is not None and dialog.flow == FLOW else {}
    if (data.get("row"), data.get("name")) != (rule.row, value.name) or "figures" not in data:
        turn.toast(errors.first_line(errors.settled(turn.t)))
        _show_rule(turn, rule, screens.page_of(rule, value))
        return
    _save(turn, rule, value, tuple(data["figures"]))


def _save(turn: Turn, rule: Rule, value: Value, figures: tuple[int, ...]) -> None:
    care_rules.change(turn.session, turn.me, turn.now, rule, value.name, figures)
    turn.toast(screens.saved(turn.t))
    turn.leave(FLOW)
    _show_rule(turn, rule, screens.page_of(rule, value))


def ask_again(turn: Turn, dialog: Dialog) -> None:
    """The question, after a break."""
    rule = _rule(dialog.data["row"])
    _ask(turn, rule, _value(rule, dialog.data["name"]))


def _rule(row: str) -> Rule:
    if row not in care.RULES:
        raise Refusal(errors.old_button)
    return care.RULES[row]


def _value(rule: Rule, name: str) -> Value:
    found = next((value for value in rule.values if value.name == name), None)
    if found is None:
        raise Refusal(errors.old_button)
    return found


def _view(turn: Turn, rule: Rule, settings: Settings | None = None) -> RuleView:
    """The rule as the team has it, or as it would be with other settings."""
    on, own = care_rules.all_of(turn.session, turn.me)[rule.row]
    used = settings or own
    return RuleView(rule, used, on, _coming(turn, rule, used), turn.today, turn.team.currency)


def _coming(turn: Turn, rule: Rule, settings: Settings) -> Coming:
    """What the rule would put on lists within a week, found by the same function as by night."""
    book = {rule.row: settings}
    team = turn.team
    owners = occasions.owners(turn.session, team.id or 0)
    numbers = [owner.id or 0 for owner in owners]
    clients = care_facts.newest_clients(turn.session, team, LOOKED_AT)
    if clients is None:
        return Coming(0, more=False)
    facts = care_facts.read(turn.session, clients, book, turn.today)
    known = care_facts.known(turn.session, facts, turn.today)
    shortlist = Shortlist(occasions.taken(turn.session, numbers, turn.today))
    found = care.find(facts, book, turn.today, known, care.preview_span)
    shortlist.add(finding for finding in found if finding.owner in numbers)
    days = {owner.id or 0: workdays(turn.session, owner) for owner in owners}
    placed = care.place(shortlist.all(), occasions.planned(turn.session, numbers, turn.today), days, turn.today)
    first = sorted(placed, key=lambda each: each.day)[:EXAMPLES]
    named = [(turn.session.get_one(Client, each.finding.client).name, each.day) for each in first]
    return Coming(len(placed), care_facts.has_older(turn.session, clients), named)
