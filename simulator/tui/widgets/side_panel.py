"""What stands beside the conversation: the mirror or the notes, or nothing."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.widgets import ContentSwitcher

from simulator.tui.widgets.mirror import Mirror
from simulator.tui.widgets.notes import Notes


class SidePanel(ContentSwitcher):
    """Shows one thing at a time, and hides where it is asked for what it shows."""

    MIRROR, NOTES = "mirror", "own"
    """Ids of what it can show."""

    def __init__(self, notes: Sequence[str], *, is_open: bool) -> None:
        super().__init__(initial=self.MIRROR)
        self._notes = notes
        self.display = is_open

    def compose(self) -> ComposeResult:
        yield Mirror()
        yield Notes(self._notes)

    @property
    def shown(self) -> str | None:
        """What is shown; None where the panel is hidden."""
        return self.current if self.display else None

    def show(self, name: str) -> None:
        """Show one of the two."""
        self.current = name
        self.display = True

    def toggle(self, name: str) -> bool:
        """Show one of the two, or hide it; return whether it is shown now."""
        if self.shown == name:
            self.display = False
        else:
            self.show(name)
        return self.shown == name
