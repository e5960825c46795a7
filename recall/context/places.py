"""Where and when: what headings say beside a name and is no title, or stands for one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from recall.context.names import (
    ROLE,
    Likeness,
    is_strange,
    is_trade,
    likeness,
    names_in,
    strange_party,
    without_trade,
)
from recall.context.subjects import is_subject
from recall.context.wording import DAY, IS_GENRE, LABEL, POST, QUOTED, SEPARATOR, SUBJECT, Billing
from recall.notes import Party

_AT = r"(?:live at|at|en (?:el|la|los|las)|au|aux|à (?:la|l['’])|beim|auf (?:der|dem)|na|no|alla?|al|(?P<inside>in(?=\s(?:the\s)?[A-ZÀ-Þ])))"
_AT_A_PLACE = re.compile(
    rf"\s(?:{_AT}|(?P<asked>im (?:Interview|Gespräch)|in (?:an )?interview|in conversation|en (?:entrevista|charla|conversación)"
    r"|en (?:entretien|conversation)|em (?:entrevista|conversa)))(?=\W)\s*(?=\S)"
)


def at_a_place(text: str) -> Billing | None:
    """Return the billing of `Name at the Fair` and `Name (who they are) at the fair: talk`.

    *Zq Xyloq at scale* may be a product: a place has a capital or a number.
    """
    found = _AT_A_PLACE.search(text)
    if found is None:
        return None
    name, rest = without_trade(ROLE.sub("", text[: found.start()])), text[found.end() :]
    if not is_strange(name):
        return None
    cut = SEPARATOR.search(text, found.end() - 1) or SUBJECT.search(text, found.end() - 1)
    place = text[found.end() : cut.start()] if cut else rest
    if found["inside"] and not (cut and ":" in cut[0]):
        return None
    if found["asked"]:
        return Billing(name, text[cut.end() :].strip() if cut else None)
    sure = likeness(name) is Likeness.NAME or name != text[: found.start()]
    if not sure and not any(letter.isupper() or letter.isdigit() for letter in place):
        return None
    return Billing(name, (text[cut.end() :] if cut else rest).strip())


def at_work(text: str, marks: Sequence[re.Match[str]]) -> Billing | None:
    """Return the billing of `Name @ where they work – talk`."""
    if len(marks) < 2 or marks[0].group().strip() != "@":
        return None
    name = text[: marks[0].start()].strip()
    return Billing(name, text[marks[1].end() :].strip()) if is_strange(name) else None


def between_marks(text: str, marks: Sequence[re.Match[str]]) -> Billing | None:
    """Return the billing of `Name | talk | show`, where the show might be a name as well."""
    signs = {mark.group().strip() for mark in marks}
    if len(marks) < 2 or signs not in ({"|"}, {"/"}, {"·"}):
        return None
    name, last = text[: marks[0].start()].strip(), text[marks[-1].end() :].strip()
    if not is_strange(name) or likeness(last) is Likeness.NAME:
        return None
    middle = text[marks[0].end() : marks[-1].start()].strip()
    trade = middle.islower() and any(map(is_trade, middle.split()[:3]))
    trade = trade or (" " not in middle and middle.islower() and not is_subject(middle))
    if len(marks) == 2 and (trade or POST.match(middle)):
        return Billing(name, last)
    return Billing(name, middle) if signs == {"|"} else None


def with_more(words: str, title: str) -> tuple[Party | None, str, str]:
    """Return who is named behind a title and before what or where: *Tides: Ada Rowe at the fair*."""
    label = LABEL.match(words)
    words = words[label.end() :] if label and label["by"] else words
    subject = SUBJECT.search(words)
    place = _PLACE.search(words)
    several, comma, rest = words.partition(", ")
    titled = rest[:1].islower() or QUOTED.match(rest) is not None
    if comma and titled and len(names_in(several)) > 1:
        return Party.PANEL, several, rest
    if subject is None and (doing := _DOING.search(words)):
        told, who = words[doing.start() :].strip(), words[: doing.start()]
        if likeness(who) and is_strange(who):
            return strange_party(who), who, f"{title}: {told}"
    cut = subject or place
    name = without_trade(words[: cut.start()]) if cut else words
    party = strange_party(name) if cut else None
    if subject is None:
        return party, name, title
    told = words[subject.end() :].strip()
    return party, name, told if is_occasion(title) else f"{title}: {told}"


def is_occasion(words: str) -> bool:
    """Tell whether words say when or where a talk was held: *Village hall, 3 May*, *Short talk*."""
    parts = [part.strip() for part in words.split(",")]
    dated = any(DAY.fullmatch(part) or _HOUR.fullmatch(part) for part in parts)
    dated = dated or _HOW_HEARD.fullmatch(words) is not None
    return dated or words.startswith("@") or IS_GENRE.fullmatch(_SHORT.sub("", words)) is not None


_HOUR = re.compile(r"\d{1,2}(?:[:.]\d\d)?\s?(?:am|pm|h|uhr)", re.IGNORECASE)

_HOW_HEARD = re.compile(
    r"online|remote|live|virtual|zoom|in person|on site|heard|watched|listened(?: to)?|seen|en línea|en directo|visto"
    r"|escuchado|oído|gehört|gesehen|gelesen|en ligne|vu|écouté|entendu|ouvido|ascoltato",
    re.IGNORECASE,
)

_SHORT = re.compile(r"^(?:short|brief|quick|little)\s", re.IGNORECASE)


_DOING = re.compile(r"\s[a-z]{2,14}ing\s(?:w/|with|through|from|her|his|their|us|me|how)\s")
"""*Ada Rowe playing with her ovens*, *Bo Lind showing us his mill*."""

_PLACE = re.compile(rf",? (?:{_AT}|@|from|chez|bei) (?=\S)")
