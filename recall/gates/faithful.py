"""Cards that say more, less or other than the note."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise

from recall.cards import Tier
from recall.gates.gate import Gate
from recall.gates.seen import Seen, content_stem, low_words, stems, visible, words
from recall.language import stance, voices
from recall.language.rare import Rare
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


_LIST_NUMBER = Rare(r"(?<![\w(])\d{1,2}\)(?=\s)", ")")


SET_ASIDE = Rare(r"\binstead of\b", "instead of")
"""What a question sets aside so is denied in other words: *do not guess, measure*."""


def lost_negation(card: Seen) -> str | None:
    known = speech(card.context.language).negations
    if known.isdisjoint(_note_words(card)):
        return None
    kept = _count(_card_words(card), known) + len(SET_ASIDE.findall(card.question.lower()))
    covered = _covered(card)
    said_of_it = _said_of(covered, card)
    lost = sum(_count(low_words(part), known) for part in (*covered, *said_of_it))
    return "the note says “not” where the card does not" if lost > kept else None


RELATIVE = re.compile(
    r"(?:which|who|whose|(?:l[oa]s? |el )?(?:que|cual|cuales)|o que|(?:ce )?qui|dont|il che"
    r"|die|der|das)\b",
    re.IGNORECASE,
)


def _said_of(covered: tuple[str, ...], card: Seen) -> Iterator[str]:
    """Yield the relative clauses behind what the card speaks of: *…, which is not significant*."""
    told = without_marks(card.note.text)
    for part, following in pairwise(part for part in _SEAMS.split(told) if part.strip()):
        if part in covered and following not in covered and RELATIVE.match(following.strip()):
            yield following


HEARSAY = "apparently"

CONTRAST = re.compile(r"^\W{0,3}Yet,? ")
"""At the front it joins a sentence to the one before, and hedges nothing."""


def lost_hedge(card: Seen) -> str | None:
    known = speech(card.context.language).hedges
    if known.isdisjoint(_note_words(card)):
        return None
    kept = _card_words(card)
    for part in _covered(card):
        for word in low_words(CONTRAST.sub("", part)):
            if word == HEARSAY and card.attributed:
                continue  # *according to* says so
            if word in known and word not in kept:
                return f"the card leaves out “{word}”"
    return None


BRACKET = re.compile(r"\(([^()\n]{1,40})\)")


def lost_qualifier(card: Seen) -> str | None:
    """A qualifier in brackets, *(yet)*, changes the meaning and belongs to the claim."""
    known = speech(card.context.language).hedges
    for bracket in BRACKET.finditer(card.note.text):
        found = low_words(bracket[1])
        if len(found) > 3 or known.isdisjoint(found):
            continue
        kept = set(low_words(f"{card.face.front} {card.face.back}"))
        qualified = words(card.note.text[: bracket.start()].lower()[-60:])[-1:]
        if not set(qualified) <= kept:
            continue  # it qualifies another sentence than the card's
        if lost := (known & set(found)) - kept:
            return f"the card leaves out “{min(lost)}”"
    return None


def lost_number(card: Seen) -> str | None:
    if not DIGIT.search(card.note.text):
        return None
    covered = _covered(card)
    told = [
        number
        for part in (*covered, *_under_which(covered, card))
        for number in NUMBER.findall(part)
    ]
    kept = set(NUMBER.findall(_card_text(card))) if told else set()
    lost = next((number for number in told if number not in kept), None)
    return f"the card leaves out “{lost}”" if lost else None


UNDER = re.compile(
    r"(?:below|above|under|over|within|beyond|past|at|if|when|once|after|before|until|unless|unter|über|ab|bei"
    r"|con|bajo|sobre|tras|sous|avec|après|com|sob|após|sotto|oltre|dopo)\b",
    re.IGNORECASE,
)
FEW = 8
"""Words of what stands before a claim and says when it holds."""


def _under_which(covered: tuple[str, ...], card: Seen) -> Iterator[str]:
    """Yield what stands before the claim of a question and limits it: *below 1 %, scans win*."""
    if card.is_gap:
        return
    told = without_marks(card.note.text)
    for part, following in pairwise(part for part in _SEAMS.split(told) if part.strip()):
        is_limit = UNDER.match(part.strip()) and len(part.split()) <= FEW
        if is_limit and following in covered and part not in covered:
            yield part


def lost_name(card: Seen) -> str | None:
    told = [name for part in _covered(card) for name in _names(part)]
    kept = {word.lower() for word in words(_card_text(card))} if told else set()
    if told:
        kept |= {short.lower() for short in voices.initials(card.context.people)}
    if not card.english:  # such a card names nobody: the line under it does
        kept |= {word.lower() for word in words(card.context.speaker or "")}
    for name in told:
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
    known = _known(around, language)
    for word in words(_LIST_NUMBER.sub(" ", card.answer)):
        stem = content_stem(word, language)
        if stem and stem not in known and word.lower() not in known:
            return f"the note does not say “{word}”"
    return None


@lru_cache(maxsize=16)
def _known(text: str, language: str) -> frozenset[str]:
    """Return the words of a text, and their stems."""
    return frozenset(stems(text, language)) | {word.lower() for word in words(text)}


DIGIT = re.compile(r"\d")
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def _note_words(card: Seen) -> tuple[str, ...]:
    """Return the words of the note in lower case: most notes deny nothing and hedge nothing."""
    return low_words(card.note.text)


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
    told, said = stems(told_text, language), stems(text, language)
    known = set(told)
    found: list[str] = []
    for part, wanted in _stretches(text, language):
        # One word may come from another stretch that the card speaks of.
        if len(wanted) == 1 and said.count(wanted[0]) > told.count(wanted[0]):
            continue
        if sum(stem in known for stem in wanted) / len(wanted) >= COVERED:
            found.append(part)
    return tuple(found)


@lru_cache(maxsize=16)
def _stretches(text: str, language: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the stretches of a note that say something, with the stems of their content."""
    parts = ((part, stems(part, language)) for part in _SEAMS.split(text))
    return tuple((part, wanted) for part, wanted in parts if wanted)


def _told(card: Seen) -> str:
    """Return all that the card says, each word once."""
    return f"{card.full if card.is_gap else f'{card.question} {card.answer}'} {card.face.extra}"


def _card_text(card: Seen) -> str:
    return f"{card.face.front} {card.face.back} {card.face.answer} {card.face.extra}"


def _card_words(card: Seen) -> tuple[str, ...]:
    return low_words(_told(card))


def _count(found: Iterable[str], known: frozenset[str]) -> int:
    return sum(count for word, count in Counter(found).items() if word in known)


def _names(text: str) -> Iterator[str]:
    """Yield the words written with a capital that do not begin a sentence."""
    begun = {found[1] for found in BEHIND_QUESTION.finditer(text)}
    for word in words(text)[1:]:
        if word[0].isupper() and word not in {"I", "I'm", "I've", "I'd"} and word not in begun:
            yield word


BEHIND_QUESTION = Rare(r"[?!.][\"”»] (\w+)", '"|”|»')
"""A word that begins a sentence behind a quotation."""


def _whole(note: Note) -> str:
    return " ".join((note.text, *map(_whole, note.children)))


def _parent(card: Seen) -> str:
    """Return what the note is nested in, unless a gap is meant: that one has gaps of its own."""
    alone = card.is_gap and not card.is_list
    return card.context.parent.text if card.context.parent and not alone else ""


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
