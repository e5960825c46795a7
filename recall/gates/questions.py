"""Questions that ask nothing, too much, or nearly give the choice of two."""

from __future__ import annotations

import re

from recall.cards import HIDDEN, Tier
from recall.gates.gate import Gate
from recall.gates.seen import Seen, stems, words
from recall.language.clause import parse
from recall.language.words import AUXILIARIES, CONTRACTED, COORDINATORS, QUESTION_WORDS

QUESTION_WORDS_LIMIT = 40
ANSWER_WORDS_LIMIT = 40
LIST_ANSWER_WORDS_LIMIT = 60
WORDS_LIMIT = 200
"""Words in all beyond which nobody could mend it."""

CLAUSES_LIMIT = 2
ENUMERATION_LIMIT = 6


def empty(card: Seen) -> str | None:
    if not words(card.question.replace(HIDDEN, "")):
        return "there is no question"
    if not any(char.isalnum() for char in card.answer):
        return "there is no answer"
    if _key(card.question) == _key(card.answer):
        return "the answer is the question"
    return None


def _key(text: str) -> str:
    return " ".join(words(text.lower()))


VAGUE = re.compile(
    r"(?:what|how) about\b|what (?:did|does|do|has|have) .{1,80}?"
    r" (?:say|said|think|mention|talk about|tell us)(?: about .{1,200})?\?"
    r"|what (?:is|are) (?:it|this|that|these|those|they)\?|(?:why|how|what|who|when|where)\?",
    re.IGNORECASE,
)


QUOTES_NO_CLAIM = re.compile(r"\bmean by [\"“](?:what|who|how|when|where|why) ", re.I)


def vague(card: Seen) -> str | None:
    """A question with many right answers: `What about X?`, `What does S say?`."""
    if not card.english:
        return None
    if QUOTES_NO_CLAIM.search(card.question):
        return "what it quotes is no claim"
    if VAGUE.match(card.question) and "mean" not in card.question:
        return "many answers would be right"
    return None


GENERIC = frozenset(
    "method methods result results finding findings limitation limitations note example examples"
    " conclusion conclusions takeaway takeaways pro pros con cons summary goal goals rule tip tips"
    " question answer reason definition problem solution idea point abstract background setup"
    " context insight insights lesson lessons update intro caveat caveats advantage disadvantage"
    " advantages disadvantages risk risks challenge challenges approach task quote".split()
)
"""Labels that stand in every talk; without more they ask for nothing in particular."""


def bare_question_word(card: Seen) -> str | None:
    """*Where*, *why*: an answer that asks instead of telling."""
    told = set(words(card.answer.lower()))
    if card.english and told & QUESTION_WORDS and told <= QUESTION_WORDS | COORDINATORS:
        return f"“{card.answer}” answers nothing"
    return None


FRAME = frozenset("what which is are was were the a an his her their its main does mean".split())

LABEL = re.compile(r"\w: \[…\]$")
"""A term and what it is: one word of content asks enough, as `what is toil?` does."""


def too_little(card: Seen) -> str | None:
    """A question without a single word of content of its own."""
    asked = _without_speaker(card)
    content = stems(asked, card.context.language)
    if not content:
        return "the question says nothing of what it asks about"
    if card.english and not card.is_list and set(words(asked.lower())) - FRAME <= GENERIC:
        return "the question could be asked of any talk"
    if card.is_gap and not card.is_list and len(content) < 2 and not LABEL.search(asked):
        return "too little stands around the gap"
    return None


def _without_speaker(card: Seen) -> str:
    speaker = card.context.speaker
    return card.question.replace(speaker, " ") if speaker else card.question


def yes_or_no(card: Seen) -> str | None:
    if not card.english or card.is_gap:
        return None
    first = (words(card.question.lower()) or [""])[0]
    if first in AUXILIARIES | CONTRACTED:
        return "it can be answered with yes or no"
    if re.match(r"(?:yes|no)\b(?! \w+ is)[,.;:]?", card.answer.lower()) and not card.is_list:
        return "it can be answered with yes or no" if _bare_verdict(card.answer) else None
    return None


def _bare_verdict(answer: str) -> bool:
    return bool(re.match(r"(?:yes|no)(?:[,.;:!]|$)", answer.lower()))


EITHER_OR = re.compile(
    r"(?:which|who|what) (?:is|are|was|were|works?|comes?)\b.{1,80}?[,:] .{1,80}? or .{1,80}?\?"
    r"|whether .{1,80}? or ",
    re.IGNORECASE,
)


def either_or(card: Seen) -> str | None:
    if card.english and not card.is_gap and EITHER_OR.match(card.question):
        return "it gives the choice of two answers"
    return None


RUNS_ON = re.compile(r", (?:they|it|he|she|we|you|this|that) (?!is to say)[a-z]+ ")
SUBORDINATE = re.compile(
    r"(?:because )?(?:if|when|once|while|after|before|although|as|since)\b", re.I
)


def compound(card: Seen) -> str | None:
    """An answer that says several things at once."""
    if card.is_list or card.is_gap:
        return None
    answer = card.answer
    if re.search(r"[.!?] +[A-ZÁÉÍÓÚÑ¿¡]", answer) and not _abbreviates(answer):
        return "the answer has several sentences"
    if card.english and RUNS_ON.search(answer) and not SUBORDINATE.match(answer):
        return "the answer runs on into another claim"
    if answer.count(";") >= 1:
        return "the answer has several parts"
    if card.english and _clauses(answer) > CLAUSES_LIMIT:
        return "the answer makes several claims"
    if answer.count(",") >= ENUMERATION_LIMIT:
        return "the answer is a long list"
    return None


def _abbreviates(text: str) -> bool:
    return bool(re.search(r"\b(?:e\.g|i\.e|vs|etc|Dr|Mr|Mrs|St|No|[A-Z])\. ", text))


def _clauses(answer: str) -> int:
    parts = re.split(r", (?:and |but |so |or )?| — | – | - |: ", answer)
    return sum(1 for part in parts if parse(part) is not None)


def endless(card: Seen) -> str | None:
    if len(card.answer.split()) + len(card.question.split()) > WORDS_LIMIT:
        return f"it has more than {WORDS_LIMIT} words"
    return None


def too_long(card: Seen) -> str | None:
    limit = LIST_ANSWER_WORDS_LIMIT if card.is_list else ANSWER_WORDS_LIMIT
    if len(card.answer.split()) > limit:
        return f"the answer has more than {limit} words"
    if len(card.question.split()) > QUESTION_WORDS_LIMIT + (limit if card.is_list else 0):
        return f"the question has more than {QUESTION_WORDS_LIMIT} words"
    return None


GATES = (
    Gate("empty", empty, bars=Tier.DRAFT),
    Gate("endless", endless, bars=Tier.DRAFT),
    Gate("bare question word", bare_question_word, bars=Tier.DRAFT),
    Gate("vague question", vague),
    Gate("too little asked", too_little),
    Gate("yes or no", yes_or_no),
    Gate("either or", either_or),
    Gate("compound answer", compound),
    Gate("too long", too_long),
)
