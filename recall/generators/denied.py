"""One side of a sentence denied, the other held: *not X but Y*, *X, not Y*."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recall.drafts import Draft
from recall.generators.counterpart import OFTEN, counterpart, shared_start
from recall.generators.drafting import ask, gap
from recall.generators.imperative import begins_with_advice, imperative
from recall.language import segment
from recall.language.askable import askable
from recall.language.clause import DETERMINERS, PREPOSITIONS, Clause, is_pronoun, parse
from recall.language.rare import Rare
from recall.language.reading import Claim
from recall.language.realise import lower_first, no_stop
from recall.language.tokens import key_of, tokens
from recall.language.words import content_words, is_plural_noun
from recall.notes import Note

NOT_BUT = Rare(
    r"(?P<left>.+? (?:not|n't|never))(?P<only> (?:only|just|merely|so much))? (?P<a>.+?),? but (?:rather |also )?(?P<b>.+)",
    " but ",
    flags=re.DOTALL,
)
COMMA_NOT = Rare(
    r"(?P<left>.+?)(?P<join>, and|,| and) not (?P<right>(?!only|just|because|to mention|even)[^,;]+)(?P<after>[,;].*)?",
    " not ",
    flags=re.DOTALL,
)

SHARED_MISTAKE = re.compile(
    r"(?:everybody|everyone|nobody|people|most people|we all)\b", re.IGNORECASE
)
"""How a remark begins on who gets it wrong."""


def _is_set_against_subject(clause: Clause, hidden: str, right: str) -> bool:
    """Tell whether *not Z* answers the subject: *cables carry almost all the traffic, not satellites*."""
    opens = {key_of(word) for word in hidden.split()[:3]} & DETERMINERS
    plain = is_plural_noun(key_of(right.split()[-1])) and len(right.split()) == 1
    subject = clause.subject.split()
    return bool(opens and plain and subject) and is_plural_noun(key_of(subject[0]))


SUBJECT_NOT = Rare(
    r"(?P<x>[^,;:]{2,60}), not (?P<y>[^,;:]{2,60}), (?P<rest>.+)", ", not ", flags=re.DOTALL
)


def comma_not(note: Note, claim: Claim) -> Iterator[Draft]:
    """*X, not Y* hides X, or what of it stands against Y."""
    subject = SUBJECT_NOT.fullmatch(claim.bare)
    clause = parse(f"{subject['x']} {subject['rest']}") if subject else None
    if subject and clause is not None and clause.likely and clause.subject == subject["x"]:
        yield gap(
            note,
            claim,
            "",
            subject["x"],
            f", not {subject['y']}, {subject['rest']}",
            pattern="not",
            confidence=0.83,
        )
        return
    found = COMMA_NOT.fullmatch(claim.bare)
    if not found:
        return
    left, right, after = found["left"], found["right"].strip(), (found["after"] or "").strip(" ,;")
    if ": " in right:
        right, after = right.partition(": ")[0], ""  # what explains both sides stands behind
    span = counterpart(left, right)
    if span is None:
        return
    clause = parse(left)
    if clause is not None and _is_set_against_subject(clause, left[slice(*span)], right):
        return
    sure = 0.86 if clause is not None and clause.likely else 0.6
    if imperative(left):
        sure = 0.7
    if sure < 0.8 and _same_opening(left[: span[0]], left[slice(*span)], right):
        sure = 0.84
    start, end = span
    beside = f", {after}" if after and len(tokens(after)) <= 6 and parse(after) is None else ""
    yield gap(
        note,
        claim,
        left[:start],
        left[start:end],
        f"{left[end:]}{found['join']} not {right}{beside}",
        pattern="not",
        confidence=sure,
    )
    stated = clause is not None and clause.sure and not begins_with_advice(left)
    stated = stated and not SHARED_MISTAKE.match(after)
    if after and claim.name and segment.is_own_clause(after) and stated:
        said = f"{lower_first(left)}, not {right}"
        yield ask(
            note,
            claim,
            f"Why does {claim.name} say that {said}",
            after,
            pattern="not-why",
            confidence=0.82,
            attribute=False,
        )


def _same_opening(before: str, hidden: str, right: str) -> bool:
    """Tell whether both sides of advice begin alike: *by temperature, not by time*."""
    first = key_of(right.split()[0])
    around = [key_of(word) for word in (*before.split()[-1:], hidden.split()[0])]
    alike = first in around and first in PREPOSITIONS | DETERMINERS
    return alike or bool(OFTEN.fullmatch(hidden))


NOT_FIRST = Rare(
    r"(?P<left>(?:It is )?[Nn]ot (?P<a>[^,;:]{2,40}?),? but )(?P<b>.+)", " but ", flags=re.DOTALL
)


def not_first(note: Note, claim: Claim) -> Iterator[Draft]:
    """*Not the frost but the thaw breaks the roots* hides the thaw."""
    found = NOT_FIRST.fullmatch(claim.bare)
    clause = askable(found["b"]) if found else None
    if not found or clause is None or found["a"].startswith(("only ", "just ", "because ")):
        return
    if content_words(clause.subject) and not is_pronoun(clause.subject):
        after = found["b"][len(clause.subject) :]
        yield gap(
            note, claim, found["left"], clause.subject, after, pattern="not-but", confidence=0.85
        )


def not_but(note: Note, claim: Claim) -> Iterator[Draft]:
    """*not X but Y* inside one clause."""
    found = NOT_BUT.fullmatch(claim.bare)
    if not found or found["only"] or segment.is_clause(found["b"]) or "," in found["a"]:
        return
    kept, hidden = shared_start(found["a"], no_stop(found["b"]))
    clause = parse(found["left"] + " " + found["a"])
    if clause is None or not clause.sure or len(hidden.split()) > 14 or len(found["a"].split()) > 8:
        return
    comma = ", " if f"{found['a']}, but" in claim.bare else " "
    before = f"{found['left']} {found['a']}{comma}but {kept}"
    yield gap(note, claim, before, hidden, pattern="not-but", confidence=0.86)
