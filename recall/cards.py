"""What is asked: wordings, the faces they show, and the cards that are studied."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple, NewType

from recall.reviews import Memory, State

CardId = NewType("CardId", str)
PromptId = NewType("PromptId", str)

HIDDEN = "[…]"
"""What a cloze card shows in place of a gap that has no hint."""


class Kind(StrEnum):
    """How a prompt asks."""

    BASIC = "basic"
    REVERSED = "reversed"
    """Asks in both directions: two cards."""
    CLOZE = "cloze"


class Tier(StrEnum):
    """Whether a draft may enter the schedule by itself."""

    READY = "ready"
    DRAFT = "draft"


class Question(NamedTuple):
    """A question and its answer, in Markdown."""

    front: str
    answer: str
    """What must be recalled."""

    back: str = ""
    """What is shown as the answer; empty when that is the answer itself."""

    both_ways: bool = False


class Gap(NamedTuple):
    """A stretch of text that one card hides."""

    slot: int
    """From 1; gaps of one slot are hidden together."""

    answer: str
    hint: str = ""
    extra: str = ""
    """Shown on the back of this gap's card only."""


class GapText(NamedTuple):
    """A text with gaps, in Markdown: plain stretches and gaps in reading order."""

    pieces: tuple[str | Gap, ...]

    @property
    def gaps(self) -> tuple[Gap, ...]:
        return tuple([piece for piece in self.pieces if isinstance(piece, Gap)])

    @property
    def full(self) -> str:
        """The text with nothing hidden."""
        return "".join([piece if isinstance(piece, str) else piece.answer for piece in self.pieces])


Wording = Question | GapText


class Face(NamedTuple):
    """The two sides of one card, in Markdown."""

    slot: int
    front: str
    answer: str
    """What must be recalled."""
    back: str
    """What is shown when the card is turned."""
    extra: str = ""


def kind_of(wording: Wording) -> Kind:
    """Return how the wording asks."""
    if isinstance(wording, GapText):
        return Kind.CLOZE
    return Kind.REVERSED if wording.both_ways else Kind.BASIC


def faces(wording: Wording, extra: str = "") -> tuple[Face, ...]:
    """Return one face per card: one, two when asked both ways, or one per slot of gaps.

    `extra` is what the back of every card adds. Slots: 1 asks front to back, 2 back
    to front; those of gaps are their own.
    """
    if isinstance(wording, GapText):
        return tuple(_gap_face(wording, slot, extra) for slot in _slots(wording))
    back = wording.back or wording.answer
    forward = Face(1, wording.front, wording.answer, back, extra)
    if not wording.both_ways:
        return (forward,)
    return (forward, Face(2, wording.answer, wording.front, wording.front, extra))


def answers(wording: Wording) -> tuple[str, ...]:
    """Return what each card asks for, as its faces do."""
    if isinstance(wording, GapText):
        gaps = wording.gaps
        if len(gaps) == 1:
            return (gaps[0].answer,)
        return tuple(_hidden(gaps, slot) for slot in sorted({gap.slot for gap in gaps}))
    return (wording.answer, wording.front) if wording.both_ways else (wording.answer,)


def opening(wording: Wording) -> str:
    """Return how the first card begins, up to its first gap."""
    if isinstance(wording, GapText):
        first = wording.pieces[0]
        return first if isinstance(first, str) else ""
    return wording.front


def _hidden(gaps: tuple[Gap, ...], slot: int) -> str:
    """Return what the gaps of one slot hide, each answer once."""
    return "; ".join(dict.fromkeys(gap.answer for gap in gaps if gap.slot == slot))


def _slots(text: GapText) -> list[int]:
    return sorted({gap.slot for gap in text.gaps})


def _gap_face(text: GapText, slot: int, extra: str) -> Face:
    hidden = [gap for gap in text.gaps if gap.slot == slot]
    extras = [note for note in (*(gap.extra for gap in hidden), extra) if note]
    return Face(
        slot,
        front="".join(_shown(piece, slot) for piece in text.pieces),
        answer=_hidden(text.gaps, slot),
        back=text.full,
        extra="\n\n".join(extras),
    )


def _shown(piece: str | Gap, slot: int) -> str:
    if isinstance(piece, str):
        return piece
    if piece.slot != slot:
        return piece.answer
    return f"[{piece.hint}]" if piece.hint else HIDDEN


class StudyCard(NamedTuple):
    """One card with all that is needed to ask it."""

    card_id: CardId
    prompt_id: PromptId
    slot: int
    kind: Kind
    face: Face
    deck: str
    context: str
    """The line that says who spoke and where: speaker, talk, section."""

    source: str | None
    path: str
    line: int
    note_text: str
    """The whole bullet, for context on demand."""

    state: State
    memory: Memory | None
    step: int
    """Index of the (re)learning step it waits in; 0 in other states."""

    due_day: str | None
    """ISO study day, for review cards."""
    due_at: int | None
    """Instant in milliseconds since 1970, for (re)learning cards."""
    last_day: str | None
    """ISO study day of its last review."""

    reviews: int
    lapses: int
    suspended: bool
    orphan: bool
    changed: bool
    """Whether its fact was edited since it was last answered."""
    flagged: bool
    rev: int
    """Goes up with every change; tells a second terminal that it is too late."""

    shelved: bool = False
    """Whether it is not studied: a draft, an orphan, or its gap is gone."""
