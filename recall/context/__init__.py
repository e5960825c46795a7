"""What stands around a note: speaker, topic, source, neighbours, and what kind of bullet it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from recall.context import languages, sections, sources, speakers, talks
from recall.context.bullets import (
    Bullet,
    bullet_of,
    comments_in,
    inside_of,
    paragraph_bullets,
    with_answers,
)
from recall.context.caption import context_line
from recall.context.kinds import (
    is_link_only,
    is_markup_alone,
    is_metadata,
    is_resource_list,
    lone_markup,
)
from recall.context.sections import Section
from recall.context.talks import Facts, Talk
from recall.language import owners
from recall.markdown import Block, BlockKind, Blocks, plain
from recall.notes import CardsMode, Context, Fault, Note, NoteKind, Party, PlacedNote

__all__ = [
    "Facts",
    "Placed",
    "context_line",
    "is_link_only",
    "is_markup_alone",
    "is_metadata",
    "is_resource_list",
    "lone_markup",
    "placed",
]


class Placed(NamedTuple):
    """The notes of a file, each in its context."""

    title: str
    notes: tuple[PlacedNote, ...]
    faults: tuple[Fault, ...]


def placed(
    structure: Blocks, facts: Facts, name: str, is_explicit: Callable[[PlacedNote], bool]
) -> Placed:
    """Return the notes of a file with their contexts.

    `name` is the file's own, without its ending: the title where nothing else gives one.
    `is_explicit` tells whether a paragraph is written as a card; others are no notes.
    """
    found = sections.sections(structure.blocks)
    file_talk = talks.talk_of_file(facts, found[0], found)
    talk_of = _talks(found, file_talk)
    title = facts.title or _title_of(found, talk_of) or name
    writer = _Writer(facts, talk_of, found)
    notes: list[tuple[PlacedNote, str]] = []
    bare: set[int] = set()
    for section in found:
        own = [
            pair
            for pair in writer.notes_of(section)
            if pair[0].note.kind is not NoteKind.PARAGRAPH or is_explicit(pair[0])
        ]
        notes += own
        if not own:
            bare.add(id(section))
    deck = facts.deck or title.replace("::", ":")
    silent = facts.cards is CardsMode.NONE
    faults = () if silent else tuple(_without_bullets(found, bare, talk_of))
    return Placed(title, tuple(_with_decks(notes, deck)), faults)


LITTLE_PROSE = 12
"""Words up to which a section without bullets says nothing that one would miss."""


def _without_bullets(
    found: Sequence[Section], bare: set[int], talk_of: dict[int, Talk]
) -> Iterator[Fault]:
    """Give a fault for every section that has prose but nothing to make cards of.

    One sentence is no loss, such as thanks at the end, unless it is all there is of a talk.
    """
    for section in found:
        if id(section) not in bare or _has_notes_below(section, bare) or _is_skipped(section):
            continue
        prose = " ".join(_prose(section))
        words = len(prose.split())
        if words <= LITTLE_PROSE or (section.heading is None and len(found) > 1):
            continue
        if _is_one_sentence(prose) and not _begins_talk(section, talk_of):
            continue
        where = f"“{section.title}”" if section.heading else "the file"
        yield Fault(
            section.line,
            f"no bullets here: {where} has {words} words of prose, and only list items and"
            " explicit cards become cards.",
            remark=True,
        )


def _is_one_sentence(text: str) -> bool:
    return len(re.split(r"[.!?…][\"”»)*_]{0,3}\s+(?=\S)", text.strip(), maxsplit=1)) == 1


def _begins_talk(section: Section, talk_of: dict[int, Talk]) -> bool:
    above = section.above
    return above is None or talk_of[id(section)] is not talk_of[id(above)]


def _has_notes_below(section: Section, bare: set[int]) -> bool:
    return any(id(one) not in bare or _has_notes_below(one, bare) for one in section.inner)


def _prose(section: Section) -> Iterator[str]:
    for block in section.blocks:
        if block.kind is BlockKind.PARAGRAPH and not talks.metadata(block.text):
            yield block.text


def _talks(found: Sequence[Section], file_talk: Talk) -> dict[int, Talk]:
    """Return the talk of every section, by the section's `id`."""
    talk_of: dict[int, Talk] = {}
    for section in found:
        above = section.above
        # Two names of which one seems to stand above the other are of the same rank.
        outer = talk_of[id(above)] if above else file_talk
        own = talks.talk_of_section(section, outer) if section.heading else None
        if (
            own
            and above
            and above.above
            and own.title is None
            and _is_name_alone(talk_of[id(above)], above)
        ):
            section.above = above.above
        talk_of[id(section)] = own or outer
    return talk_of


def _is_name_alone(talk: Talk, section: Section) -> bool:
    return bool(talk.name) and talk.speaker is not None and talk.speaker == section.announces


def _title_of(found: Sequence[Section], talk_of: dict[int, Talk]) -> str:
    """Return the only first-level heading, when it stands at the top."""
    tops = [section for section in found if section.level == 1]
    if len(tops) != 1 or found[1] is not tops[0]:
        return ""
    return talk_of[id(tops[0])].title or tops[0].title


def _with_decks(notes: Sequence[tuple[PlacedNote, str]], deck: str) -> Iterator[PlacedNote]:
    names = {talk for _, talk in notes}
    for (note, context), talk in notes:
        name = deck if len(names) == 1 else "::".join(filter(None, (deck, talk)))
        yield PlacedNote(note, replace(context, deck=name))


class _Writer:
    """Writes the contexts of one file."""

    def __init__(self, facts: Facts, talk_of: dict[int, Talk], found: Sequence[Section]) -> None:
        self._facts = facts
        self._talk_of = talk_of
        self._languages = languages.Languages(facts.language, found)

    def notes_of(self, section: Section) -> Iterator[tuple[PlacedNote, str]]:
        """Give the notes of a section's own blocks, each with the name of its talk."""
        talk = self._talk_of[id(section)]
        base = self._base(section, talk)
        skip = _is_skipped(section)
        lead_in: str | None = None
        before: Block | None = None
        title: Block | None = None
        told = base
        for block, below in with_answers(section.blocks):
            name = talk.name.replace("::", ":")
            if lead_in is None and before is not None and _stands_right_above(before, block):
                lead_in = _bare_line(before)
            if before is not None and before.kind is BlockKind.PARAGRAPH:
                announced = talks.talk_of_line(before, block, talk, title)
                told = self._announced(section, announced) if announced else base
                lead_in = None if announced else lead_in
                title = before if block.kind is BlockKind.PARAGRAPH else None
            context = replace(told, lead_in=lead_in)
            for placed_note in self._notes_in(block, below, context, skip):
                yield placed_note, name
            lead_in, before = _lead_in(block), block

    def _notes_in(
        self, block: Block, below: Sequence[Block], context: Context, skip: bool
    ) -> Iterator[PlacedNote]:
        timed = context.source is not None and sources.video_address(context.source) is not None
        match block.kind:
            case BlockKind.LIST:
                bullets = [bullet_of(item, skip=skip, timed=timed) for item in block.children]
                yield from self._in_list(bullets, context, ())
            case BlockKind.QUOTE:
                for inner, deeper in with_answers(block.children):
                    yield from self._notes_in(inner, deeper, context, skip)
            case BlockKind.PARAGRAPH:
                for bullet in paragraph_bullets(block, below, skip=skip, timed=timed):
                    yield from self._alone(bullet, context)
        for comment in comments_in(block):
            for bullet in inside_of(comment):
                yield from self._alone(bullet, context)

    def _in_list(
        self, bullets: Sequence[Bullet], context: Context, above: tuple[Note, ...]
    ) -> Iterator[PlacedNote]:
        """Give the notes of a list; the context has the language of what it stands in."""
        siblings = tuple(b.note for b in bullets if b.note.kind is NoteKind.BULLET)
        spoken = languages.of_list([bullet.note for bullet in bullets], context.language)
        previous: Note | None = None
        for bullet, language in zip(bullets, spoken, strict=True):
            own = replace(
                context,
                parent=above[-1] if above else None,
                above=above,
                previous=previous,
                siblings=siblings,
                source=_heard(context.source, bullet),
                language=language,
            )
            own = _with_voice(_with_owner(own, bullet.note), bullet.note)
            yield PlacedNote(bullet.note, own)
            if bullet.below:
                inner = _with_owner(replace(context, language=language), bullet.note)
                yield from self._in_list(bullet.below, inner, (*above, bullet.note))
            previous = bullet.note if bullet.note.kind is NoteKind.BULLET else previous

    def _alone(self, bullet: Bullet, context: Context) -> Iterator[PlacedNote]:
        language = languages.of_note(bullet.note, context.language)
        yield PlacedNote(
            bullet.note,
            replace(context, source=_heard(context.source, bullet), language=language),
        )
        if bullet.below:
            inner = replace(context, language=language)
            yield from self._in_list(bullet.below, inner, (bullet.note,))

    def _announced(self, section: Section, talk: Talk) -> Context:
        """Return what holds below a line that announces a talk as a heading would."""
        base = self._base(section, talk)
        own = talk.title != self._talk_of[id(section)].title
        return replace(base, outside=len(section.path)) if own else base

    def _outside(self, section: Section) -> int:
        """Return how many headings above a section only gather talks."""
        chain = [section]
        while chain[0].above is not None and chain[0].above.heading is not None:
            chain.insert(0, chain[0].above)
        for count, (outer, inner) in enumerate(pairwise(chain)):
            if not self._gathers(outer) or _says_little(inner.title):
                return count
        return len(chain) - 1

    def _gathers(self, section: Section) -> bool:
        """Tell whether a heading is of no talk itself, but of sections that have speakers."""
        own = self._talk_of[id(section)]
        inner = [self._talk_of[id(one)].speaker for one in section.inner]
        return not own.name and any(speaker not in (None, own.speaker) for speaker in inner)

    def _base(self, section: Section, talk: Talk) -> Context:
        return Context(
            talk=talk.title,
            speaker=talk.speaker,
            party=talk.party,
            people=talk.people,
            pronoun=talk.pronoun,
            topic=_topic(section, talk),
            section=section.path,
            outside=self._outside(section),
            source=talk.source,
            date=talk.date,
            tags=self._facts.tags,
            language=self._languages.of_section(section),
            cards=self._facts.cards,
        )


def _with_owner(context: Context, note: Note) -> Context:
    """Return the context of a note, spoken by the one of several people whom it names."""
    if context.party is not Party.PANEL or not context.people:
        return context
    name = owners.owner(note.text, context.people)
    if name is None:
        return context
    return replace(context, speaker=name, party=Party.PERSON, pronoun=None)


def _with_voice(context: Context, note: Note) -> Context:
    """Return the context of a note that somebody beside the only speaker says: who replies, who asks.

    Whoever answers a question below it is named there.
    """
    if context.party is not Party.PERSON or len(context.people) < 2 or note.text.endswith("?"):
        return context
    name = owners.owner(note.text, context.people)
    return context if name in (None, context.speaker) else replace(context, voice=name)


def _heard(source: str | None, bullet: Bullet) -> str | None:
    return sources.at_second(source, bullet.second) if source else None


def _is_skipped(section: Section) -> bool:
    own = [block for block in section.blocks if block.kind in (BlockKind.HTML, BlockKind.PARAGRAPH)]
    heading = [section.heading] if section.heading else []
    if any(comment.skips for block in (*heading, *own) for comment in comments_in(block)):
        return True
    return (
        section.above is not None
        and section.above.heading is not None
        and _is_skipped(section.above)
    )


_GENERIC = re.compile(
    r"(?:(?:my|the|some|main|key|personal|quick|mis|algunas?|principales)\s+){0,3}"
    r"(?:takeaways?|insights?|notes?|summary|highlights?|learnings?|ideas?|points?|lessons?|thoughts"
    r"|conclusions?|overview|introduction|intro|background|misc|questions?|q ?& ?a|tl;?dr"
    r"|discussion|apuntes|notas|resumen|conclusiones|aprendizajes|claves|puntos|preguntas|introducción)"
    r"(?:\s+(?:learned|clave|(?:from|of|for|de|del|para)\s+(?:me|mí|(?:the|la|el)\s+\w+)))?\W*",
    re.IGNORECASE,
)


_LOOSE = re.compile(
    r"\w+|(?:quick|short|other|more|loose|random|odds and)\s(?:hits|bits|ends|ones|things|stuff)|(?:y )?(?:otros|varios) temas",
    re.IGNORECASE,
)


def _says_little(title: str) -> bool:
    """Tell whether a heading needs the one above it: *Leftovers*, *Quick hits*, *Summary*."""
    return bool(_LOOSE.fullmatch(title.strip(" .:!?")) or _GENERIC.fullmatch(title))


def _topic(section: Section, talk: Talk) -> str | None:
    """Return the nearest heading that is neither a person nor a word for notes."""
    at: Section | None = section
    while at is not None and at.heading is not None:
        if at.announces != talk.speaker and not _GENERIC.fullmatch(at.title):
            named = at.announces.startswith(talk.speaker or "\0")
            billed = speakers.billing(at.announces, trusted=named)
            if billed is None:
                return at.title
            if billed.talk:
                return billed.talk
        at = at.above
    return talk.title or talk.topic


_ASKS = re.compile(
    r"(?:Why|How|What|When|Where|Which|Signs|Reasons|Ways|Steps|Rules|Causes|Mistakes|Por qué|Cómo|Cuándo|Qué"
    r"|Señales|Razones|Causas|Pasos|Errores)\b",
    re.IGNORECASE,
)
"""How a line begins that says what the list below it holds."""


def _lead_in(block: Block) -> str | None:
    """Return the line that introduces a list below it: one that ends in a colon, or is all bold."""
    if block.kind is not BlockKind.PARAGRAPH:
        return None
    text = plain(block.text)
    bold = re.fullmatch(r"(\*\*|__)(.+)\1:?", block.text.strip(), re.DOTALL)
    if bold and len(text.split()) <= 15:
        return text
    if _ASKS.match(text) and len(text.split()) <= 10 and text[-1:].isalnum():
        return text  # *Why traces get lost*, jotted down without its colon
    if not text.endswith(":"):
        return None
    return re.split(r"(?<=[.!?])\s+", text)[-1]


BARE_WORDS = 4
_BARE_LINE = re.compile(r"[^\W\d_][\w'’/ -]{2,48}[^\W\d_]")


def _stands_right_above(block: Block, other: Block) -> bool:
    """Tell whether no empty line parts a paragraph from the block below it."""
    return block.kind is BlockKind.PARAGRAPH and other.span.first - block.span.last == 1


def _bare_line(block: Block) -> str | None:
    """Return a line of a few words that stands on a list as a heading would: *Angles*."""
    text = plain(block.text)
    few = len(text.split()) <= BARE_WORDS
    return text if few and _BARE_LINE.fullmatch(text) else None
