"""What a person sees and does on the review screen."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from unicodedata import category

import pytest
from faces.desk import NOW, MemoryDesk, card, sitting_over
from faces.stage import lines_of, play
from rich.cells import cell_len

from recall.cards import CardId, Face, Kind
from recall.errors import UnknownCardError
from recall.reviews import Rating, State
from recall.screen.app import ReviewApp
from recall.session import Undone, Waiting
from recall.settings import Settings

SIZES = [(20, 6), (40, 12), (80, 24), (200, 60)]


def row_with(rows: list[str], words: str) -> int:
    """Return the row in which the words stand."""
    return next(number for number, row in enumerate(rows) if words in row)


def test_the_question_stays_above_the_answer():
    """What was asked is still there when the answer is judged."""
    asked, answered = play(sitting_over(MemoryDesk([card(1)])), "space")

    assert not any("one server" in row for row in asked)
    assert row_with(answered, "election timeouts?") < row_with(answered, "one server")
    assert row_with(asked, "election timeouts?") == row_with(answered, "election timeouts?")


def test_the_whole_screen_at_its_usual_size():
    """Calm and complete: way, progress, question, context, answer, place, grades."""
    _, rows = play(sitting_over(MemoryDesk([card(1), card(2)])), "space")

    rule = " " + "─" * 78
    assert [row for row in rows if row] == [
        " talks › Raft in practice                           1/2  ──────────────  ~1 min",
        rule,
        " Why does Raft use randomised election timeouts?",
        " Diego Ongaro · Leaders",
        rule,
        " So that one server usually times out first and wins before others start.",
        " raft.md:41 · ▶ 12:40",
        rule,
        " 1 Again 10 min  2 Hard 6 d  3 Good 14 d  4 Easy 31 d    u undo  e edit  ? help",
    ]


def test_a_narrow_screen_has_two_rows_of_grades():
    """Forty columns keep the intervals, below the words they belong to."""
    _, rows = play(sitting_over(MemoryDesk([card(1)])), "space", size=(40, 12))

    assert rows[-2:] == [
        " 1 Again  2 Hard   3 Good   4 Easy",
        "   10 min   6 d      14 d     31 d",
    ]


def test_a_tiny_screen_has_the_text_and_the_keys():
    """In six rows of twenty cells a card can still be studied."""
    asked, answered = play(sitting_over(MemoryDesk([card(1)])), "space", size=(20, 6))

    assert asked[0] == " Why does Raft use"
    assert asked[-1] == " Space answer"
    assert " So that one" in answered
    assert answered[-1].split() == ["1", "2", "3", "4"]


@pytest.mark.parametrize("size", SIZES)
def test_every_row_fits_the_terminal(size: tuple[int, int]):
    """Nothing wraps where the terminal would wrap it, at any size."""
    screens = play(sitting_over(MemoryDesk([card(1)])), "space", "3", "question_mark", size=size)

    for rows in screens:
        assert len(rows) == size[1]
        assert all(cell_len(row) <= size[0] for row in rows)


def test_a_wide_screen_keeps_a_readable_column():
    """Lines of two hundred characters cannot be read; 88 in the middle can."""
    _, rows = play(sitting_over(MemoryDesk([card(1)])), "space", size=(200, 60))

    column = [row for row in rows if row]
    assert all(row.startswith(" " * 56) and len(row) <= 56 + 88 for row in column)


def test_the_screen_follows_the_terminal_when_it_changes():
    """A window can be resized in the middle of a card."""
    screens = play(
        sitting_over(MemoryDesk([card(1)])), "space", (40, 12), (20, 6), (200, 60), (80, 24)
    )

    assert screens[1] == screens[5]
    assert [len(rows) for rows in screens] == [24, 24, 12, 6, 60, 24]


@pytest.mark.parametrize(
    ("key", "rating"),
    [
        ("1", Rating.AGAIN),
        ("2", Rating.HARD),
        ("3", Rating.GOOD),
        ("4", Rating.EASY),
        ("space", Rating.GOOD),
        ("enter", Rating.GOOD),
    ],
)
def test_each_grade_has_its_key(key: str, rating: Rating):
    """The keys are those of every other program of the kind."""
    desk = MemoryDesk([card(1), card(2)])

    play(sitting_over(desk), "enter", key)

    assert desk.answers == [("c1", rating)]


def test_a_grade_before_the_answer_is_seen_stores_nothing():
    """Nobody can judge what they have not seen."""
    desk = MemoryDesk([card(1)])

    _, rows = play(sitting_over(desk), "3")

    assert desk.answers == []
    assert rows[-2] == " Reveal the answer first: Space or Enter."


def test_a_held_key_grades_nothing():
    """Leaning on the space bar must not answer a card."""
    desk = MemoryDesk([card(1), card(2)])

    play(sitting_over(desk), "space", "space", "space", "space", patient=False)

    assert desk.answers == []


def test_different_keys_in_quick_succession_all_count():
    """Only repeats of one key are taken for a held key."""
    desk = MemoryDesk([card(1), card(2)])

    play(sitting_over(desk), "space", "3", "space", "1", patient=False)

    assert desk.answers == [("c1", Rating.GOOD), ("c2", Rating.AGAIN)]


def test_undo_brings_the_card_back():
    """A slip of the finger costs one key."""
    desk = MemoryDesk([card(1), card(2, front="Second?")])

    screens = play(sitting_over(desk), "space", "4", "u")

    assert desk.answers == []
    assert "Second?" in screens[2][3]
    assert "election timeouts?" in screens[3][3]
    assert screens[3][-2] == " Undone."


def test_undo_works_after_the_last_card():
    """The last answer is no different from the others."""
    desk = MemoryDesk([card(1)])

    screens = play(sitting_over(desk), "space", "3", "u")

    assert "remembered" in screens[2][3]
    assert "election timeouts?" in screens[3][3]
    assert desk.answers == []


@pytest.mark.parametrize(
    ("key", "deed"),
    [
        ("b", "bury"),
        ("minus", "bury"),
        ("equals_sign", "bury"),
        ("s", "suspend"),
        ("at", "suspend"),
        ("exclamation_mark", "suspend"),
    ],
)
def test_a_card_can_be_set_aside(key: str, deed: str):
    """With our keys and with Anki's; the next card comes."""
    desk = MemoryDesk([card(1), card(2, front="Second?")])

    _, rows = play(sitting_over(desk), key)

    assert desk.aside == [(deed, "c1")]
    assert "Second?" in rows[3]


def test_a_card_can_be_flagged_with_a_word():
    """What is wrong with a card is noted while it is seen."""
    desk = MemoryDesk([card(1)])

    *_, rows = play(sitting_over(desk), "f", "v", "a", "g", "u", "e", "enter")

    assert desk.aside == [("flag vague", "c1")]
    assert rows[-2] == " Flagged: vague."


def test_help_shows_every_key_of_the_table():
    """The help cannot be out of date: it is the table that the screen obeys."""
    _, rows = play(sitting_over(MemoryDesk([card(1)])), "question_mark", size=(90, 30))

    shown = "\n".join(rows)
    for words in ("Space  Enter", "Again: forgotten", "Ctrl-C", "PgUp", "edit the note"):
        assert words in shown


@pytest.mark.parametrize("key", ["question_mark", "i", "m"])
def test_what_lies_over_the_card_goes_away_again(key: str):
    """Looking something up does not lose the place."""
    before, over, after = play(sitting_over(MemoryDesk([card(1)])), key, "escape")

    assert over != before
    assert after == before


@pytest.mark.parametrize("keys", [("q",), ("ctrl+c",), ("escape", "escape")])
def test_leaving_takes_one_thought(keys: tuple[str, ...]):
    """Every usual way out is a way out; the answers are stored already."""
    app = ReviewApp(sitting_over(MemoryDesk([card(1)])))

    async def run() -> None:
        async with app.run_test() as pilot:
            for key in keys:
                await pilot.press(key)
            await pilot.pause()

    asyncio.run(run())
    assert app.return_code == 0


def test_the_mouse_turns_and_grades():
    """A click on the card shows the answer, a click on a grade gives it."""
    desk = MemoryDesk([card(1), card(2, front="Second?")])
    app = ReviewApp(sitting_over(desk))

    async def run() -> None:
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.click("#front")
            await pilot.pause()
            await pilot.click("#keys", offset=(2, 0))
            await pilot.pause()

    asyncio.run(run())
    assert desk.answers == [("c1", Rating.AGAIN)]


def test_a_long_answer_scrolls_below_its_question():
    """Nothing is cut off, and the question stays."""
    long_answer = "\n\n".join(f"Paragraph {number}." for number in range(40))
    desk = MemoryDesk([card(1, back=long_answer)])

    _, top, below = play(sitting_over(desk), "space", "pagedown")

    assert any("Paragraph 0." in row for row in top)
    assert not any("Paragraph 0." in row for row in below)
    assert row_with(below, "election timeouts?") == row_with(top, "election timeouts?")


def test_waiting_says_until_when():
    """With only fresh cards left, a person knows when to come back."""
    desk = MemoryDesk(
        [card(1, state=State.LEARNING)],
        waiting=[Waiting(CardId("c1"), NOW + timedelta(minutes=33))],
    )

    (rows,) = play(sitting_over(desk))

    assert rows[3] == " The next card comes back in 33 min, at 09:33."


def test_a_card_that_was_waited_for_comes_by_itself():
    """Nobody has to press a key to see whether it is time."""
    desk = MemoryDesk(
        [card(1, state=State.LEARNING)],
        waiting=[Waiting(CardId("c1"), NOW + timedelta(minutes=33))],
    )
    clock = [NOW]
    sitting = sitting_over(desk)._replace(now=lambda: clock[0])
    app = ReviewApp(sitting)

    async def run() -> list[str]:
        async with app.run_test() as pilot:
            clock[0] = datetime(2026, 11, 23, 9, 34, tzinfo=UTC)
            app._wake()
            await pilot.pause()
            return lines_of(app)

    assert "election timeouts?" in asyncio.run(run())[3]


def test_two_buttons_are_forgot_and_remembered():
    """Whoever does not want to weigh four grades need not."""
    desk = MemoryDesk([card(1), card(2)])
    settings = Settings(answer_buttons=2)

    screens = play(sitting_over(desk, settings=settings), "space", "2", "space", "1")

    assert screens[1][-1].startswith(" 1 Forgot 10 min   2 Remembered 14 d ")
    assert desk.answers == [("c1", Rating.GOOD), ("c2", Rating.AGAIN)]


def test_markup_of_the_screen_is_only_text_in_a_card():
    """A note cannot make words bold, clickable, or quit the program."""
    text = "Is [@click=app.quit]this[/] [bold]markup[/bold] or [link=https://x.org]text[/]?"
    (rows,) = play(sitting_over(MemoryDesk([card(1, front=text)])), size=(100, 24))

    assert rows[3].strip() == text


def test_no_control_character_of_a_card_reaches_the_screen():
    """A note can neither move the cursor nor rename the window."""
    hostile = "a\x1b]2;title\x07b\x9b31mc\u202ed\u2066e\U000e0041\rf"
    desk = MemoryDesk(
        [
            card(
                1,
                front=hostile,
                back=hostile,
                context=hostile,
                deck=hostile,
                path=hostile,
                note_text=hostile,
                source=f"https://x.org/{hostile}",
            )
        ]
    )

    screens = play(sitting_over(desk), "space", "m", "escape", "i", "escape", "o")

    seen = "".join(character for rows in screens for row in rows for character in row)
    assert [c for c in seen if category(c) in ("Cc", "Cf", "Zl", "Zp")] == []


def test_html_and_maths_of_a_card_are_shown_as_written():
    """What Markdown would swallow is part of what has to be learned."""
    desk = MemoryDesk([card(1, front=r"What is `x` in Vec<T>, $a_i*b_i*c$ and \(a_1\)?")])

    (rows,) = play(sitting_over(desk))

    assert rows[3].strip() == r"What is x in Vec<T>, $a_i*b_i*c$ and \(a_1\)?"


def test_a_numbered_answer_stays_in_one_line():
    """`1) a; 2) b` is an answer, not a Markdown list."""
    desk = MemoryDesk([card(1, back="1) speed; 2) safety")])

    _, rows = play(sitting_over(desk), "space")

    assert any(row == " 1) speed; 2) safety" for row in rows)


HARD = [
    "日本語の質問は何ですか" * 20,
    "👩‍👩‍👧‍👦 family and é combining " * 10,
    "العربية و עברית",
    "tab\tbed " * 30,
    "x" * 10_000,
]


@pytest.mark.parametrize("text", HARD, ids=["cjk", "emoji", "rtl", "tabs", "long"])
def test_hard_strings_keep_the_frame(text: str):
    """Wide, joined and endless characters do not push the screen apart."""
    desk = MemoryDesk([card(1, front=text, back=text)])

    for rows in play(sitting_over(desk), "space", size=(60, 20)):
        assert len(rows) == 20
        assert all(cell_len(row) <= 60 for row in rows)


def test_a_gap_is_filled_below_its_sentence():
    """The whole sentence is the answer to a gap."""
    gap = Face(1, "Raft needs […] to commit.", "a majority", "Raft needs a majority to commit.")
    desk = MemoryDesk([card(1, face=gap, kind=Kind.CLOZE)])

    _, rows = play(sitting_over(desk), "space")

    assert rows[3] == " Raft needs […] to commit."
    assert " Raft needs a majority to commit." in rows


def test_the_flag_key_takes_a_flag_away_again():
    """A card that was mended need not stay flagged."""
    desk = MemoryDesk([card(1, flagged=True)])

    _, rows = play(sitting_over(desk), "f")

    assert desk.aside == [("unflag", "c1")]
    assert rows[-2] == " The flag is taken away."


def test_a_new_day_shows_its_intervals_before_it_takes_a_grade():
    """The button that is pressed is the one that was seen."""
    desk = MemoryDesk([card(1)])
    clock = [NOW]
    sitting = sitting_over(desk)._replace(now=lambda: clock[0])
    app = ReviewApp(sitting)

    async def run() -> list[str]:
        async with app.run_test() as pilot:
            await pilot.press("space")
            clock[0] = NOW + timedelta(days=1)
            await pilot.press("3")
            await pilot.pause()
            return lines_of(app)

    rows = asyncio.run(run())
    assert rows[-2] == " A new day has begun; the intervals are those of today."
    assert desk.answers == []


def test_a_sheet_wraps_on_a_small_screen():
    """Help that ends at the edge helps nobody."""
    desk = MemoryDesk([card(1)])

    screens = play(sitting_over(desk), "question_mark", size=(40, 12))

    words = " ".join(line.strip(" │╭╮╰╯─▄█▇") for line in screens[1])
    assert "show the answer; then Good 1 Again: forgotten" in " ".join(words.split())
    assert all(len(line) <= 40 for line in screens[1])
    assert screens[1][0].endswith("╮")


def test_what_a_line_cannot_hold_is_said_on_a_sheet():
    """The advice stands at the end of a message."""

    class Refusing(MemoryDesk):
        def undo(self, now: datetime) -> Undone | None:
            raise UnknownCardError("abc")

    screens = play(sitting_over(Refusing([card(1)])), "u", size=(40, 12))

    words = " ".join(line.strip(" │╭╮╰╯─") for line in screens[1])
    assert "`recall list` shows the ids," in " ".join(words.split())
