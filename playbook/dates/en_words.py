"""English words for numbers, weekdays and months."""

WEEKDAY = (
    "(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|"
    "mon|tues?|weds?|thurs|thur|thu|fri|sat|sun)"
)  # fmt: skip
MONTH = (
    "(?:january|february|march|april|may|june|july|august|september|october|november|december|"
    "jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)"
)  # fmt: skip
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_ABOUT = {"a": 1, "an": 1, "a couple of": 2, "couple of": 2}

NUMBER = rf"(?:[0-9]{{1,4}}|an?(?: couple of)?|{'|'.join(_NUMBERS[1:])})"
HOUR = rf"(?:[0-9]{{1,2}}|{'|'.join(_NUMBERS[1:])})"
# Chinese letters may touch an English word, others may not.
NOT_BEFORE = r"(?<![A-Za-z0-9_.@'/-])"
NOT_AFTER = r"(?![A-Za-z0-9_'@-]|\.[A-Za-z0-9])"
BARE_END = (
    r"(?=\s*(?:$|[,;!?)]|\.(?:\s|$)|[^\x00-\x7f]|(?:at|in|with|for|to|on|call|visit|demo|meet|meeting|he|she|they|we|i|and"
    r"|or|then|please|pls|sharp|latest|ok|tomorrow|today|mon|tue|wed|thu|fri|sat|sun|monday|tuesday|wednesday|thursday"
    r"|friday|saturday|sunday)\b))"
)
"""What may follow a bare number that is an hour: the end, or a word that counts nothing."""


def weekday_number(word: str) -> int:
    """Monday 0."""
    return _WEEKDAYS.index(word[:3].lower())


def month_number(word: str) -> int:
    """January 1."""
    return _MONTHS.index(word[:3].lower()) + 1


def read_count(word: str) -> int:
    """A number in figures or words up to twelve; a couple of is two."""
    word = " ".join(word.lower().split())
    if word.isdigit():
        return int(word)
    return _ABOUT[word] if word in _ABOUT else _NUMBERS.index(word)
