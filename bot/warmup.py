"""Loads what is slow to load (pinyin, scripts, phone tables, the optimiser) before the first message needs it."""

import structlog

log = structlog.get_logger(__name__)


def load() -> None:
    """Take each slow library once; runs in a thread of its own while the bot connects."""
    import scipy.optimize  # noqa: F401

    from playbook import search

    search.keys(chr(0x738B), phones=["+8613800138000"])  # one sign is enough to load pinyin and both scripts
    log.debug("warm")
