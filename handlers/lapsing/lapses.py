"""Customers who stay away (D3): the list, and what a rep does with an alert."""

from datetime import date, datetime

from sqlmodel import Session

from handlers.book import cards
from handlers.lapsing import looking_back
from handlers.paging import page_of
from handlers.payloads.lapses import ContactToday, DraftGreeting, Greeted, InHand, LapsedPage, Seasonal, ShowLapse
from handlers.screens import errors
from handlers.screens.lapsing import lapsed_list
from handlers.screens.lapsing import lapses as screens
from handlers.screens.lapsing.lapsed_list import PAGE, LapsedList, Row
from handlers.screens.lapsing.lapses import LapseView
from handlers.turn import Turn
from handlers.who.which import continues, with_client
from playbook import dates
from playbook.capture import FactKind
from playbook.dates import Impossible, Lean
from playbook.winback import Deed
from storage.queries.book import clients, notes
from storage.queries.lapsing import assessing, lapses, winback
from storage.queries.team import members
from storage.queries.tiers import scores
from storage.queries.work import followups
from storage.tables import Client, LapseCase, LapseStatus

OF_EVERYDAY_LIFE = (FactKind.CHILDREN, FactKind.FAMILY, FactKind.HOME, FactKind.WORK, FactKind.PET)


def command(turn: Turn) -> None:
    """/lapsed, or as of a day that is past; with a client his own case."""
    if not turn.args:
        show_list(turn, None)
        return
    if clients.named_at_start(turn.session, turn.me, turn.args):
        with_client(turn, turn.args, "lapsed")
        return
    when = dates.parse(turn.args, turn.local, lean=Lean.BEHIND)
    if when is None or isinstance(when, Impossible) or when.day > turn.today:
        turn.say(lapsed_list.which_day(turn.t))
    else:
        show_list(turn, when.day if when.day < turn.today else None)


@continues("lapsed")
def of_client(turn: Turn, client: Client, _words: str) -> None:
    """His open case as its alert tells it; his card, if there is none."""
    case = lapses.open_case(turn.session, client)
    if case is None:
        cards.look_up(turn, client)
        return
    clients.touch(turn.session, turn.me, client, turn.now)
    turn.edit(screens.alert(turn.t, look(turn.session, case, client, turn.local, turn.team.currency)))


def show_list(turn: Turn, as_of: date | None) -> None:
    """Who stays away today, or did as of a day."""
    _show_page(turn, as_of, 0)


def page(turn: Turn) -> None:
    """Another page of the list."""
    press = turn.pressed(LapsedPage)
    _show_page(turn, press.as_of, press.page)


def _show_page(turn: Turn, as_of: date | None, wanted: int) -> None:
    """Today the open cases of those whom the acting member may see; as of a day that is past, who was at risk then."""
    if as_of is not None and as_of < turn.today:
        looking_back.show(turn, as_of, wanted)
    else:
        turn.edit(lapsed_list.lapsed(turn.t, _open_now(turn, wanted)))


def _open_now(turn: Turn, wanted: int) -> LapsedList:
    owners = members.visible_owner_ids(turn.session, turn.me)
    count = lapses.count_open(turn.session, owners)
    page = page_of(count, wanted, PAGE)
    cases = lapses.open_cases(turn.session, owners, page.first, PAGE)
    rows = [_row(turn, case, client) for case, client in cases]
    few_data = scores.model_of(turn.session, turn.team.id or 0).few_data
    return LapsedList(rows, page, turn.today, None, few_data, turn.team.currency, turn.me.role.leads)


def _row(turn: Turn, case: LapseCase, client: Client) -> Row:
    view = look(turn.session, case, client, turn.local, turn.team.currency)
    return Row(client, view.seen, case, lapses.due_of(case), view.yearly_value)


def look(session: Session, case: LapseCase, client: Client, local: datetime, currency: str) -> LapseView:
    """A case as things stand. `local`: now, by the reader's clock."""
    seen = assessing.assess(session, client, local.date(), case.usual_days)
    return LapseView(client, case, seen, local.date(), currency, _last_said(session, client, local))


def _last_said(session: Session, client: Client, local: datetime) -> tuple[str, date] | None:
    """The newest thing known of him, else what was noted last."""
    facts = clients.facts_of(session, client)
    if facts:
        return facts[0].text, facts[0].created_at.astimezone(local.tzinfo).date()
    note = notes.last_contact(session, client)
    return (note.text, note.occurred_at.astimezone(local.tzinfo).date()) if note and note.text else None


def show(turn: Turn) -> None:
    """The case as its alert tells it."""
    if (found := open_or_tell(turn, turn.pressed(ShowLapse).case)) is None:
        return
    case, client = found
    turn.edit(screens.alert(turn.t, look(turn.session, case, client, turn.local, turn.team.currency)))


def open_or_tell(turn: Turn, number: int) -> tuple[LapseCase, Client] | None:
    """The open case behind a button; of one that is closed the end is told, and None given."""
    case, client = lapses.get(turn.session, turn.me, number)
    clients.touch(turn.session, turn.me, client, turn.now)
    if case.status.is_open:
        return case, client
    turn.toast(errors.first_line(errors.settled(turn.t)))
    turn.edit(screens.closed(turn.t, client, case))
    return None


def contact_today(turn: Turn) -> None:
    """Onto today's list, once."""
    if (found := open_or_tell(turn, turn.pressed(ContactToday).case)) is None:
        return
    case, client = found
    planned = followups.open_of_client(turn.session, client)
    change = 0
    if not any(each.topic == lapses.SILENCE and each.due_on == turn.today for each in planned):
        change = turn.record("follow", client.id, source="")
        text = screens.contact_text(turn.t)
        followups.add(turn.session, turn.me, client, turn.now, day=turn.today, text=text, topic=lapses.SILENCE)
    turn.edit(screens.on_todays_list(turn.t, client, case, change))


def greeting(turn: Turn) -> None:
    """A greeting to copy, in the form of address that is known, about something of their everyday life (F1, C6)."""
    if (found := open_or_tell(turn, turn.pressed(DraftGreeting).case)) is None:
        return
    case, client = found
    everyday = [fact.text for fact in clients.facts_of(turn.session, client) if fact.kind in OF_EVERYDAY_LIFE]
    draft = screens.greeting_text(turn.t, client.address_as or client.name, everyday[0] if everyday else None)
    turn.edit(screens.greeting(turn.t, client, case, draft))


def greeted(turn: Turn) -> None:
    """The greeting went out: a contact, and the case is in hand."""
    if (found := open_or_tell(turn, turn.pressed(Greeted).case)) is None:
        return
    case, client = found
    change = turn.record("greeting", client.id, source="")
    note_once(turn, client, "care", screens.greeted_note(turn.t))
    winback.log(turn.session, turn.me, case, turn.today, Deed.GREETED)
    lapses.contacted(turn.session, case, client, turn.now)
    turn.edit(screens.in_hand(turn.t, client, case, change))


def note_once(turn: Turn, client: Client, kind: str, text: str, *, is_contact: bool = True) -> None:
    """Note what a button says, unless the same was noted just before: buttons are pressed twice."""
    newest = notes.of_client(turn.session, client, 1)
    said = [(each.kind, each.text, each.created_at.astimezone(turn.zone).date()) for each in newest]
    if said == [(kind, text, turn.today)]:
        return
    notes.add(turn.session, turn.me, client, turn.now, text=text, kind=kind, is_contact=is_contact)


def seasonal(turn: Turn) -> None:
    """The silence is usual for the season: this one is not told again."""
    if (found := open_or_tell(turn, turn.pressed(Seasonal).case)) is None:
        return
    case, client = found
    change = turn.record("season", client.id, source="")
    winback.log(turn.session, turn.me, case, turn.today, Deed.SEASON)
    lapses.close(turn.session, case, client, turn.now, LapseStatus.SEASON, turn.today)
    turn.edit(screens.closed(turn.t, client, case, change))


def in_hand(turn: Turn) -> None:
    """The rep is on it already."""
    if (found := open_or_tell(turn, turn.pressed(InHand).case)) is None:
        return
    case, client = found
    change = 0
    if case.status is LapseStatus.RAISED:
        change = turn.record("in_hand", client.id, source="")
        lapses.contacted(turn.session, case, client, turn.now)
    turn.edit(screens.in_hand(turn.t, client, case, change))
