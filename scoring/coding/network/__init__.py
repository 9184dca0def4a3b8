"""A small network that reads a whole turn: where thoughts begin, their intents and codes."""
