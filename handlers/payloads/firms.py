"""Buttons of firms."""

from handlers.callbacks import Payload, payload


@payload("frm")
class ShowFirm(Payload):
    """The people of this client's firm, after so many others."""

    client: int
    skip: int
