"""The forms of verbs where words of a note stand in a question: *it uses*, *why does it use*."""

from __future__ import annotations

import re

from recall.language.clause import DETERMINERS, PREPOSITIONS
from recall.language.verbs import Form, readings

_HELPING = frozenset(
    "is are was were does do did has have had can cannot could may might will would shall should"
    " must".split()
)

_BARING = re.compile(
    r"\b(?:does|do|did|can|could|may|might|will|would|shall|should|must)\b", re.IGNORECASE
)
"""What a verb behind it is bare for."""


def helps(words: str) -> bool:
    """Return whether one of the words may be what a question begins with."""
    return not _HELPING.isdisjoint(words.casefold().split())


def with_bare_verb(text: str, gone: str, come: str) -> str | None:
    """Return a question with one verb for another, both as a note has them; None where they are
    none, or the first one does not stand behind what makes it bare."""
    before, now = _base(gone), _base(come)
    asked = _BARING.search(text)
    if before is None or now is None or asked is None or not text.rstrip().endswith("?"):
        return None
    found = re.compile(rf"(?<!\w){re.escape(before)}(?!\w)").search(text, asked.end())
    if found is None or text[: found.start()].split()[-1].casefold() in DETERMINERS | PREPOSITIONS:
        return None
    return text[: found.start()] + now + text[found.end() :]


def _base(word: str) -> str | None:
    """Return the base form of a verb that has a subject; None for any other word."""
    finite = (Form.BASE, Form.THIRD, Form.PAST)
    return next((one.lemma for one in readings(word) if one.form in finite), None)
