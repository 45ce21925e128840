"""Customers who stay away (D3): the list, and what a rep does with an alert."""

from dataclasses import replace
from datetime import date, datetime

from sqlmodel import Session

from handlers.book import cards
from handlers.payloads.lapses import ContactToday, DraftGreeting, Greeted, InHand, LapsedPage, Seasonal, ShowLapse
from handlers.screen import Screen
from handlers.screens import errors
from handlers.screens.lapsing import lapsed_list
from handlers.screens.lapsing import lapses as screens
from handlers.screens.lapsing.lapsed_list import LapsedList, Row
from handlers.screens.lapsing.lapses import LapseView
from handlers.turn import Turn
from handlers.who.which import continues, with_client
from playbook import dates, lapse, trades
from playbook.capture import FactKind
from playbook.dates import Impossible, Lean
from playbook.winback import Deed
from storage.queries.book import clients, notes
from storage.queries.buying import purchase_log
from storage.queries.lapsing import assessing, lapses, missed, winback
from storage.queries.reports import report
from storage.queries.team import members
from storage.queries.tiers import scores, tier_rules
from storage.queries.work import followups
from storage.tables import Client, LapseCase, LapseStatus

PAGE = 5
LOOKED_BACK = 100_000  # purchases of a team: of more, to judge a day that is past would hold up everybody's replies
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
    turn.say(_screen(turn, as_of, 0))


def page(turn: Turn) -> None:
    """Another page of the list."""
    press = turn.pressed(LapsedPage)
    turn.edit(_screen(turn, press.as_of, press.page))


def _screen(turn: Turn, as_of: date | None, wanted: int) -> Screen:
    """Today the open cases of those whom the acting member may see; as of a day that is past, who was at risk then."""
    past = as_of if as_of is not None and as_of < turn.today else None
    if past is None:
        return lapsed_list.lapsed(turn.t, _open_now(turn, wanted))
    if report.is_large(turn.session, turn.team.id or 0, LOOKED_BACK):
        return lapsed_list.too_many(turn.t, past, turn.today)
    return lapsed_list.lapsed(turn.t, replace(_as_of(turn, past, wanted), as_of=past))


def _open_now(turn: Turn, wanted: int) -> LapsedList:
    owners = members.visible_owner_ids(turn.session, turn.me)
    count = lapses.count_open(turn.session, owners)
    page, pages = place(count, wanted)
    cases = lapses.open_cases(turn.session, owners, page * PAGE, PAGE)
    rows = [_row(turn, case, client) for case, client in cases]
    return _list(turn, rows, count, page, pages, scores.model_of(turn.session, turn.team.id or 0).few_data)


def _row(turn: Turn, case: LapseCase, client: Client) -> Row:
    view = look(turn.session, case, client, turn.local, turn.team.currency)
    return Row(client, view.seen, case, lapses.due_of(case), view.yearly_value)


def _as_of(turn: Turn, day: date, wanted: int) -> LapsedList:
    """By the purchases up to then only: the model learns from the whole team."""
    if trades.of(turn.team.trade).cycle is not None:
        return _overdue_then(turn, day, wanted)
    log = purchase_log.read(turn.session, turn.team.id or 0, until=day)
    model = lapse.fit_team(log.histories.values(), day)
    owners = members.visible_owner_ids(turn.session, turn.me)
    ranked = lapse.at_risk(log.histories, model, day, tier_rules.of(turn.team))
    found = [each for each in ranked if log.owners.get(each.client) in owners]
    page, pages = place(len(found), wanted)
    shown = found[page * PAGE : (page + 1) * PAGE]
    rows = [Row(clients.get(turn.session, turn.me, each.client), each.assessment) for each in shown]
    return _list(turn, rows, len(found), page, pages, model.few_data)


def _overdue_then(turn: Turn, day: date, wanted: int) -> LapsedList:
    """In a trade with a long cycle: what was overdue then, of the contracts that are open still (F7)."""
    owners = members.visible_owner_ids(turn.session, turn.me)
    found = missed.as_of(turn.session, turn.team, owners, day)
    page, pages = place(len(found), wanted)
    shown = found[page * PAGE : (page + 1) * PAGE]
    return _list(turn, [Row(client, due=due) for client, due in shown], len(found), page, pages, few_data=False)


def place(count: int, wanted: int) -> tuple[int, int]:
    """The page wanted, or the nearest that there is, and how many."""
    pages = max(1, -(-count // PAGE))
    return min(max(wanted, 0), pages - 1), pages


def _list(turn: Turn, rows: list[Row], count: int, page: int, pages: int, few_data: bool) -> LapsedList:
    return LapsedList(
        rows=rows,
        count=count,
        page=page,
        pages=pages,
        today=turn.today,
        as_of=None,
        few_data=few_data,
        currency=turn.team.currency,
        leads=turn.me.role.leads,
    )


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
