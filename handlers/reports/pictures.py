"""What a picture or a large report shows: read and put into words beside the bot, for `bot.jobs.reports` to send."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session

from handlers.lapsing import looking_back, premortem
from handlers.reports import report as figures
from handlers.screen import Screen
from handlers.screens.reports import curve as curve_screens
from handlers.screens.reports import pictures as screens
from handlers.screens.reports import report as report_screens
from handlers.screens.reports.curve import CurveChart
from handlers.screens.reports.pictures import BarChart, ShareChart, StackChart, TierFigures
from handlers.texts import Texts
from playbook import concentration, report
from playbook.chance_curve import chance_curve
from playbook.report import Picture
from storage.queries.book import clients
from storage.queries.buying import purchases
from storage.queries.lapsing import lapses
from storage.queries.reports import report as queries
from storage.queries.team.members import NotAllowed, team_of
from storage.queries.tiers import scores, tiers
from storage.queries.tiers.tiers import Seen
from storage.tables import Member, ReportJob, Team

FEW = 5  # customers: of fewer a curve says nothing
Chart = BarChart | StackChart | ShareChart | CurveChart


@dataclass(frozen=True)
class Drawing:
    """What is to be drawn, and the words below it; without a chart the words are all there is."""

    screen: Screen
    chart: Chart | None = None


@dataclass(frozen=True)
class _Asked:
    """What was asked for, by whom, and for which day of his."""

    session: Session
    me: Member
    team: Team
    member: Member | None
    today: date
    t: Texts

    @property
    def who(self) -> str:
        """Whose figures they are."""
        return self.member.name if self.member is not None else self.team.name

    @property
    def seen(self) -> Seen:
        """Whose scores are counted."""
        return tiers.seen_by(self.session, self.me, self.member)


def of(session: Session, job: ReportJob, now: datetime) -> Drawing | None:
    """What a job is to bring; None if the one who asked may not see it any more."""
    me = session.get(Member, job.member_id)
    if me is None or not me.active or me.team_id != job.team_id:
        return None
    try:
        return _drawing(session, me, job, now)
    except NotAllowed:
        return None


def _drawing(session: Session, me: Member, job: ReportJob, now: datetime) -> Drawing:
    member = _whose(session, me, 0 if job.picture.is_list else job.whose)
    today = now.astimezone(ZoneInfo(me.timezone)).date()
    asked = _Asked(session, me, team_of(session, me), member, today, Texts(me.language))
    match job.picture:
        case Picture.FIGURES:
            found = queries.read(session, me, member, job.period, today)
            return Drawing(report_screens.report(asked.t, found, leads=me.role.leads))
        case Picture.PEOPLE:
            return _people(asked, job)
        case Picture.TIERS:
            return _tiers(asked)
        case Picture.RETURNING:
            return _returning(asked)
        case Picture.BEST:
            return _best(asked)
        case Picture.CURVE:
            return _curve(asked, job.client_id or 0)
        case Picture.LAPSED:
            return Drawing(looking_back.as_of(session, me, today, job.day or today, job.whose))
        case Picture.COMING:
            return Drawing(premortem.coming(session, me, today, job.whose))


def _people(asked: _Asked, job: ReportJob) -> Drawing:
    if not asked.me.role.leads:
        raise NotAllowed
    return Drawing(figures.side_by_side(asked.session, asked.me, job.period, job.whose, asked.today))


def _whose(session: Session, me: Member, number: int) -> Member | None:
    """The rep whose figures they are; None: the team's. A rep sees his own, whatever was asked for."""
    if not me.role.leads:
        return me
    member = session.get(Member, number) if number else None
    if number and (member is None or member.team_id != me.team_id):
        raise NotAllowed
    return member


def _nothing(asked: _Asked) -> Drawing:
    """No scores: nobody bought yet, or they are just being made."""
    waits = tiers.are_being_made(asked.session, asked.me)
    return Drawing(screens.being_counted(asked.t) if waits else screens.too_little(asked.t, asked.who))


def _tiers(asked: _Asked) -> Drawing:
    counts, dormant = tiers.counts(asked.session, asked.seen)
    values = dict(queries.tier_values(asked.session, asked.seen))
    found = TierFigures(asked.who, dict(counts), values, dormant, asked.team.currency)
    if not found.customers:
        return _nothing(asked)
    return Drawing(screens.tier_caption(asked.t, found), screens.tier_chart(asked.t, found))


def _returning(asked: _Asked) -> Drawing:
    months = queries.months(asked.session, asked.team, asked.member, asked.today)
    if not any(month.buyers for month in months):
        return Drawing(screens.too_little(asked.t, asked.who))
    caption = screens.return_caption(asked.t, asked.who, report.course(months))
    return Drawing(caption, screens.return_chart(asked.t, asked.who, months))


def _best(asked: _Asked) -> Drawing:
    found = tiers.revenue(asked.session, asked.seen)
    if not found.customers:
        return _nothing(asked)
    caption = screens.share_caption(asked.t, asked.who, found, asked.team.currency)
    if found.customers < FEW:
        return Drawing(caption)
    points = concentration.curve(queries.amounts(asked.session, asked.seen))
    return Drawing(caption, screens.share_chart(asked.t, asked.who, found, points))


def _curve(asked: _Asked, client_id: int) -> Drawing:
    client = clients.get(asked.session, asked.me, client_id)
    model = scores.model_of(asked.session, client.team_id)
    found = chance_curve(purchases.history_of(asked.session, client), model, asked.today)
    if found is None:
        return Drawing(curve_screens.no_rhythm(asked.t, client))
    case = lapses.open_case(asked.session, client)
    caption = curve_screens.curve_caption(asked.t, client, found, case)
    return Drawing(caption, curve_screens.curve_chart(asked.t, client, found))
