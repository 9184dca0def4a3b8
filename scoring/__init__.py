"""What the coach's words mean, and how good the session is."""
