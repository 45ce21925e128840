"""A long file is read in a process of its own, and says the same there."""

from datetime import date

from bot import readers
from playbook.columns import Chunk, How, find_encoding, guess

LINES = [f"王芳{number},{13_800_138_000 + number},想换车" for number in range(12_000)]
CONTENT = "\n".join(["姓名,电话,备注", *LINES]).encode()
HOW = How(date(2026, 11, 18), "CN")


async def some_of(reader: readers.Reader) -> Chunk:
    """A few lines from the middle of it."""
    await reader.skip(500)
    try:
        return await reader.next(3, with_keys=True)
    finally:
        reader.close()


async def test_a_long_file_says_the_same_in_a_process() -> None:
    layout = guess(CONTENT[:10_000], find_encoding(CONTENT), this_year=2026, region="CN")
    reader = readers.read(CONTENT, layout, HOW)
    assert isinstance(reader, readers.InProcess)
    assert isinstance(readers.read(CONTENT[:10_000], layout, HOW), readers.InThread)
    found = await some_of(reader)
    assert [line.name for line in found.lines] == ["王芳500", "王芳501", "王芳502"]
    assert found == await some_of(readers.InThread(CONTENT, layout, HOW))
