"""How a plan comes to its clients: 跟进 王芳 周五 试驾, 周五跟王芳、李敏吃饭; what names nobody asks for him."""

from collections.abc import Sequence

from handlers.screens.work import followups as screens
from handlers.screens.work.followups import Plan
from handlers.turn import Turn
from handlers.who import which
from handlers.who.naming import meant_in
from handlers.who.which import with_client
from handlers.work import followups, meeting
from playbook import dates
from playbook.capture.meeting import ends_in_joint, meetings
from playbook.dates import Found
from playbook.lead_time import is_meeting
from storage.queries.book import clients
from storage.tables import Client, Dialog


def command_follow(turn: Turn) -> None:
    """/follow client when what."""
    _begin(turn, "follow")


def command_promise(turn: Turn) -> None:
    """/promise client when what."""
    _begin(turn, "promise")


def _begin(turn: Turn, then: str) -> None:
    """The client stands first, or after the date; where there is but a date, he is asked for."""
    found = dates.find(turn.args, turn.local)
    named = clients.named_at_start(turn.session, turn.me, turn.args)
    if not found or found[0].start > 0 or named or turn.reply_about is not None:
        with_client(turn, turn.args, then)
        return
    said, what = turn.args[: found[0].end], turn.args[found[0].end :].strip()
    if clients.named_at_start(turn.session, turn.me, what):
        turn.args = f"{what} {said}"
        with_client(turn, turn.args, then)
        return
    if _with_whom(turn, said, what, then):
        return
    if meant_in(turn, turn.args):
        with_client(turn, turn.args, then)
        return
    likely = clients.recent(turn.session, turn.me, which.SHOWN)
    draft = which.keep_words(turn, turn.args)
    turn.ask("whom", then, screens.whom(turn.t, turn.args, likely, draft, then), words=turn.args)


def whom_typed(turn: Turn, dialog: Dialog) -> None:
    """The client's name, typed after when and what."""
    turn.close_form()
    with_client(turn, f"{turn.text} {dialog.data['words']}", dialog.step)


def whom_again(turn: Turn, dialog: Dialog) -> None:
    """The question again, after a break."""
    turn.args = dialog.data["words"]
    _begin(turn, dialog.step)


def typed(turn: Turn, text: str) -> bool:
    """A line that plans a meeting with clients it names further on (周五跟王芳吃饭); False if it is none."""
    found = dates.find(text, turn.local)
    if len(found) != 1 or not _is_ahead(turn, found[0]):
        return False
    when = found[0]
    if when.start == 0:
        return _with_whom(turn, when.text, text[when.end :].strip(), "follow")
    ends_with_it = not text[when.end :].strip() and is_meeting(text)
    return ends_with_it and _with_whom(turn, when.text, text[: when.start].strip(), "follow")


def together(turn: Turn, text: str, people: Sequence[Client]) -> bool:
    """Plan a line's one day to come with all of these clients; False if it holds none."""
    found = dates.find(text, turn.local)
    if len(found) != 1 or not _is_ahead(turn, found[0]):
        return False
    first, *company = people
    clients.touch(turn.session, turn.me, first, turn.now)
    followups.read(turn, Plan(first, company=tuple(company)), text)
    return True


def _is_ahead(turn: Turn, found: Found) -> bool:
    """Whether it is a day to come, or an hour to come of today."""
    when = found.when
    return not when.past and (when.day > turn.today or when.time is not None)


def _with_whom(turn: Turn, said: str, what: str, then: str) -> bool:
    """Plan it with the clients named after a "with" or "meet"; False if no client is."""
    for each in meetings(what):
        named = clients.named_at_start(turn.session, turn.me, each.people)
        if len(named) > 1:
            words = " ".join(filter(None, (each.people, each.before, each.verb, said)))
            with_client(turn, words, then)
            return True
        if named:
            client, left = named[0]
            joined = ends_in_joint(each.people[: len(each.people) - len(left)])
            company, rest = meeting.read(turn, client, left, joined=joined)
            clients.touch(turn.session, turn.me, client, turn.now)
            plan = Plan(client, promise=then == "promise", company=company.known, names=company.names)
            followups.read(turn, plan, " ".join(filter(None, (said, each.before, each.verb, rest))))
            return True
    return False
