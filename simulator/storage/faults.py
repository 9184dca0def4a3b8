"""What a database's faults mean, and what to do about them, in one sentence each."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from sqlalchemy.exc import DBAPIError, IntegrityError, SQLAlchemyError

from simulator.errors import (
    NotADatabase,
    SessionMovedOn,
    StoreError,
    StoreFull,
    StoreLocked,
    StoreReadOnly,
)

_PRIMARY: Final = 0xFF
"""SQLite's extended error codes keep the primary one in their low byte."""
_LOCKED: Final = "{where} is in use by another program; close it there and try again."
_CLOSED: Final = (
    "{where} cannot be written; allow writing to the file and its folder, "
    "or choose another folder with --data."
)
_UNOPENED: Final = (
    "{where} cannot be opened; see that its folder exists and may be "
    "written, or choose another folder with --data."
)
_FULL: Final = (
    "There is no room left for {where}; free some space and go on. "
    "What was shown before is kept."
)
_BROKEN_DISK: Final = (
    "{where} could not be read or written ({detail}); see whether the "
    "disk is full or has been taken away. What was shown before is kept."
)
_FOREIGN: Final = (
    "{where} is not a coachsim database; move the file away, or choose "
    "another folder with --data."
)
_CORRUPT: Final = "{where} is damaged; move the file away and restore a backup of it."

_FAULTS: Final[dict[int, tuple[type[StoreError], str]]] = {
    sqlite3.SQLITE_BUSY: (StoreLocked, _LOCKED),
    sqlite3.SQLITE_LOCKED: (StoreLocked, _LOCKED),
    sqlite3.SQLITE_READONLY: (StoreReadOnly, _CLOSED),
    sqlite3.SQLITE_PERM: (StoreReadOnly, _CLOSED),
    sqlite3.SQLITE_CANTOPEN: (StoreReadOnly, _UNOPENED),
    sqlite3.SQLITE_FULL: (StoreFull, _FULL),
    sqlite3.SQLITE_IOERR: (StoreError, _BROKEN_DISK),
    sqlite3.SQLITE_NOTADB: (NotADatabase, _FOREIGN),
    sqlite3.SQLITE_CORRUPT: (NotADatabase, _CORRUPT),
}


@contextmanager
def explained(where: str) -> Iterator[None]:
    """Raise a database's fault as one of ours; `where` names the database."""
    try:
        yield
    except IntegrityError as fault:
        raise SessionMovedOn(
            "This session was gone on with in another window; open it again to see where "
            "it stands."
        ) from fault
    except SQLAlchemyError as fault:
        raise _explained(fault, where) from fault


def _explained(fault: SQLAlchemyError, where: str) -> StoreError:
    driver = fault.orig if isinstance(fault, DBAPIError) else None
    detail = " ".join(str(driver or fault).split())
    code = getattr(driver, "sqlite_errorcode", None)
    if code is None or code & _PRIMARY not in _FAULTS:
        return StoreError(f"{where} cannot be used: {detail}")
    kind, message = _FAULTS[code & _PRIMARY]
    return kind(message.format(where=where, detail=detail))
