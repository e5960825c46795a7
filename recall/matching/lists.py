"""Whether two questions ask for the items of one list: one that got another, or lost a few."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence

from recall.cards import GapText, Question, Wording
from recall.language.words import NUMBER_WORDS
from recall.matching.edits import (
    compare,
    content_stems,
    hardly_changed,
    is_hardly_changed,
    speak_of_the_same,
)

LIKE = 80.0
"""How alike what they are a list of must be."""

ALIKE = 62.0
"""How alike an item must be to what may be the same in other words."""


def items_in(answer: str) -> list[str]:
    """Return the items of an answer such as `1) …; 2) …`; none where it lists nothing."""
    if not answer.startswith("1) "):
        return []
    return [item for item in re.split(r"(?:^|; )\d+\) ", answer) if item]


def is_same_list(old: Wording, new: Wording) -> bool:
    """Return whether most items of each are items of the other, under the same head."""
    return share_most(old, new) and have_one_head(old, new)


def share_most(old: Wording, new: Wording) -> bool:
    """Return whether most items of each list are items of the other."""
    return shares_most(*_items(old, new))


def same_items(old: Wording, new: Wording) -> int:
    """Return how many items of two lists are the same, but for a slip or a word; 0 also where one
    is no list, or where one asks for all items at once and the other for each."""
    return len(_shared(*_items(old, new)))


def become_most(old: Wording, new: Wording) -> bool:
    """Return whether most items of each list may be items of the other, in whatever words."""
    before, after = (dict(enumerate(items)) for items in _items(old, new))
    kept = _same(before, after)
    met = len(kept) + len(reworded(before, after, kept, ()))
    return met * 2 > max(len(before), len(after))


def has_others(old: Wording, new: Wording) -> bool:
    """Return whether an item of one list is in no words in the other."""
    before, after = (dict(enumerate(items)) for items in _items(old, new))
    kept = _same(before, after)
    left = {mine: item for mine, item in before.items() if mine not in kept.values()}
    come = {theirs: item for theirs, item in after.items() if theirs not in kept}
    return len(_alike(left, come)) < max(len(left), len(come))


def _same(old: Mapping[int, str], new: Mapping[int, str]) -> dict[int, int]:
    """Return which items are the same, but for a slip or a word: the old one by the new."""
    kept: dict[int, int] = {}
    for theirs, item in new.items():
        left = {mine: known for mine, known in old.items() if mine not in kept.values()}
        if (mine := hardly_changed(item, left)) is not None:
            kept[theirs] = mine
    return kept


def are_lists(old: Wording, new: Wording) -> bool:
    """Return whether both ask for the items of a list, in one way."""
    return all(_items(old, new))


def have_one_head(old: Wording, new: Wording) -> bool:
    """Return whether two lists say under one head what they are lists of."""
    before, after = _items(old, new)
    return is_same_head(_head(old), _head(new), (len(before), len(after)))


def have_like_heads(old: Wording, new: Wording) -> bool:
    """Return whether the heads of two lists are one, or speak of the same."""
    return have_one_head(old, new) or speak_of_the_same(_head(old), _head(new))


def _items(old: Wording, new: Wording) -> tuple[list[str], list[str]]:
    if isinstance(old, Question) and isinstance(new, Question):
        return items_in(old.answer), items_in(new.answer)
    if isinstance(old, GapText) and isinstance(new, GapText):
        return _gaps_in(old), _gaps_in(new)
    return [], []


def _head(text: Wording) -> str:
    return text.front if isinstance(text, Question) else str(text.pieces[0])


def are_lists_of_gaps(*texts: Wording) -> bool:
    """Return whether all of them are lists with a gap for each item."""
    return all(isinstance(text, GapText) and bool(_gaps_in(text)) for text in texts)


def _gaps_in(text: GapText) -> list[str]:
    """Return the items of a list with a gap for each; none where it is no list."""
    head = text.pieces[0]
    is_list = isinstance(head, str) and head.endswith("1) ")
    return [gap.answer for gap in text.gaps] if is_list else []


def shares_most(old: Sequence[str], new: Sequence[str]) -> bool:
    """Return whether more than half of the items of each list stand in the other one."""
    return len(_shared(old, new)) * 2 > max(len(old), len(new))


def shares_any(old: Sequence[str], new: Sequence[str]) -> bool:
    """Return whether an item of one list stands in the other one."""
    return bool(_shared(old, new))


def _shared(old: Sequence[str], new: Sequence[str]) -> list[str]:
    """Return the items of the one that stand in the other, too."""
    left = list(new)
    shared = []
    for item in old:
        same = next((one for one in left if is_hardly_changed(item, one)), None)
        if same is not None:
            left.remove(same)
            shared.append(item)
    return shared


def reworded(
    old: Mapping[int, str], new: Mapping[int, str], kept: Mapping[int, int], met: Container[int]
) -> dict[int, int]:
    """Return which items of a list may be which of those of another, in other words.

    Both are as they stand. `kept` has those that are the same, the old one by the new; `met` are
    new ones that are spoken of, too.
    """
    left = {mine: item for mine, item in old.items() if mine not in kept.values()}
    come = {
        theirs: item for theirs, item in new.items() if theirs not in kept and theirs not in met
    }
    found = _alike(left, come)
    between = between_the_same(list(old), list(new), {**kept, **found}, met)
    return found | {
        theirs: mine for theirs, mine in between.items() if _may_be_reworded(old[mine], new[theirs])
    }


def _alike(old: Mapping[int, str], new: Mapping[int, str]) -> dict[int, int]:
    """Return which items may be which wherever they stand, most alike first: they are alike, or
    speak of the same things, and nothing in them stands against another."""
    ranked = sorted(
        (-comparison.likeness, abs(place - new_place), mine, theirs)
        for place, (mine, item) in enumerate(old.items())
        for new_place, (theirs, now) in enumerate(new.items())
        if (comparison := compare(item, now)).is_same_fact
        and (comparison.likeness >= ALIKE or speak_of_the_same(item, now))
    )
    pairs: dict[int, int] = {}
    for *_, mine, theirs in ranked:
        if theirs not in pairs and mine not in pairs.values():
            pairs[theirs] = mine
    return pairs


def between_the_same(
    old: Sequence[int], new: Sequence[int], kept: Mapping[int, int], met: Container[int]
) -> dict[int, int]:
    """Return which of the old is which of the new for standing between the same neighbours, of
    those that are neither kept nor met."""
    found: dict[int, int] = {}
    at = 0
    for theirs in new:
        if theirs in kept:
            at = old.index(kept[theirs]) + 1
        elif theirs not in met and at < len(old) and old[at] not in kept.values():
            found[theirs] = old[at]
            at += 1
    return found


def _may_be_reworded(item: str, now: str) -> bool:
    """Return whether an item may be what another one says that stands in its very place: they
    speak of the same, or have a word of content in common and hardly anything in them stands
    against another; or they are nothing but figures."""
    if speak_of_the_same(item, now) or not any(sign.isalpha() for sign in item + now):
        return True
    shared = content_stems(item) & content_stems(now)
    return bool(shared) and compare(item, now).contradictions <= 1


def is_same_head(old: str, new: str, counts: Sequence[int]) -> bool:
    """Return whether two heads say what they are a list of, however many they say there are."""
    comparison = compare(uncounted(old, counts), uncounted(new, counts))
    return comparison.is_same_fact and comparison.likeness >= LIKE


def unnumbered(text: str, counts: Sequence[int]) -> str:
    """Return a list without the numbers of its items, and without how many it says there are."""
    return uncounted(re.sub(r"(?<!\w)\d+\)(?=\s|$)", " ", text), counts)


def uncounted(text: str, counts: Sequence[int]) -> str:
    """Return the text without the numbers, in words or digits, that say how many there are."""
    names = [str(count) for count in counts]
    names += [word for word, number in NUMBER_WORDS.items() if number in counts]
    return re.sub(rf"(?i)\b(?:{'|'.join(map(re.escape, names))})\b", " ", text)
