"""What the log makes of prompts and cards: every entry in the order of the ids, from nothing.

The outcome depends on the entries alone, not on who logged them or when they came together, so
that machines with the same log have the same cards. A machine that had not seen the other's
entries may have given ids of its own to the same note, or to the same gap: then the first one
counts, and what happened to the other happened to it. Nor does it know what the other learned:
what a person rejected there stays where it had more answers than were known to who rejected it.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple

from recall.cards import Tier, faces
from recall.journal.course import Course
from recall.journal.judgements import Judgement, Judgements, must_hold
from recall.journal.twins import Twins
from recall.store import columns, wordings
from recall.store.database import Value
from recall.store.derived import NewRow, Tables
from recall.store.entries import REVIEW, Entry
from recall.store.fates import Fate
from recall.store.log import AS_LEARNED, EventKind
from recall.store.milliseconds import Given
from recall.store.prompts import ACCEPTED, LINES, REFUSED, SHOWN, Content

if TYPE_CHECKING:
    from recall.scheduling import Forgetting


class Outcome(NamedTuple):
    """What entries come to."""

    tables: Tables
    """With the milliseconds that were given, be it twice."""
    note_ms: list[Given]
    card_ms: list[Given]
    learned: Mapping[str, str]
    """The prompts that stay for what was learned elsewhere, with the entries against them."""


def told(entries: Iterable[Entry], withdrawn: Iterable[str], forgetting: Forgetting) -> Outcome:
    """Return what the entries, in the order of their ids, come to.

    `withdrawn` are the ids of all that was taken back. An entry that does not say what its
    kind says, or what no table can hold, is passed over: it can only come from outside.
    """
    replay = _Replay(frozenset(withdrawn), forgetting)
    for entry in entries:
        with suppress(LookupError, TypeError, ValueError, AttributeError):
            replay.take(entry)
    return replay.outcome()


_IN_JSON = ("wording", "tags", "section")


class _Said(NamedTuple):
    """What a prompt was until a person said that it is another one, of which it has the place."""

    pin: object
    """Of the note that it was of before."""
    words: Mapping[str, Any]
    """The columns that were others before, but for those of its place."""
    now: object
    """The pin that it got."""


_WORDS = (
    "kind",
    "wording",
    "front",
    "answer",
    "extra",
    "pattern",
    "note_text",
    "pin",
    "fingerprint",
)
"""Columns that say what a prompt asks, and of which words of its note."""


class _Replay:
    """Takes entry after entry, and knows what they have come to."""

    def __init__(self, withdrawn: frozenset[str], forgetting: Forgetting) -> None:
        self._withdrawn = withdrawn
        self._forgetting = forgetting
        self._prompts: dict[str, NewRow] = {}
        self._cards: dict[str, NewRow] = {}
        self._courses: dict[str, Course] = {}
        self._settled: dict[str, NewRow] = {}
        self._undecided: dict[tuple[str, str], None] = {}
        self._fates: dict[tuple[str, str], Fate] = {}
        self._same_prompt: dict[str, str] = {}
        self._same_card: dict[str, str] = {}
        self._twins = Twins(self._prompts)
        self._said: dict[str, _Said] = {}
        """By the older prompt of every answer that two are the same, the last one."""
        self._revived: dict[str, int] = {}
        """Prompts that were there when a scan gave them back, which had not heard of why, with
        the time of that scan."""
        self._told: dict[str, str] = {}
        """The entry by which each prompt and card was added."""
        self._of_slot: dict[tuple[str, int], str] = {}
        self._answers: Counter[str] = Counter()
        """How many each card ever had, those taken back too."""
        self._judgements = Judgements()
        self._verdicts: dict[str, dict[str, str | None]] = {}
        """Of prompts before their note was settled, by the event that did."""
        self._taken_back: dict[str, tuple[Entry, dict[str, Any]]] = {}

    def take(self, entry: Entry) -> None:
        """Let one entry happen."""
        body = json.loads(entry.body)
        if entry.entry_id in self._withdrawn:
            self._taken_back[entry.entry_id] = (entry, body)
        if entry.kind == REVIEW:
            columns.check_schedule(body["state_after"], body["due_day"], body["due_at"])
            self._answers[str(self._card(entry.subject)["card_id"])] += 1
            if entry.entry_id not in self._withdrawn:
                course = self._course(entry.subject)
                course.answered(entry, body, self._forgetting)
            return
        deed = _DEEDS.get(entry.kind)
        if deed is not None:
            deed(self, entry, body)

    def _prompt(self, prompt_id: str) -> NewRow:
        return self._prompts[self._same_prompt.get(prompt_id, prompt_id)]

    def _card(self, card_id: str) -> NewRow:
        return self._cards[self._same_card.get(card_id, card_id)]

    def _course(self, card_id: str) -> Course:
        return self._courses[self._same_card.get(card_id, card_id)]

    # Prompts ----------------------------------------------------------------------------------

    def prompt_added(self, entry: Entry, body: dict[str, Any]) -> None:
        if entry.subject in self._prompts or entry.subject in self._same_prompt:
            return
        row = _columns({field: body[field] for field in ("note_ms", *Content._fields)})
        columns.check(columns.PROMPTS, row)
        machine = body.get("machine", "")
        there = self._twins.twin_of(row, body.get("nth"), machine)
        if there is not None:
            self._same_prompt[entry.subject] = there
            return
        self._prompts[entry.subject] = {
            "prompt_id": entry.subject,
            **row,
            "orphan": 0,
            "changed_at": entry.at,
            "verdict": None,
        }
        if body.get("verdict") == REFUSED:
            self._judgements.judge(
                self._prompt(entry.subject), Judgement(entry.entry_id, REFUSED, known=0)
            )
        self._twins.added(entry.subject, row, body.get("nth"), machine)
        self._told[entry.subject] = entry.entry_id

    def prompt_changed(self, entry: Entry, body: dict[str, Any]) -> None:
        forward = body.get("brought_forward", [])
        back = body.get(AS_LEARNED, {})
        prompt = self._prompt(entry.subject)
        now = _columns({field: body[field] for field in Content._fields if field in body})
        columns.check(columns.PROMPTS, now)
        if now.get("wording") == prompt["wording"]:
            # Another machine told of this edit before: since then it may have been learned.
            forward = []
        prompt |= now
        prompt["orphan"] = 0
        self._twins.stands_elsewhere(prompt)
        if any(field in body for field in SHOWN):
            prompt["changed_at"] = entry.at
        if "wording" in body:
            for face in faces(wordings.from_json(str(prompt["wording"]))):
                if card_id := self._of_slot.get((str(prompt["prompt_id"]), face.slot)):
                    self._cards[card_id]["answer"] = face.answer
        if entry.entry_id not in self._withdrawn:
            for card_id in forward:
                self._course(card_id).edited(entry.study_day, back.get(card_id))

    def prompt_moved(self, entry: Entry, body: dict[str, Any]) -> None:
        """Let a prompt stand elsewhere, as it is.

        Whoever moved its note changed none of the words, and may not have heard that another
        machine did, or took it out.
        """
        prompt = self._prompt(entry.subject)
        orphan = prompt["orphan"]
        self._go_back(prompt, entry, body.get("pin"))
        if prompt["pin"]:
            body.pop("pin", None)
        self.prompt_changed(entry, body)
        prompt["orphan"] = orphan

    def _go_back(self, prompt: NewRow, entry: Entry, pin: object) -> None:
        """Let a prompt ask what it asked before a person said that it is another one, where a
        scan since that had not heard of it has seen its older note again."""
        prompt_id = str(prompt["prompt_id"])
        said = self._said.get(prompt_id)
        if said is None or self._revived.get(prompt_id) != entry.at:
            return
        if (pin, prompt["pin"]) != (said.pin, said.now):
            return
        prompt |= said.words
        there = {face.slot: face for face in faces(wordings.from_json(str(prompt["wording"])))}
        for (home, slot), card_id in self._of_slot.items():
            if home == prompt_id:
                card = self._cards[card_id]
                card["retired"] = int(slot not in there)
                card["answer"] = there[slot].answer if slot in there else card["answer"]

    def prompt_orphaned(self, entry: Entry, body: dict[str, Any]) -> None:
        prompt = self._prompt(entry.subject)
        lines = {field: body[field] for field in LINES if field in body}
        columns.check(columns.PROMPTS, lines)
        if prompt["pin"] != body.get("pin", prompt["pin"]):
            # It says something else by now, of which that machine had not heard.
            return
        if not prompt["orphan"]:
            self._forget_questions(prompt)
        prompt |= {"orphan": 1, "changed_at": entry.at, **lines}
        if not body.get("whole"):
            prompt["pin"] = ""

    def prompt_revived(self, entry: Entry, _: dict[str, Any]) -> None:
        prompt = self._prompt(entry.subject)
        if not prompt["orphan"]:
            self._revived[str(prompt["prompt_id"])] = entry.at
        prompt |= {"orphan": 0, "changed_at": entry.at}
        self._forget_questions(prompt)

    def _forget_questions(self, prompt: NewRow) -> None:
        for pair in [pair for pair in self._undecided if prompt["prompt_id"] in pair]:
            del self._undecided[pair]

    def undecided(self, entry: Entry, body: dict[str, Any]) -> None:
        pair = (self._prompt(entry.subject), self._prompt(body["candidate"]))
        if not pair[0]["orphan"] or pair[1]["orphan"]:
            # It was answered before, of which that machine had not heard.
            return
        old, new = (str(prompt["prompt_id"]) for prompt in pair)
        self._undecided[old, new] = None

    def decided(self, entry: Entry, body: dict[str, Any]) -> None:
        old = self._prompt(entry.subject)
        self._forget_questions(old)
        if body.get("same"):
            newer = self._same_prompt.get(body["candidate"], body["candidate"])
            self._twins.went_on(newer, str(old["prompt_id"]))
            before = body.get("before", {})
            if "pin" in before:
                words = {field: before[field] for field in _WORDS if field in before}
                self._said[str(old["prompt_id"])] = _Said(before["pin"], words, old["pin"])

    # Cards ------------------------------------------------------------------------------------

    def card_added(self, entry: Entry, body: dict[str, Any]) -> None:
        if entry.subject in self._cards or entry.subject in self._same_card:
            return
        prompt_id = str(self._prompt(body["prompt_id"])["prompt_id"])
        said = {field: body[field] for field in ("slot", "answer", "card_ms", "position")}
        columns.check(columns.CARDS, said)
        place = (prompt_id, body["slot"])
        if place in self._of_slot:
            self._same_card[entry.subject] = self._of_slot[place]
            return
        self._cards[entry.subject] = {
            "card_id": entry.subject,
            "prompt_id": prompt_id,
            **said,
            "suspended": 0,
            "retired": 0,
            "buried_until": None,
            "flagged": 0,
        }
        self._of_slot[place] = entry.subject
        self._courses[entry.subject] = Course()
        self._told[entry.subject] = entry.entry_id

    def card_retired(self, entry: Entry, body: dict[str, Any]) -> None:
        card = self._card(entry.subject)
        prompt_id = str(body.get("prompt", card["prompt_id"]))
        if self._same_prompt.get(prompt_id, prompt_id) != card["prompt_id"]:
            # It went on in another prompt, of which that machine had not heard.
            return
        card["retired"] = int(entry.kind == EventKind.CARD_RETIRED)

    def card_moved(self, entry: Entry, body: dict[str, Any]) -> None:
        """Let a card take the place of another one, which goes where it was."""
        card = self._card(entry.subject)
        place = (str(self._prompt(body["prompt_id"])["prompt_id"]), body["slot"])
        other = self._cards[self._of_slot[place]]
        if other is card:
            # Another machine told of it before.
            card["retired"] = 0
            return
        self._of_slot[place] = str(card["card_id"])
        self._of_slot[str(card["prompt_id"]), int(str(card["slot"]))] = str(other["card_id"])
        for field in ("prompt_id", "slot", "answer", "retired"):
            card[field], other[field] = other[field], card[field]
        self._ask_no_more(str(other["prompt_id"]))

    def _ask_no_more(self, prompt_id: str) -> None:
        """Forget the questions whether a prompt goes on of which nothing is left that was ever
        answered: that stands elsewhere."""
        open_ = [pair for pair in self._undecided if pair[0] == prompt_id]
        if open_ and not any(
            self._answers[card_id]
            for (home, _), card_id in self._of_slot.items()
            if home == prompt_id
        ):
            for pair in open_:
                del self._undecided[pair]

    def decision(self, entry: Entry, body: dict[str, Any]) -> None:
        self._decide(entry, body["to"])

    def _decide(self, entry: Entry, value: Value) -> None:
        said: NewRow = {_COLUMN[entry.kind]: value}
        columns.check(columns.CARDS, said)
        self._card(entry.subject).update(said)

    # What a person made of prompts and notes --------------------------------------------------

    def judged(self, entry: Entry, body: dict[str, Any]) -> None:
        if entry.kind == EventKind.ACCEPTED:
            said = Judgement(entry.entry_id, ACCEPTED, Tier.READY.value)
        else:
            said = Judgement(entry.entry_id, REFUSED, body["tier"], body.get("answers"))
        self._judgements.judge(self._prompt(entry.subject), said)

    def proposed(self, entry: Entry, body: dict[str, Any]) -> None:
        said = Judgement(entry.entry_id, None, body["tier"], body.get("answers"))
        self._judgements.judge(self._prompt(entry.subject), said)

    def settled(self, entry: Entry, body: dict[str, Any]) -> None:
        stood = {field: body[field] for field in ("path", "section", "anchor", "note_text")}
        row = _columns(stood | {"line": body.get("line", 0), "pin": entry.subject})
        columns.check(columns.SETTLED, row)
        before, known = dict(body["prompts"]), body.get("answers", {})
        for verdict in before.values():
            must_hold(Judgement(entry.entry_id, verdict))
        self._settled[entry.entry_id] = {"event_id": entry.entry_id, "kind": entry.kind, **row}
        self._verdicts[entry.entry_id] = before
        for prompt_id in before:
            said = Judgement(entry.entry_id, REFUSED, known=known.get(prompt_id))
            self._judgements.judge(self._prompt(prompt_id), said)

    def note_moved(self, entry: Entry, body: dict[str, Any]) -> None:
        if body.get("ended"):
            row = self._settled.pop(entry.subject)
            self._unsettled(row)
            return
        if body.get("opened"):
            row = self._settled[entry.subject]
            if row["pin"]:
                row["pin"] = ""
                self._unsettled(row)
            return
        for prompt_id, known in body.get("refused", {}).items():
            self._judgements.judge(
                self._prompt(prompt_id), Judgement(entry.subject, REFUSED, known=known)
            )
        moved = _columns({field: body[field] for field in columns.SETTLED if field in body})
        columns.check(columns.SETTLED, moved)
        self._settled[entry.subject] |= moved

    def _unsettled(self, row: NewRow) -> None:
        source = str(row["event_id"])
        for prompt_id, verdict in self._verdicts[source].items():
            self._judgements.unjudge(self._prompt(prompt_id), source, Judgement(source, verdict))

    def notes_read(self, entry: Entry, body: dict[str, Any]) -> None:
        for pin, told in body.items():
            if told is None:
                self._fates.pop((entry.subject, pin), None)
            else:
                one = Fate(entry.subject, pin, *told)
                columns.check(columns.FATES, one._asdict())
                self._fates[entry.subject, pin] = one

    # Taking back ------------------------------------------------------------------------------

    def withdrawal(self, entry: Entry, _: dict[str, Any]) -> None:
        """Undo a decision; that an answer or an edit was taken back is known from the start."""
        if entry.subject not in self._taken_back:
            return
        taken, body = self._taken_back.pop(entry.subject)
        if taken.kind in _COLUMN:
            self._decide(taken, body["before"])
        elif taken.kind in (EventKind.ACCEPTED, EventKind.REJECTED) and not body.get("added"):
            before = Judgement(taken.entry_id, None, body["tier"])
            self._judgements.unjudge(self._prompt(taken.subject), taken.entry_id, before)
        elif taken.kind == EventKind.DECIDED:
            self._said.pop(self._same_prompt.get(taken.subject, taken.subject), None)
            self._twins.went_on_no_more(self._same_prompt.get(body["candidate"], body["candidate"]))
        elif taken.kind in (EventKind.NOTE_ONLY, EventKind.SKIPPED):
            row = self._settled.pop(taken.entry_id, None)
            if row is not None:
                self._unsettled(row)

    # What it comes to -------------------------------------------------------------------------

    def outcome(self) -> Outcome:
        """Return the tables, and what is to be made of milliseconds."""
        learned = self._let_learned_stay()
        cards: dict[str, NewRow] = {}
        for card_id, card in self._cards.items():
            prompt = self._prompts[str(card["prompt_id"])]
            shelved = bool(
                prompt["orphan"]
                or prompt["tier"] == Tier.DRAFT
                or prompt["verdict"] == REFUSED
                or card["retired"]
            )
            cards[card_id] = card | self._courses[card_id].columns() | {"shelved": int(shelved)}
        tables = Tables(
            self._prompts,
            cards,
            self._settled,
            tuple(self._undecided),
            self._same_card | self._same_prompt,
            self._fates,
        )
        return Outcome(
            tables,
            [*self._given(self._prompts, "note_ms")],
            [*self._given(self._cards, "card_ms")],
            learned,
        )

    def _let_learned_stay(self) -> dict[str, str]:
        """Let prompts stay that were refused, or proposed again, without knowing of what had been
        learned of them.

        Return those that were refused with the entries that did it.
        """
        stay: dict[str, str] = {}
        answers: Counter[str] = Counter()
        for card_id, count in self._answers.items():
            answers[str(self._cards[card_id]["prompt_id"])] += count
        for prompt_id, said in self._judgements.unknowing(answers):
            self._prompts[prompt_id].update(verdict=ACCEPTED, tier=Tier.READY.value)
            self._settled.pop(said.source, None)
            if said.verdict == REFUSED:
                stay[prompt_id] = said.source
        return stay

    def _given(self, rows: Mapping[str, NewRow], column: str) -> Iterator[Given]:
        for key, row in rows.items():
            ms = row[column]
            assert isinstance(ms, int)
            yield Given(key, ms, self._told[key])


def _columns(values: Mapping[str, Any]) -> NewRow:
    """Return what an event says as the columns have it."""
    return {
        field: json.dumps(value, ensure_ascii=False)
        if field in _IN_JSON and not isinstance(value, str)
        else value
        for field, value in values.items()
    }


_COLUMN = {
    EventKind.SUSPENDED.value: "suspended",
    EventKind.UNSUSPENDED.value: "suspended",
    EventKind.BURIED.value: "buried_until",
    EventKind.FLAGGED.value: "flagged",
    EventKind.UNFLAGGED.value: "flagged",
}

_Deed = Callable[[_Replay, Entry, dict[str, Any]], None]

_DEEDS: dict[str, _Deed] = {
    EventKind.PROMPT_ADDED: _Replay.prompt_added,
    EventKind.PROMPT_CHANGED: _Replay.prompt_changed,
    EventKind.PROMPT_MOVED: _Replay.prompt_moved,
    EventKind.PROMPT_ORPHANED: _Replay.prompt_orphaned,
    EventKind.PROMPT_REVIVED: _Replay.prompt_revived,
    EventKind.UNDECIDED: _Replay.undecided,
    EventKind.DECIDED: _Replay.decided,
    EventKind.CARD_ADDED: _Replay.card_added,
    EventKind.CARD_RETIRED: _Replay.card_retired,
    EventKind.CARD_REVIVED: _Replay.card_retired,
    EventKind.CARD_MOVED: _Replay.card_moved,
    EventKind.ACCEPTED: _Replay.judged,
    EventKind.REJECTED: _Replay.judged,
    EventKind.PROPOSED: _Replay.proposed,
    EventKind.NOTE_ONLY: _Replay.settled,
    EventKind.SKIPPED: _Replay.settled,
    EventKind.NOTE_MOVED: _Replay.note_moved,
    EventKind.NOTES_READ: _Replay.notes_read,
    EventKind.WITHDRAWN: _Replay.withdrawal,
    **dict.fromkeys(_COLUMN, _Replay.decision),
}
