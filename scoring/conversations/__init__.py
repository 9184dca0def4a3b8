"""Recorded conversations: files of many kinds in, coded transcripts out."""

from scoring.conversations.read import conversations_in, read_conversations
from scoring.conversations.recorded import ConversationError, RecordedConversation, Spoken
from scoring.conversations.transcribe import Coder, transcript_of

__all__ = [
    "Coder",
    "ConversationError",
    "RecordedConversation",
    "Spoken",
    "conversations_in",
    "read_conversations",
    "transcript_of",
]
