"""What a client is called: keys of names and firms, forms of address, other names, parts of names."""

import pytest

from playbook.names.called import FIRM, WORD, called_by
from playbook.names.forms import Form, form_at_start, read_form
from playbook.names.nicknames import read_nickname
from playbook.names.parts import Part, may_be_part, part_of


def test_a_name_and_a_firm_have_few_keys() -> None:
    assert called_by(["陈淑芬"]) == {"陈淑芬", WORD + "淑芬"}
    assert called_by(["張偉"], "深圳市顺达物流有限公司") == {
        "张伟",
        *(FIRM + firm for firm in ("深圳市顺达物流有限公司", "深圳市顺达物流", "顺达物流", "顺达")),
    }
    assert called_by(["Sarah O'Connor", "Sally"], "Acme Trading Ltd.") == {
        "sarahoconnor",
        "sally",
        *(WORD + word for word in ("sarah", "oconnor")),
        *(FIRM + firm for firm in ("acmetradingltd", "acmetrading", "acme")),
    }
    assert called_by(["王 芳", ""], "公司") == {"王芳"}


@pytest.mark.parametrize(
    "firm", ["中国银行", "深圳市物流有限公司", "深圳物流有限公司", "平安保险", "First Holdings Ltd"]
)
def test_a_word_of_its_own_is_no_firms_name(firm: str) -> None:
    short = {key.removeprefix(FIRM) for key in called_by([], firm)}
    assert not short & {"中国", "深圳", "平安", "first", "物流"}


@pytest.mark.parametrize(
    ("words", "form"),
    [
        ("王总", Form(surname="王")),
        ("陳生", Form(surname="陈")),
        ("周小姐", Form(surname="周")),
        ("林太", Form(surname="林")),
        ("小王", Form(surname="王")),
        ("欧阳老师", Form(surname="欧阳")),
        ("阿敏", Form(given="敏")),
        ("芳姐", Form(given="芳")),
        ("阿May", Form(word="May")),
        ("Mr Chang", Form(word="Chang")),
        ("Ms. Wong", Form(word="Wong")),
        ("王芳", None),
        ("老师", None),
        ("小姐", None),
        ("hello", None),
    ],
)
def test_forms_of_address(words: str, form: Form | None) -> None:
    assert read_form(words) == form


@pytest.mark.parametrize(
    ("line", "form"),
    [
        ("王总今天来电", "王总"),
        ("林太 說好", "林太"),
        ("陈总监今天来过", "陈总监"),
        ("Mr Chang called today", "Mr Chang"),
        ("老板娘来了", ""),
        ("高兴得很", ""),
        ("大家都来", ""),
        ("小孩发烧", ""),
    ],
)
def test_a_form_of_address_at_the_start(line: str, form: str) -> None:
    assert form_at_start(line) == form


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("外号阿芳", "阿芳"),
        ("綽號 阿芳", "阿芳"),
        ("又叫芳姐", "芳姐"),
        ("叫她芳姐", "芳姐"),
        ("叫她芳姐就行", "芳姐"),
        ("叫他“老大”", "老大"),
        ("英文名 Fiona", "Fiona"),
        ("微信名叫 小方方", "小方方"),
        ("call her Sally", "Sally"),
        ("aka Dave", "Dave"),
        ("nickname is Big Mike", "Big Mike"),
        ("goes by Mike.", "Mike"),
        ("英文名字 Fiona", "Fiona"),
        ("也叫阿May", "阿May"),
        ("又叫了两台", ""),
        ("也叫过来看车", ""),
        ("花名册已发", ""),
        ("known as a tough negotiator", ""),
        ("goes by train", ""),
        ("叫她来一趟", ""),
        ("叫他小心", ""),
        ("叫她明天来", ""),
        ("又叫她来", ""),
        ("call her tomorrow", ""),
        ("Call him Friday", ""),
        ("call her back", ""),
        ("call her ASAP", ""),
        ("今天来电", ""),
    ],
)
def test_another_name_told_in_a_line(line: str, name: str) -> None:
    assert read_nickname(line) == name


@pytest.mark.parametrize(
    ("word", "name", "part"),
    [
        ("wf", "王芳", Part.WHOLE),
        ("wangf", "王芳", Part.WHOLE),
        ("fang", "王芳", Part.WHOLE),
        ("芳", "王芳", Part.WHOLE),
        ("建国", "陈建国", Part.WHOLE),
        ("8000", "王芳", Part.WHOLE),
        ("1380", "王芳", Part.BEGINNING),
        ("Sarah", "Sarah O'Connor", Part.WHOLE),
        ("sar", "Sarah O'Connor", Part.BEGINNING),
        ("onnor", "Sarah O'Connor", Part.NONE),
        ("and", "Andy", Part.BEGINNING),
    ],
)
def test_parts_of_a_name_or_number(word: str, name: str, part: Part) -> None:
    assert part_of(word, [name], ["+8613800138000"]) is part


@pytest.mark.parametrize(
    ("line", "may"),
    [
        ("wf 今天来电", True),
        ("8000 今天来电", True),
        ("138 号柜台", False),
        ("8000 元定金", False),
        ("8000元 定金", True),  # no figures but a word, which is nobody's
        ("and she said yes", False),
        ("on Friday", False),
        ("so he called", False),
        ("be there", False),
    ],
)
def test_what_can_be_a_part_at_all(line: str, may: bool) -> None:
    first, _, rest = line.partition(" ")
    assert may_be_part(first, rest) is may
