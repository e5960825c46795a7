"""R21: everything a person can do, in any order. The log, the cards and the notes agree with it.

Hypothesis makes up lives of a collection: notes written, edited, renamed, deleted and put back,
scans, answers, decisions, undo, a clock that goes both ways. A model beside it knows which answers
were acknowledged and what every file has to hold; after each step they are compared.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from pathlib import Path
from tempfile import mkdtemp
from typing import ClassVar, NamedTuple

from faults.ground import MORNING, SETTINGS
from faults.harnesses import Outcome
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from recall.cards import CardId
from recall.collection import Collection
from recall.collection.adding import INBOX, NameTakenError
from recall.collection.curating import DecidedMeanwhileError
from recall.collection.deciding import AlreadyDecidedError
from recall.collection.explaining import explain_bytes
from recall.collection.handwriting import NoCardError, NotWrittenError, WordedAgainError
from recall.collection.regenerating import RegeneratedMeanwhileError
from recall.collection.scan import DrasticPlanError
from recall.collection.study import CollectionDesk
from recall.collection.tagging import NotTaggedError, UnknownTagError
from recall.collection.writes import ChangedMeanwhileError, WrittenSinceError
from recall.errors import NothingToExportError, NothingToUndoError, NotStudiedError
from recall.reviews import Rating
from recall.scheduling import Forgetting
from recall.session import UndoneKind
from recall.store.answers import LIVE_REVIEW
from recall.store.undoing import restore

BULLETS = (
    "- Raft elects one leader per term, because two leaders could overwrite each other.",
    "- Lease :: a lock that expires by itself",
    "- Lease :: a lock that ends by itself",
    "- Quorum ::: a majority of all servers",
    "- The ==leader== sends ==heartbeats== to its followers.",
    "- Compaction is like taking out the rubbish.",
    "- 7 of 10 outages begin with a change of settings.",
    "- 8 of 10 outages begin with a change of settings.",
    "- Three ways to lose data:\n  - delete it\n  - overwrite it\n  - forget where it is",
    "- Q: What does a term number?\n  A: The elections.",
    "- see https://example.org",
    "- “Never test in production” is what people say who have no production. ^never",
    "- Garbage collection pauses a node for seconds, so its lease may have expired meanwhile.",
    "- Vague",
    "## Another part",
    "Some prose that stands between the bullets.",
    "",
)
WORDS = ("because", "leader", "slowly", "not", "12", "Raft", "majority")
PATHS = ("raft.md", "storage.md", "deep/er.md")
ENDS = ("\n", "\r\n")

index = st.integers(0, 200)


class Piece(NamedTuple):
    """What one command put into a file, by whole lines."""

    path: str
    before: bytes | None
    after: bytes | None

    @property
    def cut(self) -> tuple[bytes, bytes]:
        """What was there and what came in its place."""
        old = (self.before or b"").splitlines(keepends=True)
        new = (self.after or b"").splitlines(keepends=True)
        while old and new and old[0] == new[0]:
            del old[0], new[0]
        while old and new and old[-1] == new[-1]:
            del old[-1], new[-1]
        return b"".join(old), b"".join(new)


class Step(NamedTuple):
    """One thing that undo takes back."""

    kind: UndoneKind
    review: str = ""
    pieces: tuple[Piece, ...] = ()


class Life(RuleBasedStateMachine):
    """One collection and the model of it."""

    tally: ClassVar[dict[str, int]] = {"lives": 0, "steps": 0, "answers": 0}

    def __init__(self) -> None:
        super().__init__()
        self.place = Path(mkdtemp(prefix="recall-life-"))
        self.folder = self.place / "notes"
        self.folder.mkdir()
        self.now = MORNING
        self.collection = self.open()
        self.files: dict[str, bytes] = {}
        self.gone: dict[str, bytes] = {}
        """Contents that may come back, by path."""
        self.answers: dict[str, tuple[str, int]] = {}
        self.withdrawn: set[str] = set()
        self.steps: list[Step] = []
        self.log: list[tuple[object, ...]] = []
        self.scanned = False
        """Whether the last scan saw the files as they are."""
        self.tally["lives"] += 1

    def open(self) -> Collection:
        return Collection.open(self.folder, SETTINGS, lambda: self.now)

    def teardown(self) -> None:
        self.collection.__exit__()
        shutil.rmtree(self.place)

    # The person's own hands ---------------------------------------------------------------

    def put(self, path: str, data: bytes | None) -> None:
        """Change a file as an editor does."""
        target = self.folder / path
        if path in self.files:
            self.gone[path] = self.files.pop(path)
        if data is None:
            target.unlink(missing_ok=True)
        else:
            target.parent.mkdir(exist_ok=True)
            target.write_bytes(data)
            self.files[path] = data
        self.scanned = False

    @initialize(bullets=st.lists(st.sampled_from(BULLETS), min_size=2, max_size=9))
    def begin(self, bullets: list[str]) -> None:
        self.put("raft.md", "\n".join(["# Raft", "", *bullets, ""]).encode())

    @rule(
        path=st.sampled_from(PATHS),
        bullets=st.lists(st.sampled_from(BULLETS), max_size=6),
        end=st.sampled_from(ENDS),
        mark=st.booleans(),
    )
    def write(self, path: str, bullets: list[str], end: str, mark: bool) -> None:
        text = "\n".join(["# Notes", "", *bullets, ""]).replace("\n", end)
        self.put(path, b"\xef\xbb\xbf" * mark + text.encode())

    @rule(
        n=index,
        line=index,
        how=st.sampled_from(["insert", "delete", "word", "nest", "twice", "swap"]),
        bullet=st.sampled_from(BULLETS),
        word=st.sampled_from(WORDS),
    )
    def edit(self, n: int, line: int, how: str, bullet: str, word: str) -> None:
        if not self.files:
            return
        path = sorted(self.files)[n % len(self.files)]
        data = self.files[path]
        end = "\r\n" if b"\r\n" in data else "\n"
        lines = data.decode().splitlines(keepends=True)
        at = line % len(lines) if lines else 0
        if how == "insert" or not lines:
            lines.insert(at, bullet.replace("\n", end) + end)
        elif how == "delete":
            del lines[at]
        elif how == "word":
            words = lines[at].split(" ")
            words.insert(max(1, len(words) - 1), word)
            lines[at] = " ".join(words)
        elif how == "nest":
            lines[at] = f"  {lines[at]}"
        elif how == "twice":
            lines.insert(at, lines[at])
        else:
            lines[at], lines[-1] = lines[-1], lines[at]
        self.put(path, "".join(lines).encode())

    @rule(n=index, to=st.sampled_from([*PATHS, "renamed.md"]))
    def rename(self, n: int, to: str) -> None:
        if self.files and to not in self.files:
            path = sorted(self.files)[n % len(self.files)]
            data = self.files[path]
            self.put(path, None)
            self.put(to, data)

    @rule(n=index)
    def delete(self, n: int) -> None:
        if self.files:
            self.put(sorted(self.files)[n % len(self.files)], None)

    @rule(n=index)
    def restore_text(self, n: int) -> None:
        if self.gone:
            path = sorted(self.gone)[n % len(self.gone)]
            self.put(path, self.gone[path])

    @rule(
        minutes=st.sampled_from([1, 9, 60, 24 * 60, 9 * 24 * 60, 400 * 24 * 60, -1, -3 * 24 * 60])
    )
    def time_passes(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)

    @rule()
    def reopen(self) -> None:
        self.collection.__exit__()
        self.collection = self.open()

    # Commands -----------------------------------------------------------------------------

    @rule(agreed=st.booleans())
    def scan(self, agreed: bool) -> None:
        with suppress(DrasticPlanError):
            self.collection.apply_scan(self.collection.plan_scan(), agreed=agreed)
            self.scanned = True

    def refresh(self) -> None:
        report = self.collection.refresh()
        self.scanned = report is None or report.applied

    @rule(n=index, rating=st.sampled_from(Rating))
    def answer(self, n: int, rating: Rating) -> None:
        cards = [card for card in self.collection.cards() if not card.orphan]
        if not cards:
            return
        card = cards[n % len(cards)].id
        with suppress(NotStudiedError):
            given = self.acknowledged(card, rating)
            self.answered(given, card, rating)

    def acknowledged(self, card: str, rating: Rating) -> str:
        """Answer a card and return the id of the review, as it is told."""
        return self.collection.answer(CardId(card), rating).review.review_id

    def answered(self, review: str, card: str, rating: Rating) -> None:
        self.answers[review] = (card, int(rating))
        self.steps.append(Step(UndoneKind.ANSWER, review))
        self.tally["answers"] += 1

    @rule(ratings=st.lists(st.sampled_from(Rating), min_size=1, max_size=5))
    def review(self, ratings: list[Rating]) -> None:
        self.refresh()
        session = self.collection.start_session()
        session.start(self.now)
        for rating in ratings:
            card = session.current
            if card is None:
                return
            session.reveal(self.now)
            session.grade(rating, self.now)
            stored = {row[0] for row in self.rows("select review_id from reviews")}
            (new,) = stored - self.answers.keys()
            self.answered(new, card.card_id, rating)

    @rule(n=index, what=st.sampled_from(["bury", "suspend", "flag", "unflag", "unsuspend"]))
    def decide(self, n: int, what: str) -> None:
        cards = [card for card in self.collection.cards() if not card.orphan]
        if not cards:
            return
        desk = CollectionDesk(self.collection._base, None)
        row = cards[n % len(cards)]
        card = desk.card(CardId(row.id))
        before = len(self.collection.log())
        if what == "unsuspend":
            self.collection.set_suspended([card.card_id], False)
        elif what == "flag":
            desk.flag(card, "look again", self.now)
        else:
            getattr(desk, what)(card, self.now)
        if len(self.collection.log()) > before:
            kinds = {
                "bury": UndoneKind.BURY,
                "flag": UndoneKind.FLAG,
                "unflag": UndoneKind.FLAG_OFF,
                "unsuspend": UndoneKind.RETURN,
            }
            self.steps.append(Step(kinds.get(what, UndoneKind.SUSPENSION)))

    @rule(skip=st.integers(0, 3), how=st.sampled_from(["accept", "reject", "keep", "skip", "word"]))
    def walk(self, skip: int, how: str) -> None:
        self.refresh()
        walk = self.collection.walk()
        for _ in range(skip):
            walk.later()
        if walk.current is None:
            return
        came, path, before = walk.came, walk.current.path, self.files.get(walk.current.path)
        if how == "word":
            with suppress(NoCardError, NotWrittenError, ChangedMeanwhileError):
                walk.word("Q: What is it, in my words?\nA: This.")
        else:
            deeds = {"accept": walk.accept, "reject": walk.reject, "keep": walk.keep_note}
            with suppress(DecidedMeanwhileError):
                deeds.get(how, walk.skip)()
        if walk.came.worded > came.worded:
            self.steps.append(Step(UndoneKind.WORDING, pieces=self.announced([path], [before])))
        elif walk.came.accepted > came.accepted:
            self.steps.append(Step(UndoneKind.ACCEPTANCE))
        elif walk.came.rejected > came.rejected:
            self.steps.append(Step(UndoneKind.REJECTION))
        elif walk.came.left_out > came.left_out:
            kind = UndoneKind.SKIP if how == "skip" else UndoneKind.NOTE_ONLY
            self.steps.append(Step(kind))

    @rule(same=st.booleans())
    def decide_question(self, same: bool) -> None:
        for question in self.collection.undecided()[:1]:
            with suppress(AlreadyDecidedError):
                self.collection.decide(question, same=same)
                self.steps.append(Step(UndoneKind.SAME_FACT))

    @rule()
    def regenerate(self) -> None:
        self.refresh()
        plan = self.collection.plan_regenerate()
        if plan.bullets:
            with suppress(RegeneratedMeanwhileError):
                self.collection.apply_regenerate(plan, plan.bullets)
                self.steps.append(Step(UndoneKind.REGENERATION))

    @rule(bullet=st.sampled_from(BULLETS[:10]))
    def jot(self, bullet: str) -> None:
        before = self.files.get(INBOX)
        self.collection.jot(bullet)
        self.steps.append(Step(UndoneKind.JOT, pieces=self.announced([INBOX], [before])))
        after = self.files[INBOX]
        at = next(n for n in range(len(after) + 1) if not (before or b"").startswith(after[:n])) - 1
        assert before is None or after.endswith(before[at:]), "jot changed more than its lines"

    @rule(
        bullets=st.lists(st.sampled_from(BULLETS), min_size=1, max_size=4),
        name=st.sampled_from(["talk.md", "raft.md"]),
    )
    def add(self, bullets: list[str], name: str) -> None:
        outside = self.place / name
        outside.write_text("\n".join(["# Talk", "", *bullets, ""]), encoding="utf-8")
        with suppress(NameTakenError):
            plan = self.collection.plan_add([outside])
            paths = [file.path for file in plan.copies]
            before = [self.files.get(path) for path in paths]
            self.collection.apply_add(plan)
            if paths:
                step = Step(UndoneKind.ADDITION, pieces=self.announced(paths, before))
                self.steps.append(step)

    @rule(word=st.sampled_from(["raft", "storage", "no"]), off=st.booleans())
    def tag(self, word: str, off: bool) -> None:
        self.refresh()
        paths = sorted(row[0] for row in self.rows("select path from files"))
        if not paths or not self.scanned:
            return
        words = [str(self.folder / path) for path in paths]
        with suppress(UnknownTagError, NotTaggedError):
            plan = (
                self.collection.plan_untag(word, words)
                if off
                else self.collection.plan_tag(word, words)
            )
            changed = [one.path for one in plan]
            before = [self.files.get(path) for path in changed]
            self.collection.apply_tags(plan)
            if changed:
                step = Step(UndoneKind.TAGS, pieces=self.announced(changed, before))
                self.steps.append(step)

    @rule()
    def export(self) -> None:
        self.refresh()
        with suppress(NothingToExportError):
            self.collection.export(self.place / "cards.apkg")

    @rule(count=st.integers(1, 3))
    def undo(self, count: int) -> None:
        for _ in range(count):
            self.undo_once()

    def undo_once(self) -> None:
        now = dict(self.files)
        try:
            (undone,) = self.collection.undo()
        except NothingToUndoError:
            assert not self.steps
        except WordedAgainError:
            assert self.steps[-1].kind is UndoneKind.WORDING
        except WrittenSinceError:
            assert any(now.get(piece.path) != piece.after for piece in self.steps.pop().pieces)
        else:
            step = self.steps.pop()
            assert undone.kind is step.kind
            if step.review:
                self.withdrawn.add(step.review)
            for piece in step.pieces:
                self.taken_out(piece, now.get(piece.path))

    # What the model knows -----------------------------------------------------------------

    def announced(self, paths: list[str], before: list[bytes | None]) -> tuple[Piece, ...]:
        """Take what a command said it wrote into the model."""
        pieces = []
        for path, old in zip(paths, before, strict=True):
            new = self.content(path)
            if new is not None:
                self.files[path] = new
            pieces.append(Piece(path, old, new))
        self.scanned = False
        return tuple(pieces)

    def taken_out(self, piece: Piece, now: bytes | None) -> None:
        """Make sure that what was written, and only that, is out of the file again."""
        new = self.content(piece.path)
        removed, inserted = piece.cut
        if now == piece.after:
            assert new == piece.before
        elif now != piece.before:
            assert now is not None
            parts = now.split(inserted)
            joined = {
                inserted.join(parts[:n]) + removed + inserted.join(parts[n:])
                for n in range(1, len(parts))
            }
            assert new in joined
        if new is None:
            self.files.pop(piece.path, None)
        else:
            self.files[piece.path] = new
        self.scanned = False

    def content(self, path: str) -> bytes | None:
        target = self.folder / path
        return target.read_bytes() if target.exists() else None

    def rows(self, sql: str, *values: str) -> list[tuple[object, ...]]:
        return [tuple(row) for row in self.collection._base.db.rows(sql, values)]

    # What always holds --------------------------------------------------------------------

    @invariant()
    def the_notes_are_as_they_were_left(self) -> None:
        found = {
            path.relative_to(self.folder).as_posix(): path.read_bytes()
            for path in self.folder.rglob("*")
            if path.is_file() and ".recall" not in path.parts
        }
        assert found == self.files
        self.tally["steps"] += 1

    @invariant()
    def no_answer_is_lost(self) -> None:
        stored = {
            row[0]: (row[1], row[2])
            for row in self.rows("select review_id, card_id, rating from reviews")
        }
        live = {row[0] for row in self.rows(f"select review_id from reviews where {LIVE_REVIEW}")}
        assert stored == self.answers
        assert live == self.answers.keys() - self.withdrawn

    @invariant()
    def the_log_only_grows(self) -> None:
        now = self.rows("select * from events order by event_id")
        now += self.rows("select * from reviews order by review_id")
        assert set(self.log) <= set(now)
        self.log = now

    @invariant()
    def every_card_is_what_its_answers_make_it(self) -> None:
        columns = (
            "state, stability, difficulty, step, due_day, due_at, last_day, reviews, lapses,"
            " changed from cards order by card_id"
        )
        before = self.rows(f"select card_id, {columns}")
        with replayed(self.collection):
            assert self.rows(f"select card_id, {columns}") == before
        for row in before:
            assert row[5] is None or row[7] is None or str(row[5]) >= str(row[7]), row

    @invariant()
    def every_note_has_its_fate(self) -> None:
        if not self.scanned:
            return
        for path, data in self.files.items():
            found = explain_bytes(path, data)
            told = self.rows("select line, end_line from notes where path = ? order by line", path)
            assert sorted(told) == sorted(
                (one.note.span.first, one.note.span.last) for one in found.notes
            )
            for number, line in enumerate(data.decode("utf-8-sig").splitlines(), start=1):
                if line.lstrip().startswith("- "):
                    assert any(row[0] <= number <= row[1] for row in told), (path, number, line)

    @invariant()
    def every_card_stands_on_a_note_or_is_an_orphan(self) -> None:
        if self.scanned:
            paths = {row[0] for row in self.rows("select path from prompts where orphan = 0")}
            assert paths <= self.files.keys()


class _NothingStoredError(Exception):
    """Lets a transaction be rolled back."""


@contextmanager
def replayed(collection: Collection) -> Iterator[None]:
    """Make every card anew from its answers while something looks, and store nothing."""
    with suppress(_NothingStoredError), collection._base.db.writing() as writer:
        forgetting = Forgetting(collection.settings.weights)
        for row in writer.rows("select card_id from cards"):
            restore(writer, row["card_id"], forgetting)
        yield
        raise _NothingStoredError


# Done wrong -------------------------------------------------------------------------------


class ForgetsAnswers(Life):
    """Says that an answer is stored when it is not."""

    def acknowledged(self, card: str, rating: Rating) -> str:
        given = super().acknowledged(card, rating)
        return f"{given[:-1]}{'0' if given[-1] != '0' else '1'}"


class TidiesNotes(Life):
    """Takes white space from the ends of files when it reads them."""

    def refresh(self) -> None:
        super().refresh()
        for path, data in self.files.items():
            (self.folder / path).write_bytes(data.rstrip())


class TrustsTheCache(Life):
    """Changes a schedule without an answer."""

    @rule(agreed=st.booleans())
    def scan(self, agreed: bool) -> None:
        super().scan(agreed)
        with self.collection._base.db.writing() as writer:
            writer.run("update cards set stability = stability + 1 where reviews > 0")


WRONG = (ForgetsAnswers, TidiesNotes, TrustsTheCache)


def live(life: type[Life], lives: int, number: int, *, steps: int = 50) -> str:
    """Live so many lives and return what went wrong first; empty when nothing did."""
    chosen = settings(
        max_examples=lives,
        stateful_step_count=steps,
        deadline=None,
        database=None,
        phases=[Phase.generate, Phase.shrink] if life is Life else [Phase.generate],
        suppress_health_check=list(HealthCheck),
        report_multiple_bugs=False,
    )
    try:
        run_state_machine_as_test(seed(number)(life), settings=chosen)
    except Exception as error:
        if life is Life:
            print(*getattr(error, "__notes__", ()), sep="\n", file=sys.stderr)
        return f"{type(error).__name__}: {error}".splitlines()[0]
    return ""


def figure(trials: int, seed: int) -> Outcome:
    """Live so many lives of fifty steps; control: three that each break one promise."""
    Life.tally.update(dict.fromkeys(Life.tally, 0))
    wrong = live(Life, trials, seed)
    tally = dict(Life.tally)
    caught = [live(life, 50, seed) != "" for life in WRONG]
    return Outcome(
        f"{tally['lives']:,} lives, {tally['steps']:,} steps, {tally['answers']:,} answers,"
        f" {f'broken: {wrong}' if wrong else '0 promises broken'}",
        bad=bool(wrong),
        control=f"{sum(caught)} of {len(caught)} lives done wrong were found out",
        caught=all(caught),
    )
