"""What is said when something can't be done: each says what to do next."""

from handlers.payloads.capture import RetryDraft
from handlers.screen import Button, Screen
from handlers.texts import Texts


def first_line(screen: Screen) -> str:
    """The first line of a screen, for a toast."""
    return screen.text.split("\n", 1)[0]


def no_such_client(t: Texts) -> Screen:
    """No right, another team, or no such client: all look the same."""
    return Screen(t("There is no such client."))


def settled(t: Texts) -> Screen:
    """A button whose work is done was pressed again."""
    return Screen(t("That is done already."))


def old_button(t: Texts) -> Screen:
    """A button that we no longer know."""
    return Screen(t("That button is from an older message. /today shows where things stand."))


def old_button_card(t: Texts) -> str:
    """Toast of such a button where the client it was about can be shown anew."""
    return t.plain("An older button; here is where things stand")


def our_fault(t: Texts, draft: int | None) -> Screen:
    """A turn failed; the text is kept."""
    if draft is None:
        return Screen(t("That didn't work just now. Please try again."))
    again = Button(t.plain("Try again"), RetryDraft(draft))
    return Screen(t("That didn't work. Your text is kept."), ((again,),))


def stranger(t: Texts) -> Screen:
    """Somebody who is in no team."""
    return Screen(t("This assistant is for team members. Ask a colleague for an invite."))


def leads_only(t: Texts) -> Screen:
    """A rep asked for what only a lead has."""
    return Screen(t("Only the team lead can do that. /help shows what you can do."))


def in_private(t: Texts, username: str) -> Screen:
    """A command that shows clients was typed in a group."""
    button = Button(t.plain("Open private chat"), url=f"https://t.me/{username}?start=menu")
    return Screen(t("Clients are shown in private only."), ((button,),))
