"""Screens of what each tier brings (D2): the lead's own list."""

from collections.abc import Mapping, Sequence

from handlers.payloads.tiers import AskBenefits, ClearBenefits, ShowBenefits, ShowTierRules
from handlers.screen import Button, Screen, in_rows
from handlers.screens import words
from handlers.screens.format import bold, cut, in_a_row
from handlers.texts import Texts, lines
from playbook.rfm import Tier


def benefits(t: Texts, listed: Mapping[Tier, Sequence[str]]) -> Screen:
    """What each tier brings, as the lead has listed it."""
    ordered = sorted(Tier, reverse=True)
    text = lines(
        t("What each tier brings:"),
        *(t("{tier}: {brings}", tier=bold(words.tier(t, tier)), brings=_brings(t, listed.get(tier, ())))
          for tier in ordered),
        t("Reps see it on the card and at a rise."),
    )  # fmt: skip
    each = [Button(words.tier(t, tier), AskBenefits(tier)) for tier in ordered]
    return Screen(text, (*in_rows(each, 2), (Button(t.plain("Back"), ShowTierRules()),)))


def _brings(t: Texts, listed: Sequence[str]) -> str:
    return cut(in_a_row(t, listed), 30) if listed else t.plain("nothing yet")


def ask_benefits(t: Texts, tier: Tier, listed: Sequence[str], most: int) -> Screen:
    """What does one tier bring?"""
    text = lines(
        t("What does {tier} bring?", tier=bold(words.tier(t, tier))),
        *(t("· {benefit}", benefit=each) for each in listed),
        t("Type it, a line each, {n} at most.", n=most),
    )
    clear = (Button(t.plain("Clear the list"), ClearBenefits(tier)),) if listed else ()
    return Screen(text, ((*clear, Button(t.plain("Back"), ShowBenefits())),))


def kept(t: Texts) -> str:
    """Toast."""
    return t.plain("Kept")
