"""What looks like a date or time and is none; it takes its place before the rules can."""

import re

from playbook.dates.senses import Frame, Nothing, Rule, rule


def _nothing(match: re.Match[str], frame: Frame) -> Nothing:
    return Nothing()


_PATTERNS = (
    # money and shares
    r"[¥$€£]\s*[0-9][0-9,./]*",
    r"(?<![0-9,])[0-9][0-9,]*(?:\.[0-9]+)?\s*(?:%|[万亿千]|元|块|k\b)",
    r"百分之[一二三四五六七八九十]+(?:点[一二三四五六七八九])?",
    # telephone numbers
    r"\+[0-9][0-9 \-]{6,}[0-9]",
    r"(?<![0-9])(?!(?:19|20)[0-9]{2}-[0-9]{1,2}-)[0-9]{3,}(?:[ \-][0-9]{3,})+(?![0-9])",
    # a little, and points made
    r"(?:有|差|早|晚|快|慢|少|多|大|小|好|贵|便宜|高|低|近|远|再|便)[一两]?点(?![0-9半钟])",
    r"[一1]点[也都儿]",
    # greetings and wishes
    r"(?:早上|上午|中午|下午|晚上)好",
    r"[早晚]安",
    r"good\s+(?:morning|afternoon|evening|night|day)",
    r"(?:周末|节日|新年|生日)(?:快乐|愉快)",
    r"(?:merry|happy)\s+(?:christmas|xmas|new\s+year|easter|mother'?s\s+day|father'?s\s+day|chinese\s+new\s+year)",
    # words and names
    r"24\s*/\s*7",
    r"\b(?:room|flat|unit|apt|block|no\.)\s*[0-9]+/[0-9]+",
    r"六问\s*[0-6]/6",
    r"(?:\bratio|\bscale|比例?)\s*(?:of\s*)?[0-9]+:[0-9]+",
    r"今日头条",
    r"(?:iphone|model|type|size|mate|windows|series)\s+[0-9]+/[0-9]+",
    r"(?:提前|早|晚)[0-9一二两三四五六七八九十半]+个?(?:天|周|星期|小时|分钟|月)",
    r"周[一三五](?:围|仙)",
    r"生日前|以后天天|之后天天",
    r"周一(?:到|至|-|~)周?五",
    r"\bmon(?:day)?\s*(?:-|–|to)\s*fri(?:day)?\b",
    r"\bsince\s+(?:last\s+)?[a-z]+day\b",
    r"大下个?(?:周|星期|礼拜|月)[一二三四五六日天]?",
    r"the\s+other\s+day|one\s+day|every\s+now\s+and\s+then|some\s+day",
)

RULES: tuple[Rule, ...] = tuple(rule(pattern, _nothing) for pattern in _PATTERNS)
