"""How updates find their turn: the kinds of entries that the one list in `handlers/__init__.py` is made of."""

from collections.abc import Coroutine, Sequence
from dataclasses import dataclass
from typing import Any

from telegram import Update
from telegram.ext import (
    Application,
    BaseHandler,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    InlineQueryHandler,
    MessageHandler,
    TypeHandler,
    filters,
)

from handlers import flows
from handlers.callbacks import Payload
from handlers.route import Route, TurnFunction, Where, Who
from handlers.runner import Callback, Runner
from handlers.screens import errors
from handlers.screens.lines import capture
from handlers.turn import Refusal, Turn

AnyApplication = Application[Any, Any, Any, Any, Any, Any]
AnyHandler = BaseHandler[Update, Any, Any]


@dataclass(frozen=True)
class Command:
    """A slash command, with the Chinese words that do the same."""

    name: str
    turn: TurnFunction
    words: tuple[str, ...] = ()
    who: Who = Who.MEMBER
    where: Where = Where.PRIVATE

    def run(self, turn: Turn) -> None:
        """Cut the command off and go; a form that was open meanwhile is offered again."""
        _, _, turn.args = turn.text.partition(" ") if " " in turn.text else turn.text.partition("\n")
        turn.args = turn.args.strip()
        self.turn(turn)
        flows.offer_again(turn)

    def by_word(self, turn: Turn) -> None:
        """Go where a word or a button stands for the command: the same rights hold as for the slash."""
        if not self.who.admits(turn.member):
            raise Refusal(errors.leads_only)
        if not self.where.admits(turn.in_group):
            raise Refusal(capture.unknown_command)
        self.turn(turn)

    def route(self) -> Route:
        """The command as a route."""
        return Route(self.run, self.who, self.where)


@dataclass(frozen=True)
class Press:
    """A kind of button."""

    payload: type[Payload]
    turn: TurnFunction
    who: Who = Who.MEMBER
    where: Where = Where.PRIVATE

    def route(self) -> Route:
        """The press as a route."""
        return Route(self.turn, self.who, self.where)


@dataclass(frozen=True)
class Kind:
    """A kind of message, by PTB's filter."""

    filter: filters.BaseFilter
    route: Route


@dataclass(frozen=True)
class Routes:
    """Everything the bot reacts to; order matters within messages."""

    commands: Sequence[Command]
    presses: Sequence[Press]
    messages: Sequence[Kind]
    inline: Route
    membership: Route
    old_button: Route
    rest: Route

    def register(self, application: AnyApplication, runner: Runner) -> None:
        """Add the handlers to PTB, the fallback last."""
        application.add_handlers([*self._handlers(runner), TypeHandler(Update, runner.callback(self.rest))])

    def _handlers(self, runner: Runner) -> list[AnyHandler]:
        made: list[AnyHandler] = []
        for command in self.commands:
            new = filters.UpdateType.MESSAGE  # an edited command is not run again
            made.append(CommandHandler(command.name, runner.callback(command.route()), filters=new))
        made.append(CallbackQueryHandler(self._pressed(runner)))
        for kind in self.messages:
            made.append(MessageHandler(kind.filter, runner.callback(kind.route)))
        made.append(InlineQueryHandler(runner.callback(self.inline)))
        made.append(ChatMemberHandler(runner.callback(self.membership), ChatMemberHandler.MY_CHAT_MEMBER))
        return made

    def _pressed(self, runner: Runner) -> Callback:
        """All buttons, found by their prefix: to ask one kind after the other whether it is meant takes longer."""
        presses = {press.payload.prefix: self._read_or_old(press, runner) for press in self.presses}
        old = runner.callback(self.old_button)

        def run(update: Update, context: Any) -> Coroutine[Any, Any, None]:
            data = update.callback_query.data if update.callback_query else None
            return presses.get((data or "").partition(":")[0], old)(update, context)

        return run

    def _read_or_old(self, press: Press, runner: Runner) -> Callback:
        """A button with our prefix whose data can't be read is an old one, or forged."""

        def run(turn: Turn) -> None:
            (press.turn if isinstance(turn.press, press.payload) else self.old_button.turn)(turn)

        return runner.callback(Route(run, press.who, press.where))
