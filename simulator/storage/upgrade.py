"""Pure: payloads as older versions stored them, read as this version writes them.

The stored event is never rewritten, so that its seal still holds; the payload is raised
on reading, one version at a time.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Final

from simulator.errors import StoreTooNew
from simulator.events import PAYLOAD_VERSION, Event, Kind

Payload = Mapping[str, Any]
Upgrade = Callable[[Kind, Payload], Payload]

UPGRADES: Final[Mapping[int, Upgrade]] = {}
"""By the version it reads: what makes a payload one version younger."""


def upgraded(
    event: Event,
    upgrades: Mapping[int, Upgrade] = UPGRADES,
    newest: int = PAYLOAD_VERSION,
) -> Event:
    """Return the event with its payload as the newest version has it.

    Raises:
        StoreTooNew: A newer coachsim wrote it.
    """
    if event.version > newest:
        raise StoreTooNew(
            f"Session {event.session} was gone on with in a newer coachsim (record "
            f"{event.version}, this one knows {newest}); update coachsim to open it."
        )
    payload = event.payload
    for version in range(event.version, newest):
        payload = upgrades[version](event.kind, payload)
    return replace(event, payload=payload, version=newest)
