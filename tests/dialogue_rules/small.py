"""A small scenario and coded turns for it, so that each rule can be met in one line."""

from typing import Any

from dialogue_rules.engine import DialogueEngine
from dialogue_rules.reply import CoacheeTurn
from scenarios.schema import Scenario, Temperament
from scenarios.vocabulary import MOMENTS
from scoring.transcript import CodedTurn, CodedUtterance, Span
from scoring.vocabulary import CodeId, IntentId, MarkId, QuestionForm

ROTA: dict[str, Any] = {
    "id": "rota",
    "title": "The rota",
    "in_words": "the rota",
    "words": ["the rota", "shift pattern", "weekends"],
    "raised": True,
    "feelings": ["tired", "worn out"],
    "not_feelings": ["angry"],
    "misread": ["Not that, no. More tired."],
    "closed": ["Yes, that rota.", "It is, yes."],
    "leading": ["If you say so about the rota."],
    "guarded": ["It's a rota.", "There's not much to it."],
    "reflected": ["That's about it, the rota."],
    "advice": ["Yes, but the rota's not mine to change."],
    "spent": ["You've had it all on the rota."],
    "disclosures": [
        {
            "id": "long_weekends",
            "layer": 1,
            "answers": ["ask_situation", "ask_frequency"],
            "says": ["Three weekends out of four.", "I've worked three weekends in four."],
        },
        {
            "id": "missed_birthday",
            "layer": 2,
            "answers": ["ask_feelings", "ask_home_impact"],
            "needs": {"openness": 1, "trust": 40, "disclosed": ["long_weekends"]},
            "says": [
                "I missed my lad's birthday for it.",
                "My lad turned six. I was here.",
            ],
            "cues": ["looks down"],
            "feeling": "sad",
            "then": ["future"],
        },
    ],
}
FUTURE: dict[str, Any] = {
    "id": "future",
    "title": "What next",
    "in_words": "what comes next",
    "words": ["transfer", "day team", "move to days"],
    "closed": ["Maybe."],
    "leading": ["I don't know that I want that."],
    "guarded": ["I've not thought that far."],
    "reflected": ["Something like that."],
    "spent": ["That's the plan."],
    "disclosures": [
        {
            "id": "would_ask",
            "layer": 2,
            "answers": ["ask_first_step", "ask_what_will_you_do"],
            "needs": {"openness": 2},
            "says": ["I could ask Jo on Monday.", "Ask Jo. Monday, before handover."],
            "agrees": "Ask Jo about the day team on Monday",
        },
        {
            "id": "saw_it",
            "layer": 3,
            "needs": {"openness": 3, "disclosed": ["would_ask"]},
            "says": ["I've been waiting to be asked.", "Nobody was ever going to ask me."],
            "insight": True,
        },
    ],
}
SCENARIO: dict[str, Any] = {
    "id": "small",
    "version": 1,
    "title": "Small",
    "summary": "A small one.",
    "type": "performance",
    "difficulty": 1,
    "minutes": 10,
    "standard": ["4.I.1"],
    "temperament": "plain",
    "persona": {
        "name": "Ali Marsh",
        "short_name": "Ali",
        "pronouns": "he",
        "age": 33,
        "role": "Porter",
        "about": "Tired of weekends.",
        "people": [
            {
                "id": "jo",
                "name": "Jo Pike",
                "pronouns": "she",
                "relation": "my manager",
                "words": ["boss"],
            },
        ],
    },
    "opening": ["Right. Here I am."],
    "starting_trust": 42,
    "walks_out_at": 10,
    "starting_stance": "careful",
    "stances": [
        {"id": "shut", "openness": 0, "shows": "arms folded"},
        {"id": "careful", "openness": 1, "shows": "short answers"},
        {"id": "willing", "openness": 2, "shows": "leans in"},
        {"id": "frank", "openness": 3, "shows": "slows down"},
        {"id": "gone", "openness": 0, "shows": "left", "is_end": True},
    ],
    "moves": [
        {
            "trigger": "understood",
            "source": ["careful"],
            "dest": "willing",
            "when": {"trust": 45},
        },
        {"trigger": "told", "source": ["willing"], "dest": "frank"},
        {"trigger": "hurt", "source": ["careful", "willing", "frank"], "dest": "shut"},
        {"trigger": "repaired", "source": ["shut"], "dest": "careful"},
        {
            "trigger": "worn_out",
            "source": ["shut", "careful", "willing", "frank"],
            "dest": "gone",
        },
    ],
    "sensitivities": [
        {"to": "feedback.praise", "trust": -1, "because": "He does not trust praise."}
    ],
    "brief": "Ali is a porter.",
    "topics": [ROTA, FUTURE],
    "facts": [
        {
            "id": "years",
            "asked": ["how long have you been a porter?", "how many years?"],
            "says": ["Nine years."],
        }
    ],
    "questions": [
        {
            "id": "who_hears",
            "when": {"after_turn": 2, "trust": 20},
            "says": ["Who gets to hear this?"],
            "standard": ["2.K.3"],
            "key_points": [
                {"id": "between_us", "title": "stays here", "words": [["between", "us"]]},
                {"id": "limits", "title": "unless harm", "words": [["unless"]]},
            ],
            "mistakes": [
                {"id": "tells_jo", "title": "tells the manager", "words": [["tell", "jo"]]}
            ],
            "good": ["Good. That's fair."],
            "partial": ["Right. I suppose."],
            "wrong": ["Then I'll watch what I say."],
        }
    ],
    "speech": {
        "answers": {
            "ask_values": ["Turning up. That's what I believe in.", "A day's work."],
        }
    },
    "endings": {
        "committed": ["Thanks. I'll do it Monday."],
        "open": ["Thanks. See you."],
        "cool": ["Right. Bye."],
        "left": ["I'm off."],
    },
}


def _several(kind: str) -> list[str]:
    return [f"{kind}, one.", f"{kind}, two.", f"{kind}, three."]


PLAIN = Temperament.model_validate(
    {
        "id": "plain",
        "title": "Plain",
        "answers": {
            "greet": ["Hello."],
            "ask_strengths": ["Lifting."],
            "listening.encourager": ["Yeah.", "So."],
            "break.dismissing": ["It isn't nothing."],
            "feedback.critical": ["Thanks a lot."],
        },
        "reactions": {"rapport.empathy": ["It is."], "mark:multiple": ["That's a few."]},
        "moments": {
            name: [
                f"{line} {{topic}}" if name == "catch_all" else line
                for line in _several(name)
            ]
            for name in MOMENTS
        },
        "idle_cues": ["shrugs", "scratches his ear", "nods"],
    }
)


def scenario(**changes: Any) -> Scenario:
    """The small scenario, with parts of it replaced."""
    return Scenario.model_validate(SCENARIO | changes)


def engine(**changes: Any) -> DialogueEngine:
    return DialogueEngine(scenario(**changes), PLAIN)


def utterance(
    text: str,
    code: str = "question.open",
    intent: str | None = None,
    *marks: str,
    start: int = 0,
) -> CodedUtterance:
    form = QuestionForm.OPEN if code.startswith("question") else None
    return CodedUtterance(
        start=start,
        end=start + len(text),
        text=text,
        code=CodeId(code),
        confidence=0.9,
        reason="so it is",
        evidence=(Span(start, start + 1),) if text else (),
        form=form,
        marks=tuple(map(MarkId, marks)),
        intent=IntentId(intent) if intent else None,
        intent_confidence=0.9 if intent else 0.0,
    )


def turn(*utterances: CodedUtterance, marks: tuple[str, ...] = ()) -> CodedTurn:
    text = " ".join(one.text for one in utterances)
    return CodedTurn(text, utterances, tuple(map(MarkId, marks)))


def asks(text: str, intent: str | None = None, code: str = "question.open") -> CodedTurn:
    return turn(utterance(text, code, intent))


def says(text: str, code: str, intent: str | None = None) -> CodedTurn:
    return turn(utterance(text, code, intent))


SILENCE = turn(utterance("", "listening.silence"))
REFLECTS = says("You're worn out by the rota.", "listening.complex")


def played(*turns: CodedTurn, seed: int = 1, **changes: Any) -> list[CoacheeTurn]:
    """The coachee's turns for the coach's, without the opening."""
    sitting = engine(**changes)
    state = sitting.opening(seed).state
    replies = []
    for coded in turns:
        replies.append(sitting.respond(state, coded))
        state = replies[-1].state
    return replies
