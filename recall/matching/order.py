"""Whether words that stand in another order still say the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import Postfix, Prefix

JOINERS = frozenset("and or nor then y e o u".split())
"""Words whose two sides can change places."""

_MARK = re.compile(r"[,;:.!?()\n]|\s[–—-]+\s")
_HEADS = (
    "because since as if when while although though unless until so but which that who where"
    " porque ya si cuando mientras aunque pero que donde para"
).split()
_PIECE = re.compile(rf"(?=\b(?:{'|'.join(_HEADS)})\b)|\b(?:{'|'.join(sorted(JOINERS))})\b")


class Token(NamedTuple):
    """A word of a text that is set beside another."""

    key: str
    """What is compared: folded, numbers written in digits."""
    weight: str
    """`number`, `sign`, `unit`, `name`, `negation`, `degree` or `pole` for what makes another
    fact."""


def says_else(old: str, new: str, words: Sequence[Token], new_words: Sequence[Token]) -> bool:
    """Return whether the same words say something else for standing in another order.

    Clauses, the items of a list and one stretch as a whole may move: "prices rose because sales
    fell" is not "sales fell because prices rose".
    """
    if [word.key for word in words] == [word.key for word in new_words]:
        return False
    if sorted(_clauses(old)) == sorted(_clauses(new)):
        return False
    middle, new_middle = trimmed(words, new_words)
    if _hangs_on(words, middle) or _hangs_on(new_words, new_middle):
        return True
    items, new_items = (sorted(_clauses(text)) for text in _middles(old, new))
    if items == new_items:
        return False
    return not _only_one_stretch_moved(middle, [word.key for word in new_middle])


def trimmed(old: Sequence[Token], new: Sequence[Token]) -> tuple[Sequence[Token], Sequence[Token]]:
    """Return both without the words that they begin and end with alike."""
    keys, new_keys = [word.key for word in old], [word.key for word in new]
    first = Prefix.similarity(keys, new_keys)
    last = Postfix.similarity(keys[first:], new_keys[first:])
    return old[first : len(old) - last], new[first : len(new) - last]


def _clauses(text: str) -> Iterator[tuple[str, ...]]:
    """Give the words of each clause and each item, with the word that says how it hangs on."""
    for stretch in _MARK.split(text.casefold()):
        for piece in _PIECE.split(stretch):
            if found := tuple(re.findall(r"[^\W_]+", piece)):
                yield found


def _middles(old: str, new: str) -> tuple[str, str]:
    """Return what is between the words that both texts begin and end with."""
    pieces, new_pieces = (re.findall(r"\w+|\W+", text.casefold()) for text in (old, new))
    first = Prefix.similarity(pieces, new_pieces)
    last = Postfix.similarity(pieces[first:], new_pieces[first:])
    middle, new_middle = (
        pieces[first : len(pieces) - last],
        new_pieces[first : len(new_pieces) - last],
    )
    return "".join(middle), "".join(new_middle)


def _hangs_on(words: Sequence[Token], middle: Sequence[Token]) -> bool:
    """Return whether the stretch that differs begins behind a word that binds what follows."""
    at = next((at for at, word in enumerate(words) if word is middle[0]), 0)
    return at > 0 and words[at - 1].key in _HEADS


_LIGHT = 2
"""Words of a stretch that reaches no further than to what it stands before."""


def _only_one_stretch_moved(words: Sequence[Token], new_keys: Sequence[str]) -> bool:
    """Return whether one stretch went elsewhere whole: "in 2009 it came", "it came in 2009"."""
    keys = [word.key for word in words]
    for at in range(1, len(keys)):
        if [*keys[at:], *keys[:at]] != list(new_keys):
            continue
        short = min(words[:at], words[at:], key=len)
        # "Not all are" is not "all are not".
        weights = {word.weight for word in short}
        return len(short) > _LIGHT or weights.isdisjoint(("negation", "degree"))
    return False
