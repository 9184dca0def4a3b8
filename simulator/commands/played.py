"""A session as the machine-readable commands print it."""

from typing import Any

from simulator.session import Session

SCHEMA = 1
"""Version of the fields."""


def session_line(session: Session) -> dict[str, Any]:
    """Return the line that opens a played session."""
    return {
        "type": "session",
        "schema": SCHEMA,
        "scenario": session.scenario.id,
        "versions": dict(session.record.versions),
        "seed": session.seed,
        "opening": session.opening,
    }


def turn_line(session: Session, milliseconds: float) -> dict[str, Any]:
    """Return the line of the session's last exchange."""
    turn = session.record.turns[-1]
    reply = turn.reply
    return {
        "type": "turn",
        "turn": reply.number,
        "coach": turn.typed,
        "coachee": reply.text,
        "codes": list(turn.coded.codes),
        "intents": list(turn.coded.intents),
        "topics": list(reply.topics),
        "rule": reply.rule,
        "action": reply.action,
        "stance": reply.stance,
        "trust": _trust(reply.trust),
        "phase": reply.phase,
        "disclosed": list(reply.disclosed),
        "fallback": reply.fallback,
        "ended": reply.ended,
        "ms": round(milliseconds, 1),
    }


def scorecard_of(session: Session) -> dict[str, Any]:
    """End a played session and return its scorecard; nobody is there to appraise it."""
    session.end()
    session.appraise({})
    return session.score_card().as_json()


def _trust(trust: float) -> float:
    rounded = round(trust, 1)
    return int(rounded) if rounded.is_integer() else rounded
