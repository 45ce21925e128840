"""One of many fails by itself: a row that can't be read, or worked on, holds up no other one."""

from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Final

import structlog

from storage.engine import OutOfReach

log = structlog.get_logger(__name__)
AGAIN: Final = 3600.0  # seconds after which the same failure is logged again: some are met with every second
MOST: Final = 1000  # failures that are remembered
_logged: dict[tuple[str, ...], float] = {}


@contextmanager
def by_itself(failed: str, **what: int | None) -> Iterator[None]:
    """What fails in here is logged as `failed`, and no more. Raises OutOfReach: nothing else would get on either."""
    try:
        yield
    except OutOfReach:
        raise
    except Exception as error:
        if _is_new(failed, str(what), type(error).__name__):
            log.exception(failed, **what)


def _is_new(*failure: str) -> bool:
    now = monotonic()
    if now - _logged.get(failure, -AGAIN) < AGAIN:
        return False
    if len(_logged) >= MOST:
        _logged.clear()
    _logged[failure] = now
    return True
