"""Recall: a spaced-repetition tool for what you noted from talks."""

from recall.cli import main

main()
