"""Corrections typed right after what they correct: "no, Thursday", "it was Li Min", and a bare day.

What can only be a correction never becomes a note by itself: where it can't be told what it puts right, buttons ask.
"""

from datetime import timedelta

from handlers.book import editing
from handlers.correcting import amending, just_done, typed_edits, unsure
from handlers.correcting.corrections import hour_of
from handlers.correcting.just_done import RIGHT_AFTER, JustDone
from handlers.lines import offers
from handlers.payloads.editing import Field
from handlers.screens.correcting import corrections as screens
from handlers.turn import Turn
from handlers.who import which
from handlers.work import items
from playbook import capture as reading
from playbook import dates
from playbook.capture.names import is_latin, is_name
from playbook.dates import Impossible, Kind, When
from playbook.typed import correcting
from playbook.typed.correcting import Correction
from storage.queries.book import clients, hard_file
from storage.queries.look_up import search
from storage.queries.turns import changes
from storage.queries.work import followups as stored
from storage.tables import Client, Dialog, FollowUp

SAME_DAY = timedelta(hours=12)  # so long it is asked what a correction is about
PEOPLE = 6  # of one name, to choose from


def typed(turn: Turn, text: str) -> bool:
    """Whether the text was a correction, or a bare day, and has been dealt with."""
    found = correcting.read(text) or _after_the_name(turn, text)
    if found is None:
        return unsure.bare_day(turn, text)
    if _of_a_file(turn, found):
        return True
    last = just_done.find(turn)
    if last is None or turn.now - last.at > SAME_DAY:
        return False
    if turn.now - last.at <= RIGHT_AFTER and _apply(turn, last, found):
        return True
    if found.sure:
        unsure.ask(turn, last, text, _day_in(turn, found.right))
    return found.sure


def _of_a_file(turn: Turn, found: Correction) -> bool:
    """A part of a file was put right last, and is put right again."""
    change = changes.last(turn.session, turn.me) if found.sure and found.right else None
    if change is None or turn.now - change.created_at > RIGHT_AFTER:
        return False
    return typed_edits.amend(turn, change, found.right)


def is_none(turn: Turn, _dialog: Dialog) -> bool:
    """Whether a form that asks for any words may take these: not if they can only put right what was just done."""
    found = correcting.read(turn.text)
    return found is None or not found.sure


def lets_pass(turn: Turn, dialog: Dialog) -> bool:
    """The same for a form about an item."""
    return is_none(turn, dialog) and items.takes(turn, dialog)


def _after_the_name(turn: Turn, text: str) -> Correction | None:
    """ "Wang Fang no, it was Li Min": the client noted last, and then the correction."""
    head, _, rest = text.strip().partition(" ")
    found = correcting.read(rest) if rest else None
    if found is None or not found.sure:
        return None
    last = just_done.find(turn)
    named = clients.named_at_start(turn.session, turn.me, head)
    return found if last and any(not left and client.id == last.client.id for client, left in named) else None


def _apply(turn: Turn, last: JustDone, found: Correction) -> bool:
    """Put right what can be told."""
    if not found.right:
        return _taken_back(turn, last, found)
    if _as_client(turn, last, found, exactly=True) or _as_day(turn, last, found):
        return True
    if (found.sure or found.wrong) and (_as_kind(turn, last, found) or _as_purchase(turn, last, found)):
        return True
    if not found.sure:
        return _is_a_name(found.right) and _as_client(turn, last, found)
    if _as_number(turn, last, found):
        return True
    return _as_item(turn, last, found) or _as_nothing(turn, last, found) or _as_client(turn, last, found)


def _taken_back(turn: Turn, last: JustDone, found: Correction) -> bool:
    """Something is wrong, and what is right was not said."""
    is_he = any(not left and client.id == last.client.id for client, left in _called(turn, found.wrong))
    if last.note is not None and (found.somebody or is_he):
        offers.ask_whose(turn, last.note)
        return True
    when = dates.parse(found.wrong, turn.local) if found.wrong else None
    item = last.on_day(when.day) if isinstance(when, When) else None
    if item is not None:
        amending.ask_when(turn, last, item)
    return item is not None


def _called(turn: Turn, words: str) -> list[tuple[Client, str]]:
    return clients.named_at_start(turn.session, turn.me, words) if words else []


def _as_client(turn: Turn, last: JustDone, found: Correction, *, exactly: bool = False) -> bool:
    """It was another client; `exactly`: called so, not only found by a part of his name."""
    right = found.right
    hits = _called(turn, right)
    if not exactly and not hits:
        by_part = search.by_name(turn.session, turn.me, right, PEOPLE)
        hits = [(client, "") for client in by_part] or which.find(turn, right)
    fitting = [client for client, left in hits if correcting.is_all_his(left) and client.id != last.client.id]
    if len(fitting) == 1:
        amending.give_to(turn, last, fitting[0])
        return True
    unknown = found.sure and not exactly and not fitting and _is_a_name(right)
    if unknown and last.note is not None and last.note.is_first and not found.somebody:
        return editing.put(turn, last.client, Field.NAME, right) is None
    if last.note is not None and found.sure and (len(fitting) > 1 or unknown or (found.somebody and not exactly)):
        offers.ask_whose(turn, last.note, fitting, right)
        return True
    return False


def _is_a_name(words: str) -> bool:
    return is_name(words) or (words.istitle() and all(is_latin(word) for word in words.split()))


def _as_day(turn: Turn, last: JustDone, found: Correction) -> bool:
    """It is on another day, or at another hour."""
    when = dates.parse(found.right, turn.local)
    if when is None:
        return False
    item = _meant(turn, last, found.wrong)
    if isinstance(when, Impossible) or item is None or when.past:
        if isinstance(when, When) and _was_then(turn, last, when, item):
            return True
        if item is not None:
            amending.ask_when(turn, last, item, amending.trouble(turn, when, found.right))
        else:
            unsure.ask(turn, last, found.right, when if isinstance(when, When) else None)
        return True
    _put(turn, last, item, when, found.right)
    return True


def _was_then(turn: Turn, last: JustDone, when: When, item: FollowUp | None) -> bool:
    """A day that is over, or today where nothing is planned, is that of the contact or the purchase itself."""
    if not (when.past or when.day == turn.today) or when.day > turn.today:
        return False
    if last.note is None or not (last.note.is_contact or item is None):
        return False
    amending.happened_on(turn, last, when.day)
    return True


def _put(turn: Turn, last: JustDone, item: FollowUp, when: When, said: str) -> None:
    """The item goes to the day, or stays on it where only an hour is said."""
    found = dates.find(said, turn.local)
    only_hour = len(found) == 1 and found[0].kind is Kind.TIME
    day, at = (item.due_on, when.time) if only_hour else (when.day, when.time or hour_of(turn, item))
    if at is not None and stored.instant(day, at, turn.zone.key) <= turn.now:
        amending.ask_when(turn, last, item, screens.is_past(turn.t, day, turn.today))
        return
    amending.put_on(turn, last, item, When(day, at, repeat=when.repeat))


def _meant(turn: Turn, last: JustDone, wrong: str) -> FollowUp | None:
    """The item on the day that is taken back, else the last one."""
    when = dates.parse(wrong, turn.local) if wrong else None
    on_day = last.on_day(when.day) if isinstance(when, When) else None
    return on_day or (last.work[-1] if last.work else None)


def _as_kind(turn: Turn, last: JustDone, found: Correction) -> bool:
    """It was a call and no visit."""
    draft = reading.read_note(found.right, now=turn.local)
    if last.note is None or draft.text or draft.promises or draft.follow_ups or draft.purchase:
        return False
    if draft.kind.value in ("note", last.note.kind):
        return False
    amending.was(turn, last, draft.kind)
    return True


def _as_purchase(turn: Turn, last: JustDone, found: Correction) -> bool:
    """It was another amount, or quantity."""
    return last.purchase is not None and amending.paid(turn, last, last.purchase, found.right)


def _as_number(turn: Turn, last: JustDone, found: Correction) -> bool:
    """It is another number: of a client just made in place of the one typed, else one more."""
    read = reading.read_client(found.right, region=turn.team.region)
    if len(read.phones) != 1 or read.name or read.note or last.note is None:
        return False
    rows = hard_file.phone_rows(turn.session, last.client) if last.note.is_first else ()
    return editing.put(turn, last.client, Field.PHONE, found.right, rows[0].id or 0 if rows else 0) is None


def _as_item(turn: Turn, last: JustDone, found: Correction) -> bool:
    """ "No, the quote is on Thursday": the item by its words, and its day."""
    seen = dates.find(found.right, turn.local)
    if len(seen) != 1 or seen[0].when.past:
        return False
    words = found.right[: seen[0].start] + " " + found.right[seen[0].end :]
    item = last.named(words)
    if item is not None:
        _put(turn, last, item, seen[0].when, seen[0].text)
    return item is not None


def _as_nothing(turn: Turn, last: JustDone, found: Correction) -> bool:
    """Something that was read was never said."""
    what = correcting.none_of(found.right)
    if not what:
        return False
    item = last.named(what)
    if item is not None:
        amending.drop(turn, last, item)
        return True
    bought = last.purchase is not None and correcting.names_a_purchase(what)
    if bought:
        amending.not_bought(turn, last)
    return bought


def _day_in(turn: Turn, words: str) -> When | None:
    seen = dates.find(words, turn.local)
    return seen[0].when if len(seen) == 1 and not seen[0].when.past else None
