"""What kind of edit lies between two texts: none that matters, a rewording, or another fact."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple, TypeVar

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA, Levenshtein

from recall.language import words

Key = TypeVar("Key")


class Edit(IntEnum):
    """How much an edit means to the one who learned the card; a greater one outweighs."""

    NONE = 0
    SMALL = 1
    """Formatting, punctuation, the order of words."""
    REWORDED = 2
    FACT = 3
    """Another number, name, negation or degree, or the opposite: it may hold no longer."""


class Comparison(NamedTuple):
    """Two texts side by side."""

    likeness: float
    """From 0 to 100; 100 is the same words in the same order."""

    contradictions: int
    """How many numbers, names, negations or degrees stand against each other."""

    rest: float
    """Likeness of what is left without those, from 0 to 100."""

    same_words: bool
    """Whether both hold the same words, in whatever order."""

    @property
    def edit(self) -> Edit:
        if self.contradictions:
            return Edit.FACT
        if self.same_words:
            return Edit.SMALL if self.likeness < 100 else Edit.NONE
        return Edit.REWORDED


def compare(old: str, new: str) -> Comparison:
    """Set the texts side by side; markup, case and punctuation do not count."""
    if old == new:
        return Comparison(100, 0, 100, True)
    before, after = _words(old), _words(new)
    keys, new_keys = [w.key for w in before], [w.key for w in after]
    if not keys or not new_keys:
        # Nothing but signs or addresses.
        return Comparison(min(99.9, fuzz.ratio(old, new)), 0, 0, False)
    if "".join(keys) == "".join(new_keys):
        return Comparison(100, 0, 100, True)
    same_words = sorted(keys) == sorted(new_keys)
    contradictions = _contradictions(before, after, reordered=same_words)
    likeness = _likeness(keys, new_keys)
    rest = likeness
    if contradictions:
        rest = _likeness(_plain(before), _plain(after))
    return Comparison(likeness, contradictions, rest, same_words)


def hardly_changed(old: str, new: Mapping[Key, str]) -> Key | None:
    """Return which of the new texts is the old one but for a slip or a word, if any is."""
    ranked = [
        (comparison.likeness, key)
        for key, text in new.items()
        if (comparison := compare(old, text)).likeness >= 90 and not comparison.contradictions
    ]
    return max(ranked, key=lambda pair: pair[0])[1] if ranked else None


def containment(old: str, new: str) -> float:
    """Return, from 0 to 100, how much of the shorter text's content the longer one has.

    0 where the shorter one has too few words to tell.
    """
    stems, new_stems = content_stems(old), content_stems(new)
    short, long = sorted((stems, new_stems), key=len)
    if len(short) < 4:
        return 0.0
    return 100 * len(short & long) / len(short)


def differ(old: str, new: str) -> bool:
    """Return whether the texts can be told apart at a glance, which costs little."""
    stems, new_stems = content_stems(old), content_stems(new)
    shared = 200 * len(stems & new_stems) / (len(stems) + len(new_stems) or 1)
    return shared < 34 and fuzz.ratio(old, new) < 55


@lru_cache(maxsize=20_000)
def content_stems(text: str) -> frozenset[str]:
    """Return the stems of the words that carry content."""
    return frozenset(_stems([word.key for word in _words(text)]))


class _Word(NamedTuple):
    key: str
    """What is compared: folded, numbers written in digits."""
    weight: str
    """`number`, `name`, `negation`, `degree` or `pole` for words that make another fact."""


_WORD = re.compile(
    r"(?<![\w)])-(?=[\d.])|\d+(?:[.,]\d+)*|[^\W\d_]+[+#]+(?!\w)|[^\W\d_]+(?:['’][^\W\d_]+)*"
    r"|[%$€£¥<>≤≥=≠±×]"
)
_ADDRESS = re.compile(r"(?<=\])\([^)\s]*\)|https?://\S+")
_START = re.compile(r"(?:^|[.!?:;|\n(\[“\"]|\d\))[\s*_`\"“(\[]*$")
_NOT = re.compile(r"(?:n't|nt)$")

_DEGREES = (
    (words.QUANTIFIERS | words.MODALS | words.HEDGES)
    - {"another", "other", "such", "enough", "little", "either", "still", "yet"}
) | frozenset(
    "always only exactly must todo todos toda todas algunos algunas siempre solo sólo puede"
    " debe quizás casi".split()
)
"""Words that make a claim wider, weaker or stronger, wherever they come or go."""

_POLES = words.ORDINALS | frozenset(
    "before after above below over under up down left right in out inside outside best worst"
    " better worse high low higher lower highest lowest large small larger smaller largest"
    " smallest big bigger biggest great greater short shorter long longer fast slow faster slower"
    " fastest slowest quick early late earlier later old new young strong weak easy hard"
    " increase increases increased increasing decrease decreases decreased decreasing rise rises"
    " fall falls grow grows shrink shrinks gain gains lose loses maximum minimum max min true"
    " false right wrong good bad success failure succeeds fails include includes exclude excludes"
    " allow allows forbid forbids prevent prevents cause causes open closed start end"
    " mejor peor mayor menor antes después primero último sube baja aumenta disminuye".split()
)
"""Words that have an opposite: they contradict when another of them stands in their place."""

_SAME = {"every": "each", "often": "frequently", "can't": "cannot"}
"""Words of degree that say the same."""

_NEGATIONS = words.NEGATIONS | frozenset(
    "not no nunca jamás sin ni nadie nada ningún ninguno ninguna tampoco".split()
)


@lru_cache(maxsize=20_000)
def _words(text: str) -> tuple[_Word, ...]:
    plain = _ADDRESS.sub(" ", unicodedata.normalize("NFKC", text))
    found: list[_Word] = []
    for match in _WORD.finditer(plain):
        starts = _START.search(plain, max(0, match.start() - 12), match.start()) is not None
        found += _read(match.group(), starts=starts or match.start() == 0)
    return tuple(found)


def _read(word: str, *, starts: bool) -> list[_Word]:
    low = word.casefold().replace("’", "'")
    if not word[0].isalpha():
        digits = low.replace(",", "") if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", low) else low
        return [_Word(digits, "number")]
    if low in words.NUMBER_WORDS:
        return [_Word(str(words.NUMBER_WORDS[low]), "number")]
    if low in words.CONTRACTED or low == "cannot":
        verb = {"can't": "can", "won't": "will", "shan't": "shall", "cannot": "can"}.get(low)
        return [_Word(verb or _NOT.sub("", low), ""), _Word("not", "negation")]
    if low in _NEGATIONS:
        return [_Word(low, "negation")]
    if low in _POLES:
        return [_Word(low, "pole")]
    if low in _DEGREES:
        return [_Word(_SAME.get(low, low), "degree")]
    return [_Word(low.removesuffix("'s"), "name" if _is_name(word, starts=starts) else "")]


def _is_name(word: str, *, starts: bool) -> bool:
    if any(letter.isupper() for letter in word[1:]):
        return True
    return word[0].isupper() and not (starts and words.is_common(word)) and word not in ("A", "I")


def _plain(text: tuple[_Word, ...]) -> list[str]:
    return [word.key for word in text if not word.weight]


def _contradictions(old: tuple[_Word, ...], new: tuple[_Word, ...], *, reordered: bool) -> int:
    """Return at how many places the texts contradict each other."""
    if reordered:
        # "A before B" has the words of "B before A".
        return int(_weighty(old) != _weighty(new))
    if not any(word.weight for word in (*old, *new)):
        return 0
    gone, come = _missing(old, new), _missing(new, old)
    return sum(
        _contradicts([w for w in before if w.key in gone], [w for w in after if w.key in come])
        for before, after in _places(old, new)
    )


def _weighty(text: tuple[_Word, ...]) -> list[str]:
    return [word.key for word in text if word.weight in ("number", "name", "negation")]


def _missing(text: tuple[_Word, ...], other: tuple[_Word, ...]) -> set[str]:
    """Return the words that the text has more often than the other one."""
    mine, theirs = [word.key for word in text], [word.key for word in other]
    return {key for key in mine if mine.count(key) > theirs.count(key)}


def _places(
    old: tuple[_Word, ...], new: tuple[_Word, ...]
) -> Iterator[tuple[tuple[_Word, ...], tuple[_Word, ...]]]:
    """Give the stretches in which the texts differ, side by side."""
    start = new_start = None
    keys, new_keys = [w.key for w in old], [w.key for w in new]
    for op in [*Levenshtein.opcodes(keys, new_keys), None]:
        if op is not None and op.tag != "equal":
            if start is None:
                start, new_start = op.src_start, op.dest_start
            end, new_end = op.src_end, op.dest_end
        elif start is not None:
            yield old[start:end], new[new_start:new_end]
            start = None


def _contradicts(gone: Sequence[_Word], come: Sequence[_Word]) -> bool:
    weights = {word.weight for word in (*gone, *come)}
    if weights & {"number", "negation", "degree"}:
        return True
    if any(w.weight == "pole" for w in gone) and any(w.weight == "pole" for w in come):
        return True
    names = [word.key for word in gone if word.weight == "name"]
    others = [word.key for word in come if word.weight in ("name", "pole", "")]
    # A name that only came, or only went, contradicts nothing: "he" became "Hinton".
    return bool(others) and any(not any(_is_slip(n, o) for o in others) for n in names)


def _is_slip(name: str, other: str) -> bool:
    """Return whether one is the other with one letter too many, too few or swapped.

    One letter for another makes another name as easily as it mends one.
    """
    if min(len(name), len(other)) < 5 or OSA.distance(name, other) > 1:
        return False
    return len(name) != len(other) or sorted(name) == sorted(other)


def _likeness(old: list[str], new: list[str]) -> float:
    """Return how like two texts are, from 0 to 100, by their letters and by their content."""
    before, after = " ".join(old), " ".join(new)
    letters = fuzz.ratio(before, after)
    stems, new_stems = set(_stems(old)), set(_stems(new))
    if not stems or not new_stems:
        return letters
    content = 200 * len(stems & new_stems) / (len(stems) + len(new_stems))
    return min(99.9, max(letters, (letters + content) / 2))


def _stems(keys: list[str]) -> list[str]:
    return [words.stem(key) for key in keys if key not in words.FUNCTION_WORDS] or keys
