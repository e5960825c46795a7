"""Cards that older rules made, and what taking today's rules keeps, brings and lets go."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from faces.shell import Shell
from memory.notebook import Card, Notebook

from recall import matching
from recall.cards import Gap, GapText, Question, Wording, faces, kind_of
from recall.cli import recall
from recall.collection.regenerating import Change, RegeneratedMeanwhileError, Regeneration
from recall.reviews import EventId
from recall.store import prompts, settled, wordings

TALK = """\
# Storage – Ada Rowe

- Tape is cheaper than disk because it needs no power.
- Snapshots are copied at 3 in the morning because nobody writes then.
- Raft :: a protocol for agreeing on a log
"""

WHY_TAPE = "According to Ada Rowe, why is tape cheaper than disk?"
NO_POWER = "Because it needs no power"


@pytest.fixture
def notebook(tmp_path: Path) -> Notebook:
    """A collection that today's rules have read."""
    notebook = Notebook(tmp_path / "notes")
    notebook.after(TALK)
    return notebook


def was(notebook: Notebook, front: str, wording: Wording, **other: str) -> None:
    """Let a prompt be as older rules would have made it."""
    first = faces(wording)[0]
    with notebook.base.db.writing() as writer:
        (old,) = [
            one for one in prompts.in_files(writer, ["talk.md"]) if one.content.front == front
        ]
        content = old.content._replace(
            wording=wordings.to_json(wording),
            kind=kind_of(wording),
            front=first.front,
            answer=first.answer,
            fingerprint=matching.fingerprint(wording),
            **other,
        )
        prompts.change(writer, [(old.prompt_id, content)])
        prompts.answers(writer, {card.card_id: first.answer for card in old.cards})
        prompts.shelve(writer, [old.prompt_id])


def never_made(notebook: Notebook, front: str) -> None:
    """Let a prompt be one that older rules did not make."""
    with notebook.base.db.writing() as writer:
        where = "(select prompt_id from prompts where front = ?)"
        writer.run(f"delete from cards where prompt_id in {where}", (front,))
        writer.run("delete from prompts where front = ?", (front,))


def plan(notebook: Notebook, *words: str) -> Regeneration:
    return notebook.collection.plan_regenerate(words)


def take(notebook: Notebook) -> Regeneration:
    """Take all that today's rules would change."""
    found = plan(notebook)
    notebook.collection.apply_regenerate(found, found.bullets)
    return found


def changes(found: Regeneration) -> list[tuple[Change, str | None, str | None]]:
    """Return what would become of each card: the change, its question before and after."""
    return [
        (one.change, one.before and one.before.front, one.after and one.after.front)
        for bullet in found.bullets
        for one in bullet.changes
    ]


def test_todays_cards_are_left_in_peace(notebook: Notebook):
    """Nothing to take is the ordinary case."""
    assert plan(notebook).bullets == ()


def test_a_card_that_is_asked_in_other_words_keeps_its_history(notebook: Notebook):
    """Better words are no reason to learn a fact twice."""
    was(notebook, WHY_TAPE, Question("Why is tape so cheap?", NO_POWER))
    notebook.learn()
    before = notebook.card("so cheap")

    found = take(notebook)

    assert changes(found) == [(Change.REWORDED, "Why is tape so cheap?", WHY_TAPE)]
    after = notebook.card("cheaper than disk")
    assert after == before._replace(front=WHY_TAPE)


def test_the_same_gap_in_fewer_words_keeps_its_history(tmp_path: Path):
    """One note asked for one answer is one fact, however much of it is shown."""
    notebook = Notebook(tmp_path / "notes")
    notebook.after("# Backups\n\n- A snapshot is 60% smaller than the log it replaces.\n")
    (today,) = notebook.live()
    lead = "As everybody says who lost one and has told each newcomer since, a snapshot is "
    then = GapText((lead, Gap(1, today.answer), " smaller than the log it replaces"))
    was(notebook, today.front, then)
    notebook.learn()
    before = notebook.card("everybody")

    found = take(notebook)

    assert [one.change for bullet in found.bullets for one in bullet.changes] == [Change.REWORDED]
    assert notebook.live() == [before._replace(front=today.front)]


def test_another_number_brings_the_card_back_today(notebook: Notebook):
    """What was learned may hold no longer, as when the note itself is corrected."""
    asks = "According to Ada Rowe, why are snapshots copied at 3 in the morning?"
    was(notebook, asks, Question(asks.replace("3", "4"), "Because nobody writes then"))
    notebook.learn()

    found = take(notebook)

    assert changes(found) == [(Change.CHANGED, asks.replace("3", "4"), asks)]
    card = notebook.card("snapshots")
    assert (card.changed, card.due_day, card.reviews) == (True, "2026-11-23", 1)


def test_a_card_that_nothing_replaces_leaves_the_queue_with_its_history(notebook: Notebook):
    """It is never lost: its history stands where it stood."""
    was(notebook, WHY_TAPE, GapText(("Tape needs no ", Gap(1, "power"), ".")), pattern="gap-then")
    notebook.learn()
    before = notebook.card("Tape needs no")

    found = take(notebook)

    assert changes(found) == [
        (Change.NEW, None, WHY_TAPE),
        (Change.GONE, "Tape needs no […].", None),
    ]
    (gone,) = [card for card in notebook.cards() if card.card_id == before.card_id]
    assert gone == before._replace(orphan=True, shelved=True)
    assert notebook.card("cheaper").reviews == 0


def test_a_card_the_rules_make_again_comes_back_with_its_history(notebook: Notebook):
    """What one version let go, the next may take up."""
    notebook.learn()
    before = notebook.card("cheaper")
    with notebook.base.db.writing() as writer:
        (old,) = [
            one for one in prompts.in_files(writer, ["talk.md"]) if one.content.front == WHY_TAPE
        ]
        prompts.orphan(writer, [(old.prompt_id, False)], 0)

    found = take(notebook)

    assert changes(found) == [(Change.BACK, WHY_TAPE, WHY_TAPE)]
    assert notebook.card("cheaper") == before


def test_a_card_that_older_rules_did_not_see_is_new(notebook: Notebook):
    never_made(notebook, WHY_TAPE)

    found = take(notebook)

    assert changes(found) == [(Change.NEW, None, WHY_TAPE)]
    assert notebook.card("cheaper").reviews == 0


def test_a_draft_of_older_rules_may_be_ready_by_now(notebook: Notebook):
    """A tier means what it means today."""
    was(notebook, WHY_TAPE, Question(WHY_TAPE, NO_POWER), tier="draft")

    found = take(notebook)

    assert changes(found) == [(Change.READY, WHY_TAPE, WHY_TAPE)]
    assert notebook.card("cheaper").tier == "ready"


def test_what_was_learned_stays_ready(tmp_path: Path):
    """Rules that have grown strict take nothing out of the queue that somebody has answered."""
    notebook = Notebook(tmp_path / "notes")
    notebook.after("# Storage\n\n- Most teams underestimate restores.\n")
    draft, *_ = notebook.cards()
    was(notebook, draft.front, _wording(notebook, draft), tier="ready")

    (change,) = changes(plan(notebook))
    notebook.learn()

    assert (draft.tier, change[0]) == ("draft", Change.WAITS)
    assert plan(notebook).bullets == ()


def _wording(notebook: Notebook, card: Card) -> Wording:
    (prompt,) = prompts.by_id(notebook.base.db, [card.prompt_id])
    return wordings.from_json(prompt.content.wording)


def test_cards_that_somebody_wrote_are_never_touched(notebook: Notebook):
    """Whatever their pattern is called today."""
    was(notebook, "Raft", Question("Raft", "something else"))

    assert plan(notebook).bullets == ()


def test_what_is_not_taken_stays_as_it_was(notebook: Notebook):
    """Bullet by bullet, as the person likes it."""
    was(notebook, WHY_TAPE, Question("Why is tape so cheap?", NO_POWER))
    never_made(notebook, notebook.card("snapshots").front)
    found = plan(notebook)

    notebook.collection.apply_regenerate(found, found.bullets[1:])

    assert [card.front for card in notebook.live()] == [
        "Why is tape so cheap?",
        "Raft",
        "According to Ada Rowe, why are snapshots copied at 3 in the morning?",
    ]
    assert plan(notebook).bullets == found.bullets[:1]


def test_a_second_run_shows_nothing(notebook: Notebook):
    was(notebook, WHY_TAPE, GapText(("Tape needs no ", Gap(1, "power"), ".")), pattern="gap-then")
    notebook.learn()
    take(notebook)

    assert plan(notebook).bullets == ()
    assert notebook.scan().lines == ()


def test_a_deck_or_a_file_may_be_named(notebook: Notebook):
    """So that one talk can be looked at without the others."""
    never_made(notebook, WHY_TAPE)
    notebook.after("# Tape\n\n- Robots carry tape :: yes\n", "other.md")

    named = [
        plan(notebook, "Storage").bullets,
        plan(notebook, str(notebook.folder / "talk.md")).bullets,
        plan(notebook, str(notebook.folder)).bullets,
        plan(notebook, "Tape").bullets,
        plan(notebook, str(notebook.folder / "other.md")).bullets,
    ]

    assert [len(bullets) for bullets in named] == [1, 1, 1, 0, 0]


def test_undo_gives_back_what_was_there(notebook: Notebook):
    """A card that went has its history and its place in the queue again; the new ones go."""
    asks = "According to Ada Rowe, why are snapshots copied at 3 in the morning?"
    was(notebook, WHY_TAPE, GapText(("Tape needs no ", Gap(1, "power"), ".")), pattern="gap-then")
    was(notebook, asks, Question(asks.replace("3", "4"), "Because nobody writes then"))
    notebook.learn()
    before = notebook.live()
    take(notebook)
    assert notebook.live() != before

    (undone,) = notebook.collection.undo()

    assert (undone.kind, undone.front) == ("regeneration", asks.replace("3", "4"))
    assert notebook.live() == before
    assert notebook.scan().lines == ()
    assert changes(take(notebook)) == [
        (Change.BACK, WHY_TAPE, WHY_TAPE),
        (Change.GONE, "Tape needs no […].", None),
        (Change.CHANGED, asks.replace("3", "4"), asks),
    ]


def test_undo_leaves_alone_what_was_edited_since(notebook: Notebook):
    """The note has the last word."""
    was(notebook, WHY_TAPE, Question("Why is tape so cheap?", NO_POWER))
    take(notebook)
    notebook.after(TALK.replace("no power", "no cooling"))
    edited = notebook.live()

    notebook.collection.undo()

    assert notebook.live() == edited


def test_nothing_is_stored_over_what_came_meanwhile(notebook: Notebook):
    """A plan is only good for what it was made of."""
    was(notebook, WHY_TAPE, Question("Why is tape so cheap?", NO_POWER))
    found = plan(notebook)
    notebook.learn()

    with pytest.raises(RegeneratedMeanwhileError):
        notebook.collection.apply_regenerate(found, found.bullets)

    assert notebook.card("so cheap").reviews == 1


def test_a_list_and_its_items_go_together(tmp_path: Path):
    """Items have cards of their own only where their list does not ask for them."""
    notebook = Notebook(tmp_path / "notes")
    notebook.after(
        "# Tape\n\nThree formats of tape:\n\n- Three kinds of tape:\n  - LTO\n  - DLT\n  - AIT\n"
    )
    for card in notebook.cards():
        never_made(notebook, card.front)

    found = take(notebook)

    assert [(bullet.line, len(bullet.changes)) for bullet in found.bullets] == [(5, 4)]


def judged(notebook: Notebook, front: str, verdict: str) -> None:
    """Let a person have decided on a prompt."""
    with notebook.base.db.writing() as writer:
        writer.run("update prompts set verdict = ? where front = ?", (verdict, front))


def test_what_a_person_accepted_is_not_taken_back(notebook: Notebook):
    """Nor does a stricter rule make it wait again."""
    was(notebook, WHY_TAPE, GapText(("Tape needs no ", Gap(1, "power"), ".")), pattern="gap-then")
    judged(notebook, "Tape needs no […].", "accepted")

    assert changes(take(notebook)) == [(Change.NEW, None, WHY_TAPE)]
    assert [card.front for card in notebook.live()][:1] == ["Tape needs no […]."]
    assert plan(notebook).bullets == ()


def test_what_a_person_accepted_is_no_question_beside_what_the_rules_would_ask(notebook: Notebook):
    """It stays in the queue whatever is asked beside it: there is nothing to decide about it."""
    was(notebook, WHY_TAPE, Question("Why is disk dearer than tape?", "It draws current all day"))
    notebook.learn()
    judged(notebook, "Why is disk dearer than tape?", "accepted")

    assert changes(take(notebook)) == [(Change.NEW, None, WHY_TAPE)]
    assert notebook.collection.undecided() == []


def test_what_a_person_refused_is_not_asked_again(notebook: Notebook):
    """In the words that were refused; other words wait to be judged anew."""
    judged(notebook, WHY_TAPE, "refused")
    same = plan(notebook).bullets
    was(notebook, WHY_TAPE, Question("Why, all in all, is tape so cheap?", NO_POWER))

    assert same == ()
    assert changes(take(notebook)) == [(Change.DRAFT, None, WHY_TAPE)]
    assert plan(notebook).bullets == ()


def test_a_note_that_shall_have_no_cards_gets_none(notebook: Notebook):
    """Whatever new rules find in it."""
    never_made(notebook, WHY_TAPE)
    (bullet,) = plan(notebook).bullets
    row = notebook.base.db.rows("select path, line, section, note_text, pin from notes")[0]
    with notebook.base.db.writing() as writer:
        settled.put(
            writer, [settled.SettledNote(EventId("e"), "skipped", *row[:3], None, *row[3:])]
        )

    assert (bullet.line, plan(notebook).bullets) == (3, ())


def test_a_twin_of_another_file_goes_on_waiting(notebook: Notebook):
    """The rules do not know of the other file."""
    notebook.after(TALK, "copy.md")

    assert [card.tier for card in notebook.cards() if card.path == "copy.md"] == ["draft"] * 3
    assert plan(notebook).bullets == ()


def test_what_came_and_was_taken_back_is_not_listed(notebook: Notebook):
    """It was never asked: there is nothing in it to keep, and nothing to be done about it."""
    never_made(notebook, WHY_TAPE)
    before = listed(notebook)
    take(notebook)
    assert [row["front"] for row in listed(notebook)][:1] == [WHY_TAPE]

    notebook.collection.undo()

    assert listed(notebook) == before


def test_a_learned_card_that_went_is_listed_as_an_orphan(notebook: Notebook):
    """Its history is there."""
    gone = GapText(("Tape needs no ", Gap(1, "power"), "."))
    was(notebook, WHY_TAPE, gone, pattern="gap-then")
    notebook.learn()

    take(notebook)

    orphans = [row["front"] for row in listed(notebook) if row["orphan"]]
    assert orphans == ["Tape needs no […]."]


def listed(notebook: Notebook) -> list[dict[str, object]]:
    said = CliRunner().invoke(recall, ["-C", str(notebook.folder), "list", "--json"])
    rows: list[dict[str, object]] = json.loads(said.stdout)
    return rows


# What is not the rules but the person ---------------------------------------------------------

SEVERAL = """\
# Storage – Ada Rowe

- Tape costs 5 euros per terabyte because it needs no power.
- Vectorised execution wins for OLAP because it processes 1,000 values per call.
"""
WHY_EUROS = "According to Ada Rowe, why does tape cost 5 euros per terabyte?"
WHY_OLAP = "According to Ada Rowe, why does vectorised execution win for OLAP?"

ENOUGH = """\
# Storage – Ada Rowe

- Snapshots are copied at night because nobody writes then.
- Backups fail in silence because nobody restores them.
- Disks spin down because idle motors waste power.
- Logs are compacted because replay takes too long.
- Mirrors drift apart because writes race each other.
- Caches lie because nobody invalidates them.
"""
"""Six cards of one pattern, to be rejected."""


def tired_of_why(tmp_path: Path) -> Notebook:
    """Return a collection whose person rejected six questions for a reason since the scan."""
    notebook = Notebook(tmp_path / "notes")
    notebook.after(SEVERAL)
    notebook.after(ENOUGH, "other.md")
    return notebook


def reject_all(notebook: Notebook) -> None:
    walk = notebook.collection.walk(fresh=["other.md"])
    while walk.current is not None:
        walk.reject()


def test_what_was_learned_is_not_exchanged_because_of_habits(tmp_path: Path):
    """Whoever rejects six questions would get gaps for those they know already."""
    notebook = tired_of_why(tmp_path)
    unlearned = notebook.cards()
    notebook.learn()
    reject_all(notebook)

    assert [card.front for card in unlearned][:2] == [WHY_EUROS, WHY_OLAP]
    assert plan(notebook).bullets == ()


def test_where_habits_see_a_bullet_otherwise_it_is_said(tmp_path: Path):
    """The rules are those of the scan; who blames them looks for a new version in vain."""
    notebook = tired_of_why(tmp_path)
    reject_all(notebook)

    found = plan(notebook)

    assert [(bullet.line, bullet.by_habits) for bullet in found.bullets] == [(3, True), (4, True)]


def test_where_the_rules_see_it_otherwise_too_they_are_named(tmp_path: Path):
    """Habits are no excuse for what a new version does."""
    notebook = tired_of_why(tmp_path)
    was(notebook, WHY_EUROS, Question("Why, all in all, do tapes cost money?", NO_POWER))
    reject_all(notebook)

    found = plan(notebook, str(notebook.folder / "talk.md"))

    assert [(bullet.line, bullet.by_habits) for bullet in found.bullets] == [(3, False), (4, True)]


# As it is typed -------------------------------------------------------------------------------


@pytest.fixture
def run(notebook: Notebook, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    monkeypatch.setenv("RECALL_NOW", "2026-11-24T09:00:00Z")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(notebook.folder.parent))
    monkeypatch.chdir(notebook.folder.parent)

    def run(*words: str) -> Result:
        return CliRunner().invoke(recall, ["-C", str(notebook.folder), "regenerate", *words])

    return run


def test_a_person_sees_both_cards_and_nothing_is_taken_unasked(notebook: Notebook, run):
    was(notebook, WHY_TAPE, Question("Why is tape so cheap?", NO_POWER))
    notebook.learn()
    before = notebook.live()

    said = run()

    assert (said.exit_code, said.stderr) == (0, "")
    assert said.stdout == (
        "Today's rules see 1 bullet otherwise: 1 reworded (kept).\n"
        "\n"
        "notes/talk.md:3: Tape is cheaper than disk because it needs no power.\n"
        "  reworded [because], 1 answer: its history is kept\n"
        "    was  Q  Why is tape so cheap?\n"
        "         A  Because it needs no power\n"
        "    now  Q  According to Ada Rowe, why is tape cheaper than disk?\n"
        "         A  Because it needs no power\n"
        "\n"
        "Nothing was changed.\n"
        "To take all of it without being asked: recall regenerate --yes\n"
    )
    assert run("--dry-run").stdout == said.stdout.split("\nNothing was")[0]
    assert notebook.live() == before


def test_yes_takes_all_of_it(notebook: Notebook, run):
    was(notebook, WHY_TAPE, Question("Why is tape so cheap?", NO_POWER))

    said = run("--yes")

    assert said.stdout.endswith("\nTook today's cards of 1 bullet; `recall undo` takes it back.\n")
    assert run().stdout == "Today's rules say what your cards say.\n"


def test_bullet_by_bullet_on_a_terminal(notebook: Notebook):
    """Take the first, keep the second, and read what came of it."""
    was(notebook, WHY_TAPE, Question("Why is tape so cheap?", NO_POWER))
    never_made(notebook, notebook.card("snapshots").front)
    terminal = Shell(notebook.folder).terminal("regenerate", size=(80, 50))

    terminal.wait_for("1 of 2: t takes it, k keeps what you have, a takes all, q stops [k]:")
    terminal.press("t\r", "2 of 2")
    terminal.press("\r", "Took today's cards of 1 bullet, 1 left as before; `recall undo`")

    assert terminal.end() == 0
    assert [card.front for card in notebook.live()] == [WHY_TAPE, "Raft"]


def test_a_program_gets_every_change(notebook: Notebook, run):
    was(notebook, WHY_TAPE, Question("Why is tape so cheap?", NO_POWER))

    found = json.loads(run("--json").stdout)

    assert found == {
        "applied": False,
        "counts": {"reworded": 1},
        "notes": [
            {
                "file": "talk.md",
                "line": 3,
                "text": "Tape is cheaper than disk because it needs no power.",
                "by_habits": False,
                "changes": [
                    {
                        "change": "reworded",
                        "pattern": "because",
                        "before": {"front": "Why is tape so cheap?", "answer": NO_POWER},
                        "after": {"front": WHY_TAPE, "answer": NO_POWER},
                        "reviews": 0,
                        "reason": None,
                    }
                ],
            }
        ],
        "not_read": [],
    }
    assert json.loads(run("--json", "--yes").stdout)["applied"] is True
    assert notebook.card("cheaper").front == WHY_TAPE


def test_a_file_of_another_place_is_named(notebook: Notebook, run):
    (notebook.folder.parent / "other.md").write_text("- one\n", encoding="utf-8")

    said = run("other.md")

    assert (said.exit_code, said.stderr) == (
        1,
        f"other.md is no deck of the collection in {notebook.folder}. `recall add` copies it.\n",
    )


def test_a_file_that_is_nowhere_is_named_and_not_offered_for_copying(notebook: Notebook, run):
    said = run("nosuch.md")

    assert (said.exit_code, said.stderr) == (
        1,
        f"There is no file nosuch.md, and no deck in {notebook.folder} has that name."
        " `recall decks` lists the decks.\n",
    )


def test_a_file_that_the_settings_leave_out_says_so(notebook: Notebook, run):
    (notebook.folder / "left.txt").write_text("- one\n", encoding="utf-8")

    said = run(str(notebook.folder / "left.txt"))

    assert (said.exit_code, said.stderr) == (
        1,
        f"{notebook.folder / 'left.txt'} is not read as a deck: "
        "see `include` and `exclude` in recall.toml.\n",
    )


def test_the_person_is_told_that_it_is_their_own_decisions(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    notebook = tired_of_why(tmp_path)
    reject_all(notebook)
    monkeypatch.setenv("RECALL_NOW", "2026-11-24T09:00:00Z")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)

    said = CliRunner().invoke(
        recall, ["-C", str(notebook.folder), "regenerate", "--dry-run", "notes/talk.md"]
    )

    head = " ".join(said.stdout.split("\n\n")[0].split())
    assert head.startswith("Your own decisions, not new rules, see 2 bullets otherwise: ")
    assert said.stdout.count("  (by what you decided about other cards)\n") == 2
