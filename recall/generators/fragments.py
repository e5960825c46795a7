"""Bare fragments under a heading or an introducing line: one card for all, and a gap for each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from recall.drafts import Draft
from recall.generators import question_answer
from recall.generators.definition import is_definition
from recall.generators.gaps import marked_gaps
from recall.generators.imperative import imperative
from recall.generators.jotted import first_run
from recall.generators.leads import question_for
from recall.generators.listing import Item, gaps_of, item_of, set_of, values_of
from recall.language import asides
from recall.language.clipped import ARROW, EQUALS
from recall.language.labels import FIRST_PERSON, LABELS
from recall.language.realise import no_stop
from recall.language.style import is_fragment
from recall.language.tokens import fold, has_folded, tokens
from recall.language.words import is_plural_noun
from recall.notes import Context, Note, NoteKind

LEAST = 2
SURE_FROM = 3
"""Fragments from which they are surely meant as a set."""

ASKED_UP_TO = 7
"""Fragments up to which all are asked for at once; above, only one beside the others."""

MOST = 12
"""Fragments above which a list is to be looked up rather than learned."""

LONGEST = 40
"""Bullets of a list above which it is not looked at for a set."""

LEFT_OUT = 4
"""Items of a list that may be no fragments of its set: reactions, tasks, links."""

BARE_WORDS = 8
ITEM_WORDS = 12
"""Words up to which an item may be a short sentence among fragments."""

MIXED = 0.7
"""Confidence where sentences stand among the fragments: the set may not be meant as one."""


class Family(NamedTuple):
    """Notes of one list that answer the same line above them."""

    lead: str
    """The heading or line, without its colon."""

    members: tuple[Note, ...]
    introduced: bool
    """Whether a line right above the list introduces it; else a heading does."""

    mixed: bool
    """Whether some of the members are sentences."""


class Fragments:
    """Asks for a set of fragments, on its first member; the others are asked for by it."""

    name = "fragments"

    def draft(self, note: Note, context: Context) -> Iterator[Draft]:
        family = family_of(note, context)
        if family is None or family.members[0].span != note.span:
            return
        items = [part for member in family.members for part in _parts(_item(member, context))]
        front, sure = question_for(family.lead, items, context, introduced=family.introduced)
        if family.mixed or len(items) < SURE_FROM:
            sure = min(sure, MIXED)
        if values := values_of(family.lead, items):
            yield Draft(values, note.span, "set-gaps", confidence=max(sure, 0.8))
            return
        asks = front.endswith("?") or context.language != "en"
        if asks and len(items) <= ASKED_UP_TO and (asked := set_of(front, items)):
            yield Draft(asked, note.span, "set", confidence=sure)
        yield Draft(gaps_of(front, items), note.span, "set-gaps", confidence=round(sure - 0.01, 2))


PART = re.compile(r"[^\W\d][\w'’-]{0,30}(?: [\w'’-]{1,30}){0,2}")


def _parts(item: Item) -> tuple[Item, ...]:
    """Return the items that one fragment lists: *surnames, error codes* are two of them."""
    parts = item.text.split(", ")
    if len(parts) < 2 or item.aside or imperative(item.text) is not None:
        return (item,)
    if not all(PART.fullmatch(part) and is_plural_noun(tokens(part)[-1].key) for part in parts):
        return (item,)
    return tuple(Item(part, "") for part in parts)


def _item(member: Note, context: Context) -> Item:
    """Return the fragment as an item; a single remark below it goes to the back."""
    item = item_of(member, context)
    below = "; ".join(no_stop(child.text) for child in member.children)
    return replace_aside(item, below) if below else item


def replace_aside(item: Item, more: str) -> Item:
    return item._replace(aside="; ".join(part for part in (item.aside, more) if part))


def family_of(note: Note, context: Context) -> Family | None:
    """Return the set that the note is a member of; None where it stands for itself."""
    if context.parent is not None or not LEAST <= len(context.siblings) <= LONGEST:
        return None
    siblings = first_run(context.siblings)
    if len(siblings) > MOST + LEFT_OUT:
        return None
    lead, introduced = _lead(context)
    if not lead:
        return None
    members = tuple(one for one in siblings if is_item(one))
    if not LEAST <= len(members) <= MOST or all(one.span != note.span for one in members):
        return None
    bare = sum(is_bare(one, context.language) for one in members)
    if any(not _is_short(one) for one in members):
        return None
    if bare * 3 < len(members) * 2:
        return None
    return Family(lead, members, introduced, mixed=bare < len(members) and not introduced)


def _lead(context: Context) -> tuple[str, bool]:
    """Return the line or heading that says what the items of a list are, and which it is."""
    if context.lead_in:
        line = no_stop(context.lead_in)
        return (line, True) if _says_what(line) else ("", True)
    heading = context.section[-1] if context.section else ""
    is_talk = heading in {context.talk, context.speaker} or heading != context.topic
    if is_talk or not _says_what(heading):
        return "", False
    return no_stop(heading), False


LEAD_WORDS = 14
POINTS = frozenset("this that these those it they them here there following esto eso aquí".split())


def _says_what(line: str) -> bool:
    """Tell whether a line says what its items are: not *Key insights*, not *What I liked*."""
    keys = [word.key for word in tokens(line) if word.key]
    if not 1 <= len(keys) <= LEAD_WORDS or has_folded(fold(line).text):
        return False
    if FIRST_PERSON - {"we", "our", "us"} & set(keys) or POINTS & {keys[0], keys[-1]}:
        return False
    return not set(keys) <= LABELS | {"the", "some", "my", "of", "from", "more", "all"}


# What belongs to a set ---------------------------------------------------------------------------

TASK = re.compile(
    r"(?:to-?do|todo|fixme|to do|pendiente|tarea)\b|(?:ask|check|look up|rewatch|re-watch|google|read|watch)\b.{0,60}\b\d{1,2}:\d\d\b",
    re.IGNORECASE,
)
STRUCK = re.compile(r"\s*~~[^~]{1,400}~~")
LAUGHS = re.compile(r"(?:lol|haha\w*|jaj[aj]*|hehe|omg|wow|wtf|hmm+|meh|ugh)\b", re.IGNORECASE)


def is_item(note: Note) -> bool:
    """Tell whether a bullet counts in a set: no task, reaction, question, link, nor struck out."""
    text = note.text.strip()
    if (
        note.kind is not NoteKind.BULLET
        or note.task
        or note.skip
        or not any(map(str.isalpha, text))
    ):
        return False
    if STRUCK.match(text) or TASK.match(text) or LAUGHS.match(text) or text.startswith("?"):
        return False
    if text.rstrip(" )").endswith("?") or any(sign in text for sign in ("??", "://", "](")):
        return False
    if asides.is_reaction(text) or asides.is_meta(text):
        return False
    return not (is_definition(note) or marked_gaps(text) or question_answer.asks(note))


def is_bare(note: Note, language: str) -> bool:
    """Tell whether the note is a fragment that only what stands above it explains."""
    text = fold(note.text).text
    if ARROW.search(text) or EQUALS.search(text):
        return False  # a claim, however short
    return (
        all(len(child.text.split()) <= BARE_WORDS for child in note.children)
        and len(tokens(text)) <= BARE_WORDS
        and is_fragment(text, language)
    )


def _is_short(note: Note) -> bool:
    short_below = all(len(child.text.split()) <= ITEM_WORDS for child in note.children)
    return short_below and len(note.text.split()) <= ITEM_WORDS and "\n" not in note.text


def pinned_by(note: Note, context: Context) -> str:
    """Return what else the cards of a note are made of: its set for the first of it, *member*
    for the others, nothing for most."""
    family = family_of(note, context)
    if family is None:
        return ""
    if family.members[0].span != note.span:
        return "member"
    return "\x1e".join((family.lead, *(member.text for member in family.members)))


__all__ = ["Family", "Fragments", "family_of", "pinned_by"]
