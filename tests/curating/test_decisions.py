"""Decisions are events: they hold through edits, can be taken back, and the log has all of them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from curating.decks import BARE, DRAFT, READY, TALK, choice, kinds, one, standing, texts
from memory.notebook import Notebook

from recall.collection import curating, handwriting
from recall.collection.curating import DecidedMeanwhileError
from recall.errors import NothingToUndoError
from recall.journal import compare


def accept(notebook: Notebook, text: str) -> None:
    curating.accept(notebook.base, [one(notebook, text)])


def reject(notebook: Notebook, text: str) -> None:
    bullet = one(notebook, text)
    curating.reject(notebook.base, bullet, bullet.proposals)


def keep_note(notebook: Notebook, text: str) -> None:
    curating.settle(notebook.base, one(notebook, text), for_good=False)


def skip(notebook: Notebook, text: str) -> None:
    curating.settle(notebook.base, one(notebook, text), for_good=True)


def word(notebook: Notebook, text: str) -> None:
    handwriting.write(notebook.base, one(notebook, text), "Q: Who said so?\nA: Leslie")


Decision = Callable[[Notebook, str], None]

DECISIONS: list[tuple[Decision, str]] = [
    (accept, DRAFT),
    (accept, READY),
    (reject, DRAFT),
    (reject, READY),
    (keep_note, DRAFT),
    (keep_note, BARE),
    (skip, READY),
    (skip, BARE),
    (word, DRAFT),
    (word, BARE),
]


def everything(notebook: Notebook) -> dict[str, list[tuple[object, ...]]]:
    """Return all that is stored beside the log, without what only counts up."""
    db = notebook.base.db
    return {
        "notes": [tuple(r) for r in db.rows("select path, line, pin, fate, reason from notes")],
        "prompts": [
            tuple(r)
            for r in db.rows(
                "select wording, tier, verdict, pin, path, note_line from prompts"
                " where orphan = 0 order by path, line"
            )
        ],
        "cards": [
            tuple(r)
            for r in db.rows(
                "select front, shelved, retired, state from cards join prompts using (prompt_id)"
                " where orphan = 0 order by path, line"
            )
        ],
        "settled": [tuple(r) for r in db.rows("select * from settled")],
    }


# What comes of each


def test_an_accepted_draft_is_studied(notebook: Notebook):
    """Only a person lets it into the schedule."""
    before = [card.front for card in notebook.live()]

    accept(notebook, DRAFT)

    (new,) = [card for card in notebook.live() if card.front not in before or card.line == 6]
    assert (new.tier, new.path) == ("ready", "talk.md")
    assert standing(notebook)[DRAFT] == "ready"


def test_a_rejected_card_is_not_studied(notebook: Notebook):
    """Neither a ready one nor a draft."""
    reject(notebook, READY)
    reject(notebook, DRAFT)

    assert [card.path for card in notebook.live()] == ["elsewhere.md"]
    assert standing(notebook) == {
        READY: "draft: instead of the card you rejected",
        DRAFT: "skipped: you rejected its card",
        BARE: standing(notebook)[BARE],
    }


def test_a_bullet_is_kept_as_a_note_only_or_skipped_for_good(notebook: Notebook):
    keep_note(notebook, DRAFT)
    skip(notebook, BARE)

    assert texts(notebook) == []
    assert standing(notebook)[DRAFT] == "skipped: you keep it as a note only"
    assert standing(notebook)[BARE] == "skipped: you skipped it for good"


def test_a_card_that_is_worded_stands_under_its_bullet(notebook: Notebook):
    """In a comment, which nobody sees who reads the page."""
    word(notebook, BARE)

    assert (notebook.folder / "talk.md").read_text(encoding="utf-8") == (
        f"{TALK}  <!-- recall\n  Q: Who said so?\n  A: Leslie\n  -->\n"
    )
    assert notebook.card("Who said so?").answer == "Leslie"
    assert texts(notebook) == [DRAFT]


def test_only_wording_a_card_writes_into_the_notes(notebook: Notebook):
    """Nothing is written into the notes to remember anything."""
    accept(notebook, READY)
    reject(notebook, DRAFT)
    skip(notebook, BARE)

    assert (notebook.folder / "talk.md").read_text(encoding="utf-8") == TALK


# What holds through edits


def test_an_accepted_draft_stays_ready_after_a_slip_is_mended(notebook: Notebook):
    accept(notebook, DRAFT)
    cards = {card.card_id for card in notebook.live()}

    notebook.after(TALK.replace("seldom used", "seldom  *used*").replace("proof is", "prof is"))

    assert {card.card_id for card in notebook.live()} == cards


def test_a_rejected_card_does_not_come_back(notebook: Notebook):
    """Not after an edit, not after a move, not when its bullet goes and returns."""
    reject(notebook, READY)
    edited = READY.replace("costly", "very costly")

    notebook.after(TALK.replace(READY, edited))
    notebook.after(TALK.replace(f"- {READY}\n", "") + f"\n## Votes\n\n- {edited}\n")
    notebook.after(TALK.replace(f"- {READY}\n", ""))
    notebook.after(TALK)

    assert [card.path for card in notebook.live()] == ["elsewhere.md"]
    assert texts(notebook) == [READY, DRAFT, BARE], "what else could be asked of it waits again"


@pytest.mark.parametrize("decision", [keep_note, skip])
def test_a_bullet_that_was_left_out_stays_out(notebook: Notebook, decision: Decision):
    """After a slip, a move, a new name of the file, and when it goes and comes back."""
    decision(notebook, READY)
    slip = READY.replace("random", "randm")

    for text, path in (
        (TALK.replace(READY, slip), "talk.md"),
        (TALK.replace(f"- {READY}\n", "") + f"\n## Votes\n\n- {slip}\n", "talk.md"),
        (TALK.replace(f"- {READY}\n", ""), "talk.md"),
        (TALK, "talk.md"),
    ):
        notebook.after(text, path)
        assert [card.path for card in notebook.live()] == ["elsewhere.md"], text
    (notebook.folder / "talk.md").rename(notebook.folder / "raft.md")
    notebook.scan()

    assert [card.path for card in notebook.live()] == ["elsewhere.md"]
    assert texts(notebook) == [DRAFT, BARE]


def test_a_note_that_says_something_else_is_asked_about_again(notebook: Notebook):
    """A note that was kept without a card may have become worth one; one skipped for good not."""
    text = TALK + "- Raft needs 3 servers because a majority has to agree.\n"
    notebook.after(text)
    keep_note(notebook, "Raft needs 3 servers because a majority has to agree.")
    skip(notebook, READY)

    notebook.after(text.replace("3 servers", "5 servers").replace("random", "fixed"))

    assert [card.line for card in notebook.live() if card.path == "talk.md"] == [8]


MAJORITY = "Raft needs 3 servers because a majority has to agree."
CHANGES = [
    (DRAFT, DRAFT.replace("seldom", "often")),
    (READY, READY.replace("random", "fixed")),
    (MAJORITY, MAJORITY.replace("3", "5")),
    (MAJORITY, "Paxos wants a proposer."),
    (BARE, BARE.replace("sure", "clear")),
    (BARE, "Well, 17 people came, and 3 of them slept."),
]


@pytest.mark.parametrize(("text", "other"), CHANGES)
@pytest.mark.parametrize("decision", [keep_note, skip, reject])
def test_a_decision_holds_again_when_an_edit_is_taken_back(
    notebook: Notebook, decision: Decision, text: str, other: str
):
    """What was asked of the bullet while it said something else is not asked any more."""
    before = f"{TALK}- {MAJORITY}\n"
    notebook.after(before)
    if decision is not reject or text != BARE:
        decision(notebook, text)
    decided = texts(notebook), fronts(notebook), standing(notebook)[text]

    for _ in range(2):
        notebook.after(before.replace(text, other))
        notebook.after(before)

    assert (texts(notebook), fronts(notebook), standing(notebook)[text]) == decided
    assert_follows_from_the_log(notebook)


def fronts(notebook: Notebook) -> list[str]:
    return sorted(card.front for card in notebook.live())


def assert_follows_from_the_log(notebook: Notebook) -> None:
    """See that the journal alone would give all of it back."""
    assert compare(notebook.base.db, notebook.folder / ".recall").agree


def test_a_choice_that_was_rejected_is_not_offered_again_when_an_edit_is_taken_back(
    notebook: Notebook,
):
    """Neither as it was, nor as a draft that is made anew in the place of what went another way."""
    notebook.after(choice(), "halls.md")
    walk = notebook.collection.walk(["halls.md"])
    while walk.current:
        walk.reject()

    for word in ("evenings", "slides", "two"):
        notebook.after(choice().replace(word, "nineteen"), "halls.md")
        notebook.after(choice(), "halls.md")

        assert notebook.collection.waiting(["halls.md"]) == []
        assert_follows_from_the_log(notebook)


@pytest.mark.parametrize("learned", [False, True])
def test_what_a_bullet_said_meanwhile_outlives_the_decision_if_it_was_wanted(
    notebook: Notebook, learned: bool
):
    """What a person learned, or took, of the other wording, is theirs."""
    before = f"{TALK}- {MAJORITY}\n"
    notebook.after(before)
    keep_note(notebook, MAJORITY)
    notebook.after(before.replace("3 servers", "5 servers"))
    new = [card.card_id for card in notebook.live() if "servers" in card.front]
    if learned:
        notebook.learn()
    else:
        accept(notebook, MAJORITY.replace("3", "5"))

    notebook.after(before)

    assert [card.card_id for card in notebook.live() if "servers" in card.front] == new
    assert_follows_from_the_log(notebook)


@pytest.mark.parametrize("text", [BARE, MAJORITY])
@pytest.mark.parametrize("chosen", range(3))
@pytest.mark.parametrize("decision", [keep_note, skip])
def test_of_bullets_that_are_alike_the_one_that_was_left_out_stays_so_without_the_database(
    notebook: Notebook, decision: Decision, chosen: int, text: str
):
    """The log tells of lines only now and then, and the bullets had moved before."""
    alike = f"- {text}\n" * 3
    notebook.after(f"# Alike\n\n{alike}", "alike.md")
    above = "- A word :: that says it\n" * 4
    notebook.after(f"# Alike\n\n{above}{alike}", "alike.md")
    walk = notebook.collection.walk(["alike.md"], fresh=["alike.md"])
    waits = [each for each in walk._all if each.text == text]
    curating.settle(notebook.base, waits[chosen], for_good=decision is skip)
    before = fates(notebook)
    assert [fate == "skipped" for _, fate in before[4:]] == [n == chosen for n in range(3)]
    lose_database(notebook)

    notebook.collection.refresh()
    notebook.scan()

    assert fates(notebook) == before
    assert_follows_from_the_log(notebook)


def fates(notebook: Notebook) -> list[tuple[int, str]]:
    rows = notebook.base.db.rows("select line, fate from notes where path = 'alike.md' order by 1")
    return [(row[0], row[1]) for row in rows]


def lose_database(notebook: Notebook) -> None:
    notebook.collection.__exit__()
    for file in (notebook.folder / ".recall").glob("recall.db*"):
        file.unlink()
    notebook.collection = notebook.open()


def test_a_bullet_like_one_that_was_skipped_has_its_own_fate(notebook: Notebook):
    """What is new must not be lost for standing near what was skipped."""
    skip(notebook, READY)

    notebook.after(f"{TALK}- Raft keeps a log on disk because servers crash.\n")

    assert [card.line for card in notebook.live() if card.path == "talk.md"] == [8]


# Taking back


@pytest.mark.parametrize(("decision", "text"), DECISIONS)
def test_undo_gives_back_what_was(notebook: Notebook, decision: Decision, text: str):
    before = everything(notebook)
    decision(notebook, text)
    assert everything(notebook) != before

    (undone,) = notebook.collection.undo()

    assert undone.front
    assert everything(notebook) == before
    assert (notebook.folder / "talk.md").read_text(encoding="utf-8") == TALK
    with pytest.raises(NothingToUndoError):
        notebook.collection.undo()


def test_undo_of_a_wording_gives_back_why_the_bullet_waited(notebook: Notebook):
    """The reason is what a person decides by."""
    with notebook.base.db.writing() as writer:
        writer.run("update notes set reason = 'anyone would guess it' where fate = 'draft'")

    handwriting.write(notebook.base, one(notebook, DRAFT), "Why Paxos? :: for its proof")
    notebook.collection.undo()

    assert standing(notebook)[DRAFT] == "draft: anyone would guess it"


def test_undo_works_after_the_note_was_edited(notebook: Notebook):
    """What was decided is found again by what it was about, not by where it stood."""
    skip(notebook, BARE)
    notebook.after(f"# Raft\n\n## Leaders\n\n- {BARE}\n- {READY}\n- {DRAFT}\n")

    notebook.collection.undo()

    assert texts(notebook) == [DRAFT, BARE]


def test_a_worded_card_that_was_edited_is_not_taken_out(notebook: Notebook):
    """What a person wrote since is theirs."""
    word(notebook, BARE)
    file = notebook.folder / "talk.md"
    file.write_text(file.read_text(encoding="utf-8").replace("Leslie", "Leslie Lamport"))
    notebook.scan()

    with pytest.raises(handwriting.WordedAgainError, match="edited since"):
        notebook.collection.undo()

    assert notebook.card("Who said so?").answer == "Leslie Lamport"


def test_undo_goes_through_answers_and_decisions_in_their_order(notebook: Notebook):
    accept(notebook, DRAFT)
    notebook.learn()
    reject(notebook, READY)

    undone = notebook.collection.undo(2)

    assert [str(each.kind) for each in undone] == ["rejection", "answer"]


# Two terminals, and the log


@pytest.mark.parametrize("second", [accept, reject, keep_note, skip, word])
@pytest.mark.parametrize("first", [accept, reject, keep_note, skip, word])
def test_of_two_decisions_at_once_the_first_holds(
    notebook: Notebook, first: Decision, second: Decision
):
    """The other person, or terminal, is told, and nothing of theirs is stored."""
    shown = one(notebook, DRAFT)
    first(notebook, DRAFT)
    before = everything(notebook)
    text = (notebook.folder / "talk.md").read_text(encoding="utf-8")

    with pytest.raises(DecidedMeanwhileError):
        {
            accept: lambda: curating.accept(notebook.base, [shown]),
            reject: lambda: curating.reject(notebook.base, shown, shown.proposals),
            keep_note: lambda: curating.settle(notebook.base, shown, for_good=False),
            skip: lambda: curating.settle(notebook.base, shown, for_good=True),
            word: lambda: handwriting.write(notebook.base, shown, "Q: a?\nA: b"),
        }[second]()

    assert everything(notebook) == before
    assert (notebook.folder / "talk.md").read_text(encoding="utf-8") == text


@pytest.mark.parametrize(("decision", "text"), [row for row in DECISIONS if row[0] is not word])
def test_a_decision_that_breaks_off_leaves_nothing(
    notebook: Notebook, decision: Decision, text: str, monkeypatch: pytest.MonkeyPatch
):
    """A kill before the end of the transaction: the log and what came of it go together."""
    before, told = everything(notebook), kinds(notebook)
    bullet = one(notebook, text)

    def killed(_: int) -> bytes:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        {
            accept: lambda: curating.accept(notebook.base, [bullet], dice=killed),
            reject: lambda: curating.reject(notebook.base, bullet, bullet.proposals, dice=killed),
            keep_note: lambda: curating.settle(notebook.base, bullet, for_good=False, dice=killed),
            skip: lambda: curating.settle(notebook.base, bullet, for_good=True, dice=killed),
        }[decision]()

    assert (everything(notebook), kinds(notebook)) == (before, told)


def replayed(notebook: Notebook) -> tuple[dict[str, object], dict[str, object]]:
    """Return the verdicts on prompts, and the settled notes, that the log alone tells."""
    entries = notebook.collection.log()
    gone = {entry["subject"] for entry in entries if entry["kind"] == "withdrawn"}
    verdicts: dict[str, object] = {}
    settled: dict[str, object] = {}
    went: dict[str, dict[str, object]] = {}
    for entry in entries:
        if entry["id"] in gone:
            continue
        subject, body = str(entry.get("subject")), entry.get("body")
        assert body is None or isinstance(body, dict)
        match entry["kind"]:
            case "accepted":
                verdicts[subject] = "accepted"
            case "rejected":
                verdicts[subject] = "refused"
            case "note-only" | "skipped":
                assert body
                verdicts |= dict.fromkeys(body["prompts"], "refused")
                went[str(entry["id"])] = body["prompts"]
                names = ("path", "section", "anchor", "note_text")
                settled[str(entry["id"])] = {name: body[name] for name in names} | {"pin": subject}
            case "note-moved":
                assert body
                verdicts |= dict.fromkeys(body.get("refused", ()), "refused")
                if body.get("opened"):
                    settled[subject] = settled[subject] | {"pin": ""}  # type: ignore[operator]
                    verdicts = {k: v for k, v in verdicts.items() if k not in went[subject]}
                    continue
                moved = settled[subject]
                assert isinstance(moved, dict)
                changed = {key: body[key] for key in body if key != "refused"}
                if "section" in changed:
                    changed["section"] = json.loads(changed["section"])
                settled[subject] = moved | changed
    return verdicts, settled


def test_the_log_alone_tells_what_was_decided(notebook: Notebook):
    """The tables are a cache of it, through edits, moves and undo."""
    skip(notebook, BARE)
    reject(notebook, READY)
    notebook.collection.undo()
    keep_note(notebook, READY)
    accept(notebook, DRAFT)
    notebook.after(f"# Raft\n\n- {BARE}\n\n## Votes\n\n- {READY.replace('random', 'randm')}\n")
    notebook.after(f"# Raft\n\n- {BARE}\n\n## Votes\n\n- {READY.replace('random', 'fixed')}\n")

    verdicts, settled = replayed(notebook)

    db = notebook.base.db
    rows = db.rows("select prompt_id, verdict from prompts where verdict is not null")
    assert verdicts == {row[0]: row[1] for row in rows}
    rows = db.rows("select event_id, path, section, anchor, note_text, pin from settled")
    assert settled == {
        row[0]: {
            "path": row[1],
            "section": json.loads(row[2]),
            "anchor": row[3],
            "note_text": row[4],
            "pin": row[5],
        }
        for row in rows
    }


def test_a_rejected_card_does_not_go_to_the_phone(notebook: Notebook, tmp_path: Path):
    before = notebook.collection.plan_export(tmp_path / "a.apkg")

    reject(notebook, READY)

    after = notebook.collection.plan_export(tmp_path / "a.apkg")
    assert (before.cards, after.cards) == (2, 1)
