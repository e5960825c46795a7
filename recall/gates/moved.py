"""What goes wrong when a rule moves words from their place in the note."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from recall.gates.gate import Gate
from recall.gates.seen import ATTRIBUTION, Seen, low_words, surroundings, visible, words
from recall.language.rare import Rare
from recall.language.verbs import Form, has_form
from recall.language.words import PREPOSITIONS

SENTENCE_START = re.compile(r"(?:^|[.!?:;–—•]\s{0,6}|\s-\s|[\"“«(*¿¡])$")
STRUCK = Rare(r"~~[^~\n]{1,500}~~", "~~")
LETTERS = re.compile(r"[^\W\d_]+")


def lost_capital(card: Seen) -> str | None:
    """A name that stood inside a sentence of the note with its capital: *tidewater*."""
    names, plain = _capitals(card.note.text)
    if not names:
        return None
    shown = visible(f"{card.face.front} {card.face.answer}")
    for word in LETTERS.findall(shown):
        if word in names and word not in plain:  # names are kept in lower case
            return f"“{word}” has lost its capital"
    return None


def gained_capital(card: Seen) -> str | None:
    """A capital inside the sentence that the note does not have: *why is Std:: fast*."""
    front = visible(card.face.front)
    raised = list(_raised(front))
    if not raised:
        return None
    known = _letters(f"{card.source} {_around(card)}")
    for word in raised:
        if word not in known and word.lower() in known:
            return f"“{word}” inside the sentence has a capital"
    return None


@lru_cache(maxsize=16)
def _letters(text: str) -> frozenset[str]:
    """Return the words of a note and of what stands around it, for all of its cards."""
    return frozenset(LETTERS.findall(text))


def _raised(text: str) -> Iterator[str]:
    """Yield the words with a capital inside a sentence."""
    end = 0
    for word in LETTERS.findall(text):
        start = text.index(word, end)
        end = start + len(word)
        if word[0].isupper() and _is_inside(text, start):
            yield word


def _is_inside(text: str, at: int) -> bool:
    """Tell whether no sentence begins at the place."""
    return not SENTENCE_START.search(text[max(0, at - 8) : at])


def _around(card: Seen) -> str:
    context = card.context
    parent = context.parent.text if context.parent else ""
    names = " ".join(person.name for person in context.people)
    return f"{context.speaker or ''} {context.topic or ''} {surroundings(context)} {parent} {names}"


@lru_cache(maxsize=16)
def _capitals(note: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words with a capital inside a sentence, in lower case, and those without one."""
    text = visible(STRUCK.sub(".", note))
    names: set[str] = set()
    plain: set[str] = set()
    end = 0
    for word in LETTERS.findall(text):  # three times as fast as to ask each match for its place
        start = text.index(word, end)
        end = start + len(word)
        if word.islower():
            plain.add(word)
        elif word[1:].islower() and _is_inside(text, start):
            names.add(word.lower())
    return frozenset(names), frozenset(plain)


PARTICLES = frozenset("de del la las los von van der den di da dos bin ibn el al mac the".split())


def owner_twice(card: Seen) -> str | None:
    """*According to Brandvold, … in Brandvold's vocabulary*."""
    found = ATTRIBUTION.match(visible(card.face.front))
    if not found or not (speaker := card.context.speaker):
        return None
    named = {part.lower() for part in words(speaker) if len(part) > 2} - PARTICLES
    attributed = set(low_words(found[0]))
    for word in words(card.question):
        low = word.lower().removesuffix("'s")
        if word[0].isupper() and low in named and low in attributed:
            return f"“{word}” is named twice"
    return None


NO_SUBJECT = re.compile(
    r"(?:what|why|how|when|where) (?:"
    r"(?:do|does|did) (?:what|who|why|how|when|where|which|perhaps|maybe|always|never|also"
    r"|only|even|just|if|because|to|at|in|on|with|then)"
    r"|(?:is|are|was|were|can|could|should|would|will|must|may|might) (?:perhaps|maybe|if|because)"
    r"|(?:is|are|was|were) (?:always|never|often|then|here|also)(?:, \w+)?(?=\?)"
    r")(?!\w)",
    re.IGNORECASE,
)


ONE_OF_TWO = re.compile(r"what (?:is|are|was|were) [\w-]+, but [^,?]{1,60}\?", re.IGNORECASE)


def no_subject(card: Seen) -> str | None:
    """`When does perhaps she listen?`, `when do what people call it is?`"""
    if card.english and not card.is_gap and (found := NO_SUBJECT.match(f"{card.question} ")):
        return f"“{found[0].lower()}” has no subject behind it"
    if card.english and not card.is_gap and ONE_OF_TWO.match(card.question):
        return "what it asks about is no thing"
    return None


ASKS_WHAT = Rare(r"(?:what|who) (?:is|are|was|were)\b", "wh", flags=re.IGNORECASE)


def clause_for_thing(card: Seen) -> str | None:
    """`What was her sharpest remark? Reserved for …`: the answer is no thing."""
    found = low_words(card.answer)
    if not (card.english and ASKS_WHAT.match(card.question)) or card.is_gap or len(found) < 2:
        return None
    first, second = found[0], found[1]
    participle = has_form(first, Form.PARTICIPLE) and not has_form(first, Form.BASE)
    if (participle and second in PREPOSITIONS) or first in {"because", "they", "he", "she", "we"}:
        return "the answer does not fit the question"
    return None


GATES = (
    Gate("lost capital", lost_capital),
    Gate("gained capital", gained_capital),
    Gate("owner twice", owner_twice),
    Gate("no subject", no_subject),
    Gate("misfit answer", clause_for_thing),
)
