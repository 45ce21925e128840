"""Occasions (playbook.care) that are found in the midst of a turn: what a purchase calls for is shown with it."""

from datetime import date

from handlers.screens.caring import care_tasks as screens
from handlers.texts import Texts
from handlers.turn import Turn
from playbook import care
from playbook.care import Finding, Placed
from playbook.steps import Topic
from storage.queries.caring import care as occasions
from storage.queries.caring import care_facts, care_rules
from storage.queries.work.working_time import workdays
from storage.tables import Client, Member

CALL = Topic.IN_USE.value
OF_A_PURCHASE = ("C1", "C2", "C3", "C5")


def words(owner: Member, finding: Finding, day: date) -> str:
    """What a follow-up says to its owner."""
    return screens.task(Texts(owner.language), finding, day)


def after_purchase(turn: Turn, client: Client) -> list[Finding]:
    """Put in hand what the client's purchases call for by the team's rules, and say what is new of it.

    It is put on its own day however full that is, for whoever has typed the purchase sees it.
    """
    book = care_rules.book(turn.session, turn.team.id or 0)
    mine = {row: book[row] for row in OF_A_PURCHASE if row in book}
    turn.session.flush()
    facts = care_facts.read(turn.session, care_facts.one(turn.team, client), mine, turn.today)
    found = care.find(facts, mine, turn.today, care_facts.known(turn.session, facts, turn.today))
    for finding in found:
        owner = turn.session.get_one(Member, finding.owner)
        day = care.own_day(finding, workdays(turn.session, owner), turn.today)
        occasions.add(turn.session, turn.now, Placed(finding, day), words)
    return found
