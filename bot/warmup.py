"""Loads what is slow to load (pinyin, scripts, phones, holidays) before the first message needs it."""

import gc

import structlog

log = structlog.get_logger(__name__)


def load() -> None:
    """Take each slow library once; runs in a thread of its own while the bot connects."""
    from playbook import search, workdays

    workdays.year_of("CN", 2026)  # any year loads the tables
    search.keys(chr(0x738B), phones=["+8613800138000"])  # one sign is enough to load pinyin and both scripts
    log.debug("warm")


def settle() -> None:
    """Let the garbage collector pass over all that is loaded by now.

    It stays until the end; to go through it again and again would stop everything for a quarter of a second at times.
    """
    gc.collect()
    gc.freeze()
