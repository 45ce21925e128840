"""Who is named in a line, and the line without him: written as salespeople write."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.names import mentions, strangers, without_names
from playbook.names.called import FIRM, called_by
from playbook.names.mentions import Kind, Place
from playbook.writing import plain

CLIENTS = {
    "王芳": "深圳市顺达物流有限公司",
    "周敏": "",
    "李敏": "建华机电",
    "陈建国": "",
    "张伟": "",
    "欧阳娜": "",
    "芳芳": "",
    "胖子": "",
    "Sarah O'Connor": "",
    "David Chang": "Acme Trading Ltd.",
    "Mike Li": "",
    "Will Smith": "",
}
BY_KEY: dict[str, list[str]] = {}
for _name, _firm in CLIENTS.items():
    for _key in called_by([_name], _firm):
        BY_KEY.setdefault(_key, []).append(_name)

MEANT = [
    ("明天给周敏打电话", "周敏", "明天打电话"),
    ("刚跟周敏通完电话,她要两台", "周敏", "刚通完电话,她要两台"),
    ("今天见了周敏,聊得不错", "周敏", "今天见了,聊得不错"),
    ("今天和周敏吃饭,她说很好", "周敏", "今天吃饭,她说很好"),
    ("提醒我周五联系周敏", "周敏", "提醒我周五联系"),
    ("约周敏周六看车", "周敏", "约周六看车"),
    ("记得给周敏寄样品", "周敏", "记得寄样品"),
    ("下午三点周敏来试驾", "周敏", "下午三点来试驾"),
    ("客户周敏今天来电", "周敏", "今天来电"),
    ("把周敏的合同寄出去", "周敏", "把合同寄出去"),
    ("给陈建国发报价 周五前", "陈建国", "发报价 周五前"),
    ("明天跟胖子吃饭", "胖子", "明天吃饭"),
    ("週五前給周敏報價", "周敏", "週五前報價"),
    ("剛跟周敏通完電話,她要兩台", "周敏", "剛通完電話,她要兩台"),
    ("今日同周敏食飯", "周敏", "今日食飯"),
    ("約咗周敏星期六睇車", "周敏", "約咗星期六睇車"),
    ("張偉來電話說要看車", "张伟", "來電話說要看車"),
    ("Called Sarah, no answer", "Sarah O'Connor", "Called, no answer"),
    ("Spoke to Mike, kid starts school", "Mike Li", "Spoke, kid starts school"),
    ("send David the contract tomorrow", "David Chang", "send the contract tomorrow"),
    ("emailed mike the quote", "Mike Li", "emailed the quote"),
    ("Ms O'Connor rang", "Sarah O'Connor", "rang"),
    ("lunch with Will tomorrow", "Will Smith", "lunch tomorrow"),
    ("Mike's wife is pregnant", "Mike Li", "wife is pregnant"),
    ("王芳感谢我们", "王芳", "感谢我们"),
    ("张伟业绩很好", "张伟", "业绩很好"),
    ("张伟要 3台", "张伟", "要 3台"),
    ("跟建国吃了饭", "陈建国", "吃了饭"),
    ("打给周敏问交期", "周敏", "打电话问交期"),
]
FIRMS = [
    ("顺达 今天催货", "王芳", "今天催货"),
    ("顺达物流今天催货,说下周一必须到", "王芳", "今天催货,说下周一必须到"),
    ("顺达物流王总今天来电要3台车", "王芳", "王总今天来电要3台车"),
    ("建华的陈总 今天来过", "李敏", "陈总 今天来过"),
    ("给顺达报价 周五前", "王芳", "报价 周五前"),
    ("Acme called, they need 10 units", "David Chang", "called, they need 10 units"),
]
DOUBTFUL = [
    "张伟强 今天来电",
    "张伟强今天来电",
    "張偉強 今天來電",
    "张伟明 今天来电",
    "李敏镐 今天面谈",
    "王芳芳今天来电",
    "欧阳娜娜今天来电",
    "给张伟强打电话",
    "她是王芳介绍的",
    "认识王芳",
    "问王芳的朋友要不要看车",
    "met Mike's wife",
    "met someone like Mike",
    "Mike Smith wants a car",
    "Called Mike Smith, wants a car",
    "顺达货运 今天催货",
    "Acme Holdings called",
    "客户说周敏也要",
    "建国今天来电",
]
NOBODY = [
    "今天很高兴",
    "他是个胖子",
    "will call tomorrow",
    "will come at five",
    "Sarahs kid",
    "聊得不错 周五回访",
    "the davids of this world",
    "安全驾驶很重要",
]


def _found(line: str) -> list[tuple[Place, Kind, list[str]]]:
    found: list[tuple[Place, Kind, list[str]]] = []
    places = [place for place in mentions.places(line) if place.key in BY_KEY]
    for place in sorted(places, key=lambda each: (each.start, -each.end, each.key)):
        kind = mentions.kind_of(line, place, line[place.start : place.end])
        if kind is not None and not (found and place.start < found[-1][0].end):
            found.append((place, kind, BY_KEY[place.key]))
    return found


@pytest.mark.parametrize(("line", "name", "rest"), MEANT)
def test_a_client_is_found_wherever_he_stands(line: str, name: str, rest: str) -> None:
    [(place, kind, names)] = _found(line)
    assert (names, kind) == ([name], Kind.MEANT)
    assert without_names.without(line, place.start, place.end) == rest


@pytest.mark.parametrize(("line", "name", "rest"), FIRMS)
def test_a_firm_stands_for_its_people(line: str, name: str, rest: str) -> None:
    place, kind, names = _found(line)[0]
    assert (names, kind, place.key[0]) == ([name], Kind.MEANT, FIRM)
    assert without_names.without(line, place.start, place.end) == rest


@pytest.mark.parametrize("line", DOUBTFUL)
def test_who_is_only_mentioned_or_may_be_another_is_doubtful(line: str) -> None:
    assert {kind for _, kind, _ in _found(line)} == {Kind.DOUBTFUL}


@pytest.mark.parametrize("line", NOBODY)
def test_words_that_only_look_like_a_name_name_nobody(line: str) -> None:
    assert _found(line) == []


def test_several_in_one_line() -> None:
    assert [names for _, _, names in _found("周五约王芳、李敏吃饭")] == [["王芳"], ["李敏"]]
    assert [names for _, _, names in _found("Meeting with Mike Li and Sarah on Friday")] == [
        ["Mike Li"],
        ["Sarah O'Connor"],
    ]


@pytest.mark.parametrize(
    ("line", "stranger"),
    [
        ("今天见了陈大文,要两台", "陈大文"),
        ("给林总报价", "林总"),
        ("跟欧阳老师约了周五", "欧阳老师"),
        ("Called Peter, no answer", "Peter"),
        ("Spoke to Anna about the van", "Anna"),
        ("给老师送礼", ""),
        ("跟孙子吃饭", ""),
        ("和平时一样", ""),
        ("Tom wants a car", "Tom"),
        ("Price is too high", ""),
        ("Manager called back", ""),
        ("Called today", ""),
        ("Met Friday", ""),
        ("聊得不错", ""),
    ],
)
def test_a_stranger_is_named(line: str, stranger: str) -> None:
    assert strangers.stranger_in(line) == stranger


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("陈大文今天来电要报价", "陈大文"),
        ("陳大文今天來電", "陳大文"),
        ("林总说要涨价", "林总"),
        ("高价他不接受", ""),
        ("孙子昨天满月", ""),
        ("时间改到周五", ""),
        ("华为要看样品", ""),
        ("高兴得很,说要介绍朋友", ""),
        ("方便面没货了", ""),
    ],
)
def test_a_name_that_runs_on(line: str, name: str) -> None:
    assert strangers.name_at_start(line) == name


@given(st.text(max_size=300))
def test_any_text_can_be_looked_through(line: str) -> None:
    for place in mentions.places(line):
        assert 0 <= place.start < place.end <= len(line)
        mentions.kind_of(line, place, line[place.start : place.end])
        without_names.without(line, place.start, place.end)
    assert strangers.stranger_in(line) == "" or strangers.stranger_in(line) in plain(line)
