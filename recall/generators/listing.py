"""A bullet and its children: one card for the set, and one gap for each item."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from recall.cards import Gap, GapText, Question
from recall.drafts import Draft
from recall.generators.drafting import opening
from recall.language import asides, labels, normalise, voices
from recall.language.attribution import Whose, speaker_name
from recall.language.clause import DETERMINERS, PREPOSITIONS, Clause, number_of, parse
from recall.language.clipped import FIGURE
from recall.language.reading import Claim, read
from recall.language.realise import balanced, inverted, lower_first, no_stop, upper_first
from recall.language.style import is_fragment
from recall.language.tokens import fold, key_of, tokens, unfold
from recall.language.verbs import Form, has_form
from recall.language.words import FUNCTION_WORDS, NUMBER_WORDS, is_plural_noun, singular
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
        if len(children) < 2 or voices.answered_below(note, context):
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
        if values := values_of(no_stop(note.text), items):
            yield Draft(values, note.span, "list-gaps", extra, max(sure, 0.82))
            return
        if len(items) <= SET_UP_TO and (asked := set_of(front, items)):
            yield Draft(asked, note.span, "list", extra, sure)
        yield Draft(gaps_of(front, items), note.span, "list-gaps", extra, sure)


def without_details(note: Note, context: Context) -> Note:
    """Return the note without its children where it introduces no list of them.

    Then it makes a claim of its own, and they add to it.
    """
    if not note.children or context.language != "en" or _introduces(note, context):
        return note
    return replace(note, children=())


def _introduces(note: Note, context: Context) -> bool:
    text = note.text.rstrip("*_ ")
    if text.endswith((":", "?")) or not text:
        return True
    items = [child for child in note.children if not child.task and child.text.strip()]
    if len(items) < 2:
        return False
    question = question_of(note, context, len(items))
    if question is not None and question[1] >= ASKS:
        return True
    return not text.endswith((".", "!")) and is_fragment(fold(text).text)


ASKS = 0.75
"""Confidence from which the words of a parent ask for what stands below."""

SET_WORDS = 36
"""Words of all items together above which nobody recalls them at once."""


def set_of(front: str, items: Sequence[Item]) -> Question | None:
    """Return the question for all items at once; None where they are too long for that."""
    if sum(len(item.text.split()) for item in items) > SET_WORDS:
        return None
    return Question(front, "; ".join(f"{at}) {item.text}" for at, item in enumerate(items, 1)))


def gaps_of(front: str, items: Sequence[Item]) -> GapText:
    """Return the items with a gap for each, beside the others."""
    pieces: list[str | Gap] = [f"{front} — "]
    for at, item in enumerate(items, start=1):
        pieces.append(f"{'; ' if at > 1 else ''}{at}) ")
        pieces.append(Gap(at, item.text, extra=item.aside))
    return GapText(_joined(pieces))


VALUE = re.compile(r"(?P<name>[^\d]*[^\W\d][^\d]*?)(?P<joint>:? (?:[-–—=] )?)", re.DOTALL)


def values_of(lead: str, items: Sequence[Item]) -> GapText | None:
    """Return the items with their figures hidden, where each is a name and its figure."""
    pieces: list[str | Gap] = [f"{upper_first(lead)} — "]
    for at, item in enumerate(items, start=1):  # no numbers in front, which look like figures
        found = FIGURE.search(item.text)
        if found is None or len(item.text) - found.end("n") > REST or not found.start("n"):
            return None
        name, rest = item.text[: found.start("n")], item.text[found.end("n") :]
        if not VALUE.fullmatch(name) or len(name.split()) > NAME_WORDS:
            return None
        pieces.append(f"{'; ' if at > 1 else ''}{name}")
        pieces.append(Gap(at, found["n"], extra=item.aside))
        pieces.append(rest)
    return GapText(tuple(piece for piece in _joined(pieces) if piece))


REST = 50
"""Characters that may follow the figure of an item."""

NAME_WORDS = 6


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
    folded = fold(child.text)
    trimmed = asides.without_asides(" ".join(folded.text.split()))
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
    r"(?:(?P<the>The|Some|A few|Several|Many) )?(?:(?P<n>two|three|four|five|six|seven|eight|nine|ten|\d+) )?(?P<noun>(?:[a-z\-]+ ){0,2}?[a-z\-]+s) (?:that |which |where )?(?P<who>he|she|they|we|you|people|everyone|everybody|nobody|teams|users|customers|beginners|[A-Z][\w'-]+(?: [A-Z][\w'-]+)?) (?P<verb>.+)",
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
    for form in (
        _own_question,
        _things,
        _parts,
        _embedded,
        _open_clause,
        _kinds,
        _own_kinds,
        _there_are,
    ):
        worded = form(asked)
        if worded is not None:
            front, sure = worded
            return found.put_back(upper_first(no_stop(front)) + "?"), sure
    if _sure(text) and not note.text.rstrip("*_ ").endswith(":"):
        return None  # what stands below adds to it, and is no list
    front = f"{found.put_back(text)}: what are the {word_for(count)} points?"
    return front, 0.6


def word_for(count: int) -> str:
    return WORD_FOR.get(count, str(count))


def _owner(claim: Claim) -> str:
    """Return whose claim it is, where not the speaker's, or what it is about."""
    if claim.whose is Whose.OTHER:
        return opening(claim)
    return f"{claim.topic}: " if claim.topic else ""


def _own_question(asked: Asked) -> tuple[str, float] | None:
    if not QUESTION.match(asked.text):
        return None
    return f"{_owner(asked.claim)}{lower_first(asked.text.rstrip('?'))}", 0.85


def _things(asked: Asked) -> tuple[str, float] | None:
    """*Things he would remove* asks *what two things would he remove*."""
    found = THINGS.fullmatch(asked.text)
    if not found or not is_plural_noun(found["noun"].split()[-1]):
        return None
    clause = parse(f"{found['who']} {found['verb']}") or _many_do(found["who"], found["verb"])
    if clause is None or clause.subject.lower() != found["who"].lower():
        return None
    number, sure = _number(found["n"], asked.children)
    who = _who(found["who"], asked.speaker)
    if who is None:
        return None
    if singular(found["noun"].split()[-1].lower()) in ADVERBIAL:
        said = f"{lower_first(found['noun'])} {who} {found['verb']}"
        return f"what are the {number} {said}", 0.86 if sure else 0.6
    third = Form.THIRD if clause.verb and has_form(clause.verb.lower(), Form.THIRD) else clause.form
    named = Clause(who, clause.adverb, clause.auxiliary, clause.verb, third, clause.rest, True)
    owner = _owner(asked.claim) if found["who"].lower() in {"we", "you", "they"} else ""
    return (
        f"{owner}what {number} {lower_first(found['noun'])} {inverted(named)}",
        0.88 if sure else 0.6,
    )


MANY = frozenset("people everyone everybody nobody teams users customers beginners".split())


def _many_do(who: str, verb: str) -> Clause | None:
    """Return what people in general do, where the words before leave no other reading."""
    first, _, rest = verb.partition(" ")
    form = Form.THIRD if who.lower() in {"everyone", "everybody", "nobody"} else Form.BASE
    if who.lower() not in MANY or not has_form(first, form):
        return None
    return Clause(who.lower(), "", "", first, form, rest, True)


PARTS = re.compile(
    r"(?P<whole>.+?) (?P<verb>has|have|had|comes in|come in|consists? of|falls into|fall into) (?:only |just |exactly )?"
    r"(?P<n>two|three|four|five|six|seven|eight|nine|ten|\d+) (?P<noun>(?:[a-z-]+ ){0,2}[a-z-]+s)",
    re.IGNORECASE,
)


def _parts(asked: Asked) -> tuple[str, float] | None:
    """*The plan has three parts* asks *what three parts does the plan have*."""
    found = PARTS.fullmatch(asked.text)
    clause = parse(f"{found['whole']} {found['verb']} it") if found else None
    if found is None or clause is None or clause.pointing or clause.subject != found["whole"]:
        return None
    number, sure = _number(found["n"], asked.children)
    rest = clause.rest.removesuffix("it").strip()
    bare = replace(clause, rest=rest)
    noun = found["noun"].lower()
    return f"{_owner(asked.claim)}what {number} {noun} {inverted(bare)}", 0.84 if sure else 0.6


def _embedded(asked: Asked) -> tuple[str, float] | None:
    """*Why results go stale* asks *why do results go stale*."""
    question = embedded(asked.text)
    points = key_of(asked.text.split()[1]) if len(asked.text.split()) > 1 else ""
    if not question or points in POINTS:
        return None
    return f"{_owner(asked.claim)}{question}", 0.8


POINTS = frozenset("it they he she this that these those we i".split())

EMBEDDED = re.compile(
    r"(?P<wh>Why|How|When|Where|What)(?P<to> (?P<not>not )?to)? (?P<rest>[^?]+)", re.I
)
TO_ASK = {"how": "do", "what": "should", "when": "should", "where": "should"}


def embedded(lead: str) -> str:
    """*Why results go stale* asks *why do results go stale*, *how to X* asks *how do you X*."""
    found = EMBEDDED.fullmatch(lead)
    if not found:
        return ""
    asks, rest = found["wh"].lower(), found["rest"]
    if found["to"]:
        denied = "not " if found["not"] else ""
        return f"{asks} {TO_ASK[asks]} you {denied}{rest}" if asks in TO_ASK else ""
    words = tokens(rest)
    acts = has_form(words[0].key, Form.THIRD, Form.PAST)
    acts = acts or (
        words[0].key.endswith("s") and words[-1:] != words[:1] and words[1].key in DETERMINERS
    )
    if asks == "what" and acts and len(words) > 1:
        return f"what {rest}"
    clause = parse(rest)
    if clause is None or not (clause.likely or clause.rest) or clause.pointing:
        return ""
    return f"{asks} {inverted(clause)}"


ADVERBIAL = frozenset("reason way time moment place case day".split())
"""Nouns that say why, how or when something is done, and are not what it is done to."""


def _who(word: str, speaker: str | None) -> str | None:
    if word.lower() in {"he", "she"}:
        return speaker
    return word.lower() if word.lower() in {"we", "you", "they"} else word


def _number(stated: str | None, count: int) -> tuple[str, bool]:
    """Return how many there are to name, and whether that is what the note states."""
    if stated is None:
        return word_for(count), True
    value = NUMBER_WORDS.get(stated.lower()) or (int(stated) if stated.isdigit() else 0)
    return (stated.lower(), True) if value == count else (word_for(count), False)


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
        f"{_owner(asked.claim)}what are {whose} {number} {lower_first(noun)} {found['link']} {found['rest']}",
        0.84 if sure else 0.6,
    )


OWN = re.compile(r"(?:(?P<whose>His|Her|Their) )?(?P<noun>(?:[\w-]+ ){0,3}[a-z-]+s)", re.IGNORECASE)


def _own_kinds(asked: Asked) -> tuple[str, float] | None:
    """*Her predictions* asks *what are her two predictions*, by name."""
    found = OWN.fullmatch(asked.text)
    if not found or not is_plural_noun(found["noun"].split()[-1]) or _sure(asked.text):
        return None
    noun, number = lower_first(found["noun"]), word_for(asked.children)
    if any(word in NOT_OF_A_KIND for word in noun.lower().split()):
        return None
    if found["whose"] and asked.claim.name:
        return f"what are {asked.claim.name}'s {number} {noun}", 0.84
    last = singular(found["noun"].split()[-1].lower())
    sure = 0.7
    if len(noun.split()) > 1 and last not in labels.LABELS:
        sure = 0.84 if last in labels.KINDS else 0.78
    return f"{_owner(asked.claim)}what are the {number} {noun}", sure


NOT_OF_A_KIND = NUMBER_WORDS.keys() | PREPOSITIONS | FUNCTION_WORDS
"""Words in a parent that names no kind of thing: *somebody else on comms*."""


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
        return (
            f"{_owner(asked.claim)}what {word_for(asked.children)} things {inverted(bare)}",
            0.84,
        )
    owner = "" if asked.claim.name and clause.subject == asked.claim.name else _owner(asked.claim)
    return f"{owner}what {word_for(asked.children)} things {inverted(clause)}", 0.84


def _there_are(asked: Asked) -> tuple[str, float] | None:
    found = re.fullmatch(
        r"There (?P<be>are|were) (?P<n>two|three|four|five|six|seven|\d) (?P<what>.+)", asked.text
    )
    if not found:
        return None
    number, sure = _number(found["n"], asked.children)
    return (
        f"{_owner(asked.claim)}what {number} {found['what']} {found['be']} there",
        0.86 if sure else 0.6,
    )


__all__ = ["Listing", "item_of", "number_of", "question_of"]
