"""A store that forgets when the program ends: for playing scripts and for tests."""

from collections.abc import Mapping, Sequence

from simulator.errors import NoSuchSession
from simulator.events import Event, Kind


class MemoryStore:
    """Keeps events in memory; implements `simulator.ports.SessionStore`."""

    def __init__(self) -> None:
        self._sessions: dict[str, tuple[Event, ...]] = {}

    def append(self, session: str, events: Sequence[Event]) -> None:
        """Keep events that follow the session's last one."""
        self._sessions[session] = (*self._sessions.get(session, ()), *events)

    def events(self, session: str) -> tuple[Event, ...]:
        """Return all events of a session."""
        if session not in self._sessions:
            raise NoSuchSession(f"There is no session {session}.")
        return self._sessions[session]

    def ids(self) -> tuple[str, ...]:
        """Return the ids of all sessions, newest first."""
        return tuple(reversed(self._sessions))

    def outlines(self) -> tuple[tuple[Event, ...], ...]:
        """Return every session's events but its turns and notes, newest session first."""
        left_out = {Kind.TURN, Kind.NOTED}
        return tuple(
            tuple(event for event in events if event.kind not in left_out)
            for events in reversed(self._sessions.values())
        )

    def turn_counts(self) -> Mapping[str, int]:
        """Return how many exchanges each session holds."""
        return {
            session: sum(event.kind is Kind.TURN for event in events)
            for session, events in self._sessions.items()
        }

    def close(self) -> None:
        """Do nothing; there is nothing to let go of."""
