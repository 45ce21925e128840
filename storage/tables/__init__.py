"""All tables, so that one import knows the whole schema."""

from sqlmodel import SQLModel

from playbook.sharing import Role
from storage.tables.care import Callback, CareRule, Contract, Occasion, OccasionStatus
from storage.tables.clients import Client, ClientPhone, Fact, LedgerEntry, Note, TrustAnswer
from storage.tables.deals import LapseCase, LapseModel, LapseStatus, Purchase
from storage.tables.delivery import Inbox, InboxStatus, Outbox, OutboxStatus
from storage.tables.goods import Product, ProductName
from storage.tables.making import Opportunity, Payment, Receivable
from storage.tables.names import CalledAs
from storage.tables.people import GroupChat, Invite, Member, Setting, Team, Unasked
from storage.tables.reports import ReportJob
from storage.tables.scores import ClientScore, EdgePlace, TierDraft, TierPlace, TierRise
from storage.tables.search import NoteKey, SearchEntry, SearchKey, SearchWord
from storage.tables.talk import (
    Change,
    Dialog,
    Draft,
    ExportForm,
    ExportJob,
    ImportAddition,
    ImportFile,
    ImportJob,
    ImportRefusal,
    ImportStatus,
)
from storage.tables.work import FollowUp, FollowUpGuest, FollowUpKind, FollowUpStatus

__all__ = [
    "Callback",
    "CalledAs",
    "CareRule",
    "Change",
    "Client",
    "ClientPhone",
    "ClientScore",
    "Contract",
    "Dialog",
    "Draft",
    "EdgePlace",
    "ExportForm",
    "ExportJob",
    "Fact",
    "FollowUp",
    "FollowUpGuest",
    "FollowUpKind",
    "FollowUpStatus",
    "GroupChat",
    "ImportAddition",
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
    "NoteKey",
    "Occasion",
    "OccasionStatus",
    "Opportunity",
    "Outbox",
    "OutboxStatus",
    "Payment",
    "Product",
    "ProductName",
    "Purchase",
    "Receivable",
    "ReportJob",
    "Role",
    "SearchEntry",
    "SearchKey",
    "SearchWord",
    "Setting",
    "Team",
    "TierDraft",
    "TierPlace",
    "TierRise",
    "TrustAnswer",
    "Unasked",
]

for _table in SQLModel.metadata.tables.values():
    if "id" in _table.c:
        # SQLite gives the id of a deleted row to the next one: an old button would then mean somebody else.
        _table.dialect_options["sqlite"]["autoincrement"] = True
