"""What a plain statement says, asked in the only way left: drafts for a person to judge."""

from __future__ import annotations

from collections.abc import Iterator

from recall.drafts import Draft
from recall.generators.drafting import ask, gap
from recall.generators.imperative import imperative
from recall.language import segment
from recall.language.attribution import Whose
from recall.language.clause import COPULAS, PREPOSITIONS, Clause, parse
from recall.language.reading import Claim, read
from recall.language.realise import lower_first
from recall.language.tokens import tokens
from recall.language.words import content_words, is_common
from recall.notes import Context, Note


class Statement:
    """*What does S say about X?*, or the last constituent hidden; never ready by itself."""

    name = "statement"

    def draft(self, note: Note, context: Context) -> Iterator[Draft]:
        found = read(note, context)
        if note.children or not found.claims:
            return
        if found.unresolved and found.claims[0].topic == "":
            return
        for claim in found.claims[:2]:
            if claim.whose is Whose.NOTE_TAKER or claim.text.endswith("?"):
                continue
            yield from _about_topic(note, claim)
            yield from _says_about(note, claim)
            yield from _completion(note, claim)


def _about_topic(note: Note, claim: Claim) -> Iterator[Draft]:
    if claim.topic and claim.name:
        question = f"What does {claim.name} say about {lower_first(claim.topic)}"
        yield ask(
            note, claim, question, claim.bare, pattern="says-about", confidence=0.5, attribute=False
        )


def _says_about(note: Note, claim: Claim) -> Iterator[Draft]:
    clause = parse(claim.bare)
    if clause is None or clause.auxiliary not in COPULAS or not claim.name or claim.topic:
        return
    if (
        claim.name.startswith("the ")
        or clause.subject == claim.name
        or clause.loose
        or len(tokens(clause.subject)) > 6
    ):
        return
    plural = clause.auxiliary in {"are", "were"}
    pronoun = "They" if plural else "It"
    answer = f"{pronoun} {clause.predicate}"
    question = (
        f"What does {claim.name} say about {lower_first(clause.subject, before=clause.auxiliary)}"
    )
    yield ask(note, claim, question, answer, pattern="says-about", confidence=0.48, attribute=False)


def _completion(note: Note, claim: Claim) -> Iterator[Draft]:
    """Hide the last whole constituent, where it has two words of content or a rare one."""
    clause = parse(claim.bare)
    if clause is None or imperative(claim.bare) is not None or len(segment.splices(claim.bare)) > 1:
        return
    hidden = _last_constituent(clause).lstrip(",; ")
    words = content_words(hidden)
    if not words or (len(words) < 2 and is_common(words[0])) or len(tokens(hidden)) > 12:
        return
    before = claim.bare[: len(claim.bare) - len(hidden)]
    owner = claim.name and before.startswith(claim.name)
    sure = 0.45 if clause.sure else 0.35
    yield gap(
        note, claim, before, hidden, pattern="completion", confidence=sure, attribute=not owner
    )


def _last_constituent(clause: Clause) -> str:
    words = tokens(clause.rest)
    for at in range(len(words) - 2, -1, -1):
        if words[at].key in PREPOSITIONS - {"of", "than", "as"} and at > 0:
            return clause.rest[words[at + 1].start :]
    return clause.rest if clause.verb else _without_participle(clause.rest)


def _without_participle(rest: str) -> str:
    words = tokens(rest)
    if len(words) > 1 and (words[0].key.endswith(("ing", "ed")) or words[0].key in {"to", "be"}):
        return rest[words[1].start :]
    return rest
