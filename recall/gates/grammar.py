"""Slips of grammar that a rule makes when it moves words about."""

from __future__ import annotations

import re
from itertools import pairwise

from recall.cards import HIDDEN, Tier
from recall.gates.gate import Gate
from recall.gates.seen import Seen, low_words, words
from recall.language import segment
from recall.language.rare import Rare
from recall.language.words import AUXILIARIES, QUESTION_WORDS

_OPENERS = frozenset(
    "that which who whom whose what when if because where while until than as and or but how why"
    " though although unless whether once before after since".split()
)
_FINITE = frozenset("is are was were has does".split())
_MIDDLE_CAPITALS = frozenset(
    "the a an this these those it they we you if when in on for with to by at of and but so because"
    " there not is are can do".split()
)


QUOTED = Rare(r"[\"“«][^\"“”«»\n]{1,300}[\"”»]", '"|«|“')


LABEL_INSIDE = Rare(r"\*\*[^*\n]{1,60}(?::\*\*|\*\*:)", "**")


def label_inside(card: Seen) -> str | None:
    """*Why do **Trick:** not translate first?*: a label taken for a part of the sentence."""
    if card.is_gap or card.is_list:
        return None
    found = LABEL_INSIDE.search(card.face.front)
    return f"“{found[0].strip('*')}” is a label inside the question" if found else None


STOP_INSIDE = re.compile(r"(?<=[^\W\d_]{3})[.!] [a-z]")


def stop_inside(card: Seen) -> str | None:
    """*What should you do instead of X. that loop rings?*: a sentence ends inside the question."""
    if card.is_gap or card.is_list or not card.question.endswith("?"):
        return None
    first, *rest = segment.sentences(STOP_INSIDE.sub(_with_a_capital, card.question))
    return f"a sentence ends inside it: “{first}”" if rest else None


def _with_a_capital(stop: re.Match[str]) -> str:
    return stop[0][:-1] + stop[0][-1].upper()


MATHS = Rare(r"\$[^$\n]{1,400}\$", "$")


def doubled_word(card: Seen) -> str | None:
    for text in (card.question.replace(HIDDEN, " X "), card.answer):
        for first, second in pairwise(low_words(MATHS.sub(" ", text))):
            if first == second and first.isalpha() and not _says_twice(card.note.text, first):
                return f"“{first} {second}”"
    return None


def _says_twice(text: str, word: str) -> bool:
    return f" {word} {word} " in f" {' '.join(low_words(text))} "


def wrong_article(card: Seen) -> str | None:
    if not card.english:
        return None
    for text in (card.question, card.answer):
        for found in re.finditer(r"\b([Aa]) ([aeio]\w*)", text):
            if found[0].lower() not in card.note.text.lower() and not _sounds_like_consonant(
                found[2]
            ):
                return f"“{found[0]}”"
    return None


def _sounds_like_consonant(word: str) -> bool:
    return bool(re.match(r"(?:one|once|eu)", word.lower()))


def no_question_mark(card: Seen) -> str | None:
    if card.is_gap or not card.english:
        return None
    first = (low_words(card.question) or [""])[0]
    if first in QUESTION_WORDS | AUXILIARIES and not card.question.rstrip().endswith("?"):
        return "the question has no question mark"
    return None


AMOUNT = re.compile(r"[a-z] ?[=<>≈≤≥~]")
"""A letter that stands for an amount: *n = 34*."""


def lower_case_start(card: Seen) -> str | None:
    first = card.face.front.lstrip("*_\"“'([¿¡")[:1]
    if not first.islower():
        return None
    word = card.face.front.split(maxsplit=1)[0]
    if AMOUNT.match(card.face.front):
        return None
    if any(char.isupper() or char.isdigit() or char in "./_-" for char in word[1:]):
        return None
    return "it begins with a small letter"


def two_verbs(card: Seen) -> str | None:
    """`What does X is`, `what are the X is`: a finite verb too many."""
    if card.is_gap or not card.english:
        return None
    unquoted = QUOTED.sub(" x ", card.question)
    found = [word.lower() for word in words(unquoted)]
    if len(found) < 3 or found[0] not in QUESTION_WORDS:
        return None
    if found[1] in AUXILIARIES:
        return _finite_after(found[1], found[2:])
    return None


def _finite_after(auxiliary: str, found: list[str]) -> str | None:
    for word in found:
        if word in _OPENERS:
            return None
        if word in _FINITE:
            return f"“{auxiliary} … {word}” has a verb too many"
    return None


ASKED_TWICE = re.compile(
    r"(?:when|where|why|how)\b.{1,200}\bthe (?:moment|time|point|day|place|reason|way|case)\?$",
    re.I,
)


TWO_SUBJECTS = re.compile(
    r"\b(?:it|they|he|she|we) (?:you|we|they|he|she|it) [a-z]+(?:n't)?\b", re.I
)
BARE_NOUN = re.compile(
    r"what is (?!a |an |the |this |that |your |his |her |its |their |our |my |no |[^?]*['’]s )"
    r"(?:[a-z-]+ ){1,2}(?:rule|law|principle|effect|paradox|test|theorem|bias|fallacy|trap|curse"
    r"|method|model|pattern|problem|lesson|trick|hypothesis|ratio|score|index|window|loop)\?$",
    re.I,
)


def two_subjects(card: Seen) -> str | None:
    """`It you cannot improve it`: what a cut in the wrong place leaves behind."""
    if not card.english or card.is_gap:
        return None
    for text in (card.question, card.answer):
        found = TWO_SUBJECTS.search(text)
        if found and (found.start() == 0 or found[0].lower() not in card.note.text.lower()):
            return f"“{found[0]}”"
    return None


def no_article(card: Seen) -> str | None:
    """`What is two-minute rule?`"""
    if card.english and not card.is_gap and BARE_NOUN.match(card.question):
        return "its noun lacks an article"
    return None


HANGING = frozenset("than and or but that the a an because if when his its my your their".split())


def hanging(card: Seen) -> str | None:
    """`Why is it better to roll back than?`: the question was cut in the middle."""
    found = low_words(card.question)
    if not card.english or card.is_gap or not found or found[-1] not in HANGING:
        return None
    if found[-1] == "than" and found[0] in {"what", "who", "which"}:  # what is X cheaper than?
        return None
    return f"the question ends in “{found[-1]}”"


def passive_answer(card: Seen) -> str | None:
    """`What was the worst outage? Caused by …`: the answer is no answer to what."""
    if not card.english or card.is_gap or low_words(card.answer)[1:2] != ("by",):
        return None
    if re.match(r"(?:what|who) (?:is|are|was|were)\b", card.question, re.I):
        return "the answer does not fit the question"
    return None


def asked_twice(card: Seen) -> str | None:
    """`When is X the moment?`: the question word and the noun ask the same."""
    if card.english and not card.is_gap and ASKED_TWICE.match(card.question):
        return "the question word asks again for its last noun"
    return None


SPACED_COMMA = Rare(r"(?<=[^.\s])\s,(?:\s|$)", ",")
SPACED = Rare(r"(?<=[^.\s])\s[,;?](?:\s|$)", ",|;|?")
MARKS_TOGETHER = Rare(r"[,;:.]\?|\?\?|,,|;;|(?<!\w)\(\s*\)", "?|,,|;;|(")


def punctuation(card: Seen) -> str | None:
    shown = card.question.replace(HIDDEN, "x")
    # French sets a space before the others.
    spaced = SPACED_COMMA if card.context.language == "fr" else SPACED
    if spaced.search(shown) or MARKS_TOGETHER.search(shown):
        return "the punctuation is broken"
    return None


def capital_inside(card: Seen) -> str | None:
    """`According to X, The tests`: a capital left from the start of the sentence."""
    shown = card.question if not card.attributed else card.face.front
    if not card.english:
        return None
    for found in re.finditer(r"(?<=[a-z,] )([A-Z][a-z]*)\b(?! [&<>=])", shown):
        if found[1].lower() in _MIDDLE_CAPITALS and found[0] + " " not in card.note.text[1:]:
            return f"“{found[1]}” inside the sentence has a capital"
    return None


_AUXILIARY = "|".join(sorted(AUXILIARIES))
GARBLED = re.compile(
    rf"(?:why|how|when|where|what|who)(?: \w+)? (?:{_AUXILIARY})"
    r" (?:what|why|how|whether|perhaps|maybe|nope|hmm|well|okay|yes|if|because|but|and|or)\b"
    r"|.{1,300} but (?:it|they|he|she|we|you|this|that|there) "
    r"|what (?:does|do|did) .{1,120} say about (?:to|when|if|because|since|that|although) ",
    re.I | re.DOTALL,
)
"""An auxiliary with no subject behind it, a second clause turned with the first."""


def garbled(card: Seen) -> str | None:
    """`When is it cheaper but it can blow up?`, `when do what people say is?`"""
    if card.is_gap or not card.english or not card.question.rstrip().endswith("?"):
        return None
    unquoted = QUOTED.sub(" x ", card.question)
    if GARBLED.match(unquoted):
        return "it cannot be read as a question"
    if len(segment.sentences(unquoted)) > 1 and not card.is_list:
        return "several sentences were made into one question"
    return None


GATES = (
    Gate("garbled question", garbled, bars=Tier.DRAFT),
    Gate("stop inside", stop_inside, bars=Tier.DRAFT),
    Gate("label inside", label_inside, bars=Tier.DRAFT),
    Gate("doubled word", doubled_word),
    Gate("wrong article", wrong_article),
    Gate("no question mark", no_question_mark),
    Gate("lower-case start", lower_case_start),
    Gate("two verbs", two_verbs),
    Gate("two subjects", two_subjects),
    Gate("no article", no_article),
    Gate("hanging question", hanging),
    Gate("passive answer", passive_answer),
    Gate("asked twice", asked_twice),
    Gate("punctuation", punctuation),
    Gate("capital inside", capital_inside),
)
