"""The connection to a database: SQLite made safe against crashes, or PostgreSQL by URL."""

import sqlite3
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from simulator.errors import NotReady, StoreError

BUSY_SECONDS: Final = 5.0
"""How long a write waits for another program's write before it gives up."""


def sqlite_url(file: Path) -> str:
    """Return the URL of a SQLite file."""
    return URL.create("sqlite", database=str(file)).render_as_string()


def shown(url: str) -> str:
    """Return how a database is called in messages: without its password."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return f"The database {parsed.database or 'in memory'}"
    return f"The database {parsed.render_as_string(hide_password=True)}"


def engine_for(url: str, busy_seconds: float = BUSY_SECONDS) -> Engine:
    """Return an engine; nothing is opened yet.

    Raises:
        StoreError: The URL names no kind of database.
        NotReady: The driver it needs is not installed.
    """
    try:
        parsed = _with_driver(make_url(url))
        engine = create_engine(parsed)
    except ImportError as fault:
        raise NotReady(
            f"This database needs the Python package {fault.name}, which is not installed; "
            "for PostgreSQL: pip install 'psycopg[binary]'"
        ) from fault
    except (ArgumentError, NoSuchModuleError) as fault:
        raise StoreError(
            "COACHSIM_DATABASE_URL is no database URL; it looks like "
            "sqlite:////folder/coachsim.db or postgresql://user@host/coachsim."
        ) from fault
    if engine.dialect.name == "sqlite":
        _make_safe(engine, busy_seconds)
    return engine


def _with_driver(url: URL) -> URL:
    # Bare "postgresql" would mean the older psycopg2.
    if url.drivername in {"postgresql", "postgres"}:
        return url.set(drivername="postgresql+psycopg")
    return url


def _make_safe(engine: Engine, busy_seconds: float) -> None:
    @event.listens_for(engine, "connect")
    def _configure(connection: sqlite3.Connection, _: Any) -> None:  # noqa: ANN401 -- SQLAlchemy's own record
        # SQLAlchemy shall begin transactions, not the driver, which does it too late.
        connection.isolation_level = None
        connection.execute(f"PRAGMA busy_timeout={int(busy_seconds * 1000)}")
        connection.execute("PRAGMA journal_mode=WAL")
        # FULL: a committed turn survives a loss of power too.
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA foreign_keys=ON")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        # Takes the write lock at once; a later upgrade of a read lock could not wait.
        connection.exec_driver_sql("BEGIN IMMEDIATE")
