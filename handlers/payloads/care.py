"""Buttons of a team's rules of care (C1–C7, C10)."""

from handlers.callbacks import Payload, payload


@payload("rl")
class ShowRules(Payload):
    """Some of the rules, a page at a time."""

    page: int


@payload("ro")
class ShowRule(Payload):
    """One rule with its values, a page at a time, and what it would bring."""

    row: str
    page: int


@payload("rs")
class SwitchRule(Payload):
    """Switch a rule on or off."""

    row: str
    on: bool


@payload("rv")
class AskValue(Payload):
    """The choices for a value of a rule."""

    row: str
    name: str


@payload("rn")
class TryValue(Payload):
    """What a rule would bring with another value."""

    row: str
    name: str
    figure: int


@payload("ry")
class SaveValue(Payload):
    """Keep the value that was tried out last."""

    row: str
    name: str
