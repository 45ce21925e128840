"""Lines that put a client's file right, and lines that only sound like it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.typed import file_words
from playbook.typed.file_words import Deed, FileEdit, Part

EDITS = [
    ("改名 王芳芳", Part.NAME, Deed.SET, "王芳芳"),
    ("改名叫王芳芳", Part.NAME, Deed.SET, "王芳芳"),
    ("名字改成王芳芳", Part.NAME, Deed.SET, "王芳芳"),
    ("真名叫王芳菲", Part.NAME, Deed.SET, "王芳菲"),
    ("改名:王芳芳", Part.NAME, Deed.SET, "王芳芳"),
    ("手机改成 13900139000", Part.PHONE, Deed.SET, "13900139000"),
    ("手机号换成13900139000", Part.PHONE, Deed.SET, "13900139000"),
    ("她的电话改为 139 0013 9000", Part.PHONE, Deed.SET, "139 0013 9000"),
    ("新手机:13900139000", Part.PHONE, Deed.SET, "13900139000"),
    ("加电话 13900139000", Part.PHONE, Deed.ADD, "13900139000"),
    ("删除号码 13900139000", Part.PHONE, Deed.DROP, "13900139000"),
    ("公司换成通达物流", Part.FIRM, Deed.SET, "通达物流"),
    ("公司换成了通达物流", Part.FIRM, Deed.SET, "通达物流"),
    ("公司:通达物流", Part.FIRM, Deed.SET, "通达物流"),
    ("改公司 通达物流", Part.FIRM, Deed.SET, "通达物流"),
    ("职位:采购经理", Part.JOB, Deed.SET, "采购经理"),
    ("職位改成採購經理", Part.JOB, Deed.SET, "採購經理"),
    ("标签:老乡", Part.TAG, Deed.ADD, "老乡"),
    ("加标签 老乡", Part.TAG, Deed.ADD, "老乡"),
    ("删除标签 老乡", Part.TAG, Deed.DROP, "老乡"),
    ("去掉标签 #老乡", Part.TAG, Deed.DROP, "老乡"),
    ("拿掉標籤 老鄉", Part.TAG, Deed.DROP, "老鄉"),
    ("邮箱:wang@shunda.com", Part.EMAIL, Deed.SET, "wang@shunda.com"),
    ("地址:福田区深南路1号", Part.HOME, Deed.SET, "福田区深南路1号"),
    ("生日改成8月15", Part.BIRTHDAY, Deed.SET, "8月15"),
    ("rename to Sarah Lee", Part.NAME, Deed.SET, "Sarah Lee"),
    ("full name is Sarah Lee", Part.NAME, Deed.SET, "Sarah Lee"),
    ("change phone to 13900139000", Part.PHONE, Deed.SET, "13900139000"),
    ("new phone: 13900139000", Part.PHONE, Deed.SET, "13900139000"),
    ("her firm is now Acme Ltd", Part.FIRM, Deed.SET, "Acme Ltd"),
    ("company: Acme", Part.FIRM, Deed.SET, "Acme"),
    ("change job to buyer", Part.JOB, Deed.SET, "buyer"),
    ("title: head of purchasing", Part.JOB, Deed.SET, "head of purchasing"),
    ("remove tag vip", Part.TAG, Deed.DROP, "vip"),
    ("add tag vip", Part.TAG, Deed.ADD, "vip"),
]
NOTHING = [
    "公司换成了新大楼,很气派",
    "公司是做物流的",
    "公司在福田",
    "手机换成苹果了",
    "手机没电",
    "电话打不通",
    "地址发给她了",
    "生日快到了",
    "名字很好听",
    "改名的事再说",
    "职位不高",
    "标签贴好了",
    "company is moving",
    "phone is off",
    "change the date to Friday",
    "add 2 filters",
    "remove the old tyres",
    "today met, changed to another plan",
    "",
]


@pytest.mark.parametrize(("typed", "part", "deed", "words"), EDITS)
def test_a_line_puts_the_file_right(typed: str, part: Part, deed: Deed, words: str) -> None:
    assert file_words.read(typed) == FileEdit(part, deed, words)


@pytest.mark.parametrize("typed", NOTHING)
def test_what_only_sounds_like_it_is_a_note(typed: str) -> None:
    assert file_words.read(typed) is None


@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    found = file_words.read(text)
    assert found is None or found.words.lstrip("#") in text


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("1380013812", True),
        ("她手机 1380013812 换了", True),
        ("138001381234", True),
        ("电话:7552213", True),
        ("订单号 1380013812", False),
        ("发票 12345678", False),
        ("20261118001", False),
        ("order no. 1380013812", False),
    ],
)
def test_figures_that_were_meant_as_a_phone_number(typed: str, meant: bool) -> None:
    digits = [at for at, sign in enumerate(typed) if sign.isdigit()]
    assert file_words.means_a_phone(typed, digits[0], digits[-1] + 1) is meant
