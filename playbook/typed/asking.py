"""Questions for clients: who likes golf, 谁去三亚, 属虎的有谁."""

import re

from playbook.writing import both_widths

MARKS = both_widths(" ,:") + "。、"
ASKING_END = both_widths("?.!") + "吗嗎呢啊呀 "
ASKING = re.compile(
    r"(?:有|是)?(?:谁|誰|边个|邊個|哪(?:一)?[个個位些](?:客户|客戶|客人|人|老板|老闆)?|什么人|甚麼人|咩人)"
    r"(?![都也说說讲講知叫让讓家])(?:最|会|會|还|還|是|的|在|有)*"
)
ASKING_LAST = re.compile(r"(?:的)?(?:是|有|系|係)(?:谁|誰|哪(?:几|幾)?[个個位些](?:客户|客戶|客人)?|边个|邊個)$")
ASKING_ENGLISH = re.compile(
    r"(?:who(?:['’]s|se| is| are| was| has| have| else)?|which (?:clients?|customers?|one)"
    r"|any(?:one|body)(?= (?:who|with|from|in)\b)(?: who)?)\s+(?=\S)",
    re.IGNORECASE,
)
LIKES = re.compile(
    r"^(?:喜欢|喜歡|中意|鍾意|爱|愛|要|想|有|是|在|做|买了?|買了?|住|去过?|去過|玩|打|属于|屬於|提过|提過|说过|說過"
    r"|认识|認識|开|開)(?=.{2})"
)
LIKES_ENGLISH = re.compile(
    r"^(?:(?:likes?|loves?|plays?|wants?|needs?|has|have|is|are|went|goes|going|bought|drives?|works?|lives?|said|mentioned|knows?"
    r"|asked|into|in|to|at|with|from|a|an|the)\s+)+",
    re.IGNORECASE,
)


def who_asked(text: str) -> str | None:
    """The words to look for in "who …?" (谁喜欢钓鱼, 属虎的有谁, who likes golf); None if nobody is asked for."""
    asked = text.strip().rstrip(ASKING_END)
    found = ASKING.match(asked) or ASKING_ENGLISH.match(asked)
    words = asked[found.end() :] if found else None
    if words is None and (last := ASKING_LAST.search(asked)) is not None:
        words = asked[: last.start()]
    return None if words is None or not words.strip() else words.strip().strip(MARKS)


def topic_of(words: str) -> str:
    """The words of a "who …?" without the verb that only joins: 三亚 of 去三亚, golf of likes golf."""
    left = LIKES_ENGLISH.sub("", LIKES.sub("", words.strip(), count=1), count=1)
    return left.strip().removesuffix("的") or words
