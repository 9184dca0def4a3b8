"""What intents are learned from: examples, frames, and concepts that words stand for."""
