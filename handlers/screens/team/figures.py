"""Lines of figures that the day's and the week's digest share; a line of which nothing is true is left out."""

from handlers.texts import Html, Texts, escape
from playbook.digest import Tomorrow


def joined(*parts: str | None) -> Html | None:
    """Parts side by side; None if there is none."""
    told = [escape(part) for part in parts if part]
    return Html(" · ".join(told)) if told else None


def labelled(label: str, *parts: str | None) -> Html | None:
    """The same after a label."""
    told = joined(*parts)
    return Html(f"{escape(label)} {told}") if told else None


def promises(t: Texts, due: int, kept: int) -> Html | None:
    """Promises that were due, and those kept in time (A5)."""
    return labelled(t("Promises"), t("due {n}", n=due), t("kept {n}", n=kept)) if due else None


def follow_ups(t: Texts, due: int, done: int, late: int = 0, long_late: int = 0) -> Html | None:
    """Follow-ups that were due, those of them done, and all that are late; how many of these by seven working days."""
    told = (t("due {n}", n=due), t("done {n}", n=done)) if due else ()
    behind = t("late {n}", n=late) if late else None
    if late and long_late:
        behind = t("late {n}, {long} of them 7 days", n=late, long=long_late)
    return labelled(t("Follow-ups"), *told, behind)


def came(t: Texts, new: int, contacts: int) -> Html | None:
    """New clients and talks."""
    return joined(t("New clients {n}", n=new) if new else None, t("Talks {n}", n=contacts) if contacts else None)


def cases(t: Texts, lapses: int, won_back: int, *more: str | None) -> Html | None:
    """Who stays away (D3) and who was won back (D4)."""
    away = t("Lapsed +{n}", n=lapses) if lapses else None
    return joined(away, t("Won back {n}", n=won_back) if won_back else None, *more)


def change(percent: int) -> str:
    """+12%, −3%."""
    return f"+{percent}%" if percent > 0 else f"−{-percent}%"


def first_thing(t: Texts, found: tuple[Tomorrow, int]) -> Html:
    """The one thing to do first, counted."""
    matter, n = found
    match matter:
        case Tomorrow.LATE_PROMISES:
            return t.n("{n} promise still open", "{n} promises still open", n)
        case Tomorrow.PROMISES_DUE:
            return t.n("{n} promise due", "{n} promises due", n)
        case Tomorrow.VISITS_WITHOUT_STEP:
            return t.n("{n} visit, no next step", "{n} visits, no next step", n)
        case Tomorrow.OVERDUE_FOLLOW_UPS:
            return t.n("{n} late follow-up", "{n} late follow-ups", n)
        case Tomorrow.OPEN_LAPSES:
            return t.n("{n} who stays away", "{n} who stay away", n)
