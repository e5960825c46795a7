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
from recall.gates import GATES, faithful, grammar, leaks, markup, owners, references
from recall.gates.seen import seen, visible
from recall.generators import EXPLICIT, question_answer
from recall.habits import NO_HABITS, Habits
from recall.notes import Context, Note
from recall.store import notes, prompts, settled, wordings

LIST_LIMIT = 3
"""Items that one answer may ask for; nobody recalls more of them in one go for long."""


class Finding(NamedTuple):
    """What a strict reviewer would say of one card."""

    path: str
    line: int
    name: str
    """Of the gate, where a gate found it."""
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

    def finding(self, name: str, message: str, *, is_advice: bool) -> Finding:
        front = faces(self.draft.wording)[0].front
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
        for note, context in deckfiles.read(path, data).notes:
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


def _ready(note: Note, context: Context, habits: Habits) -> list[Draft]:
    drafts = ranking.decide(note, context, habits).drafts
    return [draft for draft in drafts if draft.tier is Tier.READY]


_MEANT = re.compile(r"<!--\s*recall\s*:?\s*meant(?: so)?\s*[.!]?\s*-->", re.IGNORECASE)


def _is_meant(note: Note, lines: Sequence[str]) -> bool:
    """Return whether `<!-- recall: meant so -->` stands on the note or right below it."""
    return any(_MEANT.search(line) for line in lines[note.span.first - 1 : note.span.last + 1])


def _line_of(draft: Draft, lines: Sequence[str]) -> int:
    """Return the line that the question stands on; the first of the note where it is on none."""
    asked = faces(draft.wording)[0].front.split("\n")[0]
    for line in range(draft.span.first, draft.span.last + 1):
        if asked and asked in lines[line - 1]:
            return line
    return draft.span.first


# What a reviewer looks for ------------------------------------------------------------------

_WRITTEN = frozenset(syntax.name for syntax in EXPLICIT)
_UNMARKED = "no question mark"
_UNTRUE = {gate.name for gate in (*faithful.GATES, *owners.GATES, *grammar.GATES)} - {_UNMARKED}
"""Gates that ask whether a rule was true to the note: an author is true to their own card."""

_HARD = {gate.name for gate in (*leaks.GATES, *references.GATES, *markup.GATES)} | {
    *("empty", "bare question word", "vague question", "too little asked"),
    *("split word", "function word gap"),
}
"""Gates whose fault alone makes a card worth nothing; the others advise. What can be guessed its
author may know better."""


_TWO_WORDS_FOR_ONE_FAULT = (
    ("vague question", "too little asked"),
    ("function word gap", "guessable gap"),
)


def _faults(card: _Card) -> Iterator[Finding]:
    if card.draft.pattern not in _WRITTEN:
        # What comes from the rules has passed the gates.
        return
    shown = seen(card.draft, card.note, card.context)
    found = {gate.name: gate.fault_of(shown) for gate in GATES if gate.name not in _UNTRUE}
    for worse, too in _TWO_WORDS_FOR_ONE_FAULT:
        if found.get(worse):
            found.pop(too, None)
    if _lacks_its_mark(card.draft.wording):
        found[_UNMARKED] = "the question has no question mark"
    if (count := _items(card.draft.wording)) > LIST_LIMIT:
        found["long list"] = f"the answer is a list of {count}"
    for name, reason in found.items():
        if reason:
            message = _sentence(reason, MEND.get(name))
            yield card.finding(name, message, is_advice=name not in _HARD)


def _lacks_its_mark(wording: Wording) -> bool:
    """Return whether a question that opens with `¿` is not closed."""
    return isinstance(wording, Question) and wording.front.count("¿") > wording.front.count("?")


def _sentence(reason: str, mend: str | None) -> str:
    end = "" if reason.endswith((".", "!", "?")) else "."
    return f"{reason}{end} {mend or 'Word it anew.'}"


MEND: Mapping[str, str] = {
    "empty": "Write both sides.",
    "endless": "Make several cards of it.",
    "bare question word": "Say what the answer is.",
    "vague question": "Ask for the one thing you want to know.",
    "too little asked": "Say what it is about.",
    "yes or no": "Ask why, how or what instead.",
    "either or": "Ask openly, without the choice.",
    "compound answer": "Make a card of each part.",
    "too long": "Make it shorter, or several cards of it.",
    "markup broken": "Close what is open.",
    "gap in markup": "Put the gap around the whole of it, or beside it.",
    "answer shown": "Take the answer out of the question.",
    "answer in context line": "Ask for something else: speaker, talk and headings are shown.",
    "article tells": "Put the article into the gap.",
    "split word": "Put the gap around the whole word.",
    "function word gap": "Hide a word that carries the fact.",
    "guessable gap": "Hide what cannot be guessed, or add a hint.",
    "dangling reference": "Name what it means.",
    "dangling reference in answer": "Name what it means.",
    "vague noun phrase": "Say which one.",
    "no question mark": "End it with one.",
    "long list": f"Ask for {LIST_LIMIT} at most, or write it as a text with ==gaps==.",
    "near-twin": "Keep one of them, or say in both what sets them apart.",
}
"""What to do about each fault, in one sentence."""


_ITEM = re.compile(r"^\s*(?:[-*+]|\d{1,2}[.)])\s+\S", re.MULTILINE)


def _items(wording: Wording) -> int:
    """Return how many items the answer of a question lists, in lines or between commas."""
    if not isinstance(wording, Question):
        return 0
    lines = len(_ITEM.findall(wording.answer))
    return lines or _between_commas(visible(wording.answer))


def _between_commas(answer: str) -> int:
    """Return how many short items stand between commas; 0 where there are clauses between."""
    parts = [part for part in re.split(r"[,;]\s+|\s+(?:and|or|y|o)\s+", answer) if part.strip()]
    short = all(len(part.split()) <= LIST_LIMIT for part in parts)
    return len(parts) if short and "," in answer else 0


def _without_answer(path: str, note: Note, cards: Sequence[_Card]) -> Iterator[Finding]:
    """Yield that a question stands alone, of which its author meant to have a card."""
    if cards or note.skip or not question_answer.asks(note):
        return
    asked = question_answer.turns_of(note.text)[0].words
    if asked:
        message = "the question has no answer. Write it behind `A:`."
        yield Finding(path, note.span.first, "no answer", message, True, asked, "question-answer")


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
        first = asked.setdefault(name, _place(card)) if name else _place(card)
        if number in among and cards[among[number]].note is not card.note:
            yield _twin(card, f"it is nearly the card of {_place(cards[among[number]])}")
        elif number in outside:
            yield _twin(card, f"it is nearly the card of {known[outside[number]].where}")
        elif first != _place(card):
            yield _twin(card, f"{first} asks the same and wants another answer")


def _place(card: _Card) -> str:
    return f"{card.path}:{card.line}"


def _twin(card: _Card, reason: str) -> Finding:
    return card.finding("near-twin", _sentence(reason, MEND["near-twin"]), is_advice=False)


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
