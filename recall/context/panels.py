"""Several people in one heading: who asks whom, and the lists of a panel."""

from __future__ import annotations

import re

from recall.context.names import (
    ROLE,
    Likeness,
    as_name,
    is_group,
    is_particle,
    is_strange,
    likeness,
    names_in,
    strange_party,
    without_affiliation,
    without_trade,
)
from recall.context.wording import BRACKET, DAY, GUEST, IS_GENRE, LABEL, SEPARATOR, SUBJECT, Billing
from recall.language.tokens import outside
from recall.language.words import is_person_noun
from recall.notes import Party

_CONVERSATION = re.compile(
    r"(?P<one>.+?),?\s+(?P<how>in (?:conversation|dialogue|discussion|debate) with|interviewed by|en (?:conversación"
    r"|diálogo) con|entrevistad[oa] por|intervistat[oa] da|interviewée? par|interviewt von|im Gespräch mit|em conversa com|(?P<both>(?:talks?|speaks?|chats?) (?:to|with)"
    r"|conversa con|charla con|vs\.?|versus)|(?P<asks>interviews|asks|questions|pregunta a|fragt|interroge|pergunta a|entrevista a|intervista|interviewt|interviewe))\s+"
    r"(?P<other>.+)",
    re.I,
)


_FOR_A_SHOW = re.compile(r"\s(?:for|at|on|in|en|bei|im|para|pour|dans|na|no)\s(?=[A-ZÀ-Þ\"“«„])")
"""Before what somebody was asked for: *for Oven Radio*."""

_ASKED_BY = {
    "interviews": "interviewed by",
    "asks": "asked by",
    "questions": "asked by",
    "pregunta a": "pregunta",
    "fragt": "es fragt",
    "interroge": "questions de",
    "pergunta a": "pergunta",
    "entrevista a": "entrevista de",
    "intervista": "intervista di",
    "interviewt": "Interview mit",
    "interviewe": "entretien avec",
}
"""How the one who asks is named beside the one who tells."""


def in_conversation(text: str) -> Billing | None:
    """Return the billing of two people of whom one asks and the other tells."""
    found = _CONVERSATION.fullmatch(text)
    if found is None:
        return None
    cut = SEPARATOR.search(found["other"]) or SUBJECT.search(found["other"])
    cut = cut or _FOR_A_SHOW.search(found["other"])
    other = found["other"][: cut.start()] if cut else found["other"]
    title = found["other"][cut.end() :].strip() if cut else ""
    cut = SEPARATOR.search(found["one"])
    one = found["one"][cut.end() :] if cut else found["one"]
    title = title or (found["one"][: cut.start()].strip() if cut else "")
    show, _, last = one.rpartition(", ")
    if show and not found["both"] and not likeness(without_affiliation(one)) and is_strange(last):
        one, title = last, title or show
    one, other = without_affiliation(one), without_affiliation(other.strip())
    if not (likeness(one) and likeness(other)):
        return None
    if found["both"]:
        return Billing(f"{one}, {other}", title or None, Party.PANEL)
    if found["asks"]:
        by = _ASKED_BY[found["asks"].lower()]
        return Billing(other, title or f"{by} {one}", Party.PERSON, (one,))
    return Billing(one, title or f"{found['how']} {other}", Party.PERSON, (other,))


_INTERVIEW_BY = re.compile(
    r"(?:(?:an?|the)\s)?(?:interview|entrevista|intervista|entretien|gespräch|conversation|q ?& ?a)\s(?:with|of|mit|avec|con|com|a)\s(?P<one>[^,:;()]{5,60}?),?"
    r"\s(?:(?:led|conducted|held) )?(?:by|von|par|por)\s(?P<other>[^,:;()]{5,60})",
    re.IGNORECASE,
)


def interview_by(text: str) -> Billing | None:
    """Return the billing of `Interview with Name by Name`, of whom the second one asks."""
    found = _INTERVIEW_BY.fullmatch(text)
    if found is None or not (is_strange(found["one"]) and is_strange(found["other"])):
        return None
    return Billing(found["one"], None, Party.PERSON, (found["other"],))


def conversation_in_brackets(text: str) -> Billing | None:
    """Return the billing of `Talk (Name talks to Name)`."""
    bracket = BRACKET.search(text)
    if bracket is None or bracket.end() < len(text):
        return None
    met = in_conversation(bracket["inside"])
    talk = text[: bracket.start()].strip(" ,-–—:|")
    return met._replace(talk=talk) if met and talk else None


def with_roles(text: str) -> str | None:
    """Return the people of `Name (role), Name (role) and Name`."""
    if "(" not in text:
        return None
    named = names_in(BRACKET.sub("", _WITH.sub("", text)))
    return ", ".join(named) if len(named) > 1 else None


_WITH = re.compile(r"^(?:with|w/|con|com|mit|avec)\s+", re.IGNORECASE)


_IS_PANEL = re.compile(
    r"\b(?:panel|round ?table|debate|fireside|mesa(?: redonda)?|coloquio|painel|table ronde|débat|podium|diskussion"
    r"|podiumsdiskussion|debatte|tavola rotonda|dibattito)\b",
    re.IGNORECASE,
)


def surnames_in_brackets(text: str) -> Billing | None:
    """Return the billing of `Panel: talk (Rowe, Lind, al-Tamimi)`: surnames, as it is a panel."""
    if not _IS_PANEL.search(text):
        return None
    for bracket in BRACKET.finditer(text):
        parts = _PEOPLE.split(ROLES_BEFORE.sub("", bracket["inside"]))
        named = [_surname(part) for part in parts if not _MODERATES.match(part)]
        talk = (text[: bracket.start()] + text[bracket.end() :]).strip(" ,-–—:|")
        if len(named) > 1 and all(named):
            label = LABEL.match(talk)
            title = talk[label.end() :] if label and not label["by"] else talk
            return Billing(", ".join(filter(None, named)), title or talk, Party.PANEL)
    return _surnames_at_end(text)


_PEOPLE = re.compile(r"[,;]|\s?/\s?|\s(?:v|vs|versus)\.?\s")

_MODERATES = re.compile(r"\s*(?:mod|moderat\w+|modera|chair|host|leitung)\b\.?:?\s", re.IGNORECASE)


def _surnames_at_end(text: str) -> Billing | None:
    """Return the billing of `Panel at the fair – Rowe, Lind, Oduya`, of which none is a word we know."""
    marks = outside(text, SEPARATOR)
    if not marks:
        return None
    named = _LISTED.split(text[marks[-1].end() :])
    talk = text[: marks[-1].start()].strip()
    sure = all(" " not in name and is_strange(f"Zq {name}") for name in named)
    return Billing(", ".join(named), talk, Party.PANEL) if len(named) > 2 and sure else None


def _surname(part: str) -> str | None:
    """Return a surname alone, which is a name only among the people of a panel.

    It may be of two words, of which none is a given name: *Pereyra Lamas*, *Le Guennec*.
    """
    words = part.strip(" \"“”«»'")
    *before, _ = words.split() or [""]
    whole = likeness(words) is Likeness.SHAPE or all(map(is_particle, before))
    return words if words and whole and is_strange(f"Ada {words}") else None


def announced_panel(text: str, names: str) -> list[str]:
    """Return the people of `a panel w/ Rowe, Ada Lind, "Mo from a ferry"`; none without a panel."""
    if not _IS_PANEL.search(text):
        return []
    parts = [part.strip(' "“”«»') for part in _LISTED.split(names)]
    named = [_person_in(part) or _surname(part) for part in parts]
    return [name for name in named if name] if len(parts) > 1 and all(named) else []


_LISTED = re.compile(r",\s*(?:(?:and|y|e|et|und)\s+)?|\s+(?:and|y|e|et|und|&|\+)\s+")

_COMMA = re.compile(r",\s+")

_AND = re.compile(r"(?:and|y|e|et|und|&|\+)\s+")

LONGEST_ROLE = 6
"""Words of what somebody does, behind their name."""


def comma_parts(text: str) -> list[str]:
    """Cut a heading where a comma stands outside of quotes and brackets; days are left out."""
    marks = outside(text, _COMMA)
    starts, ends = [0, *(mark.end() for mark in marks)], [*(mark.start() for mark in marks), None]
    parts = [text[start:end].strip() for start, end in zip(starts, ends, strict=True)]
    return [part for part in parts if part and not DAY.fullmatch(part)]


def is_role(part: str) -> bool:
    words = ROLE.sub("", part).split()
    return len(words) <= LONGEST_ROLE and part[:1].islower()


def one_after_the_other(text: str) -> Billing | None:
    """Return the billing of `Name, what they do, and Name`."""
    parts = comma_parts(text)
    if len(parts) < 3 or not is_strange(parts[0]) or not all(map(is_role, parts[1:-1])):
        return None
    joined = _AND.match(parts[-1])
    last = without_trade(parts[-1][joined.end() :]) if joined else ""
    return Billing(f"{parts[0]}, {last}", None, Party.PANEL) if is_strange(last) else None


def listed_in_brackets(text: str) -> Billing | None:
    """Return the billing of `Panel on X (Name, Name, some others)` and `X (…, guest is Name)`."""
    for bracket in BRACKET.finditer(text):
        title = SEPARATOR.match(text, bracket.end())
        before = text[: bracket.start()].strip()
        inside = without_trade(bracket["inside"])
        is_kind = not before or _NUMBERED_KIND.fullmatch(before) is not None
        if title and is_kind and not strange_party(inside):
            inside = without_affiliation(inside)
        if title and is_kind and (party := strange_party(inside)):
            return Billing(inside, text[title.end() :], party)
        talk = (text[: bracket.start()] + text[bracket.end() :]).strip(" ,-–—:|")
        if guest := GUEST.search(bracket["inside"]):
            name = without_affiliation(guest["name"])
            if talk and (party := strange_party(name)):
                return Billing(name, talk, party)
        inside = ROLES_BEFORE.sub("", bracket["inside"])
        named = [each for part in PARTS.split(inside) if (each := _person_in(part.strip()))]
        if talk and len(named) > 1:
            return Billing(", ".join(named), talk, Party.PANEL)
    return None


_NUMBERED_KIND = re.compile(
    rf"(?:(?-i:[A-ZÀ-Þ])[\w'’]+ ){{0,2}}{IS_GENRE.pattern}(?: (?:[A-Z]|\d{{1,3}}))?", re.IGNORECASE
)

PARTS = re.compile(r"[,;]|\s/\s|\s(?:v|vs|versus)\.?\s")
"""What parts the people in a bracket, and each from where they work."""

ROLES_BEFORE = re.compile(
    r"^\s*(?:(?:(?:the )?panel|panell?ists|speakers|on stage|guests|with|con|mesa|ponentes)\s*:"
    r"|(?:w/|c/|with|com|con|avec|mit)(?=\s))\s*",
    re.I,
)

_TITLE = re.compile(r"^\s*(?P<noun>[A-Z][a-z]+) (?=[A-Z][\w'’-]+ [A-Z])")
"""What one is by trade, before a first name and a surname: *Judge Ada Rowe*."""

_FROM_SOMEWHERE = re.compile(
    r"[\"“”«»']?(?P<name>[^\s\"“”«»]+(?: [^\s\"“”«»]+){0,3}?)[\"“”«»']? (?:from|of|at|de|del|von|from) \S.*"
)
"""*“Mo” from a dam company*: among names, one of one word is a name too."""

_POST_BEFORE_TITLE = re.compile(r"^[A-Z]{2,4} (?=(?:Dr|Prof)\b)")
"""*GP Dr Ada Rowe*."""


def _person_in(part: str) -> str | None:
    """Return the name in one part of a list in brackets, without a trade before it."""
    found = _FROM_SOMEWHERE.fullmatch(part)
    if found and not is_strange(part) and not is_group(part):
        name = found["name"]
        if is_strange(name) or (" " not in name and is_strange(f"Ada {name}")):
            return name
    part = _POST_BEFORE_TITLE.sub("", part)
    trade = _TITLE.match(part)
    if trade and is_person_noun(trade["noun"].lower()):
        return as_name(part[trade.end() :])
    return as_name(part)
