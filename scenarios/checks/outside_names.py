"""Names that a scenario takes from elsewhere must be there."""

from collections.abc import Iterable, Iterator

from scenarios import names
from scenarios.checks.case import Case, Rule
from scenarios.errors import Problem
from scenarios.names import Kind
from scenarios.yaml_lines import Place


def codes_are_known(case: Case) -> Iterator[Problem]:
    """`earned_by` names behaviour codes or families."""
    for place, disclosure in case.disclosures():
        yield from _unknown(
            case, (*place, "earned_by"), disclosure.earned_by, names.CODE_OR_FAMILY
        )


def intents_are_known(case: Case) -> Iterator[Problem]:
    """`answers` of topics and disclosures, and `intents` of key points, name intents."""
    asked = names.asked_kind()
    for place, topic in case.topics():
        yield from _unknown(case, (*place, "answers"), topic.answers, asked)
    for place, disclosure in case.disclosures():
        yield from _unknown(case, (*place, "answers"), disclosure.answers, asked)
    for at, question in enumerate(case.scenario.questions):
        for key in ("key_points", "mistakes"):
            for point_at, point in enumerate(getattr(question, key)):
                place = ("questions", at, key, point_at, "intents")
                yield from _unknown(case, place, point.intents, names.intent_kind())


def speech_is_known(case: Case) -> Iterator[Problem]:
    """The scenario's own lines stand under names that the engine looks up."""
    speech = case.scenario.speech
    yield from _unknown_keys(
        case, ("speech", "answers"), speech.answers, names.answered_kind()
    )
    yield from _unknown_keys(
        case, ("speech", "reactions"), speech.reactions, names.REACTED_TO
    )
    yield from _unknown_keys(case, ("speech", "moments"), speech.moments, names.MOMENT)


def sensitivities_are_known(case: Case) -> Iterator[Problem]:
    """A sensitivity is to something that a coach's turn can carry."""
    for at, sensitivity in enumerate(case.scenario.sensitivities):
        if fault := names.felt_kind().fault_of(sensitivity.to):
            yield case.problem(("sensitivities", at, "to"), fault)


def triggers_are_known(case: Case) -> Iterator[Problem]:
    """Moves are caused by triggers that the engine fires."""
    for at, move in enumerate(case.scenario.moves):
        if fault := names.TRIGGER.fault_of(move.trigger):
            yield case.problem(("moves", at, "trigger"), fault)


def phases_are_known(case: Case) -> Iterator[Problem]:
    """Requirements name phases of the coaching manual."""
    for place, needs in case.requirements():
        yield from _unknown(case, (*place, "phases"), needs.phases, names.PHASE)


def standard_lines_are_known(case: Case) -> Iterator[Problem]:
    """Lines of the standard are cited by its ids."""
    known = names.standard_kind()
    yield from _unknown(case, ("standard",), case.scenario.standard, known)
    for at, question in enumerate(case.scenario.questions):
        yield from _unknown(case, ("questions", at, "standard"), question.standard, known)


def _unknown(
    case: Case, place: Place, written: Iterable[str], kind: Kind
) -> Iterator[Problem]:
    for at, name in enumerate(written):
        if fault := kind.fault_of(name):
            yield case.problem((*place, at), fault)


def _unknown_keys(
    case: Case, place: Place, written: Iterable[str], kind: Kind
) -> Iterator[Problem]:
    for name in written:
        if fault := kind.fault_of(name):
            yield case.problem((*place, name), fault)


RULES: tuple[Rule, ...] = (
    codes_are_known,
    intents_are_known,
    speech_is_known,
    sensitivities_are_known,
    triggers_are_known,
    phases_are_known,
    standard_lines_are_known,
)
