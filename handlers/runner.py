"""Makes a turn a python-telegram-bot callback: rights first, then one transaction, then the one error exit."""

import asyncio
from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any

import structlog
from sqlmodel import Session
from telegram import Update
from telegram.error import TelegramError

from handlers.callbacks import BadPayload, parse
from handlers.files.uploads import Upload, unpack
from handlers.in_hand import Elsewhere, InHand, Progress, in_hand
from handlers.route import Route, TurnFunction
from handlers.screens import errors as screens
from handlers.screens import toasts
from handlers.turn import House, Refusal, Turn
from storage.engine import Database, OutOfReach
from storage.queries.delivery import dispatch, inbox
from storage.queries.delivery.inbox import Taken
from storage.queries.delivery.outbox import Sending
from storage.queries.team import members
from storage.queries.turns import dialogs

log = structlog.get_logger(__name__)
Callback = Callable[[Any, Any], Coroutine[Any, Any, None]]


FILE_LIMIT = 20_000_000  # bytes a bot may download


class Runner:
    """Runs turns in the database's thread and hands what they said to the sender."""

    def __init__(self, database: Database, house: House, deliver: Callable[[list[Sending]], None]) -> None:
        self.database, self.house, self.deliver = database, house, deliver

    def callback(self, route: Route) -> Callback:
        """The callback that python-telegram-bot calls."""

        async def run(update: Update, context: Any) -> None:
            row = in_hand.get()
            try:
                if row.given_up:
                    sent = await self._apologise(update, row, "given up")
                else:
                    sent = await self._take(route, update, row)
            except Elsewhere:
                row.progress = Progress.ELSEWHERE
                return
            except OutOfReach as error:
                log.warning("database out of reach", error=str(error))
                row.progress = Progress.OUT_OF_REACH  # its trouble, not the text's: the lane tries again
                return
            row.progress = Progress.THROUGH
            self.deliver(sent)

        return run

    async def _take(self, route: Route, update: Update, row: InHand) -> list[Sending]:
        try:
            return await self._turn_or_refusal(route, update, row)
        except (OutOfReach, Elsewhere):
            raise
        except Exception as error:
            log.exception("turn failed", route=route.turn.__qualname__)
            return await self._apologise(update, row, type(error).__name__)

    async def _turn_or_refusal(self, route: Route, update: Update, row: InHand) -> list[Sending]:
        upload = await self._upload(route, update)
        try:
            return await self.database.run(partial(self._turn, route=route, update=update, row=row, upload=upload))
        except Refusal as refusal:
            return await self.database.run(partial(self._refuse, update=update, row=row, refusal=refusal))

    async def _upload(self, route: Route, update: Update) -> Upload | None:
        """What is in the document sent, where the route wants it and the sender may take the route."""
        user = update.effective_user
        if not route.wants_file or user is None:
            return None
        member = await self.database.run(lambda session: members.by_user(session, user.id))
        content = await _download(update) if route.who.admits(member) else None
        return None if content is None else await asyncio.to_thread(unpack, content)

    async def _apologise(self, update: Update, row: InHand, reason: str) -> list[Sending]:
        try:
            return await self.database.run(partial(self._fail, update=update, row=row, reason=reason))
        except (OutOfReach, Elsewhere):
            raise
        except Exception:
            log.exception("apology failed")
            await self.database.run(lambda session: inbox.close(session, row.inbox_id, reason))
            return []

    def _begin(self, session: Session, update: Update) -> Turn:
        user = update.effective_user
        member = members.by_user(session, user.id) if user else None
        return Turn(session, update, self.house, self.house.now(), member)

    def _turn(
        self, session: Session, route: Route, update: Update, row: InHand, upload: Upload | None
    ) -> list[Sending]:
        if not _is_ours(session, row):
            return []
        turn = self._begin(session, update)
        turn.upload = upload
        if turn.member is not None and update.effective_chat and not turn.in_group and not turn.member.reachable:
            turn.member.reachable = True
        if update.callback_query is not None:
            try:
                turn.press = parse(update.callback_query.data or "")
            except BadPayload:
                turn.press = None
        if not route.where.admits(turn.in_group):
            _wrong_place(turn)
        elif not route.who.admits(turn.member):
            _not_for_you(turn)
        else:
            _translated(route.turn, turn)
        return self._said(turn)

    def _refuse(self, session: Session, update: Update, row: InHand, refusal: Refusal) -> list[Sending]:
        if not _is_ours(session, row):
            return []
        turn = self._begin(session, update)
        if refusal.keep_text and update.callback_query is None and turn.text:
            _keep_text(turn)
        if update.callback_query is not None:
            turn.toast(screens.first_line(refusal.screen(turn.t)))
        else:
            turn.say(refusal.screen(turn.t))
        return self._said(turn)

    def _fail(self, session: Session, update: Update, row: InHand, reason: str) -> list[Sending]:
        """Our fault: nothing of the turn stays, the text is kept, the person is told."""
        if not _is_ours(session, row):
            return []
        inbox.fail(session, row.inbox_id, reason)
        turn = self._begin(session, update)
        if update.callback_query is not None:
            turn.toast(screens.first_line(screens.our_fault(turn.t, None)))
        elif turn.message is not None and not turn.in_group:
            turn.say(screens.our_fault(turn.t, _keep_text(turn) if turn.member is not None and turn.text else None))
        elif turn.in_group and turn.member is not None and turn.text.startswith("/"):
            turn.say(screens.our_fault(turn.t, None))
        return self._said(turn)

    def _said(self, turn: Turn) -> list[Sending]:
        """What the turn said, for the sender; less what must wait for messages that another process holds."""
        turn.finish()
        said = [row for row in turn.sent if row.chat_id]
        if self.house.shared and said and dispatch.must_wait(turn.session, said, self.house.holder):
            return [row for row in turn.sent if not row.chat_id]
        return turn.sent


def _is_ours(session: Session, row: InHand) -> bool:
    """Whether the update is this turn's to work on; False if somebody has. Raises Elsewhere if somebody does."""
    taken = inbox.take(session, row.inbox_id)
    if taken is Taken.LATER:
        raise Elsewhere
    return taken is Taken.MINE


def _translated(function: TurnFunction, turn: Turn) -> None:
    try:
        function(turn)
    except members.NotAllowed as error:
        raise Refusal(screens.no_such_client) from error


def _keep_text(turn: Turn) -> int:
    message = turn.message
    draft = dialogs.keep_draft(
        turn.session,
        turn.now,
        chat_id=turn.chat_id,
        user_id=turn.user_id,
        text=turn.text,
        message_id=message.message_id if message else None,
    )
    return draft.id or 0


def _wrong_place(turn: Turn) -> None:
    """In a group only commands get a word; talk among people gets none."""
    if turn.in_group and turn.member is not None and turn.text.startswith("/"):
        turn.say(screens.in_private(turn.t, turn.house.username))


def _not_for_you(turn: Turn) -> None:
    if turn.update.callback_query is not None:
        turn.toast(toasts.not_for_you(turn.t) if turn.member else screens.first_line(screens.stranger(turn.t)))
    elif turn.in_group:
        return
    elif turn.member is None:
        turn.say(screens.stranger(turn.t))
    else:
        turn.say(screens.leads_only(turn.t))


async def _download(update: Update) -> bytes | None:
    document = update.effective_message.document if update.effective_message else None
    if document is None or (document.file_size or 0) > FILE_LIMIT:
        return None
    try:
        file = await document.get_file(read_timeout=30)
        return bytes(await file.download_as_bytearray(read_timeout=30))
    except TelegramError:
        log.warning("file not fetched", kind="document")
        return None
