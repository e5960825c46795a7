"""A name before or behind a comma: *Ada Rowe, tides*, *tides, Ada Rowe*."""

from __future__ import annotations

import re

from recall.context.names import (
    ROLE,
    Likeness,
    is_beside_a_title,
    is_group,
    is_one_person,
    is_rather_a_show,
    is_strange,
    is_trade,
    likeness,
    names_in,
    party_named,
    party_of,
    strange_party,
    without_affiliation,
    without_trade,
)
from recall.context.panels import comma_parts, is_role
from recall.context.subjects import is_subject
from recall.context.wording import (
    CREDIT_WORD,
    DAY,
    GUEST,
    IS_GENRE,
    POST,
    QUOTED,
    SEPARATOR,
    Billing,
)
from recall.language.detect import FUNCTION_WORDS
from recall.language.tokens import outside
from recall.notes import Party


def between_kind_and_title(text: str) -> Billing | None:
    """Return the billing of `Colloquium, Name, “Title”`."""
    parts = comma_parts(text)
    if len(parts) != 3 or not IS_GENRE.fullmatch(parts[0]) or not QUOTED.fullmatch(parts[2]):
        return None
    name = ROLE.sub("", parts[1])
    return Billing(name, parts[2]) if is_strange(name) else None


def named_inside(text: str) -> Billing | None:
    """Return the billing of `Talk, 12 May, Name, what they do`."""
    parts = comma_parts(text)
    names = [without_trade(ROLE.sub("", part)) for part in parts]
    at = [number for number, name in enumerate(names) if is_strange(name)]
    if (
        len(at) != 1
        or at[0] == 0
        or not all(is_role(part) or is_group(part) for part in parts[at[0] + 1 :])
    ):
        return None
    before = parts[at[0] - 1]
    if any(is_strange(side.strip()) for side in SEPARATOR.split(before)):
        return None
    title, behind = ", ".join(parts[: at[0]]), ", ".join(parts[at[0] + 1 :])
    is_kind = IS_GENRE.fullmatch(title.rpartition(" ")[2]) and len(title.split()) <= 2
    if is_kind and behind and not any(map(is_trade, behind.split())) and not is_group(parts[-1]):
        title = behind
    return Billing(names[at[0]], title)


def behind_a_comma(text: str) -> Billing | None:
    """Return the billing of `Talk, Name`."""
    talk, comma, name = text.rpartition(", ")
    if guest := GUEST.match(name):
        name = without_affiliation(guest["name"])
    is_name = likeness(talk) and not is_rather_a_show(talk, name)
    if not comma or not talk.strip() or is_name or not (party := strange_party(name)):
        return None
    return Billing(name, talk.strip(), party)


def with_a_remark(text: str, enough: Likeness) -> Billing | None:
    """Return the billing of `Name, talk`, `Name, where they work` and `Name, role: talk`."""
    name, comma, rest = text.partition(", ")
    name = without_trade(ROLE.sub("", name))
    if not comma or not rest.strip() or CREDIT_WORD.match(rest):
        return None
    if is_rather_a_show(name, rest) or _NUMBER_AND_GUEST.match(rest):
        return None
    told_of = BEFORE_A_SUBJECT.match(rest)
    rest = BEFORE_A_SUBJECT.sub("", rest)
    titled = QUOTED.match(rest) is not None
    known = is_strange(name) or (titled and is_beside_a_title(name))
    party = party_named(name, enough) or (Party.PERSON if known else None)
    if party is None:
        return None
    if titled:
        return Billing(name, rest.strip(), party)
    cut = next((mark for mark in outside(rest, SEPARATOR) if "@" not in mark[0]), None)
    if cut and _is_half_a_title(rest[: cut.start()]):
        return Billing(name, rest.strip(), party)
    if cut:
        several = names_in(text) or names_in(f"{name}, {rest[: cut.start()]}")
        return None if several else Billing(name, rest[cut.end() :].strip(), party)
    if len(names_in(text)) > 1:
        return None
    if told_of:
        return Billing(name, rest.strip(), party)
    if stop := _behind_a_post(rest):
        return Billing(name, rest[stop.end() :].strip(), party)
    return Billing(name, None if _is_post(rest) else rest.strip(), party)


def _is_post(rest: str) -> bool:
    """Tell whether words behind a name say what somebody is, where or when, and no title."""
    rest = _CAREER.sub("", rest)
    words = rest.split()
    is_post = is_group(rest) or bool(POST.match(rest)) or party_of(rest) is Party.ORGANISATION
    is_post = is_post or any(map(is_one_person, words[:3]))
    is_post = is_post or (len(words) <= 2 and all(word[:1].isupper() for word in words))
    return is_post or DAY.fullmatch(rest.strip()) is not None


_CAREER = re.compile(r"\s\([^()]*(?:→|->)[^()]*\)$")
"""*(PM → GM)*: what somebody was and became."""

_STOP = re.compile(r"(?<=[^\W\d_]{4})\.\s+(?=[A-ZÀ-Þ¿¡\"“«„])")

MOST_OF_A_POST = 6
"""Words of what somebody is, before a stop and the title."""


def _behind_a_post(rest: str) -> re.Match[str] | None:
    """Return the stop between what somebody is and the title: *Initech. Why ovens lie*."""
    stops = outside(rest, _STOP)
    told = rest[: stops[0].start()] if stops else ""
    few = 0 < len(told.split()) <= MOST_OF_A_POST
    return stops[0] if few and _is_post(told) else None


_NUMBER_AND_GUEST = re.compile(
    r"(?:ep|eps|episode|épisode|ép|episodio|episódio|capítulo|cap|folge|no|nr|nº|part|teil)\.?\s?#?\d{1,4},?\s"
    r"(?:with|w/|con|com|mit|avec|guest|gast|invitad[oa]|convidad[oa]|invitée?)\b",
    re.IGNORECASE,
)
"""What stands behind a show, and not behind a name: *Salt Radio, ep. 61, with Ada Rowe*."""

BEFORE_A_SUBJECT = re.compile(
    r"^\s*(?:on|about|sobre|acerca de|über|sur)\s+(?=[\w\"“«„'‘(¿¡])(?!(?:the |a |an |our |their )?(?:board|committee|council|team|staff|panel"
    r"|radio|stage|phone|line|air|sabbatical|leave|zoom|video|tour|bbc)\b)",
    re.IGNORECASE,
)
"""What stands before a subject, and not before where somebody is: *on the board of a mill*."""

_JOINS = frozenset(FUNCTION_WORDS["en"].split())


def _is_half_a_title(words: str) -> bool:
    """Tell whether a colon parts a title, and not from what somebody is: *Ovens in Riga: …*."""
    parts = words.split()
    small = any(part.islower() or part.lower() in _JOINS for part in parts[1:-1])
    is_post = bool(POST.match(words)) or any(map(is_one_person, parts))
    is_post = is_post or party_of(words) is Party.ORGANISATION or is_group(words)
    if len(parts) == 2 and parts[0].istitle() and parts[1].islower() and not is_post:
        return is_subject(words)
    return len(parts) > 2 and parts[0][:1].isupper() and small and not is_post
