"""Runs the command line: `python -m simulator`."""

from simulator.cli import main

main()
