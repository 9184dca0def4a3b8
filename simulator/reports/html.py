"""The report: a debrief as one HTML page that needs nothing else; the only user of Jinja."""

import os
import tempfile
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Final

from jinja2 import DictLoader, Environment, StrictUndefined, Template

from simulator.debrief import LEVEL_NAMES, Debrief
from simulator.reports.marked import as_said, heard, marked
from simulator.reports.plots import trust_plot
from simulator.typed import visible
from simulator.words import PHASE_TITLES, minutes_and_seconds, points

_TEMPLATE: Final = "session.html.j2"
LAYERS: Final = {1: "what anybody is told", 2: "underneath", 3: "what really matters"}


def html_of(debrief: Debrief) -> str:
    """Return the page. The same debrief always gives the same page."""
    return _template().render(
        debrief=debrief,
        plot=trust_plot(debrief.trust),
        css=files("simulator.reports")
        .joinpath("templates", "report.css")
        .read_text("utf-8"),
        levels=LEVEL_NAMES,
        layers=LAYERS,
        turns=frozenset(exchange.number for exchange in debrief.exchanges),
    )


def write_report(debrief: Debrief, path: Path) -> None:
    """Write the page to a file: all of it or, on any fault, nothing.

    Raises:
        OSError: The file cannot be written; an older one there stays as it was.
    """
    page = html_of(debrief)
    handle, unfinished = tempfile.mkstemp(
        dir=path.parent, prefix=".report-", suffix=".html"
    )
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(page)
        # A temporary file is readable by its owner alone; a report is an ordinary file.
        Path(unfinished).chmod(0o644)
        Path(unfinished).replace(path)
    except OSError:
        Path(unfinished).unlink(missing_ok=True)
        raise


@lru_cache(maxsize=1)
def _template() -> Template:
    source = files("simulator.reports").joinpath("templates", _TEMPLATE).read_text("utf-8")
    environment = Environment(
        autoescape=True,
        loader=DictLoader({_TEMPLATE: source}),
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.filters |= {
        "as_said": as_said,
        "heard": heard,
        "marked": marked,
        "clock": minutes_and_seconds,
        "points": points,
        "visible": visible,
        "phase": PHASE_TITLES.__getitem__,
    }
    return environment.get_template(_TEMPLATE)
