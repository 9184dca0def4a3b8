import subprocess
import sys

HEAVY = (
    "spacy",
    "sqlalchemy",
    "yaml",
    "pydantic",
    "rasa_sdk",
    "plotext",
    "markdown_it",
    "jinja2",
)


def test_the_app_imports_nothing_that_the_first_screen_does_not_need() -> None:
    asked = (
        f"import sys, simulator.tui.app; print([m for m in {HEAVY} if m in sys.modules])"
    )

    loaded = subprocess.run([sys.executable, "-c", asked], capture_output=True, check=True)

    assert loaded.stdout.decode().strip() == "[]"
