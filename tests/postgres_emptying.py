"""A PostgreSQL database as it was when it was migrated: nobody connected, no rows, every number at its start."""

from typing import Any

import psycopg
from psycopg import sql

Connection = psycopg.Connection[tuple[Any, ...]]
VERSION = "alembic_version"  # its one row says at which migration the tables are
SMALL = 65_536  # bytes; a larger table is put away whole, which for a small one would take longer

_OTHERS = """
    SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()
"""
_TABLES = """
    SELECT relname, pg_relation_size(oid) FROM pg_class
    WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> %s AND pg_relation_size(oid) > 0
"""
_NUMBERS = "SELECT setval(seqrelid, seqstart, false) FROM pg_sequence"
# All of ours has an object number from 16384 on. Counted at the end: functions, types, and what ANALYZE has learnt.
_SCHEMA = """
    SELECT md5(concat(
        (SELECT string_agg(concat(oid, relname), ',' ORDER BY oid) FROM pg_class WHERE oid >= 16384),
        (SELECT string_agg(concat(attrelid, attname, atttypid, attnotnull), ',' ORDER BY attrelid, attnum)
            FROM pg_attribute WHERE attrelid >= 16384),
        (SELECT string_agg(concat(oid, conname), ',' ORDER BY oid) FROM pg_constraint WHERE oid >= 16384),
        (SELECT string_agg(concat(oid, adbin), ',' ORDER BY oid) FROM pg_attrdef),
        (SELECT count(*) FROM pg_proc), ',', (SELECT count(*) FROM pg_type), ',', (SELECT count(*) FROM pg_statistic)
    ))
"""


def end_others(connection: Connection) -> None:
    """End everybody else's connection to this database."""
    connection.execute(_OTHERS)


def schema(connection: Connection) -> tuple[Any, ...]:
    """What tells whether the tables, and the migration that they say they are at, have changed."""
    found = connection.execute(_SCHEMA).fetchall()
    if connection.execute("SELECT to_regclass(%s)", [VERSION]).fetchone() != (None,):
        found += connection.execute(f"SELECT version_num FROM {VERSION}").fetchall()
    return tuple(found)


def filled(connection: Connection) -> list[str]:
    """The tables that hold rows."""
    names = [name for name, _ in connection.execute(_TABLES, [VERSION])]
    query = sql.SQL("SELECT 1 FROM {} LIMIT 1")
    return [name for name in names if connection.execute(query.format(sql.Identifier(name))).fetchone()]


def empty(connection: Connection) -> None:
    """Take out all rows, whatever refers to whatever, and begin every count anew."""
    written = connection.execute(_TABLES, [VERSION]).fetchall()
    with connection.transaction():
        connection.execute("SET LOCAL session_replication_role = replica")  # foreign keys are not looked at
        for name, size in written:
            statement = "DELETE FROM {}" if size <= SMALL else "TRUNCATE {} CASCADE"
            connection.execute(sql.SQL(statement).format(sql.Identifier(name)))
    connection.execute(_NUMBERS)
