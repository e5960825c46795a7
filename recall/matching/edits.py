"""What kind of edit lies between two texts: none that matters, a rewording, or another fact."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum, IntEnum, auto
from functools import lru_cache
from typing import NamedTuple, TypeVar

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA, Levenshtein

from recall.language import words
from recall.matching import inflection, joints, kinship, order
from recall.matching.spelling import respelled
from recall.matching.tokens import Token, tokens

Key = TypeVar("Key")


class Edit(IntEnum):
    """How much an edit means to the one who learned the card; a greater one outweighs."""

    NONE = 0
    SMALL = 1
    """Formatting, punctuation, the order of words, slips of the finger."""
    REWORDED = 2
    """Words that came or went."""
    FACT = 3
    """Another number, unit, name, negation or degree, the opposite, another word of content in
    the place of one, or a word such as *unless* for one such as *once*: it may hold no longer."""


class Comparison(NamedTuple):
    """Two texts side by side."""

    likeness: float
    """From 0 to 100; 100 is the same words in the same order."""

    contradictions: int
    """At how many places numbers, units, names, negations or degrees stand against each other."""

    rest: float
    """Likeness of what is left without those, from 0 to 100."""

    same_words: bool
    """Whether both hold the same words, in whatever order, but for slips."""

    swapped: int = 0
    """At how many more places a word of content stands for another one, or one that binds what
    is said, as *once* does, for one that binds it otherwise."""

    @property
    def is_same_fact(self) -> bool:
        """Whether no word stands for another, so that both may be true of one thing."""
        return not self.contradictions and not self.swapped

    @property
    def is_same_frame(self) -> bool:
        """Whether all is the same but numbers, units, names, negations or degrees."""
        return self.contradictions > 0 and not self.swapped and self.rest >= 99

    @property
    def edit(self) -> Edit:
        if not self.is_same_fact:
            return Edit.FACT
        if self.same_words:
            return Edit.SMALL if self.likeness < 100 else Edit.NONE
        return Edit.REWORDED


@lru_cache(maxsize=4_096)
def compare(old: str, new: str) -> Comparison:
    """Set the texts side by side; markup, case and punctuation do not count."""
    if old == new:
        return Comparison(100, 0, 100, True)
    spelled = respelled(old, new)
    if spelled != new:
        there = compare(old, spelled)
        return there._replace(likeness=min(99.9, there.likeness))
    before, after = tokens(old), tokens(new)
    keys, new_keys = [w.key for w in before], [w.key for w in after]
    if not keys or not new_keys:
        # Nothing but signs or addresses.
        return Comparison(min(99.9, fuzz.ratio(old, new)), 0, 0, False)
    if "".join(keys) == "".join(new_keys):
        return Comparison(100, 0, 100, True)
    likeness = _likeness(keys, new_keys)
    if sorted(keys) == sorted(new_keys):
        # "A before B" has the words of "B before A".
        turned = int(order.says_else(old, new, before, after))
        return Comparison(likeness, turned, _rest(before, after, likeness, turned), True)
    kinds = Counter(_difference(gone, come) for gone, come in _stretches(before, after))
    contradictions = kinds[_Difference.CONTRADICTION]
    rest = _rest(before, after, likeness, contradictions)
    only_slips = kinds.keys() == {_Difference.SLIP}
    swapped = kinds[_Difference.SWAP]
    if not contradictions and not swapped:
        swapped = int(order.turns_round(before, after))
    return Comparison(likeness, contradictions, rest, only_slips, swapped)


@lru_cache(maxsize=4_096)
def likeness(old: str, new: str) -> float:
    """Return how like the texts are, as `compare` has it, for less work."""
    keys, new_keys = [w.key for w in tokens(old)], [w.key for w in tokens(new)]
    if not keys or not new_keys or "".join(keys) == "".join(new_keys):
        return compare(old, new).likeness
    return _likeness(keys, new_keys)


def is_renumbered(old: str, new: str) -> bool:
    """Return whether one is the other word by word, with other numbers."""
    before, after = tokens(old), tokens(new)
    if len(before) != len(after):
        return False
    apart = [pair for pair in zip(before, after, strict=True) if pair[0].key != pair[1].key]
    return bool(apart) and all(word.weight == "number" for pair in apart for word in pair)


def _rest(
    old: Sequence[Token], new: Sequence[Token], likeness: float, contradictions: int
) -> float:
    return _likeness(_plain(old), _plain(new)) if contradictions else likeness


def hardly_changed(old: str, new: Mapping[Key, str]) -> Key | None:
    """Return which of the new texts is the old one but for a slip or a word, if any is."""
    ranked = [
        (compare(old, text).likeness, key)
        for key, text in new.items()
        if is_hardly_changed(old, text)
    ]
    return max(ranked, key=lambda pair: pair[0])[1] if ranked else None


def is_turned(old: str, new: str) -> bool:
    """Return whether one is the other but for what makes it another fact."""
    comparison = compare(old, new)
    return comparison.likeness >= 80 and not comparison.is_same_fact


def is_another_fact(old: str, new: str) -> bool:
    """Return whether something in one stands against something in the other."""
    return compare(old, new).edit is Edit.FACT


def is_turned_once(old: str, new: str) -> bool:
    """Return whether one is the other but for what makes it another fact at one place."""
    comparison = compare(old, new)
    return comparison.likeness >= 80 and comparison.contradictions + comparison.swapped == 1


def is_turned_in_a_word(old: str, new: str) -> bool:
    """Return whether they differ at one place, in a number, a name, a word of content or one that
    says where, which the old text has but once.

    How a sentence hangs together may be another one if a word such as *because* is.
    """
    if not is_turned_once(old, new):
        return False
    apart = [
        (gone, come)
        for gone, come in _stretches(tokens(old), tokens(respelled(old, new)))
        if _difference(gone, come) in (_Difference.SWAP, _Difference.CONTRADICTION)
    ]
    if len(apart) != 1:
        return False
    gone, come = apart[0]
    there = keys(old)
    return not any(word.weight in ("negation", "degree") for word in (*gone, *come)) and all(
        joints.says_where(word.key) and all(there[one.key] == 1 for one in gone)
        for word in (*gone, *come)
        if joints.binds(word.key)
    )


def is_hardly_changed(old: str, new: str) -> bool:
    """Return whether one is the other but for a slip or a word, or for the order of words."""
    comparison = compare(old, new)
    alike = comparison.likeness >= 90 or comparison.same_words
    return alike and comparison.is_same_fact


def is_same_but_for_numbers(old: str, new: str) -> bool:
    """Return whether one is the other but for a slip, a word or what its numbers are."""
    return is_hardly_changed(*(re.sub(r"\d+", "0", text) for text in (old, new)))


def mended(text: str, old: str, new: str) -> str | None:
    """Return the text with the slips mended that lie between two versions of its note.

    None where the versions differ by more than slips, signs and the order of words. What
    the text does not hold in the very words of the old version stays as it is.
    """
    if old == new or compare(old, new).edit > Edit.SMALL:
        return None
    for gone, come in _replacements(old, new):
        text = _replaced(text, gone, come)
    return text


def carried_over(text: str, old: str, new: str) -> str:
    """Return the text with the words replaced that were replaced between two versions of its note.

    A word that stood within its note may begin the text: "once it is", "Once it is". A verb is
    bare in a question: of what uses less, why does it use less.
    """
    for gone, come in _replacements(old, new):
        replaced = inflection.with_bare_verb(text, gone, come) or _replaced(text, gone, come)
        if replaced == text:
            replaced = _replaced(text, _with_capital(gone), _with_capital(come))
        text = replaced
    return text


def is_asked_alike(old: str, new: str) -> bool:
    """Return whether a question about the one version of a note can be put of the other: what is
    less is not asked for as what uses less."""
    return all(
        inflection.helps(gone) is inflection.helps(come) for gone, come in _replacements(old, new)
    )


def _replacements(old: str, new: str) -> Iterator[tuple[str, str]]:
    before, after = re.findall(r"\S+", old), re.findall(r"\S+", new)
    for op in Levenshtein.opcodes(before, after):
        if op.tag == "replace":
            yield (
                " ".join(before[op.src_start : op.src_end]),
                " ".join(after[op.dest_start : op.dest_end]),
            )


def _with_capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _replaced(text: str, gone: str, come: str) -> str:
    """Return the text with words in the place of others, once, if the others stand there."""
    gone, come = (side.strip("*_`~=.,;:!?()") for side in (gone, come))
    if not gone or gone == come:
        return text
    return re.sub(rf"(?<!\w){re.escape(gone)}(?!\w)", lambda _: come, text, count=1)


@lru_cache(maxsize=4_096)
def contradicting(old: str, new: str) -> frozenset[str]:
    """Return the words of the new text that stand against others of the old one."""
    stretches = _stretches(tokens(old), tokens(respelled(old, new)))
    return frozenset(
        word.key
        for gone, come in stretches
        if gone and (_contradicts(gone, come) or _binds_otherwise(gone, come))
        for word in come
    )


def words_apart(old: str, new: str) -> int:
    """Return in how many words a text says something else than another, where it stands against
    it."""
    found = 0
    for gone, come in _stretches(tokens(old), tokens(respelled(old, new))):
        if _difference(gone, come) in (_Difference.SWAP, _Difference.CONTRADICTION):
            sides = [[word for word in side if word.weight or _content([word])]
                     for side in (gone, come)]  # fmt: skip
            found += max(1, min(map(len, sides)))
    return found


def keys(text: str) -> Counter[str]:
    """Return how often a text has each of its words, as they are compared."""
    return Counter(word.key for word in tokens(text))


def facts_in(text: str) -> dict[str, str]:
    """Return the numbers, names and negations of a text, as they are compared, with what each is:
    what can be told to be there or not, however a text is worded."""
    found = {}
    for word in tokens(text):
        if word.weight in ("number", "sign") or word.key in _MULTIPLES:
            found[word.key] = "number"
        elif word.weight in ("name", "negation"):
            found[word.key] = word.weight
    return found


def facts_of_degree(text: str) -> list[str]:
    """Return the words of a text that make a claim wider, weaker or stronger."""
    return [word.key for word in tokens(text) if word.weight == "degree"]


_MULTIPLES = frozenset("double triple twofold threefold quarter doble mitad tercio".split())


def containment(old: str, new: str) -> float:
    """Return, from 0 to 100, how much of the shorter text's content the longer one has.

    0 where the shorter one has too few words to tell.
    """
    stems, new_stems = content_stems(old), content_stems(new)
    short, long = sorted((stems, new_stems), key=len)
    if len(short) < 4:
        return 0.0
    return 100 * len(short & long) / len(short)


def speak_of_the_same(old: str, new: str) -> bool:
    """Return whether one may be what became of the other: two words of content are in both, and a
    third of those of the shorter one."""
    stems, new_stems = content_stems(old), content_stems(new)
    shared = len(stems & new_stems)
    return shared >= 2 and 3 * shared >= min(len(stems), len(new_stems))


def touch(old: str, new: str) -> bool:
    """Return whether a word of content is in both texts, or one is within one of the other: as
    little as there is where all was put in other words."""
    stems, new_stems = content_stems(old), content_stems(new)
    return bool(stems & new_stems) or any(
        short in long
        for one in stems
        for other in new_stems
        for short, long in [sorted((one, other), key=len)]
        if len(short) >= WITHIN
    )


WITHIN = 5
"""Letters of a word that may stand in another one for saying the same."""


def differ(old: str, new: str) -> bool:
    """Return whether the texts can be told apart at a glance, which costs little."""
    stems, new_stems = content_stems(old), content_stems(new)
    shared = 200 * len(stems & new_stems) / (len(stems) + len(new_stems) or 1)
    return shared < 34 and fuzz.ratio(old, new) < 55


@lru_cache(maxsize=20_000)
def content_stems(text: str) -> frozenset[str]:
    """Return the stems of the words that carry content."""
    return frozenset(_stems([word.key for word in tokens(text)]))


def content_in_order(text: str) -> list[str]:
    """Return the stems of the words that carry content, as they stand; there may be none.

    Numbers that only count the items of a list carry none.
    """
    keys = [word.key for word in tokens(_ITEM_NUMBER.sub(" ", text))]
    light = words.FUNCTION_WORDS | order.JOINERS
    return [words.stem(key) for key in keys if key not in light]


_ITEM_NUMBER = re.compile(r"(?<!\w)\d+[.)](?=\s|$)")


def _plain(text: Sequence[Token]) -> list[str]:
    return [word.key for word in text if not word.weight]


def _stretches(
    old: Sequence[Token], new: Sequence[Token]
) -> Iterator[tuple[list[Token], list[Token]]]:
    """Give, place by place, the words that went and those that came; words that only moved are
    left out."""
    old, new = order.trimmed(old, new)
    gone, come = _missing(old, new), _missing(new, old)
    for before, after in _places(old, new):
        theirs, ours = [w for w in before if w.key in gone], [w for w in after if w.key in come]
        if theirs or ours:
            yield theirs, ours


def _missing(text: Sequence[Token], other: Sequence[Token]) -> set[str]:
    """Return the words that the text has more often than the other one."""
    mine, theirs = Counter(word.key for word in text), Counter(word.key for word in other)
    return set(mine - theirs)


def _places(
    old: Sequence[Token], new: Sequence[Token]
) -> Iterator[tuple[Sequence[Token], Sequence[Token]]]:
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


class _Difference(Enum):
    """What it means that words went and others came in their place."""

    SLIP = auto()
    """They are the same words, misspelled, or in another form."""
    WORDS = auto()
    """The same may be said in other words, or more of it, or less."""
    SWAP = auto()
    """A word of content stands for another one, or one that binds for one that binds otherwise."""
    CONTRADICTION = auto()


def _difference(gone: Sequence[Token], come: Sequence[Token]) -> _Difference:
    if _contradicts(gone, come):
        return _Difference.CONTRADICTION
    if _adds_up(gone, come):
        return _Difference.WORDS
    lost, found = _unmatched(gone, come), _unmatched(come, gone)
    if not lost and not found:
        return _Difference.SLIP
    swapped = (_content(lost) and _content(found)) or _binds_otherwise(lost, found)
    return _Difference.SWAP if swapped else _Difference.WORDS


def _unmatched(mine: Sequence[Token], others: Sequence[Token]) -> list[Token]:
    """Return the words that none of the others is, but for a slip."""
    joined, other = "".join(w.key for w in mine), "".join(w.key for w in others)
    if kinship.is_same(joined, other):
        # "Data bases" and "databases".
        return []
    return [w for w in mine if not any(_is_same(w, o) for o in others)]


def _is_same(one: Token, other: Token) -> bool:
    if {one.key, other.key} <= words.FUNCTION_WORDS:
        return False
    if "name" in (one.weight, other.weight):
        return _is_slip(one.key, other.key) or one.key == other.key
    return kinship.is_same(one.key, other.key)


def _binds_otherwise(lost: Sequence[Token], found: Sequence[Token]) -> bool:
    return joints.says_else([word.key for word in lost], [word.key for word in found])


def _content(found: Sequence[Token]) -> bool:
    return any(word.key not in words.FUNCTION_WORDS for word in found)


def _contradicts(gone: Sequence[Token], come: Sequence[Token]) -> bool:
    gone, come = _unslipped(gone, come), _unslipped(come, gone)
    if _adds_up(gone, come):
        return False
    weights = {word.weight for word in (*gone, *come)}
    if weights & {"number", "sign", "negation", "degree"}:
        return True
    for weight in ("pole", "unit"):
        if all(any(w.weight == weight for w in side) for side in (gone, come)):
            return True
    if all(any(_is_label(w.key) for w in side) for side in (gone, come)):
        return True
    if any(kinship.is_opposite(w.key, o.key) for w in gone for o in come):
        return True
    names = [word.key for word in gone if word.weight == "name"]
    others = [word.key for word in come if word.weight in ("name", "pole", "")]
    # A name that only came, or only went, contradicts nothing: "he" became "Hinton".
    return bool(others) and any(not any(_is_slip(n, o) for o in others) for n in names)


def _adds_up(gone: Sequence[Token], come: Sequence[Token]) -> bool:
    """Return whether a plus sign and a word for it stand in each other's place."""
    sides = [word.key for word in gone], [word.key for word in come]
    return any(
        one == ["+"] and len(two) == 1 and two[0] in _PLUS for one, two in (sides, sides[::-1])
    )


_PLUS = frozenset("and plus y e más con with".split())


def _is_label(key: str) -> bool:
    """Return whether the word is a letter that tells one thing from the next, or such a number."""
    return (len(key) == 1 and key.isalpha()) or _ROMAN.fullmatch(key) is not None


_ROMAN = re.compile(r"(?=.)x{0,3}(?:ix|iv|v?i{0,3})")


def _unslipped(mine: Sequence[Token], others: Sequence[Token]) -> list[Token]:
    """Return the words without those that are one of the others, misspelled."""
    strict = ("number", "name")
    return [
        word
        for word in mine
        if word.weight in strict
        or not any(kinship.is_slip(word.key, o.key) for o in others if o.weight not in strict)
    ]


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
