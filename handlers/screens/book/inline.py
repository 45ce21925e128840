"""What an inline query offers: a client's name, or a card with name, firm and number; nothing else is ever posted."""

from typing import Any

from handlers.screens.format import cut, phone
from handlers.screens.who.which import Told
from handlers.texts import Texts

TITLE, FIRM = 40, 80  # letters


def name_only(t: Texts, told: Told) -> dict[str, Any]:
    """An offer that posts the name and nothing else."""
    name = told.client.name
    return _article(f"n{told.client.id}", cut(name, TITLE), t.plain("Only the name"), name)


def card(t: Texts, told: Told, region: str) -> dict[str, Any]:
    """An offer that posts name, firm and first number."""
    numbers = [phone(number, region) for number in told.phones[:1]]
    parts = [part for part in (cut(told.client.firm, FIRM), *numbers) if part]
    title = t.plain("{name} · card", name=cut(told.client.name, TITLE))
    return _article(f"c{told.client.id}", title, " · ".join(parts), "\n".join([told.client.name, *parts]))


def for_choice(t: Texts, told: Told, region: str) -> dict[str, Any]:
    """In the chat with the bot: the name, which brings up the client's card there."""
    numbers = [phone(number, region) for number in told.phones[:1]]
    parts = [part for part in (cut(told.client.firm, FIRM), *numbers) if part]
    return _article(f"n{told.client.id}", cut(told.client.name, TITLE), " · ".join(parts), told.client.name)


def _article(number: str, title: str, description: str, text: str) -> dict[str, Any]:
    content = {"message_text": text, "link_preview_options": {"is_disabled": True}}
    shown = {"title": title, "description": description}
    return {"type": "article", "id": number, **shown, "input_message_content": content}
