"""Where one thought ends and another begins, as the network hears it and rules help."""

from typing import Final

import numpy as np

LEAN: Final = -0.5
"""The log-odds from which a thought begins: chosen on the batches cedar and fir."""
LEAN_WHERE_RULED: Final = -5.0
"""The same where the rules, which know what the words in reach can be, divide too."""


class TurnDivider:
    """Divides one turn."""

    def __init__(self, begins: np.ndarray) -> None:
        self._begins = begins

    def divides(self, place: int, *, ruled: bool) -> bool:
        """Return whether a thought begins with the word `place`; `ruled`: the rules say so."""
        return bool(self._begins[place] > (LEAN_WHERE_RULED if ruled else LEAN))
