"""The commands; each module imports what is slow only when its command runs."""
