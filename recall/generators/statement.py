"""What a plain statement says: the phrase hidden that the rest of its sentence asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from recall.drafts import Draft
from recall.generators.drafting import ask, gap
from recall.generators.figures import FIGURE
from recall.generators.imperative import imperative
from recall.generators.setting import (
    Setting,
    in_setting,
    narrowed,
    read_in_place,
    sets_up,
    stands_alone,
)
from recall.generators.telling import MOST_WORDS, STORY, chance, is_story, says_how_much
from recall.language import segment
from recall.language.attribution import Whose
from recall.language.clause import COPULAS, PREPOSITIONS, Clause, parse
from recall.language.leaning import GOES_ON
from recall.language.phrases import Main, Phrase, Role, mains, phrases
from recall.language.reading import Claim, Reading
from recall.language.realise import lower_first
from recall.language.tokens import key_of, tokens
from recall.language.words import POSSESSIVES, content_words, is_common
from recall.notes import Context, Note

FEWEST = 0.45
"""Chance below which a gap is not worth showing."""

BEST = 2
"""Gaps of one bullet that are proposed."""

OPEN = 0.66
"""At most this where the sentence points out of the card, or tells what its speaker did."""

OF_BEFORE = 0.06
"""Taken off where *the X* begins a later sentence: which X, only the sentences before say."""

NORM = re.compile(
    r"(?:[a-z]+ ){0,2}(?:minimum|maximum|limit|target|rule|average|norm|record|goal|cap|budget|enough|plenty)\b",
    re.IGNORECASE,
)
"""What a figure is said to be, which is known where the figure is not."""

OF_NONE = 0.1
"""Taken off where the phrase says what something is not."""

OF_SOMEBODY = 0.04
"""Taken off where *his cure*, *her father* begins: whose, the context line says, of what, nobody."""


class Statement:
    """Hides one phrase of a sentence; where none is worth it, asks what was said of its subject."""

    name = "statement"

    def draft(self, note: Note, context: Context) -> Iterator[Draft]:
        found = read_in_place(note, context)
        if note.children or not found.claims:
            return
        hidden = _of_different_clauses(_hidden(found))
        for one in hidden[:BEST]:
            yield _as_gap(note, one)
        if found.unresolved and found.claims[0].topic == "":
            return
        for claim in found.claims[:2]:
            if claim.whose is Whose.NOTE_TAKER or claim.text.endswith("?"):
                continue
            yield from _about_topic(note, claim)
            yield from _says_about(note, claim)
            if not hidden:
                yield from _completion(note, claim)


class _Hidden(NamedTuple):
    """One phrase of one sentence, hidden."""

    claim: Claim
    setting: Setting
    start: int
    phrase: Phrase
    sure: float


def _hidden(found: Reading) -> Iterator[_Hidden]:
    """Yield what could be hidden in the sentences of a note, and how likely it is kept."""
    for at, claim in enumerate(found.claims):
        if claim.whose is Whose.NOTE_TAKER or claim.text.rstrip().endswith("?"):
            continue
        setting = in_setting(found.claims, at)
        if imperative(setting.text) is not None:
            continue
        for main in mains(setting.text):
            for one in _of_clause(claim, setting, main, at):
                yield one._replace(sure=one.sure + _of_story(found.claims, at, one, main))


SET_UP = -0.12
"""Added where a story only begins."""

OUTCOME = 0.04
"""Added, with what its being a story took off, where a story ends that is shown from its start."""


def _of_story(claims: tuple[Claim, ...], at: int, one: _Hidden, main: Main) -> float:
    """Return what is added to the chance of a gap for where it stands in a story."""
    if sets_up(claims, at):
        return SET_UP
    ends = at == len(claims) - 1 and one.setting.whole and one.setting.lead != ""
    if ends and is_story(main.clause):
        return OUTCOME + STORY
    return OUTCOME if ends and GOES_ON.match(one.setting.text) else 0.0


def _of_different_clauses(found: Iterator[_Hidden]) -> list[_Hidden]:
    """Return the best phrase of each clause, the surest first: two gaps of one are one idea."""
    kept: dict[tuple[str, int], _Hidden] = {}
    for one in sorted(found, key=lambda one: -one.sure):
        kept.setdefault((one.claim.text, one.start), one)
    return list(kept.values())


def _of_clause(claim: Claim, setting: Setting, main: Main, at: int) -> Iterator[_Hidden]:
    of_speaker = main.clause.subject == claim.name
    found = phrases(main)
    if only_judges(main, found):
        return
    for phrase in found:
        start, end = main.start + phrase.start, main.start + phrase.end
        around = f"{setting.lead} {setting.text[:start]} {setting.text[end:]}"
        sure = chance(main.text, phrase, main.clause, around)
        if main.clause.subject.startswith("The ") and at > 0 and not setting.lead:
            sure -= OF_BEFORE
        if key_of(main.clause.subject.split()[0]) in POSSESSIVES - {"your", "our"}:
            sure -= OF_SOMEBODY
        if (
            phrase.role is Role.COMPLEMENT
            and FIGURE.search(main.clause.subject)
            and NORM.match(main.text[phrase.start : phrase.end])
        ):
            continue  # of *four hours is her minimum* the figure is what was said
        if main.clause.negative and phrase.role is Role.COMPLEMENT:
            sure -= OF_NONE  # what something is not is no news where it says what it is
        if of_speaker and main.clause.auxiliary in COPULAS and phrase.role is Role.COMPLEMENT:
            continue  # what somebody thinks of the speaker
        if of_speaker or not stands_alone(setting, start, end):
            sure = min(sure, OPEN)
        if sure >= FEWEST:
            yield _Hidden(claim, setting, main.start, phrase, sure)


def only_judges(main: Main, found: tuple[Phrase, ...]) -> bool:
    """Tell whether something is *very useful*: for whom or where is not what was said of it."""
    first = found[0] if found else None
    if first is None or first.role is not Role.COMPLEMENT:
        return False
    said = main.text[first.start : first.end]
    compared = any(phrase.role is Role.COMPARED for phrase in found)
    return (says_how_much(said) or (" " not in said and is_common(said))) and not compared


def _as_gap(note: Note, one: _Hidden) -> Draft:
    claim = replace(one.claim, shaken=one.setting.shaken)
    start, end = one.start + one.phrase.start, one.start + one.phrase.end
    shown = narrowed(one.setting, start, end)
    return gap(note, claim, *shown, pattern=str(one.phrase.role), confidence=one.sure)


def _about_topic(note: Note, claim: Claim) -> Iterator[Draft]:
    if claim.topic and claim.name:
        question = f"What does {claim.name} say about {lower_first(claim.topic)}"
        told = replace(claim, shaken=False)  # the topic is what *it* means
        yield ask(
            note, told, question, claim.bare,
            pattern="says-about", confidence=0.72, attribute=False,
        )  # fmt: skip


def _says_about(note: Note, claim: Claim) -> Iterator[Draft]:
    clause = parse(claim.bare)
    if clause is None or clause.auxiliary not in COPULAS or not claim.name or claim.topic:
        return
    if (
        claim.name.startswith("the ")
        or clause.subject == claim.name
        or clause.loose
        or len(tokens(clause.subject)) > 6
    ):
        return
    plural = clause.auxiliary in {"are", "were"}
    pronoun = "They" if plural else "It"
    answer = f"{pronoun} {clause.predicate}"
    question = (
        f"What does {claim.name} say about {lower_first(clause.subject, before=clause.auxiliary)}"
    )
    yield ask(note, claim, question, answer, pattern="says-about", confidence=0.38, attribute=False)


def _completion(note: Note, claim: Claim) -> Iterator[Draft]:
    """Hide the end of a sentence that shows no phrase, where it has two words of content."""
    clause = parse(claim.bare)
    if clause is None or imperative(claim.bare) is not None or len(segment.splices(claim.bare)) > 1:
        return
    hidden = _last_constituent(clause)
    if len(content_words(hidden)) < 2 or len(tokens(hidden)) > MOST_WORDS:
        return
    before = claim.bare[: len(claim.bare) - len(hidden)]
    yield gap(note, claim, before, hidden, pattern="completion", confidence=0.3)


def _last_constituent(clause: Clause) -> str:
    words = tokens(clause.rest)
    for at in range(len(words) - 2, 0, -1):
        if words[at].key in PREPOSITIONS - {"of", "than", "as"}:
            return clause.rest[words[at + 1].start :]
    return clause.rest
