"""Words that open a line: commands, "he" and "she", questions for clients, and lines that say nothing."""

import pytest

from playbook.typed.asking import topic_of, who_asked
from playbook.typed.command_words import after_him, command_in, is_figures, is_small_talk, says_nothing


@pytest.mark.parametrize(
    ("line", "command"),
    [
        ("今天", ("today", "")),
        ("今天 王芳 来电", None),
        ("撤销 王芳", None),
        ("查 王芳", ("find", "王芳")),
        ("记\n王芳 今天来电", ("note", "王芳 今天来电")),
        ("流失 3个月", ("lapsed", "3个月")),
        ("删除 王芳", ("forget", "王芳")),
        ("删除刚才那条", None),
        ("Today", ("today", "")),
        ("today she called", None),
        ("", None),
    ],
)
def test_a_command_word_takes_only_the_words_that_belong_to_it(line: str, command: tuple[str, str] | None) -> None:
    assert command_in(line) == command


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("他今天来电", "今天来电"),
        ("她的孩子高考", "孩子高考"),
        ("佢話想睇車", "話想睇車"),
        ("刚刚那位想换车", "想换车"),
        ("剛剛那位 想換車", "想換車"),
        ("上一位 今天来电", "今天来电"),
        ("那个客户说要看车", "说要看车"),
        ("刚才那个客户说要看车", "说要看车"),
        ("刚才的客户来电", "来电"),
        ("the last one called", "called"),
        ("same client: wants a quote", "wants a quote"),
        ("him: called today", "called today"),
        ("she'll decide by Friday", "will decide by Friday"),
        ("she's happy", "happy"),
        ("她们公司搬家", None),
        ("佢哋公司", None),
        ("那个人家里有事", None),
        ("上一个方案", None),
        ("上个月买的", None),
        ("同一个价", None),
        ("刚才的报价", None),
        ("hero", None),
    ],
)
def test_he_and_the_last_one(line: str, rest: str | None) -> None:
    assert after_him(line) == rest


@pytest.mark.parametrize(
    ("line", "asked", "topic"),
    [
        ("谁 三亚", "三亚", "三亚"),
        ("谁去三亚?", "去三亚", "三亚"),
        ("誰喜歡釣魚", "喜歡釣魚", "釣魚"),
        ("邊個鍾意打波", "鍾意打波", "打波"),
        ("哪些客户住福田", "住福田", "福田"),
        ("属虎的有谁", "属虎", "属虎"),
        ("喜欢钓鱼的是谁", "喜欢钓鱼", "钓鱼"),
        ("who likes golf", "likes golf", "golf"),
        ("Which client drives a Tesla?", "drives a Tesla", "Tesla"),
        ("anyone in Pudong", "in Pudong", "Pudong"),
        ("谁都不想见", None, None),
        ("谁知道", None, None),
        ("谁", None, None),
        ("whoever comes", None, None),
    ],
)
def test_who_is_a_question(line: str, asked: str | None, topic: str | None) -> None:
    assert who_asked(line) == asked
    assert (topic_of(asked) if asked else None) == topic


def test_lines_that_say_nothing() -> None:
    assert all(says_nothing(line) for line in ("。", "???", "👍", "…"))
    assert all(is_figures(line) for line in ("12345", "138 001", "8000-1"))
    assert all(is_small_talk(line) for line in ("好的", "好的 收到", "ok thanks!", "谢谢。"))
    assert not any(is_small_talk(line) for line in ("好的 周五见", "", "好车"))
    assert not is_figures("买3台")
