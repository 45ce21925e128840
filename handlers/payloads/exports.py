"""Buttons of exports."""

from handlers.callbacks import Payload, payload
from storage.tables import ExportForm


@payload("xp")
class Export(Payload):
    """Put all that the member may see into a file."""

    form: ExportForm
