"""Reasons in clipped notes: *exports 6.3 d bc shippers come early*, *X instead of Y, because Z*."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recall.cards import Question
from recall.drafts import Draft
from recall.generators.jotted import CLAUSE_WORDS, Jotted, gap_in, idea_at, jotted
from recall.language.clause import parse
from recall.language.clipped import Thought
from recall.language.rare import Rare
from recall.language.realise import lower_first, no_stop, upper_first
from recall.language.style import is_fragment
from recall.language.tokens import fold, has_folded, outside, tokens, unfold
from recall.language.words import content_words, words
from recall.notes import Context, Note

BECAUSE = Rare(
    r",? (?:bc|b/c|bcs|bcos|cuz|coz|cos|because|due to|thanks to|thx to)\.? (?!of\b)",
    "b/c|bc|because|cos|coz|cuz|due to|thanks to|thx to",
)
"""What a reason follows; *since* and *as* tell of times as well."""

OF = Rare(r",? (?:bc|b/c|bcs|because) of ", " of ")
INSTEAD = Rare(
    r"(?P<what>[^,;:.]{1,70}?) (?P<mark>instead of|rather than|over|not) (?P<other>[^,;:.]{1,60}?),?"
    r" (?:because|since|as|bc|b/c) (?P<why>.+)",
    "instead of|not|over|rather than",
    flags=re.DOTALL,
)


class JottedReason:
    """Hides the reason of a note without a verb, or asks why one thing is taken for another."""

    name = "jotted-reason"

    def draft(self, note: Note, context: Context) -> Iterator[Draft]:
        if context.language != "en":
            return
        claim = None if note.children else jotted(note, context)
        if claim is None:
            return
        for thought in claim.thoughts:
            yield from _reason(claim, thought)
        yield from _instead(claim)


def _reason(claim: Jotted, thought: Thought) -> Iterator[Draft]:
    found = outside(thought.text, OF) or outside(thought.text, BECAUSE)
    if len(found) != 1:
        return
    effect = thought.text[: found[0].start()]
    written_out = "because" in found[0][0] or "to" in found[0][0].split()
    if written_out and not is_fragment(effect):
        return  # a whole sentence is asked why
    if len(words(effect)) < 2 or not content_words(effect):
        return
    place = idea_at(claim.text, thought.start + found[0].end(), thought.end)
    if place is None or tokens(claim.text[slice(*place)])[0].key in POINTS:
        return
    yield from gap_in(claim, *place, pattern="jotted-reason", confidence=0.82)


POINTS = frozenset("it this that they he she these those".split())


def _instead(claim: Jotted) -> Iterator[Draft]:
    """*`X` instead of `Y`, because Z* asks why X instead of Y; it has no verb to turn."""
    first = claim.thoughts[0].text if claim.thoughts else ""
    found = INSTEAD.fullmatch(first)
    if found is None or parse(found["what"]) is not None or len(tokens(found["what"])) > 5:
        return
    reason = no_stop(found["why"])
    if not 3 <= len(tokens(reason)) <= CLAUSE_WORDS + 3 or len(tokens(found["other"])) > 5:
        return
    mark = "instead of" if found["mark"] == "not" else found["mark"]
    question = f"why {lower_first(found['what'])} {mark} {found['other']}?"
    yield Draft(
        Question(
            unfold(upper_first(question), claim.stretches),
            unfold(f"Because {lower_first(reason)}", claim.stretches),
        ),
        claim.note.span,
        "why-instead",
        claim.extra,
        0.82 if _is_named(found["what"]) else 0.77,
    )


def _is_named(what: str) -> bool:
    return has_folded(fold(what).text) or len(words(what)) > 1
