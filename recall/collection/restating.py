"""What today's rules say of a file that is as the last scan read it, set against what is pinned."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from typing import NamedTuple

from recall import deckfiles, matching, offering, ranking
from recall.cards import PromptId, Tier
from recall.collection.changes import AddedPrompt, Changes, KeptPrompt, Orphaned, Unsure, reworded
from recall.collection.choosing import Choice
from recall.collection.decided import (
    Decided,
    answers_of,
    content_of,
    drafts_of,
    home_of,
    known_of,
    note_row,
    offer,
)
from recall.collection.holding import WRITTEN
from recall.drafts import Draft
from recall.generators.fragments import family_of
from recall.habits import Habits
from recall.matching import Edit, Kept, Known, Matching, Offer
from recall.notes import Fate, PlacedNote
from recall.store import notes, prompts, settled, wordings
from recall.store.database import Reader
from recall.store.notes import NoteRow
from recall.store.prompts import ACCEPTED, StoredPrompt


class Restated(NamedTuple):
    """Notes that exchange cards, most often one alone, and what today's rules change there."""

    notes: tuple[Decided, ...]
    changes: Changes
    """Without the notes."""
    rows: Mapping[int, NoteRow]
    """The notes that are to be stored otherwise, by their places in the file."""
    by_habits: bool = False
    """Whether the rules alone, without what this person made of cards before, change nothing."""

    @property
    def places(self) -> set[int | None]:
        """Where the notes stand in the file."""
        return {one.hunk for one in self.notes}

    @property
    def learned(self) -> set[PromptId]:
        """The prompts with answers that go, or ask otherwise."""
        olds = [one.old for one in self.changes.orphaned]
        olds += [one.old for one in self.changes.kept if one.differs_in(("wording",))]
        return {old.prompt_id for old in olds if old.reviewed}


def told_apart(
    today: Sequence[Restated], for_all: Sequence[Restated], met: Set[int]
) -> Iterator[Restated]:
    """Yield what today's rules change for one person, and say where only their habits do.

    `for_all` is what the rules change for somebody without habits. On account of these nothing
    that was learned is exchanged, and nothing is asked of the places where the person refused
    or learned a card already, `met`.
    """
    told: list[Restated] = []
    for one in today:
        others = [other for other in for_all if other.places & one.places]
        if one.learned <= {learned for other in others for learned in other.learned}:
            if others or not met & one.places:
                told.append(one._replace(by_habits=not others))
        else:
            told += [other for other in others if other not in told]
    yield from told


class _Source(NamedTuple):
    """A draft of today's rules, and the place of its note in the file."""

    place: int
    draft: Draft


class _Found(NamedTuple):
    """Which prompt each draft is, and where to look for what."""

    matching: Matching
    sources: Sequence[_Source]
    drafts: Mapping[int, Sequence[int]]
    """The numbers of the drafts of each note, by its place."""
    left: Mapping[int, Sequence[PromptId]]
    """The prompts of each note that no draft is."""
    unsure: Mapping[int, PromptId]
    """What a new draft may be, by its number."""

    @classmethod
    def of(
        cls, found: Matching, sources: Sequence[_Source], homes: Mapping[PromptId, int]
    ) -> _Found:
        drafts: defaultdict[int, list[int]] = defaultdict(list)
        for number, source in enumerate(sources):
            drafts[source.place].append(number)
        left: defaultdict[int, list[PromptId]] = defaultdict(list)
        for prompt_id in found.left:
            if prompt_id in homes:
                left[homes[prompt_id]].append(prompt_id)
        unsure = {number: prompt_id for prompt_id, number in found.unsure}
        return cls(found, sources, drafts, left, unsure)


class FileToday:
    """One file, as the rules see it today, for a person of such habits."""

    def __init__(self, reader: Reader, path: str, data: bytes, habits: Habits) -> None:
        self._reader = reader
        self._path = path
        placed = deckfiles.read(path, data).notes
        rows = _rows_of(placed, notes.notes_in(reader, [path]))
        self._left_alone = {one.pin for one in settled.all_settled(reader) if one.path == path}
        self._decided = [
            Decided(
                one,
                path,
                matching.pin(*one),
                (),
                ranking.decide(*one, habits, why=True),
                row,
                hunk=place,
            )
            for place, (one, row) in enumerate(zip(placed, rows, strict=True))
        ]
        self._stored = {p.prompt_id: p for p in prompts.in_files(reader, [path])}
        self._homes = self._places_of_prompts()
        self.refused = self._places(lambda prompt: prompt.refused)
        """Where notes stand of which a person refused a card."""
        self.learned = self._places(lambda prompt: prompt.reviewed)
        """Where notes stand of which a person has learned a card."""

    def _places_of_prompts(self) -> dict[PromptId, int]:
        """Return the place of the note that each prompt is of; orphans have none."""
        places = {
            (one.row.line, one.row.pin): place
            for place, one in enumerate(self._decided)
            if one.row is not None
        }
        lines = [one.placed.note.span.first for one in self._decided]
        homes: dict[PromptId, int] = {}
        for prompt in self._stored.values():
            home = home_of(prompt.content)
            # What was a note of its own once may be part of the one above.
            above = max(0, bisect_right(lines, home.line) - 1)
            if lines and not prompt.orphan:
                homes[prompt.prompt_id] = places.get((home.line, home.pin), above)
        return homes

    def rows(self) -> tuple[NoteRow, ...]:
        """Return every note as it is stored; one that no scan has seen as it would be."""
        return tuple(one.row or note_row(one) for one in self._decided)

    def restated(self, choice: Choice) -> Iterator[Restated]:
        """Yield the notes of which something is not as it is stored, in their order.

        What an author wrote as a card is left as it is, and so is a note of which a person
        said that it shall have none.
        """
        written = {
            self._homes[prompt_id]
            for prompt_id, prompt in self._stored.items()
            if prompt_id in self._homes and prompt.content.pattern in WRITTEN
        }
        asked = {
            place
            for place, one in enumerate(self._decided)
            if place not in written
            and one.pin not in self._left_alone
            and choice.has(self._path, one.placed.context.deck)
        }
        sources = [
            _Source(place, draft)
            for place in sorted(asked)
            for draft in drafts_of(self._decided[place])
        ]
        found = _Found.of(self._match(asked, sources), sources, self._homes)
        for places in self._together(asked, found):
            if one := self._restated(places, found):
                yield one

    # Which prompt is which ------------------------------------------------------------------

    def _match(self, asked: set[int], sources: Sequence[_Source]) -> Matching:
        offers = [offer(self._decided[one.place], one.draft) for one in sources]
        found = matching.match(self._known(asked, offers), offers, same_notes=True)
        return self._settled(found, sources)

    def _known(self, asked: set[int], offers: Sequence[Offer]) -> list[Known]:
        """Return the prompts of the notes, and those that went once and are offered again."""
        offered = {one.fingerprint for one in offers}
        hunks = {
            home_of(self._stored[known].content): place for known, place in self._homes.items()
        }
        return [
            known_of(prompt, {}, hunks)
            for prompt_id, prompt in self._stored.items()
            if self._homes.get(prompt_id) in asked
            or (prompt.orphan and prompt.content.fingerprint in offered)
        ]

    def _settled(self, found: Matching, sources: Sequence[_Source]) -> Matching:
        """Return the matching with the cards that ask one note for one answer in other words."""
        kept = dict(found.kept)
        left: defaultdict[int | None, list[PromptId]] = defaultdict(list)
        for prompt_id in found.left:
            left[self._homes.get(prompt_id)].append(prompt_id)
        for number in found.added:
            place, draft = sources[number]
            for prompt_id in left[place]:
                old = wordings.from_json(self._stored[prompt_id].content.wording)
                if slots := matching.asked_otherwise(old, draft.wording):
                    kept[number] = Kept(prompt_id, slots.edit, slots)
                    left[place].remove(prompt_id)
                    break
        same = {one.prompt_id for one in kept.values()}
        return Matching(
            kept,
            tuple(number for number in found.added if number not in kept),
            tuple(prompt_id for prompt_id in found.left if prompt_id not in same),
            tuple(
                (prompt_id, number)
                for prompt_id, number in found.unsure
                if number not in kept and prompt_id not in same
            ),
        )

    # Which notes exchange cards -------------------------------------------------------------

    def _together(self, asked: set[int], found: _Found) -> list[tuple[int, ...]]:
        """Return the places of the notes, each with those it shares cards with."""
        root = {place: place for place in asked}

        def first(place: int) -> int:
            while root[place] != place:
                place = root[place]
            return place

        for one, other in self._ties(asked, found):
            root[max(first(one), first(other))] = min(first(one), first(other))
        groups: defaultdict[int, list[int]] = defaultdict(list)
        for place in sorted(asked):
            groups[first(place)].append(place)
        return [tuple(places) for _, places in sorted(groups.items())]

    def _ties(self, asked: set[int], found: _Found) -> Iterator[tuple[int, int]]:
        """Yield pairs of notes that one card is of, before and after, and lists with items."""
        kept = ((match.prompt_id, number) for number, match in found.matching.kept.items())
        for prompt_id, number in (*kept, *found.matching.unsure):
            home = self._homes.get(prompt_id)
            if home in asked and home is not None:
                yield home, found.sources[number].place
        lists = set(self._lists(asked))
        for place, heads in self._heads():
            if place in asked:
                yield from ((head, place) for head in heads if head in lists)

    def _heads(self) -> Iterator[tuple[int, list[int]]]:
        """Yield every note with those whose list may ask for it: the one above, the first of its
        set."""
        firsts = {
            (one.placed.note.span, one.placed.note.depth): place
            for place, one in enumerate(self._decided)
        }
        above: list[int] = []
        for place, one in enumerate(self._decided):
            note, context = one.placed
            above[note.depth :] = [place]
            family = family_of(note, context)
            first = family.members[0] if family else note
            yield place, [*above[-2:-1], firsts.get((first.span, first.depth), place)]

    def _lists(self, asked: set[int]) -> Iterator[int]:
        """Yield the notes that ask for the items below them, by the rules of then or of today."""
        for place in asked:
            if any(
                one.pattern in offering.LIST_PATTERNS for one in drafts_of(self._decided[place])
            ):
                yield place
        for prompt_id, place in self._homes.items():
            pattern = self._stored[prompt_id].content.pattern
            if place in asked and pattern in offering.LIST_PATTERNS:
                yield place

    # What becomes of them -------------------------------------------------------------------

    def _restated(self, places: Sequence[int], found: _Found) -> Restated | None:
        kept: dict[int, KeptPrompt] = {}
        added: dict[int, AddedPrompt] = {}
        for number in (number for place in places for number in found.drafts[place]):
            become = self._become(number, found)
            if isinstance(become, KeptPrompt):
                kept[number] = become
            elif become is not None:
                added[number] = become
        left = [self._stored[prompt_id] for place in places for prompt_id in found.left[place]]
        changes = Changes(
            {},
            tuple(added.values()),
            tuple(one for one in kept.values() if one.old.orphan or one.content != one.old.content),
            # What a person decided on is not taken back by the rules.
            tuple(Orphaned(one, whole=False) for one in left if not self._is_decided(one)),
            tuple(
                Unsure(self._stored[found.unsure[number]], place)
                for place, number in enumerate(added)
                if number in found.unsure and self._may_go(found.unsure[number])
            ),
        )
        tiers: defaultdict[int, list[str]] = defaultdict(list)
        for number, one in (kept | added).items():
            tiers[found.sources[number].place].append(one.content.tier)
        for prompt in left:
            if prompt.verdict == ACCEPTED:
                tiers[self._homes[prompt.prompt_id]].append(prompt.content.tier)
        rows = {place: self._row(place, tiers[place]) for place in places}
        rows = {place: row for place, row in rows.items() if row != self._decided[place].row}
        if changes == _NOTHING and not rows:
            return None
        return Restated(tuple(self._decided[place] for place in places), changes, rows)

    def _is_decided(self, prompt: StoredPrompt) -> bool:
        """Return whether a person decided on it, or on the card that it is offered instead of."""
        row = self._decided[self._homes[prompt.prompt_id]].row
        return bool(prompt.verdict) or (row is not None and row.reason == notes.INSTEAD)

    def _places(self, holds: Callable[[StoredPrompt], bool]) -> set[int]:
        """Return where the notes stand that have such a prompt."""
        homes = self._homes.items()
        return {place for prompt_id, place in homes if holds(self._stored[prompt_id])}

    def _may_go(self, prompt_id: PromptId) -> bool:
        """Return whether a prompt is gone, or may be: nobody has decided on it."""
        prompt = self._stored[prompt_id]
        return prompt.orphan or not prompt.verdict

    def _become(self, number: int, found: _Found) -> KeptPrompt | AddedPrompt | None:
        """Return what the draft is: a prompt that is there, a new one, or none that is wanted."""
        source = found.sources[number]
        match = found.matching.kept.get(number)
        if match is None:
            added = self._added(source)
            return _as_draft(added) if source.place in self.refused else added
        old = self._stored[match.prompt_id]
        if not old.refused:
            return self._kept(source, old, match)
        # What a person refused is not asked again, but other words may be.
        return _as_draft(self._added(source)) if match.edit > Edit.SMALL else None

    def _kept(self, source: _Source, old: StoredPrompt, match: Kept) -> KeptPrompt:
        decided = self._decided[source.place]
        content = content_of(decided, source.draft, match.slots.wording)
        if decided.row is not None and decided.row.reason in (notes.TWIN, notes.INSTEAD):
            # The rules know neither that another file asks it too, nor what was rejected.
            content = content._replace(tier=old.content.tier)
        # What a person accepted, or has learned, is not taken back by the rules.
        if old.content.tier == Tier.READY and (old.verdict or old.reviewed):
            content = content._replace(tier=Tier.READY)
        return reworded(old, content, match.edit, match.slots)

    def _added(self, source: _Source) -> AddedPrompt:
        wording = matching.numbered(source.draft.wording)
        content = content_of(self._decided[source.place], source.draft, wording)
        return AddedPrompt(content, answers_of(wording))

    def _row(self, place: int, tiers: Sequence[str]) -> NoteRow:
        """Return the note as it is to be stored, with the fate that its cards give it."""
        one = self._decided[place]
        row = note_row(one)
        if not tiers and place in self.refused:
            # It stays what the person made of it.
            return one.row or row
        if not tiers or row.fate == Fate.SKIPPED:
            return row
        if Tier.READY in tiers:
            return row._replace(
                fate=Fate.READY, reason=row.reason if row.fate == Fate.READY else None
            )
        reason = row.reason or (one.row.reason if one.row else None)
        return row._replace(fate=Fate.DRAFT, reason=reason)


_NOTHING = Changes({}, (), (), (), ())


def _as_draft(one: AddedPrompt) -> AddedPrompt:
    return one._replace(content=one.content._replace(tier=Tier.DRAFT))


def _rows_of(placed: Sequence[PlacedNote], rows: Sequence[NoteRow]) -> list[NoteRow | None]:
    """Return the stored note for every note that is read, by the lines they begin on."""
    free: defaultdict[int, list[NoteRow]] = defaultdict(list)
    for row in reversed(rows):
        free[row.line].append(row)
    return [
        free[note.span.first].pop() if free.get(note.span.first) else None for note, _ in placed
    ]
