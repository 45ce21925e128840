"""The report (E3, E6): a lead sees the team's figures or one rep's, a rep his own; pictures of them are drawn aside."""

from datetime import date

from sqlmodel import Session

from handlers.paging import in_reach, page_of
from handlers.payloads.report import AskCurve, AskPicture, ReportPeople, ShowReport
from handlers.screen import Screen
from handlers.screens.reports import curve as curve_screens
from handlers.screens.reports import report as screens
from handlers.screens.reports.report import PEOPLE, PeopleView
from handlers.texts import Texts
from handlers.turn import Turn
from playbook import report as playbook_report
from playbook.chance_curve import chance_curve
from playbook.report import Period, Picture
from storage.queries.book import clients
from storage.queries.buying import purchases
from storage.queries.reports import report, report_jobs
from storage.queries.team import members
from storage.queries.team.figures import Span
from storage.queries.team.members import NotAllowed
from storage.queries.tiers import scores
from storage.tables import Member


def command(turn: Turn) -> None:
    """/report: this month, or the period named; a lead may name a rep."""
    member, words = _named(turn, turn.args.strip())
    period = playbook_report.period_named(words, turn.local) if words else Period.THIS_MONTH
    if period is None:
        turn.say(screens.which_period(turn.t, member))
    else:
        _show(turn, period, member)


def _named(turn: Turn, words: str) -> tuple[Member | None, str]:
    """The rep that a lead names first, and the words after him; a rep is meant himself."""
    if not turn.me.role.leads:
        return turn.me, words
    people = [each for each in members.colleagues(turn.session, turn.me) if each.name and words.startswith(each.name)]
    longest = max(people, key=lambda each: len(each.name), default=None)  # 王芳 is not 王 with a word after him
    return (longest, words.removeprefix(longest.name).strip()) if longest is not None else (None, words)


def is_asked(turn: Turn, words: str) -> bool:
    """Whether the words after 报表 say of when or of whom; else they are a sentence."""
    _, when = _named(turn, words)
    return not when or playbook_report.period_named(when, turn.local) is not None


def show(turn: Turn) -> None:
    """Another period, or another rep."""
    press = turn.pressed(ShowReport)
    _show(turn, press.period, whose(turn, press.member))


def whose(turn: Turn, number: int) -> Member | None:
    """Whose figures a button asks for; None: the team's. NotAllowed for a rep who asks for another's."""
    if turn.me.role.leads:
        return members.colleague(turn.session, turn.me, number) if number else None
    if number not in (0, turn.me.id):
        raise NotAllowed
    return turn.me


def _show(turn: Turn, period: Period, member: Member | None) -> None:
    if _is_counted_aside(turn, Picture.FIGURES, period, (member.id or 0) if member is not None else 0):
        return
    found = report.read(turn.session, turn.me, member, period, turn.today)
    turn.edit(screens.report(turn.t, found, leads=turn.me.role.leads))


def _is_counted_aside(turn: Turn, wanted: Picture, period: Period, number: int) -> bool:
    """Whether there are so many purchases that the figures come later, into the message that says so."""
    if not report.is_large(turn.session, turn.team.id or 0):
        return False
    shown = turn.edit(screens.counting(turn.t))
    _ask(turn, wanted, period, number, shown)
    return True


def people(turn: Turn) -> None:
    """The reps side by side."""
    press = turn.pressed(ReportPeople)
    page = in_reach(press.page)
    if not _is_counted_aside(turn, Picture.PEOPLE, press.period, page):
        turn.edit(side_by_side(turn.session, turn.me, press.period, page, turn.today))


def side_by_side(session: Session, me: Member, period: Period, wanted: int, today: date) -> Screen:
    """A page of the reps with what they sold."""
    team, days = members.team_of(session, me), playbook_report.days(period, today)
    sold = report.by_owner(session, Span(team, days.first, days.last))
    everybody = members.colleagues(session, me)
    page = page_of(len(everybody), wanted, PEOPLE)
    rows = [(member, *sold.get(member.id or 0, (0, 0))) for member in page.of(everybody)]
    return screens.people(Texts(me.language), PeopleView(team, days, period, rows, page))


def picture(turn: Turn) -> None:
    """A picture of the figures: it comes in a message of its own, so that the figures stay at hand."""
    press = turn.pressed(AskPicture)
    if press.picture not in (Picture.TIERS, Picture.RETURNING, Picture.BEST):
        raise NotAllowed
    member = whose(turn, press.member)
    new = _ask(turn, press.picture, press.period, (member.id or 0) if member is not None else 0)
    turn.toast(screens.drawing(turn.t) if new else screens.drawing_already(turn.t))


def curve(turn: Turn) -> None:
    """One client's chances as a picture, if he has a rhythm."""
    client = clients.get(turn.session, turn.me, turn.pressed(AskCurve).client)
    clients.touch(turn.session, turn.me, client, turn.now)
    model = scores.model_of(turn.session, client.team_id)
    if chance_curve(purchases.history_of(turn.session, client), model, turn.today) is None:
        turn.edit(curve_screens.no_rhythm(turn.t, client))
        return
    new = report_jobs.ask(turn.session, turn.me, turn.now, chat_id=turn.chat_id, picture=Picture.CURVE, client=client)
    turn.toast(screens.drawing(turn.t) if new else screens.drawing_already(turn.t))


def _ask(turn: Turn, wanted: Picture, period: Period, number: int, shown: int | None = None) -> bool:
    return report_jobs.ask(
        turn.session,
        turn.me,
        turn.now,
        chat_id=turn.chat_id,
        picture=wanted,
        period=period,
        whose=number,
        shown_id=shown,
    )
