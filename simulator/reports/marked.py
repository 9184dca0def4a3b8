"""Turns as HTML: what was typed is text and nothing else. Pure."""

import re
from collections.abc import Iterable
from typing import Final

from markupsafe import Markup, escape

from scoring.transcript import Span
from simulator.exchange import Exchange
from simulator.typed import visible

_CUE: Final = re.compile(r"\*([^*\n]+)\*")


def marked(text: str, spans: Iterable[Span]) -> Markup:
    """Return the text with the spans' characters marked; overlaps are marked once."""
    parts: list[Markup] = []
    at = 0
    for start, end in _merged(spans, len(text)):
        parts.append(escape(visible(text[at:start])))
        parts.append(Markup("<mark>{}</mark>").format(visible(text[start:end])))
        at = end
    parts.append(escape(visible(text[at:])))
    return Markup("").join(parts)


def heard(exchange: Exchange) -> Markup:
    """Return what the coach typed, with the evidence of its codes marked."""
    spans = (span for seen in exchange.observations for span in seen.evidence)
    return marked(exchange.coach, spans)


def as_said(text: str) -> Markup:
    """Return the coachee's words, with what is seen and not said as emphasis."""
    parts: list[Markup] = []
    at = 0
    for cue in _CUE.finditer(text):
        parts.append(escape(visible(text[at : cue.start()])))
        parts.append(Markup("<em>{}</em>").format(visible(cue.group(1))))
        at = cue.end()
    parts.append(escape(visible(text[at:])))
    return Markup("").join(parts)


def _merged(spans: Iterable[Span], length: int) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for span in sorted(spans, key=lambda one: (one.start, one.end)):
        start, end = min(span.start, length), min(span.end, length)
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        elif start < end:
            merged.append((start, end))
    return merged
