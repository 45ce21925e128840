"""Night after night: nothing twice, nothing lost within its time, nobody flooded, days off kept."""

from collections import Counter
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from playbook import care
from playbook.care import ClientFacts, Ending, Finding, Placed
from playbook.rfm import Tier
from playbook.workdays import EVERY_DAY, WEEKEND, Workdays
from tests.playbook.care_facts import TODAY, bought, client, found

OWNER = 7


class Lists:
    """What the nights have put on an owner's lists so far."""

    def __init__(self, workdays: Workdays = EVERY_DAY) -> None:
        self.workdays = workdays
        self.placed: list[Placed] = []

    @property
    def known(self) -> set[care.Known]:
        """The occasions that have come up."""
        return {(each.finding.client, each.finding.rule, each.finding.key) for each in self.placed}

    @property
    def work(self) -> list[Placed]:
        """What is to be done on a day."""
        return [each for each in self.placed if not each.finding.kind.is_draft]

    def night(self, clients: list[ClientFacts], today: date) -> list[Finding]:
        """One night's work; gives what was found."""
        findings = care.find(clients, care.declared_book(), today, self.known)
        shortlist = care.Shortlist({})
        shortlist.add(findings)
        planned = Counter((each.finding.owner, each.day) for each in self.work)
        self.placed += care.place(shortlist.all(), planned, {OWNER: self.workdays}, today)
        return findings


def far(days: int) -> st.SearchStrategy[date]:
    """A day not far from today."""
    return st.integers(-days, days).map(lambda n: TODAY + timedelta(days=n))


purchases = st.lists(st.tuples(far(40), st.integers(1, 60_000), st.none() | st.integers(1, 60)), max_size=3)
people = st.lists(st.tuples(purchases, st.none() | far(120), st.none() | far(100)), max_size=8)


def clients_of(
    told: list[tuple[list[tuple[date, int, int | None]], date | None, date | None]], today: date
) -> list[ClientFacts]:
    """The clients as they are known on a day: what lies ahead of it has not happened yet."""
    clients = []
    for number, (bought_then, spoken, ends) in enumerate(told, start=1):
        happened = tuple(bought(on, yuan, lasts=lasts, number=at) for at, (on, yuan, lasts) in enumerate(bought_then))
        seen = tuple(each for each in happened if each.day <= today)
        contact = spoken if spoken is not None and spoken <= today else None
        contracts = (Ending(number, ends),) if ends is not None and ends >= today else ()
        clients.append(client(number, purchases=seen, last_contact=contact, contracts=contracts, standing=Tier.GOLD))
    return clients


@settings(max_examples=60)
@given(told=people, gaps=st.lists(st.integers(0, 9), min_size=1, max_size=8))
def test_nights_in_any_order_lose_nothing_and_repeat_nothing(told: object, gaps: list[int]) -> None:
    lists, today = Lists(), TODAY - timedelta(days=20)
    for gap in gaps:
        today += timedelta(days=gap)
        clients = clients_of(told, today)  # type: ignore[arg-type]
        lists.night(clients, today)
        left = care.find(clients, care.declared_book(), today, lists.known)
        full = Counter(each.day for each in lists.work)
        for finding in left:  # whatever was found and not placed had no room on any of its days
            days = range((max(finding.latest, today) - today).days + 1)
            assert all(full[today + timedelta(days=n)] >= care.MOST_A_DAY for n in days), finding
        lists.night(clients, today)  # the same night again
    occasions = [(each.finding.client, each.finding.rule, each.finding.key) for each in lists.placed]
    assert len(occasions) == len(set(occasions))
    assert max(Counter(each.day for each in lists.work).values(), default=0) <= care.MOST_A_DAY


def test_an_outage_of_days_is_made_up_for_with_the_true_days() -> None:
    buyer = client(purchases=(bought("11-10", 5_000),))
    lists = Lists()
    lists.night([buyer], TODAY + timedelta(days=4))
    assert [(each.finding.day, each.day) for each in lists.work] == [(date(2026, 11, 17), date(2026, 11, 22))]


def test_an_import_of_years_of_purchases_brings_up_nothing_old() -> None:
    years = [client(number, purchases=(bought(f"20{number:02}-05-05", 9_000),)) for number in range(10, 26)]
    assert care.find(years, care.declared_book(), TODAY) == []


def test_what_a_day_can_t_hold_goes_to_the_next_ones_best_clients_first() -> None:
    tiers = [Tier.BRONZE, Tier.SILVER, Tier.GOLD, Tier.PLATINUM]
    buyers = [client(n, purchases=(bought("11-11", 5_000),), standing=tiers[n % 4]) for n in range(1, 13)]
    lists = Lists()
    lists.night(buyers, TODAY)
    days = [each.day for each in lists.work]
    assert Counter(days) == {TODAY: 5, TODAY + timedelta(days=1): 5, TODAY + timedelta(days=2): 2}
    assert [each.finding.client % 4 for each in lists.work] == [3, 3, 3, 2, 2, 2, 1, 1, 1, 0, 0, 0]


def test_a_contract_that_ends_goes_before_everything_else() -> None:
    buyers = [client(n, purchases=(bought("11-11", 5_000),), standing=Tier.PLATINUM) for n in range(1, 9)]
    lists = Lists()
    lists.night([*buyers, client(20, contracts=(Ending(1, date(2026, 11, 25)),))], TODAY)
    assert (lists.work[0].finding.client, lists.work[0].day) == (20, TODAY)


def test_nothing_is_put_on_a_day_off() -> None:
    saturday = date(2026, 11, 21)
    lists = Lists(WEEKEND)
    lists.night([client(purchases=(bought("11-14", 5_000),))], TODAY)
    assert [each.day for each in lists.work] == [saturday + timedelta(days=2)]
    assert found("C1", client(purchases=(bought("11-14", 5_000),)))[0].day == saturday
