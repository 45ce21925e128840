"""A month's forecast (F3): what may close, by rep for a lead; and at a month's end what did not."""

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session

from handlers.paging import page_of
from handlers.payloads.making import MoveOver, ShowForecast
from handlers.pushes import attention
from handlers.pushes.push import Push
from handlers.screens import errors
from handlers.screens.making import forecast as screens
from handlers.screens.making.forecast import SHOWN, ForecastView, Share
from handlers.texts import Texts
from handlers.turn import Turn
from playbook import making
from playbook.making import Forecast, Record, month_of
from storage.queries.making import making as stored
from storage.queries.making.making import OpenDeal
from storage.queries.team import members
from storage.tables import Member


def show_now(turn: Turn) -> None:
    """/deals: this month."""
    turn.say(screens.forecast(turn.t, _view(turn, month_of(turn.today), 0, 0)))


def show(turn: Turn) -> None:
    """A month, a rep's part of it, or the deals without a month."""
    press = turn.pressed(ShowForecast)
    month = month_of(press.month) if press.month else None
    turn.edit(screens.forecast(turn.t, _view(turn, month, press.rep, press.page)))


def _view(turn: Turn, month: date | None, rep: int, wanted: int) -> ForecastView:
    owners, whose = _whose(turn, rep)
    deals, this_month = stored.open_deals(turn.session, owners, turn.today), month_of(turn.today)
    month = max(month, this_month) if month else None
    here = [each for each in deals if _is_here(each, month, this_month)]
    record, page = stored.record(turn.session, turn.me.team_id), page_of(len(here), wanted, SHOWN)
    view = ForecastView(
        today=turn.today,
        month=month,
        forecast=_forecast(here, month, this_month, record),
        currency=turn.team.currency,
        page=page,
        deals=page.of(here),
        months=sorted({each.deal.month for each in deals if each.deal.month is not None}),
        undated=sum(each.deal.month is None for each in deals),
        rep=whose,
    )
    if month == this_month:
        first, last = this_month, turn.today
        sold, won = (count(turn.session, owners, first, last) for count in (stored.sold, stored.won))
        view = replace(view, sold=sold, won=won)
    sellers = {each.client.owner_id for each in here}
    if month is not None and whose is None and len(sellers) > 1:
        return _by_rep(turn, view, here, record, wanted)
    return view


def _whose(turn: Turn, rep: int) -> tuple[list[int], Member | None]:
    """Whose deals are shown: one rep's, if he may be seen, else all whom one may see."""
    owners = members.visible_owner_ids(turn.session, turn.me)
    if not rep or owners == [rep]:
        return owners, None
    if rep not in owners:
        raise members.NotAllowed
    return [rep], turn.session.get_one(Member, rep)


def _is_here(each: OpenDeal, month: date | None, this_month: date) -> bool:
    return each.deal.month is None if month is None else making.is_in(each.chance, month, this_month)


def _forecast(here: list[OpenDeal], month: date | None, this_month: date, record: Record) -> Forecast:
    if month is None:
        amount, missing = sum(each.deal.amount or 0 for each in here), sum(not each.has_next for each in here)
        return Forecast(count=len(here), amount=amount, without_next=missing)
    return making.forecast((each.chance for each in here), month, this_month, making.weights(record))


def _by_rep(turn: Turn, view: ForecastView, here: list[OpenDeal], record: Record, wanted: int) -> ForecastView:
    """A team's month by rep, the likeliest most first."""
    this_month = month_of(view.today)
    people = {each.id or 0: each for each in members.everybody(turn.session, turn.me)}
    own: dict[int, list[OpenDeal]] = {}
    for each in here:
        own.setdefault(each.client.owner_id, []).append(each)
    shares = [Share(people[owner], _forecast(deals, view.month, this_month, record)) for owner, deals in own.items()]
    shares.sort(key=lambda share: (-share.forecast.weighted, share.member.id or 0))
    page = page_of(len(shares), wanted, SHOWN)
    return replace(view, shares=page.of(shares), deals=(), page=page)


def is_over(session: Session, me: Member, month: date, now: datetime) -> bool:
    """Whether a month is over for a member, and he may be asked about its deals now."""
    this_month = month_of(now.astimezone(ZoneInfo(me.timezone)).date())
    return month < this_month and attention.is_after_list(session, me, now)


def ask_over(session: Session, me: Member, now: datetime) -> None:
    """Ask a member, after his morning list, about deals that did not close in their month; once a deal and month."""
    day = now.astimezone(ZoneInfo(me.timezone)).date()
    deals = stored.over(session, me, day)
    if not deals or not attention.is_after_list(session, me, now):
        return
    currency = members.team_of(session, me).currency
    numbers = [each.deal.id or 0 for each in deals]
    screen = screens.over(Texts(me.language), deals, day, currency)
    key, check = f"deals:{me.id}:{day:%Y%m}:{min(numbers)}", "deal:" + ",".join(map(str, numbers))
    if attention.unasked(session, me, now, Push(me.user_id, screen, key, check=check)):
        stored.asked(session, [each.deal for each in deals])


def move_over(turn: Turn) -> None:
    """All deals of one's own whose month is over move into this one."""
    turn.pressed(MoveOver)
    month = month_of(turn.today)
    deals = [
        each.deal
        for each in stored.open_deals(turn.session, [turn.me.id or 0], turn.today)
        if each.deal.month is not None and each.deal.month < month
    ]
    if not deals:
        turn.toast(errors.first_line(errors.settled(turn.t)))
        turn.edit(screens.forecast(turn.t, _view(turn, month, 0, 0)))
        return
    change = turn.record("deal", source="")
    for each in deals:
        stored.move(turn.session, each, month)
    turn.toast(screens.moved_over(turn.t, len(deals), month, turn.today))
    turn.edit(screens.with_undo(turn.t, screens.forecast(turn.t, _view(turn, month, 0, 0)), change))
