"""One phrase of any sentence hidden, found by the small words around it: no grammar is needed.

Where no other pattern knows the sentence, a phrase still stands between two words of a closed
class: behind a preposition or a verb, up to the next one or a comma. Most of these gaps are not
worth a card; the chance that a judge keeps one decides which is (`confidence`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from recall.cards import Tier
from recall.drafts import Draft
from recall.generators.drafting import gap
from recall.generators.imperative import imperative
from recall.generators.jotted import lead_of
from recall.generators.quoting import Said, gap_card, said
from recall.generators.setting import Setting, in_setting, read_in_place
from recall.generators.statement import only_judges
from recall.generators.telling import POINTING, VAGUE
from recall.language.attribution import Whose
from recall.language.phrases import mains
from recall.language.phrases import phrases as constituents
from recall.language.reading import Claim
from recall.language.realise import lower_first
from recall.language.spans import ENGLISH, MOST_WORDS, Small, phrases, small_words
from recall.language.tokens import Token, has_folded, tokens
from recall.language.verbs import is_verb, noun_too
from recall.language.words import BE, content_words, is_common, stem
from recall.notes import Context, Note

AROUND = 2
"""Words that a card must show beside its gap."""

LONGEST = 42
"""Words of a sentence, with those that stand before it, that a card shows."""

SCORE = 0.6
"""What a phrase is worth before anything is known of it."""

BARE = 0.45
"""The same of one plain word, which is mostly part of a saying."""


class Stretch:
    """Hides a phrase of a sentence that no other pattern has a surer card for."""

    name = "stretch"

    def draft(self, note: Note, context: Context) -> Iterator[Draft]:
        if context.language == "en":
            yield from _of_english(note, context)
        else:
            yield from _of_others(note, context)


def _of_english(note: Note, context: Context) -> Iterator[Draft]:
    found = read_in_place(note, context)
    if any("](" in stretch for stretch in found.stretches):
        return  # it says where to read on
    for at, claim in enumerate(found.claims):
        if claim.whose is Whose.NOTE_TAKER or claim.text.rstrip().endswith("?"):
            continue
        setting = in_setting(found.claims, at)
        text = setting.text
        if len(f"{setting.lead}{text}".split()) > LONGEST or _only_says_how_good(text):
            continue
        shown: Claim = replace(claim, shaken=setting.shaken)
        lead, text = _below(note, context, setting, at)
        if len(tokens(text)) < SHORT and note.children:
            continue  # what it is about is said below it
        found_in = (*phrases(text, ENGLISH), *_last_of_two(text, ENGLISH.ties), *_last_of_few(text))
        for start, end in dict.fromkeys(found_in):
            if _is_worth(text, start, end, lead, english=True):
                hidden = gap(
                    note, shown, f"{lead}{text[:start]}", text[start:end], text[end:],
                    pattern="stretch", confidence=_worth(text[start:end]),
                )  # fmt: skip
                yield replace(hidden, tier=Tier.DRAFT) if imperative(text) else hidden


def _below(note: Note, context: Context, setting: Setting, at: int) -> tuple[str, str]:
    """Return what stands before a sentence, which for a fragment is the line above it, and that."""
    above = "" if setting.lead or at else lead_of(note, context)
    if not above:
        return setting.lead, setting.text
    small = note.text[:1].islower()
    return above, lower_first(setting.text) if small else setting.text


SHORT = 6
"""Words from which a sentence with bullets below it says something itself."""


def _worth(hidden: str) -> float:
    content = content_words(hidden)
    return BARE if len(content) == 1 and is_common(content[0]) else SCORE


FEW = 8
"""Words of a fragment in two halves."""


FEWEST, MOST = 3, 5
"""Words of a fragment that says what one thing does."""


def _last_of_few(text: str) -> Iterator[tuple[int, int]]:
    """Yield what stands behind the verb of a few bare words: *roots need [air]*."""
    words = tokens(text)
    if FEWEST <= len(words) <= MOST and "," not in text and is_verb(words[1].key):
        yield words[2].start, len(text)


def _last_of_two(text: str, ties: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Yield the second half of a fragment: *fewer species, [faster plague]*."""
    before, comma, rest = text.partition(", ")
    parted = comma and rest and "," not in rest and "(" not in text
    if parted and len(text.split()) <= FEW and rest.split()[0].lower() not in ties:
        yield len(before) + len(comma), len(text)


def _only_says_how_good(text: str) -> bool:
    """Tell whether every clause of the sentence only praises or blames its subject."""
    clauses = tuple(mains(text))
    return bool(clauses) and all(
        main.clause.auxiliary in BE and only_judges(main, constituents(main)) for main in clauses
    )


def _of_others(note: Note, context: Context) -> Iterator[Draft]:
    small = small_words(context.language)
    for claim in said(note, context):
        if len(claim.text.split()) <= LONGEST:
            yield from _of_sentence(claim, small)


def _of_sentence(claim: Said, small: Small) -> Iterator[Draft]:
    for start, end in (*phrases(claim.text, small), *_last_of_two(claim.text, small.ties)):
        if _is_worth(claim.text, start, end, "", english=False):
            bare = claim.text[start:end].islower() and " " not in claim.text[start:end]
            sure = BARE if bare else SCORE
            yield from gap_card(claim, start, end, pattern="stretch", confidence=sure)


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
    if english and len(content) == 1 and _is_part_of_verb(words):
        return False
    known = {stem(word) for word in content_words(around)}
    return stem(content[-1]) not in known


def _is_part_of_verb(words: tuple[Token, ...]) -> bool:
    """Tell whether the phrase is an adverb, or a verb behind its auxiliary: *is regarded*."""
    last = words[-1].key
    if last.endswith("ly") or last in {"one", "ones"}:
        return True
    return len(words) == 1 and is_verb(last) and not noun_too(last)
