"""What SQLite and PostgreSQL write differently."""

from datetime import date
from typing import Any

from sqlalchemy import Date
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement


class DaysAfter(FunctionElement[date]):
    """A day and so many days: `DaysAfter(bought_on, lasts_days)`."""

    type = Date()
    inherit_cache = True


@compiles(DaysAfter)
def _days_after(element: Any, compiler: Any, **options: Any) -> str:
    day, days = (compiler.process(part, **options) for part in element.clauses)
    return f"({day} + {days})"


@compiles(DaysAfter, "sqlite")
def _days_after_in_sqlite(element: Any, compiler: Any, **options: Any) -> str:
    day, days = (compiler.process(part, **options) for part in element.clauses)
    return f"date({day}, {days} || ' days')"
