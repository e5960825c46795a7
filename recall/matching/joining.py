"""Texts with gaps whose notes became one: what each of them says in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from recall.cards import Gap, GapText, Wording
from recall.matching.edits import compare
from recall.matching.fingerprints import folded
from recall.matching.sayings import sentence_ends

LIKE = 60.0
"""How alike a sentence must be to one that a text had."""

_Sentence = tuple[str | Gap, ...]


def parted(text: GapText, parts: Sequence[GapText]) -> list[GapText] | None:
    """Return what each of the parts says now, sentence by sentence.

    None where they are not what the text is made of: none has fewer gaps than it had, and no gap
    stands in a sentence that nobody knows.
    """
    own = [[_said(sentence) for sentence in _sentences(part)] for part in parts]
    found: defaultdict[int, list[_Sentence]] = defaultdict(list)
    at = None
    for sentence in _sentences(text):
        said = _said(sentence)
        likeness, part = max(
            (max(compare(there, said).likeness for there in sentences), -place)
            for place, sentences in enumerate(own)
        )
        if likeness >= LIKE:
            at = -part
        elif at is None or any(isinstance(piece, Gap) for piece in sentence):
            return None
        # What says nothing that was known goes with what stands before it.
        found[at].append(sentence)
    texts = [_joined(found[place]) for place in range(len(parts))]
    if any(len(one.gaps) < len(part.gaps) for one, part in zip(texts, parts, strict=True)):
        return None
    return texts


def has_sentence_of(text: Wording, part: GapText) -> bool:
    """Return whether a sentence with a gap of the part is one of the text."""
    if not isinstance(text, GapText):
        return False
    there = [_said(sentence) for sentence in _sentences(text)]
    return any(
        compare(_said(sentence), said).likeness >= LIKE
        for sentence in _sentences(part)
        if any(isinstance(piece, Gap) for piece in sentence)
        for said in there
    )


def asked_in(text: Wording) -> tuple[str, ...]:
    """Return the sentences with a gap of an author's text, in a form in which they are compared."""
    if not isinstance(text, GapText):
        return ()
    asked = (one for one in _sentences(text) if any(isinstance(piece, Gap) for piece in one))
    return tuple(folded(_said(sentence)).strip(" .,;:!") for sentence in asked)


def _sentences(text: GapText) -> list[_Sentence]:
    found: list[list[str | Gap]] = [[]]
    for piece in text.pieces:
        if isinstance(piece, Gap):
            found[-1].append(piece)
            continue
        at = 0
        for end in sentence_ends(piece):
            found[-1].append(piece[at:end])
            found.append([])
            at = end
        found[-1].append(piece[at:])
    return [tuple(one) for one in found if _said(tuple(one)).strip()]


def _said(sentence: _Sentence) -> str:
    return "".join(piece if isinstance(piece, str) else piece.answer for piece in sentence)


def _joined(sentences: Sequence[_Sentence]) -> GapText:
    pieces: list[str | Gap] = []
    for piece in (piece for sentence in sentences for piece in sentence):
        if pieces and isinstance(piece, str) and isinstance(pieces[-1], str):
            pieces[-1] += piece
        else:
            pieces.append(piece)
    if pieces and isinstance(pieces[0], str):
        pieces[0] = pieces[0].lstrip()
    if pieces and isinstance(pieces[-1], str):
        pieces[-1] = pieces[-1].rstrip()
    return GapText(tuple(piece for piece in pieces if piece))
