"""Roles, and names in groups."""

import pytest

from playbook.sharing import Role, masked


def test_owners_and_leads_see_the_team_reps_do_not() -> None:
    assert [role for role in Role if role.leads] == [Role.OWNER, Role.LEAD]


@pytest.mark.parametrize(
    ("name", "shown"),
    [("王芳", "王*"), ("Wang Fang", "W*"), ("13800138000", "*"), ("😀 Ann", "A*"), ("", "*"), ("138王芳", "王*")],
)
def test_a_group_sees_one_letter_at_most(name: str, shown: str) -> None:
    assert masked(name) == shown
