"""What must stand before a sentence of a note for it to be read alone: the sentences it points at."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from recall.generators.telling import is_story
from recall.language.at_hand import at_hand
from recall.language.clause import DETERMINERS, FIXED, PREPOSITIONS, parse
from recall.language.leaning import GOES_ON, goes_on, is_of_that, names_again
from recall.language.phrases import mains
from recall.language.rare import Rare
from recall.language.reading import EXPLETIVE, Claim, Reading, read
from recall.language.stance import is_pointer
from recall.language.tokens import (
    FOLDED_FIRST,
    Token,
    folded_in,
    has_folded,
    key_of,
    outside,
    tokens,
    unfold,
)
from recall.language.verbs import Form, has_form, is_verb, noun_too
from recall.language.words import (
    COORDINATORS,
    FUNCTION_WORDS,
    MODALS,
    NUMBER_WORDS,
    content_words,
    is_person_noun,
    is_plural_noun,
    stem,
)
from recall.notes import Context, Note

MOST_WORDS = 42
"""Words that a gap card shows at most."""


MOST_WITH_CAUSE = 56
"""The same behind a bullet that names the trouble, or that another one is nested in."""


class Setting(NamedTuple):
    """A sentence as a gap card shows it, behind those that it points at."""

    lead: str
    """The sentences before it, with their stops and the space behind them."""

    text: str
    whole: bool
    """Whether nothing in it points out of what is shown, and it is short enough."""

    shaken: bool


class Room(NamedTuple):
    """Words that a card with the bullet before it may show."""

    before: int
    """Of the bullet before."""

    in_all: int


ROOM = Room(24, MOST_WORDS)
ROOM_OF_CURE = Room(32, MOST_WORDS)
"""Where a bullet names the cure or the reason, which says nothing without its trouble."""
ROOM_AT_MOST = Room(40, MOST_WITH_CAUSE)

MOST_BACK = 6
"""Bullets of which each leans on the one before that are looked at; more are too long to be shown."""


@at_hand
def read_in_place(note: Note, context: Context) -> Reading:
    """Return what the note claims; where it leans on the bullet before it, with that one at hand."""
    return _in_place(note, context, MOST_BACK)


def _in_place(note: Note, context: Context, back: int) -> Reading:
    """Read a note with the bullet before it, which may lean on the one before: up to `back` do."""
    found = read(note, context)
    if not back or not found.claims or not _begins(found):
        return found
    first = found.claims[0]
    before = _neighbour(first, context, back)
    if not before:
        return found
    return replace(found, claims=(replace(first, before=before), *found.claims[1:]))


def _begins(found: Reading) -> bool:
    """Tell whether the first claim stands at the front of its note, with nothing left out before."""
    plain = found.claims[0].plain
    head = plain[1:HEAD]
    return bool(head) and found.text.find(head) <= HEAD


HEAD = 24
"""Characters by which the beginning of a claim is found in its note."""


def _neighbour(first: Claim, context: Context, back: int) -> str:
    """Return what must stand before the first sentence: the bullet before, or the one around it.

    A nested bullet tells more of what it is nested in, whether a word of it says so or not.
    """
    before, around = bullet_before(context), bullet_around(context)
    text = their_own(first.plain) if context.speaker else first.plain
    if before is not None and _leans_on_bullet(text, before):
        of_that = is_of_that(text)
        whole = goes_on(text) and not of_that
        above = _claims_above(before, context, back)
        choices = (above,) if whole else (above, above[-1:], *((above[:1],) if of_that else ()))
        if lead := _first_lead(choices, first):
            return lead
    if around is None or len(tokens(around.text)) < SAYS_SOMETHING:
        return ""
    above = _claims_above(around, context, back)
    return _first_lead((above, above[:1], above[-1:]), first, nested=True)


SAYS_SOMETHING = 4
"""Words from which a bullet that another one is nested in is more than its label."""


def _leans_on_bullet(text: str, before: Note) -> bool:
    """Tell whether a sentence cannot be read without the bullet before it."""
    if not is_of_that(text) and (
        key_of(text.split()[0]) in PERSON or not _leans_out(text, before.text)
    ):
        return False
    return not LABELLED.match(text) or goes_on(text)


def _claims_above(above: Note, context: Context, back: int) -> tuple[Claim, ...]:
    """Return what a bullet claims that stands before another one, in its own place."""
    if len(above.text) >= FAR:
        return ()
    earlier = _before(above, context.siblings)
    return _in_place(
        above, replace(context, previous=earlier, parent=None, above=()), back - 1
    ).claims


def _first_lead(choices: Sequence[tuple[Claim, ...]], first: Claim, *, nested: bool = False) -> str:
    """Return the first of several beginnings that can stand in front of a sentence, or nothing.

    One that makes a card long is taken only where no other is whole.
    """
    of_that = nested or is_of_that(first.plain)
    rooms = (ROOM_OF_CURE, ROOM_AT_MOST) if of_that else (ROOM,)
    leads = (
        _as_neighbour(claims, first, room, of_that=of_that) for room in rooms for claims in choices
    )
    return next(filter(None, leads), "")


def bullet_before(context: Context) -> Note | None:
    """Return the bullet before, which one may lean on."""
    previous = context.previous
    if previous is None or previous.task or previous.skip or previous.children:
        return None
    return previous


def bullet_around(context: Context) -> Note | None:
    """Return the bullet that one is nested in, if it says something itself."""
    parent = context.parent
    if parent is None or parent.task or parent.skip:
        return None
    return None if parent.text.rstrip("*_ ").endswith(LIST_LEAD) else parent


LIST_LEAD = (":", "…", "...", "?")
"""How the lead of a list ends, which says nothing by itself."""

THEIR_OWN = re.compile(r"\b(?:[Tt]heir|them)\b|(?<=[a-z] )they\b")
"""In what a speaker says mostly the people whom he works with: *longest stream in their fleet*."""


def their_own(text: str) -> str:
    """Return what a speaker says without the words that mean the people whom he works with."""
    return THEIR_OWN.sub("the", text)


LABELLED = re.compile(r"[\w'’ -]{2,40}:\s")
"""A label, with which a bullet begins something of its own: *memory: they keep 12 facts*."""


def _before(note: Note, siblings: tuple[Note, ...]) -> Note | None:
    """Return the note before one of a list, which may be long and has its notes in order."""
    at = bisect_left(siblings, note.span, key=attrgetter("span"))
    there = at < len(siblings) and siblings[at] is note
    return siblings[at - 1] if there and at else None


def _leans_out(text: str, before: str) -> bool:
    """Tell whether a sentence leans on the bullet before it, and not on markup of its own."""
    if goes_on(text) or names_again(text, before):
        return True
    return bool(points_out(text)) and not has_folded(text)


FAR = 300
"""Characters from which a bullet before is too long to be shown."""


def _is_jotted(claim: Claim) -> bool:
    """Tell whether a claim is a note with an arrow or a sum, which tells of nobody who could act."""
    return JOTTED.search(claim.bare) is not None


SEMICOLON = Rare(r";\s+", ";")
JOTTED = Rare(r"→|->|=>|\s=\s", "=|>|→")


def _as_neighbour(claims: tuple[Claim, ...], first: Claim, room: Room, *, of_that: bool) -> str:
    """Return the claims as they stand in front of a sentence that leans on them, if they can."""
    if not claims or any((one.whose, one.name) != (first.whose, first.name) for one in claims):
        return ""
    if claims[0].topic or any(map(_has_fence, claims)):
        return ""
    if any(map(_is_jotted, claims)) and not of_that:
        return ""
    shown = " ".join(f"{_shown(claim, at)}{_stop(claim)}" for at, claim in enumerate(claims))
    whole = f"{claims[0].before} {shown}" if claims[0].before else shown
    labelled = of_that and is_of_that(claims[0].plain)  # *Fix: …* can be read behind *Cause: …*
    if not labelled and not claims[0].before and (claims[0].shaken or goes_on(claims[0].bare)):
        return ""
    shown = shown if labelled and len(whole.split()) > room.before else whole
    people = any(is_person_noun(word) for one in claims for word in content_words(one.bare))
    if first.plain.startswith("They ") and not people and _tells(first):
        return ""
    if len(shown.split()) > room.before and (cut := next(iter(outside(shown, SEMICOLON)), None)):
        shown = f"{shown[: cut.start()]}."
    in_all = f"{shown} {first.plain}".split()
    fits = len(shown.split()) <= room.before and len(in_all) <= room.in_all
    if not fits or shown.endswith("?") or _still_points(shown, first.plain):
        return ""
    return unfold(shown, claims[0].stretches)


def _still_points(shown: str, sentence: str) -> bool:
    """Tell whether words point at nothing even behind the bullet before.

    *Most of that spread* may sum up all of it, in a word that it does not have.
    """
    if not points_out(f"{shown} {sentence}"):
        return False
    sums_up = SUMS_UP.match(sentence) is not None and not points_out(sentence[SUMMED:])
    return not sums_up or bool(points_out(shown)) or is_pointer(shown)


SUMS_UP = re.compile(r"(?:[\w'’-]+ ){0,3}(?:this|that|these|those) [a-z]{3,}(?= \w)", re.IGNORECASE)
SUMMED = 40


@lru_cache(maxsize=16)
def in_setting(claims: tuple[Claim, ...], at: int) -> Setting:
    """Return the claim behind as many of those before it as it needs."""
    claim = claims[at]
    text = _shown(claim, at)
    shaken = claim.shaken and at == 0 and not claim.before
    lead = ""
    needs: object = len(text.split()) <= MOST_WORDS and (
        points_out(text) or (at > 0 and _follows_on(text, claims[at - 1].bare))
    )
    told = _is_told(claims, at)
    leans = not needs and not told and _leans_on(claims, at)
    for back in range(at - 1, -1, -1):
        before = claims[back]
        if (before.whose, before.name) != (claim.whose, claim.name):
            break
        if not needs and not told and not (leans and not lead):
            longer = f"{_shown(before, back)} {lead}{text}"
            fits = len(longer.split()) <= MOST_WORDS
            if not refers(text, before.bare) and not (
                lead and fits and refers(f"{lead}{text}", before.bare) and not points_out(longer)
            ):
                break
        lead = f"{_shown(before, back)}{_stop(before)} {lead}"
        shaken = shaken or (before.shaken and back == 0 and not before.before)
        if len(f"{lead}{text}".split()) > MOST_WORDS:
            break
        needs = points_out(f"{lead}{text}")
        if not (needs or told or lead):
            break
    if claims[0].before and (at == 0 or lead.startswith(_shown(claims[0], 0))):
        far = f"{claims[0].before} {lead}"
        if len(f"{far}{text}".split()) <= MOST_WITH_CAUSE:
            lead, needs = far, points_out(f"{far}{text}")
    most = MOST_WITH_CAUSE if claims[0].before and claims[0].before in lead else MOST_WORDS
    short = len(f"{lead}{text}".split()) <= most
    alone = at > 0 and _is_done_by_others(text, claims[at - 1])
    whole = (
        not needs and short and not alone and not REFERENCE.match(text) and not _has_fence(claim)
    )
    return Setting(lead, text, whole, shaken)


def _is_done_by_others(text: str, before: Claim) -> bool:
    """Tell whether *They built …* tells of people whom the sentence before has not for its subject."""
    if not text.startswith("They ") or not any(is_story(main.clause) for main in mains(text)):
        return False
    main = next(iter(mains(before.bare)), None)
    subject = content_words(main.clause.subject) if main is not None else []
    return not any(is_person_noun(word) or is_plural_noun(word) for word in subject)


def _is_told(claims: tuple[Claim, ...], at: int) -> bool:
    """Tell whether the sentence goes on with a story that is short enough to be shown from its start."""
    shown = " ".join(_shown(claim, place) for place, claim in enumerate(claims[: at + 1]))
    if at == 0 or len(shown.split()) > MOST_WORDS or points_out(shown):
        return False
    return all(map(_tells, claims[: at + 1]))


def sets_up(claims: tuple[Claim, ...], at: int) -> bool:
    """Tell whether the sentence only begins a story, whose outcome stands behind it."""
    after = claims[at + 1 :]
    if not after or not _tells(claims[at]):
        return False
    if not all(map(_tells_on, after)) and not DATED.search(claims[at].bare):
        return False
    return len(" ".join(claim.bare for claim in claims).split()) <= MOST_WORDS


SHORT = 32
"""Words of two sentences that are shown together where the second leans on the first."""


def _leans_on(claims: tuple[Claim, ...], at: int) -> bool:
    """Tell whether a later sentence is about *the X*, or tells what happened, and both are short.

    What it says can then be read alone, and what it is about only with the sentence before.
    """
    if at == 0:
        return False
    before, main = claims[at - 1], next(iter(mains(claims[at].bare)), None)
    together = f"{before.bare} {claims[at].bare}"
    if main is None or len(together.split()) > SHORT or points_out(before.bare):
        return False
    if before.text.rstrip().endswith("?") or not mains(before.bare):
        return False
    return is_story(main.clause) or key_of(main.clause.subject.split()[0]) in LEANING


LEANING = frozenset({"the", "only", "another"})
"""Determiners of a subject that only the sentence before may explain."""


@lru_cache(maxsize=8)
def each_in_setting(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """Return the claims with the sentences that a gap card of each shows first."""
    return tuple(
        replace(claim, lead=in_setting(claims, at).lead) if at or claim.before else claim
        for at, claim in enumerate(claims)
    )


def _tells(claim: Claim) -> bool:
    return any(is_story(main.clause) for main in mains(claim.bare))


DATED = re.compile(r"\b(?:1[5-9]|20)\d\d(?:s\b|\b)")
"""A year makes what happened one of a kind."""


def _tells_on(claim: Claim) -> bool:
    if _tells(claim) or GOES_ON.match(claim.bare):
        return True
    words = tokens(claim.bare)
    return any(
        before.key in TOLD_OF
        and has_form(word.key, Form.PAST)
        and not has_form(word.key, Form.BASE)
        for before, word in pairwise(words)
    )


TOLD_OF = frozenset("it he she they nobody everybody".split())


def _shown(claim: Claim, at: int) -> str:
    """Return the sentence: a later one with the pronoun it began with, unless that is the speaker."""
    first = key_of(claim.plain.split()[0]) if claim.plain.strip() else ""
    alone = at == 0 and not claim.before
    return claim.bare if alone or first in {"he", "she"} else claim.plain


REFERENCE = Rare(r"(?:cf\.|see|compare)\s", "cf.|compare|see", flags=re.IGNORECASE)
"""Words of the note-taker's that point at a work."""


def _has_fence(claim: Claim) -> bool:
    """Tell whether a block of code stands in the claim: what is around it was no sentence."""
    put_back = (ord(found[0]) - FOLDED_FIRST for found in folded_in(claim.text))
    return any(
        claim.stretches[at].startswith("```") for at in put_back if at < len(claim.stretches)
    )


def _stop(claim: Claim) -> str:
    if claim.bare.endswith(("?", "!", "…", '."', ".”", '!"', "!”", '?"', "?”")):
        return ""
    return claim.text[-1] if claim.text[-1:] in {"?", "!"} else "."


@lru_cache(maxsize=64)
def points_out(text: str) -> str:
    """Return the word that points at nothing in the text, or nothing."""
    words = tokens(text)
    for at, word in enumerate(words):
        key = word.key
        if key not in POINTERS and ("'" not in key or key.partition("'")[0] not in POINTERS):
            continue
        if _points(words, at, text) and not _means_one_before(words, at):
            return word.text
    return ""


THING = frozenset({"it", "its", "itself"})
SEVERAL = frozenset({"they", "them", "their", "theirs", "themselves"})
THIS = frozenset({"this", "these", "those", "such"})
NOW = frozenset("day week month year decade century era time moment morning season".split())
BEFORE_DEMONSTRATIVE = PREPOSITIONS - {"so", "except", "but"}
"""Behind one of these *that* points at something."""
REST = frozenset({"latter", "former", "other", "others", "rest"})
OF_TWO = frozenset({"first", "second"})
"""Alone behind *the* these mean one of two that were named: *it exposes the second*."""
POINTERS = THING | SEVERAL | THIS | REST | OF_TWO | {"that", "ones"}


def _points(words: tuple[Token, ...], at: int, text: str) -> bool:
    key = words[at].key.partition("'")[0]
    following = words[at + 1].key if at + 1 < len(words) else ""
    if key == "it":
        return not EXPLETIVE.match(f"It {text[words[at].end :].strip()}")
    if key in THIS:
        if key == "those" and following in {"who", "that", "which", "with", "of", "in"}:
            return False
        return following.removesuffix("s") not in NOW and not (
            key == "such" and following in {"as", "a", "an"}
        )
    if key == "that":
        opens = at == 0 or words[at - 1].key in BEFORE_DEMONSTRATIVE
        return opens or not following
    if key == "ones":
        return True
    if key in REST:
        return at > 0 and words[at - 1].key == "the"
    if key in OF_TWO:
        return _is_one_of_two(words, at) and not SEVERAL_BEFORE.search(text[: words[at].start])
    return key in THING or key in SEVERAL


def _acts(word: str) -> bool:
    """Tell whether *this* stands alone before the word: *this lost them a day*, *this is*."""
    return word in FUNCTION_WORDS or (is_verb(word) and not noun_too(word))


SEVERAL_BEFORE = re.compile(r"\b(?:and|or|from|between|both|\w*\d\w*)\b|/")
"""What names several things, of which the first or the second may be meant."""


def _is_one_of_two(words: tuple[Token, ...], at: int) -> bool:
    """Tell whether an ordinal behind *the* has no noun of its own."""
    if at == 0 or words[at - 1].key != "the":
        return False
    following = words[at + 1].key if at + 1 < len(words) else ""
    verb = has_form(following, Form.THIRD, Form.PAST) and not noun_too(following)
    loose = following in FUNCTION_WORDS - {"of", "one", "two", "few"}
    return not following or loose or verb or following in NUMBERED_OFF


NUMBERED_OFF = frozenset({"gets", "needs", "costs", "works", "fails"})


def _means_one_before(words: tuple[Token, ...], at: int) -> bool:
    key = words[at].key.partition("'")[0]
    before = [word for word in words[:at] if _is_noun(word)]
    if key == "them" and _is_of_its_own_clause(words, at):
        return False
    if key in SEVERAL | {"ones"}:
        return any(
            is_person_noun(word.key)
            or is_plural_noun(word.key)
            or word.key
            in {"people", "everyone", "nobody", "who", "somebody", "someone", "anybody", "anyone"}
            for word in words[:at]
        ) or any(word.key == "and" for word in words[:at])
    if key in THING:
        return any(not is_plural_noun(word.key) and word.key not in MEN for word in before)
    if key in THIS | {"that"} and at + 1 < len(words) and not _acts(words[at + 1].key):
        stems = {stem(word.key) for word in before}
        return any(stem(word.key) in stems for word in words[at + 1 : at + 3])
    return bool(before)


def _is_of_its_own_clause(words: tuple[Token, ...], at: int) -> bool:
    """Tell whether nothing but the subject could be meant: *leads should write them* means others.

    Only the plainest of sentences: a subject without a verb or a preposition, and its verb.
    """
    verb = at - 1
    said = (
        at > 1 and has_form(words[verb].key, Form.BASE, Form.PAST) and not _is_several(words, verb)
    )
    before = words[: verb - (words[verb - 1].key in MODALS)] if said else ()
    plain = not any(
        word.key in PREPOSITIONS or word.key in COORDINATORS or has_form(word.key, Form.THIRD)
        for word in before
    )
    return (
        bool(before)
        and len(before) <= SHORT_SUBJECT
        and plain
        and _is_several(words, len(before) - 1)
    )


SHORT_SUBJECT = 3

MEN = frozenset("men women fishermen policemen workmen salesmen firemen craftsmen".split())

GROUPS = frozenset({"people", "everyone", "everybody", "nobody", "somebody", "who", "and"})


def _is_several(words: tuple[Token, ...], at: int) -> bool:
    """Tell whether the word is a plural, and not the verb of a singular: *it costs them*."""
    key = words[at].key
    if not has_form(key, Form.THIRD):
        return is_plural_noun(key)
    return at == 0 or words[at - 1].key in DETERMINERS | PREPOSITIONS | NUMBER_WORDS.keys()


def _is_noun(word: Token) -> bool:
    key = word.key
    return (
        key not in FUNCTION_WORDS and key[:1].isalpha() and not (is_verb(key) and not noun_too(key))
    )


FOLLOWS = frozenset(
    "real actual same other second third another both neither either half most".split()
)
"""Words that begin a sentence about what the one before it told of."""

PERSON = frozenset("he she his her him".split())


def _follows_on(text: str, before: str) -> bool:
    """Tell whether a sentence goes on about what the one before it named."""
    words = tokens(text)
    if goes_on(text):
        return True
    if words and words[0].key in FOLLOWS:
        return (
            words[0].key not in {"both", "half", "most"}
            or words[1:2] == ()
            or words[1].key in FIXED
        )
    if words and words[0].key in PREPOSITIONS and {word.key for word in words} & {"it", "they"}:
        return True  # *after the change it fell*: what fell stands before
    personal = any(word.key in PERSON for word in words)
    return personal and any(is_person_noun(word) for word in content_words(before))


def refers(text: str, before: str) -> bool:
    """Tell whether *the X*, or a fragment, in the text means an X of the sentence before."""
    known = {stem(word) for word in content_words(before)}
    words = tokens(text)
    return any(
        word.key == "the" and any(stem(noun.key) in known for noun in words[at + 1 : at + 3])
        for at, word in enumerate(words)
    )


LONG = 22
"""Words from which a sentence is cut down to the clauses around its gap."""

JOINT = re.compile(r";\s+|\s+[-–—]\s+|,\s+(?=(?:and|so|which|who) )")
"""Where a sentence goes on to something else; *but* and *because* qualify what was said."""


def narrowed(setting: Setting, start: int, end: int) -> tuple[str, str, str]:
    """Return what stands before, in and behind `[start, end)`, without clauses far from it."""
    text = setting.text
    before, behind = f"{setting.lead}{text[:start]}", text[end:]
    if len(f"{before} {behind}".split()) > LONG and (cut := _first_joint(behind)):
        behind = behind[: cut.start()]
    far = len(f"{before} {behind}".split()) > LONG or not setting.whole
    if far and not setting.lead:
        before = _from_last_joint(before, f"{text[start:end]}{behind}")
    return before, text[start:end], behind


def stands_alone(setting: Setting, start: int, end: int) -> bool:
    """Tell whether the sentence, or the clause of it that is shown with a gap, can be read alone."""
    if setting.whole:
        return True
    shown = "".join(narrowed(setting, start, end))
    cut = shown != f"{setting.lead}{setting.text}" and not setting.lead
    short = len(shown.split()) <= MOST_WORDS
    return cut and short and not points_out(shown) and not REFERENCE.match(setting.text)


def _first_joint(behind: str) -> re.Match[str] | None:
    return next((cut for cut in outside(behind, JOINT) if _ends_well(behind[: cut.start()])), None)


DANGLES = re.compile(
    r"(?:though|although|while|whereas|but|and|because|since|if|when|as|after|before|unless)\b[^,;]*$"
)


def _ends_well(text: str) -> bool:
    """Tell whether no clause is left without its verb: not *…, though mercury*."""
    last = re.split(r"[,;]\s+", text)[-1]
    if "," not in text or not DANGLES.match(last):
        return True
    return parse(last.split(" ", 1)[-1]) is not None


def _from_last_joint(before: str, rest: str) -> str:
    """Return the clause that the gap stands in, where it can be read without those before it."""
    for cut in reversed(outside(before, CLAUSE)):
        own = before[cut.end() :]
        clause = parse(f"{own}{rest}")
        if (
            clause is not None
            and clause.sure
            and not clause.loose
            and not points_out(f"{own}{rest}")
            and not HANGS.match(own)
        ):
            return own
    return before


HANGS = re.compile(
    r"(?:whatever|whoever|whichever|the same|the rest|the others?|then|otherwise)\b", re.I
)
"""What begins a clause that only those before it explain."""


CLAUSE = re.compile(r";\s+(?:and |but |so )?|,\s+(?:and|but|so) ")
