"""Questions inside a frame: "I'm curious what ...", "Can you tell me how long ..."."""

from scoring.coding.lexicon import load_lexicon
from scoring.coding.question.form import Form, Kind
from scoring.coding.question.grammar import PREPOSITIONS, WH_WORDS, inversion_at
from scoring.coding.question.heads import wh_label
from scoring.coding.words import plain
from scoring.vocabulary import QuestionForm

LEXICON = load_lexicon()
FRAMES = {
    tuple(plain(frame).split()): kind
    for frame, kind in LEXICON.groups["asking_frame"].items()
}
LONGEST_FRAME = max(map(len, FRAMES))
FILLERS = LEXICON["frame_filler"]
MOST_FILLERS = 4
POLITE = frozenset({"requesting", "polite"})
ABOUT = frozenset({"about", "in", "of", "more", "on", "through", "with"})

Words = tuple[str, ...]


def frame_at(words: Words, at: int) -> tuple[str, int] | None:
    """Return the kind of the asking frame that starts at `at` and the place after it."""
    for length in range(min(LONGEST_FRAME, len(words) - at), 0, -1):
        if kind := FRAMES.get(tuple(words[at : at + length])):
            return kind, at + length
    return None


def embedded_form(words: Words, at: int) -> Form | None:
    """Return the question in the frame that starts at `at`, if there is one."""
    found = frame_at(words, at)
    if found is None:
        return None
    kind, after = found
    polite = kind in POLITE
    place = _complement(words, after)
    if place is not None and words[place] in {"if", "whether"}:
        closed = (
            polite or kind == "inviting" or words[place + 1 : place + 3] == ("there", "is")
        )
        form = Kind.POLAR if closed else Kind.WHETHER
        return Form(form, QuestionForm.CLOSED, at, place + 1, polite=False)
    if place is not None and words[place] in WH_WORDS:
        label = wh_label(words, place)
        return Form(Kind.EMBEDDED, label, at, place + 1, polite=polite)
    if place is not None:
        return Form(Kind.POLAR, QuestionForm.CLOSED, at, place + 2)
    return _about(words, at, after, kind)


def _complement(words: Words, after: int) -> int | None:
    """Where the embedded clause starts: a wh-word, if, whether or inverted words."""
    place = after
    while place < len(words) and place <= after + MOST_FILLERS:
        if words[place] in WH_WORDS or words[place] in {"if", "whether"}:
            return place
        if inversion_at(words, place, asks=False):
            return place
        if words[place] not in FILLERS and words[place] not in PREPOSITIONS:
            return None
        place += 1
    return None


def _about(words: Words, at: int, after: int, kind: str) -> Form | None:
    """An invitation to speak about a thing: "I'm curious about ...", "Tell me more ..."."""
    following = words[after : after + 1]
    if kind == "requesting":
        return Form(Kind.EMBEDDED, QuestionForm.OPEN, at, after, polite=True)
    if not following or kind == "polite":
        return None
    is_about = following[0] in ABOUT or (after - at > 1 and kind == "wanting")
    if kind == "wondering" and not is_about:
        return None
    if kind == "inviting" and not is_about and len(words[at:after]) == 1:
        return None
    return Form(Kind.INVITATION, QuestionForm.OPEN, at, after + 1)
