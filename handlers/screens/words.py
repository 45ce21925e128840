"""The field's words for what the method counts: tiers, classes, stages, kinds of contact, moods, questions."""

from datetime import date

from handlers.screens.format import day, short_day
from handlers.texts import Texts
from playbook.file import FileField
from playbook.rfm import Tier
from playbook.stages import ProspectClass, Stage
from playbook.trust import Question


def tier(t: Texts, value: Tier) -> str:
    """D1: the name of a tier."""
    names = {
        Tier.PLATINUM: t.plain("Platinum"),
        Tier.GOLD: t.plain("Gold"),
        Tier.SILVER: t.plain("Silver"),
        Tier.BRONZE: t.plain("Bronze"),
    }
    return names[value]


def customer(t: Texts, value: Tier | None, *, dormant: bool) -> str:
    """A customer with his tier, or dormant."""
    if dormant or value is None:
        return t.plain("Customer, dormant")
    return t.plain("Customer, {tier}", tier=tier(t, value))


def prospect_class(t: Texts, value: ProspectClass) -> str:
    """A8: hot, warm, cool, none."""
    names = {
        ProspectClass.HOT: t.plain("hot"),
        ProspectClass.WARM: t.plain("warm"),
        ProspectClass.COOL: t.plain("cool"),
        ProspectClass.NONE: t.plain("refused"),
    }
    return names[value]


def prospect(t: Texts, value: str | None) -> str:
    """A prospect with his class, if it is known."""
    if value is None:
        return t.plain("Prospect")
    return t.plain("Prospect, {klass}", klass=prospect_class(t, ProspectClass(value)))


def stage(t: Texts, value: int) -> str | None:
    """A2: how far the relation has come; a stranger is not worth a word."""
    names = {
        Stage.ACCEPTS: t.plain("accepts you"),
        Stage.LIKES: t.plain("likes you"),
        Stage.TRUSTS: t.plain("trusts you"),
        Stage.RELIES: t.plain("relies on you"),
    }
    return names.get(Stage(value))


def contact(t: Texts, kind: str) -> str:
    """How a contact happened."""
    names = {
        "call": t.plain("call"),
        "visit": t.plain("visit"),
        "message": t.plain("message"),
        "meal": t.plain("meal"),
        "talk": t.plain("talk"),
        "attempt": t.plain("not reached"),
        "care": t.plain("greeting"),
        "added": t.plain("added"),
    }
    return names.get(kind, t.plain("note"))


def only_says(text: str, kind: str) -> bool:
    """Whether a note's words tell no more than how the contact was: 打电话 of a 电话."""
    return kind in text and len(text) <= len(kind) + 1


def when_met(t: Texts, value: date, today: date, kind: str, *, weekday: bool = False) -> str:
    """When and how a contact was: 今天面谈, 10/30 电话, visit today, visit Tue 17 Nov."""
    if value == today:
        return t.plain("{kind} today", kind=contact(t, kind))
    when = day(t, value, today) if weekday else short_day(t, value, today)
    return t.plain("{kind} {when}", kind=contact(t, kind), when=when)


def mood(t: Texts, value: str | None) -> str | None:
    """How it went."""
    names = {"good": t.plain("went well"), "neutral": t.plain("so-so"), "poor": t.plain("went badly")}
    return names.get(value) if value else None


def question(t: Texts, value: Question) -> str:
    """A1: the six questions as a client asks them."""
    names = {
        Question.WHO_ARE_YOU: t.plain("Who are you?"),
        Question.WHAT_DO_YOU_WANT: t.plain("What's your message?"),
        Question.WHY_ME: t.plain("What is it to me?"),
        Question.WHY_BELIEVE: t.plain("Why believe you?"),
        Question.WHY_YOU: t.plain("Why choose you?"),
        Question.WHY_NOW: t.plain("Why now?"),
    }
    return names[value]


def file_kind(t: Texts, kind: str) -> str:
    """What was sent along."""
    names = {
        "photo": t.plain("photo"),
        "voice": t.plain("voice"),
        "video": t.plain("video"),
        "video_note": t.plain("video"),
        "animation": t.plain("video"),
        "location": t.plain("place"),
        "sticker": t.plain("sticker"),
    }
    return names.get(kind, t.plain("file"))


def to_ask(t: Texts, value: FileField) -> str:
    """B1, B2: a field of the file, as one asks for it."""
    names = {
        FileField.NAME: t.plain("the full name"),
        FileField.PHONE: t.plain("the number"),
        FileField.GENDER: t.plain("Mr or Ms"),
        FileField.BIRTHDAY: t.plain("the birthday"),
        FileField.FAITH: t.plain("what is holy to them"),
        FileField.EMAIL: t.plain("the e-mail"),
        FileField.ADDRESS: t.plain("where they live"),
        FileField.MODEL: t.plain("which one they like"),
        FileField.AMOUNT: t.plain("the amount"),
        FileField.PRODUCT: t.plain("what they bought"),
        FileField.WORK: t.plain("what they do"),
        FileField.FAMILY: t.plain("who is at home"),
        FileField.CHARACTER: t.plain("what they are like"),
        FileField.SPENDING: t.plain("what they spend on"),
        FileField.TASTE: t.plain("what they like"),
        FileField.PASTIME: t.plain("what they do at weekends"),
        FileField.DAILY_HABIT: t.plain("when they have time"),
        FileField.SERVICE: t.plain("what service counts"),
        FileField.CONTACT_WAY: t.plain("call or message"),
        FileField.OFFERS: t.plain("what offers they take"),
        FileField.VALUES: t.plain("what matters to them"),
        FileField.VIEWS: t.plain("how they see things"),
        FileField.GOALS: t.plain("what they are after"),
        FileField.FRIENDS: t.plain("whom they know"),
    }
    return names[value]
