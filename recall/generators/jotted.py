"""Gap cards of clipped notes: the author's writing untouched, one idea hidden, the topic in front."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from recall.cards import Gap, GapText
from recall.drafts import Draft
from recall.generators.quoting import no_stop, without_asides
from recall.language import asides, stance, voices
from recall.language.at_hand import at_hand
from recall.language.clipped import Thought, thoughts
from recall.language.labels import is_stage_direction
from recall.language.rare import Pattern
from recall.language.reading import without_marks
from recall.language.realise import upper_first
from recall.language.segment import at_colon
from recall.language.standing import is_remark
from recall.language.style import is_fragment
from recall.language.tables import table_of
from recall.language.tokens import first_words, fold, outside, tokens, unfold
from recall.notes import Context, Note, Person

WHOLE = 32
"""Words up to which a bullet is shown whole around its gap."""

LONGEST = 1200
"""Characters of a bullet above which it is no jotting."""

LOOKED_AT = 40
"""Bullets of a list among which an empty line is looked for."""

LEAD = 9
"""Words up to which what stands above a bullet leads it."""


FEW = 5
"""Words up to which even a sentence leans on what stands above it."""


@dataclass(frozen=True, slots=True)
class Jotted:
    """A clipped note as its gap cards show it."""

    text: str
    """Without brackets and closing stop; markup is folded into private characters."""

    note: Note
    lead: str
    """What the bullet or line above says it is about, with what joins them; or nothing."""

    extra: str
    stretches: tuple[str, ...]
    thoughts: tuple[Thought, ...]

    sure: float = 1.0
    """What is left of the confidence of its cards."""


@at_hand
def jotted(note: Note, context: Context) -> Jotted | None:
    """Return the note as it is quoted; None for tasks, questions to oneself and reactions."""
    if len(note.text) > LONGEST:
        return None
    people = voices.people_of(context)
    words = _words(note.text, context.language, context.speaker, people)
    if words is None:
        return None
    lead = lead_of(note, context)
    sure = 1.0 if lead or not _leans(words.text, context) else LEANING
    return Jotted(words.text, note, lead, words.extra, words.stretches, words.thoughts, sure)


SPOKEN = re.compile(
    r"^(?:(?:[Aa]nd|[Ss]o) )(?:then )?(?:(?:he|she) (?:said|says) (?:that )?)?(?=[\w$€£])"
)
"""How somebody who listens goes on: *so apparently …*, *and then she said …*."""


class _Words(NamedTuple):
    """What a clipped note says by itself, whatever stands around it."""

    text: str
    extra: str
    stretches: tuple[str, ...]
    thoughts: tuple[Thought, ...]


@lru_cache(maxsize=16)
def _words(
    text: str, language: str, speaker: str | None, people: tuple[Person, ...]
) -> _Words | None:
    """Read a note whose words several generators will ask for, one after the other."""
    folded = fold(without_marks(text))
    bare, beside = without_asides(" ".join(folded.text.split()), language)
    text = no_stop(voices.without_own_label(bare, speaker, people))
    text = SPOKEN.sub("", text) if language == "en" else text
    if not text or bare.rstrip().endswith("?") or stance.is_errand(text):
        return None
    if asides.is_meta(text) or asides.is_reaction(text):
        return None
    if is_remark(text, table_of(language)):
        return None
    extra = "; ".join(aside for aside in beside if any(map(str.isalnum, aside)))
    return _Words(text, unfold(extra, folded.stretches), folded.stretches, thoughts(text, language))


LEANING = 0.88
"""What is left of it where a note begins with what another one has told of."""

LEANS = frozenset(
    "same this that these those other others also else then still again mismo misma otra".split()
)


def _leans(text: str, context: Context) -> bool:
    """Tell whether a note begins with *same …*, or with *the …* of the bullet before it."""
    first = first_words(text, 2)
    if not first or first[0].key in LEANS:
        return bool(first)
    if first[0].key != "the" or len(first) < 2 or context.previous is None:
        return False
    return first[1].key in {word.key for word in tokens(context.previous.text)}


def lead_of(note: Note, context: Context) -> str:
    """Return what stands above a fragment and says what it is about: its parent, or a line."""
    if context.parent is None and not context.lead_in:
        return ""
    text = fold(note.text).text
    if len(tokens(text)) > FEW and not is_fragment(text, context.language):
        return ""
    if context.parent is not None:
        return _joined(context.parent.text, " — ")
    if context.lead_in and any(one.span == note.span for one in first_run(context.siblings)):
        return _joined(context.lead_in, ": ")
    return ""


def first_run(siblings: tuple[Note, ...]) -> tuple[Note, ...]:
    """Return the bullets up to an empty line that parts them from the rest of a tight list."""
    near = siblings[:LOOKED_AT]
    breaks = [
        at
        for at, (one, other) in enumerate(pairwise(near), start=1)
        if other.span.first - _last_line(one) > 1
    ]
    return siblings[: breaks[0]] if 1 <= len(breaks) < len(near) - 1 else siblings


def _last_line(note: Note) -> int:
    return _last_line(note.children[-1]) if note.children else note.span.last


def _joined(above: str, joint: str) -> str:
    folded = fold(without_marks(above))
    found = thoughts(asides.without_asides(" ".join(folded.text.split())).text)
    first = no_stop(found[0].text) if found else ""
    if not first or len(tokens(first)) > LEAD or first.endswith("?"):
        return ""
    return f"{unfold(first, folded.stretches)}{joint}"


def gap_in(
    claim: Jotted, start: int, end: int, *, pattern: str, confidence: float
) -> Iterator[Draft]:
    """Yield the note with `[start, end)` hidden, or the thought around it where it is long."""
    start, end = _trimmed(claim.text, start, end)
    hidden = claim.text[start:end]
    if not any(map(str.isalnum, hidden)) and not any(ord(char) >= 0xE000 for char in hidden):
        return
    label, first, last = _shown(claim, start)
    shown = _with_capitals(claim)
    before, after = _without_marks(shown[first:start], shown[end:last])
    front = f"{claim.lead}{label}{before}"
    begun = front if SYMBOL.match(front) else upper_first(front)
    pieces = (begun, Gap(1, hidden), _open_end(after))
    wording = GapText(
        tuple(
            unfold(piece, claim.stretches)
            if isinstance(piece, str)
            else Gap(1, unfold(piece.answer, claim.stretches))
            for piece in pieces
            if piece
        )
    )
    yield Draft(wording, claim.note.span, pattern, claim.extra, round(confidence * claim.sure, 3))


SYMBOL = re.compile(r"[a-z] ?[=<>≈≤≥~]")
"""A letter that stands for an amount keeps its case: *n = 34*."""

LOW_START = re.compile(r"(?<=[.!?])\s{1,4}[^\W\d_]{2,30}(?=[\s,;:])")


VOWEL = re.compile("[aeiouáéíóúäöü]")
"""What a word has, and an abbreviation that its author writes small often has not: *mttr*."""


def _with_capitals(claim: Jotted) -> str:
    """Return the text with a capital behind each stop, as its first word has one on the card."""
    shown = claim.text
    for thought in claim.thoughts[1:]:
        word = LOW_START.match(claim.text, claim.text.rfind(" ", 0, thought.start))
        if word and word.end() > thought.start and VOWEL.search(word[0]) and word[0].islower():
            at = thought.start
            shown = f"{shown[:at]}{shown[at].upper()}{shown[at + 1 :]}"
    return shown


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the place without spaces, closing stops and marks around the whole of it."""
    hidden = text[start:end]
    start += len(hidden) - len(hidden.lstrip())
    end = start + len(no_stop(text[start:end]))
    for opening, closing in (("**", "**"), ("*", "*"), ('"', '"'), ("“", "”"), ("«", "»")):
        hidden = text[start:end]
        size = len(opening)
        if (
            len(hidden) > 2 * size + 1
            and hidden.startswith(opening)
            and hidden.endswith(closing)
            and opening not in hidden[size:-size]
        ):
            return start + size, end - size
    return start, end


def _without_marks(before: str, after: str) -> tuple[str, str]:
    """Return what stands around a gap without the emphasis that the gap alone had."""
    for mark in ("**", "__", "*"):
        if before.endswith(mark) and after.startswith(mark):
            return before.removesuffix(mark), after.removeprefix(mark)
    return before, after


def _open_end(after: str) -> str:
    return after[: len(after) - len(after.lstrip())] + no_stop(after) if no_stop(after) else ""


def _shown(claim: Jotted, at: int) -> tuple[str, int, int]:
    """Return what is shown around a gap: a label in front, and the stretch of the note."""
    end = next((one.start for one in claim.thoughts[1:] if _points_back(one) and at < one.start), 0)
    end = end or len(claim.text)
    if len(tokens(claim.text[:end])) <= WHOLE:
        return "", 0, end
    own = next(thought for thought in claim.thoughts if at < thought.end)
    first = claim.thoughts[0]
    cut = at_colon(first.text) if own is not first else None
    if cut and len(tokens(cut[0])) <= 4 and not is_stage_direction(cut[0]):
        return f"{cut[0]}: ", own.start, own.end
    return "", own.start, own.end


POINTERS = frozenset(
    "it they he she this that these those its their his her them him eso esto ellos ellas él ella lo".split()
)


def _points_back(thought: Thought) -> bool:
    """Tell whether a thought begins with a word for what was said before it."""
    first = first_words(thought.text)
    return bool(first) and first[0].key in POINTERS


STRONG = re.compile(r"[,;:]\s|\s(?:-|–|—|=|!=|≠)\s|(?:->|→|=>|⇒)")
WEAK = re.compile(
    r"\s(?:but|so|hence|because|since|(?<!\bin )(?<!\bof )(?<!\bon )(?<!\bat )(?<!\bby )(?<!\bfor )(?<!\bwith )which|and|while|unless|if|when|pero|porque|así que|y|sino|aunque|si|cuando|\+|&)\s",
    re.IGNORECASE,
)
IDEA_WORDS = 8
CLAUSE_WORDS = 12
"""Words of one idea, and of a clause that follows from another."""


def idea_at(text: str, start: int, end: int, most: int = CLAUSE_WORDS) -> tuple[int, int] | None:
    """Return the place of the first idea of a stretch; None where it is too long for a gap."""
    end = _cut(text, start, end, STRONG)
    if len(tokens(text[start:end])) > IDEA_WORDS:
        end = _cut(text, start, end, WEAK)
    return (start, end) if 1 <= len(tokens(text[start:end])) <= most else None


def _cut(text: str, start: int, end: int, mark: Pattern) -> int:
    cuts = (found.start() for found in outside(text[start:end], mark))
    return next((start + cut for cut in cuts if text[start : start + cut].strip()), end)
