"""Whom the coach meets: the scenario format, its checks, and the library."""
