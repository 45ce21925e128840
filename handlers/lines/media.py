"""Files, photos, voice, places, stickers: kept as notes with Telegram's file reference, and shown again by it."""

from typing import Any

from telegram import Message

from handlers import flows
from handlers.lines import capture, notes, typed
from handlers.payloads.clients import ShowFiles
from handlers.screens.lines import history as history_screens
from handlers.screens.who import which as screens
from handlers.turn import Turn
from handlers.who.which import ask_whose, go_on
from storage.queries.book import clients
from storage.queries.book import notes as stored
from storage.queries.turns import dialogs

File = dict[str, Any]
NOTE_FORM = "note"
# The kinds of files, each with the Bot API's method that sends it again; an animation is a document too.
METHODS = {
    "animation": "sendAnimation",
    "document": "sendDocument",
    "voice": "sendVoice",
    "video": "sendVideo",
    "audio": "sendAudio",
    "video_note": "sendVideoNote",
    "sticker": "sendSticker",
}


def anything(turn: Turn) -> None:
    """Whatever was sent: on the client replied to, asked for or named in its caption, else whose it is, is asked."""
    turn.files = files_of(turn.message) if turn.message else []
    dialog = turn.dialog
    if not turn.files and not turn.text:
        turn.say(screens.cannot_keep(turn.t))
    elif _joined_album(turn):
        return
    elif turn.reply_about is not None:
        go_on(turn, clients.get(turn.session, turn.me, turn.reply_about), turn.text, "note")
    elif dialog is not None and dialog.flow == NOTE_FORM and flows.awaits(turn, dialog):
        notes.answered(turn, dialog)
    elif turn.text:
        typed.plain(turn, turn.text)
    else:
        ask_whose(turn, "")


def _joined_album(turn: Turn) -> bool:
    """A later picture of an album goes where the first one went."""
    message = turn.message
    album = message.media_group_id if message else None
    if message is None or album is None:
        return False
    since = message.message_id - stored.ALBUM
    for draft in dialogs.drafts_since(turn.session, turn.user_id, turn.chat_id, since):
        if stored.in_album(draft.files, album):
            draft.files = [*draft.files, *turn.files]
            return True
    note = stored.of_album(turn.session, turn.me, turn.chat_id, message.message_id, album)
    if note is None:
        return False
    turn.record_with(note.change_id, note.client_id)
    note.files = [*note.files, *turn.files]
    turn.session.add(note)
    capture.refresh(turn, note)
    return True


def files_of(message: Message) -> list[File]:
    """The file references of a message: kind, file_id, name, and the album it came in."""
    album = {"album": message.media_group_id} if message.media_group_id else {}
    if message.photo:
        return [{"kind": "photo", "file_id": message.photo[-1].file_id, "name": "", **album}]
    for kind in METHODS:
        found = getattr(message, kind, None)
        if found is not None:
            name = getattr(found, "file_name", None) or ""
            return [{"kind": kind, "file_id": found.file_id, "name": name, **album}]
    if message.location:
        place = f"{message.location.latitude},{message.location.longitude}"
        return [{"kind": "location", "file_id": "", "name": place}]
    return []


def show_files(turn: Turn) -> None:
    """Send a note's files again, below the note itself if it is one's own."""
    note, _client = stored.get(turn.session, turn.me, turn.pressed(ShowFiles).note)
    if not note.files:
        turn.toast(history_screens.nothing_to_show(turn.t))
    elif note.author_id == turn.me.id:
        capture.show_again(turn, note)
    for file in note.files:
        _send(turn, file, note.client_id)


def _send(turn: Turn, file: File, client: int) -> None:
    kind = file["kind"]
    if kind == "location":
        latitude, longitude = file["name"].split(",")
        turn.send("sendLocation", client, latitude=float(latitude), longitude=float(longitude))
    elif kind == "photo":
        turn.send("sendPhoto", client, photo=file["file_id"])
    else:
        turn.send(METHODS[kind], client, **{kind: file["file_id"]})
