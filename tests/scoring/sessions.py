"""Two whole sessions, coded: one as it should be and one as it should not."""

from scoring.transcript import CodedUtterance, Event, Transcript
from scoring.vocabulary import Phase
from tests.factories import exchange, says, silence, transcript

OPEN, CLOSED, LEADING = "question.open", "question.closed", "question.leading"
CONFIDENCE = "What you say stays with me, unless somebody is at risk."
LONG = "Well, it began in spring and it has gone on and on since then, week after week."


def asks(intent: str, *marks: str, code: str = OPEN) -> CodedUtterance:
    """A question about something."""
    return says(code, *marks, intent=intent, text=f"About {intent.replace('_', ' ')}?")


def good_session() -> Transcript:
    """A coach who contracts, listens, asks openly, gives with leave and closes well."""
    exchanges = [
        exchange(says("rapport.greeting"), asks("ask_how_are_you"), phase=Phase.CONTRACT),
        exchange(
            says("rapport.contracting", intent="explain_coaching"),
            says("rapport.contracting", intent="explain_confidentiality", text=CONFIDENCE),
            says("rapport.contracting", intent="explain_time"),
            phase=Phase.CONTRACT,
        ),
        exchange(
            says("rapport.contracting", intent="explain_roles"),
            says("rapport.contracting", intent="explain_policies"),
            says("rapport.contracting", intent="explain_notes"),
            asks("invite_questions", "permission", code=CLOSED),
            phase=Phase.CONTRACT,
            answer="How is this different from mentoring?",
        ),
        exchange(
            says("rapport.contracting", intent="explain_difference_mentoring"),
            asks("ask_agreement", "checking", code=CLOSED),
            phase=Phase.CONTRACT,
        ),
        exchange(
            asks("ask_expectations"), asks("ask_prior_coaching"), phase=Phase.CONTRACT
        ),
        exchange(asks("ask_readiness"), asks("ask_how_to_work"), phase=Phase.CONTRACT),
        exchange(asks("ask_session_goal"), phase=Phase.GOAL, answer=LONG),
        exchange(
            "listening.complex",
            asks("ask_importance"),
            phase=Phase.GOAL,
            marks=["picks-up-cue"],
        ),
        exchange(
            "listening.summary",
            asks("confirm_goal", "checking", code=CLOSED),
            asks("ask_success_measure"),
            "rapport.structuring",
            phase=Phase.GOAL,
        ),
        exchange(
            "listening.simple",
            asks("ask_what_happened", "probing"),
            answer=LONG,
            feeling=True,
        ),
        exchange("rapport.empathy", marks=["picks-up-cue"], answer=LONG, feeling=True),
        silence(answer=LONG, feeling=True),
        exchange("listening.noticing", marks=["picks-up-cue"], answer=LONG),
        exchange("listening.complex", marks=["picks-up-cue"], answer=LONG, feeling=True),
        exchange(
            "listening.noticing", "rapport.empathy", marks=["picks-up-cue"], answer=LONG
        ),
        exchange("listening.complex", marks=["picks-up-cue"], answer=LONG),
        exchange("listening.complex", asks("ask_role", "probing"), answer=LONG),
        exchange(
            "listening.complex",
            "rapport.affirmation",
            asks("ask_manager", "probing"),
            answer=LONG,
        ),
        exchange("rapport.empathy", asks("ask_feelings", "probing"), answer=LONG),
        exchange(
            "listening.simple",
            asks("ask_change", "probing"),
            answer="I can't go on like this.",
            feeling=True,
        ),
        exchange(
            "rapport.empathy", says("rapport.signposting", intent="signpost"), answer=LONG
        ),
        exchange("rapport.affirmation", asks("ask_tried", "probing"), answer=LONG),
        exchange("rapport.affirmation", asks("ask_example", "probing"), answer=LONG),
        exchange(
            "listening.summary",
            "rapport.structuring",
            asks("ask_options"),
            phase=Phase.OPTIONS,
        ),
        exchange(
            "listening.simple", asks("ask_more_options", "probing"), phase=Phase.OPTIONS
        ),
        exchange(
            "listening.complex", asks("ask_past_success", "probing"), phase=Phase.OPTIONS
        ),
        exchange(
            "rapport.autonomy",
            asks("ask_preferred_option", "checking"),
            phase=Phase.OPTIONS,
        ),
        exchange(
            asks("offer_idea", "permission", code=CLOSED),
            phase=Phase.OPTIONS,
            answer="Please do.",
        ),
        exchange("input.options", "rapport.autonomy", phase=Phase.OPTIONS, answer=LONG),
        exchange(
            says(CLOSED, "permission"),
            says("feedback.constructive", "situation", "behaviour"),
            says("feedback.specific-positive", "impact"),
            asks("ask_thoughts"),
            phase=Phase.OPTIONS,
        ),
        exchange(
            "listening.complex", asks("offer_tool"), asks("rehearse"), phase=Phase.OPTIONS
        ),
        exchange(
            "rapport.structuring", asks("ask_first_step", "probing"), phase=Phase.WILL
        ),
        exchange(asks("ask_when", code=CLOSED), asks("ask_support"), phase=Phase.WILL),
        exchange(
            "listening.simple", asks("ask_obstacles_to_action", "probing"), phase=Phase.WILL
        ),
        exchange(asks("scale_commitment", "scaling", code=CLOSED), phase=Phase.WILL),
        exchange(
            "listening.summary", "rapport.autonomy", asks("ask_takeaway"), phase=Phase.CLOSE
        ),
        exchange(asks("ask_session_feedback"), asks("ask_how_we_work"), phase=Phase.CLOSE),
        exchange(asks("arrange_next"), says("rapport.greeting"), phase=Phase.CLOSE),
    ]
    return transcript(
        *exchanges,
        events=[
            Event("coachee_asked", 3, {"question": "mentoring"}),
            Event(
                "explained",
                4,
                {
                    "question": "mentoring",
                    "named": ["a", "b"],
                    "missed": [],
                    "mistaken": [],
                },
            ),
        ],
        trust=[40 + number for number in range(len(exchanges))],
    )


def poor_session() -> Transcript:
    """A coach who presses, advises and asks in bursts, and then stops."""
    exchanges = [
        exchange(
            says(LEADING, "multiple", "suggestion"),
            says(CLOSED, "multiple"),
            phase=Phase.CLOSE,
            marks=["early-solution", "talks-over"],
            feeling=True,
        ),
        exchange(
            says("input.advice", "unsolicited", text=" ".join([LONG] * 8)),
            marks=["ignores-emotion", "talks-over", "early-solution"],
            feeling=True,
        ),
        exchange(
            "break.judging", marks=["ignores-emotion"], answer="I can't go on like this."
        ),
        exchange(
            says(OPEN, "why-blame", "multiple"),
            says(CLOSED, "multiple"),
            marks=["repeats-question", "ignores-emotion"],
        ),
        exchange("break.blaming", "input.direction", marks=["talks-over"]),
        exchange(says("listening.simple", text=LONG), says(LEADING), marks=["parroting"]),
        exchange(
            says("listening.simple", text=LONG),
            says(OPEN, "why-blame"),
            marks=["parroting"],
        ),
        exchange(says("listening.simple", text=" ".join([LONG] * 2)), marks=["parroting"]),
        exchange("feedback.critical", phase=Phase.CONTRACT),
        exchange("feedback.vague", "input.advice", phase=Phase.CONTRACT),
        exchange(
            says(CLOSED, "multiple"), says(LEADING, "multiple"), marks=["repeats-question"]
        ),
        exchange(says(CLOSED, "multiple"), says(LEADING), says(CLOSED, "multiple")),
        exchange(says(LEADING, "why-blame"), "input.advice"),
        exchange(LEADING, says("input.information", text=" ".join([LONG] * 12))),
        exchange(says(OPEN, "why-blame"), marks=["repeats-question"]),
        exchange(
            says(OPEN, "why-blame"),
            says("input.advice", "unsolicited"),
            marks=["repeats-question"],
        ),
        exchange(CLOSED, marks=["repeats-question"]),
        exchange(
            "listening.simple", "input.advice", CLOSED, marks=["parroting", "talks-over"]
        ),
        exchange("input.advice", LEADING, marks=["parroting"]),
        exchange("input.advice", marks=["talks-over"]),
        exchange("input.direction", "break.pressuring"),
    ]
    return transcript(
        *exchanges,
        opening="I am worried.",
        opening_feeling=True,
        events=[Event("coachee_asked", 8, {"question": "mentoring"})],
        trust=[40 - 2.3 * number for number in range(len(exchanges))],
    )
