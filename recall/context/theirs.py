"""Somebody's: headings that tell of a talk by whose it is, *Rowe's talk*, *Dr. Rowe and the ovens*."""

from __future__ import annotations

import re

from recall.context.names import ROLE, Likeness, is_strange, likeness, without_trade
from recall.context.subjects import is_somebody
from recall.context.wording import IS_GENRE, Billing
from recall.language.rare import Rare

_AND_A_THING = re.compile(
    r"(?P<name>.{5,60}?)\s(?:and|y|e|und|et)\s(?P<thing>(?:the|his|her|los|las|el|la|sus?|die|der|das|seine?|ihre?|les?|l['’]|ses|sa"
    r"|son|os?|as?|seus?|suas?)\s?(?P<noun>[^\W\d_A-ZÀÁÉÍÓÚ]?[^\W\d_]+)[^()]*)(?P<bracket>\([^()]*\))?"
)

_HEARD_ON = re.compile(
    r"\((?:(?:the|el|la|der|le|o)\s)?(?:radio|rádio|tv|pod|pódcast)\b", re.IGNORECASE
)

_LEARNED = re.compile(
    r"(?:(?:la|el|the|der|die)\s)?(?:dra?|prof(?:essor)?|profesora?|professora?)\b", re.IGNORECASE
)

_TRADE_AND = re.compile(r"(?P<name>[^,:()]{5,60}), (?P<trade>[^,:()]{3,40}),(?P<rest> \S.*)")


def trade_and_a_thing(text: str) -> Billing | None:
    """Return the billing of `Name, what they do, and the thing they speak about`."""
    found = _TRADE_AND.fullmatch(text)
    if found is None or not any(map(is_somebody, found["trade"].lower().split()[:3])):
        return None
    thing = _AND_A_THING.fullmatch(found["name"] + found["rest"])
    if thing is None or is_somebody(thing["noun"]) or not is_strange(found["name"]):
        return None
    return Billing(found["name"], thing["thing"].strip())


def and_a_thing(text: str) -> Billing | None:
    """Return the billing of `Dr. Name and the thing they speak about (podcast)`.

    Somebody without a title, a trade or a show beside them may be the one who is spoken about.
    """
    show = _NUMBERED_SHOW.match(text)
    found = _AND_A_THING.fullmatch(text, show.end() if show else 0)
    if found is None or is_somebody(found["noun"]):
        return None
    name, bracket = without_trade(found["name"]), found["bracket"] or ""
    heard = show or _HEARD_ON.match(bracket) or IS_GENRE.match(bracket, 1)
    if not is_strange(name) or not (heard or name != found["name"] or _LEARNED.match(name)):
        return None
    return Billing(name, found["thing"].strip())


_NUMBERED_SHOW = re.compile(
    r"[^\W_][^:\"“«„]{2,60}?\s(?:#|ep\.?|episode|épisode|episodio|episódio|folge|puntata|nº)\s?\d{1,4}\s?(?::|\s[–—|-])\s",
    re.IGNORECASE,
)
"""*Oven Radio #141:*, in which nobody is only spoken about."""


_LED_BY = re.compile(
    r"(?:\s*[(,;]|\s[–—-])\s*(?:(?:presented|led|given|introduced) by|vorgestellt von|präsentiert von|geleitet von"
    r"|présentée? par|animée? par|presentad[oa] por|dirigid[oa] por|a cargo de|apresentad[oa] por|conduzid[oa] por"
    r"|presentat[oa] da)\s+(?P<name>[^\W\d_][\w'’-]*)\)?$",
    re.IGNORECASE,
)


def led_by(text: str) -> Billing | None:
    """Return the billing of `Reading group: talk (presented by Ada)`, which needs no surname."""
    found = _LED_BY.search(text)
    if found is None or not is_strange(f"Ada {found['name']}"):
        return None
    return Billing(found["name"], text[: found.start()].strip(" ,:–—-") or None)


_AFTER_A_TALK = Rare(
    r"(?:(?:(?:my )?notes (?:from|on|of)|after|from|at)\s+)?(?P<name>[A-ZÀ-Þ][^:,()]{3,60}?)['’]s\s+"
    r"(?P<kind>(?:[a-zA-Z]+\s+)?(?:talk|lecture|keynote|session|seminar|presentation|interview|webinar|paper|workshop))\b"
    r"(?:\s+(?:on|about)\s+(?P<talk>\S.*)|\s*[:,–—-]\s+(?P<title>\S.*))?",
    "'|’",
    flags=re.IGNORECASE,
)

_HIS_TALK = re.compile(
    r"(?P<title>.{4,80}?)(?:[,:]|\s[–—-])\s(?:(?:my )?notes (?:from|on|of) )?(?P<name>[A-ZÀ-Þ][^:,()'’]{3,60})['’]s\s"
    r"(?:talk|lecture|keynote|session|seminar|presentation|interview|webinar|workshop)(?:\s(?:at|in|for|on)\s.*)?"
)


def after_a_talk(text: str) -> Billing | None:
    """Return the billing of `After Name's talk on tides` and `Tides, Name's talk at the fair`."""
    titled = _HIS_TALK.fullmatch(text)
    if titled and is_strange(titled["name"]):
        return Billing(titled["name"], titled["title"])
    found = _AFTER_A_TALK.fullmatch(text)
    if found is None or not is_strange(found["name"]):
        return None
    kind = found["kind"] if " " in found["kind"] else None
    return Billing(found["name"], found["talk"] or found["title"] or kind)


_GIVEN_BY = re.compile(
    r"(?P<what>[^\"“”«»„,:()]{3,40}?)\s(?:by|with|de|del|con|von|mit|par|avec|com|do|da)\s(?P<name>[^\"“”«»„,:()]{5,60})"
)


def given_by(left: str, talk: str) -> Billing | None:
    """Return the billing of `Some kind of thing by Name (baker): talk`."""
    found = _GIVEN_BY.fullmatch(ROLE.sub("", left))
    name = without_trade(found["name"]) if found else ""
    if found is None or likeness(name) is not Likeness.NAME:
        return None
    few = len(found["what"].split()) <= 2
    return Billing(name, talk if few else f"{found['what']}: {talk}")
