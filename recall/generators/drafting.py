"""How a rule words its drafts: whose claim it is, casing, gaps, markup put back."""

from __future__ import annotations

import re

from recall.cards import Gap, GapText, Question, faces
from recall.drafts import Draft
from recall.language.asides import Aside
from recall.language.attribution import Whose
from recall.language.rare import Rare
from recall.language.reading import Claim
from recall.language.realise import balanced, lower_first, no_stop, upper_first
from recall.language.tokens import key_of, place_of, unfold
from recall.language.verbs import lemma_of
from recall.language.words import content_words, stem
from recall.notes import Note

JOTTED = 0.9
"""What is left of it in a note jotted down without a capital: its words are seldom whole."""

UNTOLD = 0.88
"""What is left of it when the question cannot say what its claim is about."""

SHAKEN = 0.85
"""What is left of the confidence when a pronoun had to be guessed."""


def ask(
    note: Note,
    claim: Claim,
    question: str,
    answer: str,
    *,
    pattern: str,
    confidence: float,
    extra: str = "",
    attribute: bool = True,
) -> Draft:
    """Return a basic draft; `question` begins small and has no question mark yet.

    `attribute` is False where the question names its owner itself.
    """
    question = _in_small(note, claim, question)
    if attribute and claim.name:
        question = HEARSAY.sub("", question)
    named = _names_its_owner(question, claim.name)
    front = f"{opening(claim)}{question}" if attribute and not named else question
    wording = Question(
        _finished(claim, upper_first(no_stop(front)) + "?"),
        _finished(claim, upper_first(no_stop(answer))),
    )
    if claim.topic and not attribute and claim.topic.lower() not in question.lower():
        confidence *= UNTOLD
    return _draft(note, claim, wording, pattern, confidence, extra)


HEARSAY = Rare(r"\bapparently ", "apparently ")
"""What *according to* says as well, and what has no place behind *why does*."""


def _in_small(note: Note, claim: Claim, question: str) -> str:
    """Return the question with the claim's first word in small, where the note has it so elsewhere."""
    first = claim.text.split(maxsplit=1)[0] if claim.text.strip() else ""
    if not first.isalpha() or not first[1:].islower() or first in (claim.name or ""):
        return question
    small = first.lower()
    if first == small or not place_of(small, note.text):
        return question
    return re.sub(rf"(?<=[a-z,] ){first}\b", small, question)


def _names_its_owner(question: str, name: str | None) -> bool:
    """Tell whether the question has the name of whose claim it is, or the last part of it."""
    if not name:
        return False
    last = name.split()[-1]
    return name in question or (
        len(last) > 2 and re.search(rf"\b{re.escape(last)}\b", question) is not None
    )


def gap(
    note: Note,
    claim: Claim,
    before: str,
    hidden: str,
    after: str = "",
    *,
    pattern: str,
    confidence: float,
    extra: str = "",
    attribute: bool = True,
) -> Draft:
    """Return a cloze draft that hides `hidden` between two stretches of the claim."""
    if before.endswith("but ") and hidden.startswith("not "):
        before, hidden = f"{before}not ", hidden.removeprefix("not ")
    if obliged := OBLIGED.match(hidden) if before.endswith(HAS) else None:
        before, hidden = f"{before}{obliged[0]}", hidden[obliged.end() :]
    named = _names_its_owner(f"{before}{after}", claim.name)
    if claim.lead and claim.bare.startswith(before):
        before = f"{claim.lead}{_with_pronoun(claim, before)}"
    start = _lead(claim, named=named) if attribute else ""
    if start.endswith(": ") and claim.before and before.startswith(claim.before):
        # The label of a note stands behind the note that it leans on.
        start = f"{claim.before} {start}"
        before = before.removeprefix(claim.before).lstrip()
    lead = f"{start}{_small(note, before) if start else before}"
    lead = upper_first(lead) if before.strip() else start
    around = lead.count('"') % 2 == 1 == after.count('"') % 2
    pieces = (
        _finished(claim, lead, quoted=around),
        Gap(1, _finished(claim, no_stop(hidden))),
        _finished(claim, _rest(after), quoted=around),
    )
    kept = tuple(piece for piece in pieces if piece)
    return _draft(note, claim, GapText(kept), pattern, confidence, extra)


def _with_pronoun(claim: Claim, before: str) -> str:
    """Return the beginning of a claim with the pronoun that stood there, behind what it means."""
    pronoun, _, rest = claim.plain.partition(" ")
    if key_of(pronoun) not in {"it", "they"} or not claim.bare.endswith(f" {rest}"):
        return before
    subject = claim.bare.removesuffix(f" {rest}")
    return f"{pronoun}{before.removeprefix(subject)}" if before.startswith(subject) else before


HAS = ("has ", "have ", "had ", "needs ", "need ")
OBLIGED = re.compile(r"to [a-z]{2,20} (?=\S+ )")
"""What belongs to *has* where it says that something must be: *has to cover …*."""


def _small(note: Note, text: str) -> str:
    """Return the text as it stands inside a sentence; a word that the note has small is no name."""
    first = text.split(maxsplit=1)[0] if text.strip() else ""
    small = first[:1].lower() + first[1:]
    if (
        first != small
        and first not in note.text
        and re.search(rf"\b{re.escape(small)}\b", note.text)
    ):
        return small + text[len(first) :]
    return lower_first(text)


def _rest(after: str) -> str:
    """Return what follows a gap, with the space before it and without its closing stop."""
    if not after.strip():
        return ""
    space = after[: len(after) - len(after.lstrip())]
    return space + no_stop(after)


def _lead(claim: Claim, *, named: bool) -> str:
    """Return what a gap card says before the claim: the context line names the speaker already."""
    if claim.whose is Whose.OTHER and not named:
        return opening(claim)
    return f"{claim.topic}: " if claim.topic else ""


def opening(claim: Claim) -> str:
    """Return `According to X, `, or only the topic where the context line must do."""
    if not claim.name:
        return f"{claim.topic}: " if claim.topic else ""
    on = f" (on {lower_first(claim.topic)})" if claim.topic else ""
    return f"According to {claim.name}{on}, "


SPACES = re.compile(r"[ \t]{2,}")


def _finished(claim: Claim, text: str, *, quoted: bool = False) -> str:
    spaced = SPACES.sub(" ", text) if "  " in text or "\t" in text else text
    return unfold(balanced(_with_name(claim, spaced), quoted=quoted), claim.stretches)


def _with_name(claim: Claim, text: str) -> str:
    """Put back the capital of a name that began the claim: its owner's, or another's."""
    first = claim.text.split(maxsplit=1)[0].partition("'")[0].partition("’")[0]
    known = {*(claim.name or "").split(), claim.proper.partition("'")[0].partition("’")[0]}
    if len(first) < 2 or first not in known:
        return text
    return re.sub(rf"\b{re.escape(first.lower())}\b", lambda _: first, text)


def _draft(
    note: Note,
    claim: Claim,
    wording: Question | GapText,
    pattern: str,
    confidence: float,
    extra: str,
) -> Draft:
    beside = (_finished(claim, aside.text) for aside in claim.inside if _stood_in(aside, wording))
    both = "; ".join(part for part in (_finished(claim, extra), *beside, claim.extra) if part)
    sure = confidence * (SHAKEN if claim.shaken else 1.0)
    sure *= JOTTED if note.text[:1].islower() and not note.children else 1.0
    return Draft(wording, note.span, pattern, both, round(sure, 3))


def _stood_in(aside: Aside, wording: Question | GapText) -> bool:
    """Tell whether the card has the words that the aside stood between."""
    shown = {
        _stem(word)
        for face in faces(wording)
        for word in content_words(f"{face.front} {face.answer}")
    }
    return all(_stem(word) in shown for word in aside.beside)


def _stem(word: str) -> str:
    return stem(lemma_of(word) or word)


def listed(claim: Claim, items: str) -> str:
    """Return a list as the note has it, without the dots that leave it open."""
    return _finished(claim, no_stop(re.sub(r"(?:\s*(?:\.\.\.|…))+$", "", items.strip())))
