"""What a card was made of, and whether a note that was split, joined or added to still says it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from recall.cards import GapText
from recall.language import words
from recall.matching.edits import (
    Key,
    compare,
    content_stems,
    facts_in,
    facts_of_degree,
    is_hardly_changed,
    keys,
)
from recall.matching.fingerprints import folded, unframed
from recall.matching.order import HEADS

_SENTENCE = re.compile(r"(?<=[.!?;…])[\"”»')\]*_]*\s+|\n+")
_CLAUSE = re.compile(rf"{_SENTENCE.pattern}|[,:()]\s+|(?<!\s)\s+[–—-]\s+|(?<!\s)\s*[()]")

MADE_OF = 0.5
"""Share of the words of content of one that the other has, where a card was made of a sentence."""


def still_says(card: str, old: str, new: Mapping[Key, str]) -> Key | None:
    """Return which of the new notes says all that the card was made of, best first, if any does.

    `old` is the note it was made of. What is said must stand there in sentences, or at least in
    clauses, of its own: after "it is a myth that" the same words say something else.
    """
    for pieces in (_SENTENCE, _CLAUSE):
        told = _told(card, old, pieces)
        found = [
            (likeness, key)
            for key, text in new.items()
            if (likeness := _said(told, _pieces(text, pieces, old)))
        ]
        if found:
            return max(found, key=lambda pair: pair[0])[1]
    return None


def says_apart(text: GapText, old: str, parts: Mapping[Key, str]) -> Key | None:
    """Return which of the notes that a note was split in says what a text with gaps asks for,
    where all of them together say all that it was made of.

    A reason that was parted from its effect is no reason any more.
    """
    together = "\n".join(parts.values())
    for pieces in (_SENTENCE, _CLAUSE):
        told = _told(text.full, old, pieces)
        if not told or not _said(told, _pieces(together, pieces, old)):
            continue
        asked = [
            piece for piece in told if any(folded(gap.answer) in folded(piece) for gap in text.gaps)
        ]
        if not asked or any(piece.casefold().split()[0] in _BOUND for piece in told[1:]):
            continue
        found = [
            (likeness, key)
            for key, note in parts.items()
            if (likeness := _said(asked, _pieces(note, pieces, old)))
        ]
        if found:
            return max(found, key=lambda pair: pair[0])[1]
    return None


_BOUND = frozenset(HEADS) - {"but", "pero"}
"""What begins a clause that says nothing without the one before it."""

AHEAD = 3
"""Words that may stand before a clause in its sentence without its being somebody's opinion."""

_CALLED_WRONG = frozenset(
    "myth false wrong untrue mistake mistaken refuted doubtful mito falso falsa mentira".split()
)
_DOUBT = words.NEGATIONS | _CALLED_WRONG


def _pieces(note: str, pieces: re.Pattern[str], old: str) -> list[str]:
    """Return the sentences of a note, or also the clauses that nothing new stands against."""
    sentences = _split(note, _SENTENCE)
    if pieces is _SENTENCE:
        return sentences
    known = _plain_words(old)
    return sentences + [
        clause
        for sentence in sentences
        if not (_plain_words(sentence) - known) & _DOUBT
        for clause in _split(sentence, _CLAUSE)
        if len(_plain_words(sentence.partition(clause)[0]) - known) <= AHEAD
    ]


def raises_doubt(text: str) -> bool:
    """Return whether what follows may be called wrong by it."""
    return not _plain_words(text).isdisjoint(_DOUBT)


def _plain_words(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)?", text.casefold()))


def sentence_ends(text: str) -> list[int]:
    """Return where sentences end in a text and another one begins."""
    return [found.end() for found in _SENTENCE.finditer(text)]


def sentences(text: str) -> list[str]:
    """Return the sentences of a text."""
    return _split(text, _SENTENCE)


def _split(text: str, pieces: re.Pattern[str]) -> list[str]:
    return [stripped for piece in pieces.split(text) if (stripped := piece.strip())]


def _told(card: str, note: str, pieces: re.Pattern[str]) -> list[str]:
    """Return the sentences, or clauses, of the note that the card was made of.

    Whom the card names for having said it may stand elsewhere.
    """
    stems, own_stems = content_stems(card), content_stems(unframed(card))
    told = []
    for piece in _split(note, pieces):
        own = content_stems(piece)
        shared = len(own & stems)
        if own and shared >= MADE_OF * min(len(own), len(stems)):
            told.append(piece)
    return told if _covers(told, stems) or _covers(told, own_stems) else []


COVERED = 0.6
"""Share of a card's words of content that must come from its note: the rest are its frame."""


def _covers(told: Sequence[str], stems: frozenset[str]) -> bool:
    there = frozenset[str]().union(*map(content_stems, told))
    return len(there & stems) >= COVERED * len(stems)


def _said(told: Sequence[str], there: Sequence[str]) -> float:
    """Return how like the pieces are to those of a note, 0 where one is missing."""
    return min((max((_as_like(one, other) for other in there), default=0.0) for one in told),
               default=0.0)  # fmt: skip


def _as_like(old: str, new: str) -> float:
    """Return how like one is to the other that says the same, 0 where it does not."""
    if is_hardly_changed(old, new):
        return compare(old, new).likeness
    unfinished = not old.rstrip('*_`"”»)').endswith((".", "!", "?", "…", ";", ":"))
    return BEGUN_AS_LIKE if unfinished and is_begun(old, new) else 0.0


BEGUN_AS_LIKE = 80.0
"""How like a half sentence is said to be to the whole one."""


def same_gaps(old: GapText, new: GapText, *, begun: bool) -> bool:
    """Return whether both ask for the same gaps in the same sentences, one with more around it.

    `begun` says that a sentence may have been left off in one of them.
    """
    mine, theirs = _with_gaps(old), _with_gaps(new)
    short, long = sorted((mine, theirs), key=len)
    return [gaps for _, gaps in mine if gaps] == [gaps for _, gaps in theirs if gaps] and all(
        any(
            gaps == others and (is_hardly_changed(said, other) or (begun and is_begun(said, other)))
            for other, others in long
        )
        for said, gaps in short
    )


_GAP = re.compile("\x00([^\x00]*)\x00")


def _with_gaps(text: GapText) -> list[tuple[str, tuple[str, ...]]]:
    """Return every sentence with the answers of its gaps."""
    marked = "".join(
        piece if isinstance(piece, str) else f"\0{piece.answer}\0" for piece in text.pieces
    )
    return [
        (_GAP.sub(r"\1", sentence), tuple(map(folded, _GAP.findall(sentence))))
        for sentence in _split(marked, _SENTENCE)
    ]


def denies(card: str, old: str, new: str) -> bool:
    """Return whether a note has another number, name or negation in the place of one that the
    card has from its older version."""
    before, now = facts_in(old), facts_in(new)
    there, was = keys(new), keys(old)
    asked = {key: kind for key, kind in facts_in(card).items() if key in before}
    come = {kind for key, kind in now.items() if key not in was}
    if any(kind in come and key not in there for key, kind in asked.items() if kind != "negation"):
        return True
    negations = ["negation" in found.values() for found in (asked, before, now)]
    negations[1] |= _keeps_from(old)
    longer = len(new.split()) > LONGER * len(old.split())
    return negations[0] > negations[2] or (negations[2] > negations[1] and not longer)


def is_of_note(card: str, old: str, new: str) -> bool:
    """Return whether all words of content that a card has from its note, or its older version,
    are in the note."""
    said, there = content_stems(card), content_stems(new)
    return (said & (content_stems(old) | there)) <= there


def _keeps_from(text: str) -> bool:
    """Return whether a verb says that something does not happen."""
    said = content_stems(text)
    return not said.isdisjoint(_KEEPING) or ("keep" in said and "from" in keys(text))


_KEEPING = frozenset(
    words.stem(verb) for verb in "prevent avoid stop lack forbid refuse evita impide".split()
)

LONGER = 1.5
"""Times as many words with which a note says more than it did, and may deny something else."""


BEGUN = 3
"""Words at least of a sentence that was left off."""


def is_begun(half: str, sentence: str) -> bool:
    """Return whether the sentence begins in the words of the half one, to the word or to the
    letter, and does not take them back."""
    begun = _WORDS.findall(folded(half))
    words_there = list(_WORDS.finditer(folded(sentence)))
    there = [word[0] for word in words_there]
    if not BEGUN <= len(begun) <= len(there):
        return False
    at = len(begun) - 1
    if begun[:at] != there[:at] or not there[at].startswith(begun[at]):
        return False
    rest = folded(sentence)[words_there[at].start() + len(begun[at]) :]
    clause = _CLAUSE.split(rest)[0]
    taken_back = raises_doubt(clause) or not _plain_words(rest).isdisjoint(_CALLED_WRONG)
    return not taken_back and not facts_of_degree(clause)


_WORDS = re.compile(r"\w+")


def is_cut_off(old: str, new: str) -> bool:
    """Return whether the new text is the beginning of the old one, and no more."""
    before, after = folded(old), folded(new)
    return len(after) < len(before) and before.startswith(after)


def is_news(card: str, old: str) -> bool:
    """Return whether a card asks for something that the note did not say before."""
    stems = content_stems(card)
    return 2 * len(stems - content_stems(old)) > len(stems)


PARTS = 0.75
"""Share of the words of content of a text that others have together, where it was split in them."""


def is_told_by(text: str, parts: Iterable[str]) -> bool:
    """Return whether others have together nearly all words of content of the text."""
    stems = content_stems(text)
    return len(stems & frozenset[str]().union(*map(content_stems, parts))) >= PARTS * len(stems)
