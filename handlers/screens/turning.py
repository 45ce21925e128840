"""Buttons that turn the pages of a list; `to` makes the button's payload from the number of a page."""

from collections.abc import Callable

from handlers.callbacks import Payload
from handlers.paging import Page
from handlers.screen import Button, Row
from handlers.texts import Texts


def before_and_next(t: Texts, page: Page, to: Callable[[int], Payload]) -> Row:
    """The page before and the one after, where there are any."""
    before = (Button(t.plain("Before"), to(page.number - 1)),) if page.number else ()
    following = (Button(t.plain("Next"), to(page.number + 1)),) if page.left else ()
    return (*before, *following)


def older_and_newer(t: Texts, page: Page, to: Callable[[int], Payload]) -> Row:
    """In a list that goes back in time."""
    older = (Button(t.plain("Older"), to(page.number + 1)),) if page.left else ()
    newer = (Button(t.plain("Newer"), to(page.number - 1)),) if page.number else ()
    return (*older, *newer)


def first_and_more(t: Texts, page: Page, to: Callable[[int], Payload]) -> Row:
    """In a list that is worked off from the top: back to the top, and how much is still to come."""
    first = (Button(t.plain("First {n}", n=page.size), to(0)),) if page.number else ()
    more = (Button(t.plain("{n} more", n=page.left), to(page.number + 1)),) if page.left else ()
    return (*first, *more)


def onward(t: Texts, page: Page, to: Callable[[int], Payload]) -> Button:
    """Only onward, and from the last page to the first again."""
    return Button(t.plain("More") if page.left else t.plain("To the first"), to(page.onward))
