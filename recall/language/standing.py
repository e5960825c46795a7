"""Whether a sentence in a language of a table can be understood alone, and whose it is."""

from __future__ import annotations

import re

from recall.language.rare import Rare
from recall.language.speech import speech
from recall.language.tables import Table
from recall.language.tokens import Token, tokens

QUOTED = Rare(r"[\"“«][^\"“”«»\n]{0,300}[\"”»]", '"|«|“')

ENOUGH_BEFORE = 3
"""Words of content before a neuter pronoun that it may stand for."""


def is_remark(sentence: str, table: Table) -> bool:
    """Tell whether the sentence is the note-taker's: an opinion, a reaction, a thing to do."""
    bare = QUOTED.sub(" ", sentence).strip()
    if not bare:
        return False
    if table.reactions.match(bare) or table.remarks.search(bare):
        return True
    return bool(table.tasks.match(bare)) and not _has_verb(bare, table)


def _has_verb(sentence: str, table: Table) -> bool:
    """Tell whether a finite verb stands behind the first words, and not in a relative clause."""
    words = tokens(sentence)
    return any(
        table.is_verb(words[at].key)
        and not words[at].text[0].isupper()
        and words[at - 1].key not in (*table.relatives, *table.articles)
        for at in range(2, len(words))
    )


def stands_alone(sentence: str, table: Table) -> bool:
    """Tell whether nothing in the sentence points at words outside of it."""
    if table.dangling_first.match(sentence) or table.pointing.search(sentence):
        return False
    return not (
        _bare_object(sentence, table)
        or _unnamed_object(sentence, table)
        or _unnamed_person(sentence, table)
        or _bare_enclitic(sentence, table)
        or _bare_neuter(sentence, table)
        or _bare_demonstrative(sentence, table)
        or _bare_ordinal(sentence, table)
        or _bare_carrier(sentence, table)
    )


def _bare_object(sentence: str, table: Table) -> bool:
    """Tell whether the sentence begins with an object pronoun: *los traduce*, and no article."""
    words = tokens(sentence)[:3]
    if len(words) < 3 or words[0].key not in table.objects:
        return False
    if table.vowel_ended and words[0].key in table.articles and words[0].key.endswith("s"):
        return not (words[1].key.endswith("s") or words[2].key.endswith("s"))
    if not table.is_verb(words[1].key):
        return False
    return words[0].key not in table.articles or words[2].key in table.articles


def _unnamed_object(sentence: str, table: Table) -> bool:
    """Tell whether *hoy lo prohíben*, *Ana las hornea* come before anything they could mean.

    Only with a verb right behind; a name or a word of the other number is not what they mean.
    """
    if not table.vowel_ended:
        return False
    words = tokens(sentence)
    for at in range(1, len(words) - 1):
        word, after = words[at], words[at + 1]
        if word.key not in ACCUSATIVE or not table.is_verb(after.key) or word.text[:1].isupper():
            continue
        if words[at - 1].key in (*table.prepositions, *table.ands):
            continue
        named = words[2 if _says_when(words) else 0 : at]
        if not any(_may_be_meant(other, word.key, table) for other in named):
            return True
    return False


STAGES = frozenset("principio comienzo inicio final cabo".split())


def _says_when(words: tuple[Token, ...]) -> bool:
    """Tell whether the sentence begins with *al principio*, which names no thing."""
    return len(words) > 2 and words[0].key in ("al", "en", "desde") and words[1].key in STAGES


def _unnamed_person(sentence: str, table: Table) -> bool:
    """Tell whether *un junior le aprobó* names nobody for the pronoun but its own subject."""
    words = tokens(sentence)
    small = speech(table.language).function_words
    if any(word.key in table.to_whom for word in words):
        return False
    for at in range(1, len(words) - 1):
        if words[at].key not in table.datives or not table.is_verb(words[at + 1].key):
            continue
        opens = _clause_start(sentence, words, at, table)
        if not any(word.key not in small for word in words[:opens]):
            return True
    return False


def _clause_start(sentence: str, words: tuple[Token, ...], at: int, table: Table) -> int:
    """Return the place of the first word of the clause that a word stands in."""
    for place in range(at, 0, -1):
        between = sentence[words[place - 1].end : words[place].start]
        if between.strip() or words[place - 1].key in (*table.relatives, *table.ands, *table.if_):
            return place
    return 0


ACCUSATIVE = ("lo", "la", "los", "las")


def _may_be_meant(word: Token, pronoun: str, table: Table) -> bool:
    small = speech(table.language).function_words
    if word.key in small or len(word.key) < LONG or word.key.endswith("mente"):
        return pronoun == "lo" and word.key in table.neuters
    if word.text[:1].isupper() and word.start > 0:
        return False
    return word.key.endswith("s") == pronoun.endswith("s")


LONG = 3
"""Letters that a noun has at least."""


def _bare_enclitic(sentence: str, table: Table) -> bool:
    """Tell whether *calibrarlo* comes before anything is named that it could mean."""
    small = speech(table.language).function_words
    for word in tokens(sentence):
        if table.enclitics.fullmatch(word.key):
            return True
        if word.key not in small:
            return False
    return False


def _bare_neuter(sentence: str, table: Table) -> bool:
    """Tell whether *eso* comes before it can mean something that the sentence says."""
    small = speech(table.language).function_words
    content = 0
    for word in tokens(sentence):
        if word.key in table.neuters and content < ENOUGH_BEFORE:
            return True
        content += word.key not in small and len(word.key) > 1
    return False


ORDINAL = re.compile(
    r"(?<!\w)(?:el|la|los|las) (?:primer[oa]s?|segund[oa]s?|otr[oa]s?|últim[oa]s?)(?=[,;.)]|$| (?:y|e|o|es|son|no|se|ni|pero)(?!\w))",
    re.IGNORECASE,
)
"""*the first*, *the other*, with no noun behind."""

SET = re.compile(
    r"(?<!\w)(?:dos|tres|cuatro|ambos|ambas|entre|un[oa]?s?|2|3|4)(?!\w)", re.IGNORECASE
)
"""What such a word may be one of."""


def _bare_ordinal(sentence: str, table: Table) -> bool:
    """Tell whether *el segundo* stands where nothing is named that it could be one of."""
    if table.language != "es" or not (found := ORDINAL.search(sentence)):
        return False
    return SET.search(sentence[: found.start()]) is None


CARRIER = re.compile(
    r"(?<!\w)(?:el|la|los|las) (?P<noun>herramienta|técnica|método|experimento|ensayo|proyecto|cambio|plan|truco|informe|programa)s?"
    r"(?=[,;.]|$| (?:es|son|fue|fueron|se|no|pero)(?!\w))",
    re.IGNORECASE,
)
"""Nouns that stand for what was named before, with nothing behind that says which one."""


def _bare_carrier(sentence: str, table: Table) -> bool:
    """Tell whether *la herramienta* stands where no such thing was named before."""
    if table.language != "es" or not (found := CARRIER.search(sentence)):
        return False
    return stem(found["noun"].lower()) not in {
        stem(word.key) for word in tokens(sentence[: found.start()])
    }


def _bare_demonstrative(sentence: str, table: Table) -> bool:
    """Tell whether *esa cláusula* stands where no clause was named before."""
    words = tokens(sentence)
    seen: set[str] = set()
    for at, word in enumerate(words[:-1]):
        noun = words[at + 1].key
        now = noun in table.of_now and word.key in table.near
        if word.key in table.demonstratives and not now and stem(noun) not in seen:
            return True
        seen.add(stem(word.key))
    return False


def stem(word: str) -> str:
    """Return what singular and plural of a noun share."""
    return word.removesuffix("s").removesuffix("e")
