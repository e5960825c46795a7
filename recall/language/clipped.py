"""Clipped notes: signs in the place of verbs, thoughts that begin small, figures grown to units."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from recall.language.rare import Rare
from recall.language.segment import ABBREVIATIONS
from recall.language.shortened import is_cut_short
from recall.language.tables import table_of
from recall.language.tokens import depths, outside
from recall.language.words import words

ARROW = Rare(r"(?<!\s)\s{0,4}(?:(?<!-)-{1,2}>|=>|→|⇒|➜|➔)\s{0,4}", ">|→|⇒|➔|➜")
"""What leads to something, or becomes it."""

EQUALS = re.compile(r" (?:=|≈|≡) ")
UNEQUAL = re.compile(r" (?:!=|=/=|≠|<>) ")
MORE = Rare(r" ?(?<![-=])(?:>{1,2}|<{1,2}|≥|≤|>=|<=) ?", "<|>|≤|≥")

SIGN = re.compile(
    r"->|=>|[→⇒➜➔≠≈≥≤~]|!=| [=<>+&] |(?<!\w)w/|\bw/o\b|\w/o\b|(?<!\S)[-−+<>~]\d|\bvs\b|(?<!\w)[qc]/"
)
"""What a clipped hand writes where others write a word."""

MAY_BE_SIGN = re.compile(r"[→⇒➜➔≠≈≥≤~=<>+&/−]|-\d|vs")
"""What each of those has in it."""


class Thought(NamedTuple):
    """A stretch of a note that says one thing, with its place."""

    start: int
    end: int
    text: str


STOP = re.compile(
    r"(?<![.!?…])[.!?…]{1,6}[\"”’)*_]{0,3}\s{1,4}(?=\S)|;\s{1,4}|(?<!\s)\s{1,4}(?:/{2}|\|)\s{1,4}"
)
SHORTENED = frozenset(
    "min. max. approx. aprox. incl. avg. no. nr. p.a. etc. ca. resp. ej."
    " p.ej. núm. req. reqs. std. dev. est. ref. vol. pp. p. vs. esp. temp. qty.".split()
)
"""Words that end in a full stop for having been cut short."""


@lru_cache(maxsize=256)
def thoughts(text: str, language: str = "en") -> tuple[Thought, ...]:
    """Return the stretches between stops, in their order; a thought may begin small."""
    found: list[Thought] = []
    start = 0
    for stop in STOP.finditer(text):
        if depths(text)[stop.start()] or _is_shortened(text, stop, language):
            continue
        found.append(_thought(text, start, stop.start()))
        start = stop.end()
    found.append(_thought(text, start, len(text)))
    return tuple(thought for thought in found if thought.text)


def _thought(text: str, start: int, end: int) -> Thought:
    bare = text[start:end]
    begins = start + len(bare) - len(bare.lstrip())
    return Thought(begins, begins + len(bare.strip()), bare.strip())


def _is_shortened(text: str, stop: re.Match[str], language: str) -> bool:
    if not stop[0].startswith(".") or stop[0].startswith(("..", "...")):
        return False
    word = text[max(0, stop.start() - 20) : stop.start() + 1].rsplit(maxsplit=1)[-1].lower()
    word = word.lstrip('("“*_')
    if language != "en" and text[stop.end()].islower():
        return is_cut_short(word.removesuffix("."), table_of(language))
    if word in ABBREVIATIONS or re.fullmatch(r"(?:[a-z]\.)+|\d+\.", word):
        return not (word[:1].isdigit() and text[stop.end()].isalpha())
    if word not in SHORTENED or text[stop.end()].isupper():
        return False
    before = text[max(0, stop.start() - 40) : stop.start()].rsplit(maxsplit=2)[-2:-1]
    return not (
        before and before[0][-1:].isdigit() and text[stop.end()].isalpha()
    )  # *in 9 mo. has …*


VERDICTS = frozenset(
    "useless pointless worthless hopeless harmless bad good worse better fine ok okay great awful terrible broken"
    " slow fast pain painful trouble mess disaster chaos nothing nope no yes wrong right dead done boom fail fails junk"
    " failure problem problems inútil malo mala bueno mejor peor mal bien nada desastre caos problema problemas".split()
)
"""Words that say of anything how good it is."""


def is_verdict(text: str) -> bool:
    """Tell whether a text is only praise or blame: *fires 2 h too late -> useless*."""
    said = words(text.lower())
    return len(said) == 1 and said[0] in VERDICTS


def first_thought(text: str) -> str:
    """Return what the text says first."""
    found = thoughts(text)
    return found[0].text if found else text


# Figures ---------------------------------------------------------------------------------------

DIGITS = r"\d{1,15}(?:[.,]\d{1,15}){0,4}"
UNIT = (
    r"(?:\s?(?:%|‰|[x×](?!\w))"
    r"|/(?:s|sec|min|h|hr|hour|d|day|night|wk|week|mo|month|q|quarter|yr|year|shift|sprint|user|person|head|team|mes|semana|sem|día|año|hora)(?!\w)|(?:ms|s|h|hr|hrs|min|mins|d|wk|wks|mo|k|K|M|m|bn|B|mm|cm|km|kg|g|t|l|ha|W|kW|MW|GW|V|A|Hz|°C?|GB|MB|KB|TB|[KMGT]iB|gb|mb|kb|tb|pp|pts?|rps|qps|tps|fps)(?!\w)"
    r"|\s(?:ms|h|s|secs?|seconds?|mins?|minutes?|hrs?|hours?|days?|wks?|weeks?|mos?|months?|yrs?|years?|GB|MB|KB|TB|[KMGT]iB|kWh|MW|kW|km|kg"
    r"|million|billion|thousand|k|min|mm|cm|g|t|ha|°C|segundos?|minutos?|horas?|días|semanas?|meses|años|mil|millones|pts|points?)(?!\w))"
)
FIGURE = re.compile(
    rf"(?<![\w.,:/$€£-])(?P<sign>\+/?-|[~≈+−±]|-(?=\d))?(?P<n>[$€£]?{DIGITS}(?:\s?[-–]\s?{DIGITS})?(?P<unit>{UNIT})?(?:\s?[€$£](?!\w))?)(?![\w]|[-/:]\w)"
)
"""A figure with the unit that is grown to it or stands beside it."""

SIGNED = frozenset({"+", "-", "−", "±", "+-", "+/-"})
"""Signs that belong to a figure: it is a change, not an amount."""

LIKE_A_DATE = Rare(r"(?:19|20)\d\d", "19|20")


OUT_OF = re.compile(
    r"\s(?:de|of|in|out of|von|sur|su|em)\s(?:cada\s|every\s)?\d{1,9}(?![\w%.,]\d)(?!\s?[%x×])"
)
"""What makes one figure of two: *1 de cada 12*, *9 of 10*."""

LESSER = re.compile(r"\d\s(?:de|of|in|out of|von|sur|su|em)\s(?:cada\s|every\s)?$")


def share_of(text: str, figure: re.Match[str]) -> tuple[int, int] | None:
    """Return the place of a figure with what it is a share of; None where it is the second of the two."""
    start, end = figure.start("n"), figure.end("n")
    if not figure["n"].isdigit():
        return start, end
    if LESSER.search(text[max(0, start - 24) : start]):
        return None
    of = OUT_OF.match(text, end)
    return start, of.end() if of else end


def figures(text: str) -> list[re.Match[str]]:
    """Return the figures that stand outside brackets and are no years."""
    return [
        found for found in outside(text, FIGURE) if not LIKE_A_DATE.fullmatch(found["n"].strip())
    ]


def set_against(first: re.Match[str], others: list[re.Match[str]]) -> re.Match[str]:
    """Return the figure that the first is set against: *18 % without a fee, 4 % with one*.

    It has the same unit; the later of two is the news. The first itself where there is none.
    """
    unit = (first["unit"] or "").strip()
    same = [other for other in others if unit and (other["unit"] or "").strip() == unit]
    return same[-1] if len(same) == 2 else first


def begins_with_figure(text: str) -> bool:
    return FIGURE.match(text) is not None
