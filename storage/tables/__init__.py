"""All tables, so that one import knows the whole schema."""

from sqlmodel import SQLModel

from playbook.sharing import Role
from storage.tables.clients import Client, ClientPhone, Fact, LedgerEntry, Note, SearchKey, TrustAnswer
from storage.tables.deals import LapseCase, LapseModel, LapseStatus, Purchase
from storage.tables.delivery import Inbox, InboxStatus, Outbox, OutboxStatus
from storage.tables.people import GroupChat, Invite, Member, Setting, Team
from storage.tables.talk import Change, Dialog, Draft, ImportFile, ImportJob, ImportRefusal, ImportStatus
from storage.tables.work import FollowUp, FollowUpKind, FollowUpStatus

__all__ = [
    "Change",
    "Client",
    "ClientPhone",
    "Dialog",
    "Draft",
    "Fact",
    "FollowUp",
    "FollowUpKind",
    "FollowUpStatus",
    "GroupChat",
    "ImportFile",
    "ImportJob",
    "ImportRefusal",
    "ImportStatus",
    "Inbox",
    "InboxStatus",
    "Invite",
    "LapseCase",
    "LapseModel",
    "LapseStatus",
    "LedgerEntry",
    "Member",
    "Note",
    "Outbox",
    "OutboxStatus",
    "Purchase",
    "Role",
    "SearchKey",
    "Setting",
    "Team",
    "TrustAnswer",
]

for _table in SQLModel.metadata.tables.values():
    if "id" in _table.c:
        # SQLite gives the id of a deleted row to the next one: an old button would then mean somebody else.
        _table.dialect_options["sqlite"]["autoincrement"] = True
