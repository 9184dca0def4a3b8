"""A session's record: ordered events, each sealed with the hash of the one before."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, Final, Self

from simulator.errors import DamagedSession

PAYLOAD_VERSION: Final = 1
"""Of the payloads' fields; `simulator.storage.upgrade` reads older ones."""
FIRST: Final = "0" * 64
"""What the first event names as the hash before it."""


class Kind(StrEnum):
    """What happened."""

    STARTED = "started"
    TURN = "turn"
    NOTED = "noted"
    APPRAISED = "appraised"
    ENDED = "ended"
    SCORED = "scored"


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened in a session, as it is stored."""

    session: str
    number: int
    """0-based; without gaps."""
    kind: Kind
    at: datetime
    """In UTC."""
    payload: Mapping[str, Any]
    """JSON-ready; its fields depend on the kind and on `version`."""
    version: int
    """Of the payload's fields."""
    before: str
    """The hash of the event before, `FIRST` for the first."""
    hash: str

    @classmethod
    def sealed(
        cls,
        session: str,
        number: int,
        kind: Kind,
        at: datetime,
        payload: Mapping[str, Any],
        before: str = FIRST,
    ) -> Self:
        """Return the event with its hash."""
        # Through JSON and back, so that what is in memory is what will be read again.
        written = json.loads(canonical(payload))
        draft = cls(session, number, kind, at, written, PAYLOAD_VERSION, before, "")
        return replace(draft, hash=draft.computed_hash())

    def computed_hash(self) -> str:
        """Return the hash that this content must have."""
        content = {
            "session": self.session,
            "number": self.number,
            "kind": self.kind,
            "at": self.at.astimezone(UTC).isoformat(timespec="microseconds"),
            "version": self.version,
            "payload": self.payload,
        }
        return hashlib.sha256(
            (self.before + canonical(content)).encode("ascii")
        ).hexdigest()


def canonical(value: object) -> str:
    """Return the one JSON text of a value: ASCII, sorted keys, no spaces.

    ASCII, so that whatever was typed (NUL, lone surrogates) can be stored anywhere.
    """
    return json.dumps(
        value, ensure_ascii=True, allow_nan=False, sort_keys=True, separators=(",", ":")
    )


def verify(events: Iterable[Event]) -> None:
    """Check that no event was changed, left out, added or moved since it was written.

    Raises:
        DamagedSession: One was; the message names the first place where it shows.
    """
    before = FIRST
    for number, event in enumerate(events):
        if (
            event.number != number
            or event.before != before
            or event.hash != event.computed_hash()
        ):
            raise DamagedSession(
                f"The record of session {event.session} was changed after it was written "
                f"(event {number}); it cannot be trusted and is left as it is. "
                "Restore the database from a backup."
            )
        before = event.hash
