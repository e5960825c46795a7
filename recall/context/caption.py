"""The line under a question, which says who spoke and where."""

from __future__ import annotations

import re

from recall.context import headings, roster, titles
from recall.notes import Context, Party


def context_line(context: Context) -> str:
    """Return who spoke and where, such as `Ada Rowe · Raft in practice · Elections`.

    Said once each, outermost first; what repeats the speaker or talk is left out.
    """
    said: list[str] = []
    known: set[str] = set()
    speaker = context.speaker
    rest = (context.talk or "", *_inside_talk(context))
    if context.party is Party.PANEL and speaker:
        if context.talk is None:
            rest = tuple(words for words in rest if not _names_all(words, speaker))
        elif len(roster.each(speaker)) > MOST_NAMED:
            speaker = None
    for words in (speaker or "", *(titles.without_speaker(words, speaker) for words in rest)):
        new = set(re.findall(r"\w+", words.lower()))
        if not new <= known:
            said.append(words)
            known |= new
    return " · ".join(said)


MOST_NAMED = 3
"""Speakers of a panel who are all named; of more the title is enough."""


def _names_all(heading: str, speakers: str) -> bool:
    """Tell whether a heading gives the names of a panel, each with something of its own."""
    names = speakers.split(", ")
    return len(names) > 1 and speakers not in heading and all(name in heading for name in names)


def _inside_talk(context: Context) -> tuple[str, ...]:
    """Return the headings from the one that announces the talk inwards; all where none does."""
    section = tuple(map(headings.bare, context.section[context.outside :]))
    names = [
        set(re.findall(r"\w+", name.lower())) for name in (context.talk, context.speaker) if name
    ]
    for number, heading in enumerate(section):
        words = set(re.findall(r"\w+", heading.lower()))
        said = [name <= words for name in names]
        if any(said):
            # What stands beside both is left out; beside a name alone it says what it was.
            told = all(said) and context.talk is not None
            return section[number + told :]
    return section
