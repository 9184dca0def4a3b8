"""Sample values with dull defaults: scenarios, exchanges, a debrief."""

from dataclasses import replace
from datetime import UTC, datetime

from scoring.transcript import CodedTurn, CodedUtterance, Span
from scoring.vocabulary import SILENCE, CodeId, Phase, QuestionForm
from simulator.debrief import (
    Debrief,
    DebriefFamily,
    DebriefFinding,
    DebriefQuote,
    Highlight,
    OwnWords,
    TrustPoint,
)
from simulator.exchange import Exchange, Observation, Told, TrustReason
from simulator.overview import Answers, ScenarioChoice
from simulator.ports import PracticeSession

STARTED = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)

ROTA = ScenarioChoice(
    id="the_rota",
    title="The rota",
    summary="Priya, a ward sister, is asked to change a rota that nobody wants changed.",
    type="performance",
    difficulty=1,
    minutes=20,
    standard=("4.I.1", "2.O.2"),
    coachee="Priya",
)
CAREER = ScenarioChoice(
    id="next_step",
    title="The next step",
    summary="Tom has been passed over twice and says that he does not mind.",
    type="career",
    difficulty=3,
    minutes=30,
    standard=("1.I.1",),
    coachee="Tom",
)

_REPLIES = (
    "Well. It's been one of those months, to be honest.",
    "*looks at the door* I suppose so.",
    "Nobody asked me about the rota. That's what gets me.",
    "I could talk to Sam. I haven't, but I could.",
    "It's quarter to, isn't it? I'd rather not stop yet.",
)
_TITLES = {
    "question.open": "Open question",
    "question.closed": "Closed question",
    "listening.simple": "Simple reflection",
    "listening.silence": "Silence",
}
_LEFT = Told("wants_out", "Something that really matters", "The job itself", 3, None)


def coded(text: str) -> CodedTurn:
    """The turn as the module docstring says that it is coded."""
    if not text.strip():
        return CodedTurn(text, (CodedUtterance(0, 0, "", SILENCE, 1.0, "You waited."),))
    is_open = text.lower().startswith(("what", "how", "tell"))
    form = (QuestionForm.OPEN if is_open else QuestionForm.CLOSED) if "?" in text else None
    code = CodeId(f"question.{form}") if form else CodeId("listening.simple")
    first_word = Span(0, len(text.split(maxsplit=1)[0]) + len(text) - len(text.lstrip()))
    return CodedTurn(
        text,
        (
            CodedUtterance(
                start=0,
                end=len(text),
                text=text,
                code=code,
                confidence=0.9,
                reason=f"“{text.split(maxsplit=1)[0]}” makes it so.",
                evidence=(first_word,),
                form=form,
                runner_up=CodeId("other"),
                rewrite="What have you tried so far?"
                if form is QuestionForm.CLOSED
                else None,
            ),
        ),
    )


def exchange_of(number: int, text: str, *, trust_before: float = 40.0) -> Exchange:
    """One exchange with dull defaults; `dataclasses.replace` changes what matters."""
    turn = coded(text)
    (utterance,) = turn.utterances
    is_closed = utterance.form is QuestionForm.CLOSED
    trust = trust_before + (-2.0 if is_closed else 4.0)
    told = (Told("nobody_asked", "Nobody asked me about the rota.", "The rota", 2, number),)
    return Exchange(
        number=number,
        coach=text,
        coded=turn,
        coachee=_REPLIES[(number - 1) % len(_REPLIES)],
        observations=(_observation(utterance),),
        turn_marks=("Passes over a feeling",) if is_closed and number > 1 else (),
        trust_before=trust_before,
        trust=trust,
        trust_reasons=(
            TrustReason(_TITLES[utterance.code], trust - trust_before, "It left room."),
        ),
        stance_before="guarded",
        stance="open" if trust >= 50 else "guarded",
        stance_shows="Sits back and takes her time."
        if trust >= 50
        else "Watches the door.",
        phase=list(Phase)[min(number // 4, len(Phase) - 1)],
        topics=("The rota",),
        told=told if number == 3 else (),
        rule="open_question_is_answered",
        because="A question with room in it lets a guarded person choose what to share.",
        action="utter_answer",
        effect=f"Trust {'fell' if is_closed else 'rose'} to {trust:.0f}.",
        fallback=False,
        ended=False,
        seconds=30.0 * number,
    )


def _observation(utterance: CodedUtterance) -> Observation:
    return Observation(
        code=utterance.code,
        title=_TITLES[utterance.code],
        start=utterance.start,
        end=utterance.end,
        confidence=utterance.confidence,
        reason=utterance.reason,
        evidence=utterance.evidence,
        marks=utterance.marks,
        mark_titles=(),
        runner_up="Other" if utterance.runner_up else None,
        rewrite=utterance.rewrite,
    )


def debrief_of(session: PracticeSession) -> Debrief:
    """A debrief with two families, one of them partly without enough evidence."""
    answers = session.appraisal or {}
    first = session.exchanges[0] if session.exchanges else None
    quote = DebriefQuote(1, 0, len(first.coach), first.coach, slip=False) if first else None
    quotes = (quote,) if quote else ()
    asked = DebriefFinding(
        id="open_share",
        title="Open questions",
        family="questioning",
        standard=("4.I.1",),
        value=0.6,
        unit="share",
        interval=(0.4, 0.8),
        level=3,
        provisional=False,
        why="60% of your questions left room for an answer.",
        next_step="Keep asking so that the answer is theirs.",
        quotes=quotes,
    )
    summed = replace(
        asked,
        id="summaries",
        title="Summaries",
        family="listening",
        value=None,
        interval=None,
        level=None,
        why="There was not enough to judge this by (3 turns; 6 needed).",
        quotes=(),
    )
    heard = replace(
        asked,
        id="reflections",
        title="Reflections",
        family="listening",
        value=0.5,
        unit="ratio",
        level=2,
        provisional=True,
        why="One reflection for every two questions.",
        next_step="Say back what you heard before you ask again.",
    )
    families = (
        _family("questioning", "Questioning", 75.0, 3, answers, (asked,)),
        _family("listening", "Listening", 50.0, 2, answers, (heard, summed)),
    )
    return Debrief(
        session=session.id,
        scenario=session.scenario.id,
        title=session.scenario.title,
        coachee=session.scenario.coachee,
        type=session.scenario.type,
        standard=session.scenario.standard,
        started=session.started,
        ended=session.started if session.is_ended else None,
        seconds=session.seconds,
        seed=session.seed,
        branch_of=session.branch_of.session if session.branch_of else None,
        overall=62.5,
        families=families,
        strength=Highlight("open_share", "Open questions", asked.why, quote),
        next_step=Highlight("reflections", "Reflections", heard.next_step, quote),
        trust=(
            TrustPoint(0, 40.0, "guarded", Phase.CONTRACT),
            *(TrustPoint(e.number, e.trust, e.stance, e.phase) for e in session.exchanges),
        ),
        told=tuple(told for exchange in session.exchanges for told in exchange.told),
        left=(_LEFT,),
        agreed=("Speak to Sam before Friday",),
        own_words=tuple(
            OwnWords(question.text, str(answers[question.id]))
            for question in session.appraisal_questions()
            if question.kind == "text" and answers.get(question.id)
        ),
        notes=session.notes,
        opening=session.opening,
        exchanges=tuple(session.exchanges),
        versions={"scenario": "1", "rules": "1.0", "coder": "1.0", "rubric": "1.0"},
    )


def _family(
    name: str,
    title: str,
    score: float,
    level: int,
    answers: Answers,
    findings: tuple[DebriefFinding, ...],
) -> DebriefFamily:
    own = answers.get(name)
    own_level = own if isinstance(own, int) else None
    return DebriefFamily(name, title, score, level, own_level, findings)
