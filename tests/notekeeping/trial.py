"""Edits, a scan after each sitting, and what became of every card that was learned."""

from __future__ import annotations

import random
import re
import shutil
import sqlite3
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from enum import Enum
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from notekeeping.journal import Entries, Entry, Journal, numbers
from notekeeping.kinds import Kind, Means
from recall import deckfiles, matching, ranking
from recall.cards import GapText, Tier, faces
from recall.collection import Collection
from recall.language.words import FUNCTION_WORDS
from recall.matching import folded
from recall.notes import PlacedNote
from recall.settings import Settings
from recall.store import prompts, wordings

TESTS = Path(__file__).resolve().parents[1]
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
OURS = "Recall"
HASH, FRONT, PLACE = "hash of the text", "id of the front", "place in the file"


class Fate(Enum):
    """What became of a learned card."""

    KEPT = "kept"
    FLAGGED = "flagged"
    """Kept, and due at once as changed since it was learned."""
    ASKED = "asked"
    """Out of the queue until a person says whether it is the same fact."""
    LOST = "lost"
    """Taken for gone, though its fact is still there."""
    LET_GO = "let go"
    """Gone, as its fact is, or changed so that another card is learned in its place."""
    WRONG = "wrong"
    """Its history is on another fact, or goes on silently though the fact is another one."""


class Card(NamedTuple):
    """A card as the database has it."""

    card_id: str
    prompt_id: str
    front: str
    answer: str
    asked: str
    """Question and answer, without what other cards of the prompt ask for."""
    path: str
    line: int
    live: bool
    changed: bool


class Seen(NamedTuple):
    """One card after one commit, for whoever wants to look at it."""

    kind: str
    policy: str
    fate: Fate
    before: Card
    after: Card
    note: str
    """The bullet it is on now."""

    def told(self) -> str:
        """Return it in lines to read."""
        return (
            f"{self.kind}: {self.fate.value}\n"
            f"  was  {self.before.front} → {self.before.answer} ({self.before.path})\n"
            f"  now  {self.after.front} → {self.after.answer} ({self.after.path})\n"
            f"  note {self.note}"
        )


Counts = dict[str, dict[str, Counter[Fate]]]
"""By kind of edit and policy."""

MIXED = "several at once"
NEIGHBOURS = "not edited"
TAKEN_BACK = Kind("edit taken back", Means.BACK, lambda dice, journal, wanted: None)
COME_BACK = Kind("what was away is back", Means.BACK, lambda dice, journal, wanted: None)


def sources(*, corpus: bool = True) -> dict[str, Path]:
    """Return the files of the journal, by the paths they have in it."""
    found = {file.name: file for file in (TESTS.parent / "decks").glob("*.md")}
    found["own.md"] = Path(__file__).with_name("own.md")
    if corpus:
        found |= {f"talks/{file.name}": file for file in (TESTS / "corpus" / "tune").glob("*.md")}
    return dict(sorted(found.items()))


class History:
    """A collection with everything learned, and a journal whose truth is known."""

    def __init__(
        self, seed: int, sources: Mapping[str, Path], pages: Mapping[str, str] | None = None
    ) -> None:
        self._temporary = tempfile.TemporaryDirectory()
        folder = Path(self._temporary.name) / "notes"
        for name, source in sources.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, folder / name)
        for name, text in (pages or {}).items():
            (folder / name).write_text(text, encoding="utf-8")
        self.dice = random.Random(seed)
        self.journal = Journal(folder)
        self.collection = Collection.open(folder, Settings(time_zone="UTC"), lambda: NOW)
        self.counts: Counts = defaultdict(lambda: defaultdict(Counter))
        self.seen: list[Seen] = []
        self._states: dict[str, frozenset[int]] = {}
        self._others = _OtherPolicies(self.journal)
        self._truth, self._present = _Truth(self.journal), self._others.present()
        self._scan()
        self._learn()

    def __enter__(self) -> History:
        return self

    def __exit__(self, *_: object) -> None:
        self.collection.__exit__()
        self._temporary.cleanup()

    @property
    def learned(self) -> int:
        """How many cards have a history."""
        return len(self._states)

    def run(self, kinds: Sequence[Kind], *, commits: int, edits: int, at_once: bool) -> None:
        """Make commits of up to `edits` edits each, of one kind each or of all kinds `at_once`."""
        for _ in range(commits):
            kind = self.dice.choice(kinds)
            count = self.dice.randrange(1, edits + 1)
            self.commit([self.dice.choice(kinds) if at_once else kind for _ in range(count)])

    def commit(self, kinds: Sequence[Kind]) -> None:
        """Make edits, scan, and count what became of the cards."""
        before = {card.card_id: card for card in self._cards if card.card_id in self._states}
        was, present = self._truth, self._present
        wanted = frozenset[int]().union(*self._states.values())
        touched: defaultdict[int, list[Kind]] = defaultdict(list)
        for fact in self.journal.keep_promises():
            touched[fact].append(COME_BACK)
        for fact in self.journal.take_back():
            touched[fact].append(TAKEN_BACK)
        for kind in kinds:
            for fact in kind.edit(self.dice, self.journal, wanted) or ():
                touched[fact].append(kind)
        self._scan()
        self._truth, self._present = _Truth(self.journal), self._others.present()
        self._judge(before, was, touched, present)
        self.journal.commit()
        self._answer_questions(before)
        self._learn()

    def _scan(self) -> None:
        self.journal.write()
        plan = self.collection.plan_scan()
        self.collection.apply_scan(plan, agreed=True)

    def cards(self) -> list[Card]:
        rows = self.collection._base.db.rows(
            "select card_id, prompt_id, slot, prompts.front, cards.answer, wording, path,"
            " note_line, orphan, retired, changed, tier from cards join prompts using (prompt_id)"
        )
        return [_card(row) for row in rows]

    def _learn(self) -> None:
        """Accept every draft and answer every card."""
        with self.collection._base.db.writing() as writer:
            for row in writer.rows("select prompt_id from prompts where tier = 'draft'"):
                prompts.judge(writer, row["prompt_id"], prompts.ACCEPTED, Tier.READY)
            writer.run(_LEARNED)
            writer.run("update cards set changed = 0 where changed = 1")
        self._cards = self.cards()
        for card in self._cards:
            if card.live and not self._states.get(card.card_id):
                self._states[card.card_id] = self._truth.facts(card)

    def _answer_questions(self, before: Mapping[str, Card]) -> None:
        """Answer half of the questions, truthfully; the others stay open."""
        owner: defaultdict[str, frozenset[int]] = defaultdict(frozenset)
        for card in before.values():
            owner[card.prompt_id] |= self._states[card.card_id]
        for question in self.collection.undecided():
            if self.dice.random() < 0.5 or question.prompt_id not in owner:
                continue
            if question not in self.collection.undecided():
                # The answer to another one was the answer to this one, too.
                continue
            place = self.journal.at_line(question.path, question.line)
            # The items of a list stand below the bullet that is asked about.
            stated = numbers(self.journal.block(place)) if place else frozenset()
            same = bool(stated & owner[question.prompt_id])
            self.collection.decide(question, same=same)

    # What became of them ----------------------------------------------------------------------

    def _judge(
        self,
        before: Mapping[str, Card],
        was: _Truth,
        touched: Mapping[int, Sequence[Kind]],
        present: _Present,
    ) -> None:
        now, there = self._truth, self._present
        after = {card.card_id: card for card in self.cards()}
        self._authored = {
            fact for fact, kinds in touched.items() if Means.ASKED in {k.means for k in kinds}
        }
        asked = {question.prompt_id for question in self.collection.undecided()}
        self._kept = [after[c] for c in before if after[c].live]
        for card_id, old in before.items():
            states = self._states[card_id]
            back = not old.live and not (states & was.stated) and states & now.stated
            if not old.live and not back:
                continue
            name = _kind_of(states, touched)
            fate = self._fate(old, after[card_id], was, now, asked)
            self._count(name, OURS, fate, old, after[card_id])
            if name == NEIGHBOURS and fate is Fate.KEPT:
                continue
            for policy, keys in _KEYS.items():
                if back or keys(old) in present[policy]:
                    other = self._fate_by_key(
                        keys(old), policy, old, after[card_id], was, now, there
                    )
                    self._count(name, policy, other, old, after[card_id])

    def _count(self, kind: str, policy: str, fate: Fate, old: Card, new: Card) -> None:
        self.counts[kind][policy][fate] += 1
        if (kind, fate) != (NEIGHBOURS, Fate.KEPT):
            place = self.journal.at_line(new.path, new.line)
            note = " / ".join(" ".join(e.lines) for e in self.journal.block(place)) if place else ""
            self.seen.append(Seen(kind, policy, fate, old, new, note))

    def _fate(self, old: Card, new: Card, was: _Truth, now: _Truth, asked: set[str]) -> Fate:
        states = self._states[old.card_id]
        change = self._has_changed(old, new, states, was, now)
        if not new.live:
            if new.prompt_id in asked:
                return Fate.ASKED
            other = any(was.versions.get(fact) != now.versions.get(fact) for fact in states)
            gone = other or not now.says(old, states) or self._is_replaced(old, new, states, now)
            return Fate.LET_GO if gone else Fate.LOST
        if not (now.facts(new) | now.all_facts(new)) & states:
            before, after = (t.words_of(c) for t, c in ((was, old), (now, new)))
            own = _words(old.asked) ^ _words(new.asked)
            # What else was changed in the note is none of its business.
            self._states[old.card_id] = now.facts(new)
            return Fate.WRONG if not before & after or own & (before ^ after) else Fate.KEPT
        if new.changed:
            return Fate.FLAGGED
        return Fate.WRONG if change else Fate.KEPT

    def _has_changed(
        self, card: Card, new: Card, states: frozenset[int], was: _Truth, now: _Truth
    ) -> bool:
        """Return whether something that the card says was changed to something else."""
        shown, new_shown = _in_place(card.asked), _in_place(new.asked)
        # What a bullet below says no more may still be said by the card's own.
        still = frozenset[str]().union(
            *(now.in_place[f] for f in states if was.versions.get(f) == now.versions.get(f))
        )
        for fact in states | was.all_facts(card):
            if was.versions.get(fact) != now.versions.get(fact) and fact in now.stated:
                gone = was.in_place[fact] - now.in_place[fact]
                come = now.in_place[fact] - was.in_place[fact]
                if (gone - still) & shown or (new_shown & come) - shown:
                    return True
        return False

    def _is_replaced(self, old: Card, new: Card, states: frozenset[int], now: _Truth) -> bool:
        """Return whether nothing is lost with the card: a learned one asks for the same.

        One of two copies went; its author asks for the same in another way, with a card of
        their own; or its list has not the items any more that it had.
        """
        heirs = [card for card in self._kept if card.card_id != old.card_id]
        alike = (c for c in heirs if self._states[c.card_id] & states)
        if any(matching.hardly_changed(old.answer, {0: c.answer}) == 0 for c in alike):
            return True
        if self._authored & states:
            return True
        asked = frozenset[int]().union(
            *(self._states[card.card_id] for card in self._cards if card.prompt_id == old.prompt_id)
        )
        return len(asked) > 1 and not now.is_one_list(asked)

    def _fate_by_key(
        self,
        key: _Key,
        policy: str,
        old: Card,
        new: Card,
        was: _Truth,
        now: _Truth,
        there: _Present,
    ) -> Fate:
        states = self._states[old.card_id]
        change = self._has_changed(old, new, states, was, now)
        if key not in there[policy]:
            return Fate.LET_GO if change or not states & now.stated else Fate.LOST
        return Fate.KEPT if there[policy][key] & states and not change else Fate.WRONG


_LEARNED = """
update cards set state = 'review', stability = 5, difficulty = 5, reviews = 1,
    due_day = '2026-12-20', last_day = '2026-11-20' where shelved = 0 and reviews = 0
"""


def _card(row: sqlite3.Row) -> Card:
    front, around = _shown(row["wording"], row["slot"])
    return Card(
        row["card_id"],
        row["prompt_id"],
        front or row["front"],
        row["answer"],
        f"{around} {row['answer']}",
        row["path"],
        row["note_line"],
        not (row["orphan"] or row["retired"]),
        bool(row["changed"]),
    )


@lru_cache(maxsize=20_000)
def _shown(wording_json: str, slot: int) -> tuple[str, str]:
    """Return the front of a card, and what it says without what the other gaps ask for."""
    wording = wordings.from_json(wording_json)
    front = {face.slot: face.front for face in faces(wording)}.get(slot, "")
    if isinstance(wording, GapText):
        return front, " ".join(piece for piece in wording.pieces if isinstance(piece, str))
    return front, front


@lru_cache(maxsize=20_000)
def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W_]+", text.casefold()))


@lru_cache(maxsize=20_000)
def _in_place(text: str) -> frozenset[str]:
    """Return the words, the small ones with a neighbour: every card has some *and*."""
    words = re.findall(r"[^\W_]+", text.casefold())
    pairs = {f"{one} {other}" for one, other in pairwise(words) if {one, other} & FUNCTION_WORDS}
    return frozenset(pairs | (set(words) - FUNCTION_WORDS))


def _kind_of(states: frozenset[int], touched: Mapping[int, Sequence[Kind]]) -> str:
    kinds = {kind.name for fact in states for kind in touched.get(fact, ())}
    if not kinds:
        return NEIGHBOURS
    return MIXED if len(kinds) > 1 else kinds.pop()


class _Truth:
    """Where every fact stands at one moment, and in which words."""

    def __init__(self, journal: Journal) -> None:
        self._files = dict(journal.files)
        self._places: dict[tuple[str, int], int] = {}
        self.stated: set[int] = set()
        self.versions: defaultdict[int, set[int]] = defaultdict(set)
        self.words: defaultdict[int, frozenset[str]] = defaultdict(frozenset)
        self.in_place: defaultdict[int, frozenset[str]] = defaultdict(frozenset)
        for path, entries in self._files.items():
            line = 1
            for at, entry in enumerate(entries):
                for _ in entry.lines:
                    self._places[path, line] = at
                    line += 1
                for fact in entry.facts:
                    self.stated.add(fact.number)
                    self.versions[fact.number].add(fact.version)
                    self.words[fact.number] |= _words(" ".join(entry.lines))
                    self.in_place[fact.number] |= _in_place(" ".join(entry.lines))

    def _tree(self, card: Card) -> list[Entry]:
        """Return the bullet of the card, those below it, and those after it in its list."""
        at = self._places.get((card.path, card.line))
        if at is None:
            return []
        entries = self._files[card.path]
        home = entries[at]
        tree = [home]
        for entry in entries[at + 1 :]:
            if not entry.is_bullet or entry.indent < home.indent:
                break
            tree.append(entry)
        return tree

    def words_of(self, card: Card) -> frozenset[str]:
        """Return the words of its bullet, with those below it."""
        numbers = self.all_facts(card)
        return frozenset[str]().union(*(self.words[number] for number in numbers))

    def says(self, card: Card, facts: frozenset[int]) -> bool:
        """Return whether the bullets that state the facts have most words of the card's answer."""
        answer = _words(card.answer)
        there = frozenset[str]().union(*(self.words.get(fact, frozenset()) for fact in facts))
        return bool(facts & self.stated) and 2 * len(answer & there) >= len(answer)

    def is_one_list(self, facts: frozenset[int]) -> bool:
        """Return whether bullets of one list, or one bullet and those below it, state the facts."""
        places = [
            (path, at)
            for path, entries in self._files.items()
            for at, entry in enumerate(entries)
            if entry.numbers & facts
        ]
        if not places or {path for path, _ in places} != {places[0][0]}:
            return False
        entries = self._files[places[0][0]]
        first, last = places[0][1], places[-1][1]
        indents = [entries[at].indent for _, at in places]
        least = min(indents[1:], default=0)
        there = entries[first + 1 : last]
        return set(indents[1:]) <= {least} and all(e.is_bullet and e.indent >= least for e in there)

    def all_facts(self, card: Card) -> frozenset[int]:
        """Return what the bullet of the card states, with those below it."""
        tree = self._tree(card)
        below = [e for e in tree[1:] if e.indent > tree[0].indent]
        return numbers([*tree[:1], *below])

    def facts(self, card: Card) -> frozenset[int]:
        """Return the facts the card asks for: those of the one bullet that has its answer."""
        tree = self._tree(card)
        if not tree:
            return frozenset()
        if items := [folded(item) for item in matching.items_in(card.answer)]:
            told = [e for e in tree if any(item in folded(" ".join(e.lines)) for item in items)]
            return numbers(told) or self.all_facts(card)
        answer = folded(card.answer).strip(".")
        holders = [e for e in tree if answer in folded(" ".join(e.lines))]
        return holders[0].numbers if len(holders) == 1 else self.all_facts(card)


_Asked = tuple[int, str, str, frozenset[int]]
"""Line, front, answer, and the facts of the bullet."""
_Key = tuple[str, ...]
_Present = dict[str, dict[_Key, frozenset[int]]]
_KEYS: dict[str, Callable[[Card], _Key]] = {
    HASH: lambda card: (card.front, card.answer),
    FRONT: lambda card: (card.front,),
    PLACE: lambda card: (card.path, str(card.line)),
}
"""How other policies know a card: as hashcards does, as an id made of the front does, and, to see
whether a history on another fact would be noticed here, by the line it stands on."""


class _OtherPolicies:
    """What the files ask now, by the names that other tools give to cards."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._asked: dict[str, tuple[Entries, list[_Asked]]] = {}
        self._of_pin: dict[str, list[tuple[str, str]]] = {}

    def present(self) -> _Present:
        found: _Present = {policy: {} for policy in _KEYS}
        for path, entries in self._journal.files.items():
            if path not in self._asked or self._asked[path][0] is not entries:
                self._asked[path] = (entries, list(self._drafts(path, entries)))
            for line, front, answer, facts in self._asked[path][1]:
                for policy, key in (
                    (HASH, (front, answer)),
                    (FRONT, (front,)),
                    (PLACE, (path, str(line))),
                ):
                    found[policy][key] = found[policy].get(key, frozenset()) | facts
        return found

    def _drafts(self, path: str, entries: Entries) -> Iterator[_Asked]:
        text = "\n".join(line for entry in entries for line in entry.lines)
        for placed in deckfiles.read(path, text.encode()).notes:
            place = self._journal.at_line(path, placed.note.span.first)
            facts = numbers(self._journal.block(place)) if place else frozenset[int]()
            for front, answer in self._faces(placed):
                yield placed.note.span.first, front, answer, facts

    def _faces(self, placed: PlacedNote) -> Sequence[tuple[str, str]]:
        """Return what is asked of a note; notes of one pin are asked the same."""
        pin = matching.pin(*placed)
        if pin not in self._of_pin:
            self._of_pin[pin] = [
                (face.front, face.answer)
                for draft in ranking.decide(*placed).drafts
                for face in faces(draft.wording, draft.extra)
            ]
        return self._of_pin[pin]
