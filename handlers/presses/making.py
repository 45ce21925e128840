"""What is pressed on deals in the making and on money outstanding."""

from handlers.making import forecast, making, making_ends, making_parts, outstanding, payments
from handlers.payloads import making as on_making
from handlers.payloads import outstanding as on_outstanding
from handlers.routing import Press

PRESSES = [
    Press(on_making.AskDeal, making.ask),
    Press(on_making.DealFromNote, making.from_note),
    Press(on_making.ShowDeal, making.pressed),
    Press(on_making.ShowForecast, forecast.show),
    Press(on_making.MoveOver, forecast.move_over),
    Press(on_making.ShowDealParts, making_parts.show),
    Press(on_making.AskDealPart, making_parts.ask),
    Press(on_making.SetMonth, making_parts.set_month),
    Press(on_making.SetAmount, making_parts.set_amount),
    Press(on_making.SetGrade, making_parts.set_grade),
    Press(on_making.AskWon, making_ends.ask_won),
    Press(on_making.WinBy, making_ends.win_by),
    Press(on_making.BuyAndWin, making_ends.buy_and_win),
    Press(on_making.AskWonAmount, making_ends.ask_amount),
    Press(on_making.AskWhyLost, making_ends.ask_why),
    Press(on_making.LoseDeal, making_ends.lose),
    Press(on_making.ReopenDeal, making_ends.reopen),
    Press(on_outstanding.AskOwed, outstanding.ask),
    Press(on_outstanding.AskOwedFor, outstanding.ask_for),
    Press(on_outstanding.OwedFromNote, outstanding.from_note),
    Press(on_outstanding.ShowOwed, outstanding.page),
    Press(on_outstanding.OpenOwed, outstanding.pressed),
    Press(on_outstanding.SetDue, payments.set_day),
    Press(on_outstanding.AskDue, payments.ask_day),
    Press(on_outstanding.AllCame, payments.all_came),
    Press(on_outstanding.PartCame, payments.part_came),
    Press(on_outstanding.AskPart, payments.ask_part),
    Press(on_outstanding.PoliteWords, payments.words),
    Press(on_outstanding.LetOwedGo, payments.let_go),
    Press(on_outstanding.OwedAgain, payments.again),
]
