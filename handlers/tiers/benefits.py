"""What each tier brings (D2), listed by the lead: shown on the card, at a rise, and to whom it is near."""

from handlers.payloads.tiers import AskBenefits, ClearBenefits, ShowBenefits
from handlers.screens.tiers import benefits as screens
from handlers.turn import Turn
from playbook.rfm import Tier
from storage.queries.tiers import tier_rules
from storage.tables import Dialog

FLOW = "benefits"


def show(turn: Turn) -> None:
    """All that is listed."""
    turn.pressed(ShowBenefits)
    _show(turn)


def _show(turn: Turn) -> None:
    turn.answer(screens.benefits(turn.t, tier_rules.benefits(turn.team)))
    turn.leave(FLOW)


def ask(turn: Turn) -> None:
    """What does one tier bring?"""
    _ask(turn, turn.pressed(AskBenefits).tier)


def _ask(turn: Turn, tier: Tier) -> None:
    listed = tier_rules.benefits(turn.team).get(tier, ())
    screen = screens.ask_benefits(turn.t, tier, listed, tier_rules.BENEFITS_AT_MOST)
    turn.ask(FLOW, "benefits", screen, tier=int(tier))


def ask_again(turn: Turn, dialog: Dialog) -> None:
    """The question, after a break."""
    _ask(turn, Tier(dialog.data["tier"]))


def typed(turn: Turn, dialog: Dialog) -> None:
    """A line each."""
    told = [words for line in turn.text.splitlines() if (words := " ".join(line.split()))]
    tier_rules.list_benefits(turn.session, turn.team, Tier(dialog.data["tier"]), told)
    _show(turn)


def clear(turn: Turn) -> None:
    """Nothing of its own any more."""
    tier_rules.list_benefits(turn.session, turn.team, turn.pressed(ClearBenefits).tier, ())
    turn.toast(screens.kept(turn.t))
    _show(turn)
