"""Teachers' turns rated from funnelling (leading on) to focusing (opening thinking).

github.com/sterlingalic/funneling-focusing: the nearest public likeness of leading questions.
"""

import csv
from collections.abc import Iterator
from pathlib import Path

from benchmarks.coding.figures import Figure, figure
from scoring.agreement import macro_f1
from scoring.coding.coder import TurnCoder
from scoring.transcript import Said
from scoring.vocabulary import Speaker

FILE = Path("funneling-focusing") / "funneling_focusing_data.csv"
FUNNELLING = "0.0"


def figures(coder: TurnCoder, folder: Path) -> Iterator[Figure]:
    """Yield the figure: is the turn one that leads, against the majority of three raters."""
    cases = []
    with (folder / FILE).open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            rated = row["follow_up_filtered_majority"]
            if not rated:
                continue
            said = [Said(Speaker.COACHEE, row["student_text"])]
            codes = coder.code(row["teacher_text"], said).codes
            # What is asked in class is mostly known to the asker: only open questions open.
            opens = "question.open" in codes and "question.leading" not in codes
            cases.append((row["obs_id"], (rated == FUNNELLING, not opens)))
    yield figure("teachers: funnelling or focusing, macro-F1", cases, macro_f1, 0.66)
