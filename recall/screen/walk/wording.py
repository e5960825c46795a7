"""What both faces of a walk say of a bullet, and at its end."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from recall.cards import Face
from recall.collection.inbox import Kind, Proposal, Waiting
from recall.collection.walking import Walk
from recall.screen.places import place
from recall.screen.text import one_line
from recall.screen.wording import cards, timestamp

KIND = {Kind.READY: "ready", Kind.DRAFT: "draft", Kind.NEEDS_YOU: "needs you"}

NO_CARD = "No card could be made of it."


class CardLine(NamedTuple):
    """One card of a bullet, as it is shown."""

    mark: str
    """`›` where keys are about it and there are others, else empty; with its number, and as
    wide for all, where one is to be chosen."""
    face: Face
    back: str
    """What stands below the question: of drafts to choose from what each hides, and no more."""
    note: str
    """What a person should know before they take it."""


def count_line(walk: Walk) -> str:
    """Return which bullet of how many this is."""
    return f"{min(walk.done + 1, walk.total)}/{walk.total}"


def deck_line(bullet: Waiting) -> str:
    """Return the way to the bullet: deck › talk; its file where no deck is known."""
    if not bullet.deck:
        return one_line(bullet.path)
    return " › ".join(one_line(part) for part in bullet.deck.split("::"))


def place_line(bullet: Waiting, folder: Path) -> str:
    """Return who spoke, where the bullet stands, and the second of the talk if it is known."""
    at = timestamp(bullet.source or "")
    where = place(folder, bullet.path, bullet.line)
    parts = [one_line(bullet.context), where, f"▶ {at}" if at else ""]
    return " · ".join(part for part in parts if part)


def kind_line(bullet: Waiting) -> str:
    """Return how the bullet waits, and why."""
    if bullet.kind is Kind.READY:
        count = sum(len(one.faces()) for one in bullet.proposals)
        return f"{cards(count)}, ready: in the schedule already"
    reason = f": {one_line(bullet.reason)}" if bullet.reason else ""
    kind = f"{len(bullet.proposals)} drafts, take one" if bullet.is_choice else KIND[bullet.kind]
    count = sum(len(one.faces()) for one in bullet.others)
    beside = f" (beside {cards(count)} it has)" if count else ""
    return f"{kind}{reason}{beside}"


def card_lines(walk: Walk) -> Iterator[CardLine]:
    """Yield the cards of the bullet, one by one."""
    bullet, marked = walk.current, walk.proposal
    if bullet is None:
        return
    several = len(bullet.proposals) > 1
    for number, one in enumerate(bullet.proposals, start=1):
        mark = "›" if several and one is marked else ""
        if bullet.is_choice:
            mark = f"{mark or ' '} {number}"
        note = f"not shown by the rules: {one_line(one.why)}" if one.why else ""
        for face in one.faces():
            back = face.answer if bullet.is_choice else face.back
            yield CardLine(mark, face, back, note)


def accepted(count: int, *, left: int = 0) -> str:
    """Return what is said when so many cards were taken, and so many drafts left out for them."""
    said = "Accepted" if count == 1 else f"Accepted: {count} cards"
    others = f"; {left} {'other' if left == 1 else 'others'} left out" if left else ""
    return f"{said}{others}."


def info_lines(bullet: Waiting) -> list[str]:
    """Return how the cards came about: the pattern, the tier, and what stood against them."""
    lines = [f"{'waits as':<12}{KIND[bullet.kind]}"]
    if bullet.reason:
        lines.append(f"{'because':<12}{one_line(bullet.reason)}")
    for one in bullet.proposals:
        lines += ["", *_info_of(one)]
    return lines


def _info_of(one: Proposal) -> Iterator[str]:
    yield f"{'card':<12}{one_line(one.faces()[0].front)}"
    yield f"{'pattern':<12}{one.pattern}"
    yield f"{'tier':<12}{'none: the rules would not show it' if one.why else one.tier}"
    if one.why:
        yield f"{'refused':<12}{one_line(one.why)}"


def summary_lines(walk: Walk, *, command: str = "recall inbox") -> list[str]:
    """Return what a walk came to so far, the outcome first."""
    came = walk.came
    parts = [
        f"{cards(came.accepted)} accepted" if came.accepted else "",
        f"{came.rejected} rejected" if came.rejected else "",
        f"{_bullets(came.worded)} worded" if came.worded else "",
        f"{_bullets(came.left_out)} left without a card" if came.left_out else "",
    ]
    done = ", ".join(part for part in parts if part)
    lines = [f"{done}."] if done else []
    if walk.waiting_left:
        lines.append(f"{_bullets(walk.waiting_left)} wait{_s(walk.waiting_left)}: {command}")
    elif not walk.ready_left:
        lines.append("Nothing waits.")
    if walk.ready_left:
        ready = f"{_bullets(walk.ready_left)} with ready cards not looked at"
        lines.append(f"{ready}: {command} --ready")
    return lines


def _bullets(count: int) -> str:
    return f"{count} bullet" if count == 1 else f"{count} bullets"


def _s(count: int) -> str:
    return "s" if count == 1 else ""
