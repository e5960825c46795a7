"""What stands before and after a colon: a claim and its explanation, examples, or why it is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from recall.cards import Question
from recall.drafts import Draft
from recall.generators.drafting import ask, listed
from recall.generators.imperative import imperative
from recall.language import segment
from recall.language.clause import parse
from recall.language.reading import Claim, read
from recall.language.realise import inverted, lower_first, no_stop
from recall.language.tokens import key_of, outside, tokens
from recall.language.words import NUMBER_WORDS
from recall.notes import Context, Note

WRONG = re.compile(
    r".+ (?:is|are|was|were) (?:(?:completely|just|simply|mostly|probably|totally|partly) )?(?:wrong|mistaken|a myth|overrated|false|misleading|a mistake|a trap|right|underrated|a lie|nonsense|dead)",
)
LIST_COMMA = re.compile(r", (?:and |or )?| and | or |; ")


class Explanation:
    """Asks what is meant by the claim before a colon, or which examples it has."""

    name = "explanation"

    def draft(self, note: Note, context: Context) -> Iterator[Draft]:
        if note.children:
            return
        for claim in read(note, context).claims:
            cut = segment.at_colon(claim.bare)
            if cut is None or claim.text.rstrip().endswith("?"):
                continue
            yield from _explained(note, claim, no_stop(cut[0]), cut[1])


def _explained(note: Note, claim: Claim, left: str, right: str) -> Iterator[Draft]:
    clause = parse(left)
    if (advice := imperative(left)) and len(tokens(left)) >= 2 and _is_clause(right):
        yield ask(
            note, claim, f"why should you {advice}", right, pattern="explained", confidence=0.82
        )
        return
    if clause is None or not clause.likely or not _is_whole(left):
        return
    if not clause.sure and (len(tokens(left)) < 3 or not clause.rest):
        return
    if claim.name and clause.subject == claim.name and clause.auxiliary and _is_statement(right):
        yield ask(
            note, claim, f"why {inverted(clause)}", right, pattern="explained", confidence=0.8
        )
        return
    if (
        re.search(r" (?:vs\.?|versus) ", left)
        or _announces_a_number(left)
        or (claim.name and left.startswith(claim.name))
    ):
        return
    whole = _is_statement(right)
    if WRONG.fullmatch(left) and whole:
        yield _why_say(note, claim, left, right)
    elif whole:
        yield _meant(note, claim, left, right)
    elif clause.sure and _is_enumeration(right):
        yield _examples(note, claim, left, right)


def _is_whole(left: str) -> bool:
    """Tell whether the claim is complete without what follows: not *the parts are*."""
    last = tokens(left)[-1].key
    return last not in {
        "is",
        "are",
        "was",
        "were",
        "of",
        "for",
        "to",
        "in",
        "by",
        "with",
        "be",
        "include",
        "includes",
        "says",
        "said",
    }


def _is_statement(right: str) -> bool:
    """Tell whether the right side is a sentence of its own rather than a list of names."""
    clause = parse(right)
    if imperative(right) is not None:
        return len(tokens(right)) >= 3
    return (
        clause is not None
        and (clause.sure or len(tokens(right)) >= 5)
        and not _is_enumeration(right)
    )


def _is_clause(right: str) -> bool:
    """Tell whether the right side says how things are, so that it can be a reason."""
    clause = parse(right)
    return imperative(right) is None and clause is not None and clause.likely and bool(clause.rest)


def _is_enumeration(right: str) -> bool:
    """Tell whether the right side only lists things."""
    commas = outside(right, re.compile(r", "))
    if not commas:
        return False
    parts = LIST_COMMA.split(right.rstrip(".… "))
    if len(parts) < 2:
        return False
    return not any((clause := parse(part)) is not None and clause.sure for part in parts)


def _announces_a_number(left: str) -> bool:
    return any(word.key in NUMBER_WORDS or word.key.isdigit() for word in tokens(left))


def _why_say(note: Note, claim: Claim, left: str, right: str) -> Draft:
    said = lower_first(left)
    if claim.name:
        question = f"Why does {claim.name} say that {said}"
        return ask(note, claim, question, right, pattern="wrong", confidence=0.9, attribute=False)
    return ask(
        note,
        claim,
        f"Why is it said that {said}",
        right,
        pattern="wrong",
        confidence=0.8,
        attribute=False,
    )


def _meant(note: Note, claim: Claim, left: str, right: str) -> Draft:
    said = lower_first(left).replace('"', "'").replace("“", "'").replace("”", "'")
    vague = key_of(left.split()[0]) in {"this", "that", "it", "they", "there"}
    sure = 0.7 if vague else 0.85
    question = (
        f'What does {claim.name} mean by "{said}"' if claim.name else f'What is meant by "{said}"'
    )
    return ask(
        note, claim, question, right, pattern="explanation", confidence=sure, attribute=False
    )


def _examples(note: Note, claim: Claim, left: str, right: str) -> Draft:
    said = lower_first(left).replace('"', "'")
    giver = f"does {claim.name} give" if claim.name else "are given"
    draft = ask(
        note,
        claim,
        f'Which examples {giver} of "{said}"',
        right,
        pattern="examples",
        confidence=0.8,
        attribute=False,
    )
    return _as_listed(draft, claim, right)


def _as_listed(draft: Draft, claim: Claim, right: str) -> Draft:
    """Examples keep the letters they begin with; they are no sentence."""

    assert isinstance(draft.wording, Question)
    return replace(draft, wording=Question(draft.wording.front, listed(claim, right)))
