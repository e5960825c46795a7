"""Labels before a colon: a term that is defined, a topic that a statement is about, or neither."""

from __future__ import annotations

import re

from recall.language import segment
from recall.language.clause import DETERMINERS, FIXED, Clause, parse
from recall.language.tokens import Token, tokens
from recall.language.verbs import Form, has_form
from recall.language.words import NUMBER_WORDS

LABELS = frozenset(
    "pros cons pro con example examples source sources link links tool tools date question questions"
    " answer result results problem problems idea ideas note notes tip tips summary conclusion context"
    " background takeaway takeaways lesson lessons quote quotes goal goals todo action actions next"
    " why how what when where who speaker host guest topic video paper book books benefits drawbacks"
    " advantages disadvantages challenges challenge solution solutions warning caveat caveats insight"
    " insights key main point points reference references resources further misc other others important"
    " interesting bonus update edit step steps part chapter section demo slides repo code bottom line"
    " rule advice recommendation recommendations prediction predictions opinion thoughts reminder fun fact".split()
)
"""Labels that name a kind of remark and no thing that could be defined."""

NAMED = re.compile(
    r"(?:the )?(?:[\w'’-]+ ){1,4}(?:law|paradox|principle|rule|effect|theorem|hypothesis|fallacy|razor|lesson"
    r"|syndrome|conjecture|bias|curse)",
    re.IGNORECASE,
)
RESTRICTS = re.compile(
    r" (?:that|which|who|where|whose|for|of|to|about|in which|used|with|between|when|designed|made|\w+ing) "
)


MOST = re.compile(
    r"(?:(?:the|my|our|your|their|his|her) )?(?:single )?"
    r"(?:best|worst|biggest|hardest|main|greatest|largest|smallest|[a-z]{2,}iest|[a-z]{4,}est|(?:most|least) [a-z]+)"
    r"(?: [a-z-]+){1,3}",
    re.IGNORECASE,
)


def is_the_most(label: str) -> bool:
    """Tell whether the label asks for one thing of its kind: *the biggest win*."""
    return bool(MOST.fullmatch(label)) and not has_form(label.split()[0].lower(), Form.BASE)


def is_phrase(meaning: str) -> bool:
    """Tell whether the words are a noun phrase, as a definition is, and no list or sentence."""
    words = tokens(meaning)
    if len(words) < 3:
        return False
    first = words[0].key
    if first in {
        "it",
        "they",
        "this",
        "that",
        "we",
        "you",
        "i",
        "he",
        "she",
        "there",
        "is",
        "are",
        "not",
        "no",
        "very",
        "too",
    }:
        return False
    if meaning.count(",") >= 2 and not re.search(r"\b(?:that|which|where|when)\b", meaning):
        return False
    clause = parse(APPROXIMATELY.sub("", meaning))
    if clause is None or not (clause.sure or _is_likely(clause)):
        return True
    return first in {"a", "an", "the", "when", "how", "what", "any", "whatever"} and bool(
        RESTRICTS.search(clause.subject + " ")
    )


APPROXIMATELY = re.compile(
    r"(?:about|around|roughly|only|up to|at least|at most|over|under) (?=\d)", re.I
)
CONDITION = re.compile(
    r"(?:If|When|Once|Unless|Without|Because|After|Before) [^,]+, (?P<main>.+)", re.I
)
NO_TOPIC = frozenset(
    "and or vs versus as i we you he she it they this that these those not no".split()
)
POINTS_BACK = frozenset("it they them this that these those he she its their there".split())
NAME = re.compile(r"[A-Z][a-z'’-]+(?: [A-Z][a-z'’-]+)+")


def topic_of(text: str) -> tuple[str, str] | None:
    """Return the topic before a colon and the statement about it: *Chinchilla: 20 tokens are best*.

    None where the label is a claim or a name, or what follows defines or lists something.
    """
    cut = segment.at_colon(text)
    if cut is None or not _is_topic(cut[0]):
        return None
    first = segment.sentences(cut[1])[0]
    return cut if not is_phrase(first) and _is_statement(first) else None


def _is_topic(label: str) -> bool:
    words = tokens(label)
    if (
        not 1 <= len(words) <= 4
        or is_the_most(label)
        or NAMED.fullmatch(label)
        or NAME.fullmatch(label)
    ):
        return False
    if words[0].key in {"never", "always", "do", "don't", "just"} or _commands(words):
        return False
    keys = {word.key for word in words}
    if words[0].key in LABELS or words[-1].key in LABELS or keys & (NO_TOPIC | FIXED):
        return False
    if re.search(r"[.,;!?\d]", label) or keys & NUMBER_WORDS.keys():
        return False
    return parse(label) is None


def _commands(words: tuple[Token, ...]) -> bool:
    """Tell whether the label begins with a verb and what it is done to: *keep the pan hot*."""
    verb = has_form(words[0].key, Form.BASE) and len(words) > 1
    return verb and words[1].key in DETERMINERS


def _is_statement(text: str) -> bool:
    bare = APPROXIMATELY.sub("", text)
    if (led := CONDITION.match(bare)) is not None:
        bare = led["main"]
    words = tokens(bare)
    clause = parse(bare) if words and words[0].key not in POINTS_BACK else None
    if clause is None or "," in clause.subject or f"{clause.subject}," in bare:
        return False
    return segment.is_clause(bare) or _is_likely(clause)


def _is_likely(clause: Clause) -> bool:
    """Tell whether the only verb there could be is one of today: *quality drops after …*."""
    named = len(clause.subject.split()) <= 8 and clause.form in {Form.BASE, Form.THIRD}
    return clause.lone and named and len(clause.rest.split()) >= 2
