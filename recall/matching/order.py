"""Whether words that stand in another order still say the same."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from rapidfuzz.distance import Postfix, Prefix

from recall.language import verbs
from recall.language.words import BE, FUNCTION_WORDS, stem
from recall.matching.tokens import Token

JOINERS = frozenset("and or nor then y e o u".split())
"""Words whose two sides can change places."""

_MARK = re.compile(r"[,;:.!?()\n]|\s[–—-]+\s")
HEADS = (
    "because since as if when while although though unless until so but which that who where"
    " porque ya si cuando mientras aunque pero que donde para"
).split()
_PIECE = re.compile(rf"(?=\b(?:{'|'.join(HEADS)})\b)|\b(?:{'|'.join(sorted(JOINERS))})\b")


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


def turns_round(words: Sequence[Token], new_words: Sequence[Token]) -> bool:
    """Return whether what stands before a verb, or a word like *because*, and what stands behind
    it change places, though words came or went: "Codd followed Bachman", "Bachman followed Codd".

    In the passive they have to: "Codd was followed by Bachman" is the other way round.
    """
    mine, theirs = [_form(w) for w in words], [_form(w) for w in new_words]
    once = {w for w in mine if w and mine.count(w) == theirs.count(w) == 1}
    hinges = {_form(w) for w in words if w.key in HEADS or verbs.is_verb(w.key)} & once
    exchanged = {hinge: _exchange(hinge, mine, theirs, once) for hinge in hinges}
    if _is_passive(words, once) is _is_passive(new_words, once):
        return any(exchanged.values())
    return bool(exchanged) and not any(exchanged.values())


def _exchange(hinge: str, words: Sequence[str], new: Sequence[str], once: set[str]) -> bool:
    """Return whether some word came before the hinge, and another one behind it."""
    before, now = (set(text[: text.index(hinge)]) & once for text in (words, new))
    return bool(before - now) and bool(now - before)


def _form(word: Token) -> str:
    """Return what all forms of the word have in common, nothing of a small one."""
    if word.key in HEADS:
        return word.key
    if word.key in FUNCTION_WORDS or word.weight in ("negation", "degree"):
        return ""
    return verbs.lemma_of(word.key) or stem(word.key)


def _is_passive(words: Sequence[Token], both: Collection[str]) -> bool:
    """Return whether something that both texts name is said to be done by something they name."""
    keys = [word.key for word in words]
    if BE.isdisjoint(keys) or "by" not in keys:
        return False
    at = keys.index("by")
    return any(_form(w) in both for w in words[at + 1 : at + 4]) and any(
        _form(w) in both for w in words[:at]
    )


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
    return at > 0 and words[at - 1].key in HEADS


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
