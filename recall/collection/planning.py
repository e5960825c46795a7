"""From what a scan found to what has to change: which notes stayed, which prompts they keep."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple, TypedDict

from recall import matching, ranking
from recall.cards import Draft, GapText, Outcome, Question, Tier, Wording, faces, kind_of
from recall.collection.changes import AddedPrompt, Changes, KeptPrompt, Orphaned, Unsure, reworded
from recall.collection.survey import Survey
from recall.context import context_line
from recall.generators import EXPLICIT
from recall.matching import Alignment, Edit, Known, Matching, Offer, PlacedPin, Spot
from recall.notes import Context, Fate, Note, NoteKind, PlacedNote
from recall.store import notes, prompts, wordings
from recall.store.database import Reader
from recall.store.notes import NoteRow
from recall.store.prompts import Content, StoredPrompt


def changes(reader: Reader, survey: Survey) -> Changes:
    """Return what the files that changed make of the notes and prompts that are stored."""
    if not survey.read and not survey.gone:
        return Changes({}, (), (), (), ())
    return _Planner(reader, survey).changes()


class _Decided(NamedTuple):
    """A note with what becomes of it."""

    placed: PlacedNote
    path: str
    pin: str
    pinned: tuple[StoredPrompt, ...]
    """The prompts it keeps as they are."""
    outcome: Outcome | None
    """None for a note that is as it was."""
    row: NoteRow | None
    """Of a note that is as it was."""
    hunk: int | None


_Source = tuple[int, Draft]
"""A draft, and the place of its note."""

_WRITTEN = frozenset(syntax.name for syntax in EXPLICIT)
"""Patterns that go when their author takes them away."""


class _Held(NamedTuple):
    """A prompt that stays as it is on a note that hardly changed."""

    prompt: StoredPrompt
    place: int
    note: _Decided


class _Planner:
    """Works one plan out, step by step."""

    def __init__(self, reader: Reader, survey: Survey) -> None:
        self._reader = reader
        self._survey = survey
        decks = survey.read
        self._placed = [(deck.path, placed) for deck in decks for placed in deck.notes]
        paths = {deck.path for deck in decks} | survey.gone
        self._rows = notes.notes_in(reader, paths)
        stored = {p.prompt_id: p for p in prompts.in_files(reader, paths)}
        stored |= {p.prompt_id: p for p in prompts.orphans(reader)}
        self._stored = stored
        self._of_note: defaultdict[PlacedPin, list[StoredPrompt]] = defaultdict(list)
        self._ghosts: defaultdict[str, dict[PlacedPin, list[StoredPrompt]]] = defaultdict(dict)
        for prompt in stored.values():
            self._file_under_note(prompt)

    def _file_under_note(self, prompt: StoredPrompt) -> None:
        home = _home(prompt.content)
        if not prompt.orphan:
            self._of_note[home].append(prompt)
        elif home.pin:
            self._ghosts[home.pin].setdefault(home, []).append(prompt)

    def changes(self) -> Changes:
        """Return the whole plan."""
        decided, alignment = self._decide()
        hunks = {_pin_of(self._rows[i]): hunk for i, hunk in alignment.known_hunks.items()}
        sources = [(place, draft) for place, note in enumerate(decided) for draft in _drafts(note)]
        found = self._match(decided, sources, alignment, hunks)
        held = self._held(decided, found, hunks)
        found = _without(found, held, [place for place, _ in sources])
        orphaned = tuple(self._orphaned(found))
        added = [self._added(decided[place], draft) for place, draft in _at(sources, found.added)]
        kept = [
            *_kept_by_pin(decided),
            *(_kept_by_holding(one) for one in held),
            *self._kept_by_match(decided, sources, found),
        ]
        plan = Changes(
            notes=_note_rows(self._survey, _settled(decided, held)),
            added=tuple(self._with_twins_as_drafts(added, orphaned, alignment)),
            kept=tuple(one for one in kept if _changes_anything(one)),
            orphaned=orphaned,
            unsure=tuple(
                Unsure(self._stored[prompt_id], found.added.index(number))
                for prompt_id, number in found.unsure
            ),
        )
        return self._reunited(plan)

    def _match(
        self,
        decided: Sequence[_Decided],
        sources: Sequence[_Source],
        alignment: Alignment,
        hunks: Mapping[PlacedPin, int],
    ) -> Matching:
        pinned = {prompt.prompt_id for note in decided for prompt in note.pinned}
        known = [
            _known(prompt, alignment.renamed, hunks)
            for prompt in self._stored.values()
            if prompt.prompt_id not in pinned
        ]
        return matching.match(known, [_offer(decided[place], draft) for place, draft in sources])

    def _kept_by_match(
        self, decided: Sequence[_Decided], sources: Sequence[_Source], found: Matching
    ) -> Iterator[KeptPrompt]:
        for number, match in found.kept.items():
            place, draft = sources[number]
            old = self._stored[match.prompt_id]
            yield _kept(old, _content(decided[place], draft, match.slots.wording), match)

    def _held(
        self, decided: Sequence[_Decided], found: Matching, hunks: Mapping[PlacedPin, int]
    ) -> list[_Held]:
        """Return the prompts that today's rules would not make of a note that hardly changed.

        A typo mended, or made, must not cost a card: it stays as it is worded. A note that
        moved has to be one of the same speaker.
        """
        if not found.left:
            return []
        places = [place for place, note in enumerate(decided) if _is_by_rules(note)]
        texts = {place: _whole_text(decided[place].placed.note) for place in places}
        telling = matching.TellingWords(texts)
        held = []
        for prompt_id in found.left:
            prompt = self._stored[prompt_id]
            if prompt.orphan or prompt.content.pattern in _WRITTEN:
                continue
            hunk = hunks.get(_home(prompt.content))
            here = [place for place in places if hunk is not None and decided[place].hunk == hunk]
            there = telling.sharing(prompt.content.note_text)
            moved = [place for place in there if _has_voice(decided[place], prompt.content)]
            for near in (here, moved):
                same = matching.hardly_changed(
                    prompt.content.note_text, {place: texts[place] for place in near}
                )
                if same is not None:
                    held.append(_Held(prompt, same, decided[same]))
                    break
        return held

    # Which note is which ----------------------------------------------------------------------

    def _decide(self) -> tuple[list[_Decided], Alignment]:
        pins = [matching.pin(note, context) for _, (note, context) in self._placed]
        new = [
            PlacedPin(path, placed.note.span.first, pin)
            for (path, placed), pin in zip(self._placed, pins, strict=True)
        ]
        known = [_pin_of(row) for row in self._rows]
        alignment = matching.align(known, new)
        decided = [
            self._decide_one(path, placed, new[index], alignment, index)
            for index, (path, placed) in enumerate(self._placed)
        ]
        return decided, alignment

    def _decide_one(
        self, path: str, placed: PlacedNote, pin: PlacedPin, alignment: Alignment, index: int
    ) -> _Decided:
        hunk = alignment.hunks.get(index)
        place = alignment.same.get(index)
        if place is not None:
            row = self._rows[place]
            pinned = self._of_note.get(_pin_of(row), [])
            return _Decided(placed, path, pin.pin, tuple(pinned), None, row, hunk)
        if ghost := self._ghost(pin):
            return _Decided(placed, path, pin.pin, tuple(ghost), None, None, hunk)
        return _Decided(placed, path, pin.pin, (), ranking.decide(*placed), None, hunk)

    def _ghost(self, pin: PlacedPin) -> list[StoredPrompt]:
        """Return the prompts of a note that was gone and has come back, and take them."""
        ghosts = self._ghosts.get(pin.pin)
        if not ghosts:
            return []
        nearest = min(ghosts, key=lambda g: (g.path != pin.path, g.path, abs(g.line - pin.line)))
        return ghosts.pop(nearest)

    # Which prompt is which --------------------------------------------------------------------

    def _added(self, note: _Decided, draft: Draft) -> AddedPrompt:
        wording = matching.numbered(draft.wording)
        return AddedPrompt(_content(note, draft, wording), _answers(wording))

    def _orphaned(self, found: Matching) -> Iterator[Orphaned]:
        living = {_home(self._stored[match.prompt_id].content) for match in found.kept.values()}
        for prompt_id in found.left:
            prompt = self._stored[prompt_id]
            if not prompt.orphan:
                yield Orphaned(prompt, whole=_home(prompt.content) not in living)

    # What is there twice ----------------------------------------------------------------------

    def _with_twins_as_drafts(
        self, added: Sequence[AddedPrompt], orphaned: Sequence[Orphaned], alignment: Alignment
    ) -> Iterator[AddedPrompt]:
        """Give the added prompts, those of new files as drafts where they repeat a card."""
        fresh = self._survey.new_paths - set(alignment.renamed.values())
        suspects = [n for n, one in enumerate(added) if one.content.path in fresh]
        gone = {one.old.prompt_id for one in orphaned}
        others = [one for one in self._elsewhere(suspects) if one.prompt_id not in gone]
        twins = matching.near_twins(
            [wordings.from_json(added[n].content.wording) for n in suspects],
            [wordings.from_json(one.content.wording) for one in others],
        )
        doubtful = {suspects[place] for place in twins}
        for number, one in enumerate(added):
            if number in doubtful:
                one = one._replace(content=one.content._replace(tier=Tier.DRAFT))
            yield one

    def _elsewhere(self, suspects: Sequence[int]) -> list[StoredPrompt]:
        """Return the prompts in files that were there before, if there is anything to compare."""
        if not suspects:
            return []
        return prompts.live_outside(self._reader, self._survey.new_paths | self._survey.gone)

    def _reunited(self, plan: Changes) -> Changes:
        """Return the plan, in which no history is lost to a copy.

        Whoever moves a note by copying it first and cutting it later has had it twice for
        a while: the copy that was never answered gives its place to the one that goes, be it
        answered or only accepted.
        """
        lost = [one for one in plan.orphaned if one.old.content.tier == Tier.READY]
        if not lost:
            return plan
        away = {one.old.prompt_id for one in plan.orphaned}
        names = {one.old.content.fingerprint for one in lost}
        copies: defaultdict[str, list[StoredPrompt]] = defaultdict(list)
        for copy in prompts.live_by_fingerprint(self._reader, names):
            if copy.prompt_id not in away and not copy.reviewed:
                copies[copy.content.fingerprint].append(copy)
        for one in sorted(lost, key=lambda one: not one.old.reviewed):
            waiting = [copy for copy in copies[one.old.content.fingerprint] if _may_give(copy, one)]
            for copy in waiting[:1]:
                copies[one.old.content.fingerprint].remove(copy)
                plan = _swapped(plan, one, copy)
        return plan


def _may_give(copy: StoredPrompt, lost: Orphaned) -> bool:
    """Return whether the copy has less to lose than the prompt that would take its place."""
    return lost.old.reviewed or copy.content.tier == Tier.DRAFT


def _swapped(plan: Changes, lost: Orphaned, copy: StoredPrompt) -> Changes:
    """Return the plan with the lost prompt in the place of its copy, and the copy gone.

    What this scan makes of the copy, it makes of the lost prompt.
    """
    there = next((one for one in plan.kept if one.old.prompt_id == copy.prompt_id), None)
    heir = _heir(lost.old, there or KeptPrompt(copy, copy.content))
    if heir is None:
        return plan
    kept = (one for one in plan.kept if one is not there)
    orphaned = (one for one in plan.orphaned if one is not lost)
    return plan._replace(
        kept=(*kept, heir),
        orphaned=(*orphaned, Orphaned(copy, whole=False)),
        unsure=tuple(one for one in plan.unsure if one.old is not lost.old),
    )


def _heir(lost: StoredPrompt, there: KeptPrompt) -> KeptPrompt | None:
    """Return the lost prompt with what becomes of its copy; None where no card is left of it."""
    if there.content.wording == there.old.content.wording:
        place = {field: getattr(there.content, field) for field in _OF_PLACE}
        return KeptPrompt(lost, lost.content._replace(**place))
    before, after = (wordings.from_json(c.wording) for c in (lost.content, there.content))
    plan = matching.assign_slots(before, after, _gone(lost))
    if plan is None:
        return None
    content = there.content._replace(wording=wordings.to_json(plan.wording), tier=Tier.READY)
    return reworded(lost, content, plan.edit, plan)


_OF_PLACE = (
    "deck", "context", "speaker", "source", "tags", "path", "line", "end_line", "section",
    "anchor", "note_line", "note_text", "pin",
)  # fmt: skip


def _home(content: Content) -> PlacedPin:
    return PlacedPin(content.path, content.note_line, content.pin)


def _pin_of(row: NoteRow) -> PlacedPin:
    return PlacedPin(row.path, row.line, row.pin)


def _known(
    prompt: StoredPrompt, renamed: Mapping[str, str], hunks: Mapping[PlacedPin, int]
) -> Known:
    content = prompt.content
    path = renamed.get(content.path, content.path)
    hunk = None if prompt.orphan else hunks.get(_home(content))
    return Known(
        prompt.prompt_id,
        wordings.from_json(content.wording),
        content.fingerprint,
        content.note_text,
        Spot(path, tuple(json.loads(content.section)), content.line, hunk),
        content.anchor,
        prompt.orphan,
        prompt.reviewed,
        _gone(prompt),
    )


def _gone(prompt: StoredPrompt) -> dict[int, str]:
    """Return the last answer of every slot that was retired."""
    return {card.slot: card.answer for card in prompt.cards if card.retired}


def _drafts(note: _Decided) -> tuple[Draft, ...]:
    return note.outcome.drafts if note.outcome else ()


def _offer(note: _Decided, draft: Draft) -> Offer:
    context = note.placed.context
    return Offer(
        draft.wording,
        matching.fingerprint(draft.wording),
        _whole_text(note.placed.note),
        Spot(note.path, context.section, draft.span.first, note.hunk),
        note.placed.note.anchor,
    )


def _whole_text(note: Note) -> str:
    """Return the note with the bullets below it, one a line."""
    below = (child for child in note.children if child.kind is NoteKind.BULLET)
    return "\n".join([note.text, *map(_whole_text, below)])


def _content(note: _Decided, draft: Draft, wording: Wording) -> Content:
    first = faces(wording, draft.extra)[0]
    context, own = note.placed.context, note.placed.note
    return Content(
        kind=kind_of(wording),
        wording=wordings.to_json(wording),
        front=first.front,
        answer=first.answer,
        extra=draft.extra,
        pattern=draft.pattern,
        tier=draft.tier,
        **_place(note.path, own, context),
        line=draft.span.first,
        end_line=draft.span.last,
        note_text=_whole_text(own),
        pin=note.pin,
        fingerprint=matching.fingerprint(wording),
    )


class _Place(TypedDict):
    """The part of a prompt's content that its surroundings give it."""

    deck: str
    context: str
    speaker: str | None
    source: str | None
    language: str
    tags: str
    path: str
    section: str
    anchor: str | None
    note_line: int


def _place(path: str, note: Note, context: Context) -> _Place:
    return {
        "deck": context.deck,
        "context": context_line(context),
        "speaker": context.speaker,
        "source": context.source,
        "language": context.language,
        "tags": json.dumps(context.tags, ensure_ascii=False),
        "path": path,
        "section": json.dumps(context.section, ensure_ascii=False),
        "anchor": note.anchor,
        "note_line": note.span.first,
    }


def _at(sources: Sequence[_Source], numbers: Iterable[int]) -> list[_Source]:
    return [sources[number] for number in numbers]


def _has_voice(note: _Decided, content: Content) -> bool:
    """Return whether the same person says it in the same language."""
    context = note.placed.context
    return (context.speaker, context.language) == (content.speaker, content.language)


def _is_by_rules(note: _Decided) -> bool:
    """Return whether it was left to the rules what to ask of the note."""
    outcome = note.outcome
    if outcome is None or outcome.fate is Fate.SKIPPED:
        return False
    if outcome.fate is Fate.READY and not outcome.drafts:
        # Asked for elsewhere: by the list above it, or by a card its author wrote.
        return False
    return not any(draft.pattern in _WRITTEN for draft in outcome.drafts)


def _without(found: Matching, held: Sequence[_Held], places: Sequence[int]) -> Matching:
    """Return the matching without what is held, and without what would be added beside it.

    A note that holds on to its cards gets none in their place.
    """
    prompts_held = {one.prompt.prompt_id for one in held}
    holding = {one.place for one in held}
    added = tuple(number for number in found.added if places[number] not in holding)
    return found._replace(
        added=added,
        left=tuple(prompt_id for prompt_id in found.left if prompt_id not in prompts_held),
        unsure=tuple(
            (prompt_id, number)
            for prompt_id, number in found.unsure
            if prompt_id not in prompts_held and number in added
        ),
    )


def _settled(decided: Sequence[_Decided], held: Sequence[_Held]) -> list[_Decided]:
    """Return the notes, those that hold cards with the fate these give them."""
    ready = {one.place for one in held if one.prompt.content.tier == Tier.READY}
    return [
        note._replace(outcome=Outcome(Fate.READY)) if place in ready else note
        for place, note in enumerate(decided)
    ]


def _kept_by_holding(held: _Held) -> KeptPrompt:
    note, context = held.note.placed
    old = held.prompt.content
    wording = _mended(wordings.from_json(old.wording), old.note_text, _whole_text(note))
    first = faces(wording, old.extra)[0]
    content = old._replace(
        **_place(held.note.path, note, context),
        wording=wordings.to_json(wording),
        front=first.front,
        answer=first.answer,
        line=note.span.first,
        end_line=note.span.last,
        note_text=_whole_text(note),
        pin=held.note.pin,
        fingerprint=matching.fingerprint(wording),
    )
    edit = Edit.NONE if content.wording == old.wording else Edit.SMALL
    return KeptPrompt(held.prompt, content, edit, _answers(wording))


def _mended(wording: Wording, old: str, new: str) -> Wording:
    """Return the wording with the slips mended that were mended in its note."""

    def mend(text: str) -> str:
        mended = matching.mended(text, old, new)
        return text if mended is None else mended

    if isinstance(wording, Question):
        front, answer, back = map(mend, (wording.front, wording.answer, wording.back))
        return replace(wording, front=front, answer=answer, back=back)
    return GapText(
        tuple(
            mend(piece) if isinstance(piece, str) else piece._replace(answer=mend(piece.answer))
            for piece in wording.pieces
        )
    )


def _kept_by_pin(decided: Iterable[_Decided]) -> Iterator[KeptPrompt]:
    for note in decided:
        for prompt in note.pinned:
            content = prompt.content
            shift = note.placed.note.span.first - content.note_line
            place = _place(note.path, *note.placed)
            yield KeptPrompt(
                prompt,
                content._replace(
                    **place, line=content.line + shift, end_line=content.end_line + shift
                ),
            )


def _kept(old: StoredPrompt, content: Content, match: matching.Kept) -> KeptPrompt:
    # What a person accepted once is not taken back by an edit.
    if old.content.tier == Tier.READY:
        content = content._replace(tier=Tier.READY)
    return reworded(old, content, match.edit, match.slots)


def _answers(wording: Wording) -> dict[int, str]:
    return {face.slot: face.answer for face in faces(wording)}


def _changes_anything(kept: KeptPrompt) -> bool:
    return kept.old.orphan or kept.content != kept.old.content


def _note_rows(survey: Survey, decided: Iterable[_Decided]) -> dict[str, list[NoteRow]]:
    rows: dict[str, list[NoteRow]] = {deck.path: [] for deck in survey.read}
    for one in decided:
        rows[one.path].append(_note_row(one))
    return rows


def _note_row(one: _Decided) -> NoteRow:
    note, context = one.placed
    fate, reason = _fate(one)
    section = json.dumps(context.section, ensure_ascii=False)
    return NoteRow(one.path, *note.span, section, note.text, one.pin, fate, reason)


def _fate(one: _Decided) -> tuple[Fate, str | None]:
    if one.outcome is not None:
        return one.outcome.fate, one.outcome.reason
    if one.row is not None:
        return Fate(one.row.fate), _with_line(one.row.reason, one.placed.context)
    ready = any(prompt.content.tier == Tier.READY for prompt in one.pinned)
    return (Fate.READY if ready else Fate.DRAFT), None


def _with_line(reason: str | None, context: Context) -> str | None:
    """Return a reason that names the line of the list above with the line it has now."""
    if reason is None or context.parent is None:
        return reason
    return re.sub(r"\bline \d+", f"line {context.parent.span.first}", reason)
