"""What the six questions show: a prompt, all six at a glance; and where one stopped.

Where one stopped is kept with the member, for the day the form's row has given way to another form.
"""

from handlers.screens.six_questions import trust as screens
from handlers.six_questions import trust_offer
from handlers.turn import Turn
from playbook import trust
from playbook.trust import Question
from storage.queries.book import clients
from storage.queries.book import trust as stored
from storage.queries.team import members
from storage.tables import Client

FLOW, ANSWER = "trust", "answer"
STOPPED_AT = "trust_at"  # in the member's settings: client, question


def ask(turn: Turn, client: Client, question: Question, *, explained: bool = False, anew: bool = False) -> None:
    """Show one question and wait for its answer."""
    answers = stored.sheet(turn.session, client)
    asked = screens.Asked(
        client=client,
        question=question,
        now=turn.local,
        trade=turn.team.trade,
        answer=answers.get(question),
        onward=trust.following(stored.strengths(answers), question),
        explained=explained,
    )
    screen = screens.question(turn.t, asked)
    turn.ask(FLOW, ANSWER, screen, anew=anew, client=client.id, question=int(question))
    trust_offer.heeded(turn)
    remember(turn, client, question)


def finish(turn: Turn, client: Client) -> None:
    """All six at a glance; there is no place to come back to."""
    show(turn, client)
    _keep_place(turn, None)


def show(turn: Turn, client: Client) -> None:
    """All six at a glance; the form ends, its place is kept."""
    answers = stored.sheet(turn.session, client)
    strengths = stored.strengths(answers)
    bring = trust.to_bring(strengths)
    turn.answer(screens.summary(turn.t, client, strengths, answers[bring] if bring else None))
    turn.leave(FLOW)


def remember(turn: Turn, client: Client, question: Question) -> None:
    """This is the place to come back to."""
    _keep_place(turn, [client.id or 0, int(question)])


def stopped_at(turn: Turn) -> tuple[Client, Question] | None:
    """Where the questions were left; None if they were gone through, or the client is gone."""
    place = turn.me.settings.get(STOPPED_AT)
    if not place:
        return None
    client = still_mine(turn, place[0])
    return (client, Question(place[1])) if client else None


def still_mine(turn: Turn, client_id: int) -> Client | None:
    """The form's client; None if he is gone or somebody else's by now."""
    try:
        return clients.get(turn.session, turn.me, client_id)
    except members.NotAllowed:
        return None


def _keep_place(turn: Turn, place: list[int] | None) -> None:
    turn.me.settings = {**turn.me.settings, STOPPED_AT: place}
    turn.session.add(turn.me)
