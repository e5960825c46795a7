"""Short names for what is asked and for what was noted, so that equal things are found at once."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from hashlib import blake2b

from recall.cards import Gap, Question, Wording, kind_of
from recall.generators.fragments import pinned_by
from recall.notes import Context, Note

# Marks at the edge of a word: those inside, as in `snake_case`, and those that stand alone,
# as in `a * b`, are part of the text.
_MARKUP = re.compile(r"(?<![^\W_])(?:[*_`]+|~~)(?=\S)|(?<=\S)(?:[*_`]+|~~)(?![^\W_])")


def folded(text: str) -> str:
    """Return the text as a fingerprint sees it: blind to case, spacing, markup and Unicode form."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(_MARKUP.sub("", plain).split())


def fingerprint(wording: Wording) -> str:
    """Return 16 hexadecimal digits that name what is asked.

    It is blind to spacing, case and markup, and to the numbers of gaps: those are the
    prompt's own, and stay when a gap before them goes.
    """
    return _digest(folded(part) for part in _asked(wording))


def _asked(wording: Wording) -> Iterator[str]:
    yield kind_of(wording)
    if isinstance(wording, Question):
        yield wording.front
        yield wording.answer
        return
    order: dict[int, int] = {}
    for piece in wording.pieces:
        if isinstance(piece, Gap):
            yield f"{{{order.setdefault(piece.slot, len(order) + 1)}:{piece.answer}}}"
        else:
            yield piece


def whole(wording: Wording) -> str:
    """Return all that a card says, question and answer, for comparing it with others."""
    if isinstance(wording, Question):
        return f"{wording.front}\n{wording.answer}"
    return wording.full


# What the rules put around a question of their own accord; a list that grows stays one list.
_COUNT = r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_FRAME = re.compile(
    r"^(?:According to|Según) [^,\n]{2,60}, |: what are the \w+ points\?"
    rf"|(?<=\b[Ww]hat ){_COUNT} (?=[^?\n]{{1,200}}\? — 1\))"
    rf"|(?<=\b[Ww]hat are the ){_COUNT} (?=[^?\n]{{1,200}}\? — 1\))"
    r"| \(\d{1,2}\)(?= — 1\))|— (?=1\))",
    re.MULTILINE,
)


def unframed(text: str) -> str:
    """Return a card without the words that all cards of a talk share.

    Two facts are not alike for having been said by the same person.
    """
    return _FRAME.sub("", text) or text


def pin(note: Note, context: Context) -> str:
    """Return 16 hexadecimal digits for a note and what its cards are made of.

    A note with the pin it had keeps the cards it has, whatever today's rules would say.
    Where the note stands is not in it, so that a note can be moved; its markup is,
    because its cards show it.
    """
    return _digest(_written(note, context))


def _written(note: Note, context: Context) -> Iterator[str]:
    yield context.language
    yield context.speaker or ""
    yield context.cards
    # A list asks for its items, so that they may have no cards of their own.
    yield context.parent.text if context.parent else ""
    if of_set := pinned_by(note, context):
        yield of_set
    yield from _tree(note)


def _tree(note: Note) -> Iterator[str]:
    yield f"{note.kind} {note.task} {note.skip}"
    yield unicodedata.normalize("NFC", note.text)
    for child in note.children:
        yield "("
        yield from _tree(child)
        yield ")"


def _digest(parts: Iterable[str]) -> str:
    text = "\x1f".join(parts)
    return blake2b(text.encode("utf-8", "replace"), digest_size=8).hexdigest()
