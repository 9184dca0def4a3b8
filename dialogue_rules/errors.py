"""What can go wrong in `dialogue_rules`.

DialogueError
├── RuleError       rule or domain files are broken; lists every problem
├── NoRuleApplies   nothing fits, not even a fallback
└── SessionIsOver   the coachee has gone; nothing more is answered
"""


class DialogueError(Exception):
    """Base of every fault in `dialogue_rules`."""


class RuleError(DialogueError):
    """Rule files say something that cannot work."""


class NoRuleApplies(DialogueError):
    """No rule fits, which means that the rules have no fallback."""


class SessionIsOver(DialogueError):
    """The session has ended; the coachee does not answer any more."""
