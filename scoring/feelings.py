"""Whether the coachee's words show a feeling, or a sign that somebody may come to harm.

Small word lists: enough to say where a coach should have pricked up their ears. What a
scripted coachee shows is known from the script; these serve recorded conversations.
"""

import re

_FEELING_WORDS = """
    afraid angr(?:y|ily) annoy(?:ed|ing) anxi(?:ous|ety) ashamed awful bitter
    bruised burn(?:t|ed)\\s+out confused cr(?:y|ied|ying) crush(?:ed|ing) defeated delighted
    depress(?:ed|ing) desperate devastated disappoint(?:ed|ing) dread(?:ed|ing)? drained
    embarrass(?:ed|ing) empt(?:y|iness) exhaust(?:ed|ing|ion) excited fear(?:ful|s)? fed\\s+up
    frighten(?:ed|ing) frustrat(?:ed|ing|ion) furious gutted guilty hate helpless
    hopeless horrible humiliat(?:ed|ing) hurt(?:s|ing)? ignored insecure invisible irritat(?:ed|ing)
    isolated jealous lonely miserable nervous overwhelm(?:ed|ing) pain(?:ful)? panic(?:ked|king)?
    pathetic powerless proud rage rattled reliev(?:ed|ing) resent(?:ful|ment|ed)? sad(?:ness)?
    scar(?:ed|y) shaken shame shock(?:ed|ing) sick\\s+of stress(?:ed|ful|ing)? stuck stupid
    tears? terrified terrible thrilled tired torn trapped uneasy unhappy upset useless
    weary worn\\s+out worr(?:y|ied|ies|ying) worthless
""".split()

_CUE_WORDS = """
    sighs? paus(?:es?|ing) silen(?:t|ce) looks?\\s+(?:away|down) shrugs? swallows? laughs?
    hesitat(?:es|ing) voice\\s+(?:drops|breaks|cracks) quiet(?:ly)? trails?\\s+off tears?
    long\\s+breath breath fidgets? blinks? smiles? frowns? crosse?s?\\s+(?:his|her|their)\\s+arms
""".split()

_RISK_WORDS = (
    r"suicid\w*",
    r"kill(?:ing)? myself",
    r"(?:hurt|harm)(?:ing)? (?:myself|himself|herself|someone|somebody)",
    r"self-harm\w*",
    r"end(?:ing)? it all",
    r"(?:want|wish)\w* (?:to be|i was|i were) dead",
    r"(?:don'?t|do not|didn'?t) want to (?:be here|wake up|live)",
    r"better off without me",
    r"can'?t (?:go on|do this any ?more|cope)",
    r"end of my (?:rope|tether)",
    r"panic attacks?",
    r"nervous breakdown",
    r"(?:(?:he|she|they) hits?|threaten\w*|assault\w*|grop\w*|stalk\w*) me",
    r"sexual(?:ly)? harass\w*",
    r"drink(?:ing)? (?:too much|every (?:day|night|evening)|to cope)",
    r"(?:fell|falling) asleep at the wheel",
)

_NEGATION = re.compile(
    r"\b(?:not|never|no longer|n't|isn't|wasn't|hardly)\s+(?:\w+\s+)?$", re.IGNORECASE
)
_FEELING = re.compile(rf"\b(?:{'|'.join(_FEELING_WORDS)})\b", re.IGNORECASE)
_CUE = re.compile(rf"\b(?:{'|'.join(_CUE_WORDS)})\b", re.IGNORECASE)
_RISK = re.compile(rf"\b(?:{'|'.join(_RISK_WORDS)})\b", re.IGNORECASE)
_STAGE_DIRECTION = re.compile(r"\*([^*]+)\*|\[([^\]]+)\]|\(([^)]+)\)")


def shows_feeling(text: str) -> bool:
    """Return whether a coachee's turn names a feeling or shows one by a stage direction.

    A feeling that is denied ("I'm not worried") is none here.
    """
    named = any(not _NEGATION.search(text[: m.start()]) for m in _FEELING.finditer(text))
    return named or any(_CUE.search(m.group()) for m in _STAGE_DIRECTION.finditer(text))


def shows_risk(text: str) -> bool:
    """Return whether a coachee's turn holds a sign that somebody may come to harm.

    Meant to prompt a question and the naming of other help, never to diagnose.
    """
    return bool(_RISK.search(text.replace("’", "'")))
