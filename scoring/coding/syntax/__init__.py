"""Parts of speech and the grammar of a turn, by a pipeline trained here."""
