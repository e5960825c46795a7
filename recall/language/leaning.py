"""Sentences that lean on what stands before them: *then*, *the new ones*, a verb without its subject."""

from __future__ import annotations

import re
from functools import lru_cache

from recall.language.clause import PREPOSITIONS
from recall.language.tokens import Token, tokens
from recall.language.verbs import Form, has_form, noun_too
from recall.language.words import (
    ARTICLES,
    AUXILIARIES,
    FUNCTION_WORDS,
    NUMBER_WORDS,
    POSSESSIVES,
    content_words,
)

GOES_ON = re.compile(
    r"(?:Now|Then|Next|Afterwards?|Meanwhile|Since then|From then on|After that|Before that|By then"
    r"|In the end|Eventually|Thereafter|Even then|Even so|Likewise|Similarly|Conversely|Otherwise"
    r"|Instead(?! of)|By contrast|In contrast|More seriously|Of the (?:first|last|other))\b"
    r"|(?:Again|Earlier|Later|Still|Sooner|Elsewhere|Longer|Shorter|Cheaper|Faster|Below|Above|Beyond), "
    r"|(?:Below|Above|Under|Over|Beyond|Past|Before|After|At|By|In) (?:\d[\d.,]*|[a-z]+|[A-Z]\w+),? it\b"
    r"|(?:More|Less|Fewer|Without|With|After|Before|Beyond|Besides|Until) (?:than )?(?:that|it|them|those)\b"
    r"|(?:Only )?[Tt]he (?:\w+ )?"
    r"(?:first|second|third|fourth|fifth|last|next|other|others|former|latter|opposite|same)(?: one)?"
    r" (?:was|is|had|did|went|came|took|never|has|are|were|gets?|needs?|can|could|will|would|may)\b"
    r"|(?:(?!(?:[Ii]f|[Ww]hen)\b)[\w'’-]+ ){1,3}"
    r"(?:is|are|was|were|can|do|does|did)(?: [\w'’-]+){0,2} too(?=[.,;:]|$)"
    r"|(?:Same|Ditto)(?: (?:for|with|goes|in|at|but|story|thing))?\b"
    r"|(?:Simple|Easy|Boring|Cheap|Ugly|Crude|Obvious|Tricky|Sad|Funny|Nice|Harsh|Brutal),? (?:and|but|yet) (?:it|they|that)\b"
    r"|There,? (?:the|it|they|he|she|a|an|nobody|everybody|only|\d[\d.,]*) "
    r"|Those (?:that|who) (?:do|did|don't|didn't|does|can|could|cannot) (?!\w+ing\b)"
    r"|That(?:'s| is| was) (?:why|how|when|where|because)\b"
    r"|Once (?:[a-z]+ed|fixed|done|built|gone|cut|set|known|shown|found|told|left|made)(?: again)?, "
)
"""Beginnings of what came of the sentence before, or counts on from it."""

OF_WHAT = (
    r"solution|fix|remedy|cure|workaround|result|outcome|upshot|consequence|reason|cause|explanation"
    r"|mechanism|countermeasure|antidote"
)
OF_THAT = re.compile(
    rf"(?:{OF_WHAT}|moral|effect|why|how come|why so)(?: (?-i:[A-Z]|\d)\b)?(?: \([^()]{{1,40}}\))?(?::| ?(?:→|->|=>|=|–|—)) "
    rf"|(?:the|his|her|their|my|our|its) (?:[\w-]+ )?(?:{OF_WHAT}|catch|snag|rejoinder)"
    r"(?:,? (?:he|she|they) (?:says?|said|thinks?|suspects?),?|, [\w ]{1,30},)?"
    r"(?:: | (?:is|was|are|were|turned|lay|lies|seems?|came|costs?|took|works?|worked)\b)",
    re.IGNORECASE,
)
"""What something is the cure, the reason or the result of, only the words before it say."""


STRESS = re.compile(r"[*_]{1,3}")
FRONT = 80
"""Characters at the front of a text in which its stress is left out before it is looked at."""


def unstressed(text: str) -> str:
    """Return the text without the stars of a label at its front: `**Fix:** store both`."""
    return f"{STRESS.sub('', text[:FRONT])}{text[FRONT:]}" if text[:1] in "*_" else text


def is_of_that(text: str) -> bool:
    """Tell whether the text names the cure, the reason or the result of what stands before it."""
    return OF_THAT.match(unstressed(text)) is not None


BEFORE_ITS_OBJECT = ARTICLES | POSSESSIVES | NUMBER_WORDS.keys() | frozenset(
    "about roughly around nearly almost only than over under up from every all both".split()
)  # fmt: skip

ONES = frozenset({"one", "ones"})
OF_THESE = frozenset({"the", "a", "an", "another", "each", "every"})
MOST_BETWEEN = 2
"""Words between *the* and *one* in *the new thistle one*."""


@lru_cache(maxsize=64)
def goes_on(text: str) -> bool:
    """Tell whether the text begins with what only the words before it explain."""
    if GOES_ON.match(text) or DOES_SO.match(text) or FRONTED.match(text) or is_of_that(text):
        return True
    return begins_with_verb(text) or one_of_what(text)


FRONTED = re.compile(
    r"(?:With|Without|After|Before|By|On|Since|Until|Under|Over) (?:[\w'’.-]+ ){0,4}[\w'’.-]+,? it"
    r" (?!is |was |will be |rain|snow|seem|take|took|help|pay|make|depend|feel|get)"
)
"""*With two meals it went down*: what went down stands in no phrase before it."""

DOES_SO = re.compile(
    r"(?:(?!to\b|you\b|who\b)[\w-]+ ){1,4}(?:do|does|did) (?:it|so|this|that|the same)(?! (?:\w+ )?(?:to|as)\b)\b"
    r"|(?:(?:The|Later the|Then the|Now the) same) [\w-]+(?! (?:[\w-]+ ){0,4}as\b)\b"
)
"""*A sonar does it in an afternoon*: what, the sentence before said."""


def begins_with_verb(text: str) -> bool:
    """Tell whether the text tells what something does that stood before: *Recovers 2 of 3 points*."""
    words = tokens(text)
    if len(words) < 3:
        return False
    first, after = words[0].key, words[1].key
    if first == "cost" and (
        after[:1].isdigit() or after in NUMBER_WORDS or after in {"about", "only"}
    ):
        return not text[words[0].end : words[1].start].strip()
    if not has_form(first, Form.THIRD):
        return False
    if text[words[0].end : words[1].start].strip():
        return False
    if after[:1].isdigit() or after in BEFORE_ITS_OBJECT:
        return not noun_too(words[0].key) or not _has_other_verb(words)
    return after in PREPOSITIONS and not noun_too(words[0].key)


def _has_other_verb(words: tuple[Token, ...]) -> bool:
    """Tell whether a sure verb follows: then the first word was the noun that it is said of."""
    return any(
        word.key in AUXILIARIES or (has_form(word.key, Form.THIRD) and not noun_too(word.key))
        for word in words[1:]
    )


def one_of_what(text: str) -> bool:
    """Tell whether *the new ones* comes before anything is named that they could be ones of."""
    words = tokens(text)
    for at, word in enumerate(words):
        if word.key == "ones" and at == 1 and words[0].key not in FUNCTION_WORDS | ONES:
            return True  # *longer ones leave people groggy*
        if word.key not in ONES or at < 2:
            continue
        opens = next(
            (
                back
                for back in range(at - 2, max(-1, at - 2 - MOST_BETWEEN), -1)
                if words[back].key in OF_THESE
            ),
            None,
        )
        if opens is None or words[at - 1].key in FUNCTION_WORDS:
            continue
        return not content_words(text[: words[opens].start])
    return False


def names_again(text: str, before: str) -> bool:
    """Tell whether the sentence is about *the X*, where the one before it told of *an X*."""
    words = tokens(text)
    if len(words) < 3 or words[0].key != "the":
        return False
    first, second = words[1], words[2]
    ends = second.key in FUNCTION_WORDS - PREPOSITIONS or _acts(second)
    return ends and first.key not in FUNCTION_WORDS and first.key in _introduced(before)


INTRODUCES = frozenset({"a", "an", "another", "one", "every", "each"})
FEW = 3
"""Words behind *a* of which one is what it tells of."""


def _introduced(text: str) -> frozenset[str]:
    words = tokens(text)
    return frozenset(
        noun.key
        for at, word in enumerate(words)
        if word.key in INTRODUCES
        for noun in words[at + 1 : at + 1 + FEW]
    )


def _acts(word: Token) -> bool:
    return has_form(word.key, Form.THIRD, Form.PAST) and not (
        noun_too(word.key) and not has_form(word.key, Form.THIRD)
    )
