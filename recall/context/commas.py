"""A name before or behind a comma: *Ada Rowe, tides*, *tides, Ada Rowe*."""

from __future__ import annotations

import re

from recall.context.names import (
    ROLE,
    Likeness,
    is_beside_a_title,
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
    if len(at) != 1 or at[0] == 0 or not all(map(is_role, parts[at[0] + 1 :])):
        return None
    before = parts[at[0] - 1]
    if any(is_strange(side.strip()) for side in SEPARATOR.split(before)):
        return None
    title, behind = ", ".join(parts[: at[0]]), ", ".join(parts[at[0] + 1 :])
    is_kind = IS_GENRE.fullmatch(title.rpartition(" ")[2]) and len(title.split()) <= 2
    if is_kind and behind and not any(map(is_trade, behind.split())):
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
    cut = next((mark for mark in SEPARATOR.finditer(rest) if "@" not in mark[0]), None)
    if cut and _is_half_a_title(rest[: cut.start()]):
        return Billing(name, rest.strip(), party)
    if cut:
        several = names_in(text) or names_in(f"{name}, {rest[: cut.start()]}")
        return None if several else Billing(name, rest[cut.end() :].strip(), party)
    if len(names_in(text)) > 1:
        return None
    if told_of:
        return Billing(name, rest.strip(), party)
    words = rest.split()
    is_post = bool(POST.match(rest)) or party_of(rest) is Party.ORGANISATION
    is_post = is_post or any(map(is_one_person, words[:3]))
    is_post = is_post or (len(words) <= 2 and all(word[:1].isupper() for word in words))
    is_post = is_post or DAY.fullmatch(rest.strip()) is not None
    return Billing(name, None if is_post else rest.strip(), party)


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
    is_post = is_post or party_of(words) is Party.ORGANISATION
    if len(parts) == 2 and parts[0].istitle() and parts[1].islower() and not is_post:
        return is_subject(words)
    return len(parts) > 2 and parts[0][:1].isupper() and small and not is_post
