"""What buttons carry: written and read the same, at most 64 bytes, and nothing else is taken for ours."""

import importlib
import pkgutil
from dataclasses import fields
from datetime import date
from enum import Enum
from typing import Any, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

import handlers.payloads
from handlers.callbacks import BadPayload, Payload, parse
from handlers.payloads.capture import Choose, KeepFact, SetClass, SetDate
from handlers.payloads.clients import ShowCard
from playbook.stages import ProspectClass
from playbook.writing import word_list

for _module in pkgutil.iter_modules(handlers.payloads.__path__):
    importlib.import_module(f"handlers.payloads.{_module.name}")

KINDS = sorted(Payload.__subclasses__(), key=lambda kind: kind.prefix)
LARGEST = 2**53  # a Telegram id


def sample(kind: type[Payload]) -> Payload:
    """A button of the kind with values as long as they get."""
    hints = get_type_hints(kind)
    return kind(**{field.name: _longest(hints[field.name]) for field in fields(kind)})


def _longest(kind: Any) -> Any:
    options = [option for option in getattr(kind, "__args__", ()) if option is not type(None)]
    kind = options[0] if options else kind
    if issubclass(kind, Enum):
        return max(kind, key=lambda member: len(str(member.value)))
    return {bool: True, int: 10**9, date: date(2026, 11, 18), str: "followup"}[kind]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_kind_of_button_fits_and_is_read_as_it_was_written(kind: type[Payload]) -> None:
    made = sample(kind)
    assert len(made.pack().encode()) <= 64
    assert parse(made.pack()) == made
    assert kind.__doc__


FOREIGN = word_list(
    ": cd cd: cd:a cd:1:2 cd:01 cd:+1 cd:1.0 cd:9223372036854775808 CD:1 zz:1"
    " kc:1:lukewarm:0 nm:1:1:2026-02-30: nm:1:1:20261118:x"
)


@pytest.mark.parametrize("data", [*FOREIGN, "", "cd: 1", "cd\n:1", "cd:\uff11"])
def test_what_no_button_of_ours_carries_is_refused(data: str) -> None:
    with pytest.raises(BadPayload):
        parse(data)


@given(data=st.text(max_size=64))
def test_any_data_is_read_or_refused(data: str) -> None:
    try:
        read = parse(data)
    except BadPayload:
        return
    assert parse(read.pack()) == read


@given(number=st.integers(-LARGEST, LARGEST), at=st.integers(0, 99))
def test_numbers_come_back(number: int, at: int) -> None:
    assert parse(ShowCard(number).pack()) == ShowCard(number)
    assert parse(KeepFact(number, at).pack()) == KeepFact(number, at)


def test_what_may_be_missing_and_what_is_one_of_a_few() -> None:
    whole_day = SetDate(1, 2, date(2026, 11, 18), None)
    assert whole_day.pack() == "nm:1:2:2026-11-18:"
    assert parse(whole_day.pack()) == whole_day
    assert parse(SetClass(1, ProspectClass.HOT, 0).pack()) == SetClass(1, ProspectClass.HOT, 0)


def test_a_payload_too_long_or_with_a_colon_is_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="too long"):
        Choose(1, 1, "x" * 64).pack()
    with pytest.raises(ValueError, match="colon"):
        Choose(1, 1, "a:b").pack()
