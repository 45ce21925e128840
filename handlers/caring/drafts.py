"""Care drafts for one client (C6): the three messages of an occasion, or of no occasion, with what they may name."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from sqlmodel import Session

from handlers.paging import page_of
from handlers.payloads.greetings import Place
from handlers.screen import Screen
from handlers.screens.book import addressing as addressing_screens
from handlers.screens.book.addressing import Asked
from handlers.screens.caring import care as screens
from handlers.screens.caring import greetings as texts
from handlers.screens.caring.care import SHOWN, After, DraftsView, Line, ListView
from handlers.screens.caring.greetings import Recipient
from handlers.texts import Html, Texts
from playbook.greetings import subject, topics
from playbook.names import addressing
from playbook.occasions import birthdays
from storage.queries.book import clients
from storage.queries.caring import greetings
from storage.queries.caring.greetings import Draft
from storage.queries.team import members
from storage.tables import Client, Member

GROUPED = ("festival", "season", "silence")
BIRTHDAY, SILENCE = "birthday", "silence"


@dataclass
class Desk:
    """A member at his drafts, by his clock and in his language."""

    session: Session
    me: Member
    now: datetime
    t: Texts = field(init=False)

    def __post_init__(self) -> None:
        self.t = Texts(self.me.language)

    @property
    def today(self) -> date:
        """The member's day."""
        return self.now.astimezone(ZoneInfo(self.me.timezone)).date()

    @cached_property
    def currency(self) -> str:
        """The team's."""
        return members.team_of(self.session, self.me).currency


def the_list(desk: Desk, wanted: int = 0, after: After | None = None) -> Screen:
    """Whom to greet today and in the coming days."""
    drafts = greetings.due(desk.session, desk.me, desk.today, desk.today + greetings.AHEAD)
    entries = _lines(drafts)
    page = page_of(len(entries), wanted, SHOWN)
    return screens.listed(desk.t, ListView(desk.today, entries, page, desk.currency, after))


def _lines(drafts: list[Draft]) -> list[Line]:
    """A festival of several clients is one line."""
    groups: dict[tuple[object, ...], list[Draft]] = {}
    for draft in drafts:
        groups.setdefault(draft.group if draft.occasion.kind in GROUPED else (draft.id,), []).append(draft)
    return [Line(group[0], len(group)) for group in groups.values()]


def of_occasion(
    desk: Desk, draft: Draft, place: Place, round_: int | None = None, after: After | None = None
) -> Screen:
    """Three messages for an occasion, `round_` None: those last shown; first, once a client, what he is called (F1)."""
    client = draft.client
    if not addressing.known(client.address_as, desk.t.language):
        head = screens.headline(desk.t, draft, desk.today, desk.currency)
        return how_called(desk, Asked(client, draft.id, place), screens.above(after, head))
    at = greetings.keep_round(desk.session, draft, round_)
    occasion = draft.occasion
    about = subject(occasion.kind, draft.name, occasion.day, desk.today)
    # Clients begin at different texts, so that friends don't get the same one.
    begins = (client.id or 0) + greetings.rounds_shown(desk.session, draft)
    shown = texts.three(desk.t, about, _recipient(desk, client, draft), begins + at)
    waiting = len(same(desk, draft)) if place is Place.LIST else 0
    view = DraftsView(client, desk.today, shown, at, desk.currency, draft, place, waiting, after)
    return screens.drafts(desk.t, view)


def of_no_occasion(desk: Desk, client: Client, round_: int) -> Screen:
    """Three messages to a client for no reason at all; every day begins with others."""
    if not addressing.known(client.address_as, desk.t.language):
        return how_called(desk, Asked(client, place=Place.ALONE))
    to = _recipient(desk, client)
    born_today = to.birthday is not None and birthdays.next_day(to.birthday, desk.today) == desk.today
    about = BIRTHDAY if born_today else SILENCE
    shown = texts.three(desk.t, about, replace(to, day=desk.today), desk.today.toordinal() + round_)
    return screens.drafts(desk.t, DraftsView(client, desk.today, shown, round_, desk.currency, place=Place.CARD))


def how_called(desk: Desk, asked: Asked, head: Html | None = None) -> Screen:
    """What is this client called?"""
    offered = addressing.offered(asked.client.name, asked.client.job, desk.t.language)
    return addressing_screens.how_called(desk.t, asked, offered, head)


def _recipient(desk: Desk, client: Client, draft: Draft | None = None) -> Recipient:
    facts = [(fact.kind, fact.text) for fact in clients.facts_of(desk.session, client)]
    return Recipient(
        name=client.address_as,
        birthday=birthdays.read(client.birthday),
        day=draft.occasion.day if draft else None,
        whom=str(draft.occasion.facts.get("name", "")) if draft else "",
        topics=topics(facts, desk.t.language),
    )


def same(desk: Desk, draft: Draft) -> list[Draft]:
    """The other open drafts of the same festival or season, in the order of the list, those behind this one first."""
    if draft.occasion.kind not in GROUPED:
        return []
    until = desk.today + greetings.AHEAD
    others = [
        each
        for each in greetings.due(desk.session, desk.me, desk.today, until)
        if each.group == draft.group and each.id != draft.id
    ]
    return sorted(others, key=lambda each: (each.id < draft.id, each.id))
