"""Words that do what a slash command does, alone or before a space, and those that mean the client last shown."""

import re

from playbook.writing import both_widths, word_list

WORDS: dict[str, tuple[str, ...]] = {
    "add": ("加客户", "加客戶", "新客户", "新客戶"),
    "note": ("记", "記"),
    "find": ("查", "找"),
    "card": ("卡片",),
    "today": ("今天", "今日"),
    "due": ("到期",),
    "follow": ("跟进", "跟進", "追蹤", "追踪"),
    "promise": ("答应", "答應"),
    "trust": ("六问", "六問"),
    "buy": ("买", "買", "买了", "買了"),
    "lapsed": ("久未复购", "久未回购", "久未回購", "久未復購", "流失"),
    "tiers": ("等级", "等級"),
    "help": ("帮助", "說明", "说明", "幫助"),
    "settings": ("设置", "設定"),
    "undo": ("撤销", "復原", "撤銷"),
    "cancel": ("取消",),
    "import": ("导入", "匯入"),
    "invite": ("邀请", "邀請"),
    "team": ("团队", "團隊"),
    "drafts": ("草稿",),
    "care": ("关怀", "關懷", "问候", "問候"),
    "undelivered": ("没送到", "沒送到"),
    "refer": ("介绍", "介紹"),
    "contract": ("合同", "合約", "合约"),
    "recent": ("最近客户", "最近客戶"),
    "more": ("更多",),
}

ENGLISH = ("today", "more", "help", "settings", "undo", "cancel", "invite", "drafts")
"""English words that do what the command of that name does, but only alone: with more words they begin a sentence."""

ENGLISH_KEYS = {"last clients": "recent"}
"""What the English reply keyboard says besides."""

# What takes back the words just said; "no" only before a comma, for much begins with it.
WRONG = re.compile(
    r"(?:不对|不對|不是|错了|錯了|说错了|說錯了|改成|改到|应该是|應該是|应是|應是|(?:no|wrong|sorry|i mean)(?=\s*,)"
    r"|change (?:it )?to|make (?:it|that))[\s,,。::、]*(?:是|应该是|應該是|改成|改到|it's|make it)?\s*",
    re.IGNORECASE,
)
SMALL_TALK = frozenset(
    word_list(
        "好 好的 好吧 行 嗯 嗯嗯 谢谢 謝謝 收到 知道了 你好 您好 在吗 在嗎 哈哈 ok okay thanks thx hi hello yes no"
    )
)
END_MARKS = re.compile(rf"[\s{both_widths('.!,')}。]+$")

HIM = ("他", "她", "刚才那个", "剛才那個", "刚才那位", "剛才那位")
JOINTS = " ,,。::、\n"  # what may stand between a name and the words about it
HIM_ENGLISH = ("him", "her", "he", "she")


def command_in(text: str) -> tuple[str, str] | None:
    """(command, words after it) if the text is one of the words, alone or before a space; English ones only alone."""
    alone = text.strip().casefold()
    if alone in ENGLISH or alone in ENGLISH_KEYS:
        return ENGLISH_KEYS.get(alone, alone), ""
    first, _, rest = text.strip().partition(" ")
    for command, words in WORDS.items():
        if first in words:
            return command, rest.strip()
    return None


def after_him(text: str) -> str | None:
    """The words after a "he" or "she" at the start of the text; None if there is none."""
    for word in HIM:
        if text.startswith(word) and not text.startswith((f"{word}们", f"{word}們")):
            return text[len(word) :].lstrip(JOINTS)
    first, _, rest = text.partition(" ")
    return rest.strip() if first.casefold() in HIM_ENGLISH else None


def corrected(text: str) -> str | None:
    """The right words after "no, …" (不对,周四); None if the text takes nothing back."""
    found = WRONG.match(text.strip())
    return text.strip()[found.end() :] if found else None


def is_small_talk(text: str) -> bool:
    """Whether a text is nothing but a yes, a thank-you or a greeting."""
    return END_MARKS.sub("", text.strip()).casefold() in SMALL_TALK
