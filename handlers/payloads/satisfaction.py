"""Buttons of the form after a callback (C9), and of what was passed on to the lead."""

from handlers.callbacks import Payload, payload


@payload("ks")
class Rate(Payload):
    """How satisfied the client is, 1 to 5."""

    form: int
    stars: int


@payload("kp")
class OtherProduct(Payload):
    """It is another product that is in use."""

    form: int


@payload("kn")
class NothingSaid(Payload):
    """There is no answer to this question: on to the next one; `step` as it was shown."""

    form: int
    step: str


@payload("kq")
class PassOn(Payload):
    """Whether the suggestion goes to the lead."""

    form: int
    yes: bool


@payload("kl")
class ShowPassedOn(Payload):
    """What reps have passed on, page by page."""

    page: int
