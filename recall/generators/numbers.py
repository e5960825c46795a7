"""Figures worth knowing: what was found, how much, how many; not those of a story's setting."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from recall.drafts import Draft
from recall.generators.drafting import gap
from recall.generators.figures import FIGURE, Figure, figures
from recall.generators.formulas import formulas
from recall.generators.imperative import imperative
from recall.generators.setting import (
    Setting,
    in_setting,
    narrowed,
    read_in_place,
    sets_up,
    stands_alone,
)
from recall.generators.telling import is_story
from recall.language import segment
from recall.language.clause import Clause, parse
from recall.language.labels import APPROXIMATELY
from recall.language.phrases import mains
from recall.language.rare import Rare
from recall.language.reading import Claim, Reading
from recall.language.tokens import has_folded
from recall.language.words import content_words
from recall.notes import Context, Note

WORTH = 2
"""Figures of one note that are asked for at most."""

DEFINITE = re.compile(
    r"The \w+ (?:\w+ed|is|was|are|were|has|had|ran|took|cost|lasted|runs|takes|costs) "
)

LONG_AGO = re.compile(
    r"\b(?:found|invent|introduc|publish|releas|launch|born|coin|discover|predict|start|began|will|won|ban)",
    re.IGNORECASE,
)
"""What makes the year of it worth knowing."""

DURATION = re.compile(r"[ -]?(?:seconds?|minutes?|mins?|hours?|days?|weeks?|months?|years?)\b")
EXAMPLE = Rare(
    r"\b(?:for example|for instance|e\.g\.|example (?:is|was)|one (?:user|customer|person|man|woman|day|time)"
    r"|this (?:guy|woman|man)|once|imagine|suppose|say you|like an? [\w-]+ (?:who|that)|(?:has|had|knows|knew) (?:one|a) [\w-]+ who)\b",
    " who|e.g.|example |for example|for instance|imagine|like a|once|one |say you|suppose|this ",
    flags=re.IGNORECASE,
)
"""Words that open an illustration: its numbers are made up or chance."""

ARROW = Rare(r"\s?[\w/%]{0,5}\s?(?:->|→|=>)", "->|=>|→")

ASIDE = Rare(r"(?:, which|, by the way|\bby the way,) [^,;]*$", ", by the way|, which|by the way,")
"""What leads to a figure that is told in passing."""


HOPED = Rare(
    r"\b(?:target|goal|SLO|SLA|budget|plan|planned|expected|expectation|estimate|estimated|forecast|hoped|promised|guess)\b",
    "budget|estimate|expectation|expected|forecast|goal|guess|hoped|plan|promised|sla|slo|target",
    flags=re.IGNORECASE,
)
TURNED_OUT = re.compile(
    r"[,;(]|\b(?:but|and)\b.{0,30}\b(?:actual|actually|real|got|reached|reality|turned|became|ended|was|took)\b"
)
"""What was hoped for, and what tells that something else came of it."""

CIRCUMSTANCE = re.compile(
    r"\b(?:at|with|for|using) (?:an? )?(?:[\w-]+ )?"
    r"(?:size|rate|length|depth|width|temperature|level|order|degree|dimension|rank|step|resolution|k|n|N|K)"
    r"(?: of)? (?:= )?$"
)
"""What leads to a number that says under which circumstances something was found."""


class Numbers:
    """Hides a figure and leaves its unit in sight."""

    name = "numbers"

    def draft(self, note: Note, context: Context) -> Iterator[Draft]:
        if note.children:
            return
        found = read_in_place(note, context)
        if not any(map(_has_figure, found.claims)):
            return
        ranked = sorted(_asked(found), key=lambda one: -one.sure)
        for one in _of_different_clauses(ranked)[:WORTH]:
            yield _hidden(note, one)


FIRST_OF_TWO = 0.92
"""What is left of it where the next figure is what it is set against."""

NEXT = re.compile(r"[^,;:]{0,50}, (?:and |but |only |just |about |vs\.? )?$")


def _is_first_of_two(text: str, figure: Figure) -> bool:
    """Tell whether another share follows right behind a comma: *18 % without a text, 4 % with one*."""
    if figure.kind != "percentage":
        return False
    later = [
        other for other in figures(text) if other.kind == figure.kind and other.start > figure.end
    ]
    return len(later) == 1 and NEXT.match(text[figure.end : later[0].start]) is not None


class _Asked(NamedTuple):
    """One figure of one sentence, with the chance that it is worth asking."""

    claim: Claim
    setting: Setting
    figure: Figure
    sure: float

    @property
    def clause(self) -> tuple[str, int]:
        """The clause that the figure stands in."""
        before = self.setting.text[: self.figure.start]
        return self.claim.text, len(CLAUSES.findall(before))


CLAUSES = re.compile(r"[,;:]\s| - | – | — |→")


def _asked(found: Reading) -> Iterator[_Asked]:
    for at, claim in enumerate(found.claims):
        if not _has_figure(claim):
            continue
        setting = in_setting(found.claims, at)
        others = [other.bare for other in found.claims if other is not claim]
        opens = SET_UP if sets_up(found.claims, at) else 1.0
        for figure in (*figures(setting.text), *formulas(setting.text, claim.stretches)):
            sure = _trust(claim, setting, figure) * _worth(setting.text, figure, others)
            sure *= opens if figure.kind in OF_A_SETTING else 1.0
            sure *= FIRST_OF_TWO if _is_first_of_two(setting.text, figure) else 1.0
            yield _Asked(claim, setting, figure, sure)


SET_UP = 0.88
"""What is left of the confidence in a figure from the beginning of a story."""

OF_A_SETTING = frozenset({"quantity", "clock", "year", "money", "multiple"})
"""Kinds of figures that set a story up; a share or a change is what came of it."""


def _has_figure(claim: Claim) -> bool:
    return _holds_figure(claim.bare) or has_folded(claim.bare)


@lru_cache(maxsize=64)
def _holds_figure(text: str) -> bool:
    return FIGURE.search(text) is not None


def _of_different_clauses(ranked: list[_Asked]) -> list[_Asked]:
    kept: dict[tuple[str, int], _Asked] = {}
    for one in ranked:
        kept.setdefault(one.clause, one)
    return list(kept.values())


def _trust(claim: Claim, setting: Setting, figure: Figure) -> float:
    """Return how sure it is that the sentence makes a claim that the figure belongs to."""
    if claim.text.rstrip().endswith("?"):
        return 0.3
    shown = "".join(narrowed(setting, figure.start, figure.end))
    if len(content_words(shown)) < 3:
        return 0.5
    sure = figure.sure
    if not stands_alone(setting, figure.start, figure.end):
        sure *= 0.84
    if not setting.lead and len(shown.split()) > LONG_FOR_A_FIGURE:
        sure *= 0.92
    if figure.kind in {"bound", "value"}:
        return sure  # a theorem or a label seldom has a verb that we know
    if figure.kind == "share" and OF_THESE.match(shown):
        return sure
    if not _says_something(shown):
        return sure * 0.8
    if _is_somewhere_else(shown):
        return sure * 0.85  # which experiment, which model: only the neighbours say
    likely = any(map(_is_likely, _clauses(shown))) or imperative(shown) is not None
    return sure if likely or _labels_a_figure(shown) else sure * 0.85


OF_THESE = re.compile(r"Of (?:the )?\d[^,;]{3,80}, \S+ \w+ \w")
"""*Of 14 clerks, 9 now run courses* says something, whatever its verb is."""

LONG_FOR_A_FIGURE = 24
"""Words beyond which one figure is too little to be asked of a sentence."""


def _is_somewhere_else(text: str) -> bool:
    """Tell whether *the clerks*, *the experiment* of a story begins it: only its beginning says which."""
    if DEFINITE.match(text[:1].upper() + text[1:]):
        return True
    clause = next(iter(_clauses(text)), None)
    definite = clause is not None and re.fullmatch(r"[Tt]he \w+", clause.subject) is not None
    return definite and clause is not None and is_story(clause)


def _says_something(text: str) -> bool:
    return _labels_a_figure(text) or bool(_clauses(text)) or imperative(text) is not None


def _worth(text: str, figure: Figure, others: list[str]) -> float:
    """Return what is left of the confidence in a figure of a setting, a story or an example."""
    hidden = text[figure.start : figure.end]
    if re.match(r"(?:the )?(?:100|0)\s?%", hidden):
        return 0.7
    if any(_is_the_same_but_for_its_number(text, other) for other in others):
        return 0.7
    before = text[: figure.start]
    if figure.kind == "value" and FOUND_BEHIND.match(text[figure.end :]):
        return 0.8
    if (
        figure.kind not in {"bound", "value"}
        and IN_LABEL.match(text[figure.end :])
        and ":" not in before
    ):
        return 0.82
    if re.search(
        r"\b(?:up|down|before|instead of|rather than|compared (?:to|with)|against|vs\.?) (?:from )?$",
        before,
    ):
        return 0.88  # what it was before, or elsewhere
    if re.search(
        r" than (?:the one|those|one|a \w+|with)?(?: with| of| at)? ?$", before
    ) and FIGURE.search(before):
        return 0.88  # the other of two that are set side by side
    if ARROW.match(text[figure.end :]) or (OF.fullmatch(before) and "," in text[figure.end :]):
        return 0.85  # what comes of it stands behind
    if re.search(r"(?<!^In )(?<!^At )\b(?:your|my|his|her) (?:\w+ )?$", before):
        return 0.85  # an example: *your 40 tabs*
    if re.search(r"\bfrom [^,;]{1,30} to $", before):
        return 1.03
    if re.search(
        r"\b(?:went|fell|rose|grew|dropped|jumped|climbed|came|goes|falls|rises)(?: down| up)? to $",
        before,
    ):
        return 1.05  # what came of it
    if HOPED.search(before) and TURNED_OUT.search(text[figure.end :]):
        return 0.85
    if CIRCUMSTANCE.search(before) and figure.kind not in {"bound", "value"}:
        return 0.88
    if EXAMPLE.search(text) or ASIDE.search(before):
        return 0.85
    if _is_in_subject(text, figure) or SINCE.search(text[: figure.start]):
        return 0.86  # what is said of it stands behind the verb
    told = any(map(is_story, _clauses(text)))
    if figure.kind == "year" and not LONG_AGO.search(text):
        return 0.85
    if told and figure.kind == "clock":
        return 0.75
    if told and _is_of_the_setting(text, figure):
        return 0.8 if DURATION.match(text[figure.end :]) else 0.85
    small = hidden.lower() in {"two", "three", "2", "3"}
    return 0.92 if small and DURATION.match(text[figure.end :]) else 1.0


OF = re.compile(
    r"Of (?:the |his |her |their |its )?(?:roughly |about |around |some |nearly |almost |over )?"
)
"""What leads to the whole of which a part is the news."""

SINCE = re.compile(r"\b(?:has|have) (?:not|never) [^,;]{3,40} (?:in|for) $")
"""What leads to the time in which something never happened."""

MEASURED_BY = re.compile(
    r" (?:of|with|at|over|under|than|for|within) (?:about |only |some |nearly )?$"
)


def _is_in_subject(text: str, figure: Figure) -> bool:
    """Tell whether the figure only says which one is meant: *a core of four metres holds …*."""
    for main in mains(text):
        ends = main.start + len(main.clause.subject)
        if main.start < figure.start < ends:
            return MEASURED_BY.search(text[: figure.start]) is not None
    return False


def _is_of_the_setting(text: str, figure: Figure) -> bool:
    """Tell whether the figure only says how long, when or with how many something happened."""
    if figure.kind == "year":
        return True
    before = text[: figure.start].rstrip().lower()
    if re.search(r",? with(?: about| some| only| over)?$", before):
        return True
    lasted = before.endswith((" for", " of", "after", "within", " in", "about", "over"))
    return lasted and bool(DURATION.match(text[figure.end :]))


def _is_the_same_but_for_its_number(text: str, other: str) -> bool:
    """Tell whether two sentences differ in a number: either number would be right."""
    if not _holds_figure(other):
        return False
    mine = {word for word in content_words(text) if not word[0].isdigit()}
    theirs = set(content_words(other))
    return len(mine) > 1 and len(mine & theirs) / len(mine) > 0.8


def _labels_a_figure(text: str) -> bool:
    """Tell whether a label and its figure say all: *latency budget: 300 ms to first token*."""
    cut = segment.at_colon(text)
    return cut is not None and RESULT.match(cut[1]) is not None and len(content_words(cut[0])) >= 2


RESULT = re.compile(r"(?:[\w-]{1,30} ){0,3}[~$€£]?\d")
"""A figure, or what was measured and its figure: *relative error 1.9%*."""

IN_LABEL = re.compile(r"[^:;.,]{0,24}:\s[^:]{0,80}\d")
"""What follows a figure of a label, behind which the figure stands that was found."""

FOUND_BEHIND = re.compile(r"[^:]{0,80}:\s[^:]{0,40}\d")
"""What follows maths that only says under which circumstances a figure was found."""


@lru_cache(maxsize=16)
def _clauses(text: str) -> tuple[Clause, ...]:
    """Return the clause that the text is, and those behind its commas."""
    whole = parse(APPROXIMATELY.sub("", text))
    return (*((whole,) if whole else ()), *(main.clause for main in mains(text)))


def _is_likely(clause: Clause) -> bool:
    return clause.likely or len(clause.rest.split()) >= 2


def _hidden(note: Note, one: _Asked) -> Draft:
    shown = narrowed(one.setting, one.figure.start, one.figure.end)
    whole = "".join(shown) == one.setting.lead + one.setting.text
    claim = replace(one.claim, shaken=one.setting.shaken and (whole or one.setting.lead != ""))
    return gap(note, claim, *shown, pattern=one.figure.kind, confidence=one.sure)
