"""A question that the note itself answers, or that people of the talk answer in or below it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from recall.drafts import Draft
from recall.generators.drafting import ask
from recall.language import owners, voices
from recall.language.attribution import Whose, is_speaker
from recall.language.reading import Claim, read
from recall.language.realise import lower_first, no_stop, upper_first
from recall.language.segment import is_clause, sentences
from recall.language.tokens import tokens
from recall.language.verbs import is_finite, is_verb
from recall.language.words import AUXILIARIES, FUNCTION_WORDS
from recall.notes import Context, Note, Party

OPEN = re.compile(
    r"(?:(?:So|But|And),? )?(?:Why|How|What|When|Where|Who|Which|In what|For what|At what)\b",
    re.IGNORECASE,
)


class Dialogue:
    """Asks the note's own question; the rest of the note is the answer."""

    name = "dialogue"

    def draft(self, note: Note, context: Context) -> Iterator[Draft]:
        claims = read(note, context).claims
        if not claims or not claims[0].text.endswith("?"):
            return
        if note.children:
            yield from _answered_below(note, claims[0], context)
            return
        said = voices.answers(note.text, voices.people_of(context))
        if said:
            yield from _yes_or_no(note, claims[0], said)
            return
        if len(claims) > 1 and not claims[1].text.endswith("?"):
            yield _answered(note, claims[0], claims[1:])


def _answered(note: Note, asked: Claim, answers: tuple[Claim, ...]) -> Draft:
    question = no_stop(asked.text.rstrip("?"))
    answer = answers[0].text
    rest = " ".join(map(partial(_told_by, answers[0].name), answers[1:]))
    sure = 0.86 if OPEN.match(question) and len(tokens(question)) >= 3 else 0.5
    if len(tokens(answer)) > 25 or rest.endswith("?") or not _says_of_what(question):
        sure = min(sure, 0.7)
    return ask(
        note,
        answers[0] if answers[0].whose is Whose.OTHER else asked,
        lower_first(question),
        answer,
        pattern="question",
        confidence=sure,
        extra=rest,
    )


def _told_by(owner: str | None, claim: Claim) -> str:
    """Return what is said besides the answer, with its name where it is somebody else's."""
    own = claim.name is None or claim.name == owner
    return claim.text if own else f"{claim.name}: {claim.text}"


POINTING = frozenset("it its they them their this that these those there".split())
ASKED_ONE = frozenset({"you", "your"})


def _says_of_what(question: str) -> bool:
    """Tell whether the question can be read alone: it names what it asks about, and has a verb."""
    words = [word.key for word in tokens(question) if word.key]
    named = [
        at for at, word in enumerate(words) if word not in FUNCTION_WORDS and not is_verb(word)
    ]
    if POINTING & set(words) and not any(words[at] and at < _first(words) for at in named):
        return False
    if not AUXILIARIES & set(words) and not any(is_finite(word) for word in words):
        return False
    return bool(named) or not ASKED_ONE & set(words)


def _first(words: list[str]) -> int:
    return next(at for at, word in enumerate(words) if word in POINTING)


def _answered_below(note: Note, asked: Claim, context: Context) -> Iterator[Draft]:
    """Ask an open question whose only answer stands below it."""
    if len(note.children) != 1 or not OPEN.match(asked.text):
        return
    child = note.children[0]
    people = voices.people_of(context)
    name = owners.owner(child.text, people)
    own = context if name is None else replace(context, speaker=name, party=Party.PERSON)
    answers = read(child, own).claims
    if not answers or answers[0].text.endswith("?") or child.children:
        return
    named = bool(name) and (context.party is Party.PANEL or not is_speaker(name or "", context))
    owner = replace(asked, whose=Whose.OTHER, name=name) if named else asked
    yield _answered(note, owner, (replace(answers[0], name=owner.name), *answers[1:]))


def _yes_or_no(note: Note, asked: Claim, said: list[tuple[str, str, str]]) -> Iterator[Draft]:
    """Ask why somebody answers a question with yes or no: *MF no, it teaches the model …*."""
    question = no_stop(sentences(asked.text)[0].rstrip("?"))
    for name, answer, why in said:
        reason = upper_first(no_stop(why))
        if not is_clause(reason):
            continue
        yield ask(
            note,
            replace(asked, name=None, topic=""),
            f"to the question “{upper_first(question)}?”, why does {name} say {answer}",
            reason,
            pattern="answered",
            confidence=0.8,
            attribute=False,
        )
