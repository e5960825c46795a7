"""A name behind a word or a bracket that credits it: *tides, by Ada Rowe*, *tides (Ada Rowe)*."""

from __future__ import annotations

import re

from recall.context.houses import is_house
from recall.context.names import (
    Likeness,
    is_strange,
    likeness,
    party_named,
    strange_party,
    without_affiliation,
    without_trade,
)
from recall.context.panels import announced_panel
from recall.context.wording import (
    BRACKET,
    GENRE,
    GUEST,
    IS_GENRE,
    QUOTED,
    SEPARATOR,
    SUBJECT,
    Billing,
)
from recall.notes import Party

_CREDIT = re.compile(
    r"(?:[\s,(–—-]|^)(?:(?:an?\s+)?(?:talk|interview|conversation|keynote|lecture"
    r"|(?:fireside )?chat|podcast|pod|episode|episodio|ep\.?|charla|entrevista|conversación|ponencia|conferencia)\s+)?"
    r"(?:(?:(?:presented |given |told |read |led |taught )?by|with|from|featuring|feat\.?|ft\.?|w/|con|por|de|a|to|par|avec|von|mit"
    r"|com|di)\s+|d['’])(?P<name>[^\W\d_][^()]*?)\)?\s*$"
)

_IN_BRACKETS = re.compile(r"[(\[](?P<name>[^()\[\]]+)[)\]]\s*$")


def guest_at_end(text: str) -> Billing | None:
    """Return the billing of `Show, ep 4, guest Name (what they do)` and `Show, with Name on X`."""
    bare = BRACKET.sub("", text)
    guest = GUEST.search(bare)
    while guest is not None:
        talk = _KIND_AT_END.sub("", bare[: guest.start()].strip(" ,-–—:|"))
        if named := announced_panel(talk, guest["name"]):
            return Billing(", ".join(named), talk, Party.PANEL)
        about = SUBJECT.search(guest["name"])
        name = without_affiliation(guest["name"][: about.start()] if about else guest["name"])
        if talk and (party := strange_party(name)):
            if about and IS_GENRE.fullmatch(talk.rpartition(" ")[2]) and len(talk.split()) <= 2:
                talk = guest["name"][about.end() :].strip()
            return Billing(name, talk, party)
        guest = GUEST.search(bare, guest.start("name"))
    return None


_KIND_AT_END = re.compile(
    rf"\s?[:–—]\s{GENRE}$|,\s(?:an?|una?|eine?|une|uma)\s(?:evening|afternoon|hour|night|talk|chat|conversation|tarde|noche"
    r"|charla|hora|abend|gespräch|vortrag|soirée|rencontre|noite|conversa)$|,\s(?:folge|épisode|ép\.|episodio|capítulo|episódio|puntata)$",
    re.IGNORECASE,
)
"""*Show, part 7: interview*, *Show, Folge*, before *with* and a name."""


def several_guests(text: str) -> Billing | None:
    """Return the billing of `Talk, with Name (role), Name and Name`."""
    found = guest_at_end(text)
    return found if found and found.party is Party.PANEL else None


def credited(text: str, enough: Likeness) -> Billing | None:
    """Return the billing of `Talk by Name`, `Talk (Name)` and the like."""
    for pattern in (_IN_BRACKETS, _CREDIT):
        for found in pattern.finditer(text):
            name = _IN_FRONT.sub("", found["name"].strip(" ,"))
            if pattern is _CREDIT and is_house(text[: found.start()].split()[-1:]):
                continue
            if pattern is _IN_BRACKETS and _stands_behind_a_name(text[: found.start()], name):
                continue
            first = SEPARATOR.split(name)[0].split(",")[0].strip()
            for words in (without_trade(name), without_trade(first)):
                if party := party_named(words, enough) or strange_party(words):
                    before = text[: found.start()].strip(" ,-–—:|([")
                    talk = _KIND_AT_END.sub("", before) or _behind(name, words)
                    return Billing(words, talk or None, party)
    return None


def _behind(text: str, name: str) -> str:
    """Return the title behind a name and its mark: *with Ada Rowe: tides*."""
    mark = SEPARATOR.match(text, len(name))
    return text[mark.end() :].strip() if mark else ""


_IN_FRONT = re.compile(
    rf"^(?:{GENRE}\s*[,:]\s*)?(?:(?:presenter|presented by|speaker|guest)\s*:?\s+)?(?:(?-i:C[A-Z]O|S?VP|EVP|MEP?)\s+)?",
    re.I,
)
"""What stands in a bracket before a name: *seminar, Prof. Ada Rowe*, *CFO Ada Rowe*."""


def _stands_behind_a_name(before: str, inside: str) -> bool:
    """Tell whether a bracket says where the one before it works: *Keynote – Ada Rowe (Initech)*."""
    guest = GUEST.search(before)
    parts = SEPARATOR.split(before)
    sure = likeness(parts[0].strip()) is Likeness.NAME and likeness(inside) is not Likeness.NAME
    if len(parts) > 1 and sure:
        return True
    if len(parts) > 1 and QUOTED.search(before) and is_strange(parts[0].strip()):
        return likeness(inside) <= likeness(parts[0].strip())
    last = guest["name"] if guest else parts[-1] if len(parts) > 1 else before.rpartition(", ")[2]
    return is_strange(last.strip()) and likeness(inside) <= likeness(last.strip())
