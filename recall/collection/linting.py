"""The reviewer's checklist over the cards of files: those that somebody wrote, and the rules'."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from recall import deckfiles, matching, ranking
from recall.cards import GapText, Question, Tier, Wording, faces
from recall.collection.base import Base
from recall.collection.choosing import Choice, chosen
from recall.collection.explaining import files_in
from recall.deckfiles.encoding import decoded
from recall.drafts import Draft
from recall.gates import GATES
from recall.gates.seen import seen, visible
from recall.generators import EXPLICIT, question_answer
from recall.habits import NO_HABITS, Habits
from recall.notes import Context, DeckFile, Note
from recall.store import notes, prompts, settled, wordings

LIST_LIMIT = 3
"""Items that one answer may ask for; nobody recalls more of them in one go for long."""


class Finding(NamedTuple):
    """What a strict reviewer would say of one card."""

    path: str
    line: int
    name: str
    """Of the gate, where a gate found it; `notes` where the text could not be read as meant."""

    message: str
    """What is wrong, and what to do about it."""
    is_advice: bool
    """Whether the card can be kept as it is, though it could be better."""
    front: str
    pattern: str


class Known(NamedTuple):
    """A card that the ones looked at may repeat."""

    wording: Wording
    where: str
    """`path:line`."""


class _Card(NamedTuple):
    """One prompt to look at, and what stands around it."""

    path: str
    line: int
    draft: Draft
    note: Note
    context: Context

    @property
    def where(self) -> str:
        return f"{self.path}:{self.line}"

    def finding(self, name: str, reason: str) -> Finding:
        """Return what is to be said of the card: what is wrong, and what to do."""
        front = faces(self.draft.wording)[0].front
        remedy = REMEDIES[name]
        message = f"{reason}. {remedy.do}"
        is_advice = not remedy.spoils
        return Finding(self.path, self.line, name, message, is_advice, front, self.draft.pattern)


def lint(
    files: Iterable[tuple[str, bytes]],
    known: Sequence[Known] = (),
    *,
    has: Callable[[str, str], bool] = lambda path, deck: True,
    habits: Habits = NO_HABITS,
) -> list[Finding]:
    """Return what is to be said of the cards of some files, by file and line.

    `known` are cards elsewhere that none should repeat; `has` says of a path and a deck
    whether its notes are to be looked at; `habits` are those of whoever learns the cards.
    """
    found: list[Finding] = []
    cards: list[_Card] = []
    for path, data in files:
        lines = decoded(data).text.split("\n")
        file = deckfiles.read(path, data)
        if has(path, file.title) or any(has(path, one.context.deck) for one in file.notes):
            found += _unread(file)
        for note, context in file.notes:
            if not has(path, context.deck) or _is_meant(note, lines):
                continue
            here = [
                _Card(path, _line_of(draft, lines), draft, note, context)
                for draft in _ready(note, context, habits)
            ]
            cards += here
            found += _without_answer(path, note, here)
    for card in cards:
        found += _faults(card)
    found += _twins(cards, known)
    return sorted(found, key=lambda one: (one.path, one.line))


def _unread(file: DeckFile) -> Iterator[Finding]:
    """Yield what kept notes of the file from being read as they are meant."""
    for problem in file.problems:
        if not problem.remark:
            yield Finding(file.path, problem.span.first, "notes", problem.message, False, "", "")


def _ready(note: Note, context: Context, habits: Habits) -> list[Draft]:
    drafts = ranking.decide(note, context, habits).drafts
    return [draft for draft in drafts if draft.tier is Tier.READY]


_MEANT = re.compile(r"<!--\s*+recall\s*+:?\s*+meant(?: so)?\s*+[.!]?\s*+-->", re.IGNORECASE)


def _is_meant(note: Note, lines: Sequence[str]) -> bool:
    """Return whether `<!-- recall: meant so -->` stands on the note, or alone right below it."""
    own, below = lines[note.span.first - 1 : note.span.last], lines[note.span.last :][:1]
    return any(map(_MEANT.search, own)) or any(_MEANT.fullmatch(line.strip()) for line in below)


def _line_of(draft: Draft, lines: Sequence[str]) -> int:
    """Return the line that the question stands on; the first of the note where it is on none."""
    asked = faces(draft.wording)[0].front.split("\n")[0]
    own = lines[draft.span.first - 1 : draft.span.last]
    found = (number for number, line in enumerate(own, draft.span.first) if asked and asked in line)
    return next(found, draft.span.first)


# What a reviewer looks for ------------------------------------------------------------------

_WRITTEN = frozenset(syntax.name for syntax in EXPLICIT)


class Remedy(NamedTuple):
    """What a person can do about a fault of a card they wrote."""

    do: str
    spoils: bool
    """Whether the fault alone makes the card worth nothing; else it is only advised against."""


REMEDIES: Mapping[str, Remedy] = {
    "empty": Remedy("Write both sides.", spoils=True),
    "vague question": Remedy("Ask for the one thing you want to know.", spoils=True),
    "too little asked": Remedy("Say what it is about.", spoils=True),
    "bare question word": Remedy("Say what the answer is.", spoils=True),
    "markup broken": Remedy("Close what is open.", spoils=True),
    "gap in markup": Remedy("Put the gap around the whole of it, or beside it.", spoils=True),
    "answer shown": Remedy("Take the answer out of the question.", spoils=True),
    "answer in context line": Remedy(
        "Ask for something else: speaker, talk and headings are always shown.", spoils=True
    ),
    "article tells": Remedy("Put the article into the gap.", spoils=True),
    "split word": Remedy("Put the gap around the whole word.", spoils=True),
    "function word gap": Remedy("Hide a word that carries the fact.", spoils=True),
    "dangling reference": Remedy("Name what it means.", spoils=True),
    "dangling reference in answer": Remedy("Name what it means.", spoils=True),
    "vague noun phrase": Remedy("Say which one.", spoils=True),
    "unanswered question": Remedy("Hide something in a statement instead.", spoils=True),
    "whose example": Remedy("Say of what.", spoils=True),
    "near-twin": Remedy("Keep one of them, or say in both what sets them apart.", spoils=True),
    # Its author may know better.
    "guessable gap": Remedy("Hide what cannot be guessed, or add a hint.", spoils=False),
    "yes or no": Remedy("Ask why, how or what instead.", spoils=False),
    "any example": Remedy("Ask for the one the talk gave: say what it did.", spoils=False),
    "either or": Remedy("Ask openly, without the choice.", spoils=False),
    "compound answer": Remedy("Make a card of each part.", spoils=False),
    "long list": Remedy(
        f"Ask for {LIST_LIMIT} at most, or write it as a text with ==gaps==.", spoils=False
    ),
    "whole share": Remedy("Hide what is said of it all instead.", spoils=False),
    "illustration": Remedy("Hide what it is an example of.", spoils=False),
    "anecdotal date": Remedy("Hide what happened instead.", spoils=False),
    "anecdotal duration": Remedy("Hide what happened instead.", spoils=False),
    "told elsewhere": Remedy("Say which one.", spoils=False),
    "unfinished": Remedy("Write it to its end.", spoils=False),
    "address asked": Remedy("Ask about what stands there.", spoils=False),
    "back broken": Remedy("Close what is open.", spoils=False),
    "long gap": Remedy("Hide less of it, or make several gaps.", spoils=False),
    "too long": Remedy("Make it shorter, or several cards of it.", spoils=False),
    "endless": Remedy("Make several cards of it.", spoils=False),
    "no question mark": Remedy("End it with one.", spoils=False),
    "no answer": Remedy("Write it behind `A:`.", spoils=False),
}
"""By the names of gates, and of what is looked at here besides.

Gates that have none ask whether a rule was true to the note, or moved its words as it should:
an author is true to their own card.
"""

_TWO_WORDS_FOR_ONE_FAULT = (
    ("vague question", "too little asked"),
    ("function word gap", "guessable gap"),
    ("endless", "too long"),
    ("long list", "too long"),
    ("long list", "compound answer"),
)


def _faults(card: _Card) -> Iterator[Finding]:
    if card.draft.pattern not in _WRITTEN:
        # What comes from the rules has passed the gates.
        return
    shown = seen(card.draft, card.note, card.context)
    found = {gate.name: gate.fault_of(shown) for gate in GATES if gate.name in REMEDIES}
    if _lacks_its_mark(card.draft.wording):
        found["no question mark"] = "the question has no question mark"
    if (count := _items(card.draft.wording)) > LIST_LIMIT:
        found["long list"] = f"the answer is a list of {count}"
    for worse, too in _TWO_WORDS_FOR_ONE_FAULT:
        if found.get(worse):
            found.pop(too, None)
    for name, reason in found.items():
        if reason:
            yield card.finding(name, reason)


def _lacks_its_mark(wording: Wording) -> bool:
    """Return whether a question that opens with `¿` is not closed."""
    return isinstance(wording, Question) and wording.front.count("¿") > wording.front.count("?")


_ITEM = re.compile(r"^[ \t]*(?:[-*+]|\d{1,2}[.)])\s+\S", re.MULTILINE)


def _items(wording: Wording) -> int:
    """Return how many items the answer of a question lists, in lines or between commas."""
    if not isinstance(wording, Question):
        return 0
    lines = len(_ITEM.findall(wording.answer))
    return lines or _between_commas(visible(wording.answer))


def _between_commas(answer: str) -> int:
    """Return how many short items stand between commas; 0 where there are clauses between."""
    pieces = re.split(r"[,;]\s+|(?<!\s)\s+(?:and|or|y|o)\s+", answer)
    parts = [part for part in pieces if part.strip()]
    short = all(len(part.split()) <= LIST_LIMIT for part in parts)
    return len(parts) if short and "," in answer else 0


def _without_answer(path: str, note: Note, cards: Sequence[_Card]) -> Iterator[Finding]:
    """Yield that half a card stands there, of which its author meant to have one."""
    if cards or note.skip or not question_answer.asks(note):
        return
    asked, *others = (turn.words for turn in question_answer.turns_of(note.text))
    if asked:
        message = f"the question has no answer. {REMEDIES['no answer'].do}"
        yield Finding(path, note.span.first, "no answer", message, True, asked, "question-answer")
    elif answer := next(filter(None, others), ""):
        message = f"there is no question. {REMEDIES['empty'].do}"
        yield Finding(path, note.span.first, "empty", message, False, answer, "question-answer")


# Cards that are there twice -----------------------------------------------------------------


def _twins(cards: Sequence[_Card], known: Sequence[Known]) -> Iterator[Finding]:
    """Yield the cards that nearly repeat one before them, or one that is known."""
    wordings = [card.draft.wording for card in cards]
    among = matching.twins_among(wordings)
    outside = matching.near_twins(wordings, [one.wording for one in known])
    asked: dict[str, str] = {}
    for one in known:
        if name := _question(one.wording):
            asked.setdefault(name, one.where)
    for number, card in enumerate(cards):
        name = _question(card.draft.wording)
        first = asked.setdefault(name, card.where) if name else card.where
        twin = among.get(number)
        if twin is not None and cards[twin].note is not card.note:
            yield card.finding("near-twin", f"it is nearly the card of {cards[twin].where}")
        elif number in outside:
            where = known[outside[number]].where
            yield card.finding("near-twin", f"it is nearly the card of {where}")
        elif first != card.where:
            yield card.finding("near-twin", f"{first} asks the same and wants another answer")


def _question(wording: Wording) -> str | None:
    return None if isinstance(wording, GapText) else matching.folded(wording.front)


# Where they are ---------------------------------------------------------------------------


def lint_files(paths: Sequence[Path]) -> list[Finding]:
    """Return what is to be said of some files of no collection; a folder stands for its Markdown.

    Raises UnreadableFileError for one that cannot be read, NoMarkdownError for a folder
    without any.
    """
    files = [file for path in paths for file in files_in(path)]
    return lint((str(file), deckfiles.bytes_of(file)) for file in files)


def lint_collection(base: Base, words: Sequence[str] = ()) -> list[Finding]:
    """Return what is to be said of files and decks of the collection, or of all of it.

    Raises NotInCollectionError and UnknownDeckError.
    """
    choice = chosen(base, words)
    paths = {
        path
        for path in notes.files(base.db)
        if choice.everything or choice.decks or path in choice.paths
    }
    files = ((path, deckfiles.bytes_of(base.file(path))) for path in sorted(paths))
    return lint(files, _cards_outside(base, choice), has=choice.has, habits=settled.habits(base.db))


def _cards_outside(base: Base, choice: Choice) -> list[Known]:
    """Return the cards of all other notes of the collection."""
    return [
        Known(wordings.from_json(one.content.wording), f"{one.content.path}:{one.content.line}")
        for one in prompts.live_outside(base.db, ())
        if not (one.refused or choice.has(one.content.path, one.content.deck))
    ]
