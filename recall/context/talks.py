"""Talks: which sections of a file belong to one, who speaks there and where it can be heard."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from recall.context import headings, lines, names, papers, roster, sources, speakers, titles
from recall.context.panels import with_roles
from recall.context.sections import Section
from recall.context.wording import WHO_SPOKE, Billing
from recall.language.hashtags import without_wiki_links
from recall.language.rare import Rare
from recall.markdown import Block, BlockKind, plain
from recall.notes import CardsMode, Party, Person


class Facts(NamedTuple):
    """What the front matter of a file says, as far as we know its keys."""

    title: str = ""
    speaker: str | None = None
    party: Party | None = None
    """None: to be told from the speaker's name."""

    source: str | None = None
    date: str | None = None
    tags: tuple[str, ...] = ()
    deck: str | None = None
    retention: float | None = None
    cards: CardsMode = CardsMode.RULES
    language: str | None = None
    """ISO 639-1 code of the file's language; None when it is to be told from its words."""


@dataclass(frozen=True, slots=True)
class Talk:
    """What is said of one talk; of the file itself where no talk begins."""

    name: str = ""
    """How its deck is called below the file's; empty for the file itself."""

    title: str | None = None
    speaker: str | None = None
    party: Party = Party.PERSON
    people: tuple[Person, ...] = ()
    pronoun: str | None = None
    source: str | None = None
    date: str | None = None
    topic: str | None = None
    """What its introduction says it is about."""


# What people write above their bullets, as a paragraph or as the first bullets of a section.
_META = Rare(
    r"(?:\*\*|__)?(?P<key>[A-Za-zÁÉÍÓÚÑáéíóúñ]+(?: [A-Za-z]+)?)(?:\*\*|__)?\s*:"
    r"(?:\*\*|__)?\s*(?P<value>\S.*)",
    ":",
)
SPEAKER_KEYS = frozenset(
    "speaker speakers presenter presenters guest guests ponente ponentes invitado invitada"
    " invitados".split()
) | {"presented by", "talk by"}
SOURCE_KEYS = frozenset("source video link url recording youtube fuente enlace vídeo watch".split())
DATE_KEYS = frozenset("date fecha published recorded".split())
OTHER_KEYS = frozenset(
    "event venue conference duration length channel podcast host slides tags author watched"
    " listened"
    " evento lugar duración canal anfitrión presentador diapositivas etiquetas autor autora"
    " series episode location language cpd ects attendance asistentes"
    " termin ort raum uhrzeit dauer sala hora lieu salle heure durée luogo duração horário".split()
) | {"cpd hrs", "cpd hours", "cpd points", "horas lectivas"}


def metadata(text: str) -> tuple[str, str] | None:
    """Return key and value of a line such as `Speaker: Ada Rowe`; None when it is none.

    The key is in lower case and one that we know; a value that reads as a sentence is none.
    """
    found = _META.fullmatch(text.strip())
    if not found:
        return None
    key = found["key"].lower()
    if key not in SPEAKER_KEYS | SOURCE_KEYS | DATE_KEYS | OTHER_KEYS:
        return None
    value = without_wiki_links(found["value"]).strip()
    if len(plain(value).split()) > 10 or value.rstrip().endswith((".", "!", "?", ";")):
        return None
    return key, value


def texts_of(blocks: Sequence[Block]) -> Iterator[str]:
    """Give the text of every paragraph, however deep."""
    for block in blocks:
        if block.text and block.kind is not BlockKind.CODE:
            yield block.text
        yield from texts_of(block.children)


def talk_of_section(section: Section, outer: Talk) -> Talk | None:
    """Return the talk that begins with the section; None when it goes on with the outer one."""
    blocks = list(section.everything())
    texts = list(texts_of(blocks))
    stated = _stated(section.blocks)
    video = _video(section.blocks)
    billed = _billed(section, texts, stated, has_video=video is not None)
    if billed is None and video is None:
        return None
    if billed and not billed.talk and video is None and _same(billed.speaker, outer.speaker or ""):
        return None
    speaker = billed.speaker if billed else outer.speaker
    people = roster.people_of(billed, section.blocks, section.announces) if billed else outer.people
    title = _title(section, billed, outer)
    if billed and title is None and WHO_SPOKE.fullmatch(section.title) and section.above:
        title = section.above.title or None
    return Talk(
        name=(billed.talk or billed.speaker) if billed else section.title,
        title=title,
        speaker=speaker,
        party=billed.party if billed else outer.party,
        people=people,
        pronoun=_pronoun(billed, texts) if billed else outer.pronoun,
        source=stated.source or _source(blocks, section),
        date=stated.date or outer.date,
        topic=about(section.blocks),
    )


LINE_WORDS = 24
"""Words of a line above a list that may announce its talk as a heading would."""


def talk_of_line(line: Block, below: Block, outer: Talk, title: Block | None = None) -> Talk | None:
    """Return the talk that a line right above a list announces: *Monday, the one with Ada Rowe*.

    None where the section has its speaker already, or the line is a sentence. The paragraph
    above the line is its `title` where it is all in bold.
    """
    if outer.speaker or line.kind is not BlockKind.PARAGRAPH or below.kind is not BlockKind.LIST:
        return None
    head, _, tail = line.text.strip().partition("\n")
    if tail and roster.introduced([who := replace(line, text=tail)]):
        return _with_people(outer, plain(head).strip(" :"), who, below)
    text = plain(line.text).strip().removesuffix(":")
    if "\n" in text or len(text.split()) > LINE_WORDS or text.endswith((".", "!", "?", ":")):
        return None
    billed = roster.panel_of([line]) if roster.introduced([line]) else _announced(text)
    if billed is None:
        return None
    texts = [*texts_of([below]), text]
    return replace(
        outer,
        title=billed.talk or _in_bold(title) or outer.title,
        speaker=billed.speaker,
        party=billed.party,
        people=roster.people_of(billed, [line]),
        pronoun=_pronoun(billed, texts),
    )


def _in_bold(line: Block | None) -> str | None:
    found = re.fullmatch(r"(\*\*|__)([^*_\n]+)\1:?", line.text.strip()) if line else None
    return plain(found[2]).strip(" :") if found else None


def _with_people(outer: Talk, title: str, who: Block, below: Block) -> Talk | None:
    """Return the talk of two lines above a list: its title, then *Panel: A (AA), B (BB)*."""
    billed = roster.panel_of([who])
    if billed is None:
        return None
    return replace(
        outer,
        title=title or outer.title,
        speaker=billed.speaker,
        party=billed.party,
        people=roster.people_of(billed, [who]),
        pronoun=_pronoun(billed, [*texts_of([below])]),
    )


def _announced(text: str) -> Billing | None:
    """Return whom a line announces: as a heading does, or *Rowe, "Title"*, *a guy called Ada*."""
    quoted = _QUOTED.search(text)
    title = quoted["title"] if quoted else None
    if billed := speakers.billing(text, trusted=False):
        rest = _THE_ONE.sub("", billed.talk) if billed.talk else None
        return billed._replace(talk=title or rest or None)
    if (own := _SURNAME.fullmatch(text)) and names.is_strange(f"Ada {own['name']}"):
        return Billing(own["name"], title)
    if called := _CALLED.search(text):
        return Billing(called["name"], title)
    return None


_QUOTED = Rare(r"[\"“](?P<title>[^\"“”]{3,80})[\"”]", '"|“')
_SURNAME = re.compile(r"(?P<name>[A-Z][\w'’-]+), [\"“][^\"“”]{3,80}[\"”]")
_CALLED = Rare(
    r"\b(?:guy|man|woman|chap|lady|somebody|someone) called (?P<name>[A-Z][\w'’-]+)", " called "
)
_THE_ONE = re.compile(r"(?:^|,? )(?:the|another|some|that)? ?(?:one|talk|show|something)$")


def talk_of_file(facts: Facts, top: Section, sections: Sequence[Section]) -> Talk:
    """Return what holds for every note of a file that stands in no talk of its own."""
    stated = _stated(top.blocks)
    named = names.without_affiliation(facts.speaker) if facts.speaker else None
    speaker = named or (stated.billing.speaker if stated.billing else None)
    blocks = [block for section in sections for block in section.blocks]
    texts = list(texts_of(blocks))
    party = facts.party or (names.party_of(speaker) if speaker else Party.PERSON)
    billing = Billing(speaker, None, party) if speaker else None
    return Talk(
        title=titles.without_speaker(facts.title, named) or None if facts.speaker else None,
        speaker=speaker,
        party=party,
        people=roster.people_of(billing, top.blocks),
        pronoun=_pronoun(billing, texts) if billing else None,
        source=facts.source or stated.source or _source(top.blocks, None),
        date=facts.date or stated.date,
        topic=about(top.blocks),
    )


class _Stated(NamedTuple):
    billing: Billing | None
    source: str | None
    date: str | None


def _stated(blocks: Sequence[Block]) -> _Stated:
    """Return what the metadata lines of a section say: paragraphs, and bullets of its lists."""
    found: dict[str, str] = {}
    for text in _lines_for_metadata(blocks):
        if pair := metadata(text):
            found.setdefault(_kind_of_key(pair[0]), pair[1])
    words = plain(found["speaker"]).strip() if "speaker" in found else None
    speaker = (with_roles(words) or names.without_affiliation(words)) if words else None
    links = sources.links(found.get("source", ""))
    billing = Billing(speaker, None, names.party_of(speaker)) if speaker else None
    return _Stated(billing, links[0].url if links else None, found.get("date"))


def _kind_of_key(key: str) -> str:
    for kind, keys in (("speaker", SPEAKER_KEYS), ("source", SOURCE_KEYS), ("date", DATE_KEYS)):
        if key in keys:
            return kind
    return "other"


def _lines_for_metadata(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        if block.kind is BlockKind.PARAGRAPH:
            yield from block.text.split("\n")
        elif block.kind is BlockKind.LIST:
            for item in block.children:
                if item.children and item.children[0].kind is BlockKind.PARAGRAPH:
                    yield item.children[0].text


def _video(blocks: Sequence[Block]) -> str | None:
    """Return the video that a section shows: embedded, or a link alone in its paragraph."""
    for block in blocks:
        if block.kind not in (BlockKind.PARAGRAPH, BlockKind.HTML):
            continue
        for link in sources.links(block.text):
            if link.is_video and (link.embedded or _stands_alone(block.text, link)):
                return link.url
    return None


def _stands_alone(text: str, link: sources.Link) -> bool:
    rest = text[: link.start] + text[link.end :]
    return len(rest.split()) <= 3


def _source(blocks: Sequence[Block], section: Section | None) -> str | None:
    """Return the first video of the talk, or else the first link outside of its bullets."""
    shown = _video(blocks)
    if shown:
        return shown
    heading = section.heading.text if section and section.heading else ""
    above = [block.text for block in blocks if block.kind in (BlockKind.PARAGRAPH, BlockKind.HTML)]
    found = [link for text in (heading, *above) for link in sources.links(text)]
    videos = [link for link in found if link.is_video]
    best = (videos or found)[:1]
    return best[0].url if best else None


def _billed(
    section: Section, texts: Sequence[str], stated: _Stated, *, has_video: bool
) -> Billing | None:
    trusted = has_video or lines.pronoun_in(texts) is not None
    if not trusted:
        surname = section.announces.split()[-1] if section.announces else ""
        trusted = bool(surname) and lines.speaks(surname, texts)
    over = section.above.path if section.above else ()
    billed = papers.cited(section.announces, over) or speakers.billing(
        section.announces, trusted=trusted
    )
    if stated.billing:
        talk = billed.talk if billed else section.title
        talk = titles.without_speaker(talk, stated.billing.speaker) if talk else None
        return stated.billing._replace(talk=talk or None)
    leads = roster.leads_of(section.blocks)
    if leads and leads.are_presented and (billed is None or not leads.names(billed.speaker)):
        return leads.billing._replace(talk=headings.without_day(section.title))
    if billed and billed.party is Party.ORGANISATION:
        panel = roster.panel_of(section.blocks)
        if panel and panel.party is Party.PANEL:
            return panel._replace(talk=section.title)  # the house where they met
    if billed is None:
        panel = roster.panel_of(section.blocks)
        if panel and (panel.party is Party.PANEL or _SEVERAL.search(section.title)):
            only_names = WHO_SPOKE.fullmatch(section.title)
            return panel._replace(talk=None if only_names else section.title)
        if leads and _TALKS.search(section.title):
            return leads.billing._replace(talk=headings.without_day(section.title))
        if _SEVERAL.search(section.title):
            return None
    if billed is None and has_video:
        intro = _intro(section.blocks)
        found = lines.named_in_intro(intro) if intro else None
        return found._replace(talk=section.title) if found else None
    return billed


_SEVERAL = re.compile(
    r"\b(?:panel|round ?table|debate|discussion|conversation|interview|fireside|podcast|episode|ep\."
    r"|mesa redonda|coloquio|conversación|entrevista|episodio)",
    re.IGNORECASE,
)
"""A heading whose speakers may be told in the line below it."""

_TALKS = re.compile(
    r"\b(?:talks|lightning|panel|round ?table|debate|interviews|speakers|presentations|charlas|ponencias|mesa redonda"
    r"|entrevistas|palestras|exposés|présentations|conférences|table ronde|vorträge|kurzvorträge|interventi)\b",
    re.IGNORECASE,
)
"""A heading below which names in bold are those of speakers, and not of whom one tells."""


def _title(section: Section, billed: Billing | None, outer: Talk) -> str | None:
    if billed is None:
        return titles.without_speaker(section.title, outer.speaker) or None
    if billed.talk:
        return billed.talk
    intro = _intro(section.blocks)
    found = lines.named_in_intro(intro) if intro else None
    return found.talk if found and _same(found.speaker, billed.speaker) else None


def _same(name: str, other: str) -> bool:
    return name.lower() == other.lower()


def _intro(blocks: Sequence[Block]) -> str | None:
    for block in blocks:
        if block.kind is BlockKind.PARAGRAPH and not sources.links(block.text)[:1]:
            return plain(block.text)
        if block.kind is BlockKind.LIST:
            break
    return None


_ABOUT = re.compile(
    r"\b(?:about|sobre|acerca de)\s+((?:the\s+|el\s+|la\s+|los\s+|las\s+)?[^.,:;()]{3,80})"
)


def about(blocks: Sequence[Block]) -> str | None:
    """Return what the introduction of a section says it is about, as long as that is short."""
    intro = _intro(blocks)
    found = _ABOUT.search(intro) if intro else None
    if not found or len(found[1].split()) > 12:
        return None
    return found[1].strip()


def _pronoun(billed: Billing, texts: Sequence[str]) -> str | None:
    if billed.party is not Party.PERSON:
        return "they"
    return lines.pronoun_in(texts, billed.speaker)
