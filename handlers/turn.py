"""A turn: one update, one transaction. It reads and writes rows only; what it says goes out after the commit."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from handlers.incoming import House, Incoming
from handlers.screen import Screen
from handlers.screens.places import clock_of
from handlers.texts import Html, Texts, lines
from storage.queries.delivery import outbox
from storage.queries.delivery.outbox import Sending
from storage.queries.turns import changes, dialogs
from storage.tables import Dialog, OutboxStatus

__all__ = ["House", "Refusal", "Turn"]
IN_VIEW = 200  # characters; a longer text pushes what stands above it out of sight


class Refusal(Exception):
    """Ends a turn with a sentence: nothing of the turn stays but the screen, and the text typed as a draft."""

    def __init__(self, screen: Callable[[Texts], Screen], *, keep_text: bool = True) -> None:
        super().__init__()
        self.screen, self.keep_text = screen, keep_text


@dataclass
class Turn(Incoming):
    """An update with the means to answer it."""

    sent: list[Sending] = field(default_factory=list)
    answered: bool = False
    answering: bool = False  # what was typed is the answer to the open form's question
    asked: bool = False  # a form's question is shown by this turn
    recorded: "changes.Journal | None" = None
    _no_form: bool = False  # it was looked for, and none is open

    # -- answering ------------------------------------------------------------------------------------------------

    def say(self, screen: Screen) -> int:
        """A new message in this chat; gives the outbox row's id."""
        method, params = self._by_clock(screen).call()
        return self._send(method, params, screen).id

    def edit(self, screen: Screen) -> int:
        """Show the screen in the message whose button was pressed, or as a new one where none was."""
        message = self.message
        if self.press is None or message is None or screen.file is not None:
            return self.say(screen)
        found = outbox.find_sent(self.session, self.chat_id, message.message_id)
        if found is None or screen.menu is not None or message.photo or message.document:
            return self.say(screen)
        return self.change(found[0], screen)

    def change(self, outbox_id: int, screen: Screen) -> int:
        """Show the screen in a message sent before; an unchanged one is left alone."""
        if not self._shows(outbox_id, screen):
            self._send("editMessageText", self._by_clock(screen).call()[1], screen, edits_id=outbox_id)
        return outbox_id

    def _shows(self, outbox_id: int, screen: Screen) -> bool:
        """Whether a message shows this screen already."""
        _, params = self._by_clock(screen).call()
        shown = outbox.last_shown(self.session, outbox_id) or {}
        return (shown.get("text"), shown.get("reply_markup")) == (params["text"], params.get("reply_markup"))

    def answer(self, screen: Screen) -> int:
        """Answer in the message pressed, or, to words typed into a form, in its message while that is in view.

        Where the form's message shows just this already, the words would seem unheard: it is said anew.
        """
        if self.press is not None:
            return self.edit(screen)
        dialog = self.dialog
        shown = dialog.shown_id if self.answering and dialog else None
        if shown is not None and self._in_view(shown) and not self._shows(shown, screen):
            return self.change(shown, screen)
        return self.say(screen)

    def _in_view(self, outbox_id: int) -> bool:
        """Whether our message is the newest of ours here, and no long text was just typed below it."""
        shown = outbox.message_id(self.session, outbox_id)
        newest = outbox.newest_message_id(self.session, self.chat_id)
        return shown is not None and shown == newest and len(self.text) <= IN_VIEW

    def _by_clock(self, screen: Screen) -> Screen:
        """A screen whose hours are a colleague's says so."""
        if self.clock_of is None:
            return screen
        return replace(screen, text=lines(Html(screen.text), clock_of(self.t, self.clock_of)))

    def send(self, method: str, about: int, **params: Any) -> None:
        """A file that Telegram has, or a place, by the Bot API's method for it; `about`: the client it is about."""
        self._put(self.chat_id, method, {"chat_id": self.chat_id, **params}, about_client_id=about)

    def toast(self, text: str = "", *, alert: bool = False) -> None:
        """The word that a pressed button gives; the first one counts."""
        query = self.update.callback_query
        if query is None or self.answered:
            return
        self.answered = True
        params: dict[str, Any] = {"callback_query_id": query.id, "text": text[:200], "show_alert": alert}
        self._put(0, "answerCallbackQuery", {k: v for k, v in params.items() if v})

    def offer(self, offers: list[dict[str, Any]], following: str = "") -> None:
        """Answer an inline query; only the one who asks sees it. `following`: where the next offers begin."""
        query = self.update.inline_query
        if query is not None:
            params = {"inline_query_id": query.id, "results": offers, "next_offset": following}
            self._put(0, "answerInlineQuery", {**params, "cache_time": 0, "is_personal": True})

    def _send(self, method: str, params: dict[str, Any], screen: Screen, edits_id: int | None = None) -> Sending:
        more: dict[str, Any] = {"about_client_id": screen.about, "edits_id": edits_id}
        if screen.file is not None:
            more |= {"blob": screen.file.content, "blob_name": screen.file.name}
        return self._put(self.chat_id, method, {"chat_id": self.chat_id, **params}, **more)

    def _put(self, chat_id: int, method: str, params: dict[str, Any], **more: Any) -> Sending:
        row = outbox.put(
            self.session,
            self.now,
            chat_id=chat_id,
            method=method,
            params=params,
            status=OutboxStatus.INFLIGHT,  # born in the sender's hands: handed over once committed
            holder=self.house.holder,
            **more,
        )
        if row is None:
            raise ValueError("a reply has no dedupe key")
        self.sent.append(row)
        return row

    # -- forms and changes ----------------------------------------------------------------------------------------

    @property
    def dialog(self) -> Dialog | None:
        """The form that is open here."""
        if self._no_form:
            return None
        found = dialogs.current(self.session, self.chat_id, self.user_id)
        self._no_form = found is None
        return found

    def ask(self, flow: str, step: str, screen: Screen, *, anew: bool = False, **data: Any) -> None:
        """Show a form's question, `anew` in a message of its own, and wait for what is typed next."""
        self.asked, self._no_form = True, False
        shown = self.say(screen) if anew else self.answer(screen)
        here = {"chat_id": self.chat_id, "user_id": self.user_id}
        dialogs.begin(self.session, self.now, flow=flow, step=step, data=data, **here).shown_id = shown

    def close_form(self) -> None:
        """End the open form."""
        dialogs.end(self.session, self.chat_id, self.user_id)

    def leave(self, *flows: str) -> None:
        """End the open form if it is one of these."""
        if self.dialog is not None and self.dialog.flow in flows:
            self.close_form()

    def record(self, kind: str, client_id: int | None = None, source: str | None = None) -> int:
        """From here on the turn's changes can be undone as one; gives the change's id for the button."""
        if self.recorded is None:
            text = self.text if source is None else source
            self.recorded = changes.begin(self.session, self.me, self.now, kind, client_id, text)
        return self.recorded.change.id or 0

    def record_with(self, change_id: int | None, client_id: int | None = None) -> int:
        """Like `record`, but what changes now is undone together with an earlier change, if that still stands."""
        change = changes.mine(self.session, self.me, change_id) if change_id else None
        if self.recorded is None and change is not None and change.undone_at is None:
            self.recorded = changes.resume(self.session, change)
        return self.record("note", client_id)

    def finish(self) -> None:
        """Close the books: write the undo rows, answer a press that nobody answered."""
        if self.recorded is not None:
            self.recorded.close()
        self.toast()
        self.session.flush()
