"""Referrals (E2): who brought whom, told by /refer, under a purchase or on a card; it is thanked for (C2)."""

from collections.abc import Sequence

from handlers.caring import drafts, occasions
from handlers.caring.drafts import Desk
from handlers.paging import page_of
from handlers.payloads.greetings import Place
from handlers.payloads.referrals import (
    AskBrought,
    AskReferrer,
    SetReferrer,
    ShowReferrals,
    ThankReferrer,
    TopReferrers,
)
from handlers.screens import errors
from handlers.screens.book import referrals as screens
from handlers.screens.book.referrals import PAGE, TOP_PAGE, Asked, Referred, TopView, TreeView
from handlers.texts import Html
from handlers.turn import Turn
from handlers.who.which import ask_client, continues, find, told, with_client
from playbook import referral_tree
from playbook.care import Kind
from playbook.typed import referral_words
from storage.queries.book import clients, referrals
from storage.queries.caring import care, greetings
from storage.queries.look_up import search
from storage.queries.team.members import NotAllowed
from storage.queries.work import followups
from storage.tables import Client, Dialog, FollowUp

FLOW, BY, WHOM = "refer", "by", "whom"
LIKELY = 4


def command(turn: Turn) -> None:
    """/refer client by client; of one client, what came through him; alone, who has brought most."""
    if turn.args or turn.reply_about is not None:
        with_client(turn, turn.args, "refer")
    elif any(referrals.totals(turn.session, turn.me)):
        _show_top(turn, 0)
    else:
        ask_client(turn, "refer")


@continues("refer")
def refer(turn: Turn, client: Client, words: str) -> None:
    """The first of the two is known: find the other in the words."""
    said = referral_words.read(words)
    asked = Asked(client, brings=bool(said.name) and not said.brought_first)
    if said.name:
        _named(turn, asked, said.name)
    elif client.referred_by is not None or referrals.has_brought(turn.session, client):
        _show(turn, client)
    else:
        _ask(turn, asked)


def ask_by(turn: Turn) -> None:
    """Who brought this one?"""
    _ask(turn, Asked(clients.get(turn.session, turn.me, turn.pressed(AskReferrer).client), brings=False))


def ask_whom(turn: Turn) -> None:
    """Whom did this one bring?"""
    _ask(turn, Asked(clients.get(turn.session, turn.me, turn.pressed(AskBrought).client), brings=True))


def _ask(turn: Turn, asked: Asked, found: Sequence[Client] = (), trouble: Html | None = None) -> None:
    likely = found or clients.recent(turn.session, turn.me, LIKELY + 1)
    others = [client for client in likely if client.id != asked.client.id][:LIKELY]
    screen = screens.ask(turn.t, asked, told(turn, others), turn.local, trouble)
    turn.ask(FLOW, WHOM if asked.brings else BY, screen, client=asked.client.id)


def takes(turn: Turn, _dialog: Dialog) -> bool:
    """A name is an answer; a name with more behind it is a note."""
    return not any(rest for _, rest in clients.named_at_start(turn.session, turn.me, turn.text))


def typed(turn: Turn, dialog: Dialog) -> None:
    """A name was typed."""
    _named(turn, _asked(turn, dialog), turn.text)


def ask_again(turn: Turn, dialog: Dialog) -> None:
    """The question, after a break."""
    _ask(turn, _asked(turn, dialog))


def _asked(turn: Turn, dialog: Dialog) -> Asked:
    return Asked(clients.get(turn.session, turn.me, dialog.data["client"]), brings=dialog.step == WHOM)


def _named(turn: Turn, asked: Asked, name: str) -> None:
    """Go on with the one who is called so, or ask."""
    found = list({client.id: client for client, _ in find(turn, name)}.values())
    others = [client for client in found if client.id != asked.client.id]
    if len(others) == 1:
        _settle(turn, asked, others[0])
    elif others:
        _ask(turn, asked, others, screens.several(turn.t, name))
    elif found:
        _ask(turn, asked, trouble=screens.himself(turn.t, asked.client))
    else:
        near = search.near_names(turn.session, turn.me, name)
        _ask(turn, asked, near, screens.nobody(turn.t, name))


def chosen(turn: Turn) -> None:
    """One was tapped."""
    press = turn.pressed(SetReferrer)
    client = clients.get(turn.session, turn.me, press.client)
    by = clients.get(turn.session, turn.me, press.by)
    _settle(turn, Asked(client, brings=False), by)


def _settle(turn: Turn, asked: Asked, other: Client) -> None:
    """Keep it, and thank for it if it has just brought a first purchase."""
    client, by = (other, asked.client) if asked.brings else (asked.client, other)
    change = turn.record("refer", client.id)
    try:
        _put(turn, client, by)
    except referrals.Circle:
        turn.answer(screens.circle(turn.t, client, by))
        turn.close_form()
        return
    found = occasions.after_purchase(turn, client)
    clients.touch(turn.session, turn.me, client, turn.now)
    thanks = any(finding.kind is Kind.THANKS_REFERRER for finding in found)
    seen = Referred(client, by, turn.today, change, thanks, _call(turn, client) if thanks else None)
    turn.answer(screens.referred(turn.t, seen))
    turn.close_form()


def _put(turn: Turn, client: Client, by: Client) -> None:
    """What is said last counts: it takes the place of another, and of the same the other way round."""
    if client.referred_by == by.id:
        return
    if by.referred_by == client.id:
        care.forget_referral(turn.session, by)
        by.referred_by = None
        turn.session.add(by)
        turn.session.flush()
    referrals.set_referrer(turn.session, client, by)
    care.forget_referral(turn.session, client)


def _call(turn: Turn, client: Client) -> FollowUp | None:
    """The call that the newcomer gets."""
    planned = followups.open_of_client(turn.session, client)
    return next((item for item in planned if item.topic == occasions.CALL), None)


def show(turn: Turn) -> None:
    """The tree below a client."""
    press = turn.pressed(ShowReferrals)
    client = clients.get(turn.session, turn.me, press.client)
    turn.leave(FLOW)
    _show(turn, client, press.page)


def _show(turn: Turn, client: Client, wanted: int = 0) -> None:
    clients.touch(turn.session, turn.me, client, turn.now)
    referred, known = referrals.below(turn.session, turn.me, client)
    tree = referral_tree.tree(client.id or 0, referred)
    thanks = referrals.thanks(turn.session, [client.id or 0, *known])
    owed = (row.referred.client for row in tree.rows if row.level == 1 and screens.owes_thanks(row, thanks))
    view = TreeView(
        client=client,
        by=referrals.referrer_of(turn.session, turn.me, client),
        tree=tree,
        known=known,
        thanks=thanks,
        page=page_of(len(tree.rows), wanted, PAGE),
        currency=turn.team.currency,
        thanking=next(owed, None) if client.owner_id == turn.me.id else None,
    )
    turn.edit(screens.tree(turn.t, view))


def top(turn: Turn) -> None:
    """Who has brought most; a lead sees the team's, a rep his own."""
    _show_top(turn, turn.pressed(TopReferrers).page)


def _show_top(turn: Turn, wanted: int) -> None:
    referrers, newcomers = referrals.totals(turn.session, turn.me)
    page = page_of(referrers, wanted, TOP_PAGE)
    rows = referrals.top(turn.session, turn.me, TOP_PAGE, page.first)
    turn.edit(screens.top(turn.t, TopView(rows, newcomers, page, turn.team.currency)))


def note(turn: Turn) -> None:
    """A referral is to be written down: of whom?"""
    ask_client(turn, "refer")


def thank(turn: Turn) -> None:
    """Words of thanks to the one who brought a client (C2), on whatever day."""
    newcomer = clients.get(turn.session, turn.me, turn.pressed(ThankReferrer).newcomer)
    by = referrals.referrer_of(turn.session, turn.me, newcomer)
    if by is None or by.owner_id != turn.me.id:
        raise NotAllowed
    occasion = referrals.thanks_for(turn.session, newcomer, by, turn.now, turn.today)
    if occasion is None:
        turn.toast(errors.first_line(errors.settled(turn.t)))
        _show(turn, by)
        return
    draft = greetings.get(turn.session, turn.me, occasion.id or 0)
    turn.edit(drafts.of_occasion(Desk(turn.session, turn.me, turn.now), draft, Place.CARD))
