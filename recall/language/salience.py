"""How likely a writer of cards would hide each phrase of a note: what every word says of it.

A card with a gap is as good as the choice of what it hides. `scripts/salience.py` learns that
choice from phrases that people chose (`tests/corpus/judged/hidden`). The model is a conditional
logit: the odds of a phrase are the sum of what speaks for beginning at its first word, for
ending at its last and for each word inside, and the phrases of one note compete for one choice.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache, partial
from importlib.resources import files
from itertools import accumulate, pairwise, repeat
from math import exp, log
from typing import NamedTuple

from recall.language import words as english
from recall.language.detect import FUNCTION_WORDS
from recall.language.segment import sentences
from recall.language.tables import table_of
from recall.language.tokens import EDGES, Token, fold, has_folded, keys_in, tokens
from recall.language.verbs import Form, has_form, is_verb, noun_too
from recall.language.words import is_common, stem
from recall.notes import Context, Note

MOST_WORDS = 8
"""Words that a phrase may have."""

MOST_SENTENCES = 12
"""Sentences of a note that are looked at."""

Names = tuple[str, ...]
"""What speaks for or against something, each by its name in the weights."""

Weights = Mapping[str, float]
"""Log-odds by name; what has no weight says nothing."""

NOTHING = repeat(0.0)
"""What the names without a weight say."""

MOST_SUMS = 1 << 15
"""Sums that are kept; the words of a language soon need no more."""


class Sums(dict[Names, float]):
    """What names say together: the same few thousand are asked for again and again."""

    def __init__(self, weights: Weights) -> None:
        super().__init__()
        self._weights = weights

    def __missing__(self, names: Names) -> float:
        if len(self) >= MOST_SUMS:
            self.clear()
        said = self[names] = sum(map(self._weights.get, names, NOTHING))
        return said


class Phrase(NamedTuple):
    """A run of words of a note."""

    words: str
    """As they stand in it; markup is folded into private characters."""

    sentence: int
    """Number of the sentence that has it."""

    key: str
    """Its words alone, small, as `keys_of` has them: by this it is found."""

    share: float
    """Logarithm of the chance, 0 at most, that it is the one that somebody would hide."""


class Parts(NamedTuple):
    """What the words of one sentence say of the phrases among them."""

    text: str
    words: tuple[Token, ...]
    begins: tuple[Names, ...]
    """For each word what it says of a phrase that begins with it."""

    ends: tuple[Names, ...]
    """For each word what it says of a phrase that ends with it."""

    inside: tuple[Names, ...]
    """For each word what it says of a phrase that it stands in."""

    spans: tuple[tuple[int, int, Names], ...]
    """First word and the one behind the last of each phrase, and what its words say together."""


@lru_cache(maxsize=8)
def phrases(text: str, language: str, above: str = "") -> tuple[Phrase, ...]:
    """Return the phrases of a note, the likeliest first.

    `above` is what a card shows beside the note: speaker, talk, headings.
    """
    return _by_odds(parts_of(text, language, above), _learnt_sums())


def weighed(parts: Sequence[Parts], weights: Weights) -> tuple[Phrase, ...]:
    """Return the phrases of the sentences of one note, the likeliest first."""
    return _by_odds(parts, Sums(weights))


def _by_odds(parts: Sequence[Parts], sums: Sums) -> tuple[Phrase, ...]:
    odds: list[float] = []
    found: list[tuple[str, int, str]] = []
    for number, one in enumerate(parts):
        begins = [sums[names] for names in one.begins]
        ends = [sums[names] for names in one.ends]
        before = (0.0, *accumulate([sums[names] for names in one.inside]))
        odds += [
            begins[first] + ends[behind - 1] + before[behind] - before[first] + sums[names]
            for first, behind, names in one.spans
        ]
        text = one.text
        keys = [word.key for word in one.words]
        starts = [word.start for word in one.words]
        stops = [word.end for word in one.words]
        found += [
            (
                text[starts[first] : stops[behind - 1]].strip(EDGES),
                number,
                " ".join(keys[first:behind]),
            )
            for first, behind, _ in one.spans
        ]
    if not odds:
        return ()
    most = max(odds)
    total = most + log(sum([exp(one - most) for one in odds]))
    likeliest = sorted(range(len(odds)), key=odds.__getitem__, reverse=True)
    return tuple([_phrase((*found[at], odds[at] - total)) for at in likeliest])


_phrase = partial(tuple.__new__, Phrase)
"""Makes a phrase of its fields, without what a named tuple does to take them by name."""


def keys_of(words: str) -> str:
    """Return a phrase in the form by which it is found: its words alone, small."""
    return " ".join(keys_in(words))


def phrases_of(note: Note, context: Context) -> tuple[Phrase, ...]:
    """Return the phrases of a note in its place, the likeliest first."""
    return phrases(note.text, context.language, shown_above(context))


def shown_above(context: Context) -> str:
    """Return what a card shows beside its note: the speaker, the talk, the headings."""
    return " ".join((context.speaker or "", context.talk or "", *context.section))


@cache
def learnt() -> Weights:
    """Return what `scripts/salience.py` made of the phrases that people chose to hide."""
    data = files("recall.language").joinpath("data", "salience.json")
    weights: Weights = json.loads(data.read_text(encoding="utf-8"))
    return weights


@cache
def _learnt_sums() -> Sums:
    return Sums(learnt())


# What the words say ---------------------------------------------------------------------------


def parts_of(text: str, language: str, above: str) -> tuple[Parts, ...]:
    """Return what the words of a note say, sentence by sentence."""
    texts = sentences(fold(text).text)[:MOST_SENTENCES]
    counted = Counter([stem(word.key) for one in texts for word in tokens(one)])
    shown = frozenset([stem(word.key) for word in tokens(above)])
    last = len(texts) - 1
    return tuple(
        _parts(one, language, counted, shown, _place(number, last))
        for number, one in enumerate(texts)
    )


def _place(number: int, last: int) -> str:
    if not last:
        return "the only sentence"
    return "first sentence" if not number else "last sentence" if number == last else "sentence"


def _parts(
    text: str, language: str, counted: Mapping[str, int], shown: frozenset[str], place: str
) -> Parts:
    words = tokens(text)
    count = len(words)
    kinds = [
        kind_of(word.key, word.text, at == 0, language) if word.key else "sign"
        for at, word in enumerate(words)
    ]
    marks = _marks(text, words)
    numbers = [at for at, kind in enumerate(kinds) if kind in NUMBERS]
    around = [
        "",
        *(_own_name(word, kind, language) for word, kind in zip(words, kinds, strict=True)),
        "",
    ]
    opens = place != "last sentence"
    begins = tuple(
        [
            _of_first(
                kind, marks[at] or kinds[at - 1], place, THIRDS[3 * at // count],
                "" if marks[at] else around[at], around[at + 1], at == 0 and opens,
            )
            for at, kind in enumerate(kinds)
        ]
    )  # fmt: skip
    ends = tuple(
        [
            _of_last(kind, marks[at + 1] or kinds[at + 1], "" if marks[at + 1] else around[at + 2])
            for at, kind in enumerate(kinds)
        ]
    )
    inside = tuple(
        [
            _of_word(word, kind, at, numbers, counted, shown)
            for at, (word, kind) in enumerate(zip(words, kinds, strict=True))
        ]
    )
    return Parts(text, words, begins, ends, inside, tuple(_spans(kinds, marks)))


def _own_name(word: Token, kind: str, language: str) -> str:
    """Return a small word that speaks for itself, and nothing for one of which its kind speaks."""
    return word.key if kind in SMALL and language == "en" else ""


THIRDS = ("begins in third 1", "begins in third 2", "begins in third 3")


@lru_cache(maxsize=1 << 14)
def _of_first(
    kind: str, before: str, place: str, third: str, behind: str, begins: str, opens: bool, /
) -> Names:
    """Return what is said by the first word of a phrase, what stands before it and where it stands.

    `behind` and `begins` are the word before it and itself, where they are small words.
    """
    found = [f"behind {before}", f"begins with {kind}", f"behind {before} with {kind}"]
    found += [place, third]
    if behind:
        found.append(f"behind “{behind}”")
    if begins:
        found.append(f"begins with “{begins}”")
    if opens:
        found.append("begins the note")
    return tuple(found)


@lru_cache(maxsize=1 << 12)
def _of_last(kind: str, after: str, before: str, /) -> Names:
    """Return what is said by the last word of a phrase and by what stands behind it.

    `before` is the word behind it, where that is a small word.
    """
    found = [f"before {after}", f"ends with {kind}", f"before {after} with {kind}"]
    if before:
        found.append(f"before “{before}”")
    return tuple(found)


SEVERAL_LETTERS = 9


def _of_word(
    word: Token,
    kind: str,
    at: int,
    numbers: Sequence[int],
    counted: Mapping[str, int],
    shown: frozenset[str],
) -> Names:
    """Return what a word says of a phrase that it stands in."""
    if kind in NUMBERS:
        where = "the only number"
        if len(numbers) > 1:
            edges = {numbers[0]: "the first number", numbers[-1]: "the last number"}
            where = edges.get(at, "a number between others")
        return _of_number(kind, "%" in word.text, _is_year(word.key), where)
    emphasised = word.text[0] in MARKED or word.text[-1] in MARKED
    if kind in SMALL or kind == "sign":
        return _of_content(kind, False, False, False, emphasised)
    root = stem(word.key)
    is_long = len(word.key) >= SEVERAL_LETTERS
    return _of_content(kind, counted[root] > 1, root in shown, is_long, emphasised)


@cache
def _of_number(kind: str, percentage: bool, year: bool, where: str, /) -> Names:
    names = {"a percentage": percentage, "a year": year, where: True}
    return f"has {kind}", *(name for name, there in names.items() if there)


@cache
def _of_content(kind: str, again: bool, above: bool, is_long: bool, emphasised: bool, /) -> Names:
    names = {
        "said again": again,
        "shown above": above,
        "a long word": is_long,
        "emphasised": emphasised,
    }
    return f"has {kind}", *(name for name, there in names.items() if there)


MARKED = frozenset("*_")


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdigit() and word[:2] in {"18", "19", "20"}


def _spans(kinds: Sequence[str], marks: Sequence[str]) -> list[tuple[int, int, Names]]:
    """Return the runs of words that may be hidden, with what their words say together."""
    found = []
    for first, kind in enumerate(kinds):
        if kind in NEVER_FIRST or marks[first] == INSIDE:
            continue
        content = False
        commas = 0
        for behind in range(first + 1, min(len(kinds), first + MOST_WORDS) + 1):
            mark = marks[behind - 1] if behind > first + 1 else ""
            last = kinds[behind - 1]
            if mark in PARTING or last == "parting sign":
                break
            commas += mark == ","
            content = content or last not in SMALL or last == "negation"
            if last in NEVER_LAST or not content or marks[behind] == INSIDE:
                continue
            found.append((first, behind, _of_run(behind - first, kind, last, commas > 0)))
    return found


@cache
def _of_run(count: int, first: str, last: str, over_comma: bool, /) -> Names:
    """Return what the words of a phrase say together: how many, and of what kinds where few."""
    names = [f"{count} words" if count < MOST_WORDS else "many words"]
    if count == 1:
        names.append(f"only {first}")
    elif count == 2:
        names.append(f"only {first} and {last}")
    if over_comma:
        names.append("over a comma")
    return tuple(names)


# Kinds of words ---------------------------------------------------------------------------------

NUMBERS = frozenset({"number", "number word"})
SMALL = frozenset(
    "article possessive demonstrative question be auxiliary pronoun to of tie preposition"
    " quantity hedge adverb and negation small".split()
)
"""Kinds of words that carry grammar rather than content."""

NEVER_FIRST = frozenset({"sign", "parting sign", "of", "and", "tie"})
NEVER_LAST = frozenset(
    {"sign", "article", "of", "and", "possessive", "to", "be", "preposition", "tie", "question"}
    | {"auxiliary"}
)
PARTING = frozenset({"stop", ";", ":", "(", ")", "dash"})
"""Marks over which no phrase goes."""

PARTING_SIGNS = frozenset("→ -> => = ≈ == ← > <".split())


INSIDE = "inside a figure"
OF_HUNDRED = frozenset("%‰°")
THREE = re.compile(r"\d{3}[.!?]?")


def _is_one_figure(before: str, between: str, after: str) -> bool:
    """Tell whether two words are one figure: *0,3*, *22:15*, *40 000*, *9 %*."""
    if not before[-1:].isdigit():
        return False
    if after[:1] in OF_HUNDRED:
        return True
    if between in {",", ":", ""}:
        return after[:1].isdigit()
    return between.isspace() and THREE.fullmatch(after) is not None and len(before) <= 3


def _marks(text: str, words: Sequence[Token]) -> list[str]:
    """Return the marks that stand before the words, and `start` and `end` at the edges."""
    found = ["start"]
    for one, other in pairwise(words):
        between = text[one.end : other.start]
        plain = between == " " and one.text[-1].isalpha()
        found.append("" if plain else _mark(one.text, between, other.text))
    return [*found, "end"] if words else found


def _mark(before: str, between: str, after: str) -> str:
    """Return the mark that stands between two words."""
    if _is_one_figure(before, between, after):
        return INSIDE
    if between != " ":
        for mark in between:
            if mark in ";:(),":
                return mark
            if mark in '"“”«»':
                return "quotation mark"
            if mark in "—–":
                return "dash"
    return "stop" if before[-1] in "!?…" or (before[-1] == "." and len(before) > 3) else ""


@lru_cache(maxsize=1 << 14)
def kind_of(key: str, text: str, first: bool, language: str) -> str:
    """Return the kind of a word; `first` is whether it begins its sentence."""
    if not text.isalpha() and (found := _kind_of_signs(key, text)):
        return found
    small = _small_kind(key) if language == "en" else _small_kind_of(key, language)
    if small:
        return small
    if not text.islower() and (found := _kind_of_capitals(text, first, language)):
        return found
    if language != "en":
        return "verb" if table_of(language).is_verb(key) else "word"
    if is_verb(key) and not noun_too(key):
        return "-ing" if has_form(key, Form.ING) else "verb"
    if is_common(key):
        return "common word"
    return "noun or verb" if is_verb(key) else "word"


def _kind_of_signs(key: str, text: str) -> str:
    """Return the kind of what is not made of letters alone, as far as its signs tell."""
    if has_folded(text) or "`" in text:
        return "code"
    if text[:1] in OF_HUNDRED:
        return "number"
    if not any(letter.isalnum() for letter in key):
        return "parting sign" if key in PARTING_SIGNS else "sign"
    return "number" if key.lstrip('~≈<>≤≥+-−$€£×x/(["')[:1].isdigit() else ""


def _kind_of_capitals(text: str, first: bool, language: str) -> str:
    """Return the kind of a word that is not in small letters, as far as its capitals tell."""
    letters = [letter for letter in text if letter.isalpha()]
    if len(letters) > 1 and all(letter.isupper() for letter in letters):
        return "acronym"
    named = letters and letters[0].isupper() and not first and language != "de"
    return "name" if named else ""


ENGLISH_KINDS: tuple[tuple[str, frozenset[str]], ...] = (
    ("negation", english.NEGATIONS),
    ("article", english.ARTICLES),
    ("possessive", english.POSSESSIVES),
    ("demonstrative", english.DEMONSTRATIVES),
    ("question", english.QUESTION_WORDS),
    ("be", english.BE),
    ("auxiliary", english.AUXILIARIES | english.HAVE),
    ("pronoun", english.PRONOUNS | english.CONTRACTIONS),
    ("number word", frozenset(english.NUMBER_WORDS)),
    ("to", frozenset({"to"})),
    ("of", frozenset({"of"})),
    ("tie", english.SUBORDINATORS - {"than", "as"}),
    ("preposition", english.PREPOSITIONS | {"than", "as"}),
    ("and", english.COORDINATORS),
    ("quantity", english.QUANTIFIERS),
    ("hedge", english.HEDGES),
    (
        "adverb",
        english.CONNECTIVES
        | frozenset("very too just only even ever again there here then".split()),
    ),
)
"""Kinds of small words; a word is of the first that has it."""


@cache
def _english_kinds() -> dict[str, str]:
    return {word: kind for kind, known in reversed(ENGLISH_KINDS) for word in known}


def _small_kind(word: str) -> str:
    if kind := _english_kinds().get(word):
        return kind
    return "adverb" if word.endswith("ly") and len(word) > 4 else ""


DENIES = frozenset("nunca ni nadie nada sin jamás nie kein keine keinen jamais rien ohne".split())
OF = frozenset("de del des du da do das dos di von".split())


@cache
def _kinds(language: str) -> dict[str, str]:
    """Return the kinds of the small words of a language other than English."""
    table = table_of(language)
    kinds = (
        ("negation", {*table.nots, *DENIES}),
        ("article", {*table.articles, *table.indefinites}),
        ("of", OF),
        ("be", set(table.copulas)),
        ("and", {*table.ands, *table.buts}),
        ("question", set(table.relatives)),
        ("preposition", set(table.prepositions)),
        ("adverb", set(table.adverbs)),
        ("small", set(FUNCTION_WORDS.get(language, "").split())),
    )
    return {word: kind for kind, known in reversed(kinds) for word in known}


def _small_kind_of(word: str, language: str) -> str:
    if kind := _kinds(language).get(word):
        return kind
    return "adverb" if word.endswith("mente") else ""
