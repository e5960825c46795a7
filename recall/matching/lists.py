"""Whether two questions ask for the items of one list: one that got another, or lost a few."""

from __future__ import annotations

import re
from collections.abc import Sequence

from recall.cards import GapText, Question, Wording
from recall.language.words import NUMBER_WORDS
from recall.matching.edits import compare, is_hardly_changed

LIKE = 80.0
"""How alike what they are a list of must be."""


def items_in(answer: str) -> list[str]:
    """Return the items of an answer such as `1) …; 2) …`; none where it lists nothing."""
    if not answer.startswith("1) "):
        return []
    return [item for item in re.split(r"(?:^|; )\d+\) ", answer) if item]


def is_same_list(old: Wording, new: Wording) -> bool:
    """Return whether most items of each are items of the other, under the same head."""
    if isinstance(old, Question) and isinstance(new, Question):
        before, after = items_in(old.answer), items_in(new.answer)
        heads = old.front, new.front
    elif isinstance(old, GapText) and isinstance(new, GapText):
        before, after = _gaps_in(old), _gaps_in(new)
        heads = str(old.pieces[0]), str(new.pieces[0])
    else:
        return False
    return shares_most(before, after) and is_same_head(*heads, (len(before), len(after)))


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
    left = list(new)
    shared = 0
    for item in old:
        same = next((one for one in left if is_hardly_changed(item, one)), None)
        if same is not None:
            left.remove(same)
            shared += 1
    return shared * 2 > max(len(old), len(new))


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
