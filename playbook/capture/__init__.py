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
    Margin,
    Mood,
    NewClient,
    Planned,
    Promise,
    ReadPurchase,
    Source,
)
from playbook.capture.note import read_note
from playbook.capture.pasted import read_pasted_list
from playbook.capture.purchase import read_purchase, read_return, read_span
from playbook.capture.purchase_parts import as_return, read_margin, source_named

__all__ = [
    "ClassHint",
    "ClassReason",
    "ContactKind",
    "Doubt",
    "Draft",
    "Fact",
    "FactKind",
    "FollowUpWords",
    "Margin",
    "Mood",
    "NewClient",
    "Planned",
    "Promise",
    "ReadPurchase",
    "Source",
    "as_return",
    "kind_of_work",
    "read_client",
    "read_margin",
    "read_note",
    "read_pasted_list",
    "read_purchase",
    "read_return",
    "read_span",
    "source_named",
    "split_follow_up",
    "split_place",
]
