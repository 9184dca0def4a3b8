"""The coachee's side of a conversation, from a coded turn to a reply."""

from dataclasses import replace

from dialogue_rules.answer import Piece
from dialogue_rules.errors import NoRuleApplies, SessionIsOver
from dialogue_rules.lines import choose, key_of
from dialogue_rules.load import load_rules
from dialogue_rules.outcome import reply_from
from dialogue_rules.perception import perceive
from dialogue_rules.policy import rules_in_order
from dialogue_rules.rasa.stage import Stage, executor_for
from dialogue_rules.reply import CoacheeTurn
from dialogue_rules.scene import Scene
from dialogue_rules.schema import Rule
from dialogue_rules.situation import Situation, situation_of
from dialogue_rules.state import DialogueState
from dialogue_rules.troupe import Role
from scenarios.schema import Scenario, Temperament
from scoring.intents import load_intents
from scoring.transcript import CodedTurn


class DialogueEngine:
    """Answers coded turns as one scenario's coachee.

    It keeps nothing between turns: the same state and the same coded turn always bring
    the same reply. Building one takes some milliseconds; share it.
    """

    def __init__(self, scenario: Scenario, temperament: Temperament) -> None:
        self._role = Role.of(scenario, temperament)
        self._book = load_rules()
        self._executor = executor_for(lambda _id: self._role)
        catalogue = load_intents()
        self._rasa_names = {str(i): catalogue.rasa_name(i) for i in catalogue.ids}

    @property
    def version(self) -> str:
        """Names the rules that answer."""
        return self._book.version

    def opening(self, seed: int) -> CoacheeTurn:
        """The coachee's first line, before the coach has spoken."""
        scenario = self._role.scenario
        state = DialogueState(
            scenario=scenario.id,
            seed=seed,
            stance=scenario.starting_stance,
            trust=float(scenario.starting_trust),
            raised=tuple(topic.id for topic in scenario.topics if topic.raised),
        )
        wording = choose([scenario.opening], (), f"{seed}:opening") or scenario.opening[0]
        live = state.raised[0] if state.raised else None
        state = replace(state, said=(key_of(wording),), live_topic=live)
        return CoacheeTurn(
            number=0,
            text=wording,
            rule="opening",
            because="Their first words, before you have said anything.",
            action="opening",
            topics=state.raised,
            disclosed=(),
            stance=state.stance,
            trust=state.trust,
            trust_changes=(),
            phase=state.phase,
            fallback=False,
            ended=False,
            shows_feeling=False,
            events=(),
            state=state,
        )

    def respond(self, state: DialogueState, coded: CodedTurn) -> CoacheeTurn:
        """The coachee's reply.

        Args:
            state: Where the conversation stands: the last turn's `state`.
            coded: The coach's turn.

        Raises:
            SessionIsOver: The coachee has gone.
            NoRuleApplies: The rules have no fallback.
        """
        if state.ended:
            raise SessionIsOver("the session is over; begin another")
        heard = perceive(
            self._role.scenario, state, coded, self._rasa_names, self._role.recall
        )
        before = Scene(self._role.scenario, self._role.temperament, state, heard)
        stage = Stage(self._executor, heard, state.as_slots())
        stage.run("action_take_in")
        now = replace(before, state=DialogueState.from_slots(stage.slots))
        situation = situation_of(now)
        stage.slots |= situation.as_slots()
        rule = self._answered(stage, situation)
        stage.run("action_round_off")
        return reply_from(before, stage.slots, stage.pieces, rule)

    def _answered(self, stage: Stage, situation: Situation) -> Rule:
        """Run the first rule whose actions have something to say."""
        for rule in rules_in_order(self._book.rules, situation):
            slots, pieces = dict(stage.slots), list[Piece](stage.pieces)
            if all(stage.run(action) for action in rule.actions):
                return rule
            stage.slots, stage.pieces = slots, pieces
        raise NoRuleApplies(f"every rule that fits has nothing to say in {situation}")
