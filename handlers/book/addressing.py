"""How a client is greeted: form of address and channel (F1), birthday (B1), whose festivals he keeps (C6)."""

from typing import Any

from handlers.caring import drafts
from handlers.caring.care import desk
from handlers.payloads.greetings import (
    AskWord,
    PickAddress,
    PickCulture,
    Place,
    SetAddress,
    SetCulture,
    ShowClientCare,
    Word,
)
from handlers.screens import toasts
from handlers.screens.book import addressing as screens
from handlers.screens.book.addressing import Asked, CareView
from handlers.turn import Turn
from playbook.names import addressing
from playbook.occasions import Culture, birthday_words, birthdays, culture_of
from storage.queries.book import clients
from storage.queries.caring import greetings
from storage.tables import Client, Dialog, OccasionStatus

LONGEST_CHANNEL = 40  # letters
FLOW = "care_word"


def show(turn: Turn) -> None:
    """What the file holds for a client's greetings."""
    client = _client(turn, turn.pressed(ShowClientCare).client)
    turn.close_form()
    _show(turn, client)


def _show(turn: Turn, client: Client) -> None:
    born = birthdays.read(client.birthday)
    view = CareView(
        client=client,
        today=turn.today,
        currency=turn.team.currency,
        culture=culture_of(turn.team.region, client.culture),
        born=born,
        birthday=birthdays.next_day(born, turn.today) if born else None,
        open=greetings.of_client(turn.session, turn.me, client, turn.today),
    )
    turn.answer(screens.of_client(turn.t, view))


def pick(turn: Turn) -> None:
    """What is he called?"""
    press = turn.pressed(PickAddress)
    asked = Asked(_client(turn, press.client), press.occasion, press.place)
    turn.edit(drafts.how_called(desk(turn), asked))


def set_style(turn: Turn) -> None:
    """One of the forms offered."""
    press = turn.pressed(SetAddress)
    client = _client(turn, press.client)
    words = addressing.offered(client.name, client.job, turn.t.language).get(press.style)
    asked = Asked(client, press.occasion, press.place)
    if words is None:  # his name has changed meanwhile
        turn.edit(drafts.how_called(desk(turn), asked))
        return
    _keep_address(turn, client, words)
    _go_on(turn, asked, Word.ADDRESS)


def ask(turn: Turn) -> None:
    """Let it be typed."""
    press = turn.pressed(AskWord)
    _ask(turn, Asked(_client(turn, press.client), press.occasion, press.place), press.word)


def _ask(turn: Turn, asked: Asked, word: Word, *, again: bool = False) -> None:
    known: dict[str, Any] = {"client": asked.number, "occasion": asked.occasion, "place": asked.place.value}
    turn.ask(FLOW, word.value, screens.ask(turn.t, asked, word, again=again), **known)


def ask_again(turn: Turn, dialog: Dialog) -> None:
    """The question again, after a break."""
    _ask(turn, _asked(turn, dialog), Word(dialog.step))


def typed(turn: Turn, dialog: Dialog) -> None:
    """It was typed; what can't be used is asked for again."""
    asked, word = _asked(turn, dialog), Word(dialog.step)
    keep = {Word.ADDRESS: _keep_address, Word.BIRTHDAY: _keep_birthday, Word.CHANNEL: _keep_channel}[word]
    if not keep(turn, asked.client, " ".join(turn.text.split())):
        _ask(turn, asked, word, again=True)
        return
    turn.close_form()
    _go_on(turn, asked, word)


def takes(turn: Turn, dialog: Dialog) -> bool:
    """Whether typed words are the answer: not if they say something of another client; a name alone may be one."""
    named = clients.named_at_start(turn.session, turn.me, turn.text)
    return not any(rest and client.id != dialog.data.get("client") for client, rest in named)


def _asked(turn: Turn, dialog: Dialog) -> Asked:
    client = clients.get(turn.session, turn.me, int(dialog.data["client"]))
    return Asked(client, int(dialog.data["occasion"]), Place(dialog.data["place"]))


def _keep_address(turn: Turn, client: Client, words: str) -> bool:
    if not addressing.known(words, turn.t.language):
        return False
    turn.record("address", client.id)
    clients.address(turn.session, client, words)
    return True


def _keep_birthday(turn: Turn, client: Client, words: str) -> bool:
    born = birthday_words.find(words)
    if born is None:
        return False
    turn.record("birthday", client.id)
    clients.set_birthday(turn.session, client, born)
    return True


def _keep_channel(turn: Turn, client: Client, words: str) -> bool:
    if len(words) > LONGEST_CHANNEL:
        return False
    turn.record("channel", client.id)
    client.channel = words
    turn.session.add(client)
    return True


def _go_on(turn: Turn, asked: Asked, word: Word) -> None:
    """To the drafts for which the form of address was needed, else to what the file holds."""
    turn.toast(toasts.fact_kept(turn.t))
    turn.session.flush()
    if asked.occasion:
        draft = greetings.get(turn.session, turn.me, asked.occasion)
        if draft.occasion.status is OccasionStatus.OPEN:
            turn.answer(drafts.of_occasion(desk(turn), draft, asked.place))
            return
    if word is Word.ADDRESS and asked.place is Place.ALONE:
        turn.answer(drafts.of_no_occasion(desk(turn), asked.client, 0))
    else:
        _show(turn, asked.client)


def pick_culture(turn: Turn) -> None:
    """Whose festivals?"""
    client = _client(turn, turn.pressed(PickCulture).client)
    turn.edit(screens.cultures(turn.t, client, culture_of(turn.team.region, client.culture)))


def set_culture(turn: Turn) -> None:
    """Those."""
    press = turn.pressed(SetCulture)
    client = _client(turn, press.client)
    turn.record("culture", client.id, source="")
    client.culture = Culture(press.culture).value
    turn.session.add(client)
    turn.toast(toasts.fact_kept(turn.t))
    _show(turn, client)


def _client(turn: Turn, number: int) -> Client:
    client = clients.get(turn.session, turn.me, number)
    clients.touch(turn.session, turn.me, client, turn.now)
    return client
