"""The program: sessions, storage, reports, command line and screens."""
