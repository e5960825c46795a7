"""The review in lines, as pipes and screen readers have it."""

from __future__ import annotations

from faces.desk import MemoryDesk, card, sitting_over

from recall.errors import BusyError
from recall.reviews import Rating, Schedule
from recall.screen.plain import PlainReview
from recall.settings import Settings


class Script:
    """Types lines that were prepared and keeps everything that was said."""

    def __init__(self, *typed: str) -> None:
        self.typed = list(typed)
        self.said: list[str] = []
        self.when_asked: list[int] = []

    def say(self, text: str = "", /) -> None:
        self.said.append(text)

    def ask(self, prompt: str, /) -> str | None:
        self.said.append(prompt)
        return self.typed.pop(0) if self.typed else None


def review(desk: MemoryDesk, *typed: str, settings: Settings | None = None) -> list[str]:
    """Return everything a review says while the lines are typed."""
    script = Script(*typed)
    PlainReview(sitting_over(desk, settings=settings), script).run()
    return script.said


def test_a_card_is_asked_and_answered_in_lines():
    """Everything the screen shows is also said."""
    desk = MemoryDesk([card(1)])

    said = review(desk, "", "3")

    assert said == [
        "\n1/1 · talks › Raft in practice",
        "Q: Why does Raft use randomised election timeouts?",
        "   Diego Ongaro · Leaders",
        "Enter: answer, ?: keys > ",
        "A: So that one server usually times out first and wins before others start.",
        "   raft.md:41 · ▶ 12:40",
        "1 Again 10 min   2 Hard 6 d   3 Good 14 d   4 Easy 31 d",
        "Enter: Good > ",
    ]
    assert desk.answers == [("c1", Rating.GOOD)]


def test_an_empty_line_turns_the_card_and_then_means_good():
    """As Enter does on the screen."""
    desk = MemoryDesk([card(1), card(2)])

    review(desk, "", "", "", "1")

    assert desk.answers == [("c1", Rating.GOOD), ("c2", Rating.AGAIN)]


def test_a_grade_before_the_answer_is_refused():
    """Nobody can judge what they have not seen."""
    desk = MemoryDesk([card(1)])

    said = review(desk, "3")

    assert "Reveal the answer first: Space or Enter." in said
    assert desk.answers == []


def test_the_end_of_the_input_ends_the_review():
    """A pipe that runs dry is no mistake."""
    desk = MemoryDesk([card(1), card(2)])

    review(desk, "", "4")

    assert desk.answers == [("c1", Rating.EASY)]


def test_q_leaves_in_the_middle():
    """What was answered stays answered."""
    desk = MemoryDesk([card(1), card(2)])

    review(desk, "", "4", "q", "", "3")

    assert desk.answers == [("c1", Rating.EASY)]


def test_undo_bury_suspend_and_flag_work_in_lines():
    """Whoever cannot use the screen loses nothing but the picture."""
    desk = MemoryDesk([card(1), card(2), card(3)])

    said = review(desk, "", "4", "u", "b", "s", "f vague")

    assert desk.answers == []
    assert desk.aside == [("bury", "c1"), ("suspend", "c2"), ("flag vague", "c3")]
    assert "Undone." in said


def test_an_unknown_key_is_said_to_be_unknown():
    """Silence would look like a program that hangs."""
    assert "'z' is no key here; ? shows the keys." in review(MemoryDesk([card(1)]), "z")


def test_help_lists_the_keys():
    """From the same table as the screen."""
    assert "4                   Easy: remembered at once" in review(MemoryDesk([card(1)]), "?")


def test_two_buttons_in_lines():
    """The setting holds everywhere."""
    desk = MemoryDesk([card(1)])

    said = review(desk, "", "2", settings=Settings(answer_buttons=2))

    assert "1 Forgot 10 min   2 Remembered 14 d" in said
    assert desk.answers == [("c1", Rating.GOOD)]


def test_what_could_not_be_stored_is_said_and_asked_again():
    """An answer that another program blocks is not lost silently."""
    from pathlib import Path

    class Blocked(MemoryDesk):
        def answer(self, card, rating: Rating, schedule: Schedule, now, took_ms) -> None:  # type: ignore[no-untyped-def]
            if not self.aside:
                self.aside.append(("blocked", card.card_id))
                raise BusyError(Path("recall.db"))
            super().answer(card, rating, schedule, now, took_ms)

    desk = Blocked([card(1)])

    said = review(desk, "", "3", "3")

    assert str(BusyError(Path("recall.db"))) in said
    assert desk.answers == [("c1", Rating.GOOD)]
