"""What is pressed on tiers: their lists, their rules, what each brings, and who brings most."""

from handlers.payloads import tiers as on_tiers
from handlers.route import Who
from handlers.routing import Press
from handlers.tiers import benefits, best, tier_rules, tiers

PRESSES = [
    Press(on_tiers.ShowTier, tiers.show_tier),
    Press(on_tiers.ShowEdges, tiers.show_edges),
    Press(on_tiers.ShowRises, tiers.show_rises),
    Press(on_tiers.ShowBest, best.show),
    Press(on_tiers.ShowTierRules, tier_rules.show, who=Who.LEAD),
    Press(on_tiers.AskTierRule, tier_rules.ask, who=Who.LEAD),
    Press(on_tiers.ScaleMoney, tier_rules.scale, who=Who.LEAD),
    Press(on_tiers.TryTrade, tier_rules.of_trade, who=Who.LEAD),
    Press(on_tiers.TryStandard, tier_rules.standard, who=Who.LEAD),
    Press(on_tiers.ShowMoves, tier_rules.show_moves, who=Who.LEAD),
    Press(on_tiers.AdoptRules, tier_rules.adopt, who=Who.LEAD),
    Press(on_tiers.LeaveRules, tier_rules.leave, who=Who.LEAD),
    Press(on_tiers.TakeBackRules, tier_rules.take_back, who=Who.LEAD),
    Press(on_tiers.ShowBenefits, benefits.show, who=Who.LEAD),
    Press(on_tiers.AskBenefits, benefits.ask, who=Who.LEAD),
    Press(on_tiers.ClearBenefits, benefits.clear, who=Who.LEAD),
]
