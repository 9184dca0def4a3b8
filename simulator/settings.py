"""Where things are kept, from the command line and the environment."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import platformdirs

from simulator.errors import StoreError, StoreReadOnly

DATABASE = "coachsim.db"


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person may set from outside."""

    data: Path
    """The folder for the database of sessions."""
    database_url: str | None = None
    """A database elsewhere, such as PostgreSQL; wins over `data`."""
    scenario_folders: tuple[Path, ...] = ()
    """Folders with scenarios of one's own, besides the shipped library."""

    @classmethod
    def of(cls, data: Path | None, environ: Mapping[str, str]) -> Self:
        """Return the settings; `data`, from the command line, wins over the environment."""
        url = environ.get("COACHSIM_DATABASE_URL") or None
        folder = data or Path(
            environ.get("COACHSIM_DATA") or platformdirs.user_data_path("coachsim")
        )
        own = environ.get("COACHSIM_SCENARIOS", "").split(os.pathsep)
        return cls(
            data=folder,
            database_url=None if data else url,
            scenario_folders=tuple(Path(one) for one in own if one),
        )

    def database_file(self) -> Path:
        """Return the database's file, its folder made where it was missing.

        Raises:
            StoreError: The folder cannot be made, or is a file.
        """
        try:
            self.data.mkdir(parents=True, exist_ok=True)
        except FileExistsError as fault:
            raise StoreError(
                f"{self.data} is a file, not a folder; name a folder with --data."
            ) from fault
        except OSError as fault:
            raise StoreReadOnly(
                f"The folder {self.data} cannot be made ({fault.strerror}); make it, or "
                "name another with --data."
            ) from fault
        return self.data / DATABASE
