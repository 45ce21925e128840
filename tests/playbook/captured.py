"""A note as read, in the writing of captured_lines.csv."""

from datetime import datetime
from zoneinfo import ZoneInfo

from playbook.capture import Draft, Planned, Promise, ReadPurchase, read_note
from playbook.dates import When

NOW = datetime(2026, 11, 18, 10, 0, tzinfo=ZoneInfo("Asia/Shanghai"))  # a Wednesday
COLUMNS = ("typed", "kind", "day", "mood", "class", "promises", "follow_ups", "bought", "facts", "asked", "left")


def read(typed: str) -> Draft:
    """The note read; the client's name stands in braces: 和{周敏}吃饭."""
    start, end = typed.find("{"), typed.find("}")
    bare = typed.replace("{", "").replace("}", "")
    return read_note(bare, now=NOW, client_names_span=None if start < 0 else (start, end - 1))


def row(typed: str) -> dict[str, str]:
    """All that is read of a line, by column; "" for what it does not tell (kind note, today)."""
    draft = read(typed)
    return {
        "typed": typed,
        "kind": "" if draft.kind == "note" else draft.kind.value,
        "day": "" if draft.occurred == NOW.date() else f"{draft.occurred:%m-%d}",
        "mood": draft.mood.value if draft.mood else "",
        "class": draft.class_hint.prospect_class.value if draft.class_hint else "",
        "promises": " | ".join(_work(each) for each in draft.promises),
        "follow_ups": " | ".join(_work(each) for each in draft.follow_ups),
        "bought": _bought(draft.purchase or draft.doubtful),
        "facts": " | ".join(f"{fact.kind.value}: {fact.text}" for fact in draft.facts),
        "asked": " | ".join([*(each.text for each in draft.impossible), *(each.text for each in draft.gone)]),
        "left": draft.text,
    }


def _work(work: Promise | Planned) -> str:
    """发报价 @ 11-20!: by the 20th; a question mark before what the client said he would do."""
    if isinstance(work, Promise):
        return f"{work.text} @ {_when(work.when)}"
    place = f" # {work.place}" if work.place else ""
    return f"{'? ' if work.awaited else ''}{work.text} @ {_when(work.when)}{place}"


def _when(when: When | None) -> str:
    if when is None:
        return "-"
    hour = f" {when.time:%H:%M}" if when.time else ""
    repeat = f" {when.repeat}" if when.repeat else ""
    return f"{when.day:%m-%d}{hour}{'!' if when.deadline else ''}{repeat}"


def _bought(bought: ReadPurchase | None) -> str:
    """1280 x2 filters; ?small 250000/25: the amount must be asked for."""
    if bought is None or bought.amount is None:
        return ""
    asked = "/".join(f"{choice / 100:.10g}" for choice in bought.choices)
    amount = f"?{bought.doubt} {asked}" if bought.doubt else f"{bought.amount / 100:.10g}"
    pieces = f"x{bought.quantity}" if bought.quantity > 1 else ""
    day = "" if bought.day == NOW.date() else f"@ {bought.day:%m-%d}"
    return " ".join(part for part in (amount, bought.currency, pieces, bought.product, day) if part)
