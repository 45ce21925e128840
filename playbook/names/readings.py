"""How Chinese names are typed in Latin letters: full pinyin, initials and both mixed, surnames in both readings."""

from functools import lru_cache
from itertools import product

from playbook.names import pinyin

# Surnames whose reading as a surname is another than the usual one; the surname's own stands first. Both are
# looked up, since half the people who type such a name do not know its bearer.
SURNAME_READINGS: dict[str, tuple[str, str]] = {
    "单": ("shan", "dan"),
    "曾": ("zeng", "ceng"),
    "解": ("xie", "jie"),
    "仇": ("qiu", "chou"),
    "区": ("ou", "qu"),
    "查": ("zha", "cha"),
    "朴": ("piao", "pu"),
    "盖": ("ge", "gai"),
    "乐": ("yue", "le"),
    "卜": ("bu", "bo"),
    "柏": ("bai", "bo"),
    "薄": ("bo", "bao"),
    "秘": ("bi", "mi"),
    "翟": ("zhai", "di"),
    "洗": ("xian", "xi"),
    "缪": ("miao", "mou"),
    "种": ("chong", "zhong"),
    "召": ("shao", "zhao"),
    "尉": ("wei", "yu"),
    "员": ("yun", "yuan"),
    "覃": ("qin", "tan"),
    "谌": ("chen", "shen"),
    "隗": ("wei", "kui"),
    "郇": ("xun", "huan"),
    "郗": ("xi", "chi"),
    "褚": ("chu", "zhu"),
    "祭": ("zhai", "ji"),
    "能": ("nai", "neng"),
    "折": ("she", "zhe"),
    "黑": ("he", "hei"),
    "重": ("chong", "zhong"),
    "车": ("che", "ju"),
    "沈": ("shen", "chen"),
    "繁": ("po", "fan"),
    "阚": ("kan", "han"),
    "佴": ("nai", "er"),
    "长": ("chang", "zhang"),
    "盛": ("sheng", "cheng"),
    "句": ("gou", "ju"),
    "适": ("kuo", "shi"),
    "都": ("du", "dou"),
    "宿": ("su", "xiu"),
}
COMPOUND_READINGS: dict[str, tuple[str, str]] = {
    "单于": ("chan", "yu"),
    "尉迟": ("yu", "chi"),
    "万俟": ("mo", "qi"),
    "长孙": ("zhang", "sun"),
    "澹台": ("tan", "tai"),
}
BEFORE_SURNAMES = "老小阿大"  # 小曾, 老单: the surname comes second
U_UMLAUT_SPELLINGS = ("v", "u", "yu")
MIXED_SYLLABLES = 4  # beyond four syllables people type either all of it or initials


@lru_cache(maxsize=8192)
def typed_forms(hanzi: str, *, is_name: bool) -> tuple[str, ...]:
    """The ways in which someone may type these simplified characters, or a later part of them, in Latin letters.

    Full pinyin, initials, and of a name of up to four syllables any mixture (wangxf, wxfang). ü is written v, u or yu.
    A form is left out where another begins with it: look-ups are by prefix.
    """
    forms: dict[str, None] = {}
    for syllables in readings_of(hanzi, is_name=is_name):
        for start in range(len(syllables)):
            part = syllables[start:]
            for form in _mixtures(part) if is_name else _plain_forms(part):
                forms.update(dict.fromkeys(_umlaut_spellings(form)))
    return tuple(forms)


def initials(hanzi: str) -> str:
    """The first letters of a name in simplified characters, its surname read as one (单强: sq); empty if unreadable."""
    readings = readings_of(hanzi, is_name=True)
    own = SURNAME_READINGS.get(hanzi[:1], ("",))[0]
    by_surname = (each for each in readings if each[0] == own)
    return "".join(syllable[0] for syllable in next(by_surname, readings[0])) if readings else ""


@lru_cache(maxsize=8192)
def readings_of(hanzi: str, *, is_name: bool) -> tuple[tuple[str, ...], ...]:
    """The syllables of a text by the dictionary, and for a name also by each reading of its surname."""
    usual = pinyin.syllables(hanzi)
    readings = [usual] if usual else []
    # A character that the dictionary does not know has no syllable: then places no longer agree.
    if is_name and hanzi and len(usual) == len(hanzi):
        at = 1 if len(hanzi) == 2 and hanzi[0] in BEFORE_SURNAMES else 0
        if compound := COMPOUND_READINGS.get(hanzi[:2]):
            readings.append((*compound, *usual[2:]))
        readings += [(*usual[:at], reading, *usual[at + 1 :]) for reading in SURNAME_READINGS.get(hanzi[at], ())]
    return tuple(dict.fromkeys(readings))


def _mixtures(syllables: tuple[str, ...]) -> list[str]:
    """Each syllable full or by its initial; the last always full, since its initial is a prefix of it."""
    *leading, last = syllables
    if len(syllables) > MIXED_SYLLABLES:
        return _plain_forms(syllables)
    return ["".join(choice) + last for choice in product(*((syllable, syllable[0]) for syllable in leading))]


def _plain_forms(syllables: tuple[str, ...]) -> list[str]:
    """In full, and by initials."""
    return ["".join(syllables), "".join(syllable[0] for syllable in syllables)]


def _umlaut_spellings(form: str) -> list[str]:
    """A form with ü written in each way it is typed; as it is if there is none."""
    return [form.replace("ü", spelling) for spelling in U_UMLAUT_SPELLINGS] if "ü" in form else [form]
