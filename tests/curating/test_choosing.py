"""A bullet that offers several drafts: one is taken, and the others go without a word."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from curating import decks
from curating.decks import choice, kinds
from faces.shell import Shell
from faces.stage import lines_of
from memory.notebook import Notebook

from recall.cards import faces
from recall.collection import curating, handwriting
from recall.collection.curating import DecidedMeanwhileError
from recall.collection.inbox import Proposal, Waiting
from recall.collection.walking import Walk
from recall.habits import EDITED, KEPT, Habits
from recall.screen.walk.app import WalkApp
from recall.screen.walk.deeds import Stroll
from recall.screen.walk.plain import PlainWalk
from recall.session import UndoneKind
from recall.store.settled import habits

HALLS = "halls.md"
LIST = "# Tape\n\n- Tape has three parts:\n  - the hub\n  - the reel\n  - the leader\n"


@pytest.fixture
def notebook(tmp_path: Path) -> Notebook:
    """Give a notebook in which one bullet waits, with several drafts."""
    notebook = Notebook(tmp_path / "notes")
    notebook.after(choice(), HALLS)
    return notebook


def offered(notebook: Notebook) -> Waiting:
    (bullet,) = notebook.collection.waiting()
    assert bullet.is_choice
    return bullet


def verdicts(notebook: Notebook) -> list[tuple[str, str | None]]:
    """Return tier and verdict of every prompt of the bullet, in the order they were offered."""
    rows = notebook.base.db.rows(
        "select tier, verdict from prompts where orphan = 0 order by prompt_no"
    )
    return [(row[0], row[1]) for row in rows]


def fate(notebook: Notebook) -> tuple[str, str | None]:
    (row,) = notebook.base.db.rows("select fate, reason from notes where path = ?", [HALLS])
    return row[0], row[1]


def taken(number: int, of: int) -> list[tuple[str, str]]:
    """Return the verdicts after the draft of that number, from 1, was chosen."""
    left = [("draft", "refused")] * of
    return [*left[: number - 1], ("ready", "accepted"), *left[number:]]


def choose(notebook: Notebook, number: int) -> int:
    """Take the draft of that number; return of how many."""
    bullet = offered(notebook)
    curating.choose(notebook.base, bullet, bullet.proposals[number - 1])
    return len(bullet.proposals)


# What is taken


def test_the_likeliest_comes_first(notebook: Notebook):
    """It is the one that is marked when the bullet is shown."""
    shown = [faces(one.wording)[0] for one in offered(notebook).proposals]

    assert shown == list(decks.offered(choice()))


def test_accepting_takes_the_marked_one_alone(notebook: Notebook):
    """Each draft shows what another hides: whoever has one wants none of the others."""
    walk = notebook.collection.walk()
    bullet = offered(notebook)
    walk.mark(2)

    walk.accept()

    assert verdicts(notebook) == taken(2, of=len(bullet.proposals))
    assert [card.front for card in notebook.live()] == [bullet.proposals[1].faces()[0].front]
    assert fate(notebook) == ("ready", None)
    assert (walk.current, walk.came.accepted) == (None, 1)


def test_all_that_are_shown_can_still_be_taken(notebook: Notebook):
    walk = notebook.collection.walk()
    several = len(offered(notebook).proposals)

    walk.accept_all()

    assert verdicts(notebook) == [("ready", "accepted")] * several


def test_what_was_left_out_says_nothing_against_its_pattern(notebook: Notebook):
    """It was a good draft perhaps, and another one was better."""
    pattern = offered(notebook).proposals[0].pattern

    choose(notebook, 1)

    assert habits(notebook.base.db) == Habits(((pattern, KEPT),))


def test_one_that_is_rejected_counts_as_ever(notebook: Notebook):
    """The others still wait."""
    walk = notebook.collection.walk()
    several = len(offered(notebook).proposals)

    walk.reject()

    assert [weight.refused for _, weight in habits(notebook.base.db).by_pattern] == [1]
    (bullet,) = notebook.collection.waiting()
    assert len(bullet.proposals) == several - 1


def test_what_was_left_out_does_not_come_back(notebook: Notebook):
    """Not after a slip, a move, or when the bullet goes and returns."""
    several = choose(notebook, 1)
    text = choice()
    bullet = text.splitlines()[-1]
    cards = {card.card_id for card in notebook.live()}

    for edited in (
        text.replace("of", "of  "),
        f"# Halls\n\n## Evenings\n\n{bullet}\n",
        "# Halls\n\n- Hm.\n",
        text,
    ):
        notebook.after(edited, HALLS)
        assert [one.proposals for one in notebook.collection.waiting()] in ([], [()]), edited

    assert {card.card_id for card in notebook.live()} == cards
    assert len(cards) == 1
    assert verdicts(notebook) == taken(1, of=several)


def test_the_marked_one_is_worded(notebook: Notebook):
    """It alone stands in the editor, and half of it counts as kept; undo brings all back."""
    before = (offered(notebook), verdicts(notebook))
    walk = notebook.collection.walk()
    walk.mark(2)
    second = before[0].proposals[1]
    assert walk.text() == handwriting.written(second.wording)

    walk.word("Q: What took us all evening?\nA: The slides", in_place_of_all=True)

    assert [card.front for card in notebook.live()] == ["What took us all evening?"]
    assert habits(notebook.base.db) == Habits(((second.pattern, EDITED),))
    notebook.collection.undo()
    assert (offered(notebook), verdicts(notebook)) == before


# What is no choice


def test_a_list_and_its_points_are_taken_together(tmp_path: Path):
    """Its drafts are parts of one question."""
    notebook = Notebook(tmp_path / "notes")
    notebook.after(LIST)
    with notebook.base.db.writing() as writer:
        writer.run("update prompts set tier = 'draft', pattern = 'list-gaps'")
    (bullet,) = [one for one in notebook.collection.waiting() if one.proposals]
    twice = bullet._replace(proposals=bullet.proposals * 2)

    assert not bullet.is_choice
    assert not twice.is_choice


def test_cards_that_another_file_asks_too_are_taken_together(tmp_path: Path):
    """They are ready by the rules and test different things; only the other file holds them up."""
    notebook = Notebook(tmp_path / "notes")
    two = (
        "# Two\n\n- Raft is popular because it is easy to teach."
        " Chubby is correct because Lamport proved it.\n"
    )
    notebook.after(two, "one.md")
    notebook.after(two, "two.md")
    walk = notebook.collection.walk()
    assert walk.current
    assert (len(walk.current.proposals), walk.current.is_choice) == (2, False)

    walk.accept()

    assert len([card for card in notebook.live() if card.path == "two.md"]) == 2


# Taking back, and the log


def test_undo_brings_all_of_them_back(notebook: Notebook):
    before = (offered(notebook), fate(notebook), verdicts(notebook))
    choose(notebook, 2)

    (undone,) = notebook.collection.undo()

    assert (undone.kind, undone.cards) == (UndoneKind.ACCEPTANCE, 1)
    assert (offered(notebook), fate(notebook), verdicts(notebook)) == before
    assert habits(notebook.base.db) == Habits()


def test_the_log_tells_it_as_one_step(notebook: Notebook):
    """An acceptance, and a rejection of each other one that names what was taken."""
    bullet = offered(notebook)
    choose(notebook, 1)

    entries = [one for one in notebook.collection.log() if one["kind"] in ("accepted", "rejected")]

    assert kinds(notebook) == ["accepted", *["rejected"] * (len(bullet.proposals) - 1)]
    bodies = [one["body"] for one in entries]
    assert all(isinstance(body, dict) for body in bodies)
    assert len({body["batch"] for body in bodies if isinstance(body, dict)}) == 1
    named = [body.get("instead") for body in bodies if isinstance(body, dict)]
    assert named == [None, *[bullet.proposals[0].prompt_id] * (len(bullet.proposals) - 1)]


def test_a_choice_that_breaks_off_leaves_nothing(notebook: Notebook):
    bullet, before = offered(notebook), verdicts(notebook)

    def killed(_: int) -> bytes:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        curating.choose(notebook.base, bullet, bullet.proposals[0], dice=killed)

    assert (verdicts(notebook), kinds(notebook)) == (before, [])


Choice = Callable[[Notebook, Waiting, Proposal], object]


@pytest.mark.parametrize(
    "second",
    [
        lambda notebook, bullet, one: curating.choose(notebook.base, bullet, one),
        lambda notebook, bullet, one: curating.accept(notebook.base, [bullet]),
        lambda notebook, bullet, one: curating.reject(notebook.base, bullet, [one]),
    ],
)
def test_of_two_choices_at_once_the_first_holds(notebook: Notebook, second: Choice):
    shown = offered(notebook)
    several = choose(notebook, 1)

    with pytest.raises(DecidedMeanwhileError):
        second(notebook, shown, shown.proposals[1])

    assert verdicts(notebook) == taken(1, of=several)


# In lines


class Typed:
    """Lines of a person, and what is written in between."""

    def __init__(self, *lines: str) -> None:
        self.lines = list(lines)
        self.said: list[str] = []

    def say(self, text: str = "", /) -> None:
        self.said.append(text)

    def ask(self, prompt: str, /) -> str | None:
        self.said.append(prompt)
        return self.lines.pop(0) if self.lines else None


def typed(notebook: Notebook, *lines: str, walk: Walk | None = None) -> list[str]:
    typing = Typed(*lines)
    PlainWalk(Stroll(walk or notebook.collection.walk(), notebook.folder), typing).run()
    return typing.said


def rows_of(bullet: Waiting, marked: int) -> Iterator[str]:
    """Yield the lines that show the drafts, by their numbers."""
    for number, one in enumerate(bullet.proposals, start=1):
        for face in one.faces():
            yield f"{'›' if number == marked else ' '} {number} Q: {face.front}"
            yield f"    A: {face.answer}"


def test_in_lines_the_drafts_have_numbers(notebook: Notebook):
    """The first is marked from the start, another one after `next_card`."""
    bullet = offered(notebook)
    several = len(bullet.proposals)
    digits = " ".join(map(str, range(1, several + 1)))

    said = typed(notebook, "next_card", "")

    shown = [line for line in said if "Q: " in line or "A: " in line]
    assert shown == [*rows_of(bullet, 1), *rows_of(bullet, 2)]
    assert f"  {several} drafts, take one: {bullet.reason}" in said
    assert said[-2] == (
        f"Enter: accept, {digits} that one, a all,"
        " r reject, e edit, n note only, s skip, b later, ? keys > "
    )
    assert said[-1] == f"Accepted; {'1 other' if several == 2 else '2 others'} left out."
    assert verdicts(notebook) == taken(2, of=several)


def test_a_digit_takes_the_draft_of_that_number(notebook: Notebook):
    several = len(offered(notebook).proposals)

    typed(notebook, "2")

    assert verdicts(notebook) == taken(2, of=several)


def test_a_number_behind_the_key_takes_that_one_too(notebook: Notebook):
    """As `r 2` rejects the second: nobody means all by it."""
    several = len(offered(notebook).proposals)

    said = typed(notebook, "a 9", "a 2")

    assert "This bullet has no card '9'." in said
    assert verdicts(notebook) == taken(2, of=several)


def test_all_of_them_in_lines(notebook: Notebook):
    several = len(offered(notebook).proposals)

    assert typed(notebook, "a")[-1] == f"Accepted: {several} cards."


def test_a_digit_without_its_draft_takes_nothing(notebook: Notebook):
    """Nor does one where no card is shown; the only draft of a bullet is its first."""
    notebook.after("# Hm\n\n- Hmm, not sure about this.\n", "zz.md")
    first = typed(notebook, "1", "1", "q")
    assert "e words a card, n keeps the note only, b later." in first

    notebook.collection.undo()
    walk = notebook.collection.walk([str(notebook.folder / HALLS)])
    while walk.current and walk.current.is_choice:
        walk.reject()
    said = typed(notebook, "3", "1", walk=walk)

    assert "This bullet has no card '3'." in said
    assert "Accepted." in said


def test_cards_that_go_together_are_not_taken_by_a_digit(tmp_path: Path):
    notebook = Notebook(tmp_path / "notes")
    notebook.after(
        "# Two\n\n- Raft is popular because it is easy to teach."
        " Chubby is correct because Lamport proved it.\n"
    )
    walk = notebook.collection.walk(fresh=["talk.md"])

    said = typed(notebook, "2", "q", walk=walk)

    assert said[-2] == "These cards go together: accept them all, or reject the marked one."
    assert kinds(notebook) == []


# On the screen


def play(notebook: Notebook, *steps: str, size: tuple[int, int] = (80, 30)) -> list[list[str]]:
    """Return the rows of the screen at the start and after every key."""
    seconds = count(1)
    app = WalkApp(
        Stroll(notebook.collection.walk(), notebook.folder), ticks=lambda: float(next(seconds))
    )

    async def run() -> list[list[str]]:
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            screens = [lines_of(app)]
            for step in steps:
                await pilot.press(step)
                await pilot.pause()
                screens.append(lines_of(app))
            return screens

    return asyncio.run(run())


def test_the_screen_tells_which_one_is_taken(notebook: Notebook):
    """Tab marks the next, Space takes it, undo shows them all again."""
    several = len(offered(notebook).proposals)
    first, second, after, again = play(notebook, "tab", "space", "u")

    for screen, marked in ((first, 1), (second, 2), (again, 1)):
        starts = [line.strip()[:3] for line in screen if " Q " in line]
        assert starts == [f"› {n}" if n == marked else f"{n} Q" for n in range(1, several + 1)]
    assert any(f"{several} drafts, take one" in line for line in first)
    keys = " ".join(" ".join(line.split()) for line in first[-4:])
    assert "Space accept Tab next a accept all r reject" in keys
    assert any("left out." in line for line in after)
    assert any("Undone: acceptance." in line for line in again)


@pytest.mark.parametrize("size", [(80, 24), (40, 16), (80, 12), (30, 20)])
def test_the_marked_draft_is_in_view(notebook: Notebook, size: tuple[int, int]):
    """Whoever marks one sees what they take."""
    several = len(offered(notebook).proposals)

    screens = play(notebook, *["tab"] * several, size=size)

    marks = [*range(1, several + 1), 1]
    for screen, marked in zip(screens[1:], marks[1:], strict=True):
        assert any(f"› {marked} Q" in line for line in screen), (marked, screen)


def test_a_digit_on_the_screen(notebook: Notebook):
    several = len(offered(notebook).proposals)

    play(notebook, "2")

    assert verdicts(notebook) == taken(2, of=several)


# As a person starts it


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    notes = tmp_path / "notes"
    notes.mkdir()
    (notes / "recall.toml").write_text('time_zone = "UTC"\n', encoding="utf-8")
    (notes / HALLS).write_text(choice(), encoding="utf-8")
    shell = Shell(notes)
    shell.run("scan")
    return shell


def fronts(shell: Shell) -> list[str]:
    (waiting,) = shell.json("inbox")
    assert waiting["choose_one"]
    return [card["front"] for card in waiting["cards"]]


def test_one_of_several_on_a_terminal(shell: Shell):
    """It is the only card there is then; `recall undo` and `recall log` tell what happened."""
    drafts = fronts(shell)
    terminal = shell.terminal("inbox")
    terminal.wait_for("take one")
    terminal.press("\t", "› 2")
    terminal.press(" ", "Nothing waits.")
    terminal.type("q")

    assert terminal.end() == 0
    assert [row["front"] for row in shell.json("list")] == [drafts[1]]
    assert shell.json("list", "--drafts") == []
    assert shell.run("log").stdout.count("left out, another was taken") == len(drafts) - 1
    assert shell.run("undo").stdout == f"Undone: acceptance, {drafts[1]}\n"
    assert fronts(shell) == drafts


def test_a_collection_that_is_rebuilt_has_the_choice(shell: Shell):
    """The journal alone tells which one was taken, and that nothing was said of the others."""
    drafts = fronts(shell)
    shell.run("inbox", typed="2\n")
    before = shell.json("list")

    rebuilt = shell.run("rebuild")

    assert rebuilt.returncode == 0, rebuilt.stderr
    assert shell.json("list") == before
    assert [row["front"] for row in before] == [drafts[1]]
    assert shell.run("inbox", "--count").stdout == "0\n"
    shell.run("undo")
    assert fronts(shell) == drafts


def test_adding_a_file_offers_the_choice_at_once(shell: Shell, tmp_path: Path):
    """Also where the bullet was in another file, which is gone."""
    (shell.folder / HALLS).unlink()
    shell.run("scan")
    (tmp_path / "rooms.md").write_text(choice().replace("# Halls", "# Rooms"), encoding="utf-8")
    terminal = shell.terminal("add", "--plain", str(tmp_path / "rooms.md"))
    terminal.wait_for("Add 1 file?")
    terminal.press("\r", "take one")
    terminal.press("2\r", "1 card accepted.")

    assert terminal.end() == 0
    assert [row["file"] for row in shell.json("list") if not row["orphan"]] == ["rooms.md"]
