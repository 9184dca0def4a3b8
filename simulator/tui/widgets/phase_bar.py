"""Where the conversation is, from the contract to the close."""

from textual.content import Content
from textual.widgets import Static

from scoring.vocabulary import Phase
from simulator.tui.wording import PHASE_NAMES


class PhaseBar(Static):
    """One line: the present phase stands out, those visited are ticked."""

    DEFAULT_CSS = "PhaseBar { height: 1; padding: 0 2; color: $muted; }"

    def __init__(self) -> None:
        super().__init__(markup=False)

    def point_at(self, now: Phase, visited: frozenset[Phase]) -> None:
        """Show where the conversation is and has been."""
        parts: list[Content] = []
        for phase in Phase:
            if parts:
                parts.append(Content.styled(" → ", "$muted"))
            parts.append(_stop(phase, now, visited))
        self.update(Content.assemble(*parts))


def _stop(phase: Phase, now: Phase, visited: frozenset[Phase]) -> Content:
    name = PHASE_NAMES[phase]
    if phase is now:
        return Content.styled(f" {name} ", "bold $background on $primary")
    if phase in visited:
        return Content.styled(f"✓ {name}", "$primary")
    return Content.styled(name, "$muted")
