"""The version of the tables: looked at on opening, and upgraded where it is old."""

import sqlite3
from itertools import count
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Engine, inspect, text

from simulator.errors import NotADatabase, StoreTooNew
from simulator.storage.engine import shown

HEAD: Final = "0001"
"""The newest revision in `migrations/versions`."""
MIGRATIONS: Final = "simulator.storage:migrations"


def upgrade(engine: Engine, head: str = HEAD, migrations: str = MIGRATIONS) -> Path | None:
    """Bring a database to this version's tables; return the backup made before, if any.

    A new database gets its tables; one that is up to date is left alone. A SQLite file
    is copied beside itself first.

    Raises:
        StoreTooNew: A newer coachsim made it.
        NotADatabase: It holds somebody else's tables.
    """
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        if _revision(connection) == head:
            return None
    with engine.begin() as connection:
        # Asked again under the lock: another program may have upgraded it meanwhile.
        revision = _revision(connection)
        if revision == head:
            return None
        return _upgraded(connection, revision, head, migrations)


def _revision(connection: Connection) -> str | None:
    """Return the revision of the tables; None where there are none yet."""
    names = inspect(connection).get_table_names()
    if "alembic_version" in names:
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    if names:
        where = shown(connection.engine.url.render_as_string(hide_password=False))
        raise NotADatabase(
            f"{where} belongs to another program; choose another folder with --data."
        )
    return None


def _upgraded(
    connection: Connection, revision: str | None, head: str, migrations: str
) -> Path | None:
    from alembic import command  # noqa: PLC0415 -- slow import, needed once per version
    from alembic.config import Config  # noqa: PLC0415 -- slow import
    from alembic.script import ScriptDirectory  # noqa: PLC0415 -- slow import

    config = Config()
    config.set_main_option("script_location", migrations)
    known = {one.revision for one in ScriptDirectory.from_config(config).walk_revisions()}
    if revision is not None and revision not in known:
        where = shown(connection.engine.url.render_as_string(hide_password=False))
        raise StoreTooNew(
            f"{where} was made by a newer coachsim (tables {revision}, this one knows "
            f"{head}); update coachsim. Nothing was changed."
        )
    backup = _backup(connection, revision) if revision is not None else None
    config.attributes["connection"] = connection
    command.upgrade(config, head)
    return backup


def _backup(connection: Connection, revision: str) -> Path | None:
    name = connection.engine.url.database
    if connection.dialect.name != "sqlite" or not name or not Path(name).is_file():
        return None
    copy = _free_name(Path(name), revision)
    # Through a connection of its own: the copy is of what is committed.
    source, target = sqlite3.connect(name), sqlite3.connect(copy)
    try:
        source.backup(target)
    finally:
        source.close()
        target.close()
    return copy


def _free_name(file: Path, revision: str) -> Path:
    names = (
        file.with_name(f"{file.stem}-before-{revision}{'-' * bool(n)}{n or ''}.backup")
        for n in count()
    )
    return next(name for name in names if not name.exists())
