"""Scanning: what is planned is what is done, at once and for all files, and nothing twice."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path

import pytest
from memory.notebook import MORNING, Notebook

from recall.collection.changes import told_apart
from recall.collection.deciding import OpenQuestion
from recall.collection.freshness import RACY_NS, chosen, is_stale
from recall.collection.losses import Loss
from recall.collection.scan import CardFate, DrasticPlanError, PlanLine
from recall.days import to_ms
from recall.journal import replay
from recall.reviews import Rating
from recall.scheduling import Forgetting
from recall.session import UndoneKind
from recall.settings import Settings
from recall.store import derived, entries, prompts
from recall.store.derived import Tables
from recall.store.prompts import LINES, Content

TALK = """\
# Talk

- WAL makes commits :: durable
- A B-tree keeps its keys :: sorted
"""

AGES_AGO_NS = 1_600_000_000 * 10**9


def settle(notebook: Notebook) -> None:
    """Make every file look as if it had been written long before it was scanned."""
    for place, path in enumerate(sorted(notebook.folder.rglob("*.md"))):
        os.utime(path, ns=(AGES_AGO_NS + place, AGES_AGO_NS + place))


def test_a_plan_says_line_by_line_what_comes(notebook: Notebook):
    notebook.write(TALK)
    plan = notebook.collection.plan_scan()

    assert plan.lines == (
        PlanLine(CardFate.NEW, "talk.md", 3, "Talk", "WAL makes commits"),
        PlanLine(CardFate.NEW, "talk.md", 4, "Talk", "A B-tree keeps its keys"),
    )
    assert notebook.cards() == []


def test_a_second_scan_finds_nothing(notebook: Notebook):
    notebook.write(TALK)
    notebook.scan()
    events = notebook.base.db.scalar("select count(*) from events")

    notebook.scan()

    assert notebook.collection.plan_scan().lines == ()
    assert notebook.base.db.scalar("select count(*) from events") == events


def stored_time(notebook: Notebook) -> object:
    return notebook.base.db.scalar("select mtime_ns from files")


def test_an_unchanged_file_is_not_read_again(notebook: Notebook):
    notebook.write(TALK)
    settle(notebook)
    notebook.scan()

    assert not is_stale(notebook.base)
    assert notebook.collection.plan_scan().is_nothing
    assert notebook.collection.refresh() is None


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: (folder / "talk.md").write_text("# Other\n"),
        lambda folder: (folder / "talk.md").unlink(),
        lambda folder: (folder / "new.md").write_text("# New\n"),
        lambda folder: (folder / "talk.md").rename(folder / "renamed.md"),
        lambda folder: os.utime(folder / "talk.md", ns=(AGES_AGO_NS + 5, AGES_AGO_NS + 5)),
    ],
    ids=["edited", "removed", "added", "renamed", "touched"],
)
def test_a_change_is_seen(notebook: Notebook, change):
    notebook.write(TALK)
    settle(notebook)
    notebook.scan()

    change(notebook.folder)

    assert is_stale(notebook.base)


def test_a_file_saved_just_before_it_was_read_is_soon_as_cheap_as_others(notebook: Notebook):
    """Whoever clones a collection and starts at once must not pay for it every morning."""
    notebook.write(TALK)
    notebook.scan()
    at_once = stored_time(notebook)
    seen = (notebook.folder / "talk.md").stat().st_mtime_ns
    long_ago = seen - 10 * RACY_NS
    os.utime(notebook.folder / "talk.md", ns=(long_ago, long_ago))
    with notebook.base.db.writing() as writer:
        writer.run("update files set mtime_ns = ?", [-long_ago])

    assert not is_stale(notebook.base)

    assert (at_once, stored_time(notebook)) == (-seen, long_ago)


def test_an_edit_in_the_same_instant_and_of_the_same_length_is_seen(notebook: Notebook):
    """The clock of a disk is coarse: two saves may bear one time."""
    notebook.write(TALK)
    now = time.time_ns()
    os.utime(notebook.folder / "talk.md", ns=(now, now))
    notebook.scan()
    fresh = is_stale(notebook.base)
    notebook.write(TALK.replace("WAL", "LAW"))
    os.utime(notebook.folder / "talk.md", ns=(now, now))

    assert not fresh
    assert is_stale(notebook.base)


def test_a_touched_file_changes_no_card(notebook: Notebook):
    notebook.write(TALK)
    settle(notebook)
    notebook.scan()
    before = notebook.cards()
    os.utime(notebook.folder / "talk.md", ns=(AGES_AGO_NS + 9, AGES_AGO_NS + 9))
    notebook.scan()

    assert notebook.cards() == before
    assert not is_stale(notebook.base)


def test_hidden_and_linked_files_are_not_read(notebook: Notebook, tmp_path: Path):
    """A link could lead out of the notes, and a pipe would never end."""
    secret = tmp_path / "secret.md"
    secret.write_text("# S\n\n- Password :: hunter2\n")
    notebook.write("# H\n\n- a :: b\n", ".hidden/a.md")
    notebook.write("# H\n\n- a :: b\n", ".a.md")
    (notebook.folder / "link.md").symlink_to(secret)
    (notebook.folder / "links").symlink_to(tmp_path)
    os.mkfifo(notebook.folder / "pipe.md")
    notebook.scan()

    assert notebook.cards() == []


@pytest.mark.parametrize(
    ("include", "exclude", "path", "wanted"),
    [
        (["**/*.md"], [], "a.md", True),
        (["**/*.md"], [], "x/y/a.md", True),
        (["**/*.md"], [], "a.txt", False),
        (["*.md"], [], "x/a.md", True),
        (["talks/*.md"], [], "talks/a.md", True),
        (["talks/*.md"], [], "talks/x/a.md", False),
        (["talks/**"], [], "talks/x/a.md", True),
        (["**/*.md"], ["README.md"], "x/README.md", False),
        (["**/*.md"], ["drafts"], "drafts/a.md", False),
        (["**/*.md"], ["drafts/"], "x/drafts/y/a.md", False),
        (["**/*.md"], ["2019-*"], "2019-01-01-post.md", False),
        (["**/[ab].md"], [], "b.md", True),
        (["**/[!ab].md"], [], "b.md", False),
        (["**/a+b.md"], [], "a+b.md", True),
    ],
)
def test_globs_choose_files(include: list[str], exclude: list[str], path: str, wanted: bool):
    assert chosen(tuple(include), tuple(exclude)).matches(path) is wanted


def test_one_bad_file_stops_no_other(notebook: Notebook):
    notebook.write(TALK)
    (notebook.folder / "bad.md").write_bytes(b"\xff\xfe\x00\x00" * 50)
    (notebook.folder / "front.md").write_text("---\ntitle: [\n---\n\n- One :: two\n")
    report = notebook.scan()

    assert len(notebook.live()) == 3
    assert {problem.path for problem in report.problems} == {"bad.md", "front.md"}
    assert notebook.collection.plan_scan().problems == report.problems


def test_a_folder_that_is_gone_for_a_while_does_not_take_its_cards(notebook: Notebook):
    """A disk that is not mounted, or a sync that is not done, looks like an empty folder."""
    notebook.write(TALK)
    notebook.scan()
    notebook.learn()
    notebook.remove()

    report = notebook.collection.refresh()

    assert report is not None
    assert (report.applied, report.losses) == (False, (Loss("Talk", 2, 2, ("talk.md",)),))
    assert len(notebook.live()) == 2
    with pytest.raises(DrasticPlanError, match="recall scan --yes"):
        notebook.scan()
    assert len(notebook.live()) == 2
    notebook.scan(agreed=True)
    assert [card.orphan for card in notebook.cards()] == [True, True]


def test_most_of_a_deck_does_not_go_without_a_word(notebook: Notebook):
    bullets = [f"- Fact number {word} :: {word} it is\n" for word in "abcdefghij"]
    notebook.write("# Talk\n\n" + "".join(bullets))
    notebook.write("# Other\n\n- One :: two\n", "other.md")
    notebook.scan()
    notebook.learn()

    notebook.write("# Talk\n\n" + "".join(bullets[:4]))
    assert notebook.collection.plan_scan().losses == (Loss("Talk", 6, 10, ("talk.md",)),)
    notebook.write("# Talk\n\n" + "".join(bullets[:6]))
    assert notebook.collection.plan_scan().losses == ()


def test_a_new_deck_of_new_cards_may_go_at_once(notebook: Notebook):
    """Nothing was learned, so there is nothing to ask."""
    notebook.write(TALK)
    notebook.write("# Other\n\n- One :: two\n", "other.md")
    notebook.scan()
    notebook.remove()

    report = notebook.collection.refresh()

    assert report is not None
    assert report.applied
    assert report.counts == {CardFate.GONE: 2}


def test_near_twins_in_a_new_file_wait_as_drafts(notebook: Notebook):
    """The second write-up of a talk repeats the first; nobody wants to learn it twice."""
    notebook.write(TALK)
    notebook.scan()
    report = notebook.after(
        "# Again\n\n- WAL makes a commit :: durable\n- Vacuum removes :: dead rows\n", "again.md"
    )

    assert report.counts == {CardFate.DRAFT: 1, CardFate.NEW: 1}
    twin = next(card for card in notebook.cards() if "a commit" in card.front)
    assert (twin.tier, twin.shelved) == ("draft", True)


def test_a_card_that_differs_by_a_number_is_no_twin(notebook: Notebook):
    notebook.write("# A\n\n- Parameters of GPT-2 :: 1.5 billion\n")
    notebook.scan()
    report = notebook.after("# B\n\n- Parameters of GPT-3 :: 175 billion\n", "b.md")

    assert report.counts == {CardFate.NEW: 1}


UNSURE = "- Why do queues smooth load? :: bursts wait their turn until workers are free\n"
MAYBE = "- How do queues smooth the load? :: bursts wait until a worker is free\n"
ASKED = (
    "Why do queues smooth load? → bursts wait their turn until workers are free",
    "How do queues smooth the load? → bursts wait until a worker is free",
)
"""What is shown of the two."""


def test_an_unsure_match_is_left_to_the_person(notebook: Notebook):
    """A wrong history is worse than a question."""
    notebook.write(f"# Talk\n\n{UNSURE}- One :: two\n")
    notebook.scan()
    notebook.learn()
    notebook.write("# Talk\n\n- One :: two\n")
    report = notebook.after(f"# Elsewhere\n\n## Load\n\n{MAYBE}", "elsewhere.md")

    assert report.counts == {CardFate.UNDECIDED: 1, CardFate.NEW: 1}
    assert report.undecided == 1
    [question] = notebook.collection.undecided()
    assert (question.before, question.after) == ASKED

    notebook.collection.decide(question, same=True)

    card = notebook.card("queues")
    assert (card.front, card.path, card.reviews) == (
        "How do queues smooth the load?",
        "elsewhere.md",
        1,
    )
    assert notebook.collection.undecided() == []
    assert notebook.scan().lines == ()


def test_two_facts_stay_two_when_the_person_says_so(notebook: Notebook):
    notebook.write(f"# Talk\n\n{UNSURE}")
    notebook.scan()
    notebook.learn()
    notebook.remove()
    notebook.write(f"# Elsewhere\n\n## Load\n\n{MAYBE}", "elsewhere.md")
    notebook.scan(agreed=True)
    [question] = notebook.collection.undecided()

    notebook.collection.decide(question, same=False)

    assert [(card.reviews, card.orphan) for card in notebook.cards()] == [(1, True), (0, False)]
    assert notebook.collection.undecided() == []


FASTER = "- Digital computation is far more powerful than analog because it scales better.\n"
BEATEN = "- Because digital computations scale better, they beat analog ones by far.\n"


def test_a_note_reworded_so_far_that_no_ready_card_comes_of_it_is_asked_about(notebook: Notebook):
    """Nothing that was learned goes without a word only because a sentence was turned round."""
    notebook.after(f"# Talk\n\n- One :: two\n{FASTER}")
    notebook.learn()
    before = notebook.card("digital")

    report = notebook.after(f"# Talk\n\n- One :: two\n{BEATEN}")

    assert report.counts[CardFate.UNDECIDED] == 1
    [question] = notebook.collection.undecided()
    assert (question.before, question.after) == (FASTER[2:-1], BEATEN[2:-1])

    notebook.collection.decide(question, same=True)

    after = notebook.card("digital")
    assert (after.card_id, after.front, after.reviews) == (before.card_id, before.front, 1)
    assert notebook.scan().lines == ()
    assert rebuilt(notebook) == as_it_stands(notebook)


def test_a_note_about_something_else_in_the_same_place_is_not_asked_about(notebook: Notebook):
    notebook.after(f"# Talk\n\n- One :: two\n{FASTER}")
    notebook.learn()

    notebook.after("# Talk\n\n- One :: two\n- He liked the coffee at the venue a lot.\n")

    assert notebook.collection.undecided() == []


def undecided_about_queues(notebook: Notebook) -> OpenQuestion:
    """Learn a card and lose it to another that may be the same."""
    notebook.write(f"# Talk\n\n{UNSURE}- One :: two\n")
    notebook.scan()
    notebook.learn()
    notebook.write("# Talk\n\n- One :: two\n")
    notebook.after(f"# Elsewhere\n\n## Load\n\n{MAYBE}", "elsewhere.md")
    [question] = notebook.collection.undecided()
    return question


def rebuilt(notebook: Notebook) -> Tables:
    """Return what the log alone comes to."""
    db = notebook.base.db
    withdrawn = derived.withdrawn(db)
    forgetting = Forgetting(notebook.settings.weights)
    return without(LINES, replay.told(entries.entries(db), withdrawn, forgetting).tables)


def as_it_stands(notebook: Notebook) -> Tables:
    return without(LINES, derived.read(notebook.base.db))


def without(columns: Iterable[str], tables: Tables) -> Tables:
    """Return the tables without columns of prompts."""
    blank = dict.fromkeys(columns)
    return tables._replace(prompts={key: {**row, **blank} for key, row in tables.prompts.items()})


@pytest.mark.parametrize("same", [True, False])
def test_the_decision_on_the_same_fact_can_be_taken_back(notebook: Notebook, same: bool):
    """A slip of the finger must not join two histories for good."""
    question = undecided_about_queues(notebook)
    before = without(["changed_at"], as_it_stands(notebook))
    notebook.collection.decide(question, same=same)
    notebook.now += timedelta(minutes=1)

    [undone] = notebook.collection.undo()

    assert (undone.kind, undone.front) == (UndoneKind.SAME_FACT, ASKED[0])
    assert notebook.collection.undecided() == [question]
    assert without(["changed_at"], as_it_stands(notebook)) == before
    assert rebuilt(notebook) == as_it_stands(notebook)
    assert notebook.scan().lines == ()


def test_a_slip_that_is_mended_leaves_the_history_with_the_card_it_was_given_to(
    notebook: Notebook,
):
    """The card that went when two became one asks the same, but was never answered."""
    question = undecided_about_queues(notebook)
    notebook.collection.decide(question, same=True)
    before = notebook.card("queues")

    mended = MAYBE.replace("a worker is", "a workers is")
    notebook.after(f"# Elsewhere\n\n## Load\n\n{mended}", "elsewhere.md")

    after = notebook.card("queues")
    assert (after.card_id, after.reviews) == (before.card_id, 1)


def test_a_decision_on_the_same_fact_is_taken_back_with_the_words_the_note_has_now(
    notebook: Notebook,
):
    """What the person wrote since is in the notes, and stays with the card of that note."""
    question = undecided_about_queues(notebook)
    notebook.collection.decide(question, same=True)
    edited = MAYBE.replace("worker is", "workers is")
    notebook.after(f"# Elsewhere\n\n## Load\n\n{edited}", "elsewhere.md")

    notebook.collection.undo()

    card = notebook.card("queues")
    assert (card.card_id, card.answer, card.reviews) == (
        next(c.card_id for c in notebook.cards() if c.prompt_id == question.candidate),
        "bursts wait until a workers is free",
        0,
    )
    old = next(card for card in notebook.cards() if card.prompt_id == question.prompt_id)
    assert (old.front, old.orphan, old.reviews) == ("Why do queues smooth load?", True, 1)
    assert rebuilt(notebook) == as_it_stands(notebook)
    assert notebook.scan().lines == ()


def test_ids_are_given_once_and_lie_in_the_past(notebook: Notebook):
    """Anki gives a new id to what lies in the future, and the phone's copy would be lost."""
    bullets = "".join(f"- Fact {n} of many :: value {n}\n" for n in range(300))
    notebook.write(f"# Talk\n\n{bullets}")
    notebook.scan()
    notebook.after(f"# More\n\n{bullets.replace('Fact', 'Truth')}", "more.md")

    rows = notebook.base.db.rows(
        "select note_ms, card_ms, prompt_id, card_id from prompts join cards using (prompt_id)"
        " order by position"
    )
    now = to_ms(notebook.now)
    assert len(rows) == 600
    assert all(row["note_ms"] <= now and row["card_ms"] <= now for row in rows)
    assert min(row["note_ms"] for row in rows) > now - 100_000
    assert len({row["prompt_id"] for row in rows} | {row["card_id"] for row in rows}) == 1200
    first = [row["card_ms"] for row in rows[:300]]
    assert first == sorted(first)


def test_new_cards_come_in_the_order_of_the_notes(notebook: Notebook):
    notebook.write("# B\n\n- Three :: 3\n", "b.md")
    notebook.write("# A\n\n- One :: 1\n- Two :: 2\n", "a.md")
    notebook.scan()

    assert [card.front for card in notebook.cards()] == ["One", "Two", "Three"]


def test_the_log_tells_what_happened_to_a_card(notebook: Notebook):
    notebook.write(TALK)
    notebook.scan()
    notebook.learn()
    notebook.after(TALK.replace("durable", "quite durable"))
    notebook.after(TALK.replace("- WAL makes commits :: durable\n", ""))
    notebook.after(TALK)
    card = notebook.card("WAL")

    told = [
        entry["kind"]
        for entry in notebook.collection.log()
        if card.card_id in (entry.get("subject"), entry.get("card"))
        or entry.get("subject") == card.prompt_id
    ]

    assert told[:4] == ["prompt-added", "card-added", "review", "prompt-changed"]
    assert "prompt-orphaned" in told
    assert "prompt-revived" in told


def test_what_is_found_by_its_words_follows_every_edit(notebook: Notebook):
    notebook.write(TALK)
    notebook.scan()
    notebook.after(TALK.replace("durable", "lasting"))

    assert [row.front for row in notebook.collection.find("lasting")] == ["WAL makes commits"]
    assert notebook.collection.find("durable") == []


def test_every_bullet_has_a_fate(notebook: Notebook):
    notebook.write("# Talk\n\n- WAL makes commits :: durable\n- [ ] read the paper\n- ok\n")
    notebook.scan()

    rows = notebook.base.db.rows("select line, fate, reason is null from notes order by line")
    assert [row[0] for row in rows] == [3, 4, 5]
    assert tuple(rows[0]) == (3, "ready", 1)
    assert all(not row[2] for row in rows[1:])


KILLED = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from recall.collection import Collection
from recall.settings import Settings

clock = lambda: datetime(2026, 11, 24, 9, tzinfo=UTC)
with Collection.open(Path(sys.argv[1]), Settings(), clock) as collection:
    plan = collection.plan_scan()
    print("planned", flush=True)
    collection.apply_scan(plan, agreed=True)
    print("done", flush=True)
"""


@pytest.mark.parametrize("seed", range(4))
def test_a_scan_that_is_killed_leaves_all_or_nothing(notebook: Notebook, seed: int):
    """Between two states of the notes there is none that never was."""
    dice = random.Random(seed)
    bullets = [f"- Fact {n} about topic {n * 7919 % 1000} :: answer {n}\n" for n in range(400)]
    notebook.write("# Talk\n\n" + "".join(bullets))
    notebook.scan()
    before = notebook.cards()
    notebook.collection.__exit__()
    notebook.write("# Talk\n\n" + "".join(b.replace("Fact", "Claim") for b in bullets[:300]))
    notebook.write("# More\n\n" + "".join(bullets[300:]), "more.md")

    program = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(notebook.folder)], stdout=subprocess.PIPE
    )
    assert program.stdout is not None
    program.stdout.readline()
    time.sleep(dice.uniform(0, 0.08))
    program.send_signal(signal.SIGKILL)
    program.wait()

    notebook.collection = notebook.open()
    assert notebook.base.db.scalar("pragma integrity_check") == "ok"
    done = notebook.base.db.scalar("select count(*) from files") == 2
    if not done:
        assert notebook.cards() == before
    notebook.scan()
    assert [card.card_id for card in notebook.live()] == [card.card_id for card in before]
    assert {card.front.split()[0] for card in notebook.live()[:300]} == {"Claim"}
    assert notebook.scan().lines == ()


def test_settings_that_leave_a_file_out_suspend_its_cards(notebook: Notebook, tmp_path: Path):
    notebook.write(TALK)
    notebook.write("# D\n\n- One :: two\n", "drafts/d.md")
    notebook.scan()
    other = Notebook(notebook.folder, Settings(time_zone="UTC", exclude=("drafts",)))
    other.now = MORNING

    assert is_stale(other.base)
    other.scan()
    assert [card.front for card in other.live()] == ["WAL makes commits", "A B-tree keeps its keys"]


def test_a_plan_that_waited_while_a_card_was_answered_is_made_again(notebook: Notebook):
    """The answer was to the old fact: it comes back today, though the plan saw no answer."""
    notebook.after("# A\n\n- WAL came to SQLite in :: 2009\n")
    notebook.write("# A\n\n- WAL came to SQLite in :: 2010\n")
    plan = notebook.collection.plan_scan()
    notebook.learn()
    notebook.collection.apply_scan(plan)

    [card] = notebook.live()
    assert (card.answer, card.changed, card.due_day) == ("2010", True, "2026-11-23")


def test_a_fact_that_changed_after_it_was_asked_today_is_asked_once_more_today(notebook: Notebook):
    """The scan says so; what it asked in the morning was another fact."""
    notebook.after("# Raft\n\n- Raft was published in ==2014== by ==Ongaro==.\n")
    year, author = notebook.cards()
    notebook.collection.answer(year.card_id, Rating.EASY)  # type: ignore[arg-type]
    assert asked(notebook) == []

    notebook.after("# Raft\n\n- Raft was published in ==2013== by ==Ongaro==.\n")

    assert [card.changed for card in notebook.cards()] == [True, False]
    assert asked(notebook) == [year.card_id]
    notebook.collection.answer(year.card_id, Rating.EASY)  # type: ignore[arg-type]
    assert asked(notebook) == []
    notebook.now += timedelta(days=1)
    assert asked(notebook) == [author.card_id]


def asked(notebook: Notebook) -> list[str]:
    """Return the card that today still asks, if it asks one."""
    session = notebook.collection.start_session()
    session.start(notebook.now)
    said = [counts.cards for counts in notebook.collection.due_counts().values()]
    assert session.progress.total == sum(said) <= 1
    return [session.current.card_id] if session.current else []


@pytest.mark.parametrize(
    ("after", "anew"),
    [
        ("WAL came to SQLite in :: 2010", True),
        ("WAL came to SQLite in :: the year 2009", True),
        ("WAL came to **SQLite** in :: 2009", False),
        ("WAL came too SQLite in :: 2009", True),
        ("WAL cmae to SQLite in :: 2009", False),
    ],
)
def test_a_new_card_on_the_screen_is_drawn_anew_when_it_is_edited(
    notebook: Notebook, after: str, anew: bool
):
    """Whoever answers must have seen what the card says."""
    notebook.after("# A\n\n- WAL came to SQLite in :: 2009\n")
    before = notebook.base.db.scalar("select rev from cards")
    notebook.after(f"# A\n\n- {after}\n")

    assert (notebook.base.db.scalar("select rev from cards") != before) is anew


def test_the_log_is_enough_to_have_every_prompt_back(notebook: Notebook):
    """All but the lines, which the notes give back."""
    notebook.after("# A\n\n- WAL came to SQLite in :: 2009\n- ==one== and ==two==\n", "a.md")
    notebook.learn()
    notebook.after("# A\n\n- WAL came to SQLite in :: 2010\n- ==two== and ==three==\n", "a.md")
    notebook.after("# B\n\n- WAL came to **SQLite** in :: 2010\n", "b.md")
    notebook.after("# A\n\n- ==two== and ==three==\n", "a.md")

    fields = [field for field in Content._fields if "line" not in field]
    rebuilt: dict[str, dict[str, object]] = {}
    for entry in notebook.collection.log():
        if str(entry["kind"]).startswith("prompt-"):
            rebuilt.setdefault(str(entry["subject"]), {}).update(entry["body"])  # type: ignore[call-overload]
    for row in notebook.base.db.rows("select * from prompts where orphan = 0"):
        stored = {field: row[field] for field in fields}
        stored |= {field: json.loads(row[field]) for field in ("wording", "tags", "section")}
        assert {field: rebuilt[row["prompt_id"]][field] for field in fields} == stored


def test_many_like_bullets_edited_at_once_take_time_by_their_number(notebook: Notebook):
    """A table of like facts must not be compared all to all."""

    def seconds(count: int) -> float:
        bullets = [f"- What does shard {n} keep? :: its copy of {n % 7}" for n in range(count)]
        path = f"{count}.md"
        notebook.after("# A\n\n" + "\n".join(bullets), path)
        notebook.write("# A\n\n" + "\n".join(f"{one} for long" for one in bullets), path)
        start = time.process_time()
        assert notebook.scan().counts == {CardFate.EDITED: count}
        return time.process_time() - start

    # Compared all to all, six times as many would take 36 times as long.
    short = seconds(100)
    assert seconds(600) < 15 * short + 0.5


LISTED = "Signs of a tired mill stone:\n\n- flour dust\n- uneven grain\n- bran in the sieve\n"


@pytest.mark.parametrize("nested", [False, True])
def test_a_list_that_grows_keeps_what_is_known_of_its_items(notebook: Notebook, nested: bool):
    """The items are the same facts; what asks for all of them has to be learned on from there."""
    lines = LISTED.splitlines()
    text = "\n".join([f"- {lines[0]}", *(f"  {line}" for line in lines[2:])]) if nested else LISTED
    notebook.write(text)
    notebook.scan()
    notebook.learn()

    notebook.after(f"{text.rstrip()}\n{'  ' if nested else ''}- loud runner\n")

    live = {(card.answer, card.reviews) for card in notebook.live()}
    assert live == {
        ("1) flour dust; 2) uneven grain; 3) bran in the sieve; 4) loud runner", 1),
        ("flour dust", 1),
        ("uneven grain", 1),
        ("bran in the sieve", 1),
        ("loud runner", 0),
    }
    assert [card.answer[:13] for card in notebook.live() if card.changed] == ["1) flour dust"]


IMPROVED = "# Talk\n\nThree improvements:\n\n- a faster parser\n- smaller images\n- better logs\n"
STEPS = """\
# Talk

- Backpropagation works in three steps:
  1. Run the input forward
  2. Measure the error at the end
  3. Send the error backward
"""


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (IMPROVED, f"{IMPROVED}- fewer tests\n"),
        (IMPROVED, f"{IMPROVED}- fewer tests\n".replace("Three", "Four")),
        (IMPROVED, IMPROVED.replace("- better", "- fewer tests\n- better")),
        (STEPS, f"{STEPS}  4. Update the weights a little\n"),
        (STEPS, f"{STEPS}  4. Update the weights a little\n".replace("three", "four")),
    ],
)
def test_an_item_more_in_a_counted_list_costs_no_history(
    notebook: Notebook, before: str, after: str
):
    """What was learned is still true, whether somebody has corrected *Three* or not.

    Only what asks for all of the items is no longer answered by what was learned.
    """
    notebook.after(before)
    notebook.learn()
    learned = {card.card_id: card.answer for card in notebook.live()}

    report = notebook.after(after)

    assert report.counts == {CardFate.CHANGED: 1, CardFate.EDITED: 3, CardFate.NEW: 1}
    live = {card.card_id: card for card in notebook.live()}
    assert [live[one].reviews for one in learned] == [1, 1, 1, 1]
    whole = [card for card in live.values() if card.changed]
    assert [card.answer.count(") ") for card in whole] == [4]
    assert " four " in whole[0].front
    assert {live[one].answer for one in learned} - {whole[0].answer} == {
        answer for answer in learned.values() if "1) " not in answer
    }
    assert notebook.scan().lines == ()


def test_a_list_of_which_most_is_another_is_another_list(notebook: Notebook):
    """A history must not go to a fact that nobody has learned."""
    notebook.after(IMPROVED)
    notebook.learn()
    (listed,) = (card.card_id for card in notebook.live() if "1) " in card.answer)

    other = "- fewer tests\n- a longer manual\n- better logs\n"
    notebook.after(f"# Talk\n\nThree improvements:\n\n{other}")

    assert listed not in {card.card_id for card in notebook.live()}


def test_two_prompts_are_told_apart_by_their_answers_wherever_these_differ(notebook: Notebook):
    """Who sees the same question twice cannot say whether it is the same fact, nor can who does not
    see what changed."""
    notebook.after(
        "# Talk\n\n- Raft elects its leader by :: votes\n- WAL makes commits :: durable\n"
    )
    raft, wal = (one.content for one in prompts.in_files(notebook.base.db, ["talk.md"]))

    assert told_apart(raft, wal) == (
        "Raft elects its leader by → votes",
        "WAL makes commits → durable",
    )
    reworded = raft._replace(front="Raft chooses a leader by")
    assert told_apart(raft, reworded) == ("Raft elects its leader by", "Raft chooses a leader by")
    corrected = raft._replace(answer="a majority of votes")
    assert told_apart(raft, corrected) == (
        "Raft elects its leader by → votes",
        "Raft elects its leader by → a majority of votes",
    )
