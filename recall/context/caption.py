"""The line under a question, which says who spoke and where."""

from __future__ import annotations

import re
from collections.abc import Sequence

from recall.context import headings, names, roster, titles
from recall.context.wording import LABEL, WHO_SPOKE
from recall.notes import Context, Party


def context_line(context: Context) -> str:
    """Return who spoke and where, such as `Ada Rowe · Raft in practice · Elections`.

    Said once each, outermost first; what repeats the speaker or talk is left out.
    """
    said: list[str] = []
    known: set[str] = set()
    speaker = context.voice or context.speaker
    rest = (context.talk or "", *_inside_talk(context))
    if context.talk is None:
        rest = tuple(part for words in rest for part in _parts(words, context))
    elif context.party is Party.PANEL and speaker and len(roster.each(speaker)) > MOST_NAMED:
        speaker = None
    for words in (speaker or "", *(_beside(words, speaker, context) for words in rest)):
        new = set(re.findall(r"\w+", words.lower()))
        if not new <= known:
            said.append(words)
            known |= new
    return " · ".join(said)


def _beside(words: str, speaker: str | None, context: Context) -> str:
    """Return a title or heading without who speaks, unless it says whom they speak with.

    *Interviewed by Bo Lind* is no title for what he says: *Ada Rowe, interviewed by Bo Lind*.
    """
    if context.voice is None or context.voice not in words:
        return titles.without_speaker(words, speaker)
    told = context.speaker is None or context.speaker in words
    return words if told else f"{context.speaker}, {words}"


MOST_NAMED = 3
"""Speakers of a panel who are all named; of more the title is enough."""


def _parts(heading: str, context: Context) -> tuple[str, ...]:
    """Return a heading above a talk without a title, and what its last bracket says of that."""
    beside_a_group = names.with_a_group(context.speaker or "")
    if not beside_a_group and _names_all(heading, [person.name for person in context.people]):
        return (_kind(heading),)
    return heading, titles.subject_behind(heading, context.speaker or "\0")


def _names_all(heading: str, people: Sequence[str]) -> bool:
    """Tell whether a heading names all of several people."""
    return len(people) > 1 and all(name in heading for name in people)


def _kind(heading: str) -> str:
    """Return what kind of talk a heading of several people begins with: *Q&A with …*."""
    label = LABEL.match(heading)
    if label is None:
        return ""
    return heading[: label.start("by") if label["by"] else label.end()].strip(" :,–—|-")


def _inside_talk(context: Context) -> tuple[str, ...]:
    """Return the headings from the one that announces the talk inwards; all where none does."""
    own = context.section[context.outside :]
    section = tuple(headings.bare(title) for title in own if not WHO_SPOKE.fullmatch(title))
    told_of = [
        set(re.findall(r"\w+", name.lower())) for name in (context.talk, context.speaker) if name
    ]
    for number, heading in enumerate(section):
        words = set(re.findall(r"\w+", heading.lower()))
        said = [name <= words for name in told_of]
        if any(said):
            # What stands beside both is left out; beside a name alone it says what it was.
            told = all(said) and context.talk is not None
            return section[number + told :]
    return section
