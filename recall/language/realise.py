"""Questions and answers put into words: inversion, do-support, casing."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path

from recall.language.clause import DETERMINERS, PREPOSITIONS, Clause
from recall.language.rare import Rare
from recall.language.tokens import has_folded, is_folded, key_of, outside
from recall.language.verbs import Form, has_form, is_verb, noun_too, readings
from recall.language.words import is_common, is_person_noun, is_plural_noun, singular

DO_FOR = {Form.THIRD: "does", Form.BASE: "do", Form.PAST: "did"}


def inverted(clause: Clause) -> str:
    """Return the clause as it stands after a question word: *does tape storage survive*."""
    subject = lower_first(clause.subject, before=clause.auxiliary or clause.verb)
    if not clause.auxiliary:
        rest = _with_base_forms(clause.rest, clause.form)
        return _joined(DO_FOR[clause.form], subject, clause.adverb, clause.lemma, rest)
    if clause.auxiliary == "cannot":
        return _joined("can", subject, "not", clause.adverb, clause.rest)
    return _joined(clause.auxiliary, subject, clause.adverb, clause.rest)


AND_VERB = re.compile(
    r"(?P<join>(?:^and|,| and| or| but|, and|, or|, but)(?: then| also| never| always| only)? )(?P<verb>[a-z]+)\b"
)
OPENS_CLAUSE = re.compile(r"\b(?:that|which|who|when|where|if|because|while|what|how|why)\b")


def _with_base_forms(rest: str, form: Form) -> str:
    """Put every verb that shares the subject into its base form: *answer first and reconcile later*.

    Behind a word that opens a clause of its own a verb has another subject and stays.
    """
    if form == Form.BASE:
        return rest
    opens = OPENS_CLAUSE.search(rest)
    own, other = (rest[: opens.start()], rest[opens.start() :]) if opens else (rest, "")
    for found in reversed(outside(own, AND_VERB)):
        if is_second_verb(own, found, form):
            verb = found["verb"]
            base = next(read.lemma for read in readings(verb) if read.form == form)
            own = own[: found.start("verb")] + base + own[found.end("verb") :]
    return own + other


def is_second_verb(rest: str, found: re.Match[str], form: Form) -> bool:
    """Tell whether the word after *and* is a verb beside the first, and no noun or adjective."""
    verb = found["verb"]
    if not has_form(verb, form):
        return False
    before = key_of((rest[: found.start()].split() or [""])[-1])
    following = key_of((rest[found.end() :].split() or [""])[0])
    if form == Form.PAST:
        return not has_form(before, Form.PAST, Form.PARTICIPLE)
    # Nothing but another verb stands behind *both uses and …*.
    is_sure = not found.start() or not noun_too(verb)
    return is_sure or following in AFTER_A_VERB or following.endswith("ly")


AFTER_A_VERB = DETERMINERS | frozenset(
    "it them us you him her up out off down later first again faster slower sooner earlier longer"
    " better worse".split()
)
"""After a word that may be noun or verb, one of these shows that it is a verb."""


def _joined(*parts: str) -> str:
    return no_stop(" ".join(part for part in parts if part))


SHORTENED = Rare(r"\b(?:etc|e\.g|i\.e)\.$", "e.g|etc|i.e")
MAY_BE_SHORTENED = ("c.", "g.", "e.")


def no_stop(text: str) -> str:
    """Return the text without the punctuation that ends a sentence or a list."""
    stripped = text.strip()
    while stripped and stripped[-1] in ".,;:!–—- " and not stripped.endswith("..."):
        if stripped.endswith(MAY_BE_SHORTENED) and SHORTENED.search(stripped):
            break
        stripped = stripped[:-1]
    return stripped


MARKS = re.compile(r"[\"“*_(]*")
"""What may stand before the first letter."""


NO_PLAIN_WORD = re.compile(r"[\d_/.:]\w|\(")


def upper_first(text: str) -> str:
    """Return the text with a capital at its beginning, where that is a plain word."""
    first = MARKS.match(text)
    at = first.end() if first else 0
    word = text[at:].split(maxsplit=1)[0] if text[at:].split() else ""
    if not word[:1].islower() or _has_inner_capital(word) or NO_PLAIN_WORD.search(word):
        return text
    return text[:at] + text[at].upper() + text[at + 1 :]


def lower_first(text: str, *, before: str = "") -> str:
    """Return the text as it stands inside a sentence: names and acronyms keep their capital.

    `before` is the word that followed the text, such as its verb.
    """
    first = MARKS.match(text)
    at = first.end() if first else 0
    words = text[at:].split()
    if not words or is_folded(words[0][0]) or not words[0][0].isupper():
        return text
    following = words[1] if len(words) > 1 else before
    if _is_name_after(words[0], following) or _is_letter(words[0], following):
        return text
    if _is_numbered(words[0], following, key_of(words[2]) if len(words) > 2 else before):
        return text
    if key_of(following) in PREPOSITIONS:
        following = (
            before  # *ponds without fish have*: its verb stands behind what tells more of it
        )
    if keeps_capital(words[0]) and not _is_plural_by_its_verb(words[0], following):
        return text
    return text[:at] + text[at].lower() + text[at + 1 :]


def _is_name_after(first: str, second: str) -> bool:
    """Tell whether two capitalised words in a row look like one name: *San Francisco*."""
    if not (second[:1].isupper() and second[1:2].islower()):
        return False
    return not is_function_like(first)


def _is_numbered(first: str, second: str, third: str) -> bool:
    """Tell whether a word and a number make one name, and count nothing: *Plan 9 failed*."""
    if not second.isdigit() or not first.isalpha() or is_function_like(first):
        return False
    plain = not is_plural_noun(first) and not has_form(first, Form.ING, Form.PAST)
    return plain and (third in MODALS_AND_BE or has_form(third, Form.PAST))


MODALS_AND_BE = frozenset(
    "is was has had does did can could will would may might must should never".split()
)
"""Verbs that stand behind one thing, and behind no number of things."""


def _is_letter(first: str, second: str) -> bool:
    """Tell whether a capital stands for something, as no article does: *A & B*, *A < B*."""
    return first == "A" and not any(map(str.isalnum, second)) and not has_folded(second)


THING_ENDS = re.compile(r"[a-z]{3}(?:ies|tions|sions|ments|isms|nesses)$")
"""How plurals of things end, as hardly a name does."""


def _is_plural_by_its_verb(word: str, following: str) -> bool:
    """Tell whether an unknown word in -s is a plural, as its verb shows; names are singular."""
    plural = word.isalpha() and word[1:].islower() and is_plural_noun(word)
    if plural and THING_ENDS.search(word):
        return True
    return plural and (following in {"are", "were", "have", "do"} or has_form(following, Form.BASE))


def is_function_like(word: str) -> bool:
    return word.lower() in {
        "the", "a", "an", "in", "on", "at", "by", "for", "with", "if", "when", "this", "that",
        "these", "those", "his", "her", "its", "their", "our", "your", "my", "most", "many",
        "some", "every", "each", "all", "no", "and", "but", "both", "without", "to", "from", "as",
        "of", "using", "instead", "because", "since", "like", "after", "before",
    }  # fmt: skip


ADJECTIVE = re.compile(
    r"(?:[a-z]{3}(?:ous|able|ible|less|ful|ional|ical|ental|ative|ctive|ulent)|^(?:Or|Vir|Rur|Neur|Foc|Vit|Dent)al)$"
)
"""Endings of adjectives that no name has."""


@lru_cache(maxsize=1024)
def keeps_capital(word: str) -> bool:
    """Tell whether the word is written with a capital wherever it stands."""
    bare = word.strip("*_.,;:!?\"“”'’()")
    if re.fullmatch(r"[WB]/[a-z]{0,3}", bare):
        return False  # *w/o*
    if bare in {"I", "I'm", "I've", "I'd"} or _has_inner_capital(bare):
        return True
    if re.match(r"[A-Z][/&+-][A-Z]", bare) or re.search(r"-(?:[IVX]+|\d+)$", bare):
        return True
    parts = [part for part in re.split(r"[/\-'’&+]", bare) if part]
    if not parts:
        return True
    if re.search(r"[a-z](?:ches|shes|sses|tions|ments|ities|nesses)$", bare):
        return False  # a plural that no list needs to have
    if ADJECTIVE.search(bare):
        return False
    if bare.endswith(("'s", "’s")):
        return not _is_listed_noun(parts[0].lower())
    return not is_plain_word(parts[0].lower())


def _is_listed_noun(word: str) -> bool:
    """Tell whether a list has the word: what only looks like a noun is a name before *'s*."""
    if word in NAMES_LIKE_WORDS:
        return False
    one = singular(word)
    return any(
        is_common(form) or is_person_noun(form) or form in trade_words() for form in (word, one)
    )


def _has_inner_capital(word: str) -> bool:
    return any(char.isupper() or char.isdigit() for char in word[1:].split("/")[0].split("-")[0])


NAMES_LIKE_WORDS = frozenset(
    "facebook airflow snowflake firefox photoshop dropbox salesforce anthropic meta apple amazon"
    " oracle windows word excel swift rust go python java ruby spark kafka claude cursor chrome"
    " safari slack zoom notion linear stripe square shell docker git january february april june"
    " july august september october november december monday tuesday wednesday thursday friday"
    " saturday sunday english spanish french german european american chinese taylor google twitter markdown hugging obsidian mistral pascal portugal montreal"
    " tesla newton chinchilla llama falcon gopher flamingo gemini mercury turkey"
    " jupyter pandas keras airbnb linkedin github gitlab whatsapp youtube".split()
)
"""Names that are, or look like, plain words; at the front of a note they are taken for names."""

TRADE = Path(__file__).with_name("data") / "trade.txt"


@cache
def trade_words() -> frozenset[str]:
    """Return the nouns and adjectives of the trade that daily speech does not list."""
    lines = TRADE.read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


ENDINGS = (
    "tion", "sion", "ment", "ness", "ity", "ing", "ance", "ence", "ism", "ship", "age", "ware", "ture", "logy", "al", "ic",
    "ical", "ful", "less", "able", "ible", "ive", "ous", "ally", "ly", "ed", "ers", "er", "ors", "or", "ists", "ist", "ical", "ics",
)  # fmt: skip


COLOURS = frozenset("black blue yellow grey gray pink purple violet".split())
"""Not among the common words, and seldom anybody's name."""


def is_plain_word(word: str) -> bool:
    """Tell whether a word, in lower case, is no name: listed, inflected, derived or compound."""
    if word in NAMES_LIKE_WORDS:
        return False
    if is_common(word) or is_verb(word) or is_person_noun(word):
        return True
    if word in COLOURS or word in trade_words():
        return True
    if is_plural_noun(word) and word != singular(word):
        return is_plain_word(singular(word))
    if word.endswith(("er", "est")) and is_common(re.sub(r"e(?:r|st)$", "", word)):
        return True  # older, cheapest
    if len(word) > 5 and word.endswith(ENDINGS):
        return True
    return _is_compound(word)


def _is_compound(word: str) -> bool:
    """Tell whether two listed words make it: *spreadsheet*, *backpressure*."""
    return any(_is_listed(word[:cut]) and _is_listed(word[cut:]) for cut in range(3, len(word) - 2))


def _is_listed(word: str) -> bool:
    return len(word) >= 3 and (is_common(word) or is_verb(word))


UNEVEN = re.compile(r"[*_~\"]")
"""Marks that a cut may part."""


def balanced(text: str, *, quoted: bool = False) -> str:
    """Drop emphasis marks that a cut has left without their partner.

    A quotation mark stays where the text is `quoted`: its partner stands behind the cut.
    """
    if not UNEVEN.search(text):
        return text
    for mark in ("**", "__", "~~"):
        if text.count(mark) % 2:
            text = text.replace(mark, "")
    singles = re.findall(r"(?<![*\w])\*(?=\S)(?!\*)|(?<=\S)(?<!\*)\*(?![*\w])", text)
    if len(singles) % 2:
        text = re.sub(r"(?<!\*)\*(?!\*)", "", text)
    if len(re.findall(r"(?<!\w)_(?=\w)|(?<=\w)_(?!\w)", text)) % 2:
        text = re.sub(r"(?<!\w)_(?=\w)|(?<=\w)_(?!\w)", "", text)
    if quoted or text.count('"') != 1:
        return text
    return re.sub(r"^\s*\"([^\"]*)$", r"\1", text)
