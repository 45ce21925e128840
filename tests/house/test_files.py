"""What holds of whole files: their size, what stands beside them, where their links lead, and what they give away."""

import re
from pathlib import Path

import pytest

from tests.house.sources import CODE, GENERATED, PRODUCT, ROOT, files, name, report, text_files

MOST_LINES_OF_A_FILE = 260
WRITTEN_BY_HAND = {".py", ".sh", ".js", ".css", ".html", ""}

LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)[^)]*\)")
ELSEWHERE = re.compile(r"[a-z]+:|#")

# In pieces, so that this file doesn't name them either.
GIVES_AWAY = re.compile(
    "|".join(
        [
            r"\bpypi" + r"\.org",
            r"python" + r"hosted",
            r"registry\.npm" + r"js",
            r"proxy\.golang" + r"\.org",
            r"--(extra-)?index-" + r"url[ =]",
            r"--find-" + r"links[ =]",
            r"file:" + r"///",
            r"(?<![\w.~-])/(work|root|home|Users)" + r"/\w",
        ]
    )
)


def test_files_stay_small_enough_to_read() -> None:
    found = []
    for path in files():
        folder = name(path).split("/")[0]
        if folder in (*PRODUCT, "scripts") and path.suffix in WRITTEN_BY_HAND and GENERATED not in name(path):
            lines = len(path.read_text(encoding="utf-8").splitlines())
            if lines > MOST_LINES_OF_A_FILE:
                found.append(f"{name(path)}:{lines}: {lines} lines, {MOST_LINES_OF_A_FILE} at most")
    assert not found, report(found)


@pytest.mark.parametrize("folder", CODE)
def test_every_folder_says_what_lives_there(folder: str) -> None:
    readme = ROOT / folder / "README.md"
    assert readme.is_file(), f"{name(readme)} is missing"
    assert readme.read_text(encoding="utf-8").startswith("# ")


def test_links_in_the_documents_lead_somewhere() -> None:
    found = []
    for document, text in text_files():
        if not document.endswith(".md"):
            continue
        for number, line in enumerate(text.splitlines(), 1):
            targets = [target for target in LINK.findall(line) if not ELSEWHERE.match(target)]
            lost = [target for target in targets if not _leads_somewhere(ROOT / document, target)]
            found += [f"{document}:{number}: there is no {target}" for target in lost]
    assert not found, report(found)


def _leads_somewhere(document: Path, target: str) -> bool:
    return (document.parent / target.partition("#")[0]).exists()


def test_no_file_names_a_package_host_or_a_path_of_one_machine() -> None:
    found = [
        f"{path}:{number}: {match[0]}"
        for path, text in text_files()
        for number, line in enumerate(text.splitlines(), 1)
        if (match := GIVES_AWAY.search(line))
    ]
    assert not found, report(found)


@pytest.mark.parametrize(
    "line", ["https://" + "pypi" + ".org/simple", "cd /" + "home/me/laoke", "--index-" + "url https://example.org"]
)
def test_a_line_that_gives_something_away_is_seen(line: str) -> None:
    assert GIVES_AWAY.search(line)


@pytest.mark.parametrize("line", ["data/home/x", "https://example.org/home/x", "~/home/x", "./work/x"])
def test_a_harmless_line_is_left_alone(line: str) -> None:
    assert not GIVES_AWAY.search(line)
