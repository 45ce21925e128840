"""The command menus, each entry with what it does."""

from handlers.texts import Texts

Entries = list[tuple[str, str]]


def private(t: Texts, *, leads: bool = False) -> Entries:
    """What a member finds behind the menu button; a lead the team's business besides."""
    entries = [
        ("today", t.plain("Today's list")),
        ("add", t.plain("New client")),
        ("find", t.plain("Find a client")),
        ("follow", t.plain("Follow up: whom, when, what")),
        ("buy", t.plain("Record a purchase")),
        ("trust", t.plain("The six questions")),
        ("lapsed", t.plain("Who stays away")),
        ("tiers", t.plain("Customers by tier")),
        ("winback", t.plain("Win a customer back")),
        ("report", t.plain("Sales, customers, pictures")),
        ("care", t.plain("Whom to greet")),
        ("deals", t.plain("Deals in the making")),
        ("owed", t.plain("Money still to come")),
        ("undo", t.plain("Take the last change back")),
        ("drafts", t.plain("Texts without a client yet")),
        ("settings", t.plain("Language, hours, time zone")),
        ("help", t.plain("What you can do")),
    ]
    team = [
        ("team", t.plain("Who is in the team")),
        ("invite", t.plain("A link for colleagues")),
        ("products", t.plain("What we sell")),
        ("import", t.plain("Bring in a table of clients")),
        ("export", t.plain("Take your clients along as a file")),
    ]
    return [*entries[:-2], *team, *entries[-2:]] if leads else entries


def group(t: Texts) -> Entries:
    """What a group finds there."""
    return [("digest", t.plain("The team's digest in this group")), ("help", t.plain("What you can do"))]
