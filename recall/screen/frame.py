"""The lines around a card on the screen: what they hold at which width."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from rich.cells import cell_len, set_cell_size
from rich.style import Style
from rich.text import Text

from recall.cards import StudyCard
from recall.screen.wording import Button, count_line, deck_line, minutes_line
from recall.session import Progress

COLUMN = 88
"""Cells of the reading column: longer lines tire the eye."""

NO_BAR = 48
NO_MINUTES = 58
NO_INTERVALS = 38
"""Below these widths each is left out; two cells of the screen are its margins."""

NO_SPACES = 16
ONLY_TEXT = 8
"""Below these rows the empty lines are left out, then all but the text and the keys."""

Names = Mapping[str, str]
"""The key of each deed, as a person types it."""

_BAR_CELLS = 14
_DIM = "dim"


def header(card: StudyCard | None, progress: Progress, width: int) -> Text:
    """Return the line above the card: deck › talk, how far, how long still."""
    right = _progress(card, progress, width)
    left = deck_line(card) if card else "recall"
    room = max(0, width - right.cell_len - 2)
    if cell_len(left) > room:
        left = set_cell_size(left, max(0, room - 1)) + "…" if room else ""
    gap = " " * (width - cell_len(left) - right.cell_len)
    return Text(left + gap).append_text(right)


def _progress(card: StudyCard | None, progress: Progress, width: int) -> Text:
    line = Text(count_line(progress) if card else f"{progress.done}/{progress.total}")
    if width < NO_BAR:
        return line
    done = _BAR_CELLS * progress.done // progress.total if progress.total else _BAR_CELLS
    line.append("  " + "━" * done).append("─" * (_BAR_CELLS - done), _DIM)
    if width >= NO_MINUTES and (minutes := minutes_line(progress)):
        line.append(f"  {minutes}")
    return line


def rule(width: int, words: str = "") -> Text:
    """Return a thin line across the column; with words, the words in its place."""
    if not words:
        return Text("─" * width, _DIM)
    return Text(f"{words} ", "bold", no_wrap=True, overflow="ellipsis")


def fits(words: str, width: int) -> bool:
    """Tell whether the words can stand whole in the place of a rule."""
    return cell_len(words) < width


def question_keys(names: Names, width: int) -> Text:
    """Return the line of keys while the answer is hidden; `names` has the key of each deed."""
    words = "show the answer" if width >= NO_INTERVALS else "answer"
    hints = [("undo", "undo"), ("edit", "edit"), ("help", "help"), ("leave", "quit")]
    return _spread(width, _hints(names, ("forward", words)), _hints(names, *hints))


def answer_keys(buttons: Sequence[Button], names: Names, width: int) -> Text:
    """Return the line of grades, or two lines of them where one would not hold all."""
    full = [_key(each.key, each.word, each.deed, each.interval) for each in buttons]
    hints = _hints(names, ("undo", "undo"), ("edit", "edit"), ("help", "help"))
    if _width(full, 3) <= width:
        tight = _width(full, 3) + 2 + _width(hints, 2) > width
        return _spread(width, full, hints, gap=2 if tight else 3)
    if width >= NO_INTERVALS:
        return _columns(buttons, width)
    words = [_key(each.key, each.word, each.deed) for each in buttons]
    if _width(words, 1) <= width:
        return _spread(width, words, [], gap=1)
    return _spread(width, [_key(each.key, "", each.deed) for each in buttons], [])


_WALK = (
    ("forward", "accept"),
    ("next_card", "next"),
    ("accept", "accept"),
    ("reject", "reject"),
    ("edit", "edit"),
    ("note_only", "note only"),
    ("skip", "skip"),
    ("help", "help"),
    ("what_else", "what else"),
    ("accept_ready", "accept all ready"),
    ("later", "later"),
    ("undo", "undo"),
    ("leave", "quit"),
)
"""The hints of a walk, those first that stay on the smallest screen."""


def walk_keys(
    names: Names, width: int, *, left_out: Collection[str], words: Mapping[str, str], rows: int
) -> Text:
    """Return the lines of keys for a bullet that waits, at most so many `rows`.

    `words` are those of deeds that are called otherwise for this bullet.
    """
    deeds = ((deed, words.get(deed, word)) for deed, word in _WALK if deed not in left_out)
    hints = _hints(names, *deeds)
    return Text("\n").join(Text("   ").join(row) for row in _in_rows(hints, width)[:rows])


def _in_rows(keys: Sequence[Text], width: int) -> list[list[Text]]:
    rows: list[list[Text]] = [[]]
    for key in keys:
        if rows[-1] and _width([*rows[-1], key], 3) > width:
            rows.append([])
        rows[-1].append(key)
    return rows


def end_keys(names: Names, width: int) -> Text:
    """Return the line of keys when no card is left."""
    hints = _hints(names, ("undo", "undo"), ("help", "help"))
    return _spread(width, _hints(names, ("leave", "quit")), hints)


def _hints(names: Names, *deeds: tuple[str, str]) -> list[Text]:
    """Return a key with its word for each deed that has a key."""
    return [_key(names[deed], word, deed) for deed, word in deeds if deed in names]


def _key(key: str, word: str, deed: str, interval: str = "") -> Text:
    """Return a key with its word, which can be clicked."""
    text = Text(key, "bold")
    if word:
        text.append(f" {word}", "not bold")
    if interval:
        text.append(f" {interval}", "not bold dim")
    text.stylize(Style(meta={"@click": f"app.press('{deed}')"}))
    return text


def _width(keys: Sequence[Text], gap: int) -> int:
    return sum(key.cell_len for key in keys) + gap * (len(keys) - 1)


def _spread(width: int, left: Sequence[Text], right: Sequence[Text], *, gap: int = 3) -> Text:
    """Return keys at both ends of a line; what does not fit on the right is left out."""
    while right and _width(left, gap) + 2 + _width(right, 2) > width:
        right = right[1:]
    line = Text(" " * gap).join(left)
    if right:
        line.append(" " * (width - _width(left, gap) - _width(right, 2)))
        line.append_text(Text("  ").join(right))
    return line


def _columns(buttons: Sequence[Button], width: int) -> Text:
    column = width // len(buttons)
    above, below = Text(), Text()
    for button in buttons:
        key = _key(button.key, button.word, button.deed)
        above.append_text(key).append(" " * max(1, column - key.cell_len))
        indent = " " * (len(button.key) + 1)
        below.append(set_cell_size(indent + button.interval, column), _DIM)
    above.rstrip()
    below.rstrip()
    return above.append("\n").append_text(below)
