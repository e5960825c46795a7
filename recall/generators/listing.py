"""A bullet and its children: one card for the set, and one gap for each item."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from recall.cards import Gap, GapText, Question
from recall.drafts import Draft
from recall.generators.drafting import opening
from recall.language import asides, normalise
from recall.language.attribution import speaker_name
from recall.language.clause import Clause, number_of, parse
from recall.language.reading import Claim, read
from recall.language.realise import balanced, inverted, lower_first, no_stop, upper_first
from recall.language.tokens import fold, key_of, tokens, unfold
from recall.language.verbs import Form, has_form
from recall.language.words import NUMBER_WORDS, is_plural_noun
from recall.notes import Context, Note

SET_UP_TO = 5
"""Items up to which the whole set is asked for; above, only its gaps are."""

ASKED_UP_TO = 12
"""Items above which a list is to be looked up rather than learned."""

LONG_ITEM = 22
"""Words above which an item is prose and no item."""

WORD_FOR = {number: word for word, number in NUMBER_WORDS.items() if 2 <= number <= 12}


class Item(NamedTuple):
    """One child as an item of its parent's list."""

    text: str
    aside: str


class Listing:
    """Asks for the children of a bullet: together when they are few, and one by one."""

    name = "list"

    def draft(self, note: Note, context: Context) -> Iterator[Draft]:
        children = [child for child in note.children if not child.task and child.text.strip()]
        if len(children) < 2:
            return
        question = question_of(note, context, len(children))
        if question is None:
            return
        front, sure = question
        items = [item_of(child, context) for child in children]
        if any(len(item.text.split()) > LONG_ITEM or not item.text for item in items) or any(
            child.children for child in children
        ):
            sure = min(sure, 0.6)
        if len(items) > ASKED_UP_TO:
            sure = min(sure, 0.6)
        extra = read(note, context).extra
        if len(items) <= SET_UP_TO:
            yield _set(note, front, items, sure, extra)
        yield _gaps(note, front, items, sure, extra)


def _numbered(items: list[Item]) -> str:
    return "; ".join(f"{at}) {item.text}" for at, item in enumerate(items, start=1))


def _set(note: Note, front: str, items: list[Item], sure: float, extra: str) -> Draft:
    return Draft(Question(front, _numbered(items)), note.span, "list", extra, sure)


def _gaps(note: Note, front: str, items: list[Item], sure: float, extra: str) -> Draft:
    pieces: list[str | Gap] = [f"{front} — "]
    for at, item in enumerate(items, start=1):
        pieces.append(f"{'; ' if at > 1 else ''}{at}) ")
        pieces.append(Gap(at, item.text, extra=item.aside))
    return Draft(GapText(_joined(pieces)), note.span, "list-gaps", extra, sure)


def _joined(pieces: list[str | Gap]) -> tuple[str | Gap, ...]:
    joined: list[str | Gap] = []
    for piece in pieces:
        if joined and isinstance(piece, str) and isinstance(joined[-1], str):
            joined[-1] += piece
        else:
            joined.append(piece)
    return tuple(joined)


def item_of(child: Note, context: Context) -> Item:
    """Return the child's words as an item, its asides apart."""
    folded = fold(" ".join(child.text.split()))
    trimmed = asides.without_asides(folded.text)
    text = normalise.without_openers(normalise.plain_wording(trimmed.text))

    def put_back(part: str) -> str:
        return balanced(unfold(part, folded.stretches))

    return Item(
        put_back(no_stop(text)), "; ".join(put_back(aside.text) for aside in trimmed.asides)
    )


class Asked(NamedTuple):
    """A parent's text, and what a question for its children may need to know."""

    text: str
    claim: Claim
    speaker: str | None
    children: int
    """How many there are."""


THINGS = re.compile(
    r"(?:(?P<the>The|Some|A few|Several|Many) )?(?:(?P<n>two|three|four|five|six|seven|eight|nine|ten|\d+) )?(?P<noun>(?:[a-z\-]+ ){0,2}?[a-z\-]+s) (?:that |which |where )?(?P<who>he|she|they|we|you|[A-Z][\w'-]+(?: [A-Z][\w'-]+)?) (?P<verb>.+)",
    re.IGNORECASE,
)
KINDS = re.compile(
    r"(?:(?P<the>The|His|Her|Our|Some|Common|Main|Key) )?(?:(?P<n>two|three|four|five|six|seven|eight|nine|ten|\d+) )?(?P<noun>(?:[\w\-]+ ){0,3}?[a-z\-]+s) (?P<link>of|for|to|in|from|with|when|behind|against|that|by) (?P<rest>.+)",
    re.IGNORECASE,
)
QUESTION = re.compile(r"(?:Why|How|What|When|Where|Who|Which)\b.*\?$", re.DOTALL)


def question_of(note: Note, context: Context, count: int) -> tuple[str, float] | None:
    """Return the question that the parent's text asks of its children, and its confidence."""
    found = read(note, context)
    if not found.claims:
        return None
    claim = found.claims[-1]
    text = no_stop(claim.text)
    asked = Asked(text, claim, speaker_name(context), count)
    for form in (_own_question, _things, _open_clause, _kinds, _own_kinds, _there_are):
        worded = form(asked)
        if worded is not None:
            front, sure = worded
            return found.put_back(upper_first(no_stop(front)) + "?"), sure
    front = f"{found.put_back(text)}: what are the {_word(count)} points?"
    return front, 0.6


def _word(count: int) -> str:
    return WORD_FOR.get(count, str(count))


def _own_question(asked: Asked) -> tuple[str, float] | None:
    if not QUESTION.match(asked.text):
        return None
    return f"{opening(asked.claim)}{lower_first(asked.text.rstrip('?'))}", 0.85


def _things(asked: Asked) -> tuple[str, float] | None:
    """*Things he would remove* asks *what two things would he remove*."""
    found = THINGS.fullmatch(asked.text)
    if not found or not is_plural_noun(found["noun"].split()[-1]):
        return None
    clause = parse(f"{found['who']} {found['verb']}")
    if clause is None or clause.subject.lower() != found["who"].lower():
        return None
    number, sure = _number(found["n"], asked.children)
    who = _who(found["who"], asked.speaker)
    if who is None:
        return None
    third = Form.THIRD if clause.verb and has_form(clause.verb.lower(), Form.THIRD) else clause.form
    named = Clause(who, clause.adverb, clause.auxiliary, clause.verb, third, clause.rest, True)
    owner = opening(asked.claim) if found["who"].lower() in {"we", "you", "they"} else ""
    return (
        f"{owner}what {number} {lower_first(found['noun'])} {inverted(named)}",
        0.88 if sure else 0.6,
    )


def _who(word: str, speaker: str | None) -> str | None:
    if word.lower() in {"he", "she"}:
        return speaker
    return word.lower() if word.lower() in {"we", "you", "they"} else word


def _number(stated: str | None, count: int) -> tuple[str, bool]:
    """Return the number to name, and whether what the note states is what it has."""
    if stated is None:
        return _word(count), True
    value = NUMBER_WORDS.get(stated.lower()) or (int(stated) if stated.isdigit() else 0)
    return stated.lower(), value == count


def _kinds(asked: Asked) -> tuple[str, float] | None:
    """*Reasons for X* asks *what are the three reasons for X*."""
    found = KINDS.fullmatch(asked.text)
    if (
        not found
        or not is_plural_noun(found["noun"].split()[-1])
        or (parse(asked.text) is not None and _sure(asked.text))
    ):
        return None
    number, sure = _number(found["n"], asked.children)
    whose = (found["the"] or "the").lower()
    noun = found["noun"] if found["n"] or found["the"] else lower_first(found["noun"])
    if whose in {"some", "common", "main", "key"}:
        noun = noun if whose == "some" else f"{whose} {noun}"
        whose = "the"
    if whose in {"his", "her"} and asked.claim.name:
        whose = f"{asked.claim.name}'s"
        return (
            f"what are {whose} {number} {lower_first(noun)} {found['link']} {found['rest']}",
            0.84 if sure else 0.6,
        )
    return (
        f"{opening(asked.claim)}what are {whose} {number} {lower_first(noun)} {found['link']} {found['rest']}",
        0.84 if sure else 0.6,
    )


OWN = re.compile(r"(?:(?P<whose>His|Her|Their) )?(?P<noun>(?:[\w-]+ ){0,3}[a-z-]+s)", re.IGNORECASE)


def _own_kinds(asked: Asked) -> tuple[str, float] | None:
    """*Her predictions* asks *what are her two predictions*, by name."""
    found = OWN.fullmatch(asked.text)
    if not found or not is_plural_noun(found["noun"].split()[-1]) or _sure(asked.text):
        return None
    noun, number = lower_first(found["noun"]), _word(asked.children)
    if any(word in NUMBER_WORDS for word in noun.lower().split()):
        return None
    if found["whose"] and asked.claim.name:
        return f"what are {asked.claim.name}'s {number} {noun}", 0.84
    return f"{opening(asked.claim)}what are the {number} {noun}", 0.7


def _sure(text: str) -> bool:
    clause = parse(text)
    return clause is not None and clause.sure


OPEN_END = frozenset(
    "has have needs need includes include contains contain uses use requires require consists of on to for with from into"
    " about by should must are is wants want gives give recommends recommend suggests measures checks covers"
    " provides offers depends asks lists looks expects hates likes loves avoid avoids".split()
)


def _open_clause(asked: Asked) -> tuple[str, float] | None:
    """*A good postmortem has:* asks *what does a good postmortem have*."""
    clause = parse(asked.text)
    last = tokens(asked.text)[-1].key if tokens(asked.text) else ""
    if clause is None or not clause.sure or last not in OPEN_END or last in {"is", "are"}:
        return None
    first = key_of(clause.subject.split()[0])
    if first in {"it", "they", "this", "that", "i", "these", "those"}:
        return None
    if clause.auxiliary in {"should", "must"} and not clause.rest:
        bare = Clause(clause.subject, clause.adverb, clause.auxiliary, "", clause.form, "do", True)
        return f"{opening(asked.claim)}what {_word(asked.children)} things {inverted(bare)}", 0.84
    owner = "" if asked.claim.name and clause.subject == asked.claim.name else opening(asked.claim)
    return f"{owner}what {_word(asked.children)} things {inverted(clause)}", 0.84


def _there_are(asked: Asked) -> tuple[str, float] | None:
    found = re.fullmatch(
        r"There (?P<be>are|were) (?P<n>two|three|four|five|six|seven|\d) (?P<what>.+)", asked.text
    )
    if not found:
        return None
    number, sure = _number(found["n"], asked.children)
    return (
        f"{opening(asked.claim)}what {number} {found['what']} {found['be']} there",
        0.86 if sure else 0.6,
    )


__all__ = ["Listing", "item_of", "number_of", "question_of"]
