"""What a person can send besides text: contacts, files, places, stickers, forwarded messages."""

from bot.playground.api.files import StoredFile, content_of, image_size
from bot.playground.api.formatted import finished
from bot.playground.api.sender import ActError, Sender
from bot.playground.api.wire import Json, Upload

VOICE_SECONDS = 3
STICKER_SIDE = 512
STICKER = b"RIFF\x00\x00\x00\x00WEBP"
"""The bytes of a sticker: nobody looks at more than its emoji."""


class Sharing(Sender):
    """Sending of everything but plain text. Each returns the Message; `chat` is the private one by default."""

    def shares_contact(
        self,
        phone: str,
        first_name: str,
        last_name: str = "",
        vcard: str | None = None,
        user_id: int | None = None,
        *,
        chat: int | None = None,
    ) -> Json:
        """Shares a contact; `user_id` is known where the contact is on Telegram (his own number: his own id)."""
        contact: Json = {"phone_number": phone, "first_name": first_name}
        optional = {"last_name": last_name, "vcard": vcard, "user_id": user_id}
        return self._send(chat, {"contact": contact | {name: value for name, value in optional.items() if value}})

    def sends_document(self, name: str, data: bytes, mime: str, caption: str = "", *, chat: int | None = None) -> Json:
        """Sends a file."""
        return self._send_file("document", Upload(name, data, mime), caption, chat)

    def sends_photo(self, data: bytes, caption: str = "", *, album: str = "", chat: int | None = None) -> Json:
        """Sends a photo: a PNG, JPEG or GIF; those with the same `album` are shown as one."""
        if image_size(data) is None:
            raise ActError("this is no picture")
        mime = "image/png" if data.startswith(b"\x89PNG") else "image/jpeg"
        return self._send_file("photo", Upload("photo", data, mime), caption, chat, album)

    def sends_voice(self, data: bytes, *, chat: int | None = None) -> Json:
        """Sends a voice message (OGG)."""
        return self._send_file("voice", Upload("voice.ogg", data, "audio/ogg"), "", chat)

    def sends_sticker(self, emoji: str, *, chat: int | None = None) -> Json:
        """Sends a sticker that stands for an emoji."""
        file = self._store("sticker", Upload("sticker.webp", STICKER + emoji.encode(), "image/webp"))
        sides = {"width": STICKER_SIDE, "height": STICKER_SIDE}
        kind = {"type": "regular", "is_animated": False, "is_video": False, "emoji": emoji}
        return self._send(chat, {"sticker": file.as_json() | sides | kind})

    def sends_location(self, latitude: float, longitude: float, *, chat: int | None = None) -> Json:
        """Sends a place."""
        if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
            raise ActError("there is no such place")
        return self._send(chat, {"location": {"latitude": latitude, "longitude": longitude}})

    def forwards(self, message_id: int, from_chat: int, *, chat: int | None = None) -> Json:
        """Forwards a message from a chat he is in."""
        post = self._post(self._place(from_chat), message_id)
        if post.service:
            raise ActError("this message cannot be forwarded")
        return self._send(chat, forwarded(post.message))

    def forwards_text(self, text: str, origin_name: str, *, chat: int | None = None) -> Json:
        """Forwards a text from somebody who hides his account; only the name shows."""
        origin = {"type": "hidden_user", "sender_user_name": origin_name, "date": self._world.date()}
        return self._send(chat, {"forward_origin": origin} | self._checked(text))

    def _send_file(self, kind: str, upload: Upload, caption: str, chat: int | None, album: str = "") -> Json:
        if not upload.data:
            raise ActError("the file is empty")
        content = content_of(self._store(kind, upload), VOICE_SECONDS)
        if album:
            content["media_group_id"] = album
        return self._send(
            chat, content | (finished(caption, []).as_fields("caption", "caption_entities") if caption else {})
        )

    def _store(self, kind: str, upload: Upload) -> StoredFile:
        return self._world.files.add(kind, upload)


NOT_FORWARDED = ("message_id", "from", "chat", "date", "edit_date", "reply_to_message", "reply_markup", "via_bot")


def forwarded(message: Json) -> Json:
    """Returns the content of the message, with its origin, as it stands when forwarded."""
    origin = message.get("forward_origin") or {
        "type": "user",
        "sender_user": message["from"],
        "date": message["date"],
    }
    kept = {name: value for name, value in message.items() if name not in NOT_FORWARDED}
    return kept | {"forward_origin": origin}
