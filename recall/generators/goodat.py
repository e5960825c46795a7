"""What something is good at, and what not; what it struggles with or is useful for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recall.drafts import Draft
from recall.generators.drafting import ask, gap
from recall.language import segment
from recall.language.clause import Clause, parse
from recall.language.reading import Claim, read
from recall.language.realise import lower_first
from recall.language.tokens import outside
from recall.language.words import content_words, says_little
from recall.notes import Context, Note

DEGREE = r"(?:not |not so |not as |not very |not yet |very |really |pretty |so |quite |still |already |less |much |far |particularly |especially |surprisingly |extremely |also )*"
THAN = re.compile(r"(?P<side>[^,;]{2,60}?) than (?:at|with|in|for) (?P<other>[^,;]{2,60})")
SKILL = re.compile(
    rf"(?P<how>{DEGREE}(?:good|great|bad|terrible|better|worse|best|worst|excellent|poor|weak|strong|skilled|fast|slow) (?:at|with|in)) (?P<what>.+)",
    re.DOTALL,
)
USEFUL = re.compile(
    rf"(?P<how>{DEGREE}(?:useful|useless|ideal|perfect|great|good|bad|suited|well suited|made|responsible|famous|known|better|best|not enough|enough|optimal|overkill|safe) for) (?P<what>.+)",
    re.DOTALL,
)
SECOND = re.compile(
    rf",? (?:and |but |yet |while )?(?P<how>{DEGREE}(?:good|great|bad|terrible|better|worse|poor|weak) (?:at|with|in)) "
)
TAIL = re.compile(
    r" but | and (?:blind|deaf|useless|hopeless|bad|weak|poor|terrible) |[,;] (?:but|so|and|because|since|as|which|while)"
    r" | because | - | – | — |; "
)


class GoodAt:
    """Asks for the tasks a thing is good or bad at; one card for each side."""

    name = "good-at"

    def draft(self, note: Note, context: Context) -> Iterator[Draft]:
        if note.children:
            return
        for claim in read(note, context).claims:
            for part in segment.splices(claim.bare):
                clause = parse(part)
                if (
                    clause is None
                    or clause.auxiliary not in {"is", "are", "was", "were"}
                    or clause.pointing
                ):
                    continue
                yield from _sides(note, claim, clause)


def _sides(note: Note, claim: Claim, clause: Clause) -> Iterator[Draft]:
    predicate = f"{clause.adverb} {clause.rest}".strip()
    skill, useful = SKILL.match(predicate), USEFUL.match(predicate)
    found = skill or useful
    if not found:
        return
    what = found["what"]
    if than := THAN.match(what):
        yield from _compared(note, claim, clause, found["how"], than)
        return
    second = next(iter(outside(what, SECOND)), None) if skill else None
    first = what[: second.start()] if second else what
    if not skill and (len(content_words(first)) < 2 or " and for " in first):
        return
    yield _side(note, claim, clause, found["how"], first, "good-at" if skill else "good-for")
    if second:
        yield _side(note, claim, clause, second["how"], what[second.end() :], "good-at")


def _compared(
    note: Note, claim: Claim, clause: Clause, how: str, than: re.Match[str]
) -> Iterator[Draft]:
    """*Models are better at A than at B*: A is hidden."""
    at = claim.bare.find(f"{how} {than[0]}")
    if at >= 0 and content_words(than["side"]):
        start = at + len(how) + 1
        end = start + len(than["side"])
        before, after = claim.bare[:start], claim.bare[end:]
        yield gap(note, claim, before, than["side"], after, pattern="good-at", confidence=0.82)


def _side(note: Note, claim: Claim, clause: Clause, how: str, what: str, pattern: str) -> Draft:
    subject = lower_first(clause.subject, before=clause.auxiliary)
    answer = segment.up_to(what, TAIL) or what
    words = content_words(answer)
    sure = 0.87 if pattern == "good-at" else 0.78
    if says_little(words):
        sure = 0.6
    if pattern == "good-for" and len(words) < 2:
        sure = 0.6
    return ask(
        note,
        claim,
        f"what {clause.auxiliary} {subject} {how}",
        answer,
        pattern=pattern,
        confidence=sure,
    )
