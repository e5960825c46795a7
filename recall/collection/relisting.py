"""Lists that a card asks for and that their notes have otherwise now: asked for on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from recall import matching, offering
from recall.cards import Gap, GapText, Question, Wording
from recall.collection.decided import Decided, drafts_of, whole_text
from recall.generators import fragments, gaps, listing
from recall.language import words
from recall.language.words import NUMBER_WORDS
from recall.notes import Note, NoteKind, PlacedNote
from recall.store import wordings
from recall.store.prompts import Content


def items_now(placed: PlacedNote, pattern: str) -> list[str]:
    """Return the items that the note has in its list, as a card of the pattern has them.

    What their author marked in one of them has a card of its own, and is a word of it as before.
    """
    return [
        gaps.without_marks(listing.item_of(member, placed.context).text)
        for member in _members(placed, pattern)
    ]


def _members(placed: PlacedNote, pattern: str) -> tuple[Note, ...]:
    note, context = placed
    if pattern in offering.SET_PATTERNS:
        family = fragments.family_of(note, context)
        return family.members if family else ()
    return tuple(one for one in note.children if not one.task and one.text.strip())


def has_order(placed: PlacedNote, pattern: str) -> bool:
    """Return whether the items that a card of the pattern asks for have an order: they are
    numbered, or their lead says so."""
    if pattern not in offering.LIST_PATTERNS:
        return False
    members = _members(placed, pattern)
    is_numbered = bool(members) and all(member.numbered for member in members)
    lead = placed.context.lead_in if pattern in offering.SET_PATTERNS else placed.note.text
    return is_numbered or _IN_ORDER.search(lead or "") is not None


_IN_ORDER = re.compile(
    r"\b(?:in (?:this|that|the (?:right|same|following)) order|in order(?! to\b)|step by step"
    r"|(?:por|en(?: este| ese)?) orden|paso a paso)\b",
    re.IGNORECASE,
)


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


class Listed(NamedTuple):
    """A list that a note has."""

    asked: Wording | None
    """What a card asks of it now; None where that is what it asked before."""


def listed_in(content: Content, note: Decided, *, is_here: bool) -> Listed | None:
    """Return the list of a card as a note has it; None where the note has another, or none.

    Others may have joined its items, or taken the place of some, as long as most are those it had;
    where it stood, as long as all are, or half in the same words and most in whatever words, or
    one is, under its own lead. `is_here`
    says that it stood there. Under another lead it asks by that, where the rules can; under one
    that says against it only where it stood, for elsewhere that is another list.
    """
    wording, items = wordings.from_json(content.wording), items_now(note.placed, content.pattern)
    known, lead = items_of(wording), note.placed.note.text
    has_lead = content.pattern not in offering.SET_PATTERNS
    is_led = is_led_alike(content.note_text, lead, (len(known), len(items)))
    asked = None
    if is_grown(wording, items) or _say_more(known, items):
        asked = relisted(wording, items)
    elif not has_items(note.placed, content):
        if is_led:
            same = matching.shares_any(known, items)
        else:
            same = _is_same(known, items) or _is_led_to(content, lead, known, items)
        if is_here and has_lead and same:
            asked = relisted(wording, items)
        if asked is None:
            return None
    if has_lead and not is_led:
        is_against = matching.is_another_fact(content.note_text.partition("\n")[0], lead)
        front = _asked_by(note)
        if is_against and (front is None or not is_here):
            return None
        if front is not None:
            asked = with_front(asked or wording, front)
    return Listed(asked)


def _is_led_to(content: Content, lead: str, known: Sequence[str], items: Sequence[str]) -> bool:
    """Return whether a list with most of the items in whatever words, and one as it was, has a
    lead that speaks of one thing at least that its own did."""
    head = content.note_text.partition("\n")[0]
    is_most = matching.has_most(known, items) and matching.shares_any(known, items)
    return is_most and matching.touch(head, lead)


def _is_same(known: Sequence[str], items: Sequence[str]) -> bool:
    return matching.has_all(known, items) or matching.goes_on(known, items)


def _say_more(known: Sequence[str], items: Sequence[str]) -> bool:
    """Return whether items say all that they said, and some of them more."""
    if len(known) != len(items) or not all(map(_holds, items, known)):
        return False
    return not all(
        matching.hardly_changed(one, {0: now}) == 0 for one, now in zip(known, items, strict=True)
    )


def _asked_by(note: Decided) -> str | None:
    """Return the question by which today's rules ask for the list of a note, if they do."""
    lists = (draft for draft in drafts_of(note) if draft.pattern in offering.LIST_PATTERNS)
    return next((front for draft in lists if (front := front_of(draft.wording))), None)


def has_items(placed: PlacedNote, content: Content) -> bool:
    """Return whether the list below the note, or the one it begins, has all items it had."""
    note, context = placed
    wording = wordings.from_json(content.wording)
    items = items_of(wording)
    there = [one for one in note.children if one.kind is NoteKind.BULLET]
    if content.pattern in offering.SET_PATTERNS:
        there = [one for one in context.siblings if one.span.first >= note.span.first]
    texts = [whole_text(one) for one in there]
    if note.text.rstrip(" *_").endswith(":") or _says_how_many(note.text, len(items)):
        # One that was moved out a level stands behind the list, and belongs to it still.
        behind = [
            one for one in context.siblings if one.span.first > note.span.first and not one.children
        ]
        missing = [item for item in items if not any(_holds(text, item) for text in texts)]
        there = [*there, *behind[: len(missing)]]
        texts = [whole_text(one) for one in there]
    fits = isinstance(wording, GapText) or len(there) <= len(items)
    return bool(there) and fits and all(any(_holds(text, item) for text in texts) for item in items)


def _says_how_many(head: str, count: int) -> bool:
    """Return whether the head of a list says that it has so many items."""
    first = head.partition("\n")[0].casefold()
    return any(NUMBER_WORDS.get(word) == count for word in words.words(first))


def _holds(text: str, item: str) -> bool:
    """Return whether a note, or a sentence of it, says what the item says."""
    there, said = (matching.folded(gaps.without_marks(one)) for one in (text, item))
    if said in there:
        return True
    if matching.hardly_changed(item, dict(enumerate([text, *text.split("\n")]))) is not None:
        return True
    sentences = matching.sentences(text)
    return len(sentences) > 1 and any(
        matching.likeness(item, one) >= LIKE and not matching.is_another_fact(item, one)
        for one in sentences
    )


LIKE = 80.0
"""How alike a sentence must be to an item that was joined to others, from 0 to 100."""
