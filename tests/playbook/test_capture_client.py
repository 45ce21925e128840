"""A new client from one line, in any order."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.capture import NewClient, read_client

CELL = "+8613800138000"
WIDE_COMMA, WIDE_COLON, WIDE_HASH = "\uff0c", "\uff1a", "\uff03"


@pytest.mark.parametrize(
    ("line", "client"),
    [
        ("张伟 13800138000 顺达物流 想换车", NewClient("张伟", (CELL,), "顺达物流", note="想换车")),
        (
            "Wang Fang +86 138 0013 8000 Acme Ltd wants a new car #vip",
            NewClient("Wang Fang", (CELL,), "Acme Ltd", ("vip",), "wants a new car"),
        ),
        ("王芳 13800138000 想换车 周五回访", NewClient("王芳", (CELL,), note="想换车 周五回访")),
        ("13800138000 张伟 想换车 顺达物流", NewClient("张伟", (CELL,), "顺达物流", note="想换车")),
        ("顺达物流 张伟 13800138000", NewClient("张伟", (CELL,), "顺达物流")),
        ("想换车 张伟 13800138000", NewClient("张伟", (CELL,), note="想换车")),
        ("张伟13800138000顺达物流想换车", NewClient("张伟", (CELL,), "顺达物流", note="想换车")),
        ("张伟,13800138000,顺达物流,想换车", NewClient("张伟", (CELL,), "顺达物流", note="想换车")),
        ("张伟/13800138000/顺达物流", NewClient("张伟", (CELL,), "顺达物流")),
        ("陳建國 13800138000 順達物流 採購", NewClient("陳建國", (CELL,), "順達物流", job="採購")),
        ("老王 修车厂 13800138000", NewClient("老王", (CELL,), "修车厂")),
        ("张三 在银行上班 13800138000", NewClient("张三", (CELL,), note="在银行上班")),
        ("张伟 想开公司 13800138000", NewClient("张伟", (CELL,), note="想开公司")),
        ("刘女士 8号楼 13800138000 装修公司介绍", NewClient("刘女士", (CELL,), note="8号楼 装修公司介绍")),
        ("张伟 顺达物流的采购 13800138000", NewClient("张伟", (CELL,), "顺达物流", job="采购")),
        ("李金城 13800138000 女儿上小学", NewClient("李金城", (CELL,), note="女儿上小学")),
        ("张伟 #vip #大客户 13800138000", NewClient("张伟", (CELL,), tags=("vip", "大客户"))),
        ("王 芳 13800138000", NewClient("王芳", (CELL,))),
        ("Bob wants a new car 13800138000", NewClient("Bob", (CELL,), note="wants a new car")),
        ("wang fang 13800138000 wants a car", NewClient("wang fang", (CELL,), note="wants a car")),
        ("wang fang 13800138000 acme ltd", NewClient("wang fang", (CELL,), "acme ltd")),
        (
            "Wang Fang Acme Co., Ltd. 13800138000 wants SUV",
            NewClient("Wang Fang", (CELL,), "Acme Co., Ltd.", note="wants SUV"),
        ),
        (
            "Golden Dragon Trading Ltd 13800138000 Tom Smith",
            NewClient("Tom Smith", (CELL,), "Golden Dragon Trading Ltd"),
        ),
        ("Mr. Lee 13800138000 Siemens GmbH", NewClient("Mr. Lee", (CELL,), "Siemens GmbH")),
        ("顺达物流 021-58881234", NewClient("顺达物流", ("+862158881234",))),
        ("Acme Inc 13800138000", NewClient("Acme Inc", (CELL,))),
        ("new lead: Peter Parker 13800138000", NewClient("Peter Parker", (CELL,))),
        ("Add Tom Hardy, 13800138000", NewClient("Tom Hardy", (CELL,))),
        ("add a new client called Tom Hardy 13800138000", NewClient("Tom Hardy", (CELL,))),
        ("Addison Lee 13800138000", NewClient("Addison Lee", (CELL,))),
        ("新客户王芳 13800138000", NewClient("王芳", (CELL,))),
        ("新客戶:王芳 13800138000", NewClient("王芳", (CELL,))),
        ("今天认识了新客户叫王芳 13800138000", NewClient("王芳", (CELL,))),
        ("来了个新客户,王芳 13800138000 想换车", NewClient("王芳", (CELL,), note="想换车")),
        ("客户王芳 13800138000", NewClient("王芳", (CELL,))),
        ("客户满意 13800138000", NewClient("客户满意", (CELL,))),
        ("买买提 13800138000 想换车", NewClient("买买提", (CELL,), note="想换车")),
        ("今天来电 13800138000", NewClient("", (CELL,), note="今天来电")),
        ("王芳 福田五金 13800138000", NewClient("王芳", (CELL,), "福田五金")),
        ("王芳 宏達電 採購經理 13800138000", NewClient("王芳", (CELL,), "宏達電", job="採購經理")),
        ("王芳 充电 一批五金 爱好健身 13800138000", NewClient("王芳", (CELL,), note="充电 一批五金 爱好健身")),
        ("采购 13800138000 王芳", NewClient("王芳", (CELL,), job="采购")),
        ("王芳 13800138000 老板不在", NewClient("王芳", (CELL,), note="老板不在")),
        ("王经理 13800138000", NewClient("王经理", (CELL,))),
        (
            "Tom Hardy 13800138000 works at Acme Ltd, looking for an SUV",
            NewClient("Tom Hardy", (CELL,), "Acme Ltd", note="looking for an SUV"),
        ),
        (
            "Tom Hardy, purchasing manager at Acme Ltd, 13800138000",
            NewClient("Tom Hardy", (CELL,), "Acme Ltd", job="purchasing manager"),
        ),
        (
            "Tom Hardy 13800138000 wants to talk to the owner",
            NewClient("Tom Hardy", (CELL,), note="wants to talk to the owner"),
        ),
        ("13800138000", NewClient("", (CELL,))),
        ("想换车", NewClient("", note="想换车")),
        ("", NewClient("")),
    ],
)
def test_a_line_is_read_in_any_order(line: str, client: NewClient) -> None:
    assert read_client(line) == client


@pytest.mark.parametrize(
    "name",
    [
        "张伟",
        "欧阳娜娜",
        "诸葛亮",
        "单雄信",
        "曾志伟",
        "查理",
        "王姐",
        "陈总",
        "李老师",
        "欧阳总",
        "张伟经理",
        "阿May",
        "小红",
        "老客小李",
        "🐯",
        "王芳🌸",
        "O'Brien",
        "Anne-Marie Dupont",
        "<b>张伟</b>",
        "陈美玲",
    ],
)
def test_a_name_may_be_anything_that_stands_first(name: str) -> None:
    assert read_client(f"{name} 13800138000 买过轮胎") == NewClient(name, (CELL,), note="买过轮胎")


def test_full_width_marks_and_labels_are_understood() -> None:
    parts = (
        f"姓名{WIDE_COLON}张伟",
        f"電話{WIDE_COLON}１３８００１３８０００",
        f"公司{WIDE_COLON}顺达 {WIDE_HASH}大客户",
    )
    line = WIDE_COMMA.join(parts)
    assert read_client(line) == NewClient("张伟", (CELL,), "顺达", ("大客户",))


@pytest.mark.parametrize(
    ("written", "region", "number"),
    [
        ("138 0013 8000", "CN", CELL),
        ("138-0013-8000", "TW", "138-0013-8000"),
        ("(010)62345678", "CN", "+861062345678"),
        ("021 5888 1234", "CN", "+862158881234"),
        ("9123 4567", "HK", "+85291234567"),
        ("+852 9123 4567", "CN", "+85291234567"),
        ("0912-345-678", "TW", "+886912345678"),
        ("02-2345-6789", "TW", "+886223456789"),
    ],
)
def test_phones_are_read_as_in_the_region(written: str, region: str, number: str) -> None:
    client = read_client(f"陳美玲 {written}", region=region)
    assert (client.phones or (client.doubtful_phone,)) == (number,)


def test_two_phones_side_by_side_are_two() -> None:
    assert read_client("张伟 138 0013 8000 139 1234 5678").phones == (CELL, "+8613912345678")


def test_an_extension_stays_in_the_note() -> None:
    assert read_client("李老师 021-58881234转801").note == "转801"
    assert read_client("李老师 021-58881234 转 12").note == "转12"


@pytest.mark.parametrize("number", ["12345678", "1380013800", "138001380001", "9123 4567"])
def test_a_number_that_is_no_phone_is_kept_and_named(number: str) -> None:
    client = read_client(f"张伟 {number} 想换车")
    assert client == NewClient("张伟", note=f"{number} 想换车", doubtful_phone=number)


@pytest.mark.parametrize("words", ["预算1280000", "¥1,280,000", "2026-11-18 15:00 面谈", "20261118"])
def test_money_and_dates_are_no_doubtful_phones(words: str) -> None:
    client = read_client(f"张伟 13800138000 {words}")
    assert (client.phones, client.doubtful_phone, client.note) == ((CELL,), None, words)


_WORDS = st.sampled_from(
    [
        "张伟",
        "王姐",
        "顺达物流",
        "想换车",
        "孩子上小学",
        "Acme",
        "Ltd",
        "wants",
        "a car",
        "13800138000",
        "12345678",
        "#vip",
        "预算20万",
        "🐯",
        ",",
        "/",
        "\n",
        "of",
        "Bank",
        "Co.,",
        "8号楼",
        "转801",
        "x2",
    ]
)


def _letters(text: str) -> Counter[str]:
    return Counter(char for char in text if char.isalnum())


@given(st.lists(_WORDS, max_size=10).map(" ".join))
def test_no_letter_of_the_line_is_lost(line: str) -> None:
    client = read_client(line)
    kept = "".join((client.name, client.firm, client.job, client.note, *client.tags))
    lost = _letters(line) - _letters(kept)
    phone_digits = _letters("13800138000" * line.count("13800138000"))
    tag_repeats = _letters("vip" * line.count("#vip"))
    assert not lost - phone_digits - tag_repeats


@given(st.text(max_size=300))
def test_any_line_is_read_without_harm(line: str) -> None:
    client = read_client(line)
    assert all(phone.startswith("+") for phone in client.phones)
    assert client.doubtful_phone is None or client.doubtful_phone in line
