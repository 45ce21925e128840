"""Forgets what nobody needs any more: updates worked through, files read in and messages sent long ago."""

from collections.abc import Callable
from datetime import datetime, timedelta

from storage.engine import Database
from storage.queries.delivery import attention, inbox, outbox
from storage.queries.files import exports, imports
from storage.queries.reports import report_jobs

KEEP_UPDATES = timedelta(days=7)  # Telegram brings an update again for a day at most
KEEP_FILES = timedelta(days=30)  # for so long an import can be taken back and brought again
KEEP_EXPORTS = timedelta(days=1)  # by then the file is Telegram's
KEEP_DAYS = timedelta(days=7)  # for so long it is known what came to a member by itself
KEEP_ANSWERS = timedelta(days=1)  # to presses and inline queries: nothing refers to them
KEEP_MESSAGES = timedelta(days=180)  # for so long a reply to a message is known to be about its client


async def tick(database: Database, now: Callable[[], datetime]) -> None:
    """One round."""
    await database.run(lambda session: inbox.prune(session, now() - KEEP_UPDATES))
    await database.run(lambda session: outbox.prune(session, now() - KEEP_MESSAGES))
    await database.run(lambda session: outbox.prune_answers(session, now() - KEEP_ANSWERS))
    await database.run(lambda session: attention.forget(session, (now() - KEEP_DAYS).date()))
    await database.run(lambda session: imports.forget_files(session, now() - KEEP_FILES))
    await database.run(lambda session: exports.forget_files(session, now() - KEEP_EXPORTS))
    await database.run(lambda session: report_jobs.forget_pictures(session, now() - KEEP_EXPORTS))
