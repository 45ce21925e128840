"""Inline mode: `@bot wangf` in any private chat of a member finds his clients; what he chooses is posted there.

Only the member sees the offers, and Telegram keeps them for nobody. Where others read along nothing but a name can be
posted; strangers are offered nothing.
"""

from typing import Any

from handlers.screens.book import inline as screens
from handlers.screens.who.which import Told
from handlers.turn import Turn
from storage.queries.book import clients
from storage.queries.look_up import search

OFFERED = 10  # clients in one answer
MOST = 200  # clients in all
PRIVATE, WITH_THE_BOT = "private", "sender"  # kinds of chats, as Telegram tells them


def asked(turn: Turn) -> None:
    """Offer the clients whom the words find; without words the last ones."""
    query = turn.update.inline_query
    if query is None:
        return
    offset = int(query.offset) if query.offset.isdecimal() else 0
    found = _found(turn, query.query.strip()) if turn.member is not None else []
    offers = [offer for told in _told(turn, found[offset : offset + OFFERED]) for offer in _offers(turn, told)]
    following = offset + OFFERED
    turn.offer(offers, str(following) if following < len(found) else "")


def _found(turn: Turn, words: str) -> list[int]:
    if not words:
        return [client.id or 0 for client in clients.recent(turn.session, turn.me, OFFERED)]
    found = [*search.find(turn.session, turn.me, words).ids[:MOST]]
    return found or [client.id or 0 for client in search.near_names(turn.session, turn.me, words)]


def _told(turn: Turn, ids: list[int]) -> list[Told]:
    found = search.clients_of(turn.session, ids)
    return [Told(client, clients.phones_of(turn.session, client)) for client in found]


def _offers(turn: Turn, told: Told) -> list[dict[str, Any]]:
    query = turn.update.inline_query
    chat = query.chat_type if query else None
    if chat == WITH_THE_BOT:
        return [screens.for_choice(turn.t, told, turn.team.region)]
    name = screens.name_only(turn.t, told)
    has_card = chat == PRIVATE and (told.client.firm or told.phones)
    return [name, screens.card(turn.t, told, turn.team.region)] if has_card else [name]
