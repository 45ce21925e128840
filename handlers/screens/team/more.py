"""Screens of the "more" menu: commands as buttons, a page of the likeliest and two behind it."""

from handlers.payloads.people import MenuPage, RunCommand, ShowMenu
from handlers.screen import Button, Screen, in_rows
from handlers.texts import Texts, lines

FIRST = {
    False: ("add", "follow", "buy", "deals", "owed", "lapsed"),
    True: ("report", "deals", "owed", "lapsed", "team", "invite"),
}
"""The first page's commands, for a rep and for who leads."""
FIGURES = {
    False: ("report", "best", "tiers", "products", "import", "export"),
    True: ("best", "tiers", "products", "import", "export", "undelivered"),
}
OTHERS = {
    False: ("winback", "care", "trust", "undo", "settings", "help"),
    True: ("add", "follow", "buy", "winback", "care", "settings", "help"),
}


def more(t: Texts, *, leads: bool, drafts: int = 0) -> Screen:
    """The likeliest commands; `drafts`: how many texts wait for a client."""
    waiting = t.n("{n} text waits: /drafts", "{n} texts wait: /drafts", drafts) if drafts else None
    pages = [
        Button(t.plain("Figures, files"), ShowMenu(MenuPage.FIGURES)),
        Button(t.plain("Other"), ShowMenu(MenuPage.OTHERS)),
    ]
    return Screen(lines(t("What would you like to do?"), waiting), in_rows([*_run(t, FIRST[leads]), *pages]))


def behind(t: Texts, page: MenuPage, *, leads: bool) -> Screen:
    """A page behind it."""
    names = FIGURES[leads] if page is MenuPage.FIGURES else OTHERS[leads]
    head = t("Figures, lists and files:") if page is MenuPage.FIGURES else t("What else there is:")
    return Screen(head, in_rows([*_run(t, names), Button(t.plain("Back"), ShowMenu(MenuPage.FIRST))]))


def run(t: Texts, name: str) -> Button:
    """A command as a button."""
    return Button(_labels(t)[name], RunCommand(name))


def _run(t: Texts, names: tuple[str, ...]) -> list[Button]:
    return [run(t, name) for name in names]


def _labels(t: Texts) -> dict[str, str]:
    return {
        "add": t.plain("New client"),
        "follow": t.plain("Follow up"),
        "buy": t.plain("Bought"),
        "deals": t.plain("Deals"),
        "owed": t.plain("Money owed"),
        "lapsed": t.plain("Staying away"),
        "winback": t.plain("Win back"),
        "report": t.plain("Report"),
        "best": t.plain("Best customers"),
        "tiers": t.plain("Tiers"),
        "products": t.plain("Products"),
        "import": t.plain("Bring in a list"),
        "export": t.plain("Export"),
        "care": t.plain("Greetings"),
        "trust": t.plain("Six questions"),
        "team": t.plain("People"),
        "invite": t.plain("Invite"),
        "undelivered": t.plain("Not delivered"),
        "undo": t.plain("↩️ Undo"),
        "more": t.plain("More"),
        "settings": t.plain("Settings"),
        "help": t.plain("Help"),
    }
