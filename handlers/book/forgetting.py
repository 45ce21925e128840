"""Erasing a client for good: what goes is said first, and there is no way back."""

from datetime import date
from zoneinfo import ZoneInfo

from handlers.payloads.forgetting import AskForget, Forget
from handlers.screens.book import forgetting as screens
from handlers.turn import Refusal, Turn
from handlers.who.which import continues, with_client
from storage.backups.shelf import KEPT
from storage.queries.book import clients, forgetting
from storage.queries.team import installation
from storage.tables import Client


def command(turn: Turn) -> None:
    """/forget client."""
    with_client(turn, turn.args, "forget")


@continues("forget")
def ask(turn: Turn, client: Client, _words: str) -> None:
    """What would go, before it does."""
    turn.edit(screens.sure(turn.t, client, forgetting.counts(turn.session, client), turn.today, _held_until(turn)))


def pressed(turn: Turn) -> None:
    """The card's button."""
    ask(turn, clients.get(turn.session, turn.me, turn.pressed(AskForget).client), "")


def forget(turn: Turn) -> None:
    """It is meant: he is erased, and what is left to say names nobody."""
    client = clients.get(turn.session, turn.me, turn.pressed(Forget).client)
    if forgetting.is_importing(turn.session, client.team_id):
        raise Refusal(screens.wait_for_import)
    done = forgetting.forget(turn.session, client, turn.now)
    turn.edit(screens.forgotten(turn.t, done, turn.today, _held_until(turn)))


def _held_until(turn: Turn) -> date | None:
    """The day on which the last nightly copy that may hold him goes; None where no copies are made."""
    made = installation.backup_made_at(turn.session)
    if made is None:
        return None
    goes = made.astimezone(ZoneInfo(turn.house.timezone)).date() + KEPT
    return goes if goes > turn.today else None
