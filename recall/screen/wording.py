"""What both faces of a review say: lines of words, made of a session's facts."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta, tzinfo
from pathlib import Path
from typing import NamedTuple

from recall.cards import StudyCard
from recall.reviews import Rating, State
from recall.screen.places import place
from recall.screen.text import one_line
from recall.session import Choice, Progress, Summary

_WORDS = {Rating.AGAIN: "Again", Rating.HARD: "Hard", Rating.GOOD: "Good", Rating.EASY: "Easy"}
_GRADES = ("again", "hard", "good", "easy")
_TWO_WORDS = {Rating.AGAIN: "Forgot", Rating.GOOD: "Remembered"}

_SECONDS = re.compile(r"[?&#](?:t|start)=(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s?)?(?:&|#|$)")


class Button(NamedTuple):
    """One way to grade, as it is offered."""

    deed: str
    """What its key does, see `keys.KEYS`."""
    key: str
    """Empty where the deed has none."""
    word: str
    rating: Rating
    interval: str


def buttons(choices: Sequence[Choice], count: int, names: Mapping[str, str]) -> tuple[Button, ...]:
    """Return the buttons for the choices; with a `count` of 2 only forgot and remembered.

    `names` has the key of each deed. Two buttons have the first two keys.
    """
    words = _TWO_WORDS if count == 2 else _WORDS
    offered = [choice for choice in choices if choice.rating in words]
    return tuple(
        Button(deed, names.get(deed, ""), words[choice.rating], choice.rating, choice.interval)
        for deed, choice in zip(_GRADES, offered, strict=False)
    )


def deck_line(card: StudyCard) -> str:
    """Return the way to the card: deck › talk."""
    return " › ".join(one_line(part) for part in card.deck.split("::"))


def count_line(progress: Progress) -> str:
    """Return which card of how many this is."""
    return f"{min(progress.done + 1, progress.total)}/{progress.total}"


def minutes_line(progress: Progress) -> str:
    """Return the minutes left, or nothing when nobody can tell."""
    if progress.minutes_left is None:
        return ""
    return f"~{max(1, progress.minutes_left)} min"


def tags(card: StudyCard, *, leech_lapses: int) -> list[str]:
    """Return what a person should know of the card before they answer."""
    return [
        tag
        for tag, holds in (
            ("new", card.state is State.NEW),
            ("changed since you learned it", card.changed),
            (f"leech ×{card.lapses}", card.lapses >= leech_lapses),
            ("flagged", card.flagged),
        )
        if holds
    ]


def context_line(card: StudyCard, *, leech_lapses: int) -> str:
    """Return the line under the question: speaker, talk, section, and the card's tags."""
    parts = [one_line(card.context), *tags(card, leech_lapses=leech_lapses)]
    return " · ".join(part for part in parts if part)


def source_line(card: StudyCard, folder: Path) -> str:
    """Return where the note stands, and the second of the talk when it is known."""
    where = place(folder, card.path, card.line)
    at = timestamp(card.source or "")
    return f"{where} · ▶ {at}" if at else where


def timestamp(source: str) -> str:
    """Return the second that an address points to, as `12:40`; empty when to none."""
    found = _SECONDS.search(source)
    if not found or not any(found.groups()):
        return ""
    hours, minutes, seconds = (int(part or 0) for part in found.groups())
    return clock_words(timedelta(hours=hours, minutes=minutes, seconds=seconds))


def clock_words(took: timedelta) -> str:
    """Return a duration as `4:51` or `1:02:03`."""
    minutes, seconds = divmod(round(took.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def waiting_lines(until: datetime, now: datetime, zone: tzinfo | None) -> list[str]:
    """Return what to say when only cards that are being learned are left."""
    minutes = max(1, -(-int((until - now).total_seconds()) // 60))
    at = until.astimezone(zone)
    return [
        f"The next card comes back in {minutes} min, at {at:%H:%M}.",
        "Nothing else is due. You can wait here, or leave and come back.",
    ]


def summary_lines(summary: Summary, *, left: int, goal: float) -> list[str]:
    """Return what a session came to, the outcome first; `left` cards are still to come today."""
    if summary.reviewed:
        lines = [_reviewed(summary, goal=goal)]
    else:
        lines = ["No card answered." if left else "Nothing is due."]
    if left:
        lines.append(f"Still due today: {left}.")
    lines.append(_tomorrow(summary))
    return lines


def _reviewed(summary: Summary, *, goal: float) -> str:
    line = f"{cards(summary.cards)} in {clock_words(summary.took)}"
    if summary.remembered is not None:
        line += f", {summary.remembered:.0%} remembered (goal {goal:.0%})"
    return f"{line}."


def _tomorrow(summary: Summary) -> str:
    line = f"Tomorrow: {summary.due_tomorrow} due"
    return f"{line}, {summary.new_left} new waiting." if summary.new_left else f"{line}."


def cards(count: int) -> str:
    """Return `1 card`, `2 cards`."""
    return f"{count} card" if count == 1 else f"{count} cards"


def info_lines(card: StudyCard, folder: Path) -> list[str]:
    """Return what is known of the card: its state, memory and history in numbers."""
    facts: list[tuple[str, object]] = [
        ("state", card.state),
        ("due", card.due_day or "today"),
        ("last answered", card.last_day or "never"),
        ("answers", card.reviews),
        ("lapses", card.lapses),
    ]
    if card.memory is not None:
        facts.append(("stability", f"{card.memory.stability:.1f} days"))
        facts.append(("difficulty", f"{card.memory.difficulty:.1f} of 10"))
    facts += [("kind", card.kind), ("card", card.card_id), ("note", source_line(card, folder))]
    if card.source:
        facts.append(("talk", card.source))
    return [f"{name:<14}{one_line(str(value))}" for name, value in facts]


def button_line(button: Button) -> str:
    """Return what a button would do, as a line."""
    return f"{button.key} {button.word:<12}{button.interval}"
