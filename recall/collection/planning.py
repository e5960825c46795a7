"""From what a scan found to what has to change: which notes stayed, which prompts they keep."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from recall import helping, matching
from recall.cards import PromptId, Tier
from recall.collection import (
    doubting,
    holding,
    last_seen,
    made_anew,
    rehoming,
    settling,
    taking_back,
    worded_elsewhere,
)
from recall.collection.as_learned import as_learned
from recall.collection.asked_before import answered_by_edit
from recall.collection.awaiting import Awaiting
from recall.collection.changes import (
    AddedPrompt,
    Changes,
    KeptPrompt,
    Orphaned,
    Unsure,
    asks_only_what_nobody_learned,
    retired_though_asked,
    reworded,
    unasked,
)
from recall.collection.copies import asked_of_copies
from recall.collection.decided import (
    Decided,
    answers_of,
    content_of,
    drafts_of,
    home_of,
    known_of,
    note_rows,
    offer,
    place_of,
    whole_text,
)
from recall.collection.doubting import Doubt
from recall.collection.exchanged import exchanged
from recall.collection.holding import Held
from recall.collection.homes import Alike, Homes
from recall.collection.instead import is_instead, with_instead
from recall.collection.joined import joined
from recall.collection.rehoming import left_out
from recall.collection.rehoming.places import Places
from recall.collection.relisting import has_order
from recall.collection.reuniting import reunited
from recall.collection.said_apart import said_apart
from recall.collection.settling import Settling
from recall.collection.standing import standing, without_copies_of_others
from recall.collection.survey import Survey
from recall.collection.taking_back import Past, Stood, TakenBack
from recall.collection.twins import with_twins_as_drafts
from recall.drafts import Draft
from recall.matching import Alignment, Matching, PlacedPin
from recall.notes import NoteKind, PlacedNote
from recall.store import prompts, wordings
from recall.store.claims import BEHIND
from recall.store.database import Reader
from recall.store.notes import NoteRow, files
from recall.store.prompts import Content, StoredPrompt
from recall.store.settled import Asked, habits, rejected


def changes(reader: Reader, survey: Survey) -> Changes:
    """Return what the files that changed make of the notes and prompts that are stored."""
    if not survey.read and not survey.gone:
        return Changes({}, (), (), (), ())
    return _Planner(reader, survey).changes()


_Source = tuple[int, Draft]
"""A draft, and the place of its note."""


class _Notes(NamedTuple):
    """Which note is which."""

    decided: list[Decided]
    alignment: Alignment
    hunks: Mapping[PlacedPin, int]
    """What took the place of the notes that are gone or changed, by where they stood."""


class _Met(NamedTuple):
    """Which prompt is which."""

    sources: Sequence[_Source]
    found: Matching
    """What the drafts are, by their numbers in `sources`."""
    held: Sequence[Held]
    """Prompts that no draft is, and that the notes still bear."""
    back: Sequence[TakenBack]
    """Prompts of what was edited and is again as it was."""


class _Planner:
    """Works one plan out, step by step."""

    def __init__(self, reader: Reader, survey: Survey) -> None:
        self._reader = reader
        self._survey = survey
        self._habits = habits(reader)
        decks = survey.read
        self._absent = prompts.absent_paths(reader) - survey.new_paths
        paths = {deck.path for deck in decks} | survey.gone | self._absent
        self._awaiting = Awaiting(reader, paths, survey.new_paths)
        stored = {p.prompt_id: p for p in prompts.in_files(reader, paths)}
        stored |= {p.prompt_id: p for p in prompts.orphans(reader)}
        stored = _without_proposals(reader, stored)
        stored |= {p.prompt_id: p for p in prompts.by_id(reader, self._awaiting.from_here)}
        self._stored = stored
        self._logged = dict(stored)
        """The prompts as the log has them, which may not be where they were seen here."""
        self._placed, self._behind = self._apart(
            [(deck.path, placed) for deck in decks for placed in deck.notes]
        )
        self._rows = self._awaiting.rows
        self._homes = Homes(())
        self._past = Past(reader, (), {})

    def changes(self) -> Changes:
        """Return the whole plan: which note is which, which prompt is which, what that changes."""
        notes = self._notes()
        met = self._met(notes)
        there = self._there(notes.decided, met)
        settled = settling.settling(self._reader, notes.decided, self._rows, notes.alignment, there)
        met = self._without_settled(notes, met, settled)
        plan = self._plan(notes, met, settled)
        return self._beside_the_log(self._looked_over(plan, notes))

    def _met(self, notes: _Notes) -> _Met:
        """Return which prompt each draft is, and which prompts go on without a draft."""
        decided = notes.decided
        back = taking_back.taken_back(decided, self._past)
        sources = [
            (place, draft)
            for place, note in enumerate(decided)
            for draft in drafts_of(note)
            if not taking_back.asks_again(back, place, draft)
        ]
        found = taking_back.without(self._match(notes, sources, back), back, sources)
        found, together = joined(decided, sources, found, self._stored, notes.hunks)
        held = [*self._held(notes, sources, found), *together]
        return _Met(sources, holding.without(found, held, sources), held, back)

    def _held(self, notes: _Notes, sources: Sequence[_Source], found: Matching) -> list[Held]:
        """Return the prompts that no draft is, and that the notes still bear."""
        left = [self._stored[prompt_id] for prompt_id in found.left]
        by_words = worded_elsewhere.held(self._reader, notes.decided, left)
        beside = {one.prompt.prompt_id for one in by_words}
        others = [prompt for prompt in left if prompt.prompt_id not in beside]
        more = holding.held(notes.decided, others, notes.hunks)
        own = without_copies_of_others(self._reader, more, frozenset(found.left))
        return [*by_words, *holding.once_each(own, _at(sources, found.kept))]

    def _without_settled(self, notes: _Notes, met: _Met, settled: Settling) -> _Met:
        """Return what was met, without new cards of notes that a person decided about, and without
        prompts whose notes are still to come."""
        places = [place for place, _ in met.sources]
        found = settling.without(met.found, settled.places, places)
        return met._replace(found=self._without_waiting(found, notes))

    def _plan(self, notes: _Notes, met: _Met, settled: Settling) -> Changes:
        """Return what all that was found changes, before anything else is asked of the store."""
        decided, found = notes.decided, met.found
        orphaned = (*self._orphaned(found), *self._replaced())
        new = [self._added(decided[place], draft) for place, draft in _at(met.sources, found.added)]
        added = _as_rejected(self._reader, self._twins_as_drafts(new, orphaned, notes.alignment))
        doubts = _doubts(notes, met, orphaned)
        now = holding.settled(decided, (*met.held, *met.back))
        return Changes(
            notes=self._rows_now(doubting.doubted(now, doubts)),
            added=(*added, *(doubting.added(decided, doubt) for doubt in doubts)),
            kept=tuple(one for one in self._kept(decided, met) if _changes_anything(one)),
            orphaned=orphaned,
            unsure=tuple(self._unsure(found, met.sources, doubts)),
            unasked=tuple(self._unsure_of(found, met.sources, learned=False)),
            settled=settled.moved,
            opened=settled.opened,
        )

    def _looked_over(self, plan: Changes, notes: _Notes) -> Changes:
        """Return the plan with the histories that go on, or are asked about, by what was before."""
        decided, hunks = notes.decided, notes.hunks
        plan = exchanged(self._reader, reunited(self._reader, plan))
        plan = made_anew.with_the_learned(plan, decided, self._rows, self._awaiting.was_here)
        places = Places(decided, hunks, notes.alignment.renamed)
        plan = rehoming.rehomed(self._reader, plan, decided, places, self._stored.values())
        plan = said_apart(self._reader, plan)
        plan = answered_by_edit(self._reader, plan, decided, hunks)
        plan = as_learned(self._reader, asked_of_copies(self._reader, plan))
        return unasked(left_out.with_left_out(self._reader, plan))

    def _beside_the_log(self, plan: Changes) -> Changes:
        """Return the plan with the prompts that stand elsewhere than the log has them."""
        return plan._replace(
            logged={
                prompt_id: logged
                for prompt_id, logged in self._logged.items()
                if self._stored[prompt_id] is not logged
            }
        )

    def _rows_now(self, decided: Sequence[Decided]) -> dict[str, list[NoteRow]]:
        if not self._behind:
            return note_rows(self._survey, decided)
        every = sorted([*decided, *self._behind], key=lambda one: one.placed.note.span.first)
        return note_rows(self._survey, every)

    def _match(
        self, notes: _Notes, sources: Sequence[_Source], back: Sequence[TakenBack]
    ) -> Matching:
        known_by_pin = [
            *(prompt for note in notes.decided for prompt in note.pinned),
            *(one.prompt for one in back),
        ]
        met = {prompt.prompt_id for prompt in (*known_by_pin, *self._homes.replaced)}
        known = [
            known_of(prompt, notes.alignment.renamed, notes.hunks)
            for prompt in self._stored.values()
            if prompt.prompt_id not in met and not self._awaiting.is_out_of_reach(prompt)
        ]
        offers = [offer(notes.decided[place], draft) for place, draft in sources]
        free = frozenset(one.prompt_id for one in known)
        there = standing(self._reader, free, {one.fingerprint for one in offers}) if known else {}
        return matching.match(known, offers, standing=there)

    def _without_waiting(self, found: Matching, notes: _Notes) -> Matching:
        """Return the matching without prompts whose notes are still to come.

        One that another machine has only moved was ended here where its words gave way to others.
        """
        edited = {note.hunk for note in notes.decided if note.row is None and note.hunk is not None}
        waiting = set()
        for prompt_id in found.left:
            seen, logged = self._stored[prompt_id], self._logged[prompt_id]
            is_ended = (
                self._awaiting.stood(logged) is not None
                and seen.content.pin == logged.content.pin
                and notes.hunks.get(home_of(seen.content)) in edited
            )
            if self._awaiting.waits(logged) and not is_ended:
                waiting.add(prompt_id)
        return found._replace(
            left=tuple(prompt_id for prompt_id in found.left if prompt_id not in waiting),
            unsure=tuple(pair for pair in found.unsure if pair[0] not in waiting),
        )

    def _there(self, decided: Sequence[Decided], met: _Met) -> dict[int, list[StoredPrompt]]:
        """Return the prompts that notes keep and nobody refused, by the places of the notes."""
        kept = [
            *((one.place, one.prompt) for one in met.held),
            *((one.place, one.prompt) for one in met.back),
            *(
                (met.sources[n][0], self._stored[one.prompt_id])
                for n, one in met.found.kept.items()
            ),
            *((place, prompt) for place, note in enumerate(decided) for prompt in note.pinned),
        ]
        there: defaultdict[int, list[StoredPrompt]] = defaultdict(list)
        for place, prompt in kept:
            if not prompt.refused:
                there[place].append(prompt)
        return there

    def _kept(self, decided: Sequence[Decided], met: _Met) -> Iterator[KeptPrompt]:
        yield from _kept_by_pin(decided)
        yield from map(holding.kept_by_holding, met.held)
        for one in met.back:
            yield taking_back.kept(one, decided[one.place])
        yield from self._kept_by_match(decided, met)

    def _kept_by_match(self, decided: Sequence[Decided], met: _Met) -> Iterator[KeptPrompt]:
        for number, match in met.found.kept.items():
            place, draft = met.sources[number]
            old = self._stored[match.prompt_id]
            if has_order(decided[place].placed, draft.pattern):
                match = _with_order_learned(old, match)
            content = content_of(decided[place], draft, match.slots.wording)
            yield _kept_in_words(old, content, match, is_instead=is_instead(decided[place]))

    # Which note is which ----------------------------------------------------------------------

    def _apart(
        self, placed: Sequence[tuple[str, PlacedNote]]
    ) -> tuple[list[tuple[str, PlacedNote]], list[Decided]]:
        """Return the notes to be planned for, and those that the log has gone on from."""
        pins = [PlacedPin(path, one.note.span.first, matching.pin(*one)) for path, one in placed]
        texts = ((path, whole_text(one.note)) for path, one in placed)
        self._awaiting.read(pins, self._stored.values(), texts)
        kept = [
            each
            for each, pin in zip(placed, pins, strict=True)
            if not self._awaiting.is_behind(pin.path, pin.pin)
        ]
        behind = [
            self._awaiting.left_behind(one, path, pin.pin)
            for (path, one), pin in zip(placed, pins, strict=True)
            if self._awaiting.is_behind(path, pin.pin)
        ]
        return kept, behind

    def _notes(self) -> _Notes:
        decided, alignment = self._decide()
        hunks = {_pin_of(self._rows[i]): hunk for i, hunk in alignment.known_hunks.items()}
        return _Notes(decided, alignment, hunks)

    def _decide(self) -> tuple[list[Decided], Alignment]:
        new = [
            PlacedPin(path, placed.note.span.first, matching.pin(*placed))
            for path, placed in self._placed
        ]
        alignment = self._aligned(new)
        self._see_where_they_stood(alignment)
        candidates = frozenset(new for _, new in prompts.undecided(self._reader))
        self._homes = Homes(self._stored.values(), candidates)
        self._homes.share_out(self._alike(new, alignment))
        self._homes.find_strays(self._rows, alignment)
        self._past = Past(self._reader, self._stood(alignment), self._texts(alignment))
        before = self._before(alignment)
        kept = [
            self._as_it_was(path, placed, new[index], alignment, index, before)
            for index, (path, placed) in enumerate(self._placed)
        ]
        asked = [self._placed[index][1] for index, one in enumerate(kept) if one is None]
        outcomes = iter(helping.outcomes(asked, self._habits))
        decided = [
            one or Decided(placed, path, pin.pin, (), next(outcomes), None, alignment.hunks.get(at))
            for at, ((path, placed), pin, one) in enumerate(
                zip(self._placed, new, kept, strict=True)
            )
        ]
        if all(kept):
            return decided, alignment
        return [*with_instead(decided, rejected(self._reader), self._habits)], alignment

    def _aligned(self, new: Sequence[PlacedPin]) -> Alignment:
        known = [_pin_of(row) for row in self._rows]
        stood_texts = [row.note_text for row in self._rows]
        stand_texts = [placed.note.text for _, placed in self._placed]
        texts = dict(zip([*known, *new], [*stood_texts, *stand_texts], strict=True))
        alignment = matching.with_texts_apart(
            last_seen.aligned(known, new, self._pins_behind(), texts), stood_texts, stand_texts
        )
        return alignment._replace(hunks=self._with_cards_below(alignment.hunks))

    def _see_where_they_stood(self, alignment: Alignment) -> None:
        """Take prompts for where they were seen here, and not for where the log has them by now."""
        known = [_pin_of(row) for row in self._rows]
        stood = [(one, row) for one in self._logged.values() if (row := self._awaiting.stood(one))]
        told = {at: whole_text(each.note) for at, (_, each) in enumerate(self._placed) if stood}
        seen = last_seen.where_they_stood(stood, self._logged.values(), known, alignment, told)
        self._stored |= {one.prompt_id: one for one in seen}

    def _alike(self, new: Sequence[PlacedPin], alignment: Alignment) -> list[Alike]:
        """Return the notes that have others like them in their file, each with these."""
        found: defaultdict[tuple[str, str], list[tuple[PlacedPin, PlacedPin | None]]]
        found = defaultdict(list)
        for at, note in sorted(enumerate(new), key=lambda one: one[1]):
            place = alignment.same.get(at)
            home = None if place is None else _pin_of(self._rows[place])
            found[note.path, note.pin].append((note, home))
        return [notes for notes in found.values() if len(notes) > 1]

    def _pins_behind(self) -> tuple[list[PlacedPin], list[PlacedPin]]:
        """Return the notes that are behind the log, as they were seen and as they stand."""
        return (
            [_pin_of(row) for row in self._awaiting.behind_rows],
            [PlacedPin(one.path, one.placed.note.span.first, one.pin) for one in self._behind],
        )

    def _with_cards_below(self, hunks: Mapping[int, int]) -> dict[int, int]:
        """Return the hunks, in which a card that was written below a bullet has that bullet's."""
        found = dict(hunks)
        for index, (path, placed) in enumerate(self._placed):
            above = index - 1
            if placed.note.kind is not NoteKind.COMMENT or index in found or above not in found:
                continue
            if self._placed[above][0] == path:
                found[index] = found[above]
        return found

    def _before(self, alignment: Alignment) -> dict[int, list[StoredPrompt]]:
        """Return the living prompts that stood in every hunk."""
        found: defaultdict[int, list[StoredPrompt]] = defaultdict(list)
        for place, hunk in alignment.known_hunks.items():
            found[hunk] += self._homes.living_on(self._rows[place])
        return found

    def _stood(self, alignment: Alignment) -> Iterator[Stood]:
        """Give the living prompts of the notes that are gone, or that others stand beside now."""
        met = set(alignment.same.values())
        read_here = {path for path, file in files(self._reader).items() if file.digest}
        for place, row in enumerate(self._rows):
            hunk = alignment.known_hunks.get(place)
            if hunk is not None or place not in met:
                for prompt in self._homes.living_on(row):
                    was_here = self._awaiting.was_here(self._logged[prompt.prompt_id])
                    yield Stood(prompt, hunk, was_here and row.path in read_here)

    def _texts(self, alignment: Alignment) -> dict[int, list[str]]:
        """Return what the notes say that stand in every hunk."""
        found: defaultdict[int, list[str]] = defaultdict(list)
        for at, hunk in alignment.hunks.items():
            found[hunk].append(whole_text(self._placed[at][1].note))
        return found

    def _as_it_was(
        self,
        path: str,
        placed: PlacedNote,
        pin: PlacedPin,
        alignment: Alignment,
        index: int,
        before: Mapping[int, Sequence[StoredPrompt]],
    ) -> Decided | None:
        """Return a note with the prompts that it has had, or None where the rules have to look."""
        hunk = alignment.hunks.get(index)
        place = alignment.same.get(index)
        if place is not None:
            row = self._rows[place]
            pinned = tuple(self._homes.of_standing(row, path))
            if any(self._logged[one.prompt_id].content.pin != one.content.pin for one in pinned):
                # It only moved here, and the log has it in other words, which are still to come.
                row = row._replace(reason=BEHIND)
            return Decided(placed, path, pin.pin, pinned, None, row, hunk)
        if given := self._homes.given(pin):
            return Decided(placed, path, pin.pin, tuple(given), None, None, hunk)
        there = before.get(hunk, ()) if hunk is not None else ()
        text = whole_text(placed.note)
        living = (p for p in there if _stood_here(p, placed))
        was = (p for p, _ in self._past.of_note(pin.pin, text, hunk))
        turned = (p for p in there if matching.is_turned(p.content.note_text, text))
        if ghosts := self._homes.of_new(pin, living, chain(was, turned)):
            return Decided(placed, path, pin.pin, tuple(ghosts), None, None, hunk)
        return None

    # Which prompt is which --------------------------------------------------------------------

    def _added(self, note: Decided, draft: Draft) -> AddedPrompt:
        wording = matching.numbered(draft.wording)
        return AddedPrompt(content_of(note, draft, wording), answers_of(wording))

    def _twins_as_drafts(
        self, added: Sequence[AddedPrompt], orphaned: Sequence[Orphaned], alignment: Alignment
    ) -> Iterator[AddedPrompt]:
        new, gone = self._survey.new_paths, self._survey.gone
        fresh = new - set(alignment.renamed.values())
        return with_twins_as_drafts(self._reader, added, orphaned, fresh=fresh, away=new | gone)

    def _orphaned(self, found: Matching) -> Iterator[Orphaned]:
        living = {home_of(self._stored[match.prompt_id].content) for match in found.kept.values()}
        for prompt_id in found.left:
            prompt = self._stored[prompt_id]
            if not prompt.orphan:
                yield Orphaned(prompt, whole=home_of(prompt.content) not in living)

    def _replaced(self) -> Iterator[Orphaned]:
        for prompt in self._homes.replaced:
            yield Orphaned(prompt, whole=False, replaced=True)

    def _unsure(
        self, found: Matching, sources: Sequence[_Source], doubts: Sequence[Doubt]
    ) -> Iterator[Unsure]:
        yield from self._unsure_of(found, sources, learned=True)
        for at, doubt in enumerate(doubts, start=len(found.added)):
            yield Unsure(doubt.orphaned.old, at)

    def _unsure_of(
        self, found: Matching, sources: Sequence[_Source], *, learned: bool
    ) -> Iterator[Unsure]:
        for prompt_id, number in found.unsure:
            old, (_, draft) = self._stored[prompt_id], sources[number]
            is_meant = old.reviewed is learned
            if is_meant and not asks_only_what_nobody_learned(old, draft.wording):
                yield Unsure(old, found.added.index(number))


def _without_proposals(
    reader: Reader, stored: Mapping[PromptId, StoredPrompt]
) -> dict[PromptId, StoredPrompt]:
    """Return the prompts without those that went before anybody said whether they ask the same.

    What comes back of them is a question once more, and not known.
    """
    gone = {i for i, one in stored.items() if one.orphan and not (one.reviewed or one.verdict)}
    living = [i for i, one in stored.items() if not one.orphan]
    proposed = gone & prompts.left_open(reader, living) if gone else gone
    return {i: one for i, one in stored.items() if i not in proposed}


def _as_rejected(reader: Reader, added: Iterable[AddedPrompt]) -> Iterator[AddedPrompt]:
    """Give the added prompts, those as rejected that a person rejected of the same note."""
    found = list(added)
    known = rejected(reader) if found else {}
    for one in found:
        content = one.content
        asked = Asked(content.path, content.pin, content.fingerprint)
        yield one._replace(refused=asked in known)


def _stood_here(prompt: StoredPrompt, placed: PlacedNote) -> bool:
    """Return whether the prompt is wanted, and of the note as it was but for a slip or a word."""
    there = {0: whole_text(placed.note)}
    return not prompt.refused and matching.hardly_changed(prompt.content.note_text, there) == 0


def _pin_of(row: NoteRow) -> PlacedPin:
    return PlacedPin(row.path, row.line, row.pin)


def _doubts(notes: _Notes, met: _Met, orphaned: Sequence[Orphaned]) -> list[Doubt]:
    asked = {prompt_id for prompt_id, _ in met.found.unsure}
    return doubting.doubts(
        notes.decided,
        [one for one in orphaned if one.old.prompt_id not in asked],
        notes.hunks,
        frozenset(one.place for one in met.held),
    )


def _at(sources: Sequence[_Source], numbers: Iterable[int]) -> list[_Source]:
    return [sources[number] for number in numbers]


def _kept_by_pin(decided: Iterable[Decided]) -> Iterator[KeptPrompt]:
    for note in decided:
        for prompt in note.pinned:
            content = prompt.content
            shift = note.placed.note.span.first - content.note_line
            place = place_of(note.path, *note.placed)
            yield KeptPrompt(
                prompt,
                content._replace(
                    **place, line=content.line + shift, end_line=content.end_line + shift
                ),
                back=tuple(retired_though_asked(prompt, content)),
            )


def _kept_in_words(
    old: StoredPrompt, content: Content, match: matching.Kept, *, is_instead: bool
) -> KeptPrompt:
    # What a person accepted once is not taken back by an edit. What is offered instead of a
    # rejected card a person has to accept, whatever it asked while the note said something else.
    if old.content.tier == Tier.READY and (old.verdict or old.reviewed or not is_instead):
        content = content._replace(tier=Tier.READY)
    return reworded(old, content, match.edit, match.slots)


def _with_order_learned(old: StoredPrompt, match: matching.Kept) -> matching.Kept:
    plan = match.slots.with_order_learned(wordings.from_json(old.content.wording))
    return match._replace(edit=max(match.edit, plan.edit), slots=plan)


def _changes_anything(kept: KeptPrompt) -> bool:
    return kept.old.orphan or bool(kept.back) or kept.content != kept.old.content
