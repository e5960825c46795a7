"""Recall turns Markdown notes of talks into cards and brings each card back in time."""

__version__ = "0.1.0"
