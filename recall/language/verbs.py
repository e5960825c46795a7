"""English verbs: which form a word is, and how a base form is inflected.

The table is made by `scripts/build_words.py` and read at first use.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

TABLE = Path(__file__).with_name("data") / "verbs.tsv"

VOWELS = "aeiou"


class Form(StrEnum):
    """A form of an English verb."""

    BASE = "base"
    THIRD = "third"
    """goes: present tense for he, she, it."""
    PAST = "past"
    PARTICIPLE = "participle"
    ING = "ing"


class VerbForm(NamedTuple):
    """One way to read a word as a verb."""

    lemma: str
    form: Form


class _Verbs(NamedTuple):
    rows: dict[str, list[str]]
    """Third, past, participle and -ing form by base form, spellings parted by `|`."""

    readings: dict[str, tuple[tuple[str, Form], ...]]
    nouns: frozenset[str]


OF_THE_TRADE = frozenset("writes reads logs".split())
"""Nouns of those who build systems, which a list of plain English has as verbs alone."""


@lru_cache(maxsize=8192)
def readings(word: str) -> tuple[VerbForm, ...]:
    """Return the verb forms that the word can be; none when it is no verb we know."""
    low = word.lower()
    found = _verbs().readings.get(low)
    if found is None and low.startswith(AGAIN) and len(low) > len(AGAIN) + 3:
        once = _verbs().readings.get(low.removeprefix(AGAIN), ())
        found = tuple((AGAIN + lemma, form) for lemma, form in once)
    return tuple(VerbForm(*reading) for reading in found or ())


AGAIN = "re"
"""Before a verb we know it makes another: *resend*, *reindex*."""


def lemma_of(word: str) -> str | None:
    """Return the base form of the first reading."""
    found = readings(word)
    return found[0].lemma if found else None


def is_verb(word: str) -> bool:
    return bool(readings(word))


@lru_cache(maxsize=1 << 14)
def has_form(word: str, *forms: Form) -> bool:
    """Return whether the word can be one of these forms."""
    return any(reading.form in forms for reading in readings(word))


def is_finite(word: str) -> bool:
    """Return whether the word can carry a clause: base, third person or past."""
    return has_form(word, Form.BASE, Form.THIRD, Form.PAST)


@lru_cache(maxsize=8192)
def noun_too(word: str) -> bool:
    """Return whether the word, known as a verb, is as often a noun, as *uses* and *focus* are.

    A form in -ing always is.
    """
    low = word.lower()
    known = low if low in _verbs().readings else low.removeprefix(AGAIN)
    return known in _verbs().nouns or has_form(low, Form.ING)


def third(lemma: str) -> str:
    return _inflected(lemma, Form.THIRD) or _with_s(lemma)


def past(lemma: str) -> str:
    return _inflected(lemma, Form.PAST) or _with_ed(lemma)


def participle(lemma: str) -> str:
    return _inflected(lemma, Form.PARTICIPLE) or _with_ed(lemma)


def ing(lemma: str) -> str:
    return _inflected(lemma, Form.ING) or _with_ing(lemma)


INFLECTED = (Form.THIRD, Form.PAST, Form.PARTICIPLE, Form.ING)
"""The forms a row of the table gives after the base, in its order."""

PRESENT_OF_BE = {"am": (("be", Form.BASE),), "are": (("be", Form.BASE),)}
"""Present forms that no other verb has; they stand where a base form would."""


def _inflected(lemma: str, form: Form) -> str | None:
    """Return the preferred spelling of the form, None for a verb that the table lacks."""
    row = _verbs().rows.get(lemma)
    return row[INFLECTED.index(form)].partition("|")[0] if row else None


@cache
def _verbs() -> _Verbs:
    rows: dict[str, list[str]] = {}
    found: dict[str, tuple[tuple[str, Form], ...]] = {}
    nouns: list[str] = []
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        lemma, *inflected, noun_forms = line.split("\t")
        rows[lemma] = inflected
        found[lemma] = ((lemma, Form.BASE), *found.get(lemma, ()))
        for form, spellings in zip(INFLECTED, inflected, strict=True):
            for spelling in spellings.split("|"):
                found[spelling] = (*found.get(spelling, ()), (lemma, form))
        if noun_forms:
            nouns += noun_forms.split("|")
    return _Verbs(rows, found | PRESENT_OF_BE, frozenset(nouns) | OF_THE_TRADE)


def _with_s(lemma: str) -> str:
    if lemma.endswith(("s", "x", "z", "ch", "sh", "o")):
        return lemma + "es"
    if lemma.endswith("y") and lemma[-2:-1] not in VOWELS:
        return lemma[:-1] + "ies"
    return lemma + "s"


def _with_ed(lemma: str) -> str:
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2:-1] not in VOWELS:
        return lemma[:-1] + "ied"
    return lemma + "ed"


def _with_ing(lemma: str) -> str:
    if lemma.endswith("ie"):
        return lemma[:-2] + "ying"
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        return lemma[:-1] + "ing"
    return lemma + "ing"
