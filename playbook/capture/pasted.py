"""Several clients pasted at once: a line each, a table, or one after the other with marks between."""

import re
from dataclasses import dataclass, replace

from playbook.capture.client import read_client
from playbook.capture.model import NewClient
from playbook.capture.names import is_latin, is_name
from playbook.capture.phones import find_phones
from playbook.writing import both_widths, plain, word_list

_BULLET = re.compile(r"^\s*(?:[0-9]{1,3}(?:[.、))](?![0-9])|\t\s*)|[-•*·]\s)\s*")
_HEAD = re.compile(rf"[{both_widths(':')}]\s*$")
_BETWEEN = re.compile(r"[;、]|\s/\s|,(?=\s*[^\s,;]{1,24}[\s::]*\+?[0-9(][0-9 ()-]{5,})")
_LABEL = frozenset(
    word_list(
        "姓名 名字 客户 客户姓名 客户名称 名称 联系人 电话 手机 手机号 号码 电话号码 联系电话 联系方式 公司 单位"
        " 公司名称 备注 说明 序号 编号 职务 职位 地址 邮箱 微信 标签 name client customer contact phone tel mobile"
        " number company firm note notes remarks title job address email no no. #"
    )
)
_FIRM = word_list("公司 单位 公司名称 company firm")
_CELL = re.compile("[\t,|]")
_SOMEBODY_OF = re.compile("[她他它我你咱]")
_LONGEST_HEAD = 40  # letters of a line above a list
FEWEST = 2  # clients that make a list


@dataclass(frozen=True)
class Pasted:
    """What pasted lines hold: clients with a number, names without one, and lines that name nobody, as written.

    A number that is none is in the client's ``doubtful_phone``.
    """

    clients: tuple[NewClient, ...] = ()
    numberless: tuple[NewClient, ...] = ()
    left: tuple[str, ...] = ()


def read_pasted(text: str, *, region: str = "CN") -> Pasted:
    """The clients of a pasted list: at least two with a name and a phone, and not more lines that are something else.

    A line above them ("今天见了两位:"), numbers in front of them, and a table's headings are no part of them.
    """
    lines = _lines(text, region)
    if len(lines) < FEWEST:
        return Pasted()
    if not find_phones(lines[0], region) and _is_head(lines[0]):
        lines = _under(lines[0], lines[1:])
    read = [(line, _client(line, region)) for line in lines]
    clients = [client for _, client in read if client is not None and client.phones]
    numberless = [client for _, client in read if client is not None and not client.phones]
    left = [line for line, client in read if client is None]
    if len(clients) < FEWEST or len(clients) < len(left) + len(numberless):
        return Pasted()
    return Pasted(tuple(clients), tuple(numberless), tuple(left))


def read_pasted_list(text: str, *, region: str = "CN") -> list[NewClient]:
    """The clients of a pasted list who have a number; none where the text is no list."""
    return list(read_pasted(text, region=region).clients)


def _lines(text: str, region: str) -> list[str]:
    """Its lines; one that holds several numbers with marks between them is several."""
    lines: list[str] = []
    for line in text.splitlines():
        bare = _BULLET.sub("", line)
        lines += _apart(bare, region)
    return [line.strip() for line in lines if line.strip()]


def _apart(line: str, region: str) -> list[str]:
    if len(find_phones(line, region)) < FEWEST:
        return [line]
    head, colon, rest = _without_head(line, region)
    parts = [rest[start:end] for start, end in _cuts(plain(rest))]
    each_one = all(find_phones(part, region) for part in parts)
    return [*([head + colon] if head else []), *parts] if len(parts) > 1 and each_one else [line]


def _without_head(line: str, region: str) -> tuple[str, str, str]:
    """What stands before the first colon, if it names nobody: 今天见了两位:张伟 138…、李丽 139…"""
    head, colon, rest = line.partition("：") if "：" in line else line.partition(":")
    if colon and not find_phones(head, region) and not is_name(head.strip()) and len(head) <= _LONGEST_HEAD:
        first = read_client(rest, region=region)
        if first.name and not plain(rest).lstrip()[:1].isdigit():
            return head, colon, rest
    return "", "", line


def _cuts(written: str) -> list[tuple[int, int]]:
    """The parts between the marks of a line."""
    ends = [(mark.start(), mark.end()) for mark in _BETWEEN.finditer(written)]
    starts = [0, *(end for _, end in ends)]
    return list(zip(starts, [*(start for start, _ in ends), len(written)], strict=True))


def _is_head(line: str) -> bool:
    """A line above a list: it ends in a colon, or is a table's headings."""
    if len(line) <= _LONGEST_HEAD and _HEAD.search(line):
        return True
    cells = [cell for cell in re.split(r"[\s,|;/]+", plain(line).lower()) if cell]
    return len(cells) > 1 and all(cell in _LABEL for cell in cells)


def _under(head: str, lines: list[str]) -> list[str]:
    """The lines of a table, the firm in them named as such: by itself its name may not look like one."""
    headings = _CELL.split(plain(head).lower())
    at = next((place for place, heading in enumerate(headings) if heading in _FIRM), None)
    if at is None:
        return lines
    named = []
    for line in lines:
        cells = _CELL.split(line)
        if len(cells) == len(headings) and cells[at] and " " not in cells[at]:
            cells[at] = f"{_FIRM[0]}:{cells[at]}"
        named.append("\t".join(cells))
    return named


def _client(line: str, region: str) -> NewClient | None:
    """The client of a line; None where it names nobody."""
    read = read_client(line, region=region)
    name = read.name.rstrip(both_widths(":") + " ")
    if not name or _SOMEBODY_OF.match(name) or not (read.phones or _is_full_name(name)):
        return None
    return replace(read, name=name)


def _is_full_name(name: str) -> bool:
    words = name.split()
    return is_name(name) or (len(words) > 1 and all(is_latin(word) and word[0].isupper() for word in words))
