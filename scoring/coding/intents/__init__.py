"""Which intent an utterance has: a spaCy text classifier over words and concepts."""

from scoring.coding.intents.classifier import IntentClassifier

__all__ = ["IntentClassifier"]
