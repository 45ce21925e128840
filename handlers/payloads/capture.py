"""Buttons of capture: which client, what to do with a kept text, taking back."""

from datetime import date

from handlers.callbacks import Payload, payload
from playbook.capture import ContactKind, Mood
from playbook.stages import ProspectClass


@payload("ch")
class Choose(Payload):
    """This client is meant; go on with the words of a draft (0: none) as `then` says."""

    draft: int
    client: int
    then: str


@payload("cp")
class ChoosePage(Payload):
    """More of those whom the words of a draft fit; `page` counts from 0."""

    draft: int
    then: str
    page: int


@payload("cn")
class ChooseNew(Payload):
    """None of those: make a new client of the words."""

    draft: int
    then: str


@payload("kd")
class KeepDraft(Payload):
    """Leave the words where they are for now."""

    draft: int


@payload("rd")
class RetryDraft(Payload):
    """Read a kept text again as if it had just been typed."""

    draft: int


@payload("un")
class Undo(Payload):
    """Take a change back."""

    change: int


@payload("re")
class Redo(Payload):
    """Bring an undone change again."""

    change: int


@payload("ag")
class Again(Payload):
    """Give the words of an undone change back to be typed again, corrected."""

    change: int


@payload("kf")
class KeepFact(Payload):
    """Keep a fact that was seen in a note; `at` counts them in the order of reading."""

    note: int
    at: int


@payload("km")
class MoreFacts(Payload):
    """Show all facts that were seen in a note."""

    note: int


@payload("kw")
class KeepAddress(Payload):
    """Keep the form of address that a note names (F1)."""

    note: int


@payload("kc")
class SetClass(Payload):
    """The prospect class of a client (A8), chosen under a note (0: on the card)."""

    client: int
    to: ProspectClass
    note: int


@payload("pc")
class PickClass(Payload):
    """Show the classes to choose from."""

    client: int
    note: int


@payload("mv")
class MoveNote(Payload):
    """The note belongs to somebody else: ask whom."""

    note: int


@payload("mt")
class MoveTo(Payload):
    """Move the note to this client."""

    note: int
    client: int


@payload("rf")
class ResumeForm(Payload):
    """Go on with the form that is open."""

    flow: str


@payload("df")
class DropForm(Payload):
    """Leave the form that is open."""

    flow: str


@payload("aw")
class AskWhose(Payload):
    """It is somebody else's: show the likeliest clients for a kept text."""

    draft: int


@payload("pa")
class AddPasted(Payload):
    """Add all clients of the pasted lines that wait in a draft."""

    draft: int


@payload("nk")
class NoteDown(Payload):
    """Words that only repeated the file are to be a note all the same."""

    client: int
    draft: int


@payload("nv")
class ShowNote(Payload):
    """The note as it stands."""

    note: int


@payload("np")
class ShowParts(Payload):
    """What a note was read into, each part to be changed."""

    note: int


@payload("nc")
class AskContent(Payload):
    """Ask for other words."""

    note: int


@payload("nh")
class ShowHow(Payload):
    """How a contact was: its kind, day and mood, each to be put right."""

    note: int


@payload("ni")
class SetKind(Payload):
    """The contact was of this kind."""

    note: int
    kind: ContactKind


@payload("ng")
class AskMood(Payload):
    """Ask how it went."""

    note: int


@payload("nw")
class SetMood(Payload):
    """It went so; None: nothing is said of it."""

    note: int
    mood: Mood | None


@payload("nj")
class AskNoteDay(Payload):
    """Ask on which day it was."""

    note: int


@payload("nt")
class SetNoteDay(Payload):
    """It was on this day."""

    note: int
    day: date


@payload("nd")
class AskDate(Payload):
    """Ask for another date of a follow-up or promise of the note."""

    note: int
    item: int


@payload("nm")
class SetDate(Payload):
    """Another date; `at` in minutes from midnight, None for the whole day."""

    note: int
    item: int
    day: date
    at: int | None


@payload("nq")
class SkipPart(Payload):
    """Of what repeats, only this one is not wanted."""

    note: int
    item: int


@payload("nx")
class DropPart(Payload):
    """This follow-up or promise of the note is not wanted."""

    note: int
    item: int
