"""One call to the Bot API, and what its answer means."""

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import structlog
from telegram import Bot, InputFile
from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter, TelegramError

from bot.patience import Patience
from bot.recorder import Ending
from storage.queries.delivery.dispatch import Result
from storage.queries.delivery.outbox import Sending
from storage.tables import OutboxStatus

log = structlog.get_logger(__name__)
FIRST_WAIT, LONGEST_WAIT = 0.5, 60.0  # seconds between tries
MARGIN = 0.05  # seconds added to what Telegram tells us to wait
GONE = ("message to edit not found", "message can't be edited")
NO_CHAT = ("chat not found", "user is deactivated", "peer_id_invalid")
MessageIds = Callable[[int], Awaitable[int | None]]


@dataclass(frozen=True)
class Later:
    """The call is to be made again in so many seconds."""

    seconds: float


def pause(attempts: int) -> float:
    """Seconds to wait after so many tries."""
    return min(FIRST_WAIT * 2.0 ** min(attempts, 10), LONGEST_WAIT)


class Caller:
    """Makes the calls; `message_ids` knows the Telegram ids of messages sent before."""

    def __init__(self, bot: Bot, message_ids: MessageIds) -> None:
        self._bot, self._message_ids = bot, message_ids
        self._patience = Patience()

    async def send(self, row: Sending) -> Ending | Later:
        """Call once; a flood limit, a broken line and a server in trouble are no answer."""
        try:
            message_id = await self._make(row)
        except RetryAfter as error:
            return Later(_seconds(error) + MARGIN)
        except ChatMigrated as error:
            return ended(row, OutboxStatus.QUEUED, "migrated", moved_to=error.new_chat_id)
        except (BadRequest, Forbidden) as error:
            return _refused(row, error)
        except TelegramError as error:
            if self._patience.is_out(row.id):
                log.error("given up", method=row.method, error=type(error).__name__, outbox_id=row.id)
                return ended(row, OutboxStatus.FAILED, f"given up: {type(error).__name__}")
            seconds = pause(row.attempts)
            log.warning("not sent, trying again", method=row.method, error=type(error).__name__, seconds=seconds)
            return Later(seconds)
        self._patience.went_through(row.id)
        return ended(row, OutboxStatus.SENT, message_id=message_id)

    async def _make(self, row: Sending) -> int | None:
        params = _params(row)
        if row.edits_id is None:
            return _message_id(await self._post(row.method, params))
        target = await self._message_ids(row.edits_id)
        if target is not None:
            try:
                return _message_id(await self._post(row.method, {**params, "message_id": target}))
            except BadRequest as error:
                if not any(words in str(error).lower() for words in GONE):
                    raise
        return _message_id(await self._post("sendMessage", params))  # it never went out, or somebody deleted it

    async def _post(self, method: str, params: dict[str, Any]) -> Any:
        # Bot's own methods would parse the answer into objects that nobody needs; this is what they all end in.
        return await self._bot._post(method, params)


def ended(
    row: Sending,
    status: OutboxStatus,
    error: str | None = None,
    *,
    message_id: int | None = None,
    unreachable: bool = False,
    moved_to: int | None = None,
    not_before: datetime | None = None,
) -> Ending:
    """How the sending of a row ended."""
    result = Result(row.id, status, message_id, error, row.attempts + 1, not_before)
    return Ending(result, row.chat_id, unreachable, moved_to)


def _params(row: Sending) -> dict[str, Any]:
    """The row's chat counts: what stands in its parameters may be a group's old id."""
    params: dict[str, Any] = json.loads(row.payload)
    if row.chat_id:
        params["chat_id"] = row.chat_id
    if row.blob is not None:
        field = "photo" if row.method == "sendPhoto" else "document"
        params[field] = InputFile(row.blob, filename=row.blob_name or field)
    return params


def _message_id(got: Any) -> int | None:
    return int(got["message_id"]) if isinstance(got, dict) and "message_id" in got else None


def _seconds(error: RetryAfter) -> float:
    after = error.retry_after
    return float(after) if isinstance(after, (int, float)) else after.total_seconds()


def _refused(row: Sending, error: TelegramError) -> Ending:
    words = str(error).lower()
    if "message is not modified" in words:
        return ended(row, OutboxStatus.SENT)
    if row.chat_id == 0 and "query is too old" in words:
        return ended(row, OutboxStatus.DROPPED, "expired")
    log.error("refused by Telegram", method=row.method, reason=str(error), outbox_id=row.id)
    gone = isinstance(error, Forbidden) or any(word in words for word in NO_CHAT)
    return ended(row, OutboxStatus.FAILED, str(error)[:200], unreachable=gone)
