"""Cards: a client at a glance, and what lies behind it."""

from dataclasses import replace
from datetime import date

from handlers.book import editing
from handlers.paging import in_reach, page_from
from handlers.payloads.clients import Archive, ShowCard, ShowFile, ShowHistory, ShowMore, ShowRest
from handlers.screen import Screen
from handlers.screens import errors
from handlers.screens.book import card as screens
from handlers.screens.book import clients as client_screens
from handlers.screens.book import editing as editing_screens
from handlers.screens.book.card import CardView
from handlers.screens.book.editing import FileView
from handlers.screens.lines import history as history_screens
from handlers.screens.lines.history import PAGE
from handlers.turn import Turn
from handlers.who.which import continues, keep_words, with_client
from playbook import file, rfm, stages, trust
from playbook.capture import FactKind
from storage.queries.book import cards, clients, firms, hard_file, notes
from storage.queries.book.cards import CardData
from storage.queries.delivery import outbox
from storage.queries.look_up.search import reindex
from storage.queries.team import lessons, members
from storage.queries.tiers import tier_rules, windows
from storage.queries.turns import dialogs
from storage.queries.work import callbacks
from storage.tables import Client, Fact

MOST_COLLEAGUES = 100  # more are not counted
ABOUT_A_DEAL = {FactKind.WISH, FactKind.BUDGET, FactKind.RIVAL, FactKind.DECIDER}


def command(turn: Turn) -> None:
    """/card client."""
    with_client(turn, turn.args, "card")


@continues("card")
def show(turn: Turn, client: Client, _words: str) -> None:
    """The card, in the message pressed or as a new one."""
    turn.edit(screens.card(turn.t, view(turn, client)))


def look_up(turn: Turn, client: Client) -> None:
    """The card of a client who was looked for; the first one comes with a lesson."""
    clients.touch(turn.session, turn.me, client, turn.now)
    lesson = lessons.due(turn.me, lessons.FIRST_LOOK_UP)
    turn.edit(screens.card(turn.t, replace(view(turn, client), lesson=lesson)))


def show_repeated(turn: Turn, client: Client, words: str) -> None:
    """A name and words that only repeat the file: the card, and the words may still become a note."""
    clients.touch(turn.session, turn.me, client, turn.now)
    draft = keep_words(turn, words)
    dialogs.settle(turn.session, draft)
    turn.edit(screens.repeated(turn.t, view(turn, client), draft))


def show_anew(turn: Turn) -> bool:
    """For a button that is no longer known: the card of the client whom its message was about; False if of none."""
    about = outbox.find_sent(turn.session, turn.chat_id, turn.message.message_id) if turn.message else None
    if turn.member is None or turn.in_group or about is None or about[1] is None:
        return False
    try:
        client = clients.get(turn.session, turn.me, about[1])
    except members.NotAllowed:
        return False
    turn.toast(errors.old_button_card(turn.t))
    turn.say(screens.card(turn.t, view(turn, client)))
    return True


def pressed(turn: Turn) -> None:
    """The card in the message pressed."""
    client = _touched(turn, turn.pressed(ShowCard).client)
    turn.edit(screens.card(turn.t, view(turn, client)))


def more(turn: Turn) -> None:
    """The second page."""
    client = _touched(turn, turn.pressed(ShowMore).client)
    turn.edit(screens.more(turn.t, view(turn, client)))


def rest(turn: Turn) -> None:
    """The third page."""
    client = _touched(turn, turn.pressed(ShowRest).client)
    others = firms.people(turn.session, turn.me, firms.names_of(client), MOST_COLLEAGUES) if client.firm else []
    turn.edit(screens.rest(turn.t, view(turn, client), sum(each.id != client.id for each in others)))


def show_history(turn: Turn) -> None:
    """A client's notes, page by page; a lead who reads them leaves a trace."""
    press = turn.pressed(ShowHistory)
    client, skip = _touched(turn, press.client), in_reach(press.skip)
    found = notes.of_client(turn.session, client, PAGE + 1, skip)
    notes.mark_seen(turn.session, turn.me, found[:PAGE], turn.today)
    forms = callbacks.of_notes(turn.session, found[:PAGE])
    page = page_from(skip, len(found), PAGE)
    screen = history_screens.history(turn.t, client, found[:PAGE], turn.local, page, author=turn.me.id, forms=forms)
    turn.edit(screen)


def show_file(turn: Turn) -> None:
    """Phones, tags and facts; each can be put right."""
    client = _touched(turn, turn.pressed(ShowFile).client)
    turn.leave(editing.FLOW)
    turn.edit(file_of(turn, client))


def file_of(turn: Turn, client: Client) -> Screen:
    """The file's screen."""
    phones, facts = hard_file.phone_rows(turn.session, client), clients.facts_of(turn.session, client)
    return editing_screens.file(turn.t, FileView(client, phones, facts, turn.team.region))


def archive(turn: Turn) -> None:
    """Put a client away; undo brings him back."""
    client = clients.get(turn.session, turn.me, turn.pressed(Archive).client)
    change = turn.record("archive", client.id)
    client.archived_at = turn.now
    turn.session.add(client)
    reindex(turn.session, client.id or 0)
    turn.edit(client_screens.put_away(turn.t, client, change))


def _touched(turn: Turn, client_id: int) -> Client:
    client = clients.get(turn.session, turn.me, client_id)
    clients.touch(turn.session, turn.me, client, turn.now)
    return client


def view(turn: Turn, client: Client) -> CardView:
    """Read and reckon what the card shows."""
    rules = tier_rules.of(turn.team)
    data = cards.read(turn.session, client)
    window = windows.of(turn.session, client.id or 0, turn.today, rules)
    tier = window.score.tier if isinstance(window.score, rfm.Rfm) else None
    is_year = rules.window_months == cards.YEAR
    year = (window if is_year else windows.of(turn.session, client.id or 0, turn.today)).activity
    answers = {trust.Question(a.question): trust.Strength(a.strength) for a in data.answers}
    account = stages.account(_entries(data), turn.today)
    filled = _filled(data)
    return CardView(
        client=client,
        now=turn.local,
        phones=data.phones,
        owner_name=data.owner.name if data.owner.id != turn.me.id else None,
        tier=tier,
        dormant=tier is None,
        benefits=tier_rules.benefits(turn.team).get(tier, ()) if tier else (),
        customer=data.has_bought,
        bought_12_months=year.count,
        amount_12_months=year.amount,
        gap=_gap(data, turn.today),
        lapse=data.lapse,
        deal=data.deal,
        owed=data.owed,
        last_contact=data.last_contact,
        open_work=data.open_work,
        topic=_topic(data),
        answered=trust.coverage(answers)[0],
        weakest=trust.next_question(answers),
        balance=account.balance,
        trend=account.trend,
        complete=file.completeness(filled, customer=data.has_bought),
        to_ask=file.next_to_ask(filled),
        facts=data.facts,
        currency=turn.team.currency,
        region=turn.team.region,
        can_win_back=data.lapse is not None,
    )


def _gap(data: CardData, today: date) -> tuple[int, int] | None:
    case = data.lapse
    if case is None or case.due_on is not None or not case.usual_days:
        return None
    return (today - case.last_bought_on).days, round(case.usual_days)


def _entries(data: CardData) -> list[stages.Entry]:
    return [stages.Entry(e.occurred_on, stages.Deed(e.kind), e.points > 0) for e in data.ledger]


def _topic(data: CardData) -> Fact | None:
    """What to talk about: the newest fact of the person, else of the deal."""
    personal = (fact for fact in data.facts if fact.kind not in ABOUT_A_DEAL)
    return next(personal, data.facts[0] if data.facts else None)


# Which field of the soft file (B2) a kept fact fills.
FILLED_BY = {
    FactKind.WISH: file.FileField.MODEL,
    FactKind.CHILDREN: file.FileField.FAMILY,
    FactKind.FAMILY: file.FileField.FAMILY,
    FactKind.WORK: file.FileField.WORK,
    FactKind.HOBBY: file.FileField.PASTIME,
    FactKind.PET: file.FileField.PASTIME,
    FactKind.BIRTHDAY: file.FileField.BIRTHDAY,
    FactKind.HOME: file.FileField.ADDRESS,
    FactKind.HOME_TOWN: file.FileField.FRIENDS,
    FactKind.SCHOOL: file.FileField.FRIENDS,
    FactKind.BUDGET: file.FileField.SPENDING,
    FactKind.HOURS: file.FileField.DAILY_HABIT,
    FactKind.SERVICE: file.FileField.SERVICE,
    FactKind.FAITH: file.FileField.FAITH,
}


def _filled(data: CardData) -> set[file.FileField]:
    client = data.client
    filled = {file.FileField.NAME}
    if data.phones:
        filled.add(file.FileField.PHONE)
    if client.birthday:
        filled.add(file.FileField.BIRTHDAY)
    if data.has_bought:
        filled |= {file.FileField.AMOUNT, file.FileField.PRODUCT}
    if client.firm or client.job:
        filled.add(file.FileField.WORK)
    if client.channel:
        filled.add(file.FileField.CONTACT_WAY)
    fields, kinds = {field.value for field in file.FileField}, {kind.value for kind in FactKind}
    for fact in data.facts:
        if fact.kind in fields:
            filled.add(file.FileField(fact.kind))
        if fact.kind in kinds and FactKind(fact.kind) in FILLED_BY:
            filled.add(FILLED_BY[FactKind(fact.kind)])
    return filled
