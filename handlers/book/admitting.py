"""Taking a new client in, unless he is there already: by number, by name and firm, by the sound of his name."""

from dataclasses import asdict, replace
from typing import Any

from handlers.lines import capture
from handlers.payloads.doubles import AnotherOne, RightName, SameOne
from handlers.screens.book import clients as client_screens
from handlers.screens.book import doubles as screens
from handlers.screens.book.doubles import Asked
from handlers.turn import Turn
from handlers.who.which import keep_words, own_draft, take_draft, told
from playbook.capture import NewClient
from playbook.names.doubles import Described, sounds_same
from playbook.names.nearness import nearness
from playbook.occasions import birthdays
from storage.queries.book import clients, doubles
from storage.queries.look_up.search import reindex
from storage.queries.team import members
from storage.tables import Client, Draft


def admit(turn: Turn, read: NewClient, words: str, *, asked: bool = False) -> None:
    """Make the client of a line, with what else it says as his first note; ask where he may be there already.

    A number of one's own client brings the words to him, a colleague's brings nothing but his rep's name. `asked`: it
    was asked before whether he is one of one's own.
    """
    held = clients.holder_of_phone(turn.session, turn.me, read.phones)
    if held is None:
        _by_name(turn, read, words, asked=asked)
    elif not clients.may_see(turn.me, held[0]):
        keep_words(turn, words, turn.files)
        turn.edit(client_screens.taken(turn.t, held[1].name))
    elif _is_called(held[0], read.name):
        _goes_to(turn, held[0], read)
    else:
        number = next(each for each in read.phones if each in clients.phones_of(turn.session, held[0]))
        who = Asked(read.name, _keep(turn, read, words))
        turn.edit(screens.whose_number(turn.t, who, held[0], number, turn.team.region))


def make(turn: Turn, read: NewClient, words: str) -> Client:
    """The client, without a question; `words`: the line that he was made of."""
    turn.record("add", None, source=words)
    client = clients.add(
        turn.session, turn.me, turn.now, name=read.name, phones=read.phones, firm=read.firm, tags=read.tags
    )
    _fill_in(turn, client, read)
    return client


def _fill_in(turn: Turn, client: Client, read: NewClient) -> None:
    """Put into a file what it lacks."""
    client.firm, client.job = client.firm or read.firm, client.job or read.job
    client.aliases = list(dict.fromkeys([*client.aliases, *read.aliases]))
    turn.session.add(client)
    if read.birthday and not client.birthday and (born := birthdays.read(read.birthday)) is not None:
        clients.set_birthday(turn.session, client, born)
    if read.firm or read.aliases:
        reindex(turn.session, client.id or 0)


def _is_called(client: Client, name: str) -> bool:
    """Whether a name may be this client's: his own, one that sounds like it, or how one addresses him."""
    if not name:
        return True
    return any(sounds_same(name, known) or nearness(name, known) for known in clients.names_of(client))


def _by_name(turn: Turn, read: NewClient, words: str, *, asked: bool) -> None:
    described = Described(read.name, read.firm, bool(read.phones), read.note)
    found = doubles.find(turn.session, turn.me, described)
    if found.seen and not asked:
        who = Asked(read.name, _keep(turn, read, words))
        same = any(client.name == read.name for client in found.seen)
        turn.edit(screens.is_it_one_of(turn.t, who, told(turn, found.seen), turn.local, written_same=same))
    elif found.reps:
        who = Asked(read.name, _keep(turn, read, words))
        turn.edit(screens.is_it_theirs(turn.t, who, [rep.name for rep in found.reps]))
    else:
        _make_and_show(turn, read, words)


def _make_and_show(turn: Turn, read: NewClient, words: str, *warnings: str) -> None:
    client = make(turn, read, words)
    doubtful = [client_screens.doubtful(turn.t, read.doubtful_phone)] if read.doubtful_phone else []
    capture.show(turn, capture.keep(turn, client, read.note, first=words, warnings=[*doubtful, *warnings]))


def _keep(turn: Turn, read: NewClient, words: str) -> int:
    """The words wait, with what was understood of them."""
    number = keep_words(turn, words, turn.files)
    draft = turn.session.get_one(Draft, number)
    draft.person = asdict(read)
    turn.session.add(draft)
    return number


def _waiting(turn: Turn, draft_id: int) -> tuple[NewClient, str]:
    """The new client that waits in a draft, and the words; the draft has its place now."""
    person: dict[str, Any] = own_draft(turn, draft_id).person
    if not person:
        raise members.NotAllowed
    words = take_draft(turn, draft_id)
    read: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in person.items()}
    return NewClient(**read), words


def same(turn: Turn) -> None:
    """He is that client: his file is filled in with what is new, and the words are a note on him."""
    press = turn.pressed(SameOne)
    client = clients.get(turn.session, turn.me, press.client)
    read, _ = _waiting(turn, press.draft)
    _goes_to(turn, client, read)


def another(turn: Turn) -> None:
    """He is somebody else; a number that another client has stays with that one."""
    read, words = _waiting(turn, turn.pressed(AnotherOne).draft)
    held = clients.holder_of_phone(turn.session, turn.me, read.phones)
    if held is None:
        _make_and_show(turn, read, words)
    elif clients.may_see(turn.me, held[0]):
        theirs = set(clients.phones_of(turn.session, held[0]))
        free = tuple(number for number in read.phones if number not in theirs)
        number = next(each for each in read.phones if each in theirs)
        warning = screens.stays_with(turn.t, number, held[0], turn.team.region)
        _make_and_show(turn, replace(read, phones=free), words, warning)
    else:
        keep_words(turn, words, turn.files)
        turn.edit(client_screens.taken(turn.t, held[1].name))


def right_name(turn: Turn) -> None:
    """The client is called as was typed; his old name still finds him."""
    press = turn.pressed(RightName)
    client = clients.get(turn.session, turn.me, press.client)
    read, words = _waiting(turn, press.draft)
    turn.record("note", client.id, source=words)
    clients.rename(turn.session, client, read.name)
    _goes_to(turn, client, read)


def _goes_to(turn: Turn, client: Client, read: NewClient) -> None:
    """What was typed of a client who is there: into his file what it lacks, and the rest is a note."""
    known = set(clients.phones_of(turn.session, client))
    numbers = [number for number in read.phones if number not in known]
    fills = [getattr(read, name) and not getattr(client, name) for name in ("firm", "job", "birthday")]
    more = [*numbers, *(set(read.tags) - set(client.tags)), *(set(read.aliases) - set(client.aliases))]
    if not (read.note or turn.files or more or any(fills)):
        clients.touch(turn.session, turn.me, client, turn.now)
        turn.edit(client_screens.known(turn.t, client))
        return
    turn.record("note", client.id)
    _fill_in(turn, client, read)
    words = " ".join(part for part in (read.note, *numbers, *(f"#{tag}" for tag in read.tags)) if part)
    capture.show(turn, capture.keep(turn, client, words or read.firm))
