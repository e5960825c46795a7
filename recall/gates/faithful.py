"""Cards that say more, less or other than the note."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache

from recall.cards import Tier
from recall.gates.gate import Gate
from recall.gates.seen import Seen, stems, visible, words
from recall.language import stance
from recall.language.reading import without_marks
from recall.language.speech import speech
from recall.notes import Note

COVERED = 0.6
"""A stretch of the note belongs to a card that has this share of its content words."""

_SEAMS = re.compile(
    r"[.!?;:](?:\s|$)|,\s|\s[-–—]\s|\s(?:because|so|but|porque|pero|sino|aunque|although|while"
    r"|whereas)\s"
)
"""Where one stretch of a note ends and another begins."""


_LIST_NUMBER = re.compile(r"(?<![\w(])\d{1,2}\)(?=\s)")


SET_ASIDE = re.compile(r"\binstead of\b")
"""What a question sets aside so is denied in other words: *do not guess, measure*."""


def lost_negation(card: Seen) -> str | None:
    known = speech(card.context.language).negations
    if known.isdisjoint(_note_words(card)):
        return None
    kept = _count(_card_words(card), known) + len(SET_ASIDE.findall(card.question.lower()))
    lost = sum(_count(words(part.lower()), known) for part in _covered(card))
    return "the note says “not” where the card does not" if lost > kept else None


def lost_hedge(card: Seen) -> str | None:
    known = speech(card.context.language).hedges
    if known.isdisjoint(_note_words(card)):
        return None
    kept = _card_words(card)
    for part in _covered(card):
        for word in words(part.lower()):
            if word in known and word not in kept:
                return f"the card leaves out “{word}”"
    return None


def lost_qualifier(card: Seen) -> str | None:
    """A qualifier in brackets, *(yet)*, changes the meaning and belongs to the claim."""
    known = speech(card.context.language).hedges
    kept = set(words(f"{card.face.front} {card.face.back}".lower()))
    for bracket in re.finditer(r"\(([^()\n]{1,40})\)", card.note.text):
        qualified = words(card.note.text[: bracket.start()].lower()[-60:])[-1:]
        if not set(qualified) <= kept:
            continue  # it qualifies another sentence than the card's
        found = words(bracket[1].lower())
        if len(found) <= 3 and (lost := (set(found) & known) - kept):
            return f"the card leaves out “{min(lost)}”"
    return None


def lost_number(card: Seen) -> str | None:
    if not DIGIT.search(card.note.text):
        return None
    kept = set(_numbers(_card_text(card)))
    for part in _covered(card):
        for number in _numbers(part):
            if number not in kept:
                return f"the card leaves out “{number}”"
    return None


def lost_name(card: Seen) -> str | None:
    kept = {word.lower() for word in words(_card_text(card))}
    for part in _covered(card):
        for name in _names(part):
            if name.lower() not in kept and name.lower().removesuffix("'s") not in kept:
                return f"the card leaves out “{name}”"
    return None


CUT_CLAUSE = re.compile(
    r", (?:or|and|but|so|because|otherwise)"
    r" (?:you|it|they|we|he|she|there|this|that|the \w+) [^,;]+$"
)


def cut_short(card: Seen) -> str | None:
    """An answer that ends inside a clause of the note: `…, or you will pay` | `for writes`."""
    if not card.english or not CUT_CLAUSE.search(card.answer):
        return None
    said = visible(card.note.text).lower()
    at = said.find(card.answer.lower())
    after = said[at + len(card.answer) :] if at >= 0 else ""
    if re.match(r"\s+\w", after):
        return "the answer stops in the middle of a clause"
    return None


def foreign_answer(card: Seen) -> str | None:
    """The answer says something that the note does not."""
    language = card.context.language
    around = " ".join(
        (_whole(card.note), _parent(card), card.context.topic or "", *_siblings(card))
    )
    around = f"{around} {card.context.speaker or ''} {card.context.lead_in or ''}"
    known = set(stems(around, language)) | {word.lower() for word in words(around)}
    for word in words(_LIST_NUMBER.sub(" ", card.answer)):
        found = stems(word, language)
        if found and found[0] not in known and word.lower() not in known:
            return f"the note does not say “{word}”"
    return None


DIGIT = re.compile(r"\d")


def _note_words(card: Seen) -> tuple[str, ...]:
    """Return the words of the note in lower case: most notes deny nothing and hedge nothing."""
    return words(card.note.text.lower())


def _covered(card: Seen) -> tuple[str, ...]:
    """Return the stretches of the note that the card speaks of."""
    if card.is_list:
        return ()
    told = without_marks(card.note.text)
    if card.english:
        told = stance.without_note_takers(told, card.context.speaker or "")
    return _spoken_of(_told(card), told, card.context.language)


@lru_cache(maxsize=64)
def _spoken_of(told_text: str, text: str, language: str) -> tuple[str, ...]:
    told = Counter(stems(told_text, language))
    said = Counter(stems(text, language))
    found: list[str] = []
    for part in _stretches(text):
        wanted = stems(part, language)
        # One word may come from another stretch that the card speaks of.
        if len(wanted) == 1 and said[wanted[0]] > told[wanted[0]]:
            continue
        if wanted and sum(stem in told for stem in wanted) / len(wanted) >= COVERED:
            found.append(part)
    return tuple(found)


def _stretches(text: str) -> list[str]:
    return [part for part in _SEAMS.split(text) if part.strip()]


def _told(card: Seen) -> str:
    """Return all that the card says, each word once."""
    return f"{card.full if card.is_gap else f'{card.question} {card.answer}'} {card.face.extra}"


def _card_text(card: Seen) -> str:
    return f"{card.face.front} {card.face.back} {card.face.answer} {card.face.extra}"


def _card_words(card: Seen) -> tuple[str, ...]:
    return words(_told(card).lower())


def _count(found: Iterable[str], known: frozenset[str]) -> int:
    return sum(count for word, count in Counter(found).items() if word in known)


def _numbers(text: str) -> Iterator[str]:
    yield from re.findall(r"\d+(?:[.,]\d+)*", text)


def _names(text: str) -> Iterator[str]:
    """Yield the words written with a capital that do not begin a sentence."""
    found = words(text)
    for word in found[1:]:
        if word[0].isupper() and word not in {"I", "I'm", "I've", "I'd"}:
            yield word


def _whole(note: Note) -> str:
    return " ".join((note.text, *map(_whole, note.children)))


def _parent(card: Seen) -> str:
    return card.context.parent.text if card.context.parent else ""


def _siblings(card: Seen) -> Iterator[str]:
    if card.is_list or card.draft.pattern == "set-gaps":
        yield from (sibling.text for sibling in card.context.siblings)


GATES = (
    Gate("foreign answer", foreign_answer, bars=Tier.DRAFT),
    Gate("cut short", cut_short),
    Gate("lost negation", lost_negation, bars=Tier.DRAFT),
    Gate("lost qualifier", lost_qualifier, bars=Tier.DRAFT),
    Gate("lost hedge", lost_hedge),
    Gate("lost number", lost_number),
    Gate("lost name", lost_name),
)
