"""Cards whose note was reworded so far that no ready card could be theirs: a person has to say."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from recall import matching
from recall.cards import GapText, Tier, Wording, kind_of
from recall.collection.changes import AddedPrompt, Orphaned
from recall.collection.decided import (
    Decided,
    answers_of,
    content_of,
    drafts_of,
    home_of,
    whole_text,
)
from recall.collection.holding import OF_MANY, WRITTEN, with_texts
from recall.collection.relisting import is_led_alike, items_now, items_of, relisted
from recall.drafts import Draft, Outcome
from recall.matching import PlacedPin
from recall.notes import Fate
from recall.store import wordings
from recall.store.prompts import Content

REASON = "asks what the note asked that stood here: is it the same fact?"


class Doubt(NamedTuple):
    """A prompt that may still ask what its note says."""

    orphaned: Orphaned
    place: int
    """Of the note that stands where its own stood."""
    draft: Draft
    """What it asks, proposed of that note."""


def doubts(
    decided: Sequence[Decided],
    orphaned: Sequence[Orphaned],
    hunks: Mapping[PlacedPin, int],
    settled: frozenset[int],
) -> list[Doubt]:
    """Return the prompts with a history of which nobody but a person can say what became of them.

    Each stood alone where one note stands now that speaks of the same things: one of which the
    rules make no card that is ready, or one of another kind because the fact was changed, as
    *once* to *unless*, or one that was reworded, or translated, so that they ask for another part
    of it. Or a note without a ready card has its anchor, whatever it says; or its
    note was split, and none of the parts says all that it asks. `settled` are the places of notes
    that were spoken of already.
    """
    there = Counter(note.hunk for note in decided)
    notes = {
        note.hunk: place
        for place, note in enumerate(decided)
        if note.hunk is not None and there[note.hunk] == 1 and place not in settled
    }
    homes = Counter(hunk for hunk in hunks.values())
    anchored = {
        note.placed.note.anchor: place
        for place, note in enumerate(decided)
        if note.placed.note.anchor and place not in settled and _has_no_ready_card(note)
    }
    only = _only_changes(decided, orphaned, hunks)
    lists = [one for one in orphaned if one.old.content.pattern in OF_MANY]
    return [
        *_doubts(decided, orphaned, hunks, notes, homes, anchored, settled, only),
        *_doubts_of_lists(decided, lists, hunks),
    ]


def _doubts_of_lists(
    decided: Sequence[Decided], orphaned: Sequence[Orphaned], hunks: Mapping[PlacedPin, int]
) -> Iterator[Doubt]:
    """Give the lists of which every item is another one below the lead that they had, and those
    below a lead that may say against it."""
    for one in orphaned:
        hunk = hunks.get(home_of(one.old.content))
        if hunk is None or not _is_learned(one):
            continue
        places = (place for place, note in enumerate(decided) if note.hunk == hunk)
        found = ((place, _relisted(one, decided[place])) for place in places)
        if there := next(((place, draft) for place, draft in found if draft), None):
            yield Doubt(one, *there)


def _relisted(one: Orphaned, note: Decided) -> Draft | None:
    """Return the prompt with the items that a note has; None where the note begins another list."""
    content = one.old.content
    wording, items = wordings.from_json(content.wording), items_now(note.placed, content.pattern)
    known, own = items_of(wording), note.placed.note
    is_led = is_led_alike(content.note_text, own.text, (len(known), len(items)))
    if len(items) < 2 or not (is_led or matching.has_most(known, items)):
        return None
    listed = relisted(wording, items)
    if listed is None:
        return None
    return Draft(listed, own.span, content.pattern, content.extra, tier=Tier.DRAFT)


def _doubts(
    decided: Sequence[Decided],
    orphaned: Sequence[Orphaned],
    hunks: Mapping[PlacedPin, int],
    notes: Mapping[int, int],
    homes: Mapping[int, int],
    anchored: Mapping[str, int],
    settled: frozenset[int],
    only: frozenset[int],
) -> Iterator[Doubt]:
    asked: set[int] = set()
    for one in orphaned:
        there = anchored.get(one.old.content.anchor or "")
        if there is not None and there not in asked and _is_worth_asking(one):
            if proposed := _proposed(one, decided[there]):
                asked.add(there)
                yield Doubt(one, there, proposed)
            continue
        hunk = hunks.get(home_of(one.old.content))
        if hunk is None or not _is_worth_asking(one):
            continue
        if _is_asked_by_author(decided, hunk):
            continue
        parts = [place for place in _parts(one, decided, hunk) if place not in settled | asked]
        if parts:
            now = "\n".join(_text(note) for note in decided if note.hunk == hunk)
            if proposed := _proposed(one, decided[parts[0]], now):
                asked.add(parts[0])
                yield Doubt(one, parts[0], proposed)
            continue
        place = notes.get(hunk)
        if place is None or homes[hunk] > 1:
            continue
        left = place not in asked and _is_left_open(one, decided[place])
        if not left and not _is_reworded(one, decided[place], is_only_change=hunk in only):
            continue
        if proposed := _proposed(one, decided[place]):
            asked.add(place)
            yield Doubt(one, place, proposed)


def _parts(one: Orphaned, decided: Sequence[Decided], hunk: int) -> list[int]:
    """Return the places of the notes that together say what one said, those that have its answer
    first, then those without a ready card; none where it was not split."""
    old = one.old.content.note_text
    parts = {
        place: _text(note)
        for place, note in enumerate(decided)
        if note.hunk == hunk and matching.speak_of_the_same(old, _text(note))
    }
    if len(parts) < 2 or not matching.is_told_by(old, parts.values()):
        return []
    answer = matching.folded(one.old.content.answer)
    return sorted(
        parts,
        key=lambda place: (
            answer not in matching.folded(parts[place]),
            not _has_no_ready_card(decided[place]),
            place,
        ),
    )


def _is_worth_asking(one: Orphaned) -> bool:
    return _is_learned(one) and one.old.content.pattern not in WRITTEN | OF_MANY


def _is_learned(one: Orphaned) -> bool:
    old = one.old
    return old.reviewed and not old.refused and old.content.tier == Tier.READY


def _is_left_open(one: Orphaned, note: Decided) -> bool:
    """Return whether no ready card of the note could be the prompt, and it may be one of it."""
    old, new = one.old.content.note_text, _text(note)
    if not matching.speak_of_the_same(old, new) or matching.is_cut_off(old, new):
        return False
    return _has_no_ready_card(note) or (
        _is_left_to_rules(note)
        and matching.is_turned(old, new)
        and one.old.content.kind not in {kind_of(draft.wording) for draft in drafts_of(note)}
    )


def _only_changes(
    decided: Sequence[Decided], orphaned: Sequence[Orphaned], hunks: Mapping[PlacedPin, int]
) -> frozenset[int]:
    """Return the hunks beside which no note of their files changed, and no prompt is left."""
    found: defaultdict[str, set[int | None]] = defaultdict(set)
    for note in decided:
        if note.row is None:
            found[note.path].add(note.hunk)
    for home, hunk in hunks.items():
        found[home.path].add(hunk)
    for one in orphaned:
        home = home_of(one.old.content)
        found[home.path].add(hunks.get(home))
    return frozenset(
        hunk for here in found.values() if len(here) == 1 for hunk in here if hunk is not None
    )


def _is_reworded(one: Orphaned, note: Decided, *, is_only_change: bool) -> bool:
    """Return whether the note may say in other words, or in another language, what it said."""
    if not _has_no_ready_card(note) and not _is_left_to_rules(note):
        return False
    return _may_say_the_same(one.old.content, note, is_only_change=is_only_change)


def reworded(one: Orphaned, note: Decided, *, is_only_change: bool) -> Draft | None:
    """Return what is to be looked at of a prompt in whose place a note came that has cards already.

    None where that one does not say the same, or where nobody needs to be asked.
    """
    if not _is_worth_asking(one):
        return None
    is_same = _may_say_the_same(one.old.content, note, is_only_change=is_only_change)
    return _proposed(one, note) if is_same else None


def _may_say_the_same(old: Content, note: Decided, *, is_only_change: bool) -> bool:
    """Return whether a note may say what a prompt's did, which stood there, in other words.

    Where nothing else of the file changed, a word in common is enough.
    """
    before, now = old.note_text, _text(note)
    if matching.is_turned(before, now) or matching.is_cut_off(before, now):
        return False
    if matching.speak_of_the_same(before, now) or note.placed.context.language != old.language:
        return True
    return is_only_change and matching.touch(before, now)


def _is_asked_by_author(decided: Sequence[Decided], hunk: int) -> bool:
    """Return whether an author has written a card of their own in the place of a note, or below
    it."""
    here = [(note.path, *note.placed.note.span) for note in decided if note.hunk == hunk]
    return any(
        note.hunk == hunk or (path == note.path and first <= draft.span.first <= last)
        for note in decided
        for draft in drafts_of(note)
        if draft.pattern in WRITTEN
        for path, first, last in here
    )


def _is_left_to_rules(note: Decided) -> bool:
    return bool(drafts_of(note)) and not any(d.pattern in WRITTEN for d in drafts_of(note))


def _has_no_ready_card(note: Decided) -> bool:
    return note.outcome is not None and note.outcome.fate in {Fate.NEEDS_YOU, Fate.DRAFT}


def _text(note: Decided) -> str:
    return whole_text(note.placed.note)


def _proposed(one: Orphaned, note: Decided, now: str | None = None) -> Draft | None:
    """Return what is to be looked at: the prompt with the words that its note has now.

    None where it would say what the note denies. `now` is what stands there now, where that is
    more than the note.
    """
    content = one.old.content
    before, after = content.note_text, now or _text(note)
    wording = wordings.from_json(content.wording)
    in_new_words = (
        matching.regapped(wording, before, after) if isinstance(wording, GapText) else None
    )
    if in_new_words is not None:
        wording = in_new_words
    elif matching.is_turned(before, after) and _can_be_carried(wording, before, after):
        # It is not to say what its note says no more.
        wording = with_texts(wording, lambda text: matching.carried_over(text, before, after))
    if in_new_words is None and matching.denies(matching.whole(wording), before, after):
        return None
    return Draft(
        wording,
        note.placed.note.span,
        content.pattern,
        content.extra,
        tier=Tier.DRAFT,
    )


def _can_be_carried(wording: Wording, before: str, after: str) -> bool:
    return isinstance(wording, GapText) or matching.is_asked_alike(before, after)


def added(decided: Sequence[Decided], doubt: Doubt) -> AddedPrompt:
    """Return what is proposed, as a prompt to be added."""
    wording = doubt.draft.wording
    content = content_of(decided[doubt.place], doubt.draft, wording)
    return AddedPrompt(content, answers_of(wording))


def doubted(decided: Sequence[Decided], found: Sequence[Doubt]) -> list[Decided]:
    """Return the notes, those with a doubt as having it for a draft beside their own."""
    drafts: defaultdict[int, list[Draft]] = defaultdict(list)
    for doubt in found:
        drafts[doubt.place].append(doubt.draft)
    return [
        note._replace(outcome=Outcome(Fate.DRAFT, REASON, (*drafts[place], *drafts_of(note))))
        if place in drafts and _has_no_ready_card(note)
        else note
        for place, note in enumerate(decided)
    ]
