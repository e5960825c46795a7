"""English words by what they do in a sentence: closed classes whole, open classes by list.

The open lists are made by `scripts/build_words.py` and read at first use.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

DATA = Path(__file__).with_name("data")

BE = frozenset("am is are was were be been being".split())
HAVE = frozenset("have has had having".split())
DO = frozenset("do does did done doing".split())

MODALS = frozenset("can could may might must shall should will would ought cannot".split())

AUXILIARIES = (
    frozenset({"am", "is", "are", "was", "were", "has", "have", "had", "do", "does", "did"})
    | MODALS
)
"""Verbs that go before the subject in a question."""

CONTRACTED = frozenset(
    "isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't can't couldn't"
    " mightn't mustn't shan't shouldn't won't wouldn't needn't ain't".split()
)
"""Auxiliaries grown together with *not*."""

ARTICLES = frozenset("a an the".split())
DEMONSTRATIVES = frozenset("this that these those".split())
POSSESSIVES = frozenset("my your his her its our their".split())
QUANTIFIERS = frozenset(
    "all any both each either enough every few fewer less little many more most much neither no"
    " several some such another other".split()
)
DETERMINERS = ARTICLES | DEMONSTRATIVES | POSSESSIVES | QUANTIFIERS

SUBJECT_PRONOUNS = frozenset("i you he she it we they one who".split())
OBJECT_PRONOUNS = frozenset("me you him her it us them whom".split())
REFLEXIVES = frozenset(
    "myself yourself himself herself itself ourselves yourselves themselves oneself".split()
)
INDEFINITES = frozenset(
    f"{some}{body}" for some in ("any", "every", "some", "no") for body in ("body", "one", "thing")
) - {"noone"} | {"none", "nobody"}
POSSESSIVE_PRONOUNS = frozenset("mine yours his hers ours theirs".split())
PRONOUNS = (
    SUBJECT_PRONOUNS | OBJECT_PRONOUNS | REFLEXIVES | INDEFINITES | POSSESSIVE_PRONOUNS
) | DEMONSTRATIVES

FIRST_PERSON_SINGULAR = frozenset("i me my mine myself".split())

PREPOSITIONS = frozenset(
    "about above across after against along among around as at before behind below beneath beside"
    " besides between beyond by despite down during except for from in inside into like near of off"
    " on onto out outside over per since than through throughout to toward towards under underneath"
    " until unto up upon via versus with within without".split()
)
COORDINATORS = frozenset("and or but nor yet so".split())
SUBORDINATORS = frozenset(
    "after although as because before if once provided since so than that though till unless until"
    " when whenever where whereas wherever whether while".split()
)
RELATIVES = frozenset("who whom whose which that where when".split())
QUESTION_WORDS = frozenset("what which who whom whose when where why how".split())

CONTRACTIONS = frozenset(
    f"{pronoun}'{verb}"
    for pronoun in ("i", "you", "he", "she", "it", "we", "they", "who", "that", "there", "what")
    for verb in ("m", "re", "s", "ve", "ll", "d")
) | {"let's", "here's"}
"""Pronouns grown together with a verb."""

CONNECTIVES = frozenset(
    "also anyway besides consequently finally furthermore hence however instead likewise meanwhile"
    " moreover nevertheless nonetheless otherwise similarly then therefore thus".split()
)

HEDGES = frozenset(
    "almost apparently arguably could generally hardly largely likely mainly may maybe might mostly"
    " nearly often partly perhaps possibly presumably probably rarely roughly seem seemed seems"
    " seldom sometimes somewhat supposedly tend tended tends typically unlikely usually yet"
    " still practically virtually".split()
)
"""Words that make a claim weaker; a card that drops one says more than its bullet."""

NEGATIONS = (
    frozenset(
        "no not never none neither nor nobody nothing nowhere without cannot hardly rarely seldom"
        " barely scarcely".split()
    )
    | CONTRACTED
)

NUMBER_WORDS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
        " fifteen sixteen seventeen eighteen nineteen twenty".split()
    )
} | {
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90, "hundred": 100, "thousand": 1000, "million": 1_000_000,
    "billion": 1_000_000_000, "half": 0, "dozen": 12,
}  # fmt: skip
"""Number by word; `half` counts as a number word without a whole value."""

DATES = frozenset(
    "january february march april may june july august september october november december monday"
    " tuesday wednesday thursday friday saturday sunday".split()
)
"""Months and days of the week."""

ORDINALS = frozenset(
    "first second third fourth fifth sixth seventh eighth ninth tenth last next".split()
)

FUNCTION_WORDS = (
    BE | HAVE | DO | MODALS | CONTRACTED | DETERMINERS | PRONOUNS | PREPOSITIONS | COORDINATORS
    | SUBORDINATORS | RELATIVES | QUESTION_WORDS | CONNECTIVES
    | CONTRACTIONS
    | frozenset("not there here then very too just only even ever never again".split())
)  # fmt: skip
"""Words that carry grammar rather than content."""

_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
"""A word: letters and digits, with hyphens and apostrophes inside."""

SINGULAR_ENDINGS = ("ss", "us", "is", "ics")
"""Endings in -s that are no plural, as in *class*, *virus*, *analysis*, *physics*."""

PLURALS_IN_ICS = frozenset(
    "metrics topics critics clinics mechanics heuristics graphics fabrics relics lyrics diagnostics"
    " antibiotics characteristics plastics ceramics classics epics picnics panics attics specifics"
    " comics mosaics cosmetics narcotics".split()
)
"""Plurals all the same."""


def words(text: str) -> list[str]:
    """Return the words of a text as they stand, without punctuation."""
    return _WORD.findall(text.replace("’", "'"))


def content_words(text: str) -> list[str]:
    """Return the words that carry content, in lower case and in order."""
    return [word for word in map(str.lower, words(text)) if word not in FUNCTION_WORDS]


def is_common(word: str) -> bool:
    """Return whether anyone would guess the word: a function word, or one of daily speech."""
    low = word.lower()
    return low in FUNCTION_WORDS or low in _lists().common


def says_little(content: list[str]) -> bool:
    """Tell whether words of content are none, or one that anyone would guess."""
    return not content or (len(content) == 1 and is_common(content[0]))


@lru_cache(maxsize=8192)
def is_person_noun(word: str) -> bool:
    """Return whether the noun, in either number, names a person or a group of persons."""
    low = word.lower()
    people = _lists().people
    return low in people or singular(low) in people


def is_plural_noun(word: str) -> bool:
    """Return whether the word looks like a plural; the caller knows that it is a noun."""
    low = word.lower()
    lists = _lists()
    if low in lists.plurals or low in PLURALS_IN_ICS:
        return True
    if low in lists.singulars_in_s or low.endswith(SINGULAR_ENDINGS):
        return False
    return len(low) > 3 and low.endswith("s")


def singular(noun: str) -> str:
    """Return the singular of a noun; the noun itself when it is one."""
    low = noun.lower()
    if known := _lists().plurals.get(low):
        return known
    if not is_plural_noun(low):
        return low
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith(("ches", "shes", "sses", "xes", "zes")):
        return low[:-2]
    return low[:-1]


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """Return a rough stem, equal for the forms of one word, as *improve* and *improvements*."""
    low = word.lower().removesuffix("'s")
    if low.endswith("ies") and len(low) > 4:
        return low[:-2]
    for ending in STEM_ENDINGS:
        if low.endswith(ending) and len(low) - len(ending) >= 4:
            low = low[: -len(ending)]
            break
    if len(low) > 3 and low[-1] == low[-2]:
        low = low[:-1]
    return low[:-1] + "i" if low.endswith("y") and len(low) > 3 else low


STEM_ENDINGS = (
    "izations", "ization", "ements", "ement", "ations", "ation", "ments", "ment", "ingly", "ities",
    "ings", "ions", "ness", "able", "ible", "ance", "ence", "ing", "ion", "ity", "est",
    "ers", "ors", "ed", "er", "or", "es", "ly", "e", "s",
)  # fmt: skip
"""Endings a stem loses, longest first; one of them, when four letters remain."""


class _Lists(NamedTuple):
    common: frozenset[str]
    people: frozenset[str]
    plurals: dict[str, str]
    """Singular by plural, where no ending tells."""
    singulars_in_s: frozenset[str]


@cache
def _lists() -> _Lists:
    plurals: dict[str, str] = {}
    singulars: set[str] = set()
    for line in _read("plurals.tsv").splitlines():
        plural, _, noun = line.partition("\t")
        if plural:
            plurals[plural] = noun
        else:
            singulars.add(noun)
    return _Lists(
        frozenset(_read("common.txt").split()),
        frozenset(_read("people.txt").split()),
        plurals,
        frozenset(singulars),
    )


def _read(name: str) -> str:
    return (DATA / name).read_text(encoding="utf-8")
