"""Several clients pasted at once: shown as they are understood, then all made in one go."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from handlers.book.admitting import make
from handlers.lines import capture
from handlers.payloads.capture import AddPasted
from handlers.payloads.doubles import AddAllPasted
from handlers.screens.lines import pasting as screens
from handlers.screens.lines.pasting import Understood
from handlers.turn import Turn
from handlers.who.which import keep_words, take_draft
from playbook.capture import NewClient
from playbook.capture.pasted import read_pasted
from playbook.names.doubles import Described
from storage.queries.book import clients, doubles
from storage.tables import Client


@dataclass
class _Sorted:
    """The clients of a pasted text: sure ones, those who may be there already or have no number, and known numbers."""

    new: list[NewClient] = field(default_factory=list)
    alike: list[NewClient] = field(default_factory=list)
    numberless: Sequence[NewClient] = ()
    known: list[NewClient] = field(default_factory=list)
    left: Sequence[str] = ()

    @property
    def doubted(self) -> list[NewClient]:
        """Those who are only made if it is said so."""
        return [*self.alike, *self.numberless]


def _sort(turn: Turn, text: str) -> _Sorted:
    read = read_pasted(text, region=turn.team.region)
    found = _Sorted(numberless=read.numberless, left=read.left)
    for client in read.clients:
        if clients.holder_of_phone(turn.session, turn.me, client.phones) is not None:
            found.known.append(client)
        elif doubles.find(turn.session, turn.me, Described(client.name, client.firm, reachable=True)):
            found.alike.append(client)
        else:
            found.new.append(client)
    return found


def look_first(turn: Turn, text: str) -> None:
    """Pasted lines with names and numbers: shown as they are understood, before they go in."""
    found = _sort(turn, text)
    seen = Understood(
        new=[client.name for client in found.new],
        known=[client.name for client in found.known],
        alike=[client.name for client in found.alike],
        numberless=[" ".join(part for part in (each.name, each.doubtful_phone) if part) for each in found.numberless],
        left=list(found.left),
    )
    if found.new or found.doubted:
        turn.edit(screens.look_first(turn.t, seen, keep_words(turn, text)))
    else:
        turn.edit(screens.pasted(turn.t, [], seen, 0))


def add(turn: Turn) -> None:
    """Those who are certainly new; undone as one."""
    _add(turn, turn.pressed(AddPasted).draft, doubted=False)


def add_all(turn: Turn) -> None:
    """Also those who have no number, or a name that somebody has already."""
    _add(turn, turn.pressed(AddAllPasted).draft, doubted=True)


def _add(turn: Turn, draft: int, *, doubted: bool) -> None:
    text = take_draft(turn, draft)
    turn.draft = None  # each line is a note of its own: none of them is the message
    found = _sort(turn, text)
    change = turn.record("add_many", None, source=text)
    added: list[Client] = []
    for read in [*found.new, *(found.doubted if doubted else [])]:
        if clients.holder_of_phone(turn.session, turn.me, read.phones) is not None:
            found.known.append(read)  # a number that stood in two lines
            continue
        client = make(turn, read, text)
        line = " ".join(part for part in (read.name, *read.phones, read.firm, read.job, read.note) if part)
        capture.keep(turn, client, read.note, first=line)
        added.append(client)
    left_out = [] if doubted else [read.name for read in found.doubted]
    seen = Understood(known=[read.name for read in found.known], left=[*left_out, *found.left])
    turn.edit(screens.pasted(turn.t, added, seen, change))
