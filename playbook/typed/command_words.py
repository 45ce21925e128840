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
    "return": ("退货", "退貨"),
    "products": ("商品", "产品", "產品", "商品清单", "商品清單", "产品清单", "產品清單"),
    "buy": ("买", "買", "买了", "買了"),
    "lapsed": ("久未复购", "久未回购", "久未回購", "久未復購", "流失"),
    "winback": ("挽回", "请回来", "請回來"),
    "tiers": ("等级", "等級"),
    "best": ("大客户榜", "大客戶榜", "二八"),
    "deals": ("商机", "商機"),
    "owed": ("回款", "欠款", "尾款", "应收", "應收"),
    "report": ("报表", "報表", "业绩", "業績", "我的业绩", "我的業績"),
    "help": ("帮助", "說明", "说明", "幫助"),
    "settings": ("设置", "設定"),
    "undo": ("撤销", "復原", "撤銷"),
    "cancel": ("取消",),
    "import": ("导入", "匯入"),
    "export": ("导出", "匯出"),
    "invite": ("邀请", "邀請"),
    "team": ("团队", "團隊"),
    "drafts": ("草稿",),
    "care": ("关怀", "關懷", "问候", "問候"),
    "undelivered": ("没送到", "沒送到"),
    "refer": ("介绍", "介紹"),
    "contract": ("合同", "合約", "合约"),
    "merge": ("合并", "合併"),
    "forget": ("忘掉", "删除", "刪除", "删除客户", "刪除客戶", "彻底删除", "徹底刪除", "彻底忘掉", "徹底忘掉"),
    "recent": ("最近客户", "最近客戶"),
    "more": ("更多",),
}

ENGLISH = (
    "today",
    "more",
    "help",
    "settings",
    "undo",
    "cancel",
    "invite",
    "drafts",
    "products",
    "report",
    "deals",
    "owed",
    "tiers",
    "lapsed",
)
"""English words that do what the command of that name does, but only alone: with more words they begin a sentence."""

WITH_WORDS = frozenset(
    (
        "add",
        "note",
        "find",
        "card",
        "follow",
        "promise",
        "trust",
        "buy",
        "return",
        "lapsed",
        "winback",
        "report",
        "deals",
        "owed",
        "refer",
        "contract",
        "merge",
        "forget",
    )
)
"""Commands that more words belong to; a word of any other is a command only alone (今天 王芳 来电 is none)."""

OF_A_CLIENT = frozenset(("deals", "owed", "return"))
"""Commands to which only words belong that begin with a client's name; 尾款 下周给 is a note."""

AFTER_A_NAME = {"deals": "deal", "owed": "owed"}
"""Commands whose word, alone after a client's name (王芳 商机), shows what is his; and the continuation that does."""

BEFORE_A_NAME = {"deal": "deals", "owed": "owed"}
"""English words that do what a command does where a client's name follows."""

ENGLISH_KEYS = {
    "last clients": "recent",
    "best customers": "best",
    "80/20": "best",
    "win back": "winback",
    "forecast": "deals",
    "deal": "deals",
}
"""What the English reply keyboard says besides."""

SMALL_TALK = frozenset(
    word_list(
        "好 好的 好吧 行 嗯 嗯嗯 谢谢 謝謝 收到 知道了 你好 您好 在吗 在嗎 哈哈 ok okay thanks thx hi hello yes no"
    )
)
FIGURE_MARKS = " -+()"
END_MARKS = re.compile(rf"[\s{both_widths('.!,')}。]+$")

_CLIENT = "(?:客户|客戶|客人|客|人)"
_JUST_NOW = "(?:刚才|刚刚|剛才|剛剛|頭先|头先|上面|前面)"
HIM = re.compile(
    rf"(?:[他她佢](?![们們哋])|{_JUST_NOW}?[那这這嗰呢][个個位]{_CLIENT}(?![家们們])|{_JUST_NOW}[那这這嗰呢][个個位]"
    rf"|{_JUST_NOW}[的嘅]{_CLIENT}|上一位(?:{_CLIENT})?|上一?[个個]{_CLIENT}|同一?[个個位]{_CLIENT})"
)
HIM_ENGLISH = re.compile(
    r"(?:(?:he|she)(?:['’](?:s|d)\b)?|him|her|(?:the )?(?:last|same) (?:client|customer|guy|person)"
    r"|the (?:last|same) one|(?:this|that) (?:client|customer))(?!['’\w])(?:['’]s\b)?",
    re.IGNORECASE,
)
WILL = re.compile(r"(?:he|she)['’]ll\b", re.IGNORECASE)
JOINTS = " ,,。::、\n"  # what may stand between a name and the words about it


def command_in(text: str) -> tuple[str, str] | None:
    """(command, words after it) if the text is one of the words, alone or, where words belong to it, before a space."""
    alone = text.strip().casefold()
    if alone in ENGLISH or alone in ENGLISH_KEYS:
        return ENGLISH_KEYS.get(alone, alone), ""
    first, *others = text.strip().split(maxsplit=1)[:2] or [""]
    rest = "".join(others).strip()
    for command, words in WORDS.items():
        if first in words and (command in WITH_WORDS or not rest):
            return command, rest
    return None


def before_a_name(text: str) -> tuple[str, str] | None:
    """(command, words after it) for an English word that is a command if a client's name comes next."""
    first, _, rest = text.strip().partition(" ")
    command = BEFORE_A_NAME.get(first.casefold())
    return (command, rest.strip()) if command and rest.strip() else None


def taken_back(text: str) -> str:
    """The words after "cancel" or "undo" (取消 周五的试驾), which are commands only alone; "" if there are none."""
    first, *others = text.strip().split(maxsplit=1) or [""]
    return "".join(others) if first in (*WORDS["undo"], *WORDS["cancel"]) else ""


def after_him(text: str) -> str | None:
    """The words after a "he" or "she" at the start of the text; None if there is none."""
    if found := HIM.match(text):
        return _of_his(text[found.end() :].lstrip(JOINTS))
    if found := WILL.match(text):
        return f"will{text[found.end() :]}"
    found = HIM_ENGLISH.match(text)
    return text[found.end() :].lstrip(JOINTS) if found else None


def _of_his(words: str) -> str:
    """他的孩子 is 孩子; 的确 stays as it is."""
    return words[1:].lstrip() if words[:1] in ("的", "嘅") and words[1:2] not in ("确", "確") else words


def is_small_talk(text: str) -> bool:
    """Whether a text is nothing but a yes, a thank-you or a greeting."""
    said = END_MARKS.sub("", text.strip()).casefold()
    return said in SMALL_TALK or (bool(said) and all(END_MARKS.sub("", word) in SMALL_TALK for word in said.split()))


def tells_of_a_deed(text: str) -> bool:
    """Whether a word ends as no name does, telling that something was done: 退了, 去了."""
    return END_MARKS.sub("", text.strip()).endswith("了")


def says_nothing(text: str) -> bool:
    """Whether a text has neither a letter nor a figure: 。, ???, a thumb up."""
    return not any(sign.isalnum() for sign in text)


def is_figures(text: str) -> bool:
    """Whether a text is nothing but figures, as the end of a number is typed to look somebody up."""
    return (
        bool(text.strip()) and all(sign.isdecimal() or sign in FIGURE_MARKS for sign in text) and not says_nothing(text)
    )
