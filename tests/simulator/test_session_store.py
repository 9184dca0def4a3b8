import shutil
import sqlite3
import sys
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect

from simulator.errors import (
    DamagedSession,
    NoSuchSession,
    NotADatabase,
    NotReady,
    SessionMovedOn,
    StoreError,
    StoreFull,
    StoreLocked,
    StoreReadOnly,
    StoreTooNew,
)
from simulator.events import Event, Kind
from simulator.storage import migrations
from simulator.storage.engine import engine_for, shown, sqlite_url
from simulator.storage.schema import HEAD, upgrade
from simulator.storage.store import SqlSessionStore
from simulator.storage.tables import METADATA
from simulator.storage.upgrade import upgraded
from tests.samples import STARTED
from tests.simulator.test_event_chain import chain


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "coachsim.db"


@pytest.fixture
def store(file: Path) -> Iterator[SqlSessionStore]:
    opened = SqlSessionStore.opened(sqlite_url(file), busy_seconds=0.05)
    yield opened
    opened.close()


def run(file: Path, *statements: str) -> None:
    with closing(sqlite3.connect(file)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def test_events_come_back_as_they_went_in(store: SqlSessionStore) -> None:
    events = chain()

    store.append("s1", events[:1])
    store.append("s1", events[1:])

    assert store.events("s1") == tuple(events)
    assert store.ids() == ("s1",)
    assert store.turn_counts() == {"s1": 3}
    assert store.outlines() == ((events[0],),)


def test_events_that_do_not_follow_are_refused(store: SqlSessionStore) -> None:
    events = chain()
    store.append("s1", events[:2])

    with pytest.raises(SessionMovedOn):
        store.append("s1", events[1:2])
    with pytest.raises(SessionMovedOn):
        store.append("s1", events[3:])
    with pytest.raises(SessionMovedOn):
        store.append("s1", events[:1])

    assert store.events("s1") == tuple(events[:2])


def test_events_are_kept_all_or_none(store: SqlSessionStore) -> None:
    events = chain()
    store.append("s1", events[:1])

    with pytest.raises(SessionMovedOn):
        store.append("s1", [events[1], events[1]])

    assert store.events("s1") == (events[0],)


def test_unknown_session_is_said(store: SqlSessionStore) -> None:
    with pytest.raises(NoSuchSession, match="no session s9"):
        store.events("s9")


def test_sqlite_is_set_to_survive_a_loss_of_power(store: SqlSessionStore) -> None:
    with store._engine.connect() as connection:  # noqa: SLF001 -- what the driver was told
        told = [
            connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        ]

    assert told == ["wal", 2, 1, 50]


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE events SET payload = replace(payload, 'turn 2', 'turn II') WHERE number = 2",
        "UPDATE events SET at = '2026-03-02 09:30:00.000001' WHERE number = 1",
        "UPDATE events SET kind = 'noted' WHERE number = 1",
        "UPDATE events SET kind = 'praised' WHERE number = 1",
        "UPDATE events SET payload = '{' WHERE number = 2",
        "DELETE FROM events WHERE number = 1",
        "DELETE FROM events WHERE number = 3",
        "DELETE FROM events",
        "UPDATE sessions SET head = 'x', length = 9",
    ],
)
def test_a_changed_record_is_found_on_reading(
    store: SqlSessionStore, file: Path, tampering: str
) -> None:
    store.append("s1", chain())
    assert len(store.events("s1")) == 4

    run(file, tampering)

    with pytest.raises(DamagedSession, match=r"Restore the database from a backup\."):
        store.events("s1")


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE events SET payload = '{' WHERE session = 's1'",
        "UPDATE events SET payload = '{}' WHERE session = 's1' AND number = 0",
        "DELETE FROM events WHERE session = 's1' AND number = 0",
        "UPDATE events SET version = 99 WHERE session = 's1'",
    ],
)
def test_one_unreadable_session_does_not_hide_the_others(
    store: SqlSessionStore, file: Path, tampering: str
) -> None:
    ended = Event.sealed("s1", 4, Kind.ENDED, STARTED, {}, chain()[-1].hash)
    store.append("s1", [*chain(), ended])
    other = Event.sealed("s2", 0, Kind.STARTED, STARTED, {"seed": 1})
    store.append("s2", [other])

    assert len(store.outlines()) == 2

    run(file, tampering)

    assert store.outlines() == ((other,),)
    assert set(store.ids()) == {"s1", "s2"}


def test_locked_database_is_said_and_loses_nothing(
    store: SqlSessionStore, file: Path
) -> None:
    events = chain()
    store.append("s1", events[:1])

    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreLocked, match="close it there and try again"):
            store.append("s1", events[1:2])
        other.execute("ROLLBACK")
    store.append("s1", events[1:2])

    assert store.events("s1") == tuple(events[:2])


def test_read_only_database_can_be_read_and_says_so_on_writing(
    store: SqlSessionStore, file: Path
) -> None:
    events = chain()
    store.append("s1", events[:1])
    store.close()
    closed = SqlSessionStore.opened(f"sqlite:///file:{file}?mode=ro&uri=true")

    with pytest.raises(StoreReadOnly, match=r"cannot be written; .* --data"):
        closed.append("s1", events[1:2])

    assert closed.events("s1") == (events[0],)
    closed.close()


def test_full_disk_is_said_and_loses_nothing(store: SqlSessionStore) -> None:
    events = chain()
    store.append("s1", events[:1])
    with store._engine.connect() as connection:  # noqa: SLF001 -- makes the disk small
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    big = Event.sealed("s1", 1, Kind.NOTED, STARTED, {"text": "x" * 50_000}, events[0].hash)

    with pytest.raises(StoreFull, match="no room left"):
        store.append("s1", [big])

    assert store.events("s1") == (events[0],)


def test_a_file_that_is_no_database_is_left_alone(file: Path) -> None:
    file.write_bytes(b"Dear diary, " * 200)

    with pytest.raises(NotADatabase, match=r"is not a coachsim database; move the file"):
        SqlSessionStore.opened(sqlite_url(file))

    assert file.read_bytes() == b"Dear diary, " * 200


def test_another_programs_database_is_left_alone(file: Path) -> None:
    run(file, "CREATE TABLE recipes (name TEXT)")

    with pytest.raises(NotADatabase, match="belongs to another program"):
        SqlSessionStore.opened(sqlite_url(file))

    engine = engine_for(sqlite_url(file))
    assert inspect(engine).get_table_names() == ["recipes"]
    engine.dispose()


def test_a_newer_database_is_left_alone(store: SqlSessionStore, file: Path) -> None:
    store.append("s1", chain())
    store.close()
    run(file, "UPDATE alembic_version SET version_num = '9999'")

    with pytest.raises(StoreTooNew, match=r"newer coachsim .* update coachsim"):
        SqlSessionStore.opened(sqlite_url(file))


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("nonsense", "is no database URL"),
        ("nosuchkind://here", "is no database URL"),
    ],
)
def test_a_bad_url_is_said(url: str, message: str) -> None:
    with pytest.raises(StoreError, match=message):
        SqlSessionStore.opened(url)


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(StoreReadOnly, match="see that its folder exists"):
        SqlSessionStore.opened(sqlite_url(tmp_path / "nowhere" / "coachsim.db"))


def test_passwords_are_not_shown() -> None:
    assert shown("postgresql://ann:secret@db/coachsim") == (
        "The database postgresql://ann:***@db/coachsim"
    )


@pytest.mark.usefixtures("store")
def test_migrations_make_the_tables_that_the_program_uses(file: Path) -> None:
    migrated, declared = engine_for(sqlite_url(file)), engine_for(sqlite_url(file) + "2")
    METADATA.create_all(declared)

    assert _shapes(migrated) == _shapes(declared)

    migrated.dispose()
    declared.dispose()


def _shapes(engine: Engine) -> dict[str, object]:
    seen = inspect(engine)
    ours = [name for name in seen.get_table_names() if name != "alembic_version"]
    return {name: _shape(seen, name) for name in ours}


def _shape(seen: Any, table: str) -> dict[str, object]:
    return {
        "columns": [
            (c["name"], str(c["type"]), c["nullable"]) for c in seen.get_columns(table)
        ],
        "key": seen.get_pk_constraint(table)["constrained_columns"],
        "foreign": [f["constrained_columns"] for f in seen.get_foreign_keys(table)],
        "indexes": [(i["name"], i["column_names"]) for i in seen.get_indexes(table)],
        "checks": [c["name"] for c in seen.get_check_constraints(table)],
    }


NEXT_STEP = """
import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    with op.batch_alter_table("sessions") as table:
        table.add_column(sa.Column("course", sa.String(40)))
"""


@pytest.fixture
def next_migrations(tmp_path: Path) -> str:
    (shipped,) = migrations.__path__
    copied = tmp_path / "migrations"
    shutil.copytree(shipped, copied)
    (copied / "versions" / "r0002_next.py").write_text(NEXT_STEP, encoding="utf-8")
    return str(copied)


def test_an_older_database_is_copied_and_then_upgraded(
    store: SqlSessionStore, file: Path, next_migrations: str
) -> None:
    store.append("s1", chain())
    engine = engine_for(sqlite_url(file))

    backup = upgrade(engine, "0002", next_migrations)

    assert backup == file.with_name("coachsim-before-0001.backup")
    assert "course" in {c["name"] for c in inspect(engine).get_columns("sessions")}
    assert store.events("s1") == tuple(chain())
    engine.dispose()
    copy = SqlSessionStore.opened(sqlite_url(backup))
    assert copy.events("s1") == tuple(chain())
    copy.close()


@pytest.mark.usefixtures("store")
def test_a_backup_never_takes_the_place_of_another(
    file: Path, next_migrations: str
) -> None:
    taken = file.with_name("coachsim-before-0001.backup")
    taken.write_bytes(b"keep me")
    engine = engine_for(sqlite_url(file))

    backup = upgrade(engine, "0002", next_migrations)

    assert backup == file.with_name("coachsim-before-0001-1.backup")
    assert taken.read_bytes() == b"keep me"
    engine.dispose()


@pytest.mark.usefixtures("store")
def test_an_upgraded_database_is_left_alone(file: Path) -> None:
    engine = engine_for(sqlite_url(file))

    assert upgrade(engine) is None
    assert list(file.parent.glob("*.backup")) == []
    engine.dispose()


def test_head_is_the_newest_migration() -> None:
    config = Config()
    config.set_main_option("script_location", "simulator.storage:migrations")

    assert ScriptDirectory.from_config(config).get_current_head() == HEAD


def test_times_without_a_zone_are_refused(store: SqlSessionStore) -> None:
    event = Event.sealed("s1", 0, Kind.STARTED, STARTED, {})
    naive = datetime(2026, 3, 2, 9, 30)  # noqa: DTZ001 -- what is refused

    with pytest.raises(StoreError, match="no time zone"):
        store.append("s1", [replace(event, at=naive)])


def _second(_: Kind, payload: Mapping[str, Any]) -> Mapping[str, Any]:
    return {**payload, "typed": payload["text"]}


def _third(_: Kind, payload: Mapping[str, Any]) -> Mapping[str, Any]:
    return {**payload, "typed": payload["typed"].strip()}


def test_older_payloads_are_raised_one_version_at_a_time() -> None:
    old = Event.sealed("s1", 0, Kind.TURN, STARTED, {"text": " hi "})

    new = upgraded(old, {1: _second, 2: _third}, newest=3)

    assert (new.version, new.payload["typed"]) == (3, "hi")
    assert old.payload == {"text": " hi "}


def test_a_payload_of_a_newer_program_is_said() -> None:
    event = Event.sealed("s1", 0, Kind.TURN, STARTED, {})

    with pytest.raises(StoreTooNew, match="newer coachsim"):
        upgraded(event, newest=0)


def test_a_driver_that_is_not_installed_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)

    with pytest.raises(NotReady, match=r"package psycopg, .* pip install"):
        engine_for("postgresql://db/coachsim")
