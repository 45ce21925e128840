"""What lines of a file bring, or would bring, in words: the same before an import and after it."""

from collections.abc import Mapping

from handlers.texts import Html, Texts
from playbook.columns import Reason

REASONS = 3  # told on the screen; the file tells all
REFUSED = "refused "  # begins the kinds of counts that are of refused lines


def line_count(t: Texts, count: int) -> Html:
    """So many lines of a file."""
    return t.n("{count} line", "{count} lines", count, count=f"{count:,}")


def client_count(t: Texts, count: int) -> Html:
    """So many clients."""
    return t.n("{count} client", "{count} clients", count, count=f"{count:,}")


def purchase_count(t: Texts, count: int) -> Html:
    """So many purchases."""
    return t.n("{count} purchase", "{count} purchases", count, count=f"{count:,}")


def note_count(t: Texts, count: int) -> Html:
    """So many notes."""
    return t.n("{count} note", "{count} notes", count, count=f"{count:,}")


def brought(t: Texts, counts: Mapping[str, int]) -> Html:
    """Purchases, notes, new clients and what is added to known ones, as far as there are any."""
    sales, notes, new, filled = (counts.get(kind, 0) for kind in ("purchases", "notes", "clients", "filled"))
    parts = [
        purchase_count(t, sales) if sales else None,
        t.n("{count} new client", "{count} new clients", new, count=f"{new:,}") if new else None,
        note_count(t, notes) if notes else None,
        t.n("{count} client filled in", "{count} clients filled in", filled, count=f"{filled:,}") if filled else None,
    ]
    return Html(" · ".join(part for part in parts if part))


def is_new(counts: Mapping[str, int]) -> bool:
    """Whether anything comes of it."""
    return any(counts.get(kind) for kind in ("purchases", "clients", "notes", "filled"))


def told(t: Texts, counts: Mapping[str, int]) -> list[Html]:
    """What comes of the lines: what is new, refunds, what is known, what is refused and why."""
    refunds, known = counts.get("refunds", 0), counts.get("known", 0)
    each = [
        brought(t, counts),
        t("Refunds among them: {count}", count=f"{refunds:,}") if refunds else None,
        t("There already: {lines}", lines=line_count(t, known)) if known else None,
        *_refused(t, counts),
    ]
    return [line for line in each if line]


def refused(counts: Mapping[str, int]) -> int:
    """How many lines are refused."""
    return sum(number for kind, number in counts.items() if kind.startswith(REFUSED))


def _refused(t: Texts, counts: Mapping[str, int]) -> list[Html]:
    """How many lines are refused, and why, the commonest reasons first."""
    found = {reason: counts.get(REFUSED + reason.value, 0) for reason in Reason}
    most = sorted((reason for reason in found if found[reason]), key=lambda reason: -found[reason])
    if not most:
        return []
    why = [t("{reason}: {count}", reason=reason_word(t, each), count=f"{found[each]:,}") for each in most[:REASONS]]
    return [t("Refused: {lines}", lines=line_count(t, refused(counts))), Html(" · ".join(why))]


def reason_word(t: Texts, reason: Reason) -> str:
    """Why a line was refused."""
    words = {
        Reason.COLUMNS: t.plain("wrong number of columns"),
        Reason.CUSTOMER: t.plain("nobody named"),
        Reason.NAME: t.plain("name too long"),
        Reason.DATE: t.plain("not a date"),
        Reason.FUTURE: t.plain("date still to come"),
        Reason.AMOUNT: t.plain("not an amount"),
        Reason.QUANTITY: t.plain("not a quantity"),
        Reason.WORDS: t.plain("nothing noted"),
        Reason.GARBLED: t.plain("garbled signs"),
        Reason.COLLEAGUE: t.plain("a colleague's client"),
        Reason.ARCHIVED: t.plain("client put away"),
        Reason.SEVERAL: t.plain("several of that name"),
    }
    return words[reason]
