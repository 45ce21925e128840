"""What each form is called, on the button that goes on with it."""

from handlers.screens.format import cut
from handlers.texts import Texts
from storage.tables import Client, Dialog


def which(t: Texts, _client: Client | None) -> str:
    """Choosing a client."""
    return t.plain("Choosing a client")


def add(t: Texts, _client: Client | None) -> str:
    """A new client."""
    return t.plain("New client")


def find(t: Texts, _client: Client | None) -> str:
    """Looking somebody up."""
    return t.plain("Look-up")


def note(t: Texts, client: Client | None) -> str:
    """A note."""
    return t.plain("Note on {name}", name=cut(client.name, 10)) if client else t.plain("Note")


def merge(t: Texts, _client: Client | None) -> str:
    """Two files that become one."""
    return t.plain("Merging")


def move(t: Texts, _client: Client | None) -> str:
    """A note that goes to another client."""
    return t.plain("Moving a note")


def trust(t: Texts, _client: Client | None) -> str:
    """The six questions."""
    return t.plain("Six questions")


def trust_question(t: Texts, client: Client | None, dialog: Dialog) -> str:
    """The six questions, at the one where they were left."""
    if client is None:
        return trust(t, client)
    return t.plain("{name}, question {n}", name=cut(client.name, 10), n=dialog.data.get("question", 1))


def team(t: Texts, _client: Client | None) -> str:
    """The team's name."""
    return t.plain("The team's name")


def settings(t: Texts, _client: Client | None) -> str:
    """One's own settings."""
    return t.plain("Settings")


def team_settings(t: Texts, _client: Client | None) -> str:
    """The team's settings."""
    return t.plain("The team's settings")


def buy(t: Texts, client: Client | None) -> str:
    """A purchase."""
    return t.plain("Purchase of {name}", name=cut(client.name, 10)) if client else t.plain("Purchase")


def tier_rules(t: Texts, _client: Client | None) -> str:
    """What tiers are made by."""
    return t.plain("Limits of the tiers")


def benefits(t: Texts, _client: Client | None) -> str:
    """What each tier brings."""
    return t.plain("What each tier brings")


def products(t: Texts, _client: Client | None) -> str:
    """What the team sells."""
    return t.plain("What we sell")


def bought(t: Texts, client: Client | None) -> str:
    """Correcting a purchase."""
    return buy(t, client)


def making(t: Texts, client: Client | None) -> str:
    """A deal in the making."""
    return t.plain("Deal with {name}", name=cut(client.name, 10)) if client else t.plain("Deal")


def owed(t: Texts, client: Client | None) -> str:
    """Money outstanding."""
    return t.plain("Money from {name}", name=cut(client.name, 10)) if client else t.plain("Money to come")


def winback(t: Texts, client: Client | None) -> str:
    """Winning a customer back."""
    return t.plain("Win back {name}", name=cut(client.name, 10)) if client else t.plain("Win back")


def follow(t: Texts, client: Client | None) -> str:
    """Planning a follow-up, or another day for one."""
    return t.plain("Date for {name}", name=cut(client.name, 10)) if client else t.plain("Follow up")


def greeting(t: Texts, client: Client | None) -> str:
    """How a client is greeted."""
    return t.plain("Greetings for {name}", name=cut(client.name, 10)) if client else t.plain("Greetings")


def contract(t: Texts, client: Client | None) -> str:
    """A contract, or until when it was renewed."""
    return t.plain("Contract of {name}", name=cut(client.name, 10)) if client else t.plain("Contract")


def referral(t: Texts, _client: Client | None) -> str:
    """Who brought whom."""
    return t.plain("Who brought whom")


def redate(t: Texts, _client: Client | None) -> str:
    """Another date for a part of a note."""
    return t.plain("Another date")


def reword(t: Texts, _client: Client | None) -> str:
    """Other words for a note."""
    return t.plain("Other words")


def company(t: Texts, _client: Client | None) -> str:
    """Who comes along to a meeting."""
    return t.plain("Who comes along")


def file(t: Texts, client: Client | None) -> str:
    """Putting a client's file right."""
    return t.plain("{name}'s file", name=cut(client.name, 10)) if client else t.plain("File")


def hours(t: Texts, client: Client | None) -> str:
    """When a client may be contacted."""
    return t.plain("Best time for {name}", name=cut(client.name, 10)) if client else t.plain("Best time")


def callback(t: Texts, client: Client | None) -> str:
    """What a client said when he was called back."""
    return t.plain("Callback, {name}", name=cut(client.name, 10)) if client else t.plain("Callback")
