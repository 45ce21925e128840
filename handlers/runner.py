"""Makes a turn a python-telegram-bot callback: rights first, then one transaction, then the one error exit."""

from collections.abc import Callable, Coroutine
from contextvars import ContextVar
from dataclasses import dataclass
from enum import Enum
from functools import partial
from typing import Any

import structlog
from sqlmodel import Session
from telegram import Update
from telegram.error import TelegramError

from handlers.callbacks import BadPayload, parse
from handlers.screens import errors as screens
from handlers.screens import toasts
from handlers.turn import House, Refusal, Turn
from storage.engine import Database, OutOfReach
from storage.queries import dialogs, inbox, members
from storage.queries.outbox import Sending
from storage.tables import Member

log = structlog.get_logger(__name__)
TurnFunction = Callable[[Turn], None]
Callback = Callable[[Any, Any], Coroutine[Any, Any, None]]


class Who(Enum):
    """Who may take a route."""

    ANYONE = "anyone"
    MEMBER = "member"
    LEAD = "lead"

    def admits(self, member: Member | None) -> bool:
        """Whether this person may."""
        if self is Who.ANYONE:
            return True
        return member is not None and (self is Who.MEMBER or member.role.leads)


class Where(Enum):
    """In which chats a route answers."""

    PRIVATE = "private"
    GROUP = "group"
    ANYWHERE = "anywhere"

    def admits(self, in_group: bool) -> bool:
        """Whether this chat is one of them."""
        return self is Where.ANYWHERE or (self is Where.GROUP) == in_group


@dataclass(frozen=True)
class Route:
    """A turn with who may take it and where."""

    turn: TurnFunction
    who: Who = Who.MEMBER
    where: Where = Where.PRIVATE
    wants_file: bool = False


@dataclass
class InHand:
    """The inbox row that a lane is working on, and how far it got."""

    inbox_id: int
    given_up: bool = False  # the process ended on it again and again: it is only apologised for
    closed: bool = False
    out_of_reach: bool = False  # the database was, at the last try


in_hand: ContextVar[InHand] = ContextVar("in_hand")
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
            except OutOfReach as error:
                log.warning("database out of reach", error=str(error))
                row.out_of_reach = True  # its trouble, not the text's: the lane tries again
                return
            row.closed = True
            self.deliver(sent)

        return run

    async def _take(self, route: Route, update: Update, row: InHand) -> list[Sending]:
        try:
            return await self._turn_or_refusal(route, update, row)
        except OutOfReach:
            raise
        except Exception as error:
            log.exception("turn failed", route=route.turn.__qualname__)
            return await self._apologise(update, row, type(error).__name__)

    async def _turn_or_refusal(self, route: Route, update: Update, row: InHand) -> list[Sending]:
        file = await self._file(route, update)
        try:
            return await self.database.run(partial(self._turn, route=route, update=update, row=row, file=file))
        except Refusal as refusal:
            return await self.database.run(partial(self._refuse, update=update, row=row, refusal=refusal))

    async def _file(self, route: Route, update: Update) -> bytes | None:
        """The document sent, where the route wants it and the sender may take the route."""
        user = update.effective_user
        if not route.wants_file or user is None:
            return None
        member = await self.database.run(lambda session: members.by_user(session, user.id))
        return await _download(update) if route.who.admits(member) else None

    async def _apologise(self, update: Update, row: InHand, reason: str) -> list[Sending]:
        try:
            return await self.database.run(partial(self._fail, update=update, row=row, reason=reason))
        except OutOfReach:
            raise
        except Exception:
            log.exception("apology failed")
            await self.database.run(lambda session: inbox.close(session, row.inbox_id, reason))
            return []

    def _begin(self, session: Session, update: Update) -> Turn:
        user = update.effective_user
        member = members.by_user(session, user.id) if user else None
        return Turn(session, update, self.house, self.house.now(), member)

    def _turn(self, session: Session, route: Route, update: Update, row: InHand, file: bytes | None) -> list[Sending]:
        if not inbox.close(session, row.inbox_id):
            return []
        turn = self._begin(session, update)
        turn.file = file
        if turn.member is not None and not turn.in_group and not turn.member.reachable:
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
        turn.finish()
        return turn.sent

    def _refuse(self, session: Session, update: Update, row: InHand, refusal: Refusal) -> list[Sending]:
        inbox.close(session, row.inbox_id)
        turn = self._begin(session, update)
        if refusal.keep_text and update.callback_query is None and turn.text:
            _keep_text(turn)
        if update.callback_query is not None:
            turn.toast(screens.first_line(refusal.screen(turn.t)))
        else:
            turn.say(refusal.screen(turn.t))
        turn.finish()
        return turn.sent

    def _fail(self, session: Session, update: Update, row: InHand, reason: str) -> list[Sending]:
        """Our fault: nothing of the turn stays, the text is kept, the person is told."""
        inbox.close(session, row.inbox_id, reason)
        turn = self._begin(session, update)
        if update.callback_query is not None:
            turn.toast(screens.first_line(screens.our_fault(turn.t, None)))
        elif turn.message is not None and not turn.in_group:
            turn.say(screens.our_fault(turn.t, _keep_text(turn) if turn.member is not None and turn.text else None))
        elif turn.in_group and turn.member is not None and turn.text.startswith("/"):
            turn.say(screens.our_fault(turn.t, None))
        turn.finish()
        return turn.sent


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
