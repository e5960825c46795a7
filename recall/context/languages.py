"""The language of every note of a file: its own, or that of what stands around it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, cached_property

from recall.context.sections import Section
from recall.context.talks import texts_of
from recall.language.detect import Evidence, evidence, language_by, pooled
from recall.notes import Note

ENOUGH = 400
"""Characters of a note that tell its language."""

NEAR = 8
"""Bullets of a list that tell the language around one of them, with half as many on each side."""

SAMPLES = 60
"""Texts of a section or file that tell its language, spread over the whole of it."""


class Languages:
    """Tells the language of the notes of one file.

    A note that says too little takes the language of its list; a list, that of the bullet
    it stands in or else of its section; a section, that of its file. What the front matter
    states holds for a file.
    """

    def __init__(self, stated: str | None, sections: Sequence[Section]) -> None:
        self._stated = stated
        self._sections = sections
        self._of_section: dict[int, str] = {}

    def of_section(self, section: Section) -> str:
        """Return the language of a section's own blocks."""
        known = self._of_section.get(id(section))
        if known is None:
            known = language_by(_sampled([section]), self._of_file)
            self._of_section[id(section)] = known
        return known

    @cached_property
    def _of_file(self) -> str:
        return self._stated or language_by(_sampled(self._sections))


def _sampled(sections: Sequence[Section]) -> Evidence:
    texts = [text for section in sections for text in texts_of(section.blocks)]
    step = max(1, len(texts) // SAMPLES)
    return pooled(evidence(text[:ENOUGH]) for text in texts[::step])


def of_list(notes: Sequence[Note], around: str) -> list[str]:
    """Return the language of each bullet of a list; `around` is that of what it stands in."""
    found = [evidence(note.text[:ENOUGH]) for note in notes]
    if len(found) == 1:
        return [language_by(found[0], around)]
    near = _near(found, around)
    return [language_by(one, near(number // NEAR)) for number, one in enumerate(found)]


def _near(found: Sequence[Evidence], around: str) -> Callable[[int], str]:
    @cache
    def near(place: int) -> str:
        nearby = found[max(place * NEAR - NEAR // 2, 0) : (place + 1) * NEAR + NEAR // 2]
        return language_by(pooled(nearby), around)

    return near


def of_note(note: Note, around: str) -> str:
    """Return the language of a note that stands in no list."""
    return language_by(evidence(note.text[:ENOUGH]), around)
