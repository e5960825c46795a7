"""The people of a talk: its speakers, and those whom the lines below its heading introduce."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from recall.context.names import (
    ROLE,
    Likeness,
    as_name,
    is_strange,
    likeness,
    names_in,
    with_a_group,
)
from recall.context.papers import surnames
from recall.context.wording import Billing
from recall.language.honorifics import untitled
from recall.markdown import Block, BlockKind, plain
from recall.notes import Party, Person

_ROLES = (
    r"(?:moderat(?:or|ed by|ion)|hosts?|hosted by|chair(?:ed by)?|panel(?=:)|(?:for|against|proposing|opposing)(?=:)|panell?ists?|on stage|on the panel|guests?"
    r"|speakers?|participants?|with|featuring|modera(?:dora?|do por)?|conduce|invitad[oa]s?|ponentes"
    r"|participan(?:tes)?|intervienen|con)"
)
_INTRODUCES = re.compile(rf"(?:^|[.;]\s+|\n)(?P<role>{_ROLES})\b\s*:?\s+", re.IGNORECASE)
_ASKS = re.compile(r"(?:moderat|host|chair|modera|conduce)", re.IGNORECASE)
_JOINT = re.compile(r"\s*[,;]\s*(?:and\s+|y\s+|e\s+)?|\s+(?:and|y|e|&|\+)\s+")
_INITIALS = re.compile(r"[A-Z]{2,4}")
MOST_WORDS = 90
"""Words up to which a paragraph introduces people rather than telling something."""


def people_of(
    billed: Billing | None, blocks: Sequence[Block], heading: str = ""
) -> tuple[Person, ...]:
    """Return everybody whom a talk names, speakers first, each once."""
    kept: dict[str, Person] = {}
    for person in [*_billed(billed, heading), *(person for _, person in introduced(blocks))]:
        before = kept.get(person.name, person)
        kept[person.name] = before._replace(also=before.also or person.also)
    return tuple(kept.values())


def _billed(billed: Billing | None, heading: str) -> Iterator[Person]:
    if billed is None:
        return
    for name in each(billed.speaker) if billed.party is Party.PANEL else [billed.speaker]:
        yield Person(ROLE.sub("", name))
    office = _OFFICE.search(heading) if len(billed.beside) == 1 else None
    for name in billed.beside:
        yield Person(name, (f"The {office[0].lower()}or",) if office else ())


_OFFICE = re.compile(r"\bmoderat(?=ors?\b|ed\b)", re.IGNORECASE)
"""What the one is called who only asks, where a heading says so: *The moderator claims …*."""


def each(speakers: str) -> list[str]:
    """Return the names of several speakers; among others one of one word is a name too."""
    return names_in(speakers) or with_a_group(speakers) or surnames(speakers)


def panel_of(blocks: Sequence[Block]) -> Billing | None:
    """Return the billing that the lines below a heading make: *On stage: A, B and C*."""
    speak = [person.name for asks, person in introduced(blocks) if not asks]
    asking = tuple(person.name for asks, person in introduced(blocks) if asks)
    if not speak:
        return None
    party = Party.PANEL if len(speak) > 1 else Party.PERSON
    return Billing(", ".join(speak), None, party, asking)


_LEAD = re.compile(
    r"(?P<mark>\*\*|__)(?P<name>[^*_:()]{3,60}?)(?P<who> \([^()*_]{2,60}\))?:?(?P=mark)"
    r"(?P<also> \([^()*_]{2,60}\))?\s?(?P<colon>:|[–—-])?"
)
"""Who speaks, in bold before what is said: ***Dr Ada Rowe (Leeds):** …*, ***Rowe** – …*."""


def leads_of(blocks: Sequence[Block]) -> Leads | None:
    """Return whom the bullets let speak that begin with names in bold, all that so begin.

    A surname that another one has whole is the same person's.
    """
    found: dict[str, bool] = {}
    for block in blocks:
        for item in block.children if block.kind is BlockKind.LIST else ():
            lead = _LEAD.match(item.children[0].text) if item.children else None
            if lead and (lead["colon"] or ":" in lead[0]):
                name = untitled(lead["name"])
                found[name] = found.get(name, False) or bool(lead["who"] or lead["also"])
    full = {name for name in found if " " in name}
    named = [name for name in found if name in full or not _is_surname_of(name, full)]
    sure = any(likeness(name) is Likeness.NAME for name in named)
    if len(named) < 2 or not sure or not all(map(is_strange, named)):
        return None
    billing = Billing(", ".join(named), None, Party.PANEL)
    return Leads(billing, sum(found[name] for name in named) > 1)


class Leads(NamedTuple):
    """Whom bullets let speak."""

    billing: Billing
    are_presented: bool
    """Whether it is told where they come from, as it is of speakers."""

    def names(self, speaker: str) -> bool:
        """Return whether the speaker of a heading is one of them, or all are theirs."""
        return any(each in speaker or speaker in each for each in self.billing.speaker.split(", "))


def _is_surname_of(name: str, full: Iterable[str]) -> bool:
    return any(name == other.rpartition(" ")[2] for other in full)


def introduced(blocks: Sequence[Block]) -> list[tuple[bool, Person]]:
    """Return whom the paragraphs above the first list introduce, and whether they only ask."""
    found: list[tuple[bool, Person]] = []
    for block in blocks:
        if block.kind is BlockKind.LIST or _is_title(block):
            break
        if block.kind is BlockKind.PARAGRAPH and len(block.text.split()) <= MOST_WORDS:
            found += _in_paragraph(plain(block.text))
    return found


def _is_title(block: Block) -> bool:
    """Tell whether a line is all in bold, as a heading would be, and introduces nobody."""
    text = block.text.strip()
    in_bold = block.kind is BlockKind.PARAGRAPH and _IN_BOLD.fullmatch(text)
    return bool(in_bold) and not _INTRODUCES.search(plain(text))


_IN_BOLD = re.compile(r"(\*\*|__)[^*_\n]+\1:?")


def _in_paragraph(text: str) -> Iterator[tuple[bool, Person]]:
    roles = list(_INTRODUCES.finditer(text))
    before = text[: roles[0].start()] if roles else text
    yield from ((False, person) for person in _all_in_brackets(before))
    yield from ((False, person) for person in _all_with_posts(before))
    for number, role in enumerate(roles):
        end = roles[number + 1].start() if number + 1 < len(roles) else len(text)
        asks = bool(_ASKS.match(role["role"]))
        named, *others = _SENTENCE.split(text[role.end() : end].strip(" ."))
        for part in _parts(named):
            yield from ((asks, person) for person in _in_part(part, role[0]))
        for sentence in others:
            yield from ((False, person) for person in _sent(sentence))


def _all_in_brackets(text: str) -> Iterator[Person]:
    """Give the people of a line that holds nothing else: *Ada Rowe (baker), Bo Lind.*"""
    parts = [part.strip(" .") for part in _parts(text)]
    found = [_WITH_BRACKET.fullmatch(part) for part in parts]
    named = [
        _titled_or_named(each["name"] if each else part)
        for each, part in zip(found, parts, strict=True)
    ]
    if len(named) > 1 and any(found) and all(named):
        yield from (Person(name) for name in named if name)


def _all_with_posts(text: str) -> Iterator[Person]:
    """Give the people of a line that holds nothing else: *Ada Rowe, baker; Bo Lind, miller.*"""
    named = [part.partition(",")[0].strip(" .") for part in text.split(";")]
    if len(named) > 1 and "," in text and all(map(is_strange, named)):
        yield from map(Person, named)


def _titled_or_named(words: str) -> str | None:
    """Return a name, without what one is called by trade: *Profe Ada Rowe*."""
    first, _, behind = words.partition(" ")
    return as_name(behind if first.lower() in _CALLED and is_strange(behind) else words)


_CALLED = frozenset("profe profesor profesora maestro maestra entrenador entrenadora".split())


_SENTENCE = re.compile(r"(?<=[\w)]{3})(?<!Prof)\.\s+(?=[A-Z])")


def _sent(sentence: str) -> Iterator[Person]:
    """Give those who sit there for somebody: *Insurers' Compact (Rowe), Crane AI (Oduya again)*."""
    found = [_WITH_BRACKET.fullmatch(part.strip(" .")) for part in _parts(sentence)]
    if len(found) < 2:
        return
    for each in found:
        name = _surname(each["inside"].split(",")[0].removesuffix(" again")) if each else None
        if name is not None:
            yield Person(name)


def _surname(words: str) -> str | None:
    """Return a name of one word, which is one only where people are introduced."""
    bare = words.strip()
    return bare if " " not in bare and is_strange(f"Ada {bare}") else None


def _parts(text: str) -> Iterator[str]:
    """Cut a list of people where a comma or *and* stands outside of brackets."""
    depth, start = 0, 0
    marks = {found.start(): found.end() for found in _JOINT.finditer(text)}
    for at, char in enumerate(text):
        depth += (char == "(") - (char == ")")
        if not depth and at in marks and at >= start:
            yield text[start:at]
            start = marks[at]
    yield text[start:]


_WITH_BRACKET = re.compile(r"(?P<name>[^()]+?)\s*\((?P<inside>[^()]*)\)")


_FROM_SOMEWHERE = re.compile(
    r"(?<=\w),?\s(?:from|of|at|who|de|del|von|vom|aus|bei|qui|que)\s[^A-ZÀ-Þ].*$"
)
"""Who somebody is, behind the name: *from a bakery that closed*."""


def _in_part(part: str, role: str) -> Iterator[Person]:
    """Give the person of one part: *Dr. Ada Rowe (AR, phonetician)*, *Coop (sent Yusuf H., YH)*.

    Behind the colon of a `role` a surname is enough: *Panel: Rowe (Ofcom), Oduya*.
    """
    found = _WITH_BRACKET.match(part.strip())
    name, inside = (found["name"], re.split(r"[,;]", found["inside"])) if found else (part, [])
    also = tuple(piece.strip() for piece in inside if _INITIALS.fullmatch(piece.strip()))
    alone = _surname(name) if role.rstrip().endswith(":") else None
    name = _FROM_SOMEWHERE.sub("", name)
    if person := as_name(name.strip()) or alone:
        yield Person(person, also)
        return
    for piece in inside:
        words = re.sub(r"^(?:sent|represented by|here|hoy|represented|con)\s+", "", piece.strip())
        if is_strange(words) or likeness(words) is Likeness.NAME:
            yield Person(words, also)
            return
