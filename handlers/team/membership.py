"""The bot blocked, unblocked, added to or removed from a chat, moved with a group; and what nothing else took."""

from telegram import ChatMember, ChatMemberUpdated

from handlers.book import cards
from handlers.screens import errors
from handlers.screens.team import membership as screens
from handlers.turn import Turn
from handlers.work import agenda
from storage.queries.delivery import reach
from storage.queries.work import followups

OUT = (ChatMember.LEFT, ChatMember.BANNED)


def changed(turn: Turn) -> None:
    """Telegram tells how the bot now stands in a chat."""
    changed = turn.update.my_chat_member
    if changed is None:
        return
    if changed.new_chat_member.status in OUT:
        reach.unreachable(turn.session, turn.chat_id)
    elif turn.member is None or not _came_in(changed):
        return
    elif turn.in_group:
        _hello(turn)
    else:
        _welcome_back(turn)


def _came_in(changed: ChatMemberUpdated) -> bool:
    return changed.old_chat_member.status in OUT


def _hello(turn: Turn) -> None:
    """A member took the bot into a group; for anybody else it stays silent."""
    subscribed = reach.back_in_group(turn.session, turn.me, turn.chat_id)
    turn.say(screens.hello(turn.t, leads=turn.me.role.leads, subscribed=subscribed))


def _welcome_back(turn: Turn) -> None:
    """A member who had blocked the bot is back: nothing that came due meanwhile is lost."""
    due = followups.overdue(turn.session, turn.me, turn.now)
    if due:
        agenda.show(turn, screens.meanwhile(turn.t, due))


def moved(turn: Turn) -> None:
    """A group became a supergroup: what the team has there goes on under its new number."""
    message = turn.message
    if message is None:
        return
    if message.migrate_to_chat_id is not None:
        reach.moved(turn.session, turn.chat_id, message.migrate_to_chat_id)
    elif message.migrate_from_chat_id is not None:
        reach.moved(turn.session, message.migrate_from_chat_id, turn.chat_id)


def old_button(turn: Turn) -> None:
    """Button data that no route knows: the client whom its message was about is shown anew, if he may be."""
    if cards.show_anew(turn):
        return
    screen = errors.stranger(turn.t) if turn.member is None else errors.old_button(turn.t)
    turn.toast(errors.first_line(screen))


def rest(turn: Turn) -> None:
    """An update that no route takes: nothing to say."""
