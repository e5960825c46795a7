"""Titles: what a heading says beside the name of its speaker."""

from __future__ import annotations

import re

from recall.context.names import is_trade
from recall.context.subjects import subject_in
from recall.context.wording import BRACKET, IS_GENRE, POST, QUOTED, SEPARATOR
from recall.language.rare import Rare


def whole_title(talk: str, heading: str, speaker: str) -> str:
    """Return the title of a talk as the heading has it: in quotes, or with what it was held at."""
    quoted = QUOTED.search(BRACKET.sub("", heading))
    if quoted and any(name in quoted[0] for name in speaker.split(", ")):
        return talk  # one of a panel: “Mo from a ferry”
    if quoted and " " in quoted.group() and not QUOTED.search(talk) and quoted[0][1:-1] not in talk:
        return quoted.group()
    at = heading.find(talk)
    if talk.startswith("@") and at > 0:
        return heading[:at].split(":")[-1].strip() + " " + talk
    return talk


def without_speaker(text: str, speaker: str | None) -> str:
    """Return a title or heading without the speaker's name and the words that join it.

    `Keynote: Ada Rowe` is `Keynote`; a text that says nothing else is empty.
    """
    if not speaker or speaker.lower() not in text.lower():
        return text
    found = re.search(rf"(?<!\w){re.escape(speaker)}(?!\w)", text, re.IGNORECASE)
    if found is None:
        return text
    before = _PRESENTED_LEFT.sub("", _without_trade_at_end(text[: found.start()]))
    left = _NUMERAL.sub("", _JOINS_LEFT.sub("", before)).removesuffix(".")
    after = _BESIDE.sub("", text[found.end() :])
    right = _JOINS_RIGHT.sub("", after)
    if right.count(")") > right.count("(") and not right.endswith(")"):
        right = after.strip()  # a bracket that closes inside: (Initech), Raft at work
    if right.startswith(("'s ", "’s ")):
        own = right[len("'s ") :]
        return own if not left and IS_GENRE.fullmatch(own) else text
    left = "" if ROLE_ALONE.fullmatch(left) or _KIND_IN_BRACKETS.fullmatch(left) else left
    if right.startswith(_AND):
        return left
    if left and after.startswith(", ") and _is_post(right):
        quoted = QUOTED.search(right)
        return f"{left}: {quoted[0]}" if quoted else f"{left}, {right}"
    if left and right:
        is_role = IS_GENRE.fullmatch(left) and after.startswith(",")
        return f"{left}, {right}" if is_role else f"{left}: {right}"
    return left or _no_bracket(right)


ROLE_ALONE = re.compile(
    r"(?:speakers?|guests?|presenters?|ponentes?|invitad[oa]s?|gast|gäste|referent(?:in)?|invitée?s?|convidad[oa]s?|palestrantes?)",
    re.IGNORECASE,
)

_KIND_IN_BRACKETS = re.compile(r"\[[^\[\]\d]{2,50}\]")
"""*[interview]*, alone before a name."""

_AND = ("and ", "y ", "e ", "et ", "und ", "& ", "+ ")
"""How somebody else is joined to a name: *and a colleague*."""


def _is_post(words: str) -> bool:
    """Tell whether words behind a name say what somebody does, and no more."""
    return not SEPARATOR.search(words) and bool(POST.match(words) or is_trade(words.split()[0]))


def _without_trade_at_end(text: str) -> str:
    """Return what stands before a name without its bearer's trade: *Interview with the baker*."""
    text = _POST_AT_END.sub(" ", _TRADE_IN_GERMAN.sub(" ", text))
    found = _TRADE_AT_END.search(text)
    told = found and (found["article"] or is_trade(found["trade"]))
    return text[: found.start()] if found and told else text


_TRADE_AT_END = re.compile(
    r"(?<=\s)(?P<article>(?:the|la|el|le|der|die|o|a)\s)?(?P<trade>[^\W\d_]{4,})\s$"
)

_POST_AT_END = re.compile(r"\s(?:(?:our|the|their|its|my)\s)?(?:C[A-Z]O|S?VP|EVP|MEP|MP)\s$")

_TRADE_IN_GERMAN = re.compile(r"\s(?:mit|von) (?:der|dem|einer|einem) [A-ZÄÖÜ][a-zäöüß]+ $")

_NUMERAL = re.compile(r"^(?:\d{1,3}|[IVX]{1,4})[.)]?$")
"""The place of a lecture in its course, alone before a name."""

_PRESENTED_LEFT = re.compile(
    r"(?<=\w[.,;])\s(?:guests?|speakers?|presenters?|invitad[oa]s?|ponentes?)\s?:?\s?$", re.I
)

_BESIDE = re.compile(r"^\s*\([^()\d]{1,60}\)(?=\s*(?:[-–—|:·•,]|$))")
"""What is told of the speaker behind the name: *(ret.)*, *(Initech)*."""


def _no_bracket(text: str) -> str:
    """Return the text without a bracket at its end that was opened before it."""
    return text.rstrip(")") if text.count(")") > text.count("(") else text


_JOINS_LEFT = re.compile(
    r"(?:\s?[-–—|:·•,(@/]{1,4})?\s?(?:(?:^|(?<!&)\b)(?:(?:presented|led|given|hosted|taught|vorgestellt|präsentiert|geleitet"
    r"|présentée?|animée?|presentad[oa]|dirigid[oa]|apresentad[oa]|conduzid[oa]|presentat[oa]) )?(?:with|by|from|of|featuring|feat\.?|ft\.?|con|de|por|a|do|da|del|mit|von|avec|par|com|c/|w/))?\s?$",
    re.I,
)

_JOINS_RIGHT = re.compile(r"^\)?\s?(?:[-–—|:·•,(@/]{1,4}\s?|(?:on|about|sobre)\s+)?", re.I)


_BEHIND_A_NAME = Rare(r"\((?P<inside>[^()\d]{3,60})\)$", ")")


def subject_behind(heading: str, speaker: str) -> str:
    """Return what a bracket behind the name says the talk was on: *Ada Rowe (cold ovens)*.

    Empty where it tells of the speaker, or of where and how one heard it.
    """
    found = _BEHIND_A_NAME.search(heading)
    if found is None or not heading[: found.start()].rstrip().endswith(speaker):
        return ""
    return subject_in(found["inside"])
