"""What waits for a person: drafts, bullets without a card, and new cards nobody has seen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from enum import IntEnum
from itertools import permutations
from typing import NamedTuple

from recall import deckfiles, queues
from recall.cards import Face, PromptId, Tier, Wording, faces
from recall.collection import freshness
from recall.collection.base import Base
from recall.collection.choosing import Choice, chosen
from recall.collection.decided import Decided, home_of, whole_text
from recall.collection.explaining import ExplainedNote, explain_bytes
from recall.collection.holding import WRITTEN
from recall.context import context_line
from recall.drafts import Draft
from recall.errors import UnknownDeckError, UnreadableFileError
from recall.matching import PlacedPin, pin
from recall.notes import PlacedNote
from recall.offering import LIST_PATTERNS
from recall.store import notes, prompts, queue, wordings
from recall.store.notes import NoteRow
from recall.store.prompts import StoredPrompt
from recall.store.settled import habits


class Kind(IntEnum):
    """How a bullet waits, in the order of the walk."""

    READY = 0
    """Its cards are in the schedule; nobody has looked at them."""
    DRAFT = 1
    NEEDS_YOU = 2


class Proposal(NamedTuple):
    """One prompt that is, or could be, made of a bullet."""

    prompt_id: PromptId | None
    """None for the best that the rules had and would not show."""
    wording: Wording
    extra: str
    pattern: str
    tier: str
    why: str | None
    """What stands against it; None where nothing is known."""
    draft: Draft | None = None
    """What it would be made of; None for a prompt that is stored."""

    def faces(self) -> tuple[Face, ...]:
        """Return its cards."""
        return faces(self.wording, self.extra)


class Waiting(NamedTuple):
    """One bullet that waits, with what is proposed."""

    kind: Kind
    path: str
    line: int
    pin: str
    deck: str
    context: str
    """Who spoke and where, in one line."""
    source: str | None
    text: str
    """Markdown, with the bullets below it."""
    fate: str
    reason: str | None
    proposals: tuple[Proposal, ...]
    others: tuple[Proposal, ...] = ()
    """Cards it has beside those: they are in the schedule, and stay there."""
    placed: Decided | None = None
    """The bullet as it is read, where a prompt would have to be made of it first."""

    @property
    def place(self) -> PlacedPin:
        """What tells it from all others as long as no note is edited."""
        return PlacedPin(self.path, self.line, self.pin)

    @property
    def is_choice(self) -> bool:
        """Whether its cards are drafts to take one of: mostly each shows what another hides.

        Those of a list belong together, and so do cards that only wait because another file
        asks the same: they test different things.
        """
        return (
            len(self.proposals) > 1
            and all(one.tier == Tier.DRAFT for one in self.proposals)
            and not any(one.pattern in LIST_PATTERNS for one in self.proposals)
            # Drafts that came back with their bullet are said to wait for that too.
            and (self.reason != notes.TWIN or _show_each_other(self.proposals))
        )


def _show_each_other(proposals: Sequence[Proposal]) -> bool:
    """Tell whether the question of one has the answer of another, as gaps in one sentence do."""
    return any(
        asked.answer.casefold() in shown.front.casefold()
        for one, other in permutations(proposals, 2)
        for asked in one.faces()
        for shown in other.faces()
    )


Read = dict[tuple[str, str], Sequence[ExplainedNote]]
"""Files that were read, by path and digest: to look again costs little."""


def waiting(
    base: Base,
    words: Sequence[str] = (),
    *,
    fresh: Collection[str] = (),
    read: Read | None = None,
) -> list[Waiting]:
    """Return what waits in the decks and files that the words name, or everywhere.

    In the files `fresh` the ready cards that nobody has looked at wait too; they come
    first. Raises NotInCollectionError and UnknownDeckError.
    """
    read = {} if read is None else read
    everything = sorted([*_with_prompts(base, fresh), *_without(base, read)], key=_order)
    choice = _chosen(base, words, everything)
    return [one for one in everything if choice.has(one.path, one.deck)]


def paths(base: Base, words: Sequence[str]) -> list[str]:
    """Return the files that the words name, and those with decks that they name; or all.

    Raises NotInCollectionError and UnknownDeckError.
    """
    choice = chosen(base, words)
    known = notes.files(base.db)
    return [path for path in known if choice.everything or choice.decks or path in choice.paths]


def _order(one: Waiting) -> tuple[object, ...]:
    return (one.kind, one.path, one.line)


def _chosen(base: Base, words: Sequence[str], known: Iterable[Waiting]) -> Choice:
    """Return what the words mean; a deck whose bullets have no card yet has a name too."""
    try:
        return chosen(base, words)
    except UnknownDeckError:
        names = sorted({one.deck for one in known} | set(queue.deck_names(base.db)))
        found = [queues.decks_named(word, names) for word in words]
        if not all(found):
            raise
        return Choice(frozenset(), frozenset(name for some in found for name in some), False)


# Drafts, and cards nobody has seen --------------------------------------------------------


def _with_prompts(base: Base, fresh: Collection[str]) -> Iterator[Waiting]:
    by_home: defaultdict[PlacedPin, list[StoredPrompt]] = defaultdict(list)
    for prompt in prompts.without_verdict(base.db, fresh):
        if prompt.content.tier == Tier.DRAFT or prompt.content.pattern not in WRITTEN:
            by_home[home_of(prompt.content)].append(prompt)
    for home, found in by_home.items():
        row = notes.at(base.db, *home)
        if row is None:
            # Another machine made it of a note that is still to come.
            continue
        draft = any(one.content.tier == Tier.DRAFT for one in found)
        content = found[0].content
        shown = {one.prompt_id for one in found}
        there = prompts.of_note(base.db, *home)
        yield Waiting(
            kind=Kind.DRAFT if draft else Kind.READY,
            path=home.path,
            line=home.line,
            pin=home.pin,
            deck=content.deck,
            context=content.context,
            source=content.source,
            text=content.note_text,
            fate=row.fate,
            reason=row.reason,
            proposals=tuple(map(_stored, found)),
            others=tuple(
                _stored(one) for one in there if one.prompt_id not in shown and not one.refused
            ),
        )


def _stored(prompt: StoredPrompt) -> Proposal:
    content = prompt.content
    wording = wordings.from_json(content.wording)
    return Proposal(prompt.prompt_id, wording, content.extra, content.pattern, content.tier, None)


# Bullets of which no card was made --------------------------------------------------------


def _without(base: Base, read: Read) -> Iterator[Waiting]:
    by_path: defaultdict[str, list[NoteRow]] = defaultdict(list)
    for row in notes.needing(base.db):
        by_path[row.path].append(row)
    for path, rows in by_path.items():
        key = (path, notes.digest_of(base.db, path))
        if key not in read:
            read[key] = _read(base, *key)
        explained = {(one.note.span.first, pin(one.note, one.context)): one for one in read[key]}
        for row in rows:
            yield _needing(row, explained.get((row.line, row.pin)))


def _read(base: Base, path: str, digest: str) -> Sequence[ExplainedNote]:
    """Return the notes of a file, if it is what the last scan read."""
    try:
        data = deckfiles.bytes_of(base.file(path))
    except UnreadableFileError:
        return ()
    if freshness.digest(data) != digest:
        return ()
    return explain_bytes(path, data, habits=habits(base.db)).notes


def _needing(row: NoteRow, explained: ExplainedNote | None) -> Waiting:
    bare = Waiting(
        Kind.NEEDS_YOU, row.path, row.line, row.pin, "", "", None, row.note_text, row.fate,
        row.reason, (),
    )  # fmt: skip
    if explained is None:
        return bare
    note, context, outcome = explained.note, explained.context, explained.outcome
    return bare._replace(
        deck=context.deck,
        context=context_line(context),
        source=context.source,
        text=whole_text(note),
        proposals=tuple(_best(explained)),
        placed=Decided(PlacedNote(note, context), row.path, row.pin, (), outcome, row, None),
    )


def _best(explained: ExplainedNote) -> Iterator[Proposal]:
    """Give the best draft that the rules had, with what stands against it."""
    outcome = explained.outcome
    if outcome.drafts:
        yield proposed(outcome.drafts[0], outcome.reason)
    elif outcome.refusals:
        best = max(outcome.refusals, key=lambda refusal: refusal.draft.confidence)
        yield proposed(best.draft, best.reason)


def proposed(draft: Draft, why: str | None) -> Proposal:
    """Return a draft that is not stored, with what stands against it."""
    return Proposal(None, draft.wording, draft.extra, draft.pattern, Tier.DRAFT, why, draft)
