"""The form of a question: pure functions over the words of an utterance."""
