"""A counted list inside a sentence: *the four stages are a, b, c and d*, *there are three kinds: …*."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recall.drafts import Draft
from recall.generators.drafting import ask
from recall.language import segment
from recall.language.clause import Clause, parse
from recall.language.labels import KINDS, LABELS
from recall.language.reading import Claim, read
from recall.language.realise import inverted, lower_first
from recall.language.tokens import key_of, tokens
from recall.language.verbs import Form
from recall.language.words import NUMBER_WORDS, is_plural_noun, singular
from recall.notes import Context, Note

COUNT = r"(?:two|three|four|five|six|seven|[2-7])"
THERE_ARE = re.compile(rf"There (?P<be>are|were) (?P<n>{COUNT}) (?P<what>.+)", re.DOTALL)
MOST_ITEMS = 5


class Enumeration:
    """Asks for the items of a counted list."""

    name = "enumeration"

    def draft(self, note: Note, context: Context) -> Iterator[Draft]:
        if note.children:
            return
        for claim in read(note, context).claims:
            yield from _subject_counts(note, claim)
            yield from _after_colon(note, claim)
            yield from _labelled(note, claim)
            yield from _needs_three(note, claim)


def _subject_counts(note: Note, claim: Claim) -> Iterator[Draft]:
    clause = parse(claim.bare)
    if clause is None or clause.auxiliary not in {"are", "were"} or clause.adverb:
        return
    counted = _count_in(clause.subject)
    items = _items(clause.rest)
    if (
        counted
        and len(items) == counted
        and clause.subject.lower().startswith(("the ", "his ", "her ", "our "))
    ):
        question = f"what {clause.auxiliary} {lower_first(clause.subject)}"
        first = note.text.lstrip("*_ ").startswith(clause.subject[:BEGINNING])
        answer = clause.rest.lstrip(": ")
        sure = 0.87 if first else OF_CLAUSES
        yield ask(note, claim, question, answer, pattern="enumeration", confidence=sure)


def _after_colon(note: Note, claim: Claim) -> Iterator[Draft]:
    cut = segment.at_colon(claim.bare)
    if not cut:
        return
    left, right = cut
    items = _items(right)
    counted = _count_in(left)
    if not counted or len(items) != counted or THEN.match(right):
        return
    are_short = all(len(item.split()) <= SHORT for item in items)

    def short(sure: float) -> float:
        """Return what a question is worth whose items may be clauses: judges keep few of those."""
        return sure if are_short else OF_CLAUSES

    there = THERE_ARE.fullmatch(left)
    if there:
        question = f"what {there['n']} {there['what']} {there['be']} there"
        yield ask(note, claim, question, right, pattern="enumeration", confidence=0.87)
        return
    clause = parse(left)
    if re.match(rf"(?:The )?{COUNT} ", left, re.IGNORECASE) and (
        question := _counted_subject(left, clause)
    ):
        yield ask(note, claim, question, right, pattern="enumeration", confidence=0.86)
        return
    if (
        clause is not None
        and clause.auxiliary in {"are", "were"}
        and re.match(rf"{COUNT} ", lower_first(left))
    ):
        question = f"what {lower_first(left)}"
        yield ask(note, claim, question, right, pattern="enumeration", confidence=short(0.83))
    elif clause is not None and clause.sure and (counted_object := _counted_object(clause)):
        yield ask(note, claim, counted_object, right, pattern="enumeration", confidence=short(0.85))
    elif clause is None and left.lower().startswith("the "):
        yield ask(
            note,
            claim,
            f"what are {lower_first(left)}",
            right,
            pattern="enumeration",
            confidence=short(0.83),
        )


SHORT, OF_CLAUSES = 3, 0.7
UNCOUNTED = 0.72
"""Confidence where the note does not say how many there are: judges kept none of seven."""
BEGINNING = 12
"""Letters by which the subject is known that begins a note: of a later one it may say too little."""

THEN = re.compile(r"(?:after|within|during|until|once) ", re.IGNORECASE)
"""*Two jars of one starter: after three weeks …*: what happened to them, not which they are."""


def _counted_subject(left: str, clause: Clause | None) -> str:
    """*Three things kill outbreaks* asks *what three things kill outbreaks*."""
    said = lower_first(left).removeprefix("the ")
    if clause is not None and clause.verb and _counts_a_noun(clause.subject):
        return f"what {said}"
    noun = KINDS_OF.fullmatch(said)
    if noun and is_plural_noun(noun["noun"].split()[-1]) and (clause is None or not clause.sure):
        return f"what are the {said}"
    return ""


def _counts_a_noun(subject: str) -> bool:
    words = subject.split()
    return len(words) >= 2 and bool(_count_in(words[0])) and is_plural_noun(words[-1])


KINDS_OF = re.compile(
    rf"{COUNT} (?P<noun>(?:[\w-]+ ){{0,2}}[\w-]+s)(?: (?:of|for|to|in|from|with|behind) .+)?"
)


def _labelled(note: Note, claim: Claim) -> Iterator[Draft]:
    """*Guardrails: input filter, output filter* asks for the two guardrails."""
    cut = segment.at_colon(claim.bare)
    found = PLURAL_LABEL.fullmatch(cut[0]) if cut else None
    clause = parse(cut[0]) if cut else None
    if not cut or not found or (clause is not None and clause.rest):
        return
    noun, items = found["noun"].split()[-1], _items(cut[1])
    if not is_plural_noun(noun) or not 2 <= len(items) <= MOST_ITEMS:
        return
    if any(len(item.split()) > 6 or segment.is_clause(item) for item in items):
        return
    question = f"what are the {WORD_FOR[len(items)]} {lower_first(cut[0])}"
    kinds = singular(noun.lower()) in KINDS and (noun.lower() not in LABELS or found["of"])
    sure = UNCOUNTED if kinds and len(items) <= 3 else 0.5
    yield ask(note, claim, question, cut[1], pattern="enumeration", confidence=sure)


PLURAL_LABEL = re.compile(
    r"(?!The |His |Her |Our |My |Your )(?!.*\b(?:I|you|he|she|it|we|they) )(?P<noun>(?:[\w-]+ ){0,2}[\w-]+s)(?P<of> (?:of|for|in|behind) [^,;]{3,40})?",
    re.IGNORECASE,
)
WORD_FOR = {2: "two", 3: "three", 4: "four", 5: "five"}


def _counted_object(clause: Clause) -> str:
    """*A team has three habits* asks *what three habits does a team have*."""
    found = re.fullmatch(
        rf"(?:(?P<to>on|of|in|with|to|for|from) )?(?P<obj>{COUNT} [^,;]+)", clause.rest
    )
    if not found or not clause.verb or clause.pointing:
        return ""
    words = found["obj"].split()
    cut = next(
        (
            at
            for at, word in enumerate(words)
            if at > 1 and word in {"to", "for", "of", "in", "that", "from", "with", "on", "at"}
        ),
        len(words),
    )
    if cut < len(words) and words[cut] == "of":
        cut = len(words)
    bare = Clause(
        clause.subject,
        clause.adverb,
        "",
        clause.verb,
        clause.form or Form.BASE,
        " ".join((*words[cut:], *((found["to"],) if found["to"] else ()))),
        clause.sure,
    )
    return f"what {' '.join(words[:cut])} {inverted(bare)}"


HAS_PARTS = frozenset(
    {
        "need",
        "require",
        "have",
        "include",
        "contain",
        "combine",
        "carry",
        "consist",
        "comprise",
        "involve",
    }
)


TAKES_TWO = frozenset({"need", "require", "carry"})
DETERMINED = re.compile(r"(?:an?|the|its|their) [^,]+ and (?:an?|the|its|their|[a-z]+s\b)")
"""Two things, each a whole noun phrase."""


def _needs_three(note: Note, claim: Claim) -> Iterator[Draft]:
    """*Every metric needs a, b and c* asks for three things."""
    clause = parse(claim.bare)
    if clause is None or clause.lemma not in HAS_PARTS or not clause.verb or not clause.likely:
        return
    rest, word = clause.rest, ""
    if clause.lemma == "consist":
        rest, word = rest.removeprefix("of "), "of"
    items = _items(rest)
    loose = clause.pointing or key_of(clause.subject) in {"we", "you"} or "," in clause.subject
    least = 2 if clause.lemma in TAKES_TWO and DETERMINED.match(rest) else 3
    if loose or not least <= len(items) <= 4 or any(len(item.split()) > 7 for item in items):
        return
    if any(map(_is_a_clause, items)) or not JOINED.search(rest):
        return
    number = WORD_FOR[len(items)]
    bare = Clause(clause.subject, clause.adverb, "", clause.verb, clause.form, word, True)
    yield ask(
        note,
        claim,
        f"what {number} things {inverted(bare)}",
        rest,
        pattern="enumeration",
        confidence=UNCOUNTED,
    )


JOINED = re.compile(r"(?:\b(?:and|or|plus|nor)|&|\+)\s")
"""What joins the last of several things; *one pronoun, u, with no gender* is a single one."""


def _is_a_clause(item: str) -> bool:
    """Tell whether an item says what something else does: *vans need bays, cafés want tables*."""
    part = parse(item)
    return part is not None and (part.sure or (part.likely and len(item.split()) > 3))


def _count_in(text: str) -> int:
    for word in tokens(text):
        if word.key in NUMBER_WORDS and 2 <= NUMBER_WORDS[word.key] <= 7:
            return NUMBER_WORDS[word.key]
        if word.key.isdigit() and 2 <= int(word.key) <= 7:
            return int(word.key)
    return 0


def _items(text: str) -> list[str]:
    """Return the items of a list in a sentence; an *and* inside an item counts only at its end."""
    parts = [
        part.strip() for part in re.split(r",\s+(?:and |or )?|;\s+(?:and )?", text) if part.strip()
    ]
    if parts and (last := re.fullmatch(r"(.+?) (?:and|or) (.+)", parts[-1])):
        parts[-1:] = [last[1], last[2]]
    return parts if 2 <= len(parts) <= MOST_ITEMS else []
