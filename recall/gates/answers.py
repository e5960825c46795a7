"""Answers that say too much at once, break off, or say nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recall.cards import GapText, Tier
from recall.gates.gate import Gate
from recall.gates.seen import Seen, low_words, visible
from recall.language.clause import parse
from recall.language.rare import Rare
from recall.language.words import COORDINATORS, QUESTION_WORDS

WORDS_LIMIT = 200
"""Words of a card in all beyond which nobody could mend it."""

QUESTION_WORDS_LIMIT = 40
LIST_ANSWER_WORDS_LIMIT = 60

ANSWER_WORDS_LIMIT = 18
"""Words of an answer, its *because* not counted; strict readers call 15 short and 25 too long."""

GAP_WORDS_LIMIT = 8
CLAUSE_WORDS_LIMIT = 13
"""Words of a gap that a marker before it asks for: a reason, a contrast, a condition, a label."""

CLAUSES_LIMIT = 2
"""One more where *and* leads to the last: then they were meant as one answer."""

ENUMERATION_LIMIT = 6


def bare_question_word(card: Seen) -> str | None:
    """*Where*, *why*: an answer that asks instead of telling."""
    told = set(low_words(card.answer))
    if card.english and told & QUESTION_WORDS and told <= QUESTION_WORDS | COORDINATORS:
        return f"“{card.answer}” answers nothing"
    return None


def endless(card: Seen) -> str | None:
    if len(card.answer.split()) + len(card.question.split()) > WORDS_LIMIT:
        return f"it has more than {WORDS_LIMIT} words"
    return None


RUNS_ON = re.compile(r", (?:they|it|he|she|we|you|this|that) (?!is to say)[a-z]+ ")
SUBORDINATE = re.compile(
    r"(?:because )?(?:if|when|once|while|after|before|although|as|since)\b", re.I
)


def compound(card: Seen) -> str | None:
    """An answer that says several things at once."""
    if card.is_list:
        return None
    for answer in _hidden(card):
        if _ends_inside(answer, english=card.english):
            return "the answer has several sentences"
        if ";" in CITED.sub("", answer):
            return "the answer has several parts"
    return _idea_too_many(card) if card.is_gap else _clause_too_many(card)


CITED = Rare(r"\[[^\[\]\n]{1,200}\]", "[")


def _hidden(card: Seen) -> Iterator[str]:
    """Yield the answer, gap by gap where several are hidden together."""
    text = card.draft.wording
    if isinstance(text, GapText):
        yield from (visible(gap.answer) for gap in text.gaps if gap.slot == card.face.slot)
    else:
        yield card.answer


SENTENCE_END = Rare(
    r"(?P<last>(?<![^\s.!?])[^\s.!?]{0,40})[.!?]{1,4}[\"”»')]{0,2}\s[^\W_]", ".|!|?"
)
ABBREVIATED = frozenset(
    "e.g i.e vs etc dr mr mrs ms st no prof cf ca approx min max incl resp fig eq p pp ej sr sra"
    " dra núm pág aprox".split()
)


def _ends_inside(answer: str, *, english: bool) -> bool:
    """Tell whether a sentence ends before the answer does; elsewhere it begins with a capital."""
    return any(
        len(found["last"]) > 1
        and found["last"].lower() not in ABBREVIATED
        and (english or not answer[found.end() - 1].islower())
        for found in SENTENCE_END.finditer(answer)
    )


ARROW = Rare(r"\S ?(?:→|->|=>|⇒) ?\S", "->|=>|→|⇒")
LABELLED = Rare(r"[^\W\d]: \S", ": ")


def _idea_too_many(card: Seen) -> str | None:
    for answer in _hidden(card):
        if ARROW.search(answer):
            return "the gap hides what an arrow leads from and to"
        if LABELLED.search(answer):
            return "the gap hides a claim and its explanation"
    return None


def _clause_too_many(card: Seen) -> str | None:
    answer = card.answer
    if card.english and RUNS_ON.search(answer) and not SUBORDINATE.match(answer):
        return "the answer runs on into another claim"
    if card.english and _clauses(answer) > CLAUSES_LIMIT + (", and " in answer):
        return "the answer makes several claims"
    if answer.count(",") >= ENUMERATION_LIMIT:
        return "the answer is a long list"
    return None


def _clauses(answer: str) -> int:
    parts = re.split(r", (?:and |but |so |or )?| — | – | - |: ", answer)
    return sum(1 for part in parts if parse(part) is not None)


def too_long(card: Seen) -> str | None:
    limit = LIST_ANSWER_WORDS_LIMIT if card.is_list else ANSWER_WORDS_LIMIT
    if not card.is_gap and _length(card.answer) > limit:
        return f"the answer has more than {limit} words"
    if len(card.question.split()) > QUESTION_WORDS_LIMIT + (limit if card.is_list else 0):
        return f"the question has more than {QUESTION_WORDS_LIMIT} words"
    return None


def _length(answer: str) -> int:
    """Return the words of an answer that tell something: marks between them are none."""
    found = [word for word in answer.split() if any(map(str.isalnum, word))]
    return len(found) - (found[0].lower() in {"because", "porque"} if found else 0)


MARKED = re.compile(
    r"(?:[:,;]|\b(?:because|since|but|not|instead|so|if|when|whenever|unless|until|once|whereas|while"
    r"|than|rather|that|by|to|is|are|was|were|means|porque|sino|pero|no|si|cuando|hasta|mientras"
    r"|para|que|es|son|sino (?:por|en|de|con|a|para)|weil|wenn|sondern|dass|damit|perché|che"
    r"|quando|mais|ma|ist|est))\s*[\"“«*_(]*$",
    re.IGNORECASE,
)
"""What asks for a clause, right before a gap."""


def long_gap(card: Seen) -> str | None:
    """A gap that hides more than one idea: a tail that could be anything."""
    text = card.draft.wording
    if not isinstance(text, GapText) or card.is_list:
        return None
    before = ""
    for piece in text.pieces:
        if isinstance(piece, str):
            before = piece
            continue
        hidden = _length(visible(piece.answer)) if piece.slot == card.face.slot else 0
        if hidden > GAP_WORDS_LIMIT:
            limit = CLAUSE_WORDS_LIMIT if MARKED.search(before[-40:]) else GAP_WORDS_LIMIT
            if hidden > limit:
                return f"the gap hides more than {limit} words"
        before = piece.answer
    return None


BREAKS_OFF = {
    "en": frozenset("a an the and or but because if than very".split()),
    "es": frozenset(
        "el la los las un una unos unas y e o u pero porque si que de del al con en por para sin"
        " muy más".split()
    ),
}


DEGREES = frozenset({"más"})
"""Words that may end a sentence as well, where the note has a stop behind them."""


def unfinished(card: Seen) -> str | None:
    """A card that stops in the middle of a sentence, as its author may have."""
    whole = card.full if card.is_gap else card.answer
    if whole.rstrip(" \"'”»)").endswith(("...", "…")) and not whole.endswith("[…]"):
        return "the sentence breaks off"
    found = low_words(whole)
    last = found[-1] if found else ""
    if last in DEGREES and re.search(rf"(?<!\w){last}(?:\W*\Z|[.;,:!?])", card.source, re.I):
        return None
    if last in BREAKS_OFF.get(card.context.language, ()) and not _is_quoted(whole, last):
        return f"the sentence breaks off after “{last}”"
    return None


def _is_quoted(text: str, word: str) -> bool:
    """Tell whether the text ends in the word as a word that is spoken of."""
    return not text.rstrip(" .!?").lower().endswith(word)


GATES = (
    Gate("endless", endless, bars=Tier.DRAFT),
    Gate("bare question word", bare_question_word, bars=Tier.DRAFT),
    Gate("compound answer", compound),
    Gate("too long", too_long),
    Gate("long gap", long_gap),
    Gate("unfinished", unfinished),
)
