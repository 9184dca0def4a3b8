"""How the coachee answers: rules, state machine, actions and wording."""
