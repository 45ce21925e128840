"""The short words that a pressed button gives."""

from handlers.screens.words import prospect_class
from handlers.texts import Texts
from playbook.stages import ProspectClass


def not_for_you(t: Texts) -> str:
    """A button was pressed by somebody who has no right to it."""
    return t.plain("This isn't for you.")


def fact_kept(t: Texts) -> str:
    """A fact went into the file."""
    return t.plain("Kept in the file")


def fact_known(t: Texts) -> str:
    """The fact was there already."""
    return t.plain("In the file already")


def noted_already(t: Texts) -> str:
    """The same was made of this note before."""
    return t.plain("Noted already")


def class_set(t: Texts, to: ProspectClass) -> str:
    """A client's class was set."""
    return t.plain("Marked as {klass}", klass=prospect_class(t, to))
