"""The files of the chats: kept in memory, told apart by what was sent as what."""

import mimetypes
import struct
from dataclasses import dataclass
from hashlib import sha256

from bot.playground.api.wire import ApiError, Json, Upload, bad_request

MAX_DOWNLOAD = 20 * 1024 * 1024
MAX_UPLOAD = 50 * 1024 * 1024
MAX_PHOTO = 10 * 1024 * 1024
MAX_SIDES = 10_000
MAX_RATIO = 20

KINDS = {"photo": "Photo", "document": "Document", "voice": "VoiceNote", "sticker": "Sticker"}
"""What Telegram calls each kind of file in its refusals."""


@dataclass(frozen=True)
class StoredFile:
    """A file with its id; `kind` is the field of the message that holds it."""

    file_id: str
    kind: str
    name: str
    data: bytes
    mime: str

    @property
    def unique_id(self) -> str:
        """The same for the same bytes, however often sent."""
        return "u" + sha256(self.data).hexdigest()[:15]

    @property
    def path(self) -> str:
        """The path to download it by, relative to /file/bot<token>/."""
        suffix = mimetypes.guess_extension(self.mime) or ""
        return f"{self.kind}s/{self.file_id}{suffix}"

    def as_json(self) -> Json:
        """The fields that every kind of file has; size in bytes."""
        return {"file_id": self.file_id, "file_unique_id": self.unique_id, "file_size": len(self.data)}


class FileStore:
    """All files by id. A photo must be an image; an empty file is none."""

    def __init__(self) -> None:
        self._files: dict[str, StoredFile] = {}

    def keep(self, kind: str, upload: Upload) -> StoredFile:
        """Keeps a file that the bot uploads; raises ApiError where Telegram refuses it."""
        if not upload.data:
            raise bad_request("File must be non-empty")
        if len(upload.data) > MAX_UPLOAD:
            raise ApiError(413)
        if kind == "photo":
            _check_photo(upload.data)
        return self.add(kind, upload)

    def add(self, kind: str, upload: Upload) -> StoredFile:
        """Keeps a file unchecked: people may send larger ones than a bot may."""
        file_id = f"{kind}_{len(self._files) + 1:06d}_{sha256(upload.data).hexdigest()[:12]}"
        self._files[file_id] = StoredFile(file_id, kind, upload.name, upload.data, upload.mime)
        return self._files[file_id]

    def find(self, file_id: str) -> StoredFile | None:
        """Returns the file of the id."""
        return self._files.get(file_id)

    def at_path(self, path: str) -> StoredFile | None:
        """Returns the file to download by the path."""
        return next((file for file in self._files.values() if file.path == path), None)

    def sent(self, source: Upload | str, kind: str) -> StoredFile:
        """Returns the file that a call sends: a new one, or one already known by its id; raises ApiError."""
        if isinstance(source, Upload):
            return self.keep(kind, source)
        if source.startswith(("http://", "https://")):
            raise bad_request("Failed to get HTTP URL content")
        known = self.find(source)
        if known is None:
            raise bad_request("Wrong file identifier/HTTP URL specified")
        if known.kind != kind:
            raise bad_request(f"Can't use file of type {KINDS[known.kind]} as {KINDS[kind]}")
        return known


def content_of(file: StoredFile, duration: int = 0) -> Json:
    """Returns the field of a message that shows the file; duration in seconds, for a voice message."""
    if file.kind == "photo":
        width, height = image_size(file.data) or (0, 0)
        return {"photo": [file.as_json() | {"width": width, "height": height}]}
    if file.kind == "voice":
        return {"voice": file.as_json() | {"duration": duration, "mime_type": file.mime}}
    return {"document": file.as_json() | {"file_name": file.name, "mime_type": file.mime}}


def image_size(data: bytes) -> tuple[int, int] | None:
    """Returns width and height in pixels of a PNG, JPEG or GIF; None if the bytes are no such image."""
    if data.startswith(b"\x89PNG\r\n\x1a\n") and len(data) >= 24:
        width, height = struct.unpack(">II", data[16:24])
        return width, height
    if data[:6] in (b"GIF87a", b"GIF89a") and len(data) >= 10:
        width, height = struct.unpack("<HH", data[6:10])
        return width, height
    return _jpeg_size(data) if data.startswith(b"\xff\xd8") else None


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    """Walks the segments of a JPEG to the frame header, which holds the size."""
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:
        marker, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        at += 2 + length
    return None


def _check_photo(data: bytes) -> None:
    if len(data) > MAX_PHOTO:
        raise bad_request("File is too big")
    size = image_size(data)
    if size is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    if sum(size) > MAX_SIDES or not min(size) or max(size) > MAX_RATIO * min(size):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
