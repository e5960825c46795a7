"""Cards that quote a note in its own language: the wording untouched, one stretch hidden.

For languages whose grammar we cannot move about; the context line and a prefix
`Speaker: ` say whose words they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from recall.cards import Gap, GapText
from recall.drafts import Draft
from recall.language.realise import upper_first
from recall.language.segment import sentences
from recall.language.speech import speech
from recall.language.tokens import fold, unfold
from recall.language.words import words
from recall.notes import Context, Note, Party

STOPS = ".,;:!…–—- "

ASIDE = re.compile(r"\s*\(([^()]{1,400})\)")
QUALIFIER_WORDS = 3


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence of a note, in the form that a gap card shows it."""

    text: str
    """Without asides and closing stop; markup is folded into private characters."""

    note: Note
    prefix: str
    """`Speaker: `, or nothing."""

    extra: str
    stretches: tuple[str, ...]


def said(
    note: Note,
    context: Context,
    openers: re.Pattern[str] | None = None,
    opinion: re.Pattern[str] | None = None,
) -> Iterator[Said]:
    """Yield the sentences of the note.

    `openers` are words at the front that say nothing; what `opinion` finds, and all that
    follows, is the note-taker's and goes to the back.
    """
    folded = fold(note.text)
    bare, asides = without_asides(" ".join(folded.text.split()), context.language)
    if opinion and (found := opinion.search(bare)):
        asides = (*asides, no_stop(bare[found.end() :]))
        bare = bare[: found.start()]
    extra = unfold("; ".join(asides), folded.stretches)
    for sentence in sentences(bare):
        opener = openers.match(sentence) if openers else None
        claim = sentence[opener.end() :] if opener else sentence
        yield Said(no_stop(claim), note, prefix_of(context), extra, folded.stretches)


def without_asides(text: str, language: str) -> tuple[str, tuple[str, ...]]:
    """Take brackets out of a text, for the back; a qualifier, as *(todavía)*, stays."""
    asides: list[str] = []
    qualifiers = speech(language).hedges | speech(language).negations

    def take(found: re.Match[str]) -> str:
        inside = words(found[1].lower())
        qualifies = len(inside) <= QUALIFIER_WORDS and not qualifiers.isdisjoint(inside)
        if qualifies or not found[0][0].isspace():
            return found[0]
        asides.append(no_stop(found[1]))
        return ""

    return ASIDE.sub(take, text).strip(), tuple(asides)


def prefix_of(context: Context) -> str:
    """Return who is quoted; nobody when the context line must say it."""
    if not context.speaker or context.party is Party.PANEL:
        return ""
    return f"{context.speaker}: "


def gap_card(
    claim: Said, start: int, end: int, *, pattern: str, confidence: float
) -> Iterator[Draft]:
    """Yield the sentence with `[start, end)` hidden; nothing when one side would be empty."""
    hidden = claim.text[start:end]
    start += len(hidden) - len(hidden.lstrip())
    hidden = no_stop(hidden)
    before, after = claim.text[:start], _no_end(claim.text[start + len(hidden) :])
    if not hidden or not (before + after).strip(STOPS):
        return
    lead = claim.prefix + upper_first(before) if before else claim.prefix
    pieces = (lead, Gap(1, _back(claim, hidden)), after)
    wording = GapText(
        tuple(_back(claim, piece) if isinstance(piece, str) else piece for piece in pieces if piece)
    )
    yield Draft(wording, claim.note.span, pattern, claim.extra, confidence)


def no_stop(text: str) -> str:
    """Return the text without the punctuation that ends or joins it."""
    return _no_end(text.strip())


def _no_end(text: str) -> str:
    stripped = text.rstrip()
    while stripped and stripped[-1] in STOPS and not stripped.endswith(("...", "%")):
        stripped = stripped[:-1]
    return stripped


def _back(claim: Said, text: str) -> str:
    return unfold(text, claim.stretches)
