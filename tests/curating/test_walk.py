"""The walk: what it shows first, what each key does, and that it can be left at any time."""

from __future__ import annotations

import asyncio
from itertools import count
from pathlib import Path

import pytest
from curating.decks import BARE, DRAFT, READY, TALK, texts
from faces.stage import lines_of
from memory.notebook import Notebook

from recall.collection.inbox import Kind
from recall.collection.walking import NothingOfThisWalkError, Walk
from recall.errors import UnknownDeckError
from recall.screen import editing, keys
from recall.screen.keys import WALK_KEYS
from recall.screen.walk.app import WalkApp
from recall.screen.walk.deeds import Stroll, WalkDeeds
from recall.screen.walk.plain import PlainWalk


def walk(notebook: Notebook, *words: str) -> Walk:
    return notebook.collection.walk(words, fresh=["talk.md"])


class Typed:
    """Lines of a person, typed one after the other, and what is written in between."""

    def __init__(self, *lines: str) -> None:
        self.lines = list(lines)
        self.said: list[str] = []

    def say(self, text: str = "", /) -> None:
        self.said.append(text)

    def ask(self, prompt: str, /) -> str | None:
        self.said.append(prompt)
        return self.lines.pop(0) if self.lines else None


def typed(notebook: Notebook, *lines: str) -> list[str]:
    """Return what a walk in lines says."""
    typing = Typed(*lines)
    PlainWalk(Stroll(walk(notebook), notebook.folder), typing).run()
    return typing.said


def play(notebook: Notebook, *steps: str, size: tuple[int, int] = (80, 24)) -> list[list[str]]:
    """Return the rows of the screen at the start and after every key."""
    seconds = count(1)
    stroll = Stroll(walk(notebook), notebook.folder)
    app = WalkApp(stroll, ticks=lambda: float(next(seconds)))

    async def run() -> list[list[str]]:
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            screens = [lines_of(app)]
            for step in steps:
                await pilot.press(step)
                await pilot.pause()
                if app._exit:
                    break
                screens.append(lines_of(app))
            return screens

    return asyncio.run(run())


# What is shown, and in which order


def test_ready_cards_come_first_then_drafts_then_bullets_without_a_card(notebook: Notebook):
    """One key takes what is good already; what needs thought comes after."""
    walked = walk(notebook)

    found = []
    while walked.current:
        found.append((walked.done + 1, walked.total, walked.current.kind, walked.current.text))
        walked.later()

    assert found == [
        (1, 3, Kind.READY, READY),
        (2, 3, Kind.DRAFT, DRAFT),
        (3, 3, Kind.NEEDS_YOU, BARE),
    ]


def test_the_inbox_has_drafts_and_bullets_without_a_card(notebook: Notebook):
    """Ready cards are in the schedule; they wait for nobody."""
    assert texts(notebook) == [DRAFT, BARE]


@pytest.mark.parametrize("word", ["Raft", "talk.md"])
def test_one_deck_or_file_is_walked_alone(notebook: Notebook, word: str, monkeypatch):
    monkeypatch.chdir(notebook.folder)
    notebook.after(f"# Paxos\n\n- {BARE} Either.\n", "paxos.md")

    assert [one.text for one in notebook.collection.waiting([word])] == [DRAFT, BARE]


def test_a_deck_without_any_card_can_be_named(notebook: Notebook):
    """Its bullets wait all the more."""
    notebook.after("# Paxos\n\n- Hmm, well.\n", "paxos.md")

    assert [one.text for one in notebook.collection.waiting(["Paxos"])] == ["Hmm, well."]
    with pytest.raises(UnknownDeckError):
        notebook.collection.waiting(["Chubby"])


def test_what_the_rules_refused_is_shown_with_the_reason(notebook: Notebook):
    """A draft that failed a gate is still a start for the person."""
    notebook.after("# Talk\n\n- It is slow because of that.\n", "it.md")
    (bullet,) = [one for one in notebook.collection.waiting() if one.path == "it.md"]

    if bullet.kind is Kind.NEEDS_YOU and bullet.proposals:
        assert bullet.proposals[0].why
    assert bullet.reason


# Lines


def test_a_walk_in_lines(notebook: Notebook, monkeypatch: pytest.MonkeyPatch):
    """Bullet, place, how it waits, its cards, the keys: nothing is drawn over anything."""
    monkeypatch.chdir(notebook.folder)

    said = typed(notebook, "", "r", "s")

    assert said == [
        "\n1/3 · Raft",
        f"- {READY}",
        "  Raft · Leaders · talk.md:5",
        "  1 card, ready: in the schedule already",
        "  Q: Why does Raft use random timeouts?",
        "  A: Because split votes are costly",
        "Enter: accept, r reject, w what else, e edit, n note only, s skip, b later, ? keys > ",
        "Accepted.",
        "\n2/3 · Raft",
        f"- {DRAFT}",
        "  Raft · Leaders · talk.md:6",
        "  draft: nearly repeats another card",
        "  Q: Why is Paxos seldom used?",
        "  A: Because its proof is hard to follow",
        "Enter: accept, r reject, e edit, n note only, s skip, b later, ? keys > ",
        "Rejected.",
        "\n3/3 · Raft",
        f"- {BARE}",
        "  Raft · Leaders · talk.md:7",
        said[-4],
        "  No card could be made of it.",
        "e edit, n note only, s skip, b later, ? keys > ",
        "Skipped for good; undo brings it back.",
    ]
    assert texts(notebook) == []


def test_enter_takes_no_card_that_is_not_there(notebook: Notebook):
    """Holding Enter decides nothing that needs a thought."""
    said = typed(notebook, "", "", "", "", "a")

    assert said.count("e words a card, n keeps the note only, b later.") == 2
    assert said[-2].startswith("There is no card to take")
    assert texts(notebook) == [BARE]


def test_a_card_is_typed_behind_the_key(notebook: Notebook):
    """For pipes, and for those who need no editor."""
    typed(notebook, "b", "e Who doubts Paxos? :: Its readers")

    assert notebook.card("Who doubts Paxos?").answer == "Its readers"
    assert texts(notebook) == [BARE]


def test_what_is_no_card_is_not_written(notebook: Notebook):
    said = typed(notebook, "e Who doubts Paxos?")

    assert said[-2].startswith("There is no card in that text, so nothing was written.")
    assert (notebook.folder / "talk.md").read_text(encoding="utf-8") == TALK


def test_leaving_keeps_what_was_decided(notebook: Notebook):
    """The rest waits."""
    typed(notebook, "a", "q")

    assert [one.text for one in walk(notebook)._all] == [DRAFT, BARE]


def test_undo_shows_the_bullet_again(notebook: Notebook):
    said = typed(notebook, "a", "r", "u", "q")

    at = said.index("Undone: rejection.")
    assert said[at + 1 : at + 3] == ["\n2/3 · Raft", f"- {DRAFT}"]


def test_undo_takes_back_nothing_from_before_the_walk(notebook: Notebook):
    """An answer of this morning is none of the inbox's business."""
    notebook.learn()

    said = "Nothing was decided in this walk yet: `recall undo` takes back what was done before."
    assert said in typed(notebook, "u")


def test_undo_waits_for_what_was_done_elsewhere_since(notebook: Notebook):
    walked = walk(notebook)
    walked.accept()
    notebook.learn()

    with pytest.raises(NothingOfThisWalkError, match="Something else was done since"):
        walked.undo()


def test_what_another_terminal_decided_is_not_shown_again(notebook: Notebook):
    """It is said, and the walk goes on with the next bullet."""
    first, second = walk(notebook), walk(notebook)
    first.accept()
    typing = Typed("r", "q")
    PlainWalk(Stroll(second, notebook.folder), typing).run()

    assert (
        "That was decided elsewhere meanwhile, or its note has changed. Nothing was stored:"
        " go on with what waits now." in typing.said
    )
    assert f"- {DRAFT}" in typing.said


def test_of_several_cards_one_is_rejected_by_its_number(notebook: Notebook):
    """The others stay, and are taken with one key."""
    notebook.after(
        "# Two\n\n- Raft is popular because it is easy to teach."
        " Chubby is correct because Lamport proved it.\n",
        "two.md",
    )
    walked = notebook.collection.walk(["Two"], fresh=["two.md"])
    (several,) = walked._all
    typing = Typed("r 9", "r 2", "a")

    PlainWalk(Stroll(walked, notebook.folder), typing).run()

    rows = notebook.base.db.rows(
        "select front, verdict from prompts where path = 'two.md' order by prompt_no"
    )
    assert "This bullet has no card '9'." in typing.said
    assert [tuple(row) for row in rows] == [
        ("Why is Raft popular?", "accepted"),
        ("Why is Chubby correct?", "refused"),
    ]
    assert any(line.startswith("› Q: Why is Raft popular?") for line in typing.said)
    assert len(several.proposals) == 2


# The screen


def test_the_screen_shows_bullet_and_card_together(notebook: Notebook, monkeypatch):
    monkeypatch.chdir(notebook.folder)
    (screen,) = play(notebook)

    assert [line.strip() for line in screen if line.strip(" ─")] == [
        "Raft" + " " * 71 + "1/3",
        READY,
        "Raft · Leaders · talk.md:5",
        "1 card, ready: in the schedule already",
        "Q Why does Raft use random timeouts?",
        "A Because split votes are costly",
        "Space accept   r reject   e edit   n note only   s skip   ? help   w what else",
        "b later   u undo   q quit",
    ]


def test_every_key_on_the_screen(notebook: Notebook):
    """Accept, reject, undo, look closer, put off: then what waits is said."""
    screens = play(notebook, "space", "r", "u", "a", "i", "escape", "m", "escape", "b")

    said = ["Accepted.", "Rejected.", "Undone: rejection.", "Accepted."]
    for screen, words in zip(screens[1:5], said, strict=True):
        assert any(line.strip() == words for line in screen), words
    assert any("waits as" in line for line in screens[5])
    assert any("2 cards accepted." in line for line in screens[-1])
    assert any("1 bullet waits: recall inbox" in line for line in screens[-1])


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (20, 6), (200, 60)])
def test_every_size_shows_the_card_and_the_keys(notebook: Notebook, size: tuple[int, int]):
    screens = play(notebook, "space", "space", "n", size=size)

    for screen in screens:
        assert len(screen) == size[1]
        assert all(len(line) <= size[0] for line in screen)
    if size[0] >= 40:
        first = " ".join(line.strip() for line in screens[0])
        assert all(words in first for words in ("Why does Raft use", "s skip", "? help"))


def test_every_deed_of_the_walk_can_be_done():
    missing = [key.deed for key in WALK_KEYS if not callable(getattr(WalkDeeds, key.deed, None))]

    assert missing == []


def test_what_both_can_do_has_the_same_key_in_both():
    """Whoever knows the review finds their way."""
    review = {key.deed: key.keys for key in keys.KEYS}

    shared = {key.deed: key.keys for key in WALK_KEYS if key.deed in review}
    assert shared == {deed: review[deed] for deed in shared}
    assert {"undo", "edit", "note", "info", "open", "help", "leave", "forward"} <= shared.keys()


def test_keys_of_ones_own_hold_in_the_walk_too():
    own = {"undo": ("z",), "reject": ("x",), "good": ("a",)}

    table = {key.deed: key.keys for key in keys.with_own(own, WALK_KEYS)}

    assert (table["undo"], table["reject"], table["accept"]) == (("z",), ("x",), ("a",))


# The editor


def test_a_text_that_is_left_as_it_is_writes_nothing(tmp_path: Path):
    editor = tmp_path / "true.sh"
    editor.write_text("#!/bin/sh\n", encoding="utf-8")
    editor.chmod(0o755)

    assert editing.written("Q: a\nA: b", "note", {"EDITOR": str(editor)}) is None


def test_what_a_person_makes_of_the_text_comes_back_without_the_note(tmp_path: Path):
    editor = tmp_path / "edit.sh"
    editor.write_text("#!/bin/sh\nsed -i 's/Q: a/Q: why/' \"$1\"\n", encoding="utf-8")
    editor.chmod(0o755)

    assert editing.written("Q: a\nA: b", "note", {"EDITOR": str(editor)}) == "Q: why\nA: b"
