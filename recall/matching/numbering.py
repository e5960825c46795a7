"""Whether a number says which thing is spoken of, as in GPT-2, or how many there are of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from recall.language import words
from recall.matching.edits import content_stems, is_renumbered
from recall.matching.tokens import Token, tokens

_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
_DEFINITE = frozenset("the el la los las le les der die das dem den".split())
_NUMBERED = frozenset(
    "act appendix article batch book chapter class day episode equation figure fig gate generation"
    " grade group http issue law layer lemma level line model no node number page part phase port"
    " question room round rfc season section series stage step table team theorem tier type unit"
    " version volume"
    " capítulo capa clase día edición episodio etapa fase figura generación grado grupo línea"
    " modelo nivel número paso página parte ronda sección serie tabla temporada teorema tipo"
    " versión volumen"
    " kapitel schicht stufe seite teil abschnitt ebene chapitre couche étape niveau partie".split()
)
"""What is told apart by the number behind it."""


def names_another(old: str, new: str) -> bool:
    """Return whether a number that says which is another one in the new text, which is the old one
    word by word but for numbers.

    With another year, or of another version, whatever else is another is another fact; what
    only was counted or measured again is not.
    """
    before, after = tokens(old), tokens(new)
    return any(
        one.key != other.key and (_says_which(before, at) or _says_which(after, at))
        for at, (one, other) in enumerate(zip(before, after, strict=True))
    )


def is_counted_again(old: str, new: str) -> bool:
    """Return whether one is the other with other numbers, none of which says which is meant."""
    return is_renumbered(old, new) and not names_another(old, new)


def is_corrected_note(old: str, new: str) -> bool:
    """Return whether a note is another one with other numbers, of which enough stays to tell that
    it was corrected: as many numbers as changed, or a whole sentence.

    Of the next thing of its kind all is another.
    """
    if not is_renumbered(old, new):
        return False
    changed = stay = 0
    for one, other in zip(tokens(old), tokens(new), strict=True):
        changed += one.key != other.key
        stay += one.key == other.key and any(sign.isdigit() for sign in one.key)
    return stay >= changed or any(
        len(content_stems(sentence)) >= SAYS_SOMETHING and sentence in new
        for sentence in _SENTENCES.split(old)
    )


SAYS_SOMETHING = 4
"""Words of content of a sentence that no other bullet has by chance."""

_SENTENCES = re.compile(r"(?<=[.!?;…])\s+|\n+")


def _says_which(text: Sequence[Token], at: int) -> bool:
    behind = text[at + 1] if at + 1 < len(text) else None
    if _YEAR.fullmatch(text[at].key) and not (behind and behind.weight in ("unit", "number")):
        return True
    if at == 0:
        return False
    ahead = text[at - 1]
    if behind and behind.key == "%":
        return False
    if ahead.weight == "name" or ahead.key in _NUMBERED or ahead.key in _DEFINITE:
        return True
    return len(ahead.key) == 1 and ahead.key.isalpha() and ahead.key not in words.FUNCTION_WORDS
