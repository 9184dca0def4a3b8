"""Pure: what is seen on the screens, in plain lines without colour or drawing."""

from collections import Counter
from collections.abc import Iterator

from simulator.debrief import (
    LEVEL_NAMES,
    Debrief,
    DebriefFamily,
    DebriefFinding,
    DebriefQuote,
    Highlight,
)
from simulator.exchange import Exchange, Told
from simulator.overview import AppraisalQuestion, Comparison
from simulator.words import PHASE_TITLES, counted, points


def mirror_lines(exchange: Exchange) -> Iterator[str]:
    """Say what a turn of the coach was, and what it did."""
    for seen in exchange.observations:
        words = exchange.coach[seen.start : seen.end]
        marks = f" ({', '.join(seen.mark_titles)})" if seen.mark_titles else ""
        yield f"{seen.title}{marks}: {_quoted(words)}{seen.reason}"
        if seen.rewrite:
            yield f"  You could have said: “{seen.rewrite}”"
    for mark in exchange.turn_marks:
        yield f"In this place: {mark}."
    yield exchange.effect
    for reason in exchange.trust_reasons:
        because = f": {reason.because}" if reason.because else ""
        yield f"  {points(reason.change)} {reason.title}{because}"
    yield exchange.because


def _quoted(words: str) -> str:
    return f"“{words}” " if words.strip() else ""


def question_lines(question: AppraisalQuestion) -> Iterator[str]:
    """Ask one question of the self-appraisal."""
    yield question.text
    if question.kind == "level":
        levels = ", ".join(f"{level} {name}" for level, name in enumerate(LEVEL_NAMES))
        yield f"  ({levels})"


def comparison_lines(comparison: Comparison) -> Iterator[str]:
    """Say how a session and a what-if of it went."""
    yield f"The two are the same up to exchange {comparison.from_turn}."
    for turn in comparison.turns:
        for title, exchange in (("First try", turn.original), ("This try", turn.branch)):
            if exchange is not None:
                said = exchange.coach if not exchange.is_silence else "(waits)"
                yield f"{title}, {turn.number}: {said}"
                yield f"  {exchange.coachee} [{exchange.effect}]"
    first, second = comparison.trust
    yield f"Trust: first try {first:.0f}, this try {second:.0f}."
    if comparison.only_original:
        yield f"Told only in the first try: {', '.join(comparison.only_original)}."
    if comparison.only_branch:
        yield f"Told only in this try: {', '.join(comparison.only_branch)}."


def debrief_lines(debrief: Debrief) -> Iterator[str]:
    """Say what a session came to."""
    if debrief.overall is None:
        yield "Overall: there was not enough to score."
    else:
        yield f"Overall: {debrief.overall:.0f} of 100."
    yield from _highlight("Keep", debrief.strength)
    yield from _highlight("Try next", debrief.next_step)
    for family in debrief.families:
        yield ""
        yield from _family(family)
    yield ""
    yield from _course(debrief)
    for own in debrief.own_words:
        yield f"{own.question} You said: {own.answer}"


def _highlight(title: str, highlight: Highlight | None) -> Iterator[str]:
    if highlight is None:
        return
    yield f"{title}: {highlight.title}. {highlight.text}"
    if highlight.quote is not None:
        yield f"  {_quote(highlight.quote)}"


def _family(family: DebriefFamily) -> Iterator[str]:
    own = (
        "" if family.own_level is None else f" (you said: {LEVEL_NAMES[family.own_level]})"
    )
    yield f"{family.title}: {_level(family.level)}{own}"
    for found in family.findings:
        if found.is_scored:
            yield from _finding(found)
    if bare := [found.title for found in family.findings if not found.is_scored]:
        yield f"  Not enough evidence: {', '.join(bare)}."


def _finding(found: DebriefFinding) -> Iterator[str]:
    provisional = ", provisional" if found.provisional else ""
    yield f"  {found.title}: {_level(found.level)}{provisional}. {found.why}"
    for quote in found.quotes[:2]:
        yield f"    {_quote(quote)}"


def _quote(quote: DebriefQuote) -> str:
    words = " ".join(quote.quote.split())
    sign = "Missed" if quote.slip else "Shown"
    return f"{sign} in turn {quote.turn}: " + (f"“{words}”" if words else "(silence)")


def _level(level: int | None) -> str:
    return (
        "not enough evidence" if level is None else f"{LEVEL_NAMES[level]} ({level} of 4)"
    )


def _course(debrief: Debrief) -> Iterator[str]:
    first, last = debrief.trust[0], debrief.trust[-1]
    lowest = min(point.trust for point in debrief.trust)
    yield (
        f"Trust: {first.trust:.0f} at the start, {last.trust:.0f} at the end, "
        f"{lowest:.0f} at its lowest."
    )
    reached = dict.fromkeys(PHASE_TITLES[point.phase] for point in debrief.trust)
    yield f"Phases: {', '.join(reached)}."
    yield f"Told you: {'' if debrief.told else 'nothing'}"
    for told in debrief.told:
        yield f"  Turn {told.turn}, {told.topic}: “{told.title}”"
    yield f"Kept back: {_left(debrief.left)}."
    if debrief.agreed:
        yield f"Agreed: {'; '.join(debrief.agreed)}."
    yield f"{counted(len(debrief.exchanges), 'exchange')}, {debrief.seconds / 60:.0f} minutes."


def _left(left: tuple[Told, ...]) -> str:
    number = Counter(f"{one.topic}: {one.title[0].lower()}{one.title[1:]}" for one in left)
    named = (f"{title} ×{times}" if times > 1 else title for title, times in number.items())
    return "; ".join(named) or "nothing"
