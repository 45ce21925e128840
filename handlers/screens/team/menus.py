"""The command menus, each entry with what it does."""

from handlers.texts import Texts

Entries = list[tuple[str, str]]


REP = (
    "today", "add", "find", "follow", "buy", "deals", "owed", "lapsed", "winback", "trust", "care", "best", "tiers",
    "report", "products", "import", "export", "undo", "settings", "help",
)  # fmt: skip
LEAD = (
    "report", "deals", "owed", "lapsed", "today", "team", "invite", "add", "follow", "buy", "best", "tiers", "winback",
    "products", "care", "import", "export", "undo", "settings", "help",
)  # fmt: skip
"""Twenty at most: a longer menu is read by nobody. The rest can be typed, and hangs on buttons."""


def private(t: Texts, *, leads: bool = False) -> Entries:
    """What a member finds behind the menu button, the likeliest first; a lead the team's business before his own."""
    told = _told(t)
    return [(name, told[name]) for name in (LEAD if leads else REP)]


def _told(t: Texts) -> dict[str, str]:
    return {
        "today": t.plain("Today's list"),
        "add": t.plain("New client"),
        "find": t.plain("Find a client"),
        "follow": t.plain("Follow up: whom, when, what"),
        "buy": t.plain("Record a purchase"),
        "deals": t.plain("Deals in the making"),
        "owed": t.plain("Money still to come"),
        "lapsed": t.plain("Who stays away"),
        "winback": t.plain("Win a customer back"),
        "trust": t.plain("The six questions"),
        "care": t.plain("Whom to greet"),
        "best": t.plain("Who brings most of the sales"),
        "tiers": t.plain("Customers by tier"),
        "report": t.plain("Sales, customers, pictures"),
        "products": t.plain("What we sell"),
        "team": t.plain("Who is in the team"),
        "invite": t.plain("A link for colleagues"),
        "import": t.plain("Bring in a table of clients"),
        "export": t.plain("Take your clients along as a file"),
        "undo": t.plain("Take the last change back"),
        "settings": t.plain("Language, hours, time zone"),
        "help": t.plain("What you can do"),
    }


def group(t: Texts) -> Entries:
    """What a group finds there."""
    return [("digest", t.plain("The team's digest in this group")), ("help", t.plain("What you can do"))]
