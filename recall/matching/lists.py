"""Whether two questions ask for the items of one list: one that got another, or lost a few."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from recall.cards import GapText, Question, Wording
from recall.language.words import NUMBER_WORDS
from recall.matching.edits import (
    compare,
    content_stems,
    hardly_changed,
    is_hardly_changed,
    speak_of_the_same,
    touch,
)

LIKE = 80.0
"""How alike what they are a list of must be."""

ALIKE = 62.0
"""How alike an item must be to what may be the same in other words."""


TURNED = 82.0
"""How alike an item must be to one of which it may be another in the same frame."""


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


def go_on(old: Wording, new: Wording) -> bool:
    """Return whether one list may be the other in its very place, whatever its head says."""
    return goes_on(*_items(old, new))


def goes_on(old: Sequence[str], new: Sequence[str]) -> bool:
    """Return whether most items of each list are items of the other, or half of those of the
    shorter one are, and most of each in whatever words."""
    shared = len(_shared(old, new))
    if 2 * shared > max(len(old), len(new)):
        return True
    return shared >= 2 and 2 * shared >= min(len(old), len(new)) and has_most(old, new)


def same_items(old: Wording, new: Wording) -> int:
    """Return how many items of two lists are the same, but for a slip or a word; 0 also where one
    is no list, or where one asks for all items at once and the other for each."""
    return len(_shared(*_items(old, new)))


def become_most(old: Wording, new: Wording) -> bool:
    """Return whether most items of each list may be items of the other, in whatever words."""
    return has_most(*_items(old, new))


def become_all(old: Wording, new: Wording) -> bool:
    """Return whether a list has all items of another one, in whatever words, and few others."""
    return has_all(*_items(old, new))


def has_most(old: Sequence[str], new: Sequence[str]) -> bool:
    """Return whether more than half of the items of each list are in the other one, in whatever
    words."""
    return _met(old, new) * 2 > max(len(old), len(new))


def has_all(old: Sequence[str], new: Sequence[str]) -> bool:
    """Return whether every one of three items or more is one of the new ones, in whatever words,
    and most of these are items of the old list."""
    met = _met(old, new)
    return met == len(old) >= FEW and met * 2 > len(new)


FEW = 3
"""Items that say, all of them together, which list it is."""


def _met(old: Sequence[str], new: Sequence[str]) -> int:
    before, after = dict(enumerate(old)), dict(enumerate(new))
    kept = same(before, after)
    return len(kept) + len(reworded(before, after, kept, ()))


def has_others(old: Wording, new: Wording) -> bool:
    """Return whether an item of one list is in no words in the other."""
    before, after = (dict(enumerate(items)) for items in _items(old, new))
    kept = same(before, after)
    left = {mine: item for mine, item in before.items() if mine not in kept.values()}
    come = {theirs: item for theirs, item in after.items() if theirs not in kept}
    return len(_alike(left, come)) < max(len(left), len(come))


def same(old: Mapping[int, str], new: Mapping[int, str]) -> dict[int, int]:
    """Return which items are the same, but for a slip or a word: the old one by the new."""
    kept: dict[int, int] = {}
    for theirs, item in new.items():
        left = {mine: known for mine, known in old.items() if mine not in kept.values()}
        if (mine := hardly_changed(item, left)) is not None:
            kept[theirs] = mine
    return kept


def is_in_another_order(old: Wording, new: Wording) -> bool:
    """Return whether items that are in both lists, in whatever words, changed their order."""
    before, after = (dict(enumerate(items)) for items in _items(old, new))
    kept = same(before, after)
    kept |= reworded(before, after, kept, ())
    places = [kept[theirs] for theirs in sorted(kept)]
    return places != sorted(places)


def in_another_place(old: Wording, new: Wording) -> set[int]:
    """Return the slots of two lists with a gap for each item that stand in another place among
    those of both."""
    if not (isinstance(old, GapText) and isinstance(new, GapText) and are_lists_of_gaps(old, new)):
        return set()
    before, after = (list(dict.fromkeys(gap.slot for gap in text.gaps)) for text in (old, new))
    stood = [slot for slot in before if slot in after]
    stand = [slot for slot in after if slot in before]
    return {one for one, other in zip(stood, stand, strict=True) if one != other}


def is_list(text: Wording) -> bool:
    """Return whether it asks for the items of a list, at once or one by one."""
    return bool(items_in(text.answer) if isinstance(text, Question) else _gaps_in(text))


def are_lists(old: Wording, new: Wording) -> bool:
    """Return whether both ask for the items of a list, in one way."""
    return all(_items(old, new))


def have_one_head(old: Wording, new: Wording) -> bool:
    """Return whether two lists say under one head what they are lists of."""
    before, after = _items(old, new)
    return is_same_head(_head(old), _head(new), (len(before), len(after)))


def have_like_heads(old: Wording, new: Wording) -> bool:
    """Return whether the heads of two lists are one, or speak of the same, or of one thing at
    least while an item stands in both."""
    if have_one_head(old, new) or speak_of_the_same(_head(old), _head(new)):
        return True
    return same_items(old, new) > 0 and touch(_head(old), _head(new))


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
    common = _common([old.values(), new.values()])
    found = _alike(left, come)
    found |= _speaking_alone(*_without(left, come, found), common)
    between = between_the_same(list(old), list(new), {**kept, **found}, met)
    found |= {
        theirs: mine
        for theirs, mine in between.items()
        if _may_be_reworded(old[mine], new[theirs], common)
    }
    for mine, theirs in _runs(list(old), list(new), {**kept, **found}, met):
        # Another one that stood there may be gone.
        found |= _best({one: old[one] for one in mine}, {one: new[one] for one in theirs}, common)
    if len(kept) + len(found) >= FEW - 1:
        found |= _only_ones(*_without(left, come, found), common)
    return found


def _without(
    old: Mapping[int, str], new: Mapping[int, str], found: Mapping[int, int]
) -> tuple[dict[int, str], dict[int, str]]:
    """Return what is left on both sides of what was found."""
    left = {mine: item for mine, item in old.items() if mine not in found.values()}
    return left, {theirs: item for theirs, item in new.items() if theirs not in found}


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


def _speaking_alone(
    old: Mapping[int, str], new: Mapping[int, str], common: Container[str]
) -> dict[int, int]:
    """Return which items speak of the same as no other item does: of two things at least, and of
    half of what the shorter of the two speaks of. They are the same wherever they stand.

    What is `common` to items of one list tells none of them from the others.
    """
    shared = {
        (mine, theirs): content_stems(item) & content_stems(now)
        for mine, item in old.items()
        for theirs, now in new.items()
    }
    found = {}
    for (mine, theirs), stems in shared.items():
        rivals = (two for pair, two in shared.items() if (pair[0] == mine) != (pair[1] == theirs))
        least = min(len(content_stems(old[mine])), len(content_stems(new[theirs])))
        is_told = len(stems) >= 2 and any(stem not in common for stem in stems)
        is_best = 2 * len(stems) >= least and len(stems) > max(map(len, rivals), default=0)
        if is_told and is_best and not compare(old[mine], new[theirs]).contradictions:
            found[theirs] = mine
    return found


def _runs(
    old: Sequence[int], new: Sequence[int], kept: Mapping[int, int], met: Container[int]
) -> Iterator[tuple[list[int], list[int]]]:
    """Give what is neither kept nor met between the same neighbours, on both sides."""
    at, theirs = 0, list[int]()
    for one in (*new, None):
        if one is not None and one not in kept:
            theirs += [] if one in met else [one]
            continue
        end = len(old) if one is None else old.index(kept[one])
        yield [mine for mine in old[at:end] if mine not in kept.values()], theirs
        at, theirs = end + 1, []


def _best(old: Mapping[int, str], new: Mapping[int, str], common: Container[str]) -> dict[int, int]:
    """Return which items may be which of those that stand between the same neighbours, most alike
    first: they speak of what no other item does, and hardly anything stands against it."""
    ranked = sorted(
        (-compare(item, now).likeness, mine, theirs)
        for mine, item in old.items()
        for theirs, now in new.items()
        if speak_of_the_same(item, now)
        and _telling(item, common) & _telling(now, common)
        and _may_be_reworded(item, now, common)
    )
    pairs: dict[int, int] = {}
    for _, mine, theirs in ranked:
        if theirs not in pairs and mine not in pairs.values():
            pairs[theirs] = mine
    return pairs


def _only_ones(
    old: Mapping[int, str], new: Mapping[int, str], common: Container[str]
) -> dict[int, int]:
    """Return which of the items that are left may be which, where none of them may be another."""
    pairs = [
        (theirs, mine)
        for mine, item in old.items()
        for theirs, now in new.items()
        if speak_of_the_same(item, now)
        and _telling(item, common) & _telling(now, common)
        and _may_be_reworded(item, now, common)
    ]
    counts = Counter(side for theirs, mine in pairs for side in (("new", theirs), ("old", mine)))
    return {
        theirs: mine for theirs, mine in pairs if counts["new", theirs] == counts["old", mine] == 1
    }


def _telling(item: str, common: Container[str]) -> frozenset[str]:
    return frozenset(stem for stem in content_stems(item) if stem not in common)


def _common(lists: Iterable[Iterable[str]]) -> frozenset[str]:
    """Return the stems that two items of one list have."""
    counts = (Counter(stem for item in items for stem in content_stems(item)) for items in lists)
    return frozenset(stem for found in counts for stem, count in found.items() if count > 1)


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


def _may_be_reworded(item: str, now: str, common: Container[str]) -> bool:
    """Return whether an item may be what another one says that stands in its very place: they
    have a word of content in common that no other item has, and hardly anything in them stands
    against another; or they differ in a word, or are nothing but figures."""
    comparison = compare(item, now)
    if not any(sign.isalpha() for sign in item + now):
        return True
    if comparison.likeness >= TURNED and not comparison.contradictions:
        return True
    shared = _telling(item, common) & _telling(now, common)
    if not shared:
        return False
    return speak_of_the_same(item, now) or comparison.contradictions <= 1


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
