"""What is pressed on purchases, lapses, contracts and the rules of care."""

from handlers.book import referrals
from handlers.buying import bought, bought_more, bought_parts, deals, goods
from handlers.caring import care_rules, contracts
from handlers.lapsing import churn, lapses, lost, premortem, winback
from handlers.payloads import care as on_care
from handlers.payloads import contracts as on_contracts
from handlers.payloads import deals as on_deals
from handlers.payloads import goods as on_goods
from handlers.payloads import lapses as on_lapses
from handlers.payloads import referrals as on_referrals
from handlers.payloads import report as on_report
from handlers.reports import report
from handlers.route import Who
from handlers.routing import Press
from handlers.tiers import tiers

PRESSES = [
    Press(on_deals.AskPurchase, deals.ask),
    Press(on_deals.PurchaseIs, deals.settled),
    Press(on_deals.BuysLater, deals.later),
    Press(on_goods.BuyProduct, deals.product_chosen),
    Press(on_goods.ProductFor, deals.amount_chosen),
    Press(on_goods.CountsAs, deals.counted),
    Press(on_goods.ShowProducts, goods.show),
    Press(on_goods.OpenProduct, goods.open_one),
    Press(on_goods.AskProduct, goods.ask, who=Who.LEAD),
    Press(on_goods.ListProduct, goods.put_in_list, who=Who.LEAD),
    Press(on_goods.MergeProduct, goods.ask_same, who=Who.LEAD),
    Press(on_goods.SameProduct, goods.same, who=Who.LEAD),
    Press(on_deals.ShowPurchase, bought.show),
    Press(on_goods.ShowMoreParts, bought_more.show),
    Press(on_goods.AskSource, bought_more.ask_source),
    Press(on_goods.SetSource, bought_more.set_source),
    Press(on_goods.MeantProduct, bought_more.meant),
    Press(on_goods.AskReturn, bought_more.ask_return),
    Press(on_goods.CameBack, bought_more.came_back),
    Press(on_deals.TwoPurchases, bought.two),
    Press(on_deals.CorrectAmount, bought.ask_amount),
    Press(on_deals.ShowPurchaseParts, bought_parts.show),
    Press(on_deals.AskPart, bought_parts.ask),
    Press(on_deals.DropPurchase, bought_parts.drop),
    Press(on_deals.AskLasts, bought.ask_lasts),
    Press(on_deals.SetLasts, bought.set_lasts),
    Press(on_deals.ShowTiers, tiers.show),
    Press(on_deals.LookAt, tiers.look_at),
    Press(on_deals.WinBack, winback.begin),
    Press(on_referrals.AskReferrer, referrals.ask_by),
    Press(on_referrals.AskBrought, referrals.ask_whom),
    Press(on_referrals.SetReferrer, referrals.chosen),
    Press(on_referrals.ShowReferrals, referrals.show),
    Press(on_referrals.TopReferrers, referrals.top),
    Press(on_referrals.NoteReferral, referrals.note),
    Press(on_referrals.ThankReferrer, referrals.thank),
    Press(on_report.ShowReport, report.show),
    Press(on_report.ReportPeople, report.people, who=Who.LEAD),
    Press(on_report.AskPicture, report.picture),
    Press(on_report.AskCurve, report.curve),
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
    Press(on_lapses.WinBackAnyway, winback.begin_anyway),
    Press(on_lapses.Reached, winback.reached),
    Press(on_lapses.TryAgain, winback.try_again),
    Press(on_lapses.WhyAway, winback.why),
    Press(on_lapses.NoAmends, winback.no_amends),
    Press(on_lapses.StillTalking, winback.still_talking),
    Press(on_lapses.OpenAgain, winback.open_again),
    Press(on_lapses.ShowCase, winback.show_case),
    Press(on_lapses.GivenUp, lost.given_up),
    Press(on_lapses.PutDownTo, lost.put_down_to),
    Press(on_lapses.NowElsewhere, lost.nowhere_known),
    Press(on_lapses.GreetLater, lost.greet_later),
    Press(on_lapses.PremortemPage, premortem.page),
    Press(on_lapses.ShowDoubt, premortem.show),
    Press(on_lapses.ShowChurn, churn.show, who=Who.LEAD),
    Press(on_lapses.ChurnByRep, churn.by_rep, who=Who.LEAD),
    Press(on_lapses.UnaskedPage, churn.unasked, who=Who.LEAD),
]
