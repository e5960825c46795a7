"""First mention: *the pilot*, *the second group*, *was faster*, where nothing told of them before.

What holds in general may have *the* before a noun that anyone knows how to take (*the model sees
tokens*); what is told as having happened once may not (*the pilot could not land*).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from recall.gates.gate import Gate
from recall.gates.seen import Seen, stem_of, surroundings, words, words_and_marks
from recall.language.verbs import Form, has_form, is_verb, noun_too
from recall.language.words import (
    ARTICLES,
    AUXILIARIES,
    BE,
    DATES,
    FUNCTION_WORDS,
    ORDINALS,
    SUBJECT_PRONOUNS,
    is_person_noun,
    singular,
)

UNIQUE = frozenset(
    "internet web world earth sun moon sky sea ocean ground air weather north south east west"
    " brain body mind heart eye ear hand past future present public press police army law state"
    " government economy market industry literature media planet globe country city town village"
    " day days night nights morning mornings evening evenings afternoon weekend week month year"
    " years decade century summer winter spring autumn time times moment date hour hours minute"
    " clock"
    " rich poor young elderly dead blind average median mean majority minority rest same opposite"
    " start beginning end middle top bottom front back left right inside outside side way ways"
    " amount number numbers size total rate cost price kind fact truth odds job work".split()
)
"""Nouns that need no telling which one, or only name a side or a measure of what stands by them."""

POINTS_TO_ONE = frozenset(
    "same only sole very whole entire most least best worst right wrong usual so-called average"
    " mean median latter-day".split()
)

LITTLE = ORDINALS | frozenset(
    "new newer old older big bigger small smaller large larger little other real actual original"
    " current previous earlier later final fancy cheap cheaper good better bad worse remaining"
    " following".split()
)
"""Adjectives that tell one thing from others only beside those others."""

COUNTS = ORDINALS | {"other"}
COUNTED = frozenset(
    "group team set half part case batch round option version approach reason point question"
    " experiment scenario method class category kind type".split()
)
"""What *the second* and *the other* count on from words that are not on the card."""

NARROWS = frozenset(
    "of that which who whose whom where when to for with without from between behind in on at by"
    " about against under over inside around near before after per as than".split()
)


class _Phrase(NamedTuple):
    """*the* and the nouns and adjectives behind it."""

    at: int
    nouns: tuple[str, ...]
    following: str
    """The word behind it; a stop where none follows."""


def first_mention(card: Seen) -> str | None:
    """*The clerks found …* in a story that told of no clerks."""
    if not card.english or card.is_list:
        return None
    text = card.full if card.is_gap else f"{card.question} . {card.answer}"
    found = words_and_marks(text)
    known = _stems_of(surroundings(card.context))
    for phrase in _phrases(found):
        if _is_told(phrase, found, known):
            continue
        if _one_of_several(phrase) or _acts_in_story(found, phrase):
            return f"“the {' '.join(phrase.nouns)}” does not say which one"
    return None


def _phrases(found: Sequence[str]) -> Iterator[_Phrase]:
    for at, word in enumerate(found):
        if word.lower() != "the":
            continue
        nouns = tuple(_nouns(found[at + 1 :]))
        end = at + 1 + len(nouns)
        if nouns:
            yield _Phrase(at, nouns, found[end].lower() if end < len(found) else ".")


def _nouns(found: Sequence[str]) -> Iterator[str]:
    for at, word in enumerate(found):
        low = word.lower()
        if not word[0].isalnum():
            return
        if at and (low in FUNCTION_WORDS or (is_verb(low) and not noun_too(low))):
            return
        if low in AUXILIARIES or low in ARTICLES:
            return
        yield word


def _is_told(phrase: _Phrase, found: Sequence[str], known: frozenset[str]) -> bool:
    """Tell whether the phrase says itself which one it means, or the card did before."""
    low = [noun.lower() for noun in phrase.nouns]
    if len(low) > 1 and is_verb(low[-1]) and found[phrase.at - 1].lower() == "did":
        low.pop()  # *did the experts hate*
    if phrase.following in NARROWS | SUBJECT_PRONOUNS | {"'", "’"}:
        return True
    if any(noun[0].isupper() or noun[0].isdigit() for noun in phrase.nouns):
        return True
    if low[-1] in UNIQUE | DATES or POINTS_TO_ONE & set(low) or _is_superlative(low[0]):
        return True
    if len(low) > 1 and not set(low[:-1]) <= LITTLE:
        return True
    earlier = {stem_of(word) for word in found[: phrase.at]}
    return any(stem_of(noun) in earlier or stem_of(noun) in known for noun in low)


def _is_superlative(word: str) -> bool:
    return len(word) > 4 and word.endswith("est") and not noun_too(word)


def _one_of_several(phrase: _Phrase) -> bool:
    """Tell whether *the second group* counts what the card does not show."""
    low = [noun.lower() for noun in phrase.nouns]
    return len(low) > 1 and low[0] in COUNTS and singular(low[-1]) in COUNTED


ASKING = frozenset("why what when where how who".split())
CLAUSE_BEGINS = frozenset("and but so yet then when while after because since although".split())
PAST = frozenset({"was", "were", "had", "did", "could"})
TOLD = frozenset("found saw left felt fell lay".split())
"""Past forms that are base forms of rarer verbs."""

BETWEEN = frozenset("never always only also even still already not often soon later then".split())


def _acts_in_story(found: Sequence[str], phrase: _Phrase) -> bool:
    """Tell whether the phrase is the subject of what happened once."""
    before = found[phrase.at - 1].lower() if phrase.at else "."
    if before == "did" and phrase.at > 1 and found[phrase.at - 2].lower() in ASKING:
        return is_person_noun(phrase.nouns[0].lower())  # *what did the experts hate*
    if before[0].isalnum() and before not in CLAUSE_BEGINS:
        return False
    after = map(str.lower, found[phrase.at + 1 + len(phrase.nouns) :])
    verb = next((word for word in after if word not in BETWEEN and not word.endswith("ly")), ".")
    return verb in PAST | TOLD or (has_form(verb, Form.PAST) and not has_form(verb, Form.BASE))


@lru_cache(maxsize=64)
def _stems_of(text: str) -> frozenset[str]:
    return frozenset(stem_of(word) for word in words(text) if word.lower() not in FUNCTION_WORDS)


COMPARES = frozenset(
    "better worse faster slower cheaper dearer easier harder bigger smaller larger longer shorter"
    " higher lower older younger newer stronger weaker earlier later sooner quicker safer simpler"
    " happier nearer wider deeper richer poorer lighter heavier warmer colder".split()
)
OTHER_SIDE = frozenset(
    "than as if when once after with without by because since while whereas until before over from"
    " to instead the though although but so despite every per each now during whenever unless"
    " compared versus vs against then".split()
)
MEASURES = frozenset({"more", "fewer", "less"})


def one_sided(card: Seen) -> str | None:
    """*Was faster*, *ten times more downloads*: than what, only a neighbour tells."""
    if not card.english or card.is_list:
        return None
    text = card.full if card.is_gap else f"{card.question} . {card.answer}"
    found = [word.lower() for word in words_and_marks(text)]
    if OTHER_SIDE - {"the"} & set(found):
        return None
    for at, word in enumerate(found):
        before = found[at - 1] if at else ""
        if word in MEASURES and before in {"times", "time"}:
            return f"“{before} {word}” does not say than what"
        if word in COMPARES and _is_predicate(found, at):
            return f"“{word}” does not say than what"
    return None


def _is_predicate(found: Sequence[str], at: int) -> bool:
    """Tell whether the comparative is what a verb says, and no part of a noun phrase."""
    following = found[at + 1] if at + 1 < len(found) else "."
    before = [
        word
        for word in found[max(0, at - 4) : at]
        if word not in {"also", "even", "still", "much", "far", "a", "lot", "bit"}
    ]
    ends = not following[0].isalnum() or following in FUNCTION_WORDS
    return ends and bool(before) and before[-1] in BE


GATES = (
    Gate("first mention", first_mention),
    Gate("one-sided comparison", one_sided),
)
