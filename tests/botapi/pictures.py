"""Small pictures as bytes, for what the Bot API checks of a photo."""

import struct
import zlib


def png(width: int = 2, height: int = 2) -> bytes:
    """Returns a white PNG of the size in pixels."""
    rows = b"".join(b"\x00" + b"\xff" * 3 * width for _ in range(height))
    parts = [
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(rows)),
        (b"IEND", b""),
    ]
    chunks = [
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in parts
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def jpeg_head(width: int, height: int) -> bytes:
    """Returns the beginning of a JPEG, up to the frame header that holds the size in pixels."""
    comment = b"\xff\xfe\x00\x04ok"
    return b"\xff\xd8" + comment + b"\xff\xc0\x00\x11\x08" + struct.pack(">HH", height, width) + b"\x03" * 9


def gif_head(width: int, height: int) -> bytes:
    """Returns the beginning of a GIF with the size in pixels."""
    return b"GIF89a" + struct.pack("<HH", width, height) + b"\x00" * 3
