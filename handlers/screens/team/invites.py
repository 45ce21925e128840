"""Screens of invites."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from handlers.payloads.people import NewInvite, RevokeInvite, ShowInvite, ShowQr
from handlers.screen import Button, File, Row, Screen, in_rows
from handlers.screens.format import bold, day
from handlers.texts import Html, Texts, lines
from storage.tables import Team

DOT, MARGIN = 10, 4  # pixels a module, modules around the code


@dataclass(frozen=True)
class Link:
    """An invite as it is shown; `now` is in the member's zone."""

    invite: int
    url: str
    uses_left: int
    expires_at: datetime
    now: datetime


def how_long(t: Texts, link: Link) -> Html:
    """For how many and until when."""
    until = day(t, link.expires_at.astimezone(link.now.tzinfo).date(), link.now.date())
    return t.n("For {n} more person, until {until}", "For {n} more people, until {until}", link.uses_left, until=until)


def buttons(t: Texts, link: Link) -> Row:
    """Ways to hand a link on."""
    return Button(t.plain("Copy link"), copy=link.url), Button(t.plain("QR code"), ShowQr(link.invite))


def invite(t: Texts, team: Team, link: Link, others: Sequence[Link]) -> Screen:
    """One invite with its link; the others behind buttons."""
    text = lines(
        t("Invite to {team}", team=bold(team.name)),
        t("Send this on; a tap is enough:"),
        t("{link}", link=link.url),
        how_long(t, link),
    )
    more = [Button(_short(t, other), ShowInvite(other.invite)) for other in others]
    last = (Button(t.plain("New link"), NewInvite()), Button(t.plain("End it"), RevokeInvite(link.invite)))
    return Screen(text, (buttons(t, link), *in_rows(more, 2), last))


def _short(t: Texts, link: Link) -> str:
    return t.plain("…{end} · for {n}", end=link.url[-4:], n=link.uses_left)


def no_invite(t: Texts) -> Screen:
    """All invites have ended."""
    return Screen(t("No link is open; nobody can join."), ((Button(t.plain("New link"), NewInvite()),),))


def enough(t: Texts, count: int) -> str:
    """Toast: no more links at a time."""
    return t.plain("{n} links are open; end one first", n=count)


def ended(t: Texts) -> str:
    """Toast: a link was ended."""
    return t.plain("Ended; who is in stays in")


def qr(t: Texts, team: Team, link: Link) -> Screen:
    """The link as a picture."""
    text = lines(t("Scan to join {team}", team=bold(team.name)), how_long(t, link))
    return Screen(text, file=File("invite.png", _picture(link.url), picture=True))


def _picture(url: str) -> bytes:
    import segno

    drawn = io.BytesIO()
    segno.make(url, error="m", micro=False).save(drawn, kind="png", scale=DOT, border=MARGIN)
    return drawn.getvalue()
