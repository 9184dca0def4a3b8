"""How the relationship fared: warmth, respect, trust, and repair when it tore."""

from collections.abc import Collection

from scoring.evidence import Quote, quote_turn, quote_utterance
from scoring.feelings import shows_risk
from scoring.measures.counting import (
    A_FEW,
    Case,
    answers,
    coded,
    emotional_answers,
    enough_turns,
    in_order,
    parts,
    rate,
    share,
    utterances,
    with_intents,
)
from scoring.measures.reading import Reading, Scope
from scoring.transcript import CodedUtterance, Transcript, Turn
from scoring.vocabulary import Speaker

REPAIRS_WITHIN = 3
"""A repair counts when it comes in one of so many turns after the rupture."""
RUPTURE_FALL = 8.0
"""A fall of trust by so many points in one exchange is a rupture."""

REPAIR_INTENTS = frozenset({"apologise", "rephrase", "ask_reaction", "ask_how_we_work"})
REPAIR_CODES = frozenset({"rapport.empathy", "rapport.autonomy"})

ENDS = 3
"""The opening and the close are so many of the coach's turns each."""


def break_rate(transcript: Transcript, scope: Scope) -> Reading:
    """Return breaks in rapport per ten of the coach's turns. Cases: the coach's turns."""
    turns = enough_turns(transcript, scope)
    return rate(turns, lambda u: u.family == "break", fault=True)


def empathy_rate(transcript: Transcript, scope: Scope) -> Reading:
    """Return expressions of empathy per ten of the coach's turns. Cases: coach's turns."""
    turns = enough_turns(transcript, scope)
    chances = emotional_answers(transcript)
    return rate(turns, lambda u: u.code == "rapport.empathy", chances=chances)


def affirmation_rate(transcript: Transcript, scope: Scope) -> Reading:
    """Return affirmations per ten of the coach's turns. Cases: the coach's turns."""
    turns = enough_turns(transcript, scope)
    return rate(turns, lambda u: u.code == "rapport.affirmation")


def autonomy_rate(transcript: Transcript, scope: Scope) -> Reading:
    """Return how often per ten turns the choice was left to the coachee.

    Cases are the coach's turns.
    """
    turns = enough_turns(transcript, scope)
    return rate(turns, lambda u: u.code == "rapport.autonomy" or u.intent == "offer_choice")


def trust_at_end(transcript: Transcript, scope: Scope) -> Reading:
    """Return the coachee's trust (0-100) when the session ended. Cases: exchanges.

    Declines for a recorded conversation, where nobody knows it.
    """
    scope.enough(len(transcript.trust), "exchanges with known trust")
    return Reading(
        value=transcript.trust[-1],
        counted=len(transcript.trust),
        quotes=_turning_points(transcript),
    )


def lowest_trust(transcript: Transcript, scope: Scope) -> Reading:
    """Return the lowest trust (0-100) the coachee came down to. Cases: exchanges."""
    scope.enough(len(transcript.trust), "exchanges with known trust")
    lowest = min(transcript.trust)
    at = transcript.trust.index(lowest) + 1
    fell = at > 1
    turn = next((turn for turn in transcript.coach_turns if turn.number == at), None)
    here = () if turn is None else (quote_turn(turn, slip=fell),)
    return Reading(
        value=lowest,
        counted=len(transcript.trust),
        quotes=in_order((*here, *_turning_points(transcript))),
    )


def repaired_share(transcript: Transcript, scope: Scope) -> Reading:
    """Return the share (0-1) of ruptures that the coach set out to repair.

    A rupture is a break in rapport or a sharp fall of trust. It is repaired where one
    of the coach's next turns apologises, rephrases, asks how it landed, shows empathy
    or gives the choice back, and breaks nothing. Cases are ruptures.

    Source:
        That ruptures are common and their repair goes with better outcomes: Eubanks,
        Muran and Safran (2018), Psychotherapy 55(4), 508-519.
    """
    turns = transcript.coach_turns
    cases: list[Case] = []
    for place, turn in enumerate(turns):
        broken = _rupture(transcript, turn)
        if broken is None:
            continue
        repair = _repair_in(turns[place + 1 : place + 1 + REPAIRS_WITHIN])
        cases.append(Case(repair or broken, repair is not None))
    return share(cases, scope, "ruptures")


def courtesy_share(transcript: Transcript, scope: Scope) -> Reading:
    """Return the share (0-1) of three courtesies done: greet, settle in, take leave.

    Cases are the coach's turns.
    """
    turns = enough_turns(transcript, scope)
    first, last = turns[:ENDS], turns[ENDS:][-ENDS:]
    settling = ("small_talk", "ask_how_are_you", "thank_for_coming", "introduce_self")
    greeting = _coded_or_meant(first, "rapport.greeting", ("greet",))
    settled = with_intents(first, settling)
    return parts(
        {
            "a greeting": greeting,
            "a word to settle in": settled or greeting[1:],
            "a friendly close": _coded_or_meant(last, "rapport.greeting", ("say_goodbye",)),
        },
        missed_at=[*first[:1], *last[-1:]],
    )


def risk_answered_share(transcript: Transcript, scope: Scope) -> Reading:
    """Return the share (0-1) of signs of harm that were asked after or signposted.

    A sign is an event `risk` or a coachee's turn whose words show one. It is answered
    where one of the coach's next turns asks about safety or wellbeing, or names other
    help. Cases are signs; of several in a row the last counts.
    """
    known = {event.turn for event in transcript.events if event.kind == "risk"}
    turns = transcript.turns
    cases: list[Case] = []
    for before, turn in answers(transcript):
        if turn.speaker is Speaker.COACH and (
            before.number in known or shows_risk(before.text)
        ):
            after = [t for t in turns[turns.index(turn) :] if t.speaker is Speaker.COACH]
            found = _coded_or_meant(
                after[:REPAIRS_WITHIN],
                "rapport.signposting",
                ("signpost", "ask_risk", "ask_wellbeing"),
            )
            quote = quote_utterance(*found[0]) if found else quote_turn(turn, slip=True)
            cases.append(Case(quote, bool(found)))
    return share(cases, scope, "signs of harm")


def _turning_points(transcript: Transcript) -> tuple[Quote, ...]:
    """The turns after which trust rose most, and those after which it fell most."""
    spoken = {turn.number: turn for turn in transcript.coach_turns}
    changes = [
        (after - before, spoken[number])
        for number, (before, after) in enumerate(
            zip(transcript.trust, transcript.trust[1:], strict=False), start=2
        )
        if number in spoken and after != before
    ]
    rises = sorted((c for c in changes if c[0] > 0), key=lambda c: -c[0])[:A_FEW]
    falls = sorted((c for c in changes if c[0] < 0), key=lambda c: c[0])[:A_FEW]
    marked = [quote_turn(turn, slip=change < 0) for change, turn in [*rises, *falls]]
    return in_order(marked or map(quote_turn, transcript.coach_turns[-1:]))


def _rupture(transcript: Transcript, turn: Turn) -> Quote | None:
    for u in coded(turn):
        if u.family == "break":
            return quote_utterance(turn, u, slip=True)
    trust, place = transcript.trust, turn.number - 1
    if 0 < place < len(trust) and trust[place - 1] - trust[place] >= RUPTURE_FALL:
        return quote_turn(turn, slip=True)
    return None


def _repair_in(turns: Collection[Turn]) -> Quote | None:
    for turn in turns:
        if any(u.family == "break" for u in coded(turn)):
            continue
        for u in coded(turn):
            if u.intent in REPAIR_INTENTS or u.code in REPAIR_CODES:
                return quote_utterance(turn, u)
    return None


def _coded_or_meant(
    turns: Collection[Turn], code: str, intents: Collection[str]
) -> list[tuple[Turn, CodedUtterance]]:
    return [
        (turn, u) for turn, u in utterances(turns) if u.code == code or u.intent in intents
    ]
