"""One phrase of any sentence hidden, found by the small words around it: no grammar is needed.

Where no other pattern knows the sentence, a phrase still stands between two words of a closed
class: behind a preposition or a verb, up to the next one or a comma. Most of these gaps are not
worth a card; the chance that a judge keeps one decides which is (`confidence`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from recall.cards import Tier
from recall.drafts import Draft
from recall.generators.drafting import gap
from recall.generators.imperative import imperative
from recall.generators.quoting import Said, gap_card, said
from recall.generators.setting import in_setting
from recall.generators.statement import only_judges
from recall.generators.telling import POINTING, VAGUE
from recall.language import words as english
from recall.language.attribution import Whose
from recall.language.phrases import BREAK, TAIL_ADVERBS, mains
from recall.language.phrases import phrases as constituents
from recall.language.reading import Claim, read
from recall.language.speech import speech
from recall.language.tables import Table, table_of
from recall.language.tokens import Token, has_folded, tokens
from recall.language.verbs import Form, has_form, is_verb, noun_too
from recall.language.words import content_words, is_common, stem
from recall.notes import Context, Note

MOST_WORDS = 6
"""Words that a phrase may have."""

AROUND = 4
"""Words that a card must show beside its gap."""

LONGEST = 42
"""Words of a sentence, with those that stand before it, that a card shows."""

SCORE = 0.6
"""What a phrase is worth before anything is known of it."""


@dataclass(frozen=True, eq=False)
class Small:
    """What the small words of a language do to the phrases between them."""

    opens: frozenset[str]
    """Behind one of these a phrase begins."""

    joins: frozenset[str]
    """These go on with a phrase: *of*."""

    leads: frozenset[str]
    """With these a phrase may begin: articles."""

    ends: frozenset[str]
    """Before one of these a phrase is over."""

    is_verb: Callable[[str], bool]
    """Whether a word can hardly be anything but a finite verb."""

    participles: re.Pattern[str]
    """How a word ends that may only finish the verb before it: *ha optado*."""


class Stretch:
    """Hides a phrase of a sentence that no other pattern has a surer card for."""

    name = "stretch"

    def draft(self, note: Note, context: Context) -> Iterator[Draft]:
        if context.language == "en":
            yield from _of_english(note, context)
        else:
            yield from _of_others(note, context)


def _of_english(note: Note, context: Context) -> Iterator[Draft]:
    found = read(note, context)
    for at, claim in enumerate(found.claims):
        if claim.whose is Whose.NOTE_TAKER or claim.text.rstrip().endswith("?"):
            continue
        setting = in_setting(found.claims, at)
        text = setting.text
        if len(f"{setting.lead}{text}".split()) > LONGEST or _only_says_how_good(text):
            continue
        shown: Claim = replace(claim, shaken=setting.shaken)
        for start, end in phrases(text, ENGLISH):
            if _is_worth(text, start, end, setting.lead, english=True):
                before = f"{setting.lead}{text[:start]}"
                hidden = gap(
                    note, shown, before, text[start:end], text[end:],
                    pattern="stretch", confidence=SCORE,
                )  # fmt: skip
                yield replace(hidden, tier=Tier.DRAFT) if imperative(text) else hidden


def _only_says_how_good(text: str) -> bool:
    """Tell whether every clause of the sentence only praises or blames its subject."""
    clauses = tuple(mains(text))
    return bool(clauses) and all(only_judges(main, constituents(main)) for main in clauses)


def _of_others(note: Note, context: Context) -> Iterator[Draft]:
    small = small_words(context.language)
    for claim in said(note, context):
        if len(claim.text.split()) <= LONGEST:
            yield from _of_sentence(claim, small)


def _of_sentence(claim: Said, small: Small) -> Iterator[Draft]:
    for start, end in phrases(claim.text, small):
        if _is_worth(claim.text, start, end, "", english=False):
            yield from gap_card(claim, start, end, pattern="stretch", confidence=SCORE)


def phrases(text: str, small: Small) -> Iterator[tuple[int, int]]:
    """Yield the place of every phrase that begins behind a small word or a verb."""
    found = tokens(text)
    for at in range(1, len(found)):
        before = found[at - 1].key
        if not (before in small.opens or small.is_verb(before)) or _is_parted(text, found, at):
            continue
        key = found[at].key
        if key in small.opens or key in small.joins or key in small.ends - small.leads:
            continue
        end = _end_of(text, found, at, small)
        while end > at and found[end - 1].key in small.leads | small.joins | small.ends:
            end -= 1
        done = end == at + 1 and before not in small.opens
        if end > at and not (done and small.participles.search(key)):
            yield found[at].start, found[end - 1].end


def _end_of(text: str, found: tuple[Token, ...], at: int, small: Small) -> int:
    """Return the number of the word behind the phrase that begins at the word."""
    for end in range(at + 1, len(found)):
        key, before = found[end].key, found[end - 1].key
        if _is_parted(text, found, end):
            return end
        if key in small.joins or before in small.joins or key in small.leads:
            if key in small.leads and before not in small.joins:
                return end
            continue
        if key in small.ends or key in small.opens or small.is_verb(key):
            return end
    return len(found)


def _is_parted(text: str, found: tuple[Token, ...], at: int) -> bool:
    return bool(BREAK.search(text[found[at - 1].end : found[at].start]))


def _is_worth(text: str, start: int, end: int, lead: str, *, english: bool) -> bool:
    """Tell whether the phrase says something that is not shown beside it."""
    hidden = text[start:end]
    words = tokens(hidden)
    around = f"{lead} {text[:start]} {text[end:]}"
    if len(words) > MOST_WORDS or len(tokens(around)) < AROUND or has_folded(hidden):
        return False
    content = content_words(hidden) if english else [word.key for word in words]
    if not content or POINTING & {word.key for word in words}:
        return False
    if english and content[-1] in VAGUE:
        return False
    if english and len(content) == 1 and (is_common(content[0]) or _is_part_of_verb(words)):
        return False
    known = {stem(word) for word in content_words(around)}
    return stem(content[-1]) not in known


def _is_part_of_verb(words: tuple[Token, ...]) -> bool:
    """Tell whether the phrase is an adverb, or a verb behind its auxiliary: *is regarded*."""
    last = words[-1].key
    if last.endswith("ly") or last in {"one", "ones"}:
        return True
    return len(words) == 1 and is_verb(last) and not noun_too(last)


def _is_english_verb(word: str) -> bool:
    if word in english.AUXILIARIES | english.BE | english.HAVE:
        return True
    return is_verb(word) and not noun_too(word) and not has_form(word, Form.ING)


ENGLISH = Small(
    opens=english.PREPOSITIONS - {"of"}
    | english.AUXILIARIES
    | english.BE
    | english.HAVE
    | frozenset({"than", "not", "to", "but", "as", "never", "only"}),
    joins=frozenset({"of"}),
    leads=english.ARTICLES | {"every", "no", "each", "any", "one", "two", "three"},
    ends=english.FUNCTION_WORDS | TAIL_ADVERBS,
    is_verb=_is_english_verb,
    participles=re.compile(r"(?!)"),
)


@lru_cache(maxsize=16)
def small_words(language: str) -> Small:
    """Return what the small words of a language other than English do."""
    table: Table = table_of(language)
    known = speech(language).function_words
    leads = frozenset((*table.articles, *table.indefinites))
    joins = frozenset(table.genitives) & {
        "de",
        "del",
        "des",
        "du",
        "da",
        "do",
        "das",
        "dos",
        "di",
        "von",
    }
    return Small(
        opens=frozenset(
            (*table.prepositions, *table.copulas, *table.nots, *table.buts, *table.than)
        )
        - joins,
        joins=joins,
        leads=leads,
        ends=known - leads,
        is_verb=table.is_verb,
        participles=re.compile(r"(?:[ai]d[oa]s?|[aei]r|ato|uto|ert|é)$"),
    )
