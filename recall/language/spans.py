"""Phrases of a sentence found by the small words around them: no grammar is needed.

A phrase stands between two words of a closed class: behind a preposition or a verb, up to the
next one or a comma. What only looks like the end of it is cut off: an adverb, a participle, the
verb of a clause that follows without *that*.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from recall.language import words as english
from recall.language.phrases import BREAK, TAIL_ADVERBS
from recall.language.speech import speech
from recall.language.tables import Table, table_of
from recall.language.tokens import Token, has_folded, tokens
from recall.language.verbs import Form, has_form, is_verb, noun_too

MOST_WORDS = 6
"""Words that a phrase may have."""


@dataclass(frozen=True, eq=False)
class Small:
    """What the small words of a language do to the phrases between them."""

    opens: frozenset[str]
    """Behind one of these a phrase begins."""

    joins: frozenset[str]
    """These go on with a phrase: *of*."""

    leads: frozenset[str]
    """With these a phrase may begin: articles."""

    articles: frozenset[str]
    """Those of them that only nouns follow."""

    ends: frozenset[str]
    """Before one of these a phrase is over."""

    asks: frozenset[str]
    """With these a clause begins that somebody says or asks: *what to type next*."""

    goes_on: frozenset[str]
    """With these goes on what tells which: *the last thing [they saw]*, *ferns [on rock]*."""

    ties: frozenset[str]
    """These tie a clause to the one before it: *and*, *because*."""

    owns: frozenset[str]
    """Behind one of these a word is no verb: *their own*."""

    is_verb: Callable[[str], bool]
    """Whether a word can hardly be anything but a finite verb."""

    is_adverb: Callable[[str], bool]
    """Whether a word at either end of a phrase only says how."""

    ends_behind: Callable[[tuple[Token, ...], int, int], bool]
    """Whether the last word before an end belongs to what follows it."""

    is_torn: Callable[[tuple[Token, ...], int, int], bool]
    """Whether a phrase from one word up to another is no phrase: *[live years]*."""

    @cached_property
    def never_first(self) -> frozenset[str]:
        """With these no phrase begins."""
        return self.opens | self.joins | (self.ends - self.leads)

    @cached_property
    def never_last(self) -> frozenset[str]:
        """With these no phrase ends."""
        return self.leads | self.joins | self.ends

    @cached_property
    def waiting(self) -> frozenset[str]:
        """Behind these something must follow."""
        return self.opens | self.leads


def phrases(text: str, small: Small) -> Iterator[tuple[int, int]]:
    """Yield the place of every phrase that begins behind a small word or a verb."""
    found = tokens(text)
    parted = [True, *(_is_parted(text, found, at) for at in range(1, len(found)))]
    for at in range(1, len(found)):
        if parted[at]:
            continue
        before, key = found[at - 1].key, found[at].key
        begins = before in small.opens or small.is_verb(before) or _is_noun_phrase(found, at, small)
        if not begins:
            continue
        if at > 1 and found[at - 2].key in small.owns and before not in small.opens:
            continue  # *their own town*
        clause = _end_of_clause(parted, at)
        if key in small.asks and before not in ASKING:
            if 1 < clause - at <= MOST_WORDS and _is_one(found, at + 1, clause, small):
                yield found[at].start, found[clause - 1].end
            continue
        if key in small.never_first:
            continue
        end = _trimmed(found, at, _end_of(parted, found, at, small), small)
        if end <= at or small.is_torn(found, at, end):
            continue
        yield found[at].start, found[end - 1].end
        if end < clause <= at + MOST_WORDS and _goes_on(found, at, end, clause, small):
            yield found[at].start, found[clause - 1].end


def _is_noun_phrase(found: tuple[Token, ...], at: int, small: Small) -> bool:
    """Tell whether an article stands where the verb was one that could be a noun: *stand [a day]*."""
    before = found[at - 1].key
    if at < 2 or found[at].key not in small.articles:
        return False
    return not (before in small.joins or before in small.leads or before in small.ties)


ASKING = frozenset("ask asks asked asking wonder wonders wondered".split())
"""Behind one of these stands a question, and no answer."""


def _goes_on(found: tuple[Token, ...], at: int, end: int, clause: int, small: Small) -> bool:
    """Tell whether all that stands behind a phrase says more of it: *the last thing they saw*."""
    first, following = found[at].key, found[end].key
    if small.is_verb(first) or following not in small.goes_on:
        return False
    which = first in {"the", "all", "every"} or following not in english.SUBJECT_PRONOUNS
    return which and clause - end > 1 and _is_one(found, end, clause, small)


def _is_one(found: tuple[Token, ...], start: int, end: int, small: Small) -> bool:
    """Tell whether the words make no second clause."""
    keys = [word.key for word in found[start:end]]
    return small.ties.isdisjoint(keys) and keys[-1] not in small.waiting


def _end_of_clause(parted: list[bool], at: int) -> int:
    """Return the number of the word before which the clause ends."""
    most = min(len(parted), at + MOST_WORDS + 1)
    for end in range(at + 1, most):
        if parted[end]:
            return end
    return most


def _end_of(parted: list[bool], found: tuple[Token, ...], at: int, small: Small) -> int:
    """Return the number of the word behind the phrase that begins at the word."""
    for end in range(at + 1, len(found)):
        if parted[end]:
            return end
        key, before = found[end].key, found[end - 1].key
        if key in small.joins or before in small.joins or key in small.leads:
            if key in small.leads and before not in small.joins:
                return end
            continue
        if before not in small.leads and _is_new_figure(found, end):
            return end
        if key in small.ends or key in small.opens:
            return end
        if small.is_verb(key) and not _is_attribute(found, at, end):
            return end
    return len(found)


ONE = frozenset({"a", "an", "each", "every"})


def _is_attribute(found: tuple[Token, ...], at: int, end: int) -> bool:
    """Tell whether what might be a verb stands before its noun: *a curt correct answer*."""
    numbered = found[at].key in ONE or found[end - 1].text.isdigit()
    alone = end - at <= 2 and numbered
    return alone and not has_form(found[end].key, Form.THIRD, Form.PAST, Form.PARTICIPLE)


def _is_new_figure(found: tuple[Token, ...], at: int) -> bool:
    """Tell whether a number begins another phrase: *la caída [20 min]*, but not *PG 11*."""
    text, before = found[at].text, found[at - 1].text
    if not text.lstrip("~+-−<>≥≤$€£")[:1].isdigit() or len(before) < 3:
        return False
    return not any(letter.isupper() or letter.isdigit() for letter in before)


QUOTED = re.compile(r"[\"“”«»]")


def _is_parted(text: str, found: tuple[Token, ...], at: int) -> bool:
    between = text[found[at - 1].end : found[at].start]
    if between == "," and text[found[at - 1].end - 1].isdigit() and found[at].text[:1].isdigit():
        return False  # one figure: 1,100
    if between != " " and (BREAK.search(between) or QUOTED.search(between)):
        return True
    word = found[at].text
    if word[0].isalnum():
        return False
    return not any(letter.isalnum() for letter in word) and not has_folded(word)


def _trimmed(found: tuple[Token, ...], at: int, end: int, small: Small) -> int:
    """Return the end of the phrase without what it cannot end in."""
    while end > at:
        last = found[end - 1].key
        several = end - at > 1
        if not (last in small.never_last or (several and small.is_adverb(last))) and not (
            several and small.ends_behind(found, at, end)
        ):
            break
        end -= 1
    return end


# English ----------------------------------------------------------------------------------------


AUXILIARY = english.AUXILIARIES | english.BE | english.HAVE


@lru_cache(maxsize=1 << 13)
def _is_english_verb(word: str) -> bool:
    if word in AUXILIARY:
        return True
    return is_verb(word) and not noun_too(word) and not has_form(word, Form.ING)


ADVERBS = TAIL_ADVERBS | frozenset("rather precisely usually always often early late".split())
FAMILIES = frozenset("family assembly supply reply anomaly monopoly july italy fly jelly".split())


def _is_english_adverb(word: str) -> bool:
    return word in ADVERBS or (word.endswith("ly") and word not in FAMILIES)


OBJECT_OPENS = (
    english.DETERMINERS | english.NUMBER_WORDS.keys() | english.OBJECT_PRONOUNS | {"them", "to"}
)
"""What follows a verb at once, and a noun never."""

BEFORE_NOUN = english.DETERMINERS | {"of"}


def _is_followed_by_object(found: tuple[Token, ...], at: int, end: int) -> bool:
    """Tell whether the last word is the verb of what follows: *the cheese [leaves] the mould*."""
    if end == len(found):
        return False
    last, following = found[end - 1].key, found[end].key
    if found[end - 2].key in BEFORE_NOUN:
        return False
    opens = following in OBJECT_OPENS or following[:1].isdigit()
    return opens and is_verb(last) and (following != "to" or has_form(last, Form.ING))


def _is_torn_english(found: tuple[Token, ...], at: int, end: int) -> bool:
    """Tell whether a phrase begins with a verb, or is one half of a comparison or a span."""
    first, before = found[at].key, found[at - 1].key
    following = found[end].key if end < len(found) else ""
    begins = is_verb(first) and not has_form(first, Form.ING)
    loose = first not in ENGLISH.leads and _is_english_adverb(first)
    if loose or (begins and before in {"not", "never", "only"}):
        return True
    if is_verb(first) and (before == "to" or _is_full_verb(before)):
        return True
    asked = following in ENGLISH.asks and is_verb(found[end - 1].key)
    if (
        asked
        or following in {"one", "ones"}
        or (before in english.BE and has_form(first, Form.ING))
    ):
        return True
    if is_verb(first) and before in english.PREPOSITIONS and following in OBJECT_OPENS:
        return True
    if following in {"than", "or"} and (first.endswith("er") or first in {"more", "less"}):
        return True
    last = found[end - 1].key
    return following == "or" and (last[:1].isdigit() or last in english.NUMBER_WORDS)


def _is_full_verb(word: str) -> bool:
    return word not in AUXILIARY and _is_english_verb(word)


ENGLISH = Small(
    opens=english.PREPOSITIONS - {"of"}
    | AUXILIARY
    | frozenset({"than", "not", "to", "but", "as", "never", "only"}),
    joins=frozenset({"of"}),
    leads=english.ARTICLES
    | frozenset("every no each any one two three most all several many few too very".split()),
    articles=english.ARTICLES,
    ends=english.FUNCTION_WORDS | TAIL_ADVERBS,
    asks=english.QUESTION_WORDS - {"when", "why"},
    goes_on=english.SUBJECT_PRONOUNS | english.PREPOSITIONS | {"that", "what", "how"},
    ties=english.COORDINATORS | english.SUBORDINATORS | {"which", "who", "not", "→", "&"},
    owns=english.DETERMINERS,
    is_verb=_is_english_verb,
    is_adverb=_is_english_adverb,
    ends_behind=_is_followed_by_object,
    is_torn=_is_torn_english,
)


# Other languages --------------------------------------------------------------------------------

JOINS = frozenset("de del des du da do das dos di von".split())
PARTICIPLE = re.compile(r"(?:[ai]d[oa]s?|[aei]r|ato|uto|ert|é)$")
"""How a word ends that may only finish the verb before it: *ha optado*."""

SAYS_HOW = re.compile(r"(?:mente|ment|ando|iendo|endo)$")
"""How adverbs end, and forms of a verb that stand beside another."""

PLACES = frozenset(
    "avant après sans pendant devant derrière jusque vor bei beim seit ohne bis während zwischen hinter"
    " neben prima dopo senza durante dentro antes depois sem desde fuera tras".split()
)
"""Prepositions that the tables of the languages leave out."""

BARE_ADVERBS = frozenset(
    "justo casi siempre nunca mismo ya aún todavía además presque toujours".split()
)
ASKED = frozenset("qué cuánto cuánta cuántos cuántas quién dónde cómo wer wo wie".split())
POINTS = frozenset("lo q ce".split())


@lru_cache(maxsize=16)
def small_words(language: str) -> Small:
    """Return what the small words of a language other than English do."""
    table: Table = table_of(language)
    known = speech(language).function_words
    leads = frozenset((*table.articles, *table.indefinites))
    joins = frozenset(table.genitives) & JOINS
    opens = (*PLACES, *table.prepositions, *table.copulas, *table.nots, *table.buts, *table.than)
    adverbs = BARE_ADVERBS | frozenset(table.adverbs)

    infinitives = table.infinitive_endings or ("\0",)

    def is_adverb(word: str) -> bool:
        return word in adverbs or SAYS_HOW.search(word) is not None

    def is_torn(found: tuple[Token, ...], at: int, end: int) -> bool:
        first, before = found[at].key, found[at - 1].key
        if first in POINTS or is_adverb(first) or (before, first) == ("por", "ciento"):
            return True
        alone = end == at + 1
        verbal = first.endswith((*infinitives, "ía")) or (alone and table.is_verb(first))
        last = found[end - 1].key
        begun = table.is_verb(first) and (before in table.relatives or last.endswith(infinitives))
        if first not in leads and (verbal or begun):
            return True
        return alone and before not in opens and PARTICIPLE.search(first) is not None

    return Small(
        opens=frozenset(opens) - joins,
        joins=joins,
        leads=leads,
        articles=leads,
        ends=(known - leads) | frozenset(table.relatives),
        asks=ASKED,
        goes_on=frozenset((*table.relatives, *table.prepositions)),
        ties=frozenset((*table.ands, *table.buts)),
        owns=leads,
        is_verb=table.is_verb,
        is_adverb=is_adverb,
        ends_behind=_is_span,
        is_torn=is_torn,
    )


def _is_span(found: tuple[Token, ...], at: int, end: int) -> bool:
    """Tell whether a figure from which something fell stands at the end: *las lesiones [de nueve] a tres*."""
    return end < len(found) and found[end].key == "a" and found[end - 2].key in JOINS
