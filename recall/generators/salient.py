"""The phrase of a note hidden that people who write cards would hide: in any language, any sentence.

No pattern needs to know the sentence: `salience` says which of its phrases a person would choose.
As much of the note stands around the gap as one can take in at once: all of a short one, of a
longer one the sentence with those it leans on. The chance that a judge keeps a card decides
whether it is shown (`confidence`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice, pairwise
from typing import NamedTuple

from recall.cards import Tier
from recall.drafts import Draft
from recall.generators.as_written import TOGETHER, Run, quoted, run_of, written
from recall.generators.drafting import gap
from recall.generators.imperative import imperative
from recall.generators.jotted import lead_of
from recall.generators.quoting import Said, gap_card, said
from recall.generators.setting import in_setting, points_out, read_in_place
from recall.generators.telling import POINTING
from recall.language.attribution import Whose
from recall.language.clause import parse
from recall.language.reading import Claim, Reading
from recall.language.realise import lower_first
from recall.language.salience import phrases_of
from recall.language.tokens import first_words, keys_in, outside, place_of, tokens
from recall.language.verbs import Form, has_form, noun_too
from recall.language.words import MODALS
from recall.notes import Context, Note

AROUND = 2
"""Words that a card must show beside its gap."""

LONGEST = 42
"""Words of a sentence, with those that stand before it, that a card shows."""

MOST = 6
"""Phrases of a note that are tried."""

LIKELIEST = 60
"""Phrases among which these are looked for: not all stand in what a card shows."""

LENGTHS = 2
"""Phrases that may share a word: *the index*, *the new index*."""

SHORT = 6
"""Words from which a sentence with bullets below it says something itself."""

SCORE = 0.6
"""What a phrase is worth before anything but its place among the others is known."""


class Shown(NamedTuple):
    """A sentence as a card shows it."""

    claim: Claim
    lead: str
    """What stands before it, with the space behind that."""

    text: str


class Salient:
    """Hides the phrases that people would choose."""

    name = "salient"

    def draft(self, note: Note, context: Context) -> Iterator[Draft]:
        found = hiding(_likeliest(note, context), note, context, self.name, SCORE)
        yield from islice(found, MOST)


def hiding(
    phrases: Iterable[str], note: Note, context: Context, pattern: str, confidence: float
) -> Iterator[Draft]:
    """Yield cards that each hide one of the phrases of a note, as they stand in it."""
    of_language = _of_english if context.language == "en" else _of_others
    yield from of_language(phrases, note, context, pattern, confidence)


def _likeliest(note: Note, context: Context) -> Iterator[str]:
    """Yield the phrases that may be hidden, the likeliest first, each in few of its lengths."""
    taken: list[frozenset[str]] = []
    for phrase in phrases_of(note, context)[:LIKELIEST]:
        words = frozenset(phrase.key.split(" "))
        if not POINTING.isdisjoint(words):
            continue
        if len([one for one in taken if not words.isdisjoint(one)]) < LENGTHS:
            taken.append(words)
            yield phrase.words


# English ----------------------------------------------------------------------------------------


def _of_english(
    phrases: Iterable[str], note: Note, context: Context, pattern: str, confidence: float
) -> Iterator[Draft]:
    found = read_in_place(note, context)
    if any("](" in stretch for stretch in found.stretches):
        return  # it says where to read on
    every = tuple(_shown(note, context, found))
    for words in phrases:
        for one in every:
            if place := place_of(words, one.text):
                start, end = place
                around = f"{one.lead}{one.text[:start]}{one.text[end:]}"
                if len(first_words(around, AROUND)) < AROUND:
                    continue
                hidden = gap(
                    note, one.claim, f"{one.lead}{one.text[:start]}", one.text[start:end],
                    one.text[end:], pattern=pattern, confidence=confidence,
                )  # fmt: skip
                yield replace(hidden, tier=Tier.DRAFT) if _is_bare(one) else hidden
                break


def _is_bare(one: Shown) -> bool:
    """Tell whether a card shows nothing but advice, without when or why."""
    return not one.lead and bool(imperative(one.text))


def _shown(note: Note, context: Context, found: Reading) -> Iterator[Shown]:
    """Yield what cards show of the sentences of a note: together where that is short."""
    claims = found.claims
    text = written(note.text)
    runs = [run_of(claim.plain or claim.text, text) for claim in claims]
    whole = _all_at_once(claims, runs, text)
    together = _with_lead(note, context, claims[0], claims[0].before, whole) if whole else None
    if together and not points_out(f"{together.lead}{together.text}"):
        yield together
        return
    each = tuple(_one_by_one(note, context, claims, runs, text))
    alone = [one for one in each if not (together and points_out(f"{one.lead}{one.text}"))]
    yield from alone
    if together:
        yield together
        yield from (one for one in each if one not in alone)


def _one_by_one(
    note: Note,
    context: Context,
    claims: tuple[Claim, ...],
    runs: Sequence[Run | None],
    text: str,
) -> Iterator[Shown]:
    """Yield what cards show of each sentence, of a long one its clauses that can stand alone."""
    for at, (claim, run) in enumerate(zip(claims, runs, strict=True)):
        if run is not None and text[run.end :].strip() == ":":
            continue  # it announces what stands below it
        if claim.whose is Whose.NOTE_TAKER or claim.text.rstrip().endswith("?") or run is None:
            continue
        setting = in_setting(claims, at)
        lead, shown = setting.lead, quoted(text, [run]) or ""
        back = _told_before(claims, at, lead)
        together = [one for one in runs[at - back : at + 1] if one is not None]
        if back and len(together) == back + 1 and (several := quoted(text, together)):
            lead, shown = claims[0].before if lead.startswith(claims[0].before) else "", several
        if len(tokens(shown)) < SHORT and note.children:
            continue  # what a short line is about is said below it
        if len(f"{lead}{shown}".split()) > LONGEST:
            for part in _clauses(shown):
                yield Shown(replace(claim, text=part, plain=part, inside=()), "", part)
            continue
        yield _with_lead(note, context, replace(claim, shaken=setting.shaken), lead, shown, at)


JOINT = re.compile(r"(?<! )[;:]\s+|\s+[–—-]\s+|,\s+(?:and|but|so|whereas|while)\s+")
"""Where a long sentence goes on to another clause."""

SMALLEST = 6
"""Words from which a clause of a long sentence says something itself."""


def _clauses(sentence: str) -> Iterator[str]:
    """Yield the clauses of a sentence that is too long to be shown, which can be read alone."""
    cuts = [(0, 0), *(cut.span() for cut in outside(sentence, JOINT)), (len(sentence),) * 2]
    for (_, start), (end, _) in pairwise(cuts):
        part = sentence[start:end].strip()
        clause = parse(part) if SMALLEST <= len(part.split()) <= LONGEST else None
        if clause is not None and clause.likely and not (_lacks_subject(part) or points_out(part)):
            yield part


def _lacks_subject(part: str) -> bool:
    """Tell whether the clause shares its subject with one before it: *… and holds that …*."""
    first = next(iter(keys_in(part)), "")
    return first in MODALS or (has_form(first, Form.THIRD) and not noun_too(first))


def _with_lead(
    note: Note, context: Context, claim: Claim, lead: str, shown: str, at: int = 0
) -> Shown:
    """Return a sentence behind the line above it, where it is but a fragment."""
    above = "" if lead or at else lead_of(note, context)
    if above and ANNOUNCES.search(above):
        above = ""
    lead = above or (f"{lead.strip()} " if lead.strip() else "")
    if above and note.text[:1].islower():
        shown = lower_first(shown)
    beside = "; ".join(one for one in claim.extra.split("; ") if one and one not in shown)
    return Shown(replace(claim, text=shown, plain=shown, extra=beside, inside=()), lead, shown)


ANNOUNCES = re.compile(
    r"\b(?:ideas?|notes?|advices?|tips|takeaways?|points?|remember|insights?|types|things|lessons?)\b[^:]{0,20}:",
    re.IGNORECASE,
)
"""A line that only says that something follows."""


def _all_at_once(claims: tuple[Claim, ...], runs: Sequence[Run | None], text: str) -> str:
    """Return all that a short note claims, if it is one person's, or nothing."""
    owners = {(claim.whose, claim.name) for claim in claims}
    there = [run for run in runs if run is not None]
    if len(claims) < 2 or len(owners) > 1 or len(there) < len(claims):
        return ""
    if any(claim.whose is Whose.NOTE_TAKER for claim in claims):
        return ""
    whole = quoted(text, there)
    short = whole is not None and len(whole.split()) <= TOGETHER and "?" not in whole
    return whole if whole and short else ""


def _told_before(claims: tuple[Claim, ...], at: int, lead: str) -> int:
    """Return how many of the claims before one stand in its lead."""
    words = len(tokens(lead)) - len(tokens(claims[0].before))
    back = 0
    while back < at and words > 0:
        back += 1
        words -= len(tokens(claims[at - back].plain or claims[at - back].bare))
    return back


# Other languages --------------------------------------------------------------------------------


def _of_others(
    phrases: Iterable[str], note: Note, context: Context, pattern: str, confidence: float
) -> Iterator[Draft]:
    text = written(note.text)
    every = [one for one in said(note, context) if len(one.text.split()) <= LONGEST]
    runs = [run_of(one.text, text) for one in every]
    shown = [
        _as_written(one, quoted(text, [run]) if run else None)
        for one, run in zip(every, runs, strict=True)
    ]
    there = [run for run in runs if run is not None]
    sure = all(one.sure == 1.0 for one in every)
    whole = quoted(text, there) if sure and len(there) == len(every) > 1 else None
    if whole and len(whole.split()) <= TOGETHER and "?" not in whole:
        shown.insert(0, _as_written(every[0], whole))
    for words in phrases:
        for one in shown:
            if place := place_of(words, one.text):
                yield from gap_card(one, *place, pattern=pattern, confidence=confidence)
                break


def _as_written(one: Said, text: str | None) -> Said:
    """Return what was said in its author's words; what is shown is not said again on the back."""
    if text is None:
        return one
    beside = "; ".join(part for part in one.extra.split("; ") if part and part not in text)
    return replace(one, text=text, extra=beside)
