"""Conversations in captions: WebVTT and SubRip.

A caption names its speaker by a voice tag (`<v Anna>`) or by `Anna: …`; one that names
nobody goes on with the speaker before.

Source:
    WebVTT: The Web Video Text Tracks Format, W3C Candidate Recommendation (2019).
"""

import html
import re
from collections.abc import Iterator

from scoring.conversations.plain import NAMED
from scoring.conversations.recorded import ConversationError, Line, Talk
from scoring.conversations.times import seconds_of

TIMING = re.compile(r"^\s*([\d:.,]+)\s+-->\s+([\d:.,]+)")
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?\s+([^>]+)>")
_TAG = re.compile(r"<[^>]*>|\{\\[^}]*\}")
_SKIPPED = ("WEBVTT", "NOTE", "STYLE", "REGION")


def talks_in_captions(text: str, name: str) -> list[Talk]:
    """Return the one conversation that a caption file holds.

    Raises:
        ConversationError: There is no caption in it, a time is broken, or the first
            caption names no speaker.
    """
    lines: list[Line] = []
    for at, block in _blocks(text):
        if block[0].startswith(_SKIPPED):
            continue
        lines += _caption(at, block, lines[-1].speaker if lines else "", name)
    if not lines:
        raise ConversationError(
            f"{name}: there is no caption in this file; "
            "one begins with a line such as 00:00:01.000 --> 00:00:04.000"
        )
    return [Talk("", tuple(lines))]


def _blocks(text: str) -> Iterator[tuple[int, list[str]]]:
    """Paragraphs of the file, each with the number of its first line."""
    block: list[str] = []
    for at, line in enumerate([*text.split("\n"), ""], start=1):
        if line.strip():
            block.append(line)
        elif block:
            yield at - len(block), block
            block = []


def _caption(at: int, block: list[str], speaker: str, name: str) -> Iterator[Line]:
    place = next((i for i, line in enumerate(block) if "-->" in line), None)
    timing = None if place is None else TIMING.match(block[place])
    if place is None or timing is None or seconds_of(timing[1]) is None:
        raise ConversationError(
            f"{name}:{at}: a caption needs a line such as 00:00:01.000 --> 00:00:04.000"
        )
    for offset, line in enumerate(block[place + 1 :], start=at + place + 1):
        speaker, said = _voice(line, speaker)
        if said and not speaker:
            raise ConversationError(
                f"{name}:{offset}: this caption names no speaker; "
                'begin it with "<v Name>" or "Name: "'
            )
        if said:
            yield Line(speaker, said, offset, seconds_of(timing[1]))


def _voice(line: str, speaker: str) -> tuple[str, str]:
    """Who says a line of a caption, and what is said."""
    tagged = _VOICE.search(line)
    said = html.unescape(_TAG.sub("", line)).strip().removeprefix("- ").strip()
    if tagged:
        return html.unescape(tagged[1]).strip(), said
    named = NAMED.match(said)
    if named:
        return named["name"].strip(), named["text"].strip()
    return speaker, said
