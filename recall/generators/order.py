"""What comes before what: *first … then*, *… before …*."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recall.drafts import Draft
from recall.generators.drafting import ask
from recall.generators.imperative import imperative
from recall.language.clause import parse
from recall.language.rare import Rare
from recall.language.reading import Claim, read
from recall.language.realise import inverted
from recall.language.tokens import key_of, outside, tokens
from recall.language.verbs import Form, has_form
from recall.notes import Context, Note

FIRST_THEN = Rare(
    r"[Ff]irst(?:ly)?,? (?P<x>.+?)[,;.]? (?:and )?(?:then|second(?:ly)?|next|after that|only then),? (?P<y>.+)",
    "irst",
    flags=re.DOTALL,
)
OBLIGED = re.compile(
    r"(?P<who>[Ww]e|[Yy]ou|[Tt]hey) (?P<aux>need to|have to|should|must|ought to) (?P<what>.+)",
    re.DOTALL,
)
BEFORE = Rare(r",? before (?P<y>(?:\w+ing|you|the|a|an|any|every)\b.*)", " before ")
AFTER_STEP = re.compile(r", and |, (?=then )|; | because ")
YOU = re.compile(r"^(?:you|we) (?:should |must |need to |have to )?", re.IGNORECASE)
POINTS = frozenset({"it", "them", "that", "this", "those", "these"})


class Order:
    """Asks what has to come first."""

    name = "order"

    def draft(self, note: Note, context: Context) -> Iterator[Draft]:
        if note.children:
            return
        for claim in read(note, context).claims:
            yield from _first_then(note, claim)
            yield from _before(note, claim)


def _first_then(note: Note, claim: Claim) -> Iterator[Draft]:
    found = FIRST_THEN.fullmatch(claim.bare)
    if not found:
        return
    x, y = found["x"], AFTER_STEP.split(found["y"])[0]
    one, other = imperative(YOU.sub("", x)), imperative(YOU.sub("", y))
    if one and other and not _is_loose(y):
        yield ask(
            note,
            claim,
            f"what should you do before you {other}",
            one,
            pattern="first-then",
            confidence=0.86,
        )
        return
    duty = OBLIGED.fullmatch(x)
    if duty and claim.topic:
        do = {
            "need to": "do {} need to do",
            "have to": "do {} have to do",
            "ought to": "ought {} to do",
        }
        form = do.get(duty["aux"], f"{duty['aux']} {{}} do").format(duty["who"].lower())
        yield ask(
            note, claim, f"what {form} first", duty["what"], pattern="first-then", confidence=0.79
        )
        return
    then = OBLIGED.fullmatch(y)
    if duty and then and not _is_loose(then["what"]):
        who = duty["who"].lower()
        yield ask(
            note,
            claim,
            f"what should {who} do before {who} {then['what']}",
            duty["what"],
            pattern="first-then",
            confidence=0.78 if duty["aux"] == "should" else 0.7,
        )


def _is_loose(step: str) -> bool:
    return any(word.key in POINTS for word in tokens(step))


def _before(note: Note, claim: Claim) -> Iterator[Draft]:
    for found in outside(claim.bare, BEFORE):
        x, y = claim.bare[: found.start()], found["y"]
        first = key_of(y.split()[0])
        if len(y.split()) < 2 or (first.endswith("ing") and not has_form(first, Form.ING)):
            continue
        if advice := imperative(x):
            if not advice.startswith(("not ", "never ")) and not _is_loose(y):
                yield ask(
                    note,
                    claim,
                    f"what should you do before {y}",
                    advice,
                    pattern="before",
                    confidence=0.84,
                )
            return
        clause = parse(x)
        if (
            clause is not None
            and clause.sure
            and clause.auxiliary in {"should", "must"}
            and not clause.negative
        ):
            subject = f"{clause.auxiliary} {inverted(clause)[len(clause.auxiliary) + 1 :][: len(clause.subject)]}"
            if key_of(clause.subject) not in {"it", "they", "this", "that"} and not _is_loose(y):
                yield ask(
                    note,
                    claim,
                    f"what {subject} do before {y}",
                    clause.rest,
                    pattern="before",
                    confidence=0.82,
                )
        return
