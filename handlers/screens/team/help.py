"""Screens of help and of kept texts."""

from collections.abc import Sequence

from handlers.paging import Page
from handlers.payloads.capture import Choose, ChooseNew
from handlers.payloads.people import DraftsPage, DropDraft, KeepAgain, OpenDraft, ShowDrafts
from handlers.screen import Button, Screen, in_rows
from handlers.screens.format import cut
from handlers.screens.team import more
from handlers.screens.team.people import example
from handlers.screens.turning import onward
from handlers.texts import Html, Texts, lines
from storage.tables import Client, Draft, Team

LABEL = 24  # letters of a text on its button
DRAFTS = 7  # texts a page
SHOWN = 300  # letters of an opened text


def for_rep(t: Texts, team: Team) -> Screen:
    """Five lines to copy and change."""
    text = lines(
        t("Just type. Tap a line to copy it:"),
        _line(example(t, team)),
        _line(t("/follow Wang Fang Friday send the quote")),
        _line(t("/buy Wang Fang 3280 4 tyres")),
        _line(t("deal Wang Fang SUV 250k June")),
        _line(t("Wang Fang owes 12,000 by Friday")),
        t("A name alone shows the client."),
    )
    return Screen(text, in_rows([more.run(t, name) for name in ("report", "deals", "owed", "more")]))


def for_lead(t: Texts) -> Screen:
    """A lead's five."""
    text = lines(
        t("The team's business, a line each:"),
        t("/report figures and pictures"),
        t("/deals what may come, /owed what must"),
        t("/team people, /invite colleagues"),
        t("/import a table, or just send it"),
        t("/digest in a group: daily figures"),
        t("For clients just type a name."),
    )
    return Screen(text, in_rows([more.run(t, name) for name in ("best", "tiers", "products", "more")]))


def _line(line: Html) -> Html:
    return Html(f"<code>{line}</code>")


def in_group(t: Texts, username: str) -> Screen:
    """In a group: what comes here, and where the rest is."""
    text = lines(
        t("/digest posts the team's figures here."),
        t("Clients are shown in private only."),
    )
    return Screen(text, ((Button(t.plain("Open private chat"), url=f"https://t.me/{username}?start=menu"),),))


def drafts(t: Texts, kept: Sequence[Draft], page: Page) -> Screen:
    """The texts that wait for a client, a page of them."""
    if not kept:
        return Screen(t("No text is waiting."))
    head = t.n("{n} text waits for a client:", "{n} texts wait for a client:", page.count)
    rows = tuple((Button(_label(t, draft), OpenDraft(draft.id or 0)),) for draft in kept)
    return Screen(head, rows if page.is_only else (*rows, (onward(t, page, DraftsPage),)))


def _label(t: Texts, draft: Draft) -> str:
    return cut(draft.text, LABEL) or "📎 " + _kind(t, draft)


def _kind(t: Texts, draft: Draft) -> str:
    kind = draft.files[0]["kind"] if draft.files else ""
    return {"voice": t.plain("Voice"), "photo": t.plain("Photo")}.get(kind, t.plain("Attachment"))


def draft(t: Texts, kept: Draft, likely: Sequence[Client]) -> Screen:
    """One of them: whose is it?"""
    number = kept.id or 0
    told = t("“{text}”", text=cut(kept.text, SHOWN) or _kind(t, kept))
    people = [Button(cut(client.name, LABEL), Choose(number, client.id or 0, "note")) for client in likely]
    last = (
        Button(t.plain("New client"), ChooseNew(number, "note")),
        Button(t.plain("Not needed"), DropDraft(number)),
        Button(t.plain("Back"), ShowDrafts()),
    )
    return Screen(lines(told, t("Whose is it?")), (*in_rows(people, 2), last))


def draft_dropped(t: Texts, kept: Draft) -> Screen:
    """It is gone, unless he wants it back."""
    row = (Button(t.plain("Bring back"), KeepAgain(kept.id or 0)), Button(t.plain("Back"), ShowDrafts()))
    return Screen(t("“{text}” is dropped.", text=cut(kept.text, LABEL) or _kind(t, kept)), (row,))
