"""Advice and duties: *about T: do this*, *X must never Y*, *we need to build Z that …*."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recall.drafts import Draft
from recall.generators.drafting import ask, gap
from recall.generators.imperative import imperative
from recall.language import segment
from recall.language.askable import askable
from recall.language.clause import Clause, parse
from recall.language.rare import Rare
from recall.language.reading import Claim, read
from recall.language.realise import inverted, lower_first
from recall.language.tokens import outside, tokens
from recall.language.verbs import Form, has_form
from recall.language.words import content_words
from recall.notes import Context, Note

DUTY = Rare(
    r"(?:We|You|Teams|Companies|Developers|Engineers) (?:(?:really|also|still|always) )?(?:need to|have to|should|must|ought to) ",
    "have to|must|need to|ought to|should",
)
THAT = re.compile(r" that (?=[a-z])")
TAIL = re.compile(r"[,;] | because | - | – | — |: | so that | but ")


class Advice:
    """Asks for what is advised, forbidden or needed, where one answer fits."""

    name = "advice"

    def draft(self, note: Note, context: Context) -> Iterator[Draft]:
        if note.children:
            return
        for claim in read(note, context).claims:
            yield from _on_topic(note, claim)
            yield from _given_to(note, claim)
            yield from _calls(note, claim)
            yield from _forbidden(note, claim)
            yield from _needed(note, claim)


def _on_topic(note: Note, claim: Claim) -> Iterator[Draft]:
    if not claim.topic or not claim.name:
        return
    first, more = _first_advice(claim.bare)
    advice = imperative(first)
    if advice is None or len(tokens(first)) > 14:
        return
    question = f"What advice does {claim.name} give about {lower_first(claim.topic)}"
    yield ask(
        note,
        claim,
        question,
        first,
        pattern="advice",
        confidence=0.79,
        extra=more,
        attribute=False,
    )


def _first_advice(text: str) -> tuple[str, str]:
    """Cut advice from what goes on behind it: another clause, or a second word of advice."""
    for comma in outside(text, segment.COMMA):
        left, right = text[: comma.start()], text[comma.end() :]
        clause = re.sub(r"^(?:and|but|or|so) ", "", right)
        if segment.is_clause(clause) or clause != right:
            return left, right
    return text, ""


GIVEN = Rare(
    r"(?:His|Her|Their) (?P<kind>(?:\w+ )?(?:advice|tip|rule|recommendation|test|question|recipe)) (?P<to>(?:for|to|on|about|when) [^:]{3,50}?)(?:: | (?:is|was) (?=to |not to |never to |that ))(?P<what>.+)",
    "Her|His|Their",
    flags=re.DOTALL,
)


def _given_to(note: Note, claim: Claim) -> Iterator[Draft]:
    """*Her advice for juniors: …* asks for it by name."""
    found = GIVEN.fullmatch(claim.bare)
    if found and claim.name and len(tokens(found["what"])) <= 20:
        question = f"What is {claim.name}'s {found['kind']} {found['to']}"
        yield ask(
            note, claim, question, found["what"], pattern="advice", confidence=0.86, attribute=False
        )


CALLS = Rare(
    r"(?P<who>.+?) (?:calls|called) (?!it |this |that |them |these )(?P<what>[^,;:]{6,90}?) (?P<term>(?:the |an? )?[“\"][^”\"]{2,60}[”\"])",
    " call",
    flags=re.DOTALL,
)


def _calls(note: Note, claim: Claim) -> Iterator[Draft]:
    """*She calls the gap between A and B "drift"* asks what she calls it."""
    found = CALLS.fullmatch(claim.bare)
    if found and len(content_words(found["what"])) >= 2 and found["who"] == claim.name:
        question = f"What does {found['who']} call {found['what']}"
        term = found["term"].strip('“”"')
        yield ask(note, claim, question, term, pattern="calls", confidence=0.85, attribute=False)


def _forbidden(note: Note, claim: Claim) -> Iterator[Draft]:
    """*A health check should never call another service*."""
    for part in segment.splices(claim.bare):
        clause = parse(part)
        if (
            clause is None
            or clause.auxiliary not in {"should", "must", "cannot", "can"}
            or not clause.sure
            or clause.loose
            or "," in clause.subject
            or askable(part) is None
        ):
            continue
        if not ({"never", "not"} & set(clause.adverb.split()) or clause.auxiliary == "cannot"):
            continue
        what = segment.up_to(clause.rest, TAIL)
        if done := PASSIVE.fullmatch(what):
            if len(content_words(clause.subject)) >= 2 and clause.auxiliary != "can":
                never = f"what {clause.auxiliary} {clause.adverb} be {done['done']}"
                yield ask(note, claim, never, clause.subject, pattern="never", confidence=0.8)
            return
        if "never" in clause.adverb and has_form(what, Form.BASE):
            never = f"what {clause.auxiliary} {clause.adverb} {what}"
            yield ask(note, claim, never, clause.subject, pattern="never", confidence=0.77)
            return
        if len(content_words(what)) < 2 or what.startswith("be "):
            continue
        bare = Clause(
            clause.subject, clause.adverb, clause.auxiliary, "", clause.form, "do", clause.sure
        )
        yield ask(note, claim, f"what {inverted(bare)}", what, pattern="never", confidence=0.8)
        return


PASSIVE = re.compile(r"be (?P<done>\w+(?:ed|en|t|n)(?: (?:to|in|on|for|with|by|from) [^,;]+)?)")


def _needed(note: Note, claim: Claim) -> Iterator[Draft]:
    """*We need to build tools that …*: what they must do is hidden."""
    if not DUTY.match(claim.bare):
        return
    for that in outside(claim.bare, THAT):
        left, right = claim.bare[: that.end()], claim.bare[that.end() :]
        before = tokens(claim.bare[: that.start()])
        if before[-1].key in {
            "sure",
            "know",
            "say",
            "remember",
            "believe",
            "ensure",
            "understand",
            "accept",
            "think",
            "see",
            "show",
        }:
            return
        if len(content_words(right)) >= 3 and len(tokens(right)) <= 14 and len(before) >= 5:
            yield gap(note, claim, left, right, pattern="needed", confidence=0.77)
        return
