"""Which gap of an edited text is which: by what it asks for, and by where it stands."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from itertools import product
from typing import NamedTuple, TypeVar

from rapidfuzz.distance import Levenshtein

from recall.cards import Gap, GapText, Question, Wording
from recall.language.words import FUNCTION_WORDS, PREPOSITIONS
from recall.matching import lists, occurrences
from recall.matching.edits import (
    Edit,
    compare,
    content_in_order,
    facts_in,
    is_hardly_changed,
    is_renumbered,
)
from recall.matching.pieces import answers_by_slot, gap_spans, sentence_spans
from recall.matching.tokens import tokens

ALIKE = 82.0
"""Likeness at which two answers are those of one gap."""


def paired(
    old: GapText, new: GapText, gone: Mapping[int, str], *, said: bool
) -> tuple[dict[int, int], dict[int, int]] | None:
    """Return the old slot for every new one whose gap stays, and for every one that comes back.

    `gone` has the last answer of every slot that was retired; `said` that a person took both texts
    for the same. None where they have nothing in common.
    """
    answers, new_answers = answers_by_slot(old), answers_by_slot(new)
    is_list = lists.are_lists_of_gaps(old, new)
    kept = lists.same(answers, new_answers) if is_list else hide_the_same(old, new)
    revived = dict[int, int]()
    if is_list:
        # What comes back is nothing in other words.
        revived = _pair(gone, _without(new_answers, kept))
        kept |= lists.reworded(answers, new_answers, kept, revived)
    else:
        kept |= _overlapping(old, new, kept)
    if not kept and not said and not _is_same_place(old, new):
        return None
    if not is_list and _is_same_place(old, new):
        kept |= _in_their_places(old, new, kept, revived)
    elif not is_list:
        kept |= _corrected(old, new, kept)
    if said:
        kept |= lists.between_the_same(list(answers), list(new_answers), kept, revived)
    left = _without(new_answers, kept | revived)
    revived |= _pair(_without(gone, revived.values()), left)
    return kept, revived


def hide_the_same(old: GapText, new: GapText) -> dict[int, int]:
    """Return the old slot for every new one whose gap hides what it hid, of the same thing where
    several hide the same."""
    return occurrences.pairs(old, new, _likeness, least=ALIKE)


def _pair(known: Mapping[int, str], new: Mapping[int, str]) -> dict[int, int]:
    """Return the known slot for every new one whose answer it has, most alike first."""
    ranked = sorted(
        (-likeness, abs(place - new_place), mine, theirs)
        for place, (mine, answer) in enumerate(known.items())
        for new_place, (theirs, new_answer) in enumerate(new.items())
        if (likeness := _likeness(answer, new_answer)) >= ALIKE
    )
    pairs: dict[int, int] = {}
    for _, _, mine, theirs in ranked:
        if theirs not in pairs and mine not in pairs.values():
            pairs[theirs] = mine
    return pairs


def _likeness(old: str, new: str) -> float:
    comparison = compare(old, new)
    return 0.0 if comparison.contradictions else comparison.likeness


_Value = TypeVar("_Value")


def _without(answers: Mapping[int, _Value], slots: Container[int]) -> dict[int, _Value]:
    return {slot: answer for slot, answer in answers.items() if slot not in slots}


def _in_their_places(
    old: GapText, new: GapText, kept: Mapping[int, int], revived: Container[int]
) -> dict[int, int]:
    """Return which gaps were filled anew: the only one left, or figures that stand where others
    stood."""
    answers = _without(answers_by_slot(old), kept.values())
    left = _without(_without(answers_by_slot(new), kept), revived)
    places = {_position(old, mine): mine for mine in answers}
    found = {
        theirs: mine
        for theirs in left
        if (mine := places.get(_position(new, theirs))) is not None
        and stands_alone(old, mine)
        and not _is_known_apart(answers[mine], left[theirs])
    }
    if len(answers) == len(left) == 1:
        (mine, answer), (theirs, new_answer) = (*answers.items(), *left.items())
        corrects = _corrects(answer, new_answer) or (is_no_item(old, mine) and _tells_enough(old))
        corrects = corrects and not _is_known_apart(answer, new_answer)
        return found or ({theirs: mine} if corrects else {})
    return {
        theirs: mine for theirs, mine in found.items() if _is_figure(answers[mine], left[theirs])
    }


def _corrected(old: GapText, new: GapText, kept: Mapping[int, int]) -> dict[int, int]:
    """Return which gaps had their number corrected in a text that says more now, or less, and
    nothing against what it said: they stand next to the words that they stood next to.

    Another gap that is what it was tells that it is the same text. A number that is in both texts,
    hidden in one of them, was not corrected.
    """
    if not kept:
        return {}
    left = _without(answers_by_slot(old), kept.values())
    come = _without(answers_by_slot(new), kept)
    before, after = _neighbours(old), _neighbours(new)
    pairs = [
        (slot, new_slot)
        for (slot, answer), (new_slot, new_answer) in product(left.items(), come.items())
        if is_renumbered(answer, new_answer)
        and not (_has_words(new.full, answer) or _has_words(old.full, new_answer))
        and _stand_together(before.get(slot), after.get(new_slot))
    ]
    olds, news = (Counter(side) for side in zip(*pairs, strict=True)) if pairs else ({}, {})
    found = {theirs: mine for mine, theirs in pairs if olds[mine] == news[theirs] == 1}
    as_before = _full_with(new, {slot: left[mine] for slot, mine in found.items()})
    return found if compare(old.full, as_before).is_same_fact else {}


def _full_with(text: GapText, answers: Mapping[int, str]) -> str:
    """Return the text with some of its gaps filled otherwise."""
    return "".join(
        piece if isinstance(piece, str) else answers.get(piece.slot, piece.answer)
        for piece in text.pieces
    )


def are_corrected(old: Wording, new: Wording) -> bool:
    """Return whether two texts have the same gaps, and the numbers of some were corrected as words
    were added around them, or taken away."""
    if not (isinstance(old, GapText) and isinstance(new, GapText)):
        return False
    if lists.are_lists_of_gaps(old, new):
        return False
    kept = hide_the_same(old, new)
    found = _corrected(old, new, kept)
    return bool(found) and (
        len(kept | found) == len(answers_by_slot(old)) == len(answers_by_slot(new))
    )


def _has_words(text: str, answer: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(answer)}(?!\w)", text, re.IGNORECASE) is not None


_Neighbours = tuple[list[str], list[str]]
"""What stands before and after a gap, the nearest first: up to a word of content, or to where the
sentence begins or ends."""

_SAID = re.compile(r"\w+|[^\w\s]")


def _neighbours(text: GapText) -> dict[int, _Neighbours]:
    """Return them for the gaps that stand at one place."""
    spans, found = gap_spans(text), dict[int, _Neighbours]()
    times = Counter(slot for slot, _ in spans)
    sentences = sentence_spans(text)
    for slot, (first, last) in spans:
        if times[slot] == 1:
            start, end = next(one for one in reversed(sentences) if one[0] <= first)
            before = _SAID.findall(text.full[start:first].casefold())
            after = _SAID.findall(text.full[last:end].rstrip(" .!?…").casefold())
            found[slot] = _up_to_content(reversed(before)), _up_to_content(after)
    return found


def _up_to_content(said: Iterable[str]) -> list[str]:
    found: list[str] = []
    for word in said:
        found.append(word)
        if _is_content(word):
            break
    return found


def _is_content(word: str) -> bool:
    return word.isalnum() and word not in FUNCTION_WORDS


def _stand_together(old: _Neighbours | None, new: _Neighbours | None) -> bool:
    """Return whether two gaps have a word of content beside them in common, and on either side no
    other one; where a sentence begins or ends something may have been added."""
    if old is None or new is None:
        return False
    sides = list(zip(old, new, strict=True))
    told = any(mine == theirs and any(map(_is_content, mine)) for mine, theirs in sides)
    return told and all(_goes_along(*side) for side in sides)


def _goes_along(old: list[str], new: list[str]) -> bool:
    short, long = sorted((old, new), key=len)
    is_open = not any(map(_is_content, short))
    return short == long or (is_open and long[: len(short)] == short)


def _is_known_apart(old: str, new: str) -> bool:
    """Return whether two gaps that are left hide the same, but of something else."""
    return _likeness(old, new) >= ALIKE


def _overlapping(old: GapText, new: GapText, kept: Mapping[int, int]) -> dict[int, int]:
    """Return which gaps were made wider, narrower or moved by a word: in a text that says what it
    said, both hide a word of content at one place, or a small word where one hides no other. The
    most in common comes first."""
    if not (is_hardly_changed(old.full, new.full) or is_renumbered(old.full, new.full)):
        return {}
    there = _places(old.full, new.full)
    before = _without(_hidden_words(old), kept.values())
    after = _without(_hidden_words(new), kept)
    ranked = sorted(
        (-len(shared.content), -len(shared.small), mine.size + theirs.size, slot, new_slot)
        for slot, mine in before.items()
        for new_slot, theirs in after.items()
        if (shared := mine.at(there).shared_with(theirs)).content
        or (shared.small and not (mine.content and theirs.content))
    )
    pairs: dict[int, int] = {}
    for *_, slot, new_slot in ranked:
        if new_slot not in pairs and slot not in pairs.values():
            pairs[new_slot] = slot
    return pairs


_WORD = re.compile(r"\w+")


def _places(old: str, new: str) -> dict[int, int]:
    """Return which word of the new text each of the old one is, or stands in the place of."""
    before, after = (_WORD.findall(text.casefold()) for text in (old, new))
    return {
        op.src_start + n: op.dest_start + n
        for op in Levenshtein.opcodes(before, after)
        if op.src_end - op.src_start == op.dest_end - op.dest_start
        for n in range(op.src_end - op.src_start)
    }


class _Hidden(NamedTuple):
    """Which words a card hides, counted from the beginning of its text."""

    content: frozenset[int] = frozenset()
    small: frozenset[int] = frozenset()

    @property
    def size(self) -> int:
        return len(self.content) + len(self.small)

    def at(self, there: Mapping[int, int]) -> _Hidden:
        """Return the words where they are in another text."""
        return _Hidden(*(frozenset(there[at] for at in side if at in there) for side in self))

    def shared_with(self, other: _Hidden) -> _Hidden:
        return _Hidden(self.content & other.content, self.small & other.small)


def _hidden_words(text: GapText) -> dict[int, _Hidden]:
    at, found = 0, dict[int, _Hidden]()
    for piece in text.pieces:
        said = piece if isinstance(piece, str) else piece.answer
        for word in _WORD.findall(said.casefold()):
            if not isinstance(piece, str):
                content, small = found.get(piece.slot, _Hidden())
                found[piece.slot] = (
                    _Hidden(content, small | {at})
                    if word in FUNCTION_WORDS
                    else _Hidden(content | {at}, small)
                )
            at += 1
    return found


def _is_figure(*answers: str) -> bool:
    return all("number" in facts_in(answer).values() for answer in answers)


def _corrects(old: str, new: str) -> bool:
    """Return whether a gap among others may have been filled anew, rather than be another gap."""
    return compare(old, new).likeness >= 45 or not any(letter.isalpha() for letter in old + new)


def may_be_filled_anew(old: GapText, new: GapText) -> bool:
    """Return whether each gap of a text may be the one at its place in another text, filled
    otherwise."""
    pairs = list(zip(answers_by_slot(old).values(), answers_by_slot(new).values(), strict=False))
    return len(old.gaps) == len(new.gaps) and all(
        _is_figure(*pair) or _corrects(*pair) for pair in pairs
    )


def _is_same_place(old: GapText, new: GapText) -> bool:
    """Return whether the words around the gaps are the same, and enough to tell; numbers among
    them may be others."""
    before, after = around(old), around(new)
    same = compare(before, after).edit <= Edit.SMALL or is_renumbered(before, after)
    return len(before.split()) >= 2 and same


def have_one_place(old: Wording, new: Wording) -> bool:
    """Return whether two texts with gaps are the same around them."""
    if not (isinstance(old, GapText) and isinstance(new, GapText)):
        return False
    return compare(around(old), around(new)).edit <= Edit.SMALL


def have_one_frame(old: Wording, new: Wording) -> bool:
    """Return whether two texts with as many gaps are the same around them but for numbers, names
    and negations."""
    if not (isinstance(old, GapText) and isinstance(new, GapText)):
        return False
    comparison = compare(around(old), around(new))
    return len(old.gaps) == len(new.gaps) and comparison.is_same_frame


def say_one_thing(old: GapText, new: GapText) -> bool:
    """Return whether nothing around the gaps of one stands against what is around those of the
    other, or nothing in all of it, where one hides more."""
    whole = compare(old.full, new.full)
    return compare(around(old), around(new)).is_same_fact or whole.is_same_fact


def is_corrected_in_a_word(old: GapText, new: GapText) -> bool:
    """Return whether two sentences with one gap are the same but for one name, number, negation or
    word of degree: around the gap, or in it."""
    comparison = compare(old.full, new.full)
    return (
        comparison.contradictions == 1
        and not comparison.swapped
        and comparison.rest >= FRAME
        and (ask_for_the_same(old, new) or compare(around(old), around(new)).is_same_fact)
    )


FRAME = 90.0
"""Likeness of what is left without a name or a *not*: *has* is *does not have* by then."""


def ask_for_the_same(old: GapText, new: GapText) -> bool:
    """Return whether two texts ask for the same, whatever it is said of."""
    answers = (answers_by_slot(text).values() for text in (old, new))
    return all(_likeness(*pair) >= ALIKE for pair in zip(*answers, strict=True))


def with_gaps(text: GapText, slots: Container[int]) -> GapText:
    """Return the text in which only the gaps of these slots hide something."""
    pieces = [
        piece if isinstance(piece, str) or piece.slot in slots else piece.answer
        for piece in text.pieces
    ]
    joined: list[str | Gap] = []
    for piece in pieces:
        if isinstance(piece, str) and joined and isinstance(joined[-1], str):
            joined[-1] += piece
        else:
            joined.append(piece)
    return GapText(tuple(joined))


def have_one_spot(old: Wording, new: Wording) -> bool:
    """Return whether two texts with gaps have as many words before each gap, so that of two texts
    that differ in numbers alone both ask for the same."""
    if isinstance(old, Question) and isinstance(new, Question):
        return True
    if not (isinstance(old, GapText) and isinstance(new, GapText)):
        return False
    return _spots(old) == _spots(new)


def _spots(text: GapText) -> list[int]:
    ahead, found = "", []
    for piece in text.pieces:
        if not isinstance(piece, str):
            found.append(len(tokens(ahead)))
        ahead += piece if isinstance(piece, str) else piece.answer
    return found


def around(text: GapText) -> str:
    return " ".join(piece for piece in text.pieces if isinstance(piece, str))


def _position(text: GapText, slot: int) -> int:
    return list(in_order(text)).index(slot)


def stands_alone(text: GapText, slot: int) -> bool:
    """Return whether words of content part the gap from all others, so that it is no item of
    several: an item that goes and one that comes are two."""
    return all(group == {slot} for group, _, _ in groups(text) if slot in group)


def is_no_item(text: GapText, slot: int) -> bool:
    """Return whether a gap is no item of several: words of content part it from all others, or a
    word like *in*, as the name from the year in *by ==Banting== in ==1921==*."""
    if stands_alone(text, slot):
        return True
    spans = gap_spans(text)
    mine = next(span for one, span in spans if one == slot)
    between = [
        text.full[min(mine[1], span[1]) : max(mine[0], span[0])]
        for one, span in spans
        if one != slot
    ]
    return all(not _PARTING.isdisjoint(said.casefold().split()) for said in between)


_PARTING = PREPOSITIONS | frozenset("de en por para con desde hasta a al del".split())


def _tells_enough(text: GapText) -> bool:
    """Return whether what stands around the gaps says of what they speak, and what."""
    return len(content_in_order(around(text))) >= TELLING


TELLING = 2
"""Words of content around gaps that tell what is said of what."""


def in_order(text: GapText) -> Iterable[int]:
    return dict.fromkeys(gap.slot for gap in text.gaps)


def groups(
    text: GapText, asked: frozenset[str] = frozenset()
) -> Iterator[tuple[set[int], list[str], list[str]]]:
    """Give the gaps of every place, with the words of content up to the gaps before and after.

    Gaps with nothing of content between them are items of one list, and stand at one place.
    Words that are `asked` are no content.
    """
    between: list[list[str]] = [[]]
    found: list[set[int]] = []
    for piece in text.pieces:
        if isinstance(piece, str):
            between[-1] += [word for word in content_in_order(piece) if word not in asked]
        elif found and not between[-1]:
            found[-1].add(piece.slot)
        else:
            found.append({piece.slot})
            between.append([])
    yield from zip(found, between, between[1:], strict=False)
