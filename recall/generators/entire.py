"""A figure is hidden whole: with the other end of its range, and with its *million*."""

from __future__ import annotations

import re
from dataclasses import replace

from recall.cards import Gap, GapText
from recall.drafts import Draft

MOST_WORDS = 3
"""Words of an answer that is but a figure and its unit: to a longer one nothing is added in front."""

NUMBER = r"[~≈$€£]?\d[\d.,\u00a0\u202f]*(?<=\d)"
TO = r"\s?[-–]\s?|\s(?:to|or|bis|oder|a|à|o|ou)\s"
MAGNITUDE = re.compile(
    r"\s(?:hundred|thousand|million|billion|trillion|mil|mill?ones|millón|milhões|bilhões"
    r"|millions?|milliards?|mille|Millionen|Milliarden|Tausend)\b"
)
"""Words that are part of a number, in the languages that are told apart."""

BARE_MAGNITUDE = re.compile(MAGNITUDE.pattern.removeprefix(r"\s"))
COUNTED = re.compile(rf"(?<![\w.,-]){NUMBER}\s$")
"""A number before a magnitude that a gap would hide without it: *5 [million]*."""

ENDS_IN_A_NUMBER = re.compile(r"\d$")
ANOTHER_END = re.compile(rf"(?:{TO}){NUMBER}(?![\w:/]|[.,-]\d)")
FIRST_END = re.compile(rf"(?<![\w.,:/-])(?P<end>{NUMBER})(?:{TO})$")
FROM = re.compile(
    r"\b(?:from|von|de|desde|between|zwischen|entre)(?: (?:about|some|around|etwa|unos|cerca))? $",
    re.IGNORECASE,
)
"""What makes two figures of two ends: each may be asked for alone."""


def with_whole_figure(draft: Draft) -> Draft:
    """Return the draft with the rest of the figure that its one gap hides a part of."""
    wording = draft.wording
    if not isinstance(wording, GapText) or len(wording.gaps) != 1:
        return draft
    gap = wording.gaps[0]
    at = wording.pieces.index(gap)
    before, after = (
        "".join(map(str, part)) for part in (wording.pieces[:at], wording.pieces[at + 1 :])
    )
    hidden = gap.answer
    if BARE_MAGNITUDE.fullmatch(hidden) and (counted := COUNTED.search(before)):
        hidden, before = f"{counted[0]}{hidden}", before[: counted.start()]
    if ENDS_IN_A_NUMBER.search(hidden):
        more = MAGNITUDE.match(after) or _other_end(before + hidden, after)
        if more:
            hidden, after = hidden + more[0], after[more.end() :]
    alone = hidden[:1].isdigit() and len(hidden.split()) <= MOST_WORDS
    if alone and (first := FIRST_END.search(before)) and not _is_of_two(before, first):
        hidden, before = before[first.start("end") :] + hidden, before[: first.start("end")]
    if hidden == gap.answer:
        return draft
    pieces: tuple[str | Gap, ...] = (before, gap._replace(answer=hidden), after)
    return replace(draft, wording=GapText(tuple(piece for piece in pieces if piece)))


def _other_end(before: str, after: str) -> re.Match[str] | None:
    """Return the later end of a range that begins with the figure, unless each is told alone."""
    number = re.search(rf"{NUMBER}$", before)
    if number is None or FROM.search(before[: number.start()]):
        return None
    return ANOTHER_END.match(after)


def _is_of_two(before: str, first: re.Match[str]) -> bool:
    return FROM.search(before[: first.start("end")]) is not None
