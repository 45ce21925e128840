"""One of many fails by itself: a row that can't be read, or worked on, holds up no other one."""

from collections.abc import Iterator
from contextlib import contextmanager

import structlog

from storage.engine import OutOfReach

log = structlog.get_logger(__name__)


@contextmanager
def by_itself(failed: str, **what: int | None) -> Iterator[None]:
    """What fails in here is logged as `failed`, and no more. Raises OutOfReach: nothing else would get on either."""
    try:
        yield
    except OutOfReach:
        raise
    except Exception:
        log.exception(failed, **what)
