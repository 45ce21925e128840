"""Which lessons a member has had: each is one line under a real result, shown once."""

from storage.tables import Member

FIRST_CAPTURE, FIRST_LOOK_UP, FIRST_FOLLOW_UP, FIRST_VOICE = "capture", "look_up", "follow_up", "voice"


def due(me: Member, lesson: str) -> bool:
    """Whether this lesson is still to come; asking marks it as given."""
    if lesson in me.lessons:
        return False
    me.lessons = [*me.lessons, lesson]
    return True
