"""What is pressed about whole files of clients: is he there already, are two one, is one to be forgotten."""

from handlers.book import admitting, cards, firms, forgetting, giving, merging
from handlers.buying import bought_list
from handlers.lines import pasting
from handlers.payloads import clients as on_clients
from handlers.payloads import doubles as on_doubles
from handlers.payloads import firms as on_firms
from handlers.payloads import forgetting as on_forgetting
from handlers.payloads import giving as on_giving
from handlers.payloads import purchases as on_purchases
from handlers.routing import Press

PRESSES = [
    Press(on_doubles.SameOne, admitting.same),
    Press(on_doubles.AnotherOne, admitting.another),
    Press(on_doubles.RightName, admitting.right_name),
    Press(on_doubles.AskMerge, merging.ask),
    Press(on_doubles.Compare, merging.compare),
    Press(on_doubles.Merge, merging.merge),
    Press(on_forgetting.AskForget, forgetting.pressed),
    Press(on_forgetting.Forget, forgetting.forget),
    Press(on_clients.ShowRest, cards.rest),
    Press(on_firms.ShowFirm, firms.show),
    Press(on_purchases.ShowPurchases, bought_list.show),
    Press(on_giving.AskHandOver, giving.ask),
    Press(on_giving.HandOver, giving.give),
    Press(on_doubles.AddAllPasted, pasting.add_all),
]
