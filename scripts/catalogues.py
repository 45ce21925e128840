"""The catalogues: one .po file a language and module of handlers/screens, with the texts found there, in their order.

`python -m scripts.catalogues [module …]` brings them up to date (what was translated is kept, the rest dropped);
`… check` only says what is missing, not needed any more, or has other placeholders than its source.
"""

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
SCREENS = ROOT / "handlers" / "screens"
LOCALES = ROOT / "handlers" / "locales"
TRANSLATED = ("zh_Hans", "zh_Hant")
UNUSED = ('"POT', '"PO-', '"Gen', '"Project', '"Report', '"Last', '"Language-Team', '"MIME', '"Content-Transfer')
HEADER = "# Texts of handlers/screens/{name}.py; the source language is English."


Known = dict[tuple[str | None, str | tuple[str, ...] | list[str]], Message]


@dataclass(frozen=True)
class Text:
    """One text to translate; `many` where it depends on a number."""

    one: str
    many: str | None = None
    context: str | None = None

    @property
    def id(self) -> str | tuple[str, str]:
        """The gettext id."""
        return self.one if self.many is None else (self.one, self.many)


def texts_of(path: Path) -> list[Text]:
    """The texts of a screens module, in order: t(…), t.plain(…), t.n(one, many, …), t.c(context, …)."""
    calls = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)]
    calls.sort(key=lambda call: (call.lineno, call.col_offset))
    return list(dict.fromkeys(text for call in calls for text in _text_in(call)))


def _text_in(node: ast.Call) -> Iterator[Text]:
    words = [arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
    match node.func:
        case ast.Name(id="t") | ast.Attribute(value=ast.Name(id="t"), attr="plain") if words:
            yield Text(words[0])
        case ast.Attribute(value=ast.Name(id="t"), attr="n") if len(words) == 2:
            yield Text(words[0], words[1])
        case ast.Attribute(value=ast.Name(id="t"), attr="c") if len(words) == 2:
            yield Text(words[1], context=words[0])


def modules() -> list[Path]:
    """The modules with texts."""
    return [path for path in sorted(SCREENS.rglob("*.py")) if texts_of(path)]


def _catalogue_of(module: Path) -> Path:
    """Where a module's catalogue lies in each language's folder: as the module does in `screens`."""
    return module.relative_to(SCREENS).with_suffix(".po")


def read(path: Path, language: str) -> Catalog:
    """A catalogue; an empty one where there is no file yet."""
    if not path.exists():
        return Catalog(locale=language)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def update(only: list[str]) -> None:
    """Bring the catalogues up to date: all, or those of some modules."""
    for language in TRANSLATED:
        (LOCALES / language).mkdir(parents=True, exist_ok=True)
        known = _everything(language)
        wanted = {_catalogue_of(path): texts_of(path) for path in modules()}
        for name, texts in wanted.items():
            if not only or name.stem in only:
                _write(LOCALES / language / name, language, texts, known)
        for path in (LOCALES / language).rglob("*.po"):
            if path.relative_to(LOCALES / language) not in wanted:
                path.unlink()


def _everything(language: str) -> Known:
    """All that is translated so far, so that a text that moves to another module takes its translation along."""
    paths = sorted((LOCALES / language).rglob("*.po"))
    return {
        (message.context, message.id): message for path in paths for message in read(path, language) if message.string
    }


def _write(path: Path, language: str, texts: list[Text], known: Known) -> None:
    subject = path.relative_to(LOCALES / language).with_suffix("")
    catalogue = Catalog(locale=language, header_comment=HEADER.format(name=subject.as_posix()), fuzzy=False)
    for text in texts:
        old = known.get((text.context, text.id))
        catalogue.add(text.id, old.string if old else "", context=text.context)
    path.parent.mkdir(exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalogue, width=120, omit_header=False, no_location=True)
    kept = [line for line in path.read_text("utf-8").splitlines() if not line.startswith(UNUSED)]
    path.write_text("\n".join(kept).rstrip() + "\n", "utf-8")


def complaints() -> list[str]:
    """What is wrong with the catalogues, a line each."""
    return [line for language in TRANSLATED for line in _complaints(language)]


def _complaints(language: str) -> Iterator[str]:
    wanted = {_catalogue_of(path): texts_of(path) for path in modules()}
    seen: dict[tuple[str | None, str], tuple[str, Path]] = {}
    for name, texts in wanted.items():
        path = LOCALES / language / name
        have = {(m.context, m.id): m for m in read(path, language) if m.id}
        ids = {(text.context, text.id) for text in texts}
        yield from (f"{path}: not needed any more: {key[1]!r}" for key in have.keys() - ids)
        for text in texts:
            message = have.get((text.context, text.id))
            forms = _forms(message)
            if not forms or not all(forms):
                yield f"{path}: not translated: {text.one!r}"
                continue
            for form in forms:
                if placeholders(form) - {"n"} != placeholders(text.many or text.one) - {"n"}:
                    yield f"{path}: other placeholders than {text.one!r}: {form!r}"
            first = seen.setdefault((text.context, text.one), (forms[0], name))
            if first[0] != forms[0]:
                yield f"{path}: {text.one!r} is {first[0]!r} in {first[1]}"


def _forms(message: Message | None) -> list[str]:
    if message is None or not message.string:
        return []
    return [message.string] if isinstance(message.string, str) else list(message.string)


def placeholders(text: str) -> set[str]:
    """The names in braces."""
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def main(words: list[str]) -> int:
    """Update, or check."""
    if words == ["check"]:
        found = complaints()
        sys.stderr.writelines(f"{line}\n" for line in found)
        return 1 if found else 0
    update(words)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
