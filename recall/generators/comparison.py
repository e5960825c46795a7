"""*X is like Y*, *think of X as Y*, *X as a Y: …*: what is compared to what."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recall.drafts import Draft
from recall.generators.drafting import ask, gap
from recall.generators.setting import each_in_setting, read_in_place
from recall.language import segment
from recall.language.clause import COPULAS, POINTERS, number_of, parse
from recall.language.rare import Rare
from recall.language.reading import Claim
from recall.language.realise import lower_first
from recall.language.tokens import key_of
from recall.language.words import content_words, says_little
from recall.notes import Context, Note

LIKE = Rare(
    r"(?P<x>.+?) (?:is|are|was|were|feels|works) (?:(?:a bit|a lot|much|sort of|kind of|really|basically|just|very much) )?like (?P<y>.+)",
    "like ",
    flags=re.DOTALL,
)
COMPARES = Rare(
    r"(?P<who>[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+){0,3}) (?:also )?(?:compares?|compared|likens?|likened)"
    r" (?P<x>[^:;]+?) (?:to|with) (?P<y>[^:;]+)(?:[:;] (?P<more>.+))?",
    "compare|liken",
    flags=re.DOTALL,
)
THINK_OF = Rare(
    r"(?:Think of|See|Treat|View|Consider) (?P<x>.+?) (?:as|like) (?P<y>.+)",
    "Consider|See|Think of|Treat|View",
    flags=re.DOTALL,
)
AS_A = re.compile(r"(?P<x>[^,;:]{3,60}?) as (?P<y>(?:an?|the) [^,;:]{2,60})")
BECAUSE = re.compile(r",? because |[,;] so | - | – | — |: ")


class Comparison:
    """Asks what something is compared to, and in what way it is alike."""

    name = "comparison"

    def draft(self, note: Note, context: Context) -> Iterator[Draft]:
        if note.children:
            return
        for claim in each_in_setting(read_in_place(note, context).claims):
            yield from _compares(note, claim)
            yield from _like(note, claim)
            yield from _as_a(note, claim)
            yield from _than(note, claim)
            yield from _more_about(note, claim)


def _compares(note: Note, claim: Claim) -> Iterator[Draft]:
    found = COMPARES.fullmatch(claim.bare)
    if found:
        yield ask(
            note, claim, f"What does {found['who']} compare {found['x']} to", found["y"],
            pattern="comparison", confidence=0.87, extra=found["more"] or "", attribute=False,
        )  # fmt: skip


def _like(note: Note, claim: Claim) -> Iterator[Draft]:
    found = LIKE.fullmatch(claim.bare)
    thought = THINK_OF.fullmatch(claim.bare)
    match = found or thought
    if not match or (found and not _is_subject(found["x"], claim.bare)):
        return
    answer = BECAUSE.split(match["y"])[0]
    if len(answer.split()) < 2 or len(answer.split()) > 16:
        return
    x = lower_first(match["x"])
    if claim.name:
        question = f"What does {claim.name} compare {x} to"
        yield ask(
            note, claim, question, answer, pattern="comparison", confidence=0.86, attribute=False
        )
    else:
        yield ask(
            note,
            claim,
            f"What can {x} be compared to",
            answer,
            pattern="comparison",
            confidence=0.8,
        )


def _is_subject(x: str, text: str) -> bool:
    """Tell whether the words before *is like* are a whole subject and no clause of their own."""
    clause = parse(text)
    first = key_of(x.split()[0])
    pronoun = first in POINTERS and len(x.split()) == 1
    return clause is not None and clause.subject == x.strip() and not pronoun


def _as_a(note: Note, claim: Claim) -> Iterator[Draft]:
    cut = segment.at_colon(claim.bare)
    found = AS_A.fullmatch(cut[0]) if cut else None
    if not cut or not found or parse(cut[0]) is not None:
        return
    clause = parse(cut[1])
    if clause is None or len(cut[1].split()) < 4:
        return
    verb = "are" if _is_plural(found["x"]) else "is"
    question = f"in what way {verb} {lower_first(found['x'])} like {found['y']}"
    yield ask(note, claim, question, cut[1], pattern="as-a", confidence=0.85)


THAN = re.compile(
    r"(?P<how>(?:(?:much|far|even|still|always|often|usually|way) )?(?:more [a-z]+|less [a-z]+|better|worse|[a-z]{2,10}er)) than (?P<y>.+)",
    re.DOTALL,
)


LONGER_THAN = re.compile(
    r"(?P<how>(?:(?:much|far|even|still|always|often|usually) )?(?:more|less|better|worse|[a-z]{2,10}er) (?!of |than )[a-z][^,;]{3,30}?) than (?P<y>[^,;]{3,50})",
)


WEIGHS = frozenset("matter weigh cost count last earn predict help teach".split())
"""Verbs that measure one thing against another: *tools matter more than prompts*."""


MORE_ABOUT = Rare(
    r"(?P<before>.+ (?:more|less|better|worse) (?P<link>about|on|from|in|for|to|by|at|with|through) )(?P<x>[^,;:]{3,50}?)(?P<after> than (?P=link) [^,;:]{3,60})",
    " than ",
    flags=re.DOTALL,
)


def _more_about(note: Note, claim: Claim) -> Iterator[Draft]:
    """*People care more about X than about Y* hides X."""
    found = MORE_ABOUT.fullmatch(claim.bare)
    if found and parse(found["before"]) is not None:
        yield gap(
            note,
            claim,
            found["before"],
            found["x"],
            found["after"],
            pattern="than",
            confidence=0.83,
        )


def _how_much(note: Note, claim: Claim, part: str, found: re.Match[str]) -> Draft:
    """*Cold dough is easier to score than warm dough* hides in what way it is more."""
    start = part.rindex(found[0])
    end = start + found.end("how")
    sure = 0.79 if content_words(found["how"]) else 0.5
    return gap(
        note, claim, part[:start], part[start:end], part[end:], pattern="than", confidence=sure
    )


def _than(note: Note, claim: Claim) -> Iterator[Draft]:
    """*X is cheaper than Y* hides what X is cheaper than."""
    for part in segment.splices(claim.bare):
        clause = parse(part)
        if (
            clause is None
            or not (clause.auxiliary in COPULAS or clause.lemma in WEIGHS)
            or clause.negative
        ):
            continue
        found = THAN.fullmatch(clause.rest)
        longer = LONGER_THAN.fullmatch(clause.rest)
        if not (found or longer) or clause.pointing:
            continue
        if found is None:
            assert longer is not None
            yield _how_much(note, claim, part, longer)
            return
        answer = re.split(r", | because | since |; ", found["y"])[0]
        words = content_words(answer)
        if says_little(words) or len(answer.split()) > 12:
            continue
        cut = part.rindex(found["y"])
        answer = _without_circumstance(answer)
        after = part[cut + len(answer) :]
        yield gap(note, claim, part[:cut], answer, after, pattern="than", confidence=0.8)
        return


CIRCUMSTANCE = re.compile(r" (?:in|on|at|over|during|by|after|when|if|whenever|once|for|under) ")
"""After these a comparison goes on about its circumstances: *… than annuals in the long run*."""


def _without_circumstance(answer: str) -> str:
    shorter = segment.up_to(answer, CIRCUMSTANCE)
    return answer if says_little(content_words(shorter)) else shorter


def _is_plural(subject: str) -> bool:
    return number_of(subject) == "plural"
