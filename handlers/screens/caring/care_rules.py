"""Screens of a team's rules of care: which are on, what each brings, and its values."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from handlers.payloads.care import AskValue, SaveValue, ShowRule, ShowRules, SwitchRule, TryValue
from handlers.payloads.settings import ShowTeamWork
from handlers.screen import Button, Row, Screen, in_rows
from handlers.screens.caring.rule_words import figure, figures, name, state, value_name, what_it_does
from handlers.screens.format import bold, cut, in_a_row, short_day
from handlers.screens.team.settings import misread
from handlers.texts import Html, Texts, lines
from playbook.care import Rule, Settings, Unit, Value

ON, OFF = "✓", "○"
PAGES = (("C1", "C2", "C3", "C5"), ("C4", "C6", "C7", "C10"))
VALUES_AT_ONCE = 6  # on one screen; of more, the halves stand on two


@dataclass(frozen=True)
class Coming:
    """What a rule would put on lists within a week: how many (`more`: at least so many), and the first few."""

    count: int
    more: bool
    first: Sequence[tuple[str, date]] = ()


@dataclass(frozen=True)
class RuleView:
    """A rule as a team has it, or would have it."""

    rule: Rule
    settings: Settings
    on: bool
    coming: Coming
    today: date
    currency: str


def rules(t: Texts, on: dict[str, bool], page: int) -> Screen:
    """The rules that begin with an order, or those that go by the calendar."""
    shown = PAGES[page]
    text = lines(
        t("Care rules: what I plan by myself"),
        t("After an order:") if page == 0 else t("By the calendar:"),
        *(t("{mark} {name}", mark=ON if on[row] else OFF, name=name(t, row)) for row in shown),
    )
    buttons = [Button(name(t, row), ShowRule(row, 0)) for row in shown]
    other = Button(t.plain("By the calendar") if page == 0 else t.plain("After an order"), ShowRules(1 - page))
    return Screen(text, (*in_rows(buttons, 2), (other, Button(t.plain("Back"), ShowTeamWork()))))


def rule(t: Texts, view: RuleView, page: int) -> Screen:
    """One rule, what it would bring, and its values."""
    row = view.rule.row
    switch = Button(t.plain("Switch off") if view.on else t.plain("Switch on"), SwitchRule(row, not view.on))
    halves = pages_of(view.rule)
    values = [_value(t, view, value) for value in halves[page]]
    other = (Button(t.plain("Others"), ShowRule(row, 1 - page)),) if len(halves) > 1 else ()
    back = Button(t.plain("Back"), ShowRules(next(at for at, rows in enumerate(PAGES) if row in rows)))
    return Screen(_about(t, view), (*in_rows(values, 2), (switch, *other, back)))


def pages_of(rule: Rule) -> list[tuple[Value, ...]]:
    """Its values, as they stand on one screen or two."""
    if len(rule.values) <= VALUES_AT_ONCE:
        return [rule.values]
    half = len(rule.values) // 2
    return [rule.values[:half], rule.values[half:]]


def _about(t: Texts, view: RuleView) -> Html:
    row = view.rule.row
    return lines(
        t("{name}: {state}", name=bold(name(t, row)), state=state(t, on=view.on)),
        what_it_does(t, row, view.settings, view.currency),
        coming(t, view),
    )


def coming(t: Texts, view: RuleView) -> Html:
    """What comes within a week, were it on."""
    seen = view.coming
    if not seen.count:
        return t("Next 7 days: nothing")
    first = in_a_row(t, (f"{cut(who, 8)} {short_day(t, day, view.today)}" for who, day in seen.first))
    if seen.more:
        return t("Next 7 days: {n} or more, such as {first}", n=seen.count, first=first)
    return t("Next 7 days: {n}, such as {first}", n=seen.count, first=first)


def _value(t: Texts, view: RuleView, value: Value) -> Button:
    row, held = view.rule.row, view.settings.all(value.name)
    label = f"{value_name(t, row, value)} {figures(t, value, held, view.currency)}"
    if value.unit is Unit.SWITCH:
        return Button(label, TryValue(row, value.name, 0 if held[0] else 1))
    return Button(cut(label, 24), AskValue(row, value.name))


def ask_value(t: Texts, view: RuleView, value: Value, choices: Sequence[int], said: str | None = None) -> Screen:
    """Another value: the usual ones to tap, any other to type. `said`: what was typed and can't be one."""
    row, one = view.rule.row, value.figures == 1
    held = figures(t, value, view.settings.all(value.name), view.currency)
    now = t("Now {held}", held=held)
    text = lines(
        misread(t, said) if said else None,
        t("{rule} · {value}", rule=bold(name(t, row)), value=value_name(t, row, value)),
        now if value.unit is Unit.MONEY else t("{now} ({least}–{most})", now=now, least=value.least, most=value.most),
        t("Tap, or type a number.") if one else t("Type up to {n} numbers.", n=value.figures),
    )
    buttons = [Button(figure(t, value, each, view.currency), TryValue(row, value.name, each)) for each in choices]
    back = Button(t.plain("Back"), ShowRule(row, page_of(view.rule, value)))
    return Screen(text, (*in_rows(buttons), (back,)))


def page_of(rule: Rule, value: Value) -> int:
    """The screen on which a value stands."""
    return next(at for at, half in enumerate(pages_of(rule)) if value in half)


def tried(t: Texts, view: RuleView, value: Value) -> Screen:
    """What the rule would bring with another value, before it holds."""
    row = view.rule.row
    held = figures(t, value, view.settings.all(value.name), view.currency)
    text = lines(
        t("{rule} · {value}: {held}?", rule=bold(name(t, row)), value=value_name(t, row, value), held=held),
        what_it_does(t, row, view.settings, view.currency),
        coming(t, view) if view.on else t("The rule is off now."),
    )
    keep = Button(t.plain("Keep"), SaveValue(row, value.name))
    leave: Row = (keep, Button(t.plain("Leave as it was"), ShowRule(row, page_of(view.rule, value))))
    return Screen(text, (leave,))


def saved(t: Texts) -> str:
    """Toast."""
    return t.plain("Kept, from tonight on")


def switched(t: Texts, row: str, *, on: bool) -> str:
    """Toast."""
    return t.plain("{rule}: on from tonight", rule=name(t, row)) if on else t.plain("{rule}: off", rule=name(t, row))
