"""One start of the terminal app, without a terminal; prints its times as JSON.

The clock starts when Python has imported Textual. `first_paint` is when Textual reports
its first frame shown, `ready` when the coder has been loaded in a worker besides.
"""

import inspect
import json
import sys
import time
from pathlib import Path

began = time.perf_counter()
import textual.app  # noqa: E402 -- what comes before the clock starts
import textual.widgets  # noqa: E402, F401

textual_in = time.perf_counter()

from textual import work  # noqa: E402

from simulator.bootstrap import desk  # noqa: E402
from simulator.settings import Settings  # noqa: E402
from simulator.tui.app import PracticeApp  # noqa: E402

times: dict[str, float] = {"import_textual": textual_in - began}


class Timed(PracticeApp):
    """The app, which leaves once it is ready."""

    # Textual looks for styles beside the class that names them.
    CSS_PATH = [
        Path(inspect.getfile(PracticeApp)).parent / one for one in PracticeApp.CSS_PATH
    ]

    def on_ready(self) -> None:
        """The first frame has been shown."""
        times["first_paint"] = time.perf_counter() - textual_in
        self.prepare()

    @work(thread=True)
    def prepare(self) -> None:
        """Load the coder as the brief screen does."""
        opened = self.visit_desk()
        opened.prepare()
        times["ready"] = time.perf_counter() - textual_in
        opened.close()
        self.call_from_thread(self.exit)

    def visit_desk(self):  # noqa: ANN201 -- the real desk
        """Open the real desk."""
        return desk(Settings(data=Path(sys.argv[1])))


def main() -> None:
    """Start, and print."""
    Timed(lambda: desk(Settings(data=Path(sys.argv[1])))).run(headless=True)
    print(json.dumps(times))


if __name__ == "__main__":
    main()
