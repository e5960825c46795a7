"""A name on one side of a dash, a colon or a stop: *tides – Ada Rowe*, *Ada Rowe: tides*."""

from __future__ import annotations

import re
from collections.abc import Sequence

from recall.context.commas import BEFORE_A_SUBJECT, with_a_remark
from recall.context.names import (
    Likeness,
    is_strange,
    is_title,
    is_trade,
    likeness,
    names_in,
    party_named,
    party_of,
    strange_party,
    without_affiliation,
    without_trade,
)
from recall.context.panels import with_roles
from recall.context.places import at_work, between_marks, is_occasion, with_more
from recall.context.subjects import is_subject, of_a_show
from recall.context.theirs import given_by
from recall.context.wording import CREDIT_WORD, IS_GENRE, LABEL, SEPARATOR, Billing
from recall.language.tokens import outside
from recall.notes import Party

_PRESENTED = re.compile(
    r"^(?:(?:guests?|speakers?|presenters?|invitad[oa]s?|ponentes?)\s*:?|with|by|con|por)\s+", re.I
)

_STOP = re.compile(r"(?<=[\w)?!\"”])[.?!]\s+(?=\S)")


def behind_a_stop(text: str, enough: Likeness) -> Billing | None:
    """Return the billing of `Talk. Name (where they work)`."""
    for stop in _STOP.finditer(text):
        talk = text[: stop.end()].strip().removesuffix(".")
        last = talk.split()[-1]
        if (
            is_title(last)
            or last.lower() in _CUT_SHORT
            or (likeness(talk) and not is_strange(talk))
            or (last.istitle() and len(last) < SHORT)
        ):
            continue
        name = without_affiliation(_PRESENTED.sub("", text[stop.end() :]))
        if party := party_named(name, enough) or strange_party(name):
            return Billing(name, talk, party)
        behind = LABEL.match(text) and separated(text[stop.end() :].strip(), enough, trusted=False)
        if behind and likeness(behind.speaker) is Likeness.NAME:
            return behind
        if text[stop.start()] == "." and is_strange(without_affiliation(talk)):
            return Billing(without_affiliation(talk), text[stop.end() :].strip())
    return None


_CUT_SHORT = frozenset("ep eps ép cap feat ft no nr nº vol mod vs pt st w".split())

SHORT = 4
"""Letters from which a capitalised word before a stop is no abbreviation."""


def separated(text: str, enough: Likeness, trusted: bool) -> Billing | None:
    """Return the billing of `Talk – Name` and `Name: Talk`, whichever side the name is on."""
    marks = outside(text, SEPARATOR)
    told = at_work(text, marks) or between_marks(text, marks) or _behind_a_show(text, marks)
    if told:
        return told
    for mark in (*marks[-1:], *marks[:1]):
        left, right = text[: mark.start()].strip(), text[mark.end() :].strip()
        for name, talk in ((right, left), (left, right)):
            if not name or not talk or (name is right and mark.group().strip() == "@"):
                continue  # what stands behind it is where
            bare = CREDIT_WORD.sub("", name)
            if IS_GENRE.fullmatch(bare):
                continue
            bare = with_roles(bare) or without_trade(without_affiliation(bare))
            party = party_named(bare, enough)
            if party is None and ":" not in mark.group():
                # After a dash the shape is enough, as long as the other side is none.
                shaped = likeness(bare) and not likeness(talk)
                party = party_of(bare) if shaped else None
            if party is None and is_strange(bare) and not is_strange(talk):
                party = Party.PERSON
            if party is None and not is_strange(talk) and _is_organisation(bare, trusted=trusted):
                party = Party.ORGANISATION
            if party is None and name is left and (told := given_by(left, talk)):
                return told
            if party is None and name is left and (last := _named_at_end(left)):
                return Billing(last, talk, party_named(last, Likeness.NAME) or Party.PERSON)
            if party is None and name is right:
                party, bare, talk = with_more(right, left)
            if party is Party.PERSON and name is right and is_occasion(talk):
                talk = _subject_behind(name, bare, enough) or talk
            elif party is Party.PERSON and name is right and ":" in mark.group():
                talk = _with_the_subject(talk, name)
            if party is not None:
                return Billing(bare, _GUEST_WORD.sub("", talk) or talk, party)
    is_place = marks and marks[0][0].strip() == "@"  # what stands behind it is where
    if len(marks) > 1 and not is_place and len(text[: marks[0].start()].split()) <= MOST_OF_A_SHOW:
        return separated(text[marks[0].end() :], enough, trusted)
    return None


def _with_the_subject(label: str, words: str) -> str:
    """Return a short label with what stands behind a name: *Coda: old ovens* for *Ada Rowe, old ovens*."""
    told = BEFORE_A_SUBJECT.sub("", words.partition(", ")[2])
    few = len(label.split()) <= MOST_OF_A_SHOW + 1 and " " in told
    return of_a_show(label, told) if few and is_subject(told) else label


def _subject_behind(words: str, name: str, enough: Likeness) -> str | None:
    """Return what stands behind the comma of a name where it is no post: *Ada Rowe, tides*."""
    told = with_a_remark(words, enough)
    if told is None or told.speaker != name or told.talk is None:
        return None
    return None if is_trade(told.talk.split()[0]) else told.talk


def _behind_a_show(text: str, marks: Sequence[re.Match[str]]) -> Billing | None:
    """Return the billing of `Show: Name – talk`, where the name is sure and the show is none."""
    if len(marks) < 2:
        return None
    show, name = text[: marks[0].start()], text[marks[0].end() : marks[1].start()].strip()
    if likeness(name) is not Likeness.NAME or likeness(show) is Likeness.NAME:
        return None
    few = len(show.split()) <= MOST_OF_A_SHOW + 2
    return Billing(name, text[marks[1].end() :].strip()) if few else None


def _named_at_end(text: str) -> str | None:
    """Return who is named behind a show: *Oven Radio, Ada Rowe*."""
    show, comma, last = text.rpartition(", ")
    if SEPARATOR.search(show) or is_strange(show.rpartition(", ")[2]):
        return None  # the last of several
    sure = likeness(last) is Likeness.NAME or len(names_in(last)) > 1
    return last if comma and sure else None


MOST_OF_A_SHOW = 4
"""Words of what a talk was heard at, before its speaker and its title."""

_GUEST_WORD = re.compile(
    r"(?:,|\s[–—-]|(?<=[\"”»“])\.)\s+(?:(?:our|the|el|la|l['’])\s?)?(?:guests?|speakers?|presenters?|instructors?|lecturers?"
    r"|teachers?|invitad[oa]s?|ponentes?|docentes?|profesora?|participan|intervienen|participam|partecipano|gast|gäste|referent(?:in)?|dozent(?:in)?|invitée?s?"
    r"|intervenante?s?|ospit[ei]|relatore|relatrice|convidad[oa]s?|palestrantes?)$",
    re.IGNORECASE,
)
"""What announces the name behind a colon."""

_GROUPS = frozenset("team group labs institute foundation university equipo grupo".split())


def _is_organisation(name: str, *, trusted: bool) -> bool:
    words = name.split()
    if (
        not words
        or len(words) > 4
        or IS_GENRE.fullmatch(words[-1])
        or party_of(name) is not Party.ORGANISATION
    ):
        return False
    if not any(map(_is_proper, words)) or not all(map(_is_of_a_group, words)):
        return False
    return trusted or words[-1].lower() in _GROUPS


def _is_proper(word: str) -> bool:
    return not word[:1].islower() and word[:1].isalnum()


def _is_of_a_group(word: str) -> bool:
    """Tell whether a word can stand in what a group is called: *the Initech research team*."""
    small = word.lower()
    return (
        _is_proper(word) or small in _GROUPS or small in {"the", "research", "la", "el", "de", "of"}
    )
