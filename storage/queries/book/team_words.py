"""Where a team's words are: the columns of every table in which people have written, and which of the rows are its."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import JSON, Column, ColumnElement, String, Table, Text, cast, or_
from sqlmodel import AutoString, Session, col, select

from playbook.erasing import Eraser
from storage.tables import Client, GroupChat, ImportJob, Member


@dataclass(frozen=True)
class TeamWords:
    """A team, its people and its chats."""

    id: int
    members: Sequence[int]
    users: Sequence[int]
    chats: Sequence[int]


def of_team(session: Session, team_id: int) -> TeamWords:
    """The team of this number, with those who have left."""
    people = session.exec(select(Member.id, Member.user_id).where(Member.team_id == team_id)).all()
    groups = session.exec(select(GroupChat.chat_id).where(GroupChat.team_id == team_id)).all()
    users = [user for _, user in people]
    return TeamWords(team_id, [number or 0 for number, _ in people], users, [*users, *groups])


def words(table: Table) -> list[Column[Any]]:
    """The columns in which people's words are; keys of rows are none."""
    return [
        column
        for column in table.columns
        if isinstance(column.type, (String, AutoString, JSON))
        and not column.primary_key
        and not column.name.endswith("_key")
    ]


def in_team(table: Table, team: TeamWords) -> ColumnElement[bool] | None:
    """Which rows of a table are a team's; None where none is."""
    columns = table.c
    if "team_id" in columns:
        return columns.team_id == team.id
    if "member_id" in columns:
        return columns.member_id.in_(team.members)
    if "client_id" in columns:
        return columns.client_id.in_(select(col(Client.id)).where(Client.team_id == team.id))
    if "job_id" in columns:
        return columns.job_id.in_(select(col(ImportJob.id)).where(ImportJob.team_id == team.id))
    return columns.user_id.in_(team.users) if "user_id" in columns else None


def may_hold(columns: Sequence[Column[Any]], found: Eraser) -> ColumnElement[bool]:
    """A first, wide look: a text with the last digits of a number, or with a name, as it stands in JSON too."""
    return or_(*(cast(column, Text).icontains(hint, autoescape=True) for column in columns for hint in found.hints))


def holding(
    session: Session, table: Table, columns: Sequence[Column[Any]], here: ColumnElement[bool], found: Eraser | None
) -> Iterator[tuple[Any, ...]]:
    """(id, words …) of the rows that hold a mention."""
    if found is None:
        return
    for row in session.execute(select(table.c.id, *columns).where(here, may_hold(columns, found))).all():
        if any(found.clean(value) != value for value in row[1:]):
            yield tuple(row)
