"""The figures that a monitor reads (Prometheus). No token, phone number or text of anybody's is ever a label."""

import logging
from collections.abc import Callable, Mapping
from typing import Any

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from handlers.route import Route
from handlers.runner import Callback, Runner
from handlers.turn import House
from storage.engine import Database
from storage.queries.delivery.lags import Lags
from storage.queries.delivery.outbox import Sending

TURN_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)


class Figures:
    """What one process counts while it runs, and how far it is behind."""

    def __init__(self) -> None:
        self._registry = registry = CollectorRegistry()
        self.updates = Counter("laoke_updates", "Updates taken from Telegram.", registry=registry)
        self.strangers = Counter("laoke_webhook_refused", "Webhook calls without the secret.", registry=registry)
        self.turns = Histogram(
            "laoke_turn_seconds", "From an update's turn to its commit.", buckets=TURN_SECONDS, registry=registry
        )
        self._calls = Counter("laoke_calls", "Calls to the Bot API.", ["method", "outcome"], registry=registry)
        self._errors = Counter("laoke_errors", "Errors that were logged.", ["part"], registry=registry)
        self._waiting = Gauge("laoke_waiting", "Rows that wait.", ["line"], registry=registry)
        self._lag = Gauge("laoke_lag_seconds", "Age of the oldest row that waits.", ["line"], registry=registry)
        self._behind = Gauge("laoke_tick_behind_seconds", "How late a tick is.", ["job"], registry=registry)

    def called(self, method: str, outcome: str) -> None:
        """The Bot API was called: `outcome` is the status of its answer, or why there was none."""
        self._calls.labels(method, outcome).inc()

    def failed(self, part: str) -> None:
        """A part of the bot, by its module's name, has logged an error."""
        self._errors.labels(part).inc()

    def show(self, lags: Lags, behind: Mapping[str, float]) -> bytes:
        """All figures in Prometheus' text format."""
        for line, lag in (("inbox", lags.inbox), ("replies", lags.replies), ("pushes", lags.pushes)):
            self._waiting.labels(line).set(lag.rows)
            self._lag.labels(line).set(lag.seconds)
        for job, seconds in behind.items():
            self._behind.labels(job).set(seconds)
        return generate_latest(self._registry)


class ErrorCount(logging.Handler):
    """Counts what anything in the process logs as an error."""

    def __init__(self, figures: Figures) -> None:
        super().__init__(logging.ERROR)
        self._figures = figures

    def emit(self, record: logging.LogRecord) -> None:
        """One more."""
        self._figures.failed(record.name)


class TimedRunner(Runner):
    """Runs turns, and measures them."""

    def __init__(
        self, database: Database, house: House, deliver: Callable[[list[Sending]], None], figures: Figures
    ) -> None:
        super().__init__(database, house, deliver)
        self._turns = figures.turns

    def callback(self, route: Route) -> Callback:
        """The callback that python-telegram-bot calls."""
        run = super().callback(route)

        async def timed(update: Any, context: Any) -> None:
            with self._turns.time():
                await run(update, context)

        return timed
