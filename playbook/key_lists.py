"""What a client is found by as one piece of data: keys, each on a line, compressed; grams of notes, four bytes each."""

from array import array
from collections.abc import Iterable
from zlib import compress, decompress


def pack_keys(keys: Iterable[str]) -> bytes:
    """In their order, so that equal lists are equal bytes."""
    return compress("\n".join(sorted(keys)).encode())


def lines_in(packed: bytes) -> str:
    """The keys, each on a line."""
    return decompress(packed).decode()


def keys_in(packed: bytes) -> frozenset[str]:
    """The keys."""
    return frozenset(lines_in(packed).split("\n")) - {""}


def pack_grams(grams: Iterable[int]) -> bytes:
    """In their order, too."""
    return array("I", sorted(grams)).tobytes()


def grams_in(packed: bytes) -> Iterable[int]:
    """The grams."""
    return array("I", packed)
