"""What is asked about each of the six questions, why, and an example from the team's trade (A1)."""

from collections.abc import Callable

from handlers.texts import Texts
from playbook.trust import Question

Examples = tuple[str, str, str, str, str, str]  # in the order of the questions


def prompt(t: Texts, question: Question, name: str) -> str:
    """What the rep is asked; `name` is how the client is called."""
    asked = {
        Question.WHO_ARE_YOU: t("How does {name} present you at home?", name=name),
        Question.WHAT_DO_YOU_WANT: t("One line for {name} to remember?", name=name),
        Question.WHY_ME: t("What bothers {name} these days?", name=name),
        Question.WHY_BELIEVE: t("Your proof? A person, bill or figure."),
        Question.WHY_YOU: t("Which rival? And what is your edge?"),
        Question.WHY_NOW: t("What would waiting cost {name}?", name=name),
    }
    return asked[question]


def reasons(t: Texts, question: Question) -> tuple[str, str]:
    """Why a client asks this in silence, in two plain lines."""
    told = {
        Question.WHO_ARE_YOU: (
            t("People look at who speaks first."),
            t("A shared friend or your years help."),
        ),
        Question.WHAT_DO_YOU_WANT: (
            t("Say a lot and little is remembered."),
            t("One clear line gets passed on."),
        ),
        Question.WHY_ME: (
            t("It must touch a worry of their own."),
            t("Name it rightly and they will talk."),
        ),
        Question.WHY_BELIEVE: (
            t("Praising oneself proves nothing."),
            t("A client like them, a bill, a number."),
        ),
        Question.WHY_YOU: (
            t("Clients compare, often in silence."),
            t("Name the one thing you do better."),
        ),
        Question.WHY_NOW: (
            t("Without a reason it waits for ever."),
            t("Let the cost of waiting be true."),
        ),
    }
    return told[question]


def example(t: Texts, question: Question, trade: str) -> str:
    """An answer as a rep of this trade might give it; the general one for a trade that has none of its own."""
    return _EXAMPLES.get(trade, _general)(t)[question - 1]


def _general(t: Texts) -> Examples:
    return (
        t.plain("Lao Li sent me; ten years at it"),
        t.plain("one call, somebody comes today"),
        t.plain("it breaks and nobody picks up"),
        t.plain("Lao Li: two years and no fault"),
        t.plain("you get a spare while I repair"),
        t.plain("in season it's a two-month wait"),
    )


def _car(t: Texts) -> Examples:
    return (
        t.plain("Mrs Zhang's car is with them too"),
        t.plain("school runs, 800 a month saved"),
        t.plain("four school runs a day"),
        t.plain("Mrs Zhang next door: two years"),
        t.plain("I see to the number plates"),
        t.plain("no car for the winter holidays"),
    )


def _retail(t: Texts) -> Examples:
    return (
        t.plain("also chose her sister's suit"),
        t.plain("three days away, nothing to iron"),
        t.plain("what to wear to meetings"),
        t.plain("Ms Chen: two winters, no pilling"),
        t.plain("alterations are on me"),
        t.plain("the party; fitting takes ten days"),
    )


def _insurance(t: Texts) -> Examples:
    return (
        t.plain("saw his colleague's claim through"),
        t.plain("in hospital the pay keeps coming"),
        t.plain("pays the parents' doctors alone"),
        t.plain("Lao Zhou: paid on the fifth day"),
        t.plain("for a claim I come along"),
        t.plain("after the birthday it costs more"),
    )


def _business(t: Texts) -> Examples:
    return (
        t.plain("three firms next door buy from me"),
        t.plain("line down: we're there in an hour"),
        t.plain("no parts at every month's end"),
        t.plain("Hongda next door: 14 stops fewer"),
        t.plain("parts in town, here the same day"),
        t.plain("after the overhaul, half a year"),
    )


_EXAMPLES: dict[str, Callable[[Texts], Examples]] = {
    "general": _general,
    "car": _car,
    "retail": _retail,
    "insurance": _insurance,
    "business": _business,
}
