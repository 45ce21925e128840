"""The conversations. `ROUTES` is the one ordered list of everything the bot reacts to (the buttons stand in
`presses`); the fallback comes last."""

from telegram.ext import filters

from handlers import flows
from handlers.book import cards, clients, finding, forgetting, inline, merging, referrals
from handlers.buying import deals, goods
from handlers.caring import care, contracts
from handlers.correcting import undo
from handlers.files import exports, imports
from handlers.lapsing import lapses, winback
from handlers.lines import contacts, media, notes, typed
from handlers.making import making, outstanding
from handlers.presses import PRESSES
from handlers.reports import report
from handlers.route import Route, Where, Who
from handlers.routing import Command, Kind, Routes
from handlers.six_questions import trust
from handlers.team import digests, helping, invites, membership, people, roster, settings, undelivered
from handlers.tiers import best, tiers
from handlers.work import agenda, planning

COMMANDS = [
    Command("start", people.start, who=Who.ANYONE, where=Where.ANYWHERE),
    Command("add", clients.command_add),
    Command("note", notes.command),
    Command("find", finding.command),
    Command("card", cards.command),
    Command("recent", clients.recent),
    Command("trust", trust.command),
    Command("today", agenda.command_today),
    Command("due", agenda.command_due),
    Command("follow", planning.command_follow),
    Command("promise", planning.command_promise),
    Command("buy", deals.command),
    Command("return", deals.command_return),
    Command("products", goods.command),
    Command("refer", referrals.command),
    Command("contract", contracts.command),
    Command("tiers", tiers.command),
    Command("best", best.command),
    Command("report", report.command),
    Command("deals", making.command),
    Command("deal", making.command),
    Command("owed", outstanding.command),
    Command("lapsed", lapses.command),
    Command("winback", winback.command),
    Command("care", care.command),
    Command("settings", settings.command),
    Command("help", helping.show, where=Where.ANYWHERE),
    Command("more", helping.more),
    Command("drafts", helping.drafts),
    Command("digest", digests.command, where=Where.ANYWHERE),
    Command("invite", invites.command, who=Who.LEAD),
    Command("team", roster.command, who=Who.LEAD),
    Command("undelivered", undelivered.command, who=Who.LEAD),
    Command("import", imports.command),
    Command("export", exports.command),
    Command("merge", merging.command),
    Command("forget", forgetting.command),
    Command("undo", undo.command),
    Command("cancel", flows.cancel),
]

_NEW = filters.UpdateType.MESSAGE
MESSAGES = [
    Kind(filters.UpdateType.EDITED_MESSAGE & (filters.TEXT | filters.CAPTION), Route(typed.edited)),
    Kind(_NEW & filters.TEXT & ~filters.COMMAND, Route(typed.words)),
    Kind(_NEW & filters.COMMAND, Route(typed.unknown_command)),
    Kind(filters.StatusUpdate.MIGRATE, Route(membership.moved, Who.ANYONE, Where.ANYWHERE)),
    Kind(_NEW & filters.CONTACT, Route(contacts.shared)),
    Kind(_NEW & imports.MAY_BE_A_LIST, Route(imports.sent, wants_file=True)),
    Kind(_NEW & ~filters.StatusUpdate.ALL, Route(media.anything)),
]

ROUTES = Routes(
    commands=COMMANDS,
    presses=PRESSES,
    messages=MESSAGES,
    inline=Route(inline.asked, Who.ANYONE, Where.ANYWHERE),
    membership=Route(membership.changed, Who.ANYONE, Where.ANYWHERE),
    old_button=Route(membership.old_button, Who.ANYONE, Where.ANYWHERE),
    rest=Route(membership.rest, Who.ANYONE, Where.ANYWHERE),
)

flows.COMMANDS |= {command.name: command.by_word for command in COMMANDS}
