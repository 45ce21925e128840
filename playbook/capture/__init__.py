"""One line of a rep read into a draft: a new client, a note, a purchase, a follow-up."""

from playbook.capture.client import read_client
from playbook.capture.contact import kind_of_work
from playbook.capture.follow import FollowUpWords, split_follow_up
from playbook.capture.meeting import split_place
from playbook.capture.model import (
    ClassHint,
    ClassReason,
    ContactKind,
    Doubt,
    Draft,
    Fact,
    FactKind,
    Mood,
    NewClient,
    Planned,
    Promise,
    ReadPurchase,
)
from playbook.capture.note import read_note
from playbook.capture.pasted import read_pasted_list
from playbook.capture.purchase import read_purchase, read_span

__all__ = [
    "ClassHint",
    "ClassReason",
    "ContactKind",
    "Doubt",
    "Draft",
    "Fact",
    "FactKind",
    "FollowUpWords",
    "Mood",
    "NewClient",
    "Planned",
    "Promise",
    "ReadPurchase",
    "kind_of_work",
    "read_client",
    "read_note",
    "read_pasted_list",
    "read_purchase",
    "read_span",
    "split_follow_up",
    "split_place",
]
