"""Screens around what is typed."""

from handlers.payloads.capture import DropForm, ResumeForm
from handlers.screen import Button, Screen
from handlers.texts import Texts


def form_waits(t: Texts, what: str, flow: str) -> Screen:
    """A form was left half-way; what was typed has been served first."""
    go_on = Button(t.plain("Go on with {what}", what=what), ResumeForm(flow))
    return Screen(t("{what} is still open.", what=what), ((go_on, Button(t.plain("Leave it"), DropForm(flow))),))


def form_left(t: Texts) -> Screen:
    """A form was left."""
    return Screen(t("Left. What you had typed is kept."))


def nothing_open(t: Texts) -> Screen:
    """/cancel without an open form."""
    return Screen(t("Nothing is open. Type a client's name, or /help."))


def unknown_command(t: Texts) -> Screen:
    """A slash and a word that nobody knows."""
    return Screen(t("I don't know that command. /help shows what there is; a client's name alone works too."))
