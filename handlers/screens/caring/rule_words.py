"""The rules of care in words: their names, what each does, what can be set about it and how that is read."""

from handlers.screens.format import in_a_row, money
from handlers.texts import Html, Texts, lines
from playbook.care import Settings, Unit, Value

BEFORE = ("C5", "C10")  # their days are counted back from an end


def name(t: Texts, row: str) -> str:
    """What a rule is called, on a button."""
    names = {
        "C1": t.plain("Call after order"),
        "C2": t.plain("Referral thanks"),
        "C3": t.plain("Total thanks"),
        "C4": t.plain("Year-end visits"),
        "C5": t.plain("Used up"),
        "C6": t.plain("Greeting days"),
        "C7": t.plain("Rhythm"),
        "C10": t.plain("Contract ends"),
    }
    return names[row]


def what_it_does(t: Texts, row: str, settings: Settings, currency: str) -> Html:
    """When it fires and for whom; below that, what it brings."""
    match row:
        case "C1":
            amount = money(t, settings.one("amount"), currency)
            return lines(t("An order of {amount} or more:", amount=amount), _after(t, settings))
        case "C2":
            thanks = t("thank both; a call after {n} days", n=settings.one("days"))
            return lines(t("A referred client's first order:"), thanks)
        case "C3":
            amounts = in_a_row(t, (money(t, figure, currency) for figure in settings.all("amounts")))
            return lines(t("Orders in all pass {amounts}:", amounts=amounts), t("a word of thanks"))
        case "C4":
            best = t("Who spent most this year, {n} each:", n=settings.one("people"))
            return lines(best, t("a visit from 1 December on"))
        case "C5":
            return lines(t("What they bought runs out:"), t("ask about more {n} days before", n=settings.one("days")))
        case "C6":
            return lines(t("Birthday, festival, season, silence:"), t("a greeting that sells nothing"))
        case "C7":
            return lines(t("Silent too long, nothing planned:"), t("get in touch, best clients first"))
        case _:
            days = in_a_row(t, map(str, settings.all("days")))
            return lines(t("A contract ends:"), t("ask its worth {days} days before", days=days))


def _after(t: Texts, settings: Settings) -> Html:
    return t.n("a call {n} day later", "a call {n} days later", settings.one("days"))


def value_name(t: Texts, row: str, value: Value) -> str:
    """What a value is called."""
    if value.name == "days":
        return t.plain("Ahead") if row in BEFORE else t.plain("Call in")
    names = {
        "amount": t.plain("From"),
        "amounts": t.plain("Totals"),
        "people": t.plain("Clients each"),
        "birthdays": t.plain("Birthdays"),
        "festivals": t.plain("Festival days"),
        "seasons": t.plain("Seasons"),
        "silence": t.plain("Long silence"),
        "silent": t.plain("Silent for"),
        "hot": t.plain("Hot"),
        "warm": t.plain("Warm"),
        "cool": t.plain("Cool"),
        "prospect": t.plain("No class yet"),
        "platinum": t.plain("Platinum"),
        "gold": t.plain("Gold"),
        "silver": t.plain("Silver"),
        "bronze": t.plain("Bronze"),
        "dormant": t.plain("Dormant"),
    }
    return names[value.name]


def state(t: Texts, *, on: bool) -> str:
    """Whether a rule, or a part of one, works."""
    return t.c("rule", "on") if on else t.c("rule", "off")


def figures(t: Texts, value: Value, held: tuple[int, ...], currency: str) -> str:
    """What a value holds."""
    if value.unit is not Unit.DAYS:
        return in_a_row(t, (figure(t, value, each, currency) for each in held))
    *others, last = held
    return in_a_row(t, [*map(str, others), figure(t, value, last, currency)])


def figure(t: Texts, value: Value, held: int, currency: str) -> str:
    """One figure of a value, with its unit."""
    match value.unit:
        case Unit.MONEY:
            return money(t, held, currency)
        case Unit.DAYS:
            return str(t.n("{n} day", "{n} days", held))
        case Unit.SWITCH:
            return state(t, on=bool(held))
        case _:
            return str(held)
