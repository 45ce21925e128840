"""Jobs: what is looked at again and again. One module a job, each safe to run twice; the list of all of them."""

from collections.abc import Callable
from datetime import datetime

from bot.jobs import (
    agenda,
    care,
    digests,
    due,
    escalation,
    exports,
    goods,
    greetings,
    housekeeping,
    imports,
    indexing,
    lapses,
    months,
    promises,
    reports,
    rises,
    sounds,
    tier_trials,
    wiping,
    wrap_up,
)
from bot.lanes import Lanes
from bot.outbox import Sender
from bot.scheduler import Job
from storage.engine import Database


def all_jobs(
    database: Database, sender: Sender, lanes: Lanes, now: Callable[[], datetime], username: Callable[[], str]
) -> list[Job]:
    """Every job with its interval in seconds, in the order of one round."""
    return [
        Job("care", 10, lambda: care.tick(database, now)),
        Job("agenda", 15, lambda: agenda.tick(database, now)),
        Job("promises", 30, lambda: promises.tick(database, now)),
        Job("due", 1, lambda: due.tick(database, now)),
        Job("wrap_up", 60, lambda: wrap_up.tick(database, now)),
        Job("escalation", 60, lambda: escalation.tick(database, now)),
        Job("greetings", 60, lambda: greetings.tick(database, now)),
        Job("lapses", 60, lambda: lapses.tick(database, now)),
        Job("months", 60, lambda: months.tick(database, now)),
        Job("rises", 60, lambda: rises.tick(database, now)),
        Job("tier_trials", 1, lambda: tier_trials.tick(database, now)),
        Job("goods", 20, lambda: goods.tick(database, now)),
        Job("indexing", 60, lambda: indexing.tick(database)),
        Job("imports", 1, lambda: imports.tick(database, now)),
        Job("exports", 1, lambda: exports.tick(database, now)),
        Job("reports", 1, lambda: reports.tick(database, now)),
        Job("digests", 1, lambda: digests.tick(database, now, username())),
        Job("housekeeping", 3600, lambda: housekeeping.tick(database, now)),
        Job("sounds", 2, sounds.Sounds(database).tick),
        Job("wiping", 5, lambda: wiping.tick(database)),
        Job("send", 0.5, sender.pump, alone=False),
        Job("around", 5, sender.look_around, alone=False),
        Job("sweep", 2, lambda: lanes.sweep(now()), alone=False),
    ]
