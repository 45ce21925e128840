"""Care drafts (C2, C3, C6): the occasions of a member's clients on which a message can be sent."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from sqlmodel import Session, col, exists, func, select

from playbook.greetings import KINDS, LONGEST_HELD, holds_until
from storage.queries.book import clients
from storage.queries.team.members import NotAllowed
from storage.tables import Client, Member, Occasion, OccasionStatus

SAME_DAY = ("thanks_referrer", "welcome", "thanks")  # told on the day itself, once more if need be
AHEAD = timedelta(days=7)  # how far /care looks
ROUNDS, TOLD, NAME = "rounds", "told", "name"  # kept with an occasion's facts


@dataclass(frozen=True)
class Draft:
    """An occasion and its client."""

    occasion: Occasion
    client: Client

    @property
    def id(self) -> int:
        """The occasion's number."""
        return self.occasion.id or 0

    @property
    def name(self) -> str:
        """The festival or solar term, for those kinds."""
        return str(self.occasion.facts.get(NAME, "")) if self.occasion.kind in ("festival", "season") else ""

    @property
    def group(self) -> tuple[str, str, date | None]:
        """What it has in common with those of other clients: one festival, or a long silence."""
        return self.occasion.kind, self.name, None if self.occasion.kind == "silence" else self.occasion.day


def due(session: Session, me: Member, day: date, until: date | None = None) -> list[Draft]:
    """The acting member's open drafts whose day has come by `day` (or comes up to `until`) and that still hold.

    Those of today and before come first, birthdays before all else, then day by day.
    """
    query = (
        select(Occasion, Client)
        .join(Client, col(Client.id) == col(Occasion.client_id))
        .where(
            Occasion.owner_id == me.id,
            Occasion.status == OccasionStatus.OPEN,
            col(Occasion.day).between(day - LONGEST_HELD, until or day),
            col(Occasion.kind).in_(KINDS),
            Client.owner_id == me.id,
            col(Client.archived_at).is_(None),
        )
    )
    found = (Draft(*row) for row in session.exec(query))
    return sorted((each for each in found if _holds(each, day)), key=lambda each: _order(each, day))


def _holds(draft: Draft, day: date) -> bool:
    return day <= holds_until(draft.occasion.kind, draft.name, draft.occasion.day)


def _order(draft: Draft, day: date) -> tuple[date, int, str, date, int]:
    occasion = draft.occasion
    return max(occasion.day, day), KINDS.index(occasion.kind), draft.name, occasion.day, draft.id


def birthdays_on(session: Session, me: Member, day: date) -> list[Draft]:
    """The acting member's clients whose birthday is kept on a day and who were not greeted yet."""
    return [each for each in due(session, me, day) if each.occasion.kind == "birthday" and each.occasion.day == day]


def get(session: Session, me: Member, occasion_id: int) -> Draft:
    """A draft of the acting member's own client; NotAllowed for anything else."""
    occasion = session.get(Occasion, occasion_id)
    if occasion is None or occasion.owner_id != me.id or occasion.kind not in KINDS:
        raise NotAllowed
    return Draft(occasion, clients.get(session, me, occasion.client_id))


def of_client(session: Session, me: Member, client: Client, day: date) -> Draft | None:
    """The first open draft for a client, today's or one that comes within days."""
    own = (each for each in due(session, me, day, day + AHEAD) if each.client.id == client.id)
    return next(own, None)


def rounds_shown(session: Session, draft: Draft) -> int:
    """How many sets of texts earlier occasions of the same sort have used up with this client."""
    query = select(Occasion).where(
        Occasion.client_id == draft.occasion.client_id,
        Occasion.kind == draft.occasion.kind,
        col(Occasion.id) != draft.id,
    )
    earlier = (each for each in session.exec(query) if not draft.name or each.facts.get(NAME) == draft.name)
    return sum(int(each.facts.get(ROUNDS, 0)) + 1 for each in earlier if each.status is OccasionStatus.DONE)


def keep_round(session: Session, draft: Draft, round_: int | None) -> int:
    """Remember which set of texts is shown for an occasion; None: the one shown last. Gives it."""
    last = int(draft.occasion.facts.get(ROUNDS, 0))
    if round_ is None or round_ == last:
        return last
    draft.occasion.facts = {**draft.occasion.facts, ROUNDS: round_}
    session.add(draft.occasion)
    return round_


def close(session: Session, draft: Draft, status: OccasionStatus) -> None:
    """The message was sent, or is not wanted."""
    draft.occasion.status = status
    session.add(draft.occasion)


def untold(drafts: Iterable[Draft]) -> Sequence[Draft]:
    """Those that no morning message has named yet."""
    return [each for each in drafts if TOLD not in each.occasion.facts]


def told(drafts: Iterable[Draft]) -> Sequence[Draft]:
    """Those that a morning message has named, and that are still to be sent."""
    return [each for each in drafts if TOLD in each.occasion.facts]


def mark_told(session: Session, drafts: Iterable[Draft], day: date) -> None:
    """A morning message has named these."""
    for draft in drafts:
        draft.occasion.facts = {**draft.occasion.facts, TOLD: day.isoformat()}
        session.add(draft.occasion)


def members_with_drafts(session: Session, now: datetime) -> Sequence[tuple[Member, datetime | None]]:
    """Reachable members with open drafts, and since when there is somebody to thank (C2, C3), if there is."""
    today = now.astimezone(UTC).date()
    drafts = (
        col(Occasion.owner_id) == col(Member.id),
        col(Occasion.status) == OccasionStatus.OPEN,
        col(Occasion.day).between(today - LONGEST_HELD, today + AHEAD),
    )
    thanks = select(func.max(col(Occasion.made_at))).where(*drafts, col(Occasion.kind).in_(SAME_DAY)).scalar_subquery()
    query = select(Member, thanks).where(Member.active, Member.reachable, exists().where(*drafts))
    return session.exec(query.order_by(col(Member.id))).all()
