"""Completeness of a file (B1, B2), and the one next thing to ask."""

from playbook.file import HARD_FIELDS, SOFT_FIELDS, FileField, completeness, next_to_ask, relevant_fields


def test_the_soft_file_weighs_four_fifths() -> None:
    assert completeness([], customer=True) == 0
    assert completeness(HARD_FIELDS, customer=True) == 20
    assert completeness(SOFT_FIELDS, customer=True) == 80
    assert completeness(FileField, customer=True) == 100


def test_name_and_phone_alone_are_a_small_beginning() -> None:
    known = [FileField.NAME, FileField.PHONE]
    assert completeness(known, customer=False) == 6  # 2 of the 7 hard facts that a prospect has
    assert completeness(known, customer=True) == 4  # 2 of 9


def test_faith_counts_only_where_it_matters_to_the_sale() -> None:
    all_but_faith = set(FileField) - {FileField.FAITH}
    assert completeness(all_but_faith, customer=True) == 100
    assert completeness(all_but_faith, customer=True, faith_matters=True) == 98
    assert completeness(FileField, customer=True) == 100


def test_a_prospect_has_no_purchases_to_know() -> None:
    assert not {FileField.AMOUNT, FileField.PRODUCT} & relevant_fields(customer=False)
    assert len(relevant_fields(customer=True, faith_matters=True)) == 24


def test_the_first_contact_asks_name_and_phone_only() -> None:
    assert next_to_ask([], first_contact=True) is FileField.NAME
    assert next_to_ask([FileField.NAME], first_contact=True) is FileField.PHONE
    assert next_to_ask([FileField.NAME, FileField.PHONE], first_contact=True) is None


def test_then_one_thing_at_a_time_from_the_light_to_the_personal() -> None:
    known = [FileField.NAME, FileField.PHONE]
    assert next_to_ask(known) is FileField.WORK
    assert next_to_ask([*known, FileField.WORK], set_aside=[FileField.CONTACT_WAY]) is FileField.PASTIME


def test_every_fact_gets_its_turn_but_purchases_are_never_asked_for() -> None:
    asked: list[FileField] = []
    while (field := next_to_ask(asked, faith_matters=True)) is not None:
        asked.append(field)
    assert set(asked) == set(FileField) - {FileField.AMOUNT, FileField.PRODUCT}
    without = set(FileField) - {FileField.FAITH}
    assert next_to_ask(without) is None
    assert next_to_ask(without, faith_matters=True) is FileField.FAITH
