"""Lists of which today's rules would not ask, and that have other items now: asked for on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from recall import matching, ranking
from recall.cards import Gap, GapText, Question, Wording
from recall.generators import fragments, listing
from recall.language.words import NUMBER_WORDS
from recall.notes import PlacedNote


def items_now(placed: PlacedNote, pattern: str) -> list[str]:
    """Return the items that the note has in its list, as a card of the pattern has them."""
    note, context = placed
    if pattern in ranking.SET_PATTERNS:
        family = fragments.family_of(note, context)
        members = family.members if family else ()
    else:
        members = tuple(one for one in note.children if not one.task and one.text.strip())
    return [listing.item_of(member, context).text for member in members]


def items_of(wording: Wording) -> list[str]:
    """Return the items that a card asks for: one a gap, or those of "1) …; 2) …"."""
    if isinstance(wording, GapText):
        return [gap.answer for gap in wording.gaps]
    return matching.items_in(wording.answer)


def is_grown(wording: Wording, items: Sequence[str]) -> bool:
    """Return whether most items of the card are still there, among others."""
    known = items_of(wording)
    return len(known) != len(items) and matching.shares_most(known, items)


def is_led_alike(before: str, now: str, counts: Sequence[int]) -> bool:
    """Return whether two bullets say in their own words that they begin the same list."""
    return matching.is_same_head(before.partition("\n")[0], now.partition("\n")[0], counts)


def relisted(wording: Wording, items: Sequence[str]) -> Wording | None:
    """Return the wording with these items; None where it is not put as a list is."""
    count = len(items_of(wording))
    if isinstance(wording, Question):
        if wording.back:
            return None
        answer = "; ".join(f"{at}) {item}" for at, item in enumerate(items, 1))
        return wording._replace(front=_counted(wording.front, count, len(items)), answer=answer)
    head, *between = wording.pieces[::2]
    if not isinstance(head, str) or not head.endswith("1) "):
        return None
    if between != [f"; {at}) " for at in range(2, count + 1)]:
        return None
    extras = {gap.answer: gap.extra for gap in wording.gaps}
    pieces: list[str | Gap] = []
    for at, item in enumerate(items, 1):
        start = _counted(head, count, len(items)) if at == 1 else f"; {at}) "
        pieces += [start, Gap(at, item, extra=extras.get(item, ""))]
    return GapText(tuple(pieces))


def front_of(wording: Wording) -> str | None:
    """Return the question that a card asks for its list; None where it is not put as a list is."""
    if isinstance(wording, Question):
        return wording.front if items_of(wording) else None
    head = wording.pieces[0]
    is_list = isinstance(head, str) and head.endswith(_BEGINNING)
    return str(head).removesuffix(_BEGINNING) if is_list else None


def with_front(wording: Wording, front: str) -> Wording:
    """Return a list that is asked for by another question; as it is where it is put otherwise."""
    if front_of(wording) is None:
        return wording
    if isinstance(wording, Question):
        return wording._replace(front=front)
    return GapText((front + _BEGINNING, *wording.pieces[1:]))


_BEGINNING = " — 1) "


def _counted(front: str, before: int, now: int) -> str:
    """Return a question with another number of things that it asks for."""
    names = [str(before), *(word for word, number in NUMBER_WORDS.items() if number == before)]
    asked = rf"(?i)(\bwhat (?:(?:are|were) )?(?:[\w'’]+ )?)(?:{'|'.join(names)})\b"
    return re.sub(asked, lambda found: f"{found[1]}{listing.word_for(now)}", front, count=1)
