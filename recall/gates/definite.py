"""Nouns of which the card does not say which one: *the problem*, *the 0.8 days*, *her example*."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from recall.gates.gate import Gate
from recall.gates.seen import Seen, stem_of, stems, words_and_marks
from recall.language import segment
from recall.language.verbs import is_verb
from recall.language.words import AUXILIARIES, FUNCTION_WORDS, ORDINALS, PREPOSITIONS

VAGUE_NOUNS = frozenset(
    "problem issue thing idea solution approach result results improvement improvements advice"
    " point effect effects difference change changes trick situation technique method paper study"
    " theory talk article argument experiment conclusion latter former rest others".split()
)
"""Nouns that say nothing without what they are the problem, idea or result of."""

AFTER_A_WHOLE_PHRASE = frozenset(
    "of that which who with in for to about behind between from on at is are was were".split()
)

THE = frozenset({"the", "The", "THE"})


def definite_phrase(card: Seen) -> str | None:
    """*The problem*, *the improvements*: which ones, only a neighbour tells."""
    if not card.english or card.is_list:
        return None
    text = card.full if card.is_gap else f"{card.question} . {card.answer}"
    found = words_and_marks(text)
    for at, word in enumerate(found[:-1]):
        noun = found[at + 1].lower()
        if word not in THE or noun not in VAGUE_NOUNS:
            continue
        following = found[at + 2].lower() if at + 2 < len(found) else "."
        asked = at > 0 and found[at - 1].lower() in AUXILIARIES
        compound = following.isalpha() and not is_verb(following) and not asked
        if (following in AFTER_A_WHOLE_PHRASE and not _compares(found, at)) or compound:
            continue
        if any(stem_of(earlier) == stem_of(noun) for earlier in found[:at]):
            continue
        if noun in {"rest", "others"} and REST_OF & {other.lower() for other in found[:at]}:
            continue
        return f"“the {noun}” does not say which one"
    return None


COMPARED = frozenset("smaller bigger larger stronger weaker worse better greater milder".split())


def _compares(found: Sequence[str], at: int) -> bool:
    """Return whether *the effect* is said to be more or less than another one: *is smaller*."""
    after = [word.lower() for word in found[at + 2 : at + 6]]
    return after[:1] in (["is"], ["was"]) and bool(COMPARED & set(after)) and "than" not in after


SENTENCE_OPENS = frozenset(". , ; : so and but".split())


def known_amount(card: Seen) -> str | None:
    """*The 0.8 days are worth 33m*: of what, only the words before it told."""
    if not card.english or card.is_list:
        return None
    found = words_and_marks(card.full if card.is_gap else card.question)
    for at, word in enumerate(found[:-2]):
        opens = at == 0 or found[at - 1].lower() in SENTENCE_OPENS
        if word not in THE or not opens or not found[at + 1][0].isdigit():
            continue
        end = at + 1
        while end < len(found) and (found[end][0].isdigit() or found[end] in {".", ",", "%"}):
            end += 1
        following = found[end + 1].lower() if end + 1 < len(found) else "."
        if following not in NARROWS | PREPOSITIONS and found[at + 1] not in found[:at]:
            return f"“the {found[at + 1]} …” does not say of what"
    return None


REST_OF = frozenset("one everybody everyone all each most some half first two three".split())
"""Words before *the rest* that say of what it is."""

EXAMPLES = VAGUE_NOUNS | frozenset(
    "example examples remark remarks question questions answer quote story analogy metaphor cure"
    " remedy fix fixes rule rules method methods motto test trick tricks proposal suggestion recipe"
    " argument objection prediction recommendation warning".split()
)
MOST_OF_THEM = frozenset(
    "best main favourite favorite first only own second strongest last worst".split()
)
WHOSE = frozenset("his her their its".split())


def whose_example(card: Seen) -> str | None:
    """*Her example was a robot*: of what, only the words before it told."""
    if not card.english or card.is_list:
        return None
    found = [word.lower() for word in words_and_marks(card.full if card.is_gap else card.question)]
    found = [word for word in found if word not in MOST_OF_THEM]
    for whose, noun, following in zip(found, found[1:], [*found[2:], "."], strict=False):
        if whose in WHOSE and noun in EXAMPLES and following not in {"of", "for", "to", "that"}:
            return f"“{whose} {noun}” does not say which one"
    return None


NARROWS = frozenset("of that which who whose with for from between behind where when".split())


def told_elsewhere(card: Seen) -> str | None:
    """*The bag tore*, where the words that told of a bag are not on the card."""
    if not card.english or card.is_list:
        return None
    text = card.full if card.is_gap else f"{card.question} . {card.answer}"
    found = words_and_marks(text)
    definite = [at for at, word in enumerate(found[:-1]) if word in THE]
    if _introduced_at_all(card).isdisjoint(found[at + 1].lower() for at in definite):
        return None  # which most cards are; where the note introduces it takes longer to tell
    told = _introduced(card)
    for at in definite:
        noun = found[at + 1].lower()
        if noun not in told or noun == "one" or noun in ORDINALS:
            continue
        following = found[at + 2].lower() if at + 2 < len(found) else "."
        ends = not following.isalpha() or following in FUNCTION_WORDS or is_verb(following)
        on_card = {stem_of(other) for other in found[:at]}
        if ends and following not in NARROWS and stem_of(noun) not in on_card:
            return f"“the {found[at + 1]}” does not say which one"
    return None


def _introduced_at_all(card: Seen) -> frozenset[str]:
    """Return the nouns that have *a* and the like anywhere in the note or the one before it."""
    previous = card.context.previous.text if card.context.previous else ""
    return _with_article(f"{previous} . {card.note.text}")


def _introduced(card: Seen) -> frozenset[str]:
    """Return the nouns that have *a* and the like in a sentence before the card's.

    Only as they stand: *a model* tells of no *models*.
    """
    told = segment.sentences(card.note.text)
    asked = set(stems(f"{card.full} {card.answer}"))
    own = max(range(len(told)), key=lambda at: len(asked & set(stems(told[at]))), default=0)
    previous = card.context.previous.text if card.context.previous else ""
    around = {word.lower() for word in words_and_marks(" ".join(card.context.section))}
    return _with_article(" . ".join((previous, *told[:own]))) - around


INTRODUCES = frozenset("a an another every one".split())


@lru_cache(maxsize=64)
def _with_article(text: str) -> frozenset[str]:
    found = words_and_marks(text)
    nouns: set[str] = set()
    for at, word in enumerate(found):
        if word.lower() not in INTRODUCES:
            continue
        for other in found[at + 1 : at + 4]:
            low = other.lower()
            if not other[0].isalpha() or low in FUNCTION_WORDS:
                break
            nouns.add(low)
    return frozenset(nouns)


GATES = (
    Gate("vague noun phrase", definite_phrase),
    Gate("known amount", known_amount),
    Gate("whose example", whose_example),
    Gate("told elsewhere", told_elsewhere),
)
