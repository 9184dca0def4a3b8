"""The store of sessions in a database; implements `simulator.ports.SessionStore`."""

import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Engine, RowMapping, func, insert, select, update

from simulator.errors import DamagedSession, NoSuchSession, SessionMovedOn, StoreError
from simulator.events import Event, Kind, canonical, verify
from simulator.storage.engine import BUSY_SECONDS, engine_for, shown
from simulator.storage.faults import explained
from simulator.storage.schema import upgrade
from simulator.storage.tables import EVENTS, SESSIONS
from simulator.storage.upgrade import upgraded

_LEFT_OUT = (Kind.TURN, Kind.NOTED)
"""Kinds that an outline does without; they are most of a session."""


class SqlSessionStore:
    """Keeps events in SQLite or PostgreSQL; a commit is on disk when it returns."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._where = shown(engine.url.render_as_string(hide_password=False))

    @classmethod
    def opened(cls, url: str, busy_seconds: float = BUSY_SECONDS) -> "SqlSessionStore":
        """Return the store at a URL, its tables made or upgraded.

        Raises:
            StoreError: It cannot be used; the message says why and what to do.
        """
        engine = engine_for(url, busy_seconds)
        with explained(shown(url)):
            upgrade(engine)
        return cls(engine)

    def append(self, session: str, events: Sequence[Event]) -> None:
        """Commit events that follow the session's last one; all of them or none.

        Raises:
            SessionMovedOn: The session has other events by now.
            StoreError: They could not be kept.
        """
        with explained(self._where), self._engine.begin() as connection:
            self._move_head(connection, session, events)
            connection.execute(insert(EVENTS), [_row(event) for event in events])

    def events(self, session: str) -> tuple[Event, ...]:
        """Return all events of a session, checked and as this version writes them.

        Raises:
            NoSuchSession: There is none of that id.
            DamagedSession: Its record was changed.
        """
        ordered = (
            select(EVENTS).where(EVENTS.c.session == session).order_by(EVENTS.c.number)
        )
        with explained(self._where), self._reading() as connection:
            head = connection.execute(
                select(SESSIONS.c.length, SESSIONS.c.head).where(SESSIONS.c.id == session)
            ).one_or_none()
            rows = connection.execute(ordered).mappings().all()
        if head is None:
            raise NoSuchSession(
                f"There is no session {session}; `coachsim sessions` lists them."
            )
        found = tuple(map(_event, rows))
        verify(found)
        if not found or (len(found), found[-1].hash) != tuple(head):
            raise DamagedSession(
                f"Events at the end of session {session} are missing; it is left as it is. "
                "Restore the database from a backup."
            )
        return tuple(map(upgraded, found))

    def ids(self) -> tuple[str, ...]:
        """Return the ids of all sessions, newest first."""
        wanted = select(SESSIONS.c.id).order_by(SESSIONS.c.begun.desc(), SESSIONS.c.id)
        with explained(self._where), self._reading() as connection:
            return tuple(connection.execute(wanted).scalars())

    def outlines(self) -> tuple[tuple[Event, ...], ...]:
        """Return every session's events but its turns and notes, newest session first.

        A session that cannot be read is left out; opening it says why.
        """
        wanted = (
            select(EVENTS)
            .join(SESSIONS)
            .where(EVENTS.c.kind.not_in(_LEFT_OUT))
            .order_by(SESSIONS.c.begun.desc(), EVENTS.c.session, EVENTS.c.number)
        )
        with explained(self._where), self._reading() as connection:
            rows = connection.execute(wanted).mappings().all()
        by_session = groupby(rows, key=lambda row: row["session"])
        found = (_outline(session_rows) for _, session_rows in by_session)
        return tuple(outline for outline in found if outline)

    def turn_counts(self) -> Mapping[str, int]:
        """Return how many exchanges each session holds; those with none are left out."""
        counted = (
            select(EVENTS.c.session, func.count().label("turns"))
            .where(EVENTS.c.kind == Kind.TURN)
            .group_by(EVENTS.c.session)
        )
        with explained(self._where), self._reading() as connection:
            return {row.session: row.turns for row in connection.execute(counted)}

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def _reading(self) -> Connection:
        return self._engine.connect().execution_options(isolation_level="AUTOCOMMIT")

    def _move_head(
        self, connection: Connection, session: str, events: Sequence[Event]
    ) -> None:
        first, last = events[0], events[-1]
        head = {"length": last.number + 1, "head": last.hash}
        if first.number == 0:
            connection.execute(insert(SESSIONS).values(id=session, begun=first.at, **head))
            return
        moved = connection.execute(
            update(SESSIONS)
            .where(SESSIONS.c.id == session, SESSIONS.c.head == first.before)
            .values(**head)
        )
        if moved.rowcount != 1:
            raise SessionMovedOn(
                f"Session {session} was gone on with in another window; open it again to "
                "see where it stands."
            )


def _row(event: Event) -> dict[str, Any]:
    return {
        "session": event.session,
        "number": event.number,
        "kind": str(event.kind),
        "at": event.at,
        "version": event.version,
        "payload": canonical(event.payload),
        "before": event.before,
        "hash": event.hash,
    }


def _outline(rows: Iterable[RowMapping]) -> tuple[Event, ...]:
    """Return the events; none where one was changed or the first is missing."""
    try:
        stored = [_event(row) for row in rows]
        is_sound = all(event.hash == event.computed_hash() for event in stored)
        return tuple(map(upgraded, stored)) if is_sound and stored[0].number == 0 else ()
    except StoreError:
        return ()


def _event(row: RowMapping) -> Event:
    try:
        kind, payload = Kind(row["kind"]), json.loads(row["payload"])
    except ValueError as fault:
        raise DamagedSession(
            f"Event {row['number']} of session {row['session']} cannot be read; the record "
            "was changed after it was written. Restore the database from a backup."
        ) from fault
    return Event(**{**row, "kind": kind, "payload": payload})
