"""What looks like a date or time and is none; it takes its place before the rules can."""

import re

from playbook.dates.senses import Frame, Nothing, Rule, rule


def _nothing(match: re.Match[str], frame: Frame) -> Nothing:
    return Nothing()


_WITH_FIGURES = (
    # money and shares
    r"[¥$€£]\s*[0-9][0-9,./]*",
    r"(?<![0-9,])[0-9][0-9,]*(?:\.[0-9]+)?\s*(?:%|[万亿千]|元|块|k\b)",
    # telephone numbers
    r"\+[0-9][0-9 \-]{6,}[0-9]",
    r"(?<![0-9])(?!(?:19|20)[0-9]{2}-[0-9]{1,2}-)[0-9]{3,}(?:[ \-][0-9]{3,})+(?![0-9])",
    # versions, numbers of flats, marks, proportions
    r"(?<![0-9.])[0-9]{1,2}(?:\.[0-9]{1,3}){2,}(?![0-9.])(?<!\.(?:19|20)[0-9]{2})",
    r"24\s*/\s*7",
    r"\b(?:room|flat|unit|apt|block|no\.)\s*[0-9]+/[0-9]+",
    r"六问\s*[0-6]/6",
    r"(?:\bratio|\bscale|比例?)\s*(?:of\s*)?[0-9]+:[0-9]+",
    r"(?:iphone|model|type|size|mate|windows|series)\s+[0-9]+/[0-9]+",
    # 7 days to send it back
    r"[0-9]{1,2}天[之以]?内?(?:无理由|包退|包换|可退|退换)",
)
_CHINESE = (
    r"百分之[一二三四五六七八九十]+(?:点[一二三四五六七八九])?",
    # a little, and points made
    r"(?:有|差|早|晚|快|慢|少|多|大|小|好|贵|便宜|高|低|近|远|再|便)[一两]?点(?![0-9半钟])",
    r"[一1]点[也都儿]",
    # greetings and wishes
    r"(?:早上|上午|中午|下午|晚上)好",
    r"[早晚]安",
    r"(?:周末|节日|新年|生日)(?:快乐|愉快)",
    # words and names
    r"今日头条|周六福|[次隔]日[达送配]",
    r"(?:提前|早|晚)[0-9一二两三四五六七八九十半]+个?(?:天|周|星期|小时|分钟|月)",
    r"周[一三五](?:围|仙)",
    r"生日前|以后天天|之后天天",
    r"(?<![每逢])周一(?:到|至|-|~)周?五",
    r"大下个?(?:周|星期|礼拜|月)[一二三四五六日天]?",
    r"(?<![过再])[一两二三四五六七八九十]+天[一两二三四五六七八九]夜",
)
_LATIN = (
    r"good\s+(?:morning|afternoon|evening|night|day)",
    r"(?:merry|happy)\s+(?:christmas|xmas|new\s+year|easter|mother'?s\s+day|father'?s\s+day|chinese\s+new\s+year)",
    r"\bmon(?:day)?\s*(?:-|–|to)\s*fri(?:day)?\b",
    r"\bsince\s+(?:last\s+)?[a-z]+day\b",
    r"the\s+other\s+day|one\s+day|every\s+now\s+and\s+then|some\s+day|day\s+(?:by|to|after)\s+day",
    r"\b(?:monday|friday|sunday|saturday)\s+(?:blues|times|people|night\s+fever)\b",
)


def _rules(patterns: tuple[str, ...]) -> tuple[Rule, ...]:
    return tuple(rule(pattern, _nothing) for pattern in patterns)


GROUPS: tuple[tuple[re.Pattern[str], tuple[Rule, ...]], ...] = (
    (re.compile("[0-9]"), _rules(_WITH_FIGURES)),
    (re.compile("[一-鿿]"), _rules(_CHINESE)),
    (re.compile("[A-Za-z]"), _rules(_LATIN)),
)
"""Signs, and the rules that cannot match without one."""
