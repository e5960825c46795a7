"""Figures worth knowing: percentages, money, ranges, multiples, quantities, years."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recall.drafts import Draft
from recall.generators.drafting import gap
from recall.language import segment
from recall.language.clause import parse
from recall.language.labels import APPROXIMATELY
from recall.language.reading import Claim, read
from recall.language.tokens import key_of, tokens
from recall.language.words import NUMBER_WORDS, content_words, is_plural_noun
from recall.notes import Context, Note

DIGITS = r"\d[\d,.]*\d|\d"
UNITS = (
    r"ms|min|milliseconds?|seconds?|secs?|s|minutes?|mins?|hours?|days?|weeks?|months?|quarters?|years?|decades?|GB|MB|KB|TB|PB|GHz|MHz|kWh|W|kW|MW|GW"
    r"|degrees|km|m|kg|tokens|parameters|people|users|engineers|developers|requests|lines|million|billion|thousand|trillion|times|percent|per cent|points"
)
SPELLED = "thirteen|fourteen|sixteen|seventeen|eighteen|nineteen|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|half"
ABOUT = r"(?:(?:about|around|roughly|nearly|almost|over|under|more than|less than|at least|at most|up to|only|some|approximately|~|≈|<|>) ?)?"

FIGURES = (
    ("share", 0.85, re.compile(r"(?<![\w.-])(?P<n>\d+) (?:of|out of) (?:the |every )?\d+(?= )")),
    ("share", 0.84, re.compile(rf"\b(?P<n>(?:one|1) in (?:{SPELLED}|\d+))(?= [a-z])")),
    ("percentage", 0.88, re.compile(rf"(?<![\w.$-])(?P<n>(?:{DIGITS})(?:\s?(?:-|–|to)\s?(?:{DIGITS}))?\s?(?:%|percent\b|per cent\b))")),
    ("money", 0.86, re.compile(rf"(?<![\w])(?P<n>[$€£](?:{DIGITS})(?:\s?(?:-|–|to)\s?[$€£]?(?:{DIGITS}))?(?:\s?(?:[kKmMbBtT]|million|billion|thousand|trillion)\b)?)")),
    ("multiple", 0.86, re.compile(rf"(?<![\w.-])(?P<n>(?:{DIGITS})(?:\s?(?:-|–|to)\s?(?:{DIGITS}))?\s?[x×])(?![\w])")),
    ("range", 0.85, re.compile(rf"(?<![\w.$-])(?P<n>(?:{DIGITS})(?:-|–| to )(?:{DIGITS}))(?= [a-z])")),
    ("range", 0.84, re.compile(rf"\b(?P<n>(?:{SPELLED}) to (?:{SPELLED}))(?= [a-z]{{3,}})")),
    ("quantity", 0.84, re.compile(rf"(?<![\w.$-])(?P<n>(?:{DIGITS})(?:[kKM]\b)?)(?=\s?(?:{UNITS})\b)")),
    ("quantity", 0.8, re.compile(rf"(?<![\w.$/-])(?P<n>{DIGITS})(?= [a-z]{{3,}})")),
    ("quantity", 0.8, re.compile(rf"\b(?P<n>{SPELLED})(?= (?:{UNITS})\b)")),
    ("multiple", 0.8, re.compile(r"(?<!first )(?<!second )(?<!other )\b(?P<n>twice|three times|four times|five times|ten times|half) (?=as |more |the |faster|slower|less |of )")),
    ("quantity", 0.84, re.compile(rf"\bfrom [^,;]{{1,25}} to (?P<n>{DIGITS})\b(?![%])")),
    ("year", 0.78, re.compile(r"\b(?:in|since|until|by) (?P<n>(?:1[5-9]|20)\d\d)(?![\w%-])")),
)  # fmt: skip
"""Kind, confidence and form of a figure, the most telling first."""

FIGURE = re.compile(rf"\d|\b(?:{SPELLED}|one in|twice|three times|four times)\b")
"""What every form above holds: most claims have no figure at all."""

NO_QUANTITY_AFTER = frozenset(
    {
        "gpt",
        "version",
        "step",
        "chapter",
        "figure",
        "part",
        "level",
        "section",
        "layer",
        "page",
        "tier",
        "day",
        "number",
        "no",
        "phase",
        "python",
        "java",
        "grade",
        "http",
        "h",
    }
)
RELATIVE_TIME = re.compile(
    r"\s?(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?) (?:ago|later|old)\b"
)
DEFINITE = re.compile(
    r"The \w+ (?:\w+ed|is|was|are|were|has|had|ran|took|cost|lasted|runs|takes|costs) "
)
WORTH = 2
"""Figures of one claim that are asked for at most."""


class Numbers:
    """Hides a figure and leaves its unit in sight."""

    name = "numbers"

    def draft(self, note: Note, context: Context) -> Iterator[Draft]:
        if note.children:
            return
        for claim in read(note, context).claims:
            if not FIGURE.search(claim.bare):
                continue
            whole = any(parse(part) is not None for part in _mains(claim.bare))
            taken: list[tuple[int, int]] = []
            whole = whole or _labels_a_figure(claim.bare)
            for kind, sure, form in FIGURES:
                for found in form.finditer(claim.bare):
                    if _overlaps(found.span("n"), taken) or not _is_quantity(
                        claim.bare, found, kind
                    ):
                        continue
                    taken.append(found.span("n"))
                    if len(taken) > WORTH:
                        return
                    yield _hidden(note, claim, found, kind, _trust(claim, sure, whole=whole))


def _trust(claim: Claim, sure: float, *, whole: bool) -> float:
    if claim.text.rstrip().endswith("?"):
        return 0.3
    words = len(content_words(claim.bare))
    if words < 3:
        return 0.5
    if not whole:
        return sure * 0.8
    if DEFINITE.match(claim.bare):
        return sure * 0.85  # which experiment, which model: only the neighbours say
    return sure if any(_is_likely(part) for part in _mains(claim.bare)) else sure * 0.85


def _labels_a_figure(text: str) -> bool:
    """Tell whether a label and its figure say all: *latency budget: 300 ms to first token*."""
    cut = segment.at_colon(text)
    return cut is not None and cut[1][:1].isdigit() and len(content_words(cut[0])) >= 2


def _news(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the place of the later figure of *from A to B*: A is known, B is the news."""
    if not text[:start].endswith("from "):
        return start, end
    to = re.search(r" to |\s?[-–]\s?", text[start:end])
    return (start + to.end(), end) if to else (start, end)


def _mains(text: str) -> list[str]:
    """Return the text, and what follows each of its first commas: one has subject and verb."""
    parts = [APPROXIMATELY.sub("", text)]
    for _ in range(2):
        _, comma, right = parts[-1].partition(", ")
        if not comma:
            break
        parts.append(right)
    return parts


def _is_likely(part: str) -> bool:
    clause = parse(part)
    return clause is not None and (clause.likely or len(clause.rest.split()) >= 2)


def _is_quantity(text: str, found: re.Match[str], kind: str) -> bool:
    start, end = found.span("n")
    before = tokens(text[:start])
    if (
        kind in {"quantity", "range"}
        and before
        and (
            before[-1].key.removesuffix("s") in NO_QUANTITY_AFTER
            or (
                before[-1].text[:1].isupper()
                and len(before) > 1
                and text[start - 1 : start] == " "
                and kind == "quantity"
                and before[-1].text.isalnum()
                and before[-1].key not in {"only", "about"}
                and not before[-1].text.istitle()
            )
        )
    ):
        return False
    if kind == "quantity" and found["n"] in {"1", "0"}:
        return False
    if RELATIVE_TIME.match(text[end:]):
        return False
    if re.search(r"\bfrom $", text[:start]) and re.match(r"[^,;]{0,12} to ", text[end:]):
        return False  # of two ends the second is the news
    if kind == "quantity" and found["n"].isdigit() and not found["n"].isalpha():
        following = tokens(text[end:])
        if following and re.match(r"[a-z]{3,}$", following[0].key):
            return _counts(following[0].key) or (len(following) > 1 and _counts(following[1].key))
    return text[end : end + 1] not in {"/"} or kind != "quantity"


def _counts(noun: str) -> bool:
    return (
        is_plural_noun(noun)
        or noun in {"people", "percent", "million", "billion", "thousand"}
        or noun in NUMBER_WORDS
    )


def _overlaps(span: tuple[int, int], taken: list[tuple[int, int]]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in taken)


def _hidden(note: Note, claim: Claim, found: re.Match[str], kind: str, sure: float) -> Draft:
    text = claim.bare
    start, end = _news(text, *found.span("n"))
    return gap(
        note, claim, text[:start], text[start:end], text[end:], pattern=kind, confidence=sure
    )


__all__ = ["Numbers", "key_of"]
