"""Every button: what its payload does. A module for each field; none of them knows another."""

from handlers.presses import clients, deals, files, making, people, tiers, work

PRESSES = [
    *people.PRESSES,
    *clients.PRESSES,
    *files.PRESSES,
    *work.PRESSES,
    *deals.PRESSES,
    *making.PRESSES,
    *tiers.PRESSES,
]
