"""How well the coachee takes up what is said: the measure, and two baselines to beat."""
