"""Lines that put a client's file right: 改名 王芳芳, 手机改成 139…, 删除标签 老乡, change firm to Acme (B1)."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from playbook.writing import both_widths, plain


class Part(StrEnum):
    """What of the file a line puts right."""

    NAME = "name"
    FIRM = "firm"
    JOB = "job"
    PHONE = "phone"
    TAG = "tag"
    EMAIL = "email"
    HOME = "home"
    BIRTHDAY = "birthday"


class Deed(StrEnum):
    """What is done with it."""

    SET = "set"
    ADD = "add"
    DROP = "drop"


@dataclass(frozen=True)
class FileEdit:
    """One part of the file, and the words for it, as they were typed."""

    part: Part
    deed: Deed
    words: str


_NOUNS: Final = {
    Part.NAME: "名字|姓名|名|name",
    Part.FIRM: "公司名?|单位|firm|company|employer",
    Part.JOB: "职位|职务|岗位|头衔|job|title|position|role",
    Part.PHONE: "手机号?码?|电话号?码?|号码|手机|phone(?: number)?|mobile|cell|number",
    Part.TAG: "标签|tags?",
    Part.EMAIL: "邮箱|电邮|邮件地址|e-?mail(?: address)?",
    Part.HOME: "住址|地址|家庭住址|address",
    Part.BIRTHDAY: "生日|birthday",
}
_NOUN: Final = "|".join(f"(?P<{part.value}>{words})" for part, words in _NOUNS.items())
_WHOSE: Final = r"(?:[她他]的?|客户的?|his |her |their |the )?"
_BECOMES: Final = r"(?:改成了?|改为|改到|换成了?|换为|更新为|变成|变更为|改叫|(?:has )?changed to|is now|now is|to)"
_END: Final = r"(?P<words>[^,.。;\n]{1,80}|[^,。;\n]{1,80}@[^,。;\s]+)$"

# "set": 公司换成通达物流, change firm to Acme, new phone: 139…; 公司:通达物流.
_SET: Final = (
    re.compile(rf"{_WHOSE}(?:新的?)?(?:{_NOUN})\s*{_BECOMES}\s*[:]?\s*{_END}", re.IGNORECASE),
    re.compile(
        rf"(?:改|换|更新|change|update|set|correct)\s*{_WHOSE}(?:{_NOUN})\s*(?:{_BECOMES}|[:])?\s+{_END}", re.IGNORECASE
    ),
    re.compile(rf"(?:新|new )?(?:{_NOUN})\s*[:]\s*{_END}", re.IGNORECASE),
)
_RENAMED: Final = re.compile(
    r"(?:改名(?:字)?(?:叫|为|成)?|更名(?:为)?|改叫|真名(?:是|叫)|全名(?:是|叫)|本名(?:是|叫)?"
    r"|rename(?:d)?(?: (?:to|as))?|full name is|real name is)"
    r"\s*[:]?\s*(?P<words>[^,.。;\n]{1,40})$",
    re.IGNORECASE,
)
_ADDED: Final = re.compile(
    rf"(?:加上?|加个|添加|增加|补充|打上?|再加|add(?: a| another)?)\s*{_WHOSE}(?:{_NOUN})\s*[:]?\s*{_END}",
    re.IGNORECASE,
)
_DROPPED: Final = re.compile(
    rf"(?:删除|删掉|删|去掉|取消|拿掉|remove|delete|drop)\s*{_WHOSE}(?:{_NOUN})\s*[:]?\s*{_END}", re.IGNORECASE
)
_NOT_A_VALUE: Final = re.compile(r"[了过吗呢吧?]$|^(?:的|在|是|没|不|还|要|想|需要|有)|没|不行|问题")
_MARKS: Final = both_widths(" ,.:;!") + "。、"
_HINT: Final = re.compile(
    rf"改名|更名|改叫|真名|全名|本名|rename|full name|real name|{'|'.join(_NOUNS.values())}", re.IGNORECASE
)
_PHONE_BEFORE: Final = re.compile(
    r"(?:手机|电话|号码|联系方式|tel|phone|mobile|cell)\s*(?:号|是|:)?\s*$", re.IGNORECASE
)
_OTHER_NUMBER: Final = re.compile(
    r"(?:单号?|编号|发票|合同号?|身份证|车架号?|账号|帐号|卡号|工号|货号|型号|qq|微信号?|order|invoice|account|no\.?|id|#)"
    r"\s*(?:号|是|:)?\s*$",
    re.IGNORECASE,
)
_SHORTEST, _LONGEST = 10, 12  # digits of what looks like a Chinese mobile number that is a digit short or long
_FEWEST_DIGITS: Final = 5
_SHORT: Final = {Part.NAME: 20, Part.FIRM: 30, Part.JOB: 30, Part.TAG: 32}


def read(text: str) -> FileEdit | None:
    """The change to a client's file that a line is, without his name before it; None if it is anything else."""
    line = text.strip().strip(_MARKS)
    written = plain(line)
    if (renamed := _RENAMED.match(written)) is not None:
        return _edit(Part.NAME, Deed.SET, line, renamed)
    for deed, patterns in ((Deed.DROP, (_DROPPED,)), (Deed.ADD, (_ADDED,)), (Deed.SET, _SET)):
        for pattern in patterns:
            found = pattern.match(written)
            if found is not None:
                part = next(each for each in Part if found[each.value])
                return _edit(part, deed, line, found)
    return None


def may_be_in(text: str) -> bool:
    """Whether a line may hold such a change behind a name: a cheap look, before anybody is looked up."""
    return bool(_HINT.search(plain(text)))


def means_a_phone(text: str, start: int, end: int) -> bool:
    """Whether figures at ``start:end`` that are no phone number were meant as one: by the word before, or by length.

    Numbers of orders, invoices, accounts and the like are none.
    """
    before, figures = plain(text)[:start], plain(text)[start:end]
    if _OTHER_NUMBER.search(before):
        return False
    digits = "".join(sign for sign in figures if sign.isdigit())
    return bool(_PHONE_BEFORE.search(before)) or (digits.startswith("1") and _SHORTEST <= len(digits) <= _LONGEST)


def _edit(part: Part, deed: Deed, line: str, found: re.Match[str]) -> FileEdit | None:
    words = line[slice(*found.span("words"))].strip(_MARKS)
    if not words or len(words) > _SHORT.get(part, 80) or (part in _SHORT and _NOT_A_VALUE.search(plain(words))):
        return None
    if part is Part.PHONE and sum(sign.isdigit() for sign in plain(words)) < _FEWEST_DIGITS:
        return None
    if part is Part.EMAIL and "@" not in words:
        return None
    if deed is Deed.SET and part is Part.TAG:
        deed = Deed.ADD
    if deed is Deed.DROP and part not in (Part.TAG, Part.PHONE):
        return None
    return FileEdit(part, deed, words.lstrip("#") if part is Part.TAG else words)
