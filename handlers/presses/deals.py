"""What is pressed on purchases, lapses, contracts and the rules of care."""

from handlers.book import referrals
from handlers.buying import bought, bought_parts, deals, lapses, tiers, winback
from handlers.caring import care_rules, contracts
from handlers.payloads import care as on_care
from handlers.payloads import contracts as on_contracts
from handlers.payloads import deals as on_deals
from handlers.payloads import lapses as on_lapses
from handlers.payloads import referrals as on_referrals
from handlers.route import Who
from handlers.routing import Press

PRESSES = [
    Press(on_deals.AskPurchase, deals.ask),
    Press(on_deals.PurchaseIs, deals.settled),
    Press(on_deals.BuysLater, deals.later),
    Press(on_deals.ShowPurchase, bought.show),
    Press(on_deals.TwoPurchases, bought.two),
    Press(on_deals.CorrectAmount, bought.ask_amount),
    Press(on_deals.ShowPurchaseParts, bought_parts.show),
    Press(on_deals.AskPart, bought_parts.ask),
    Press(on_deals.DropPurchase, bought_parts.drop),
    Press(on_deals.AskLasts, bought.ask_lasts),
    Press(on_deals.SetLasts, bought.set_lasts),
    Press(on_deals.ShowTiers, tiers.page),
    Press(on_deals.LookAt, tiers.look_at),
    Press(on_deals.WinBack, winback.begin),
    Press(on_referrals.AskReferrer, referrals.ask_by),
    Press(on_referrals.AskBrought, referrals.ask_whom),
    Press(on_referrals.SetReferrer, referrals.chosen),
    Press(on_referrals.ShowReferrals, referrals.show),
    Press(on_contracts.ShowContracts, contracts.show),
    Press(on_contracts.AddContract, contracts.ask),
    Press(on_contracts.OpenContract, contracts.open_one),
    Press(on_contracts.RenewContract, contracts.ask_renewed),
    Press(on_contracts.RenewedUntil, contracts.renewed),
    Press(on_contracts.EndContract, contracts.end),
    Press(on_care.ShowRules, care_rules.show, who=Who.LEAD),
    Press(on_care.ShowRule, care_rules.show_rule, who=Who.LEAD),
    Press(on_care.SwitchRule, care_rules.switch, who=Who.LEAD),
    Press(on_care.AskValue, care_rules.ask_value, who=Who.LEAD),
    Press(on_care.TryValue, care_rules.try_value, who=Who.LEAD),
    Press(on_care.SaveValue, care_rules.save, who=Who.LEAD),
    Press(on_lapses.LapsedPage, lapses.page),
    Press(on_lapses.ShowLapse, lapses.show),
    Press(on_lapses.ContactToday, lapses.contact_today),
    Press(on_lapses.DraftGreeting, lapses.greeting),
    Press(on_lapses.Greeted, lapses.greeted),
    Press(on_lapses.Seasonal, lapses.seasonal),
    Press(on_lapses.InHand, lapses.in_hand),
    Press(on_lapses.Reached, winback.reached),
    Press(on_lapses.TryAgain, winback.try_again),
    Press(on_lapses.WhyAway, winback.why),
    Press(on_lapses.NoAmends, winback.no_amends),
    Press(on_lapses.StillTalking, winback.still_talking),
    Press(on_lapses.GivenUp, winback.given_up),
    Press(on_lapses.PutDownTo, winback.put_down_to),
]
