"""One table of keys for the screen, the help and the README."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from faces.desk import MemoryDesk, card, sitting_over
from faces.shell import Shell
from faces.stage import play
from textual.keys import Keys

from recall.reviews import Rating
from recall.screen import keys
from recall.screen.deeds import Deeds

README = Path(__file__).resolve().parents[2] / "README.md"


def test_no_key_means_two_things():
    """A key does one thing, whichever program a person comes from."""
    names = Counter(name for key in keys.KEYS for name in key.keys)

    assert [name for name, times in names.items() if times > 1] == []


def test_every_deed_of_the_table_can_be_done():
    """A row without its method would be a key that crashes."""
    assert [key.deed for key in keys.KEYS if not callable(getattr(Deeds, key.deed, None))] == []


def test_the_textual_names_are_those_of_textual():
    """A misspelt name would be a key that does nothing."""
    special = {key.value for key in Keys}
    own = {"info": list(keys._NAMED)}

    names = {name for name in keys.by_event(keys.with_own(own)) if len(name) > 1}

    assert names - special == set()


def test_the_table_for_the_readme_has_every_line_of_the_help():
    """README and help are two prints of one table."""
    table = keys.table_markdown()

    for names, does in keys.rows():
        assert all(f"`{name}`" in table for name in names.split("  "))
        assert does in table


def test_the_readme_has_the_table():
    """What the README says of the keys is true."""
    assert keys.table_markdown() in README.read_text(encoding="utf-8")


def test_the_readme_names_every_deed():
    """Whoever wants another key has to know what to call it."""
    text = README.read_text(encoding="utf-8")

    assert [key.deed for key in keys.KEYS if f"`{key.deed}`" not in text] == []


# Keys of one's own ------------------------------------------------------------------------


def test_a_key_of_ones_own_takes_the_place_of_the_usual_ones():
    """And is taken from the deed that had it."""
    table = {key.deed: key.keys for key in keys.with_own({"good": ("e", "é"), "leave": ("x",)})}

    assert table["good"] == ("e", "é")
    assert table["edit"] == ()
    assert table["leave"] == ("x", "Ctrl-C", "Esc Esc")
    assert table["undo"] == ("u",)


@pytest.mark.parametrize(
    ("own", "message"),
    [
        ({"goood": ("g",)}, "[keys]: nothing is called 'goood'. Did you mean 'good'?"),
        (
            {"undo": ("backspce",)},
            "[keys]: no key for undo is called 'backspce'. Did you mean 'Backspace'?"
            ' Or one character, such as "x".',
        ),
        (
            {"undo": ("g",), "good": ("g", "h")},
            "[keys]: 'g' is given to more than one deed. Take it from all but one.",
        ),
    ],
)
def test_a_slip_among_the_keys_is_told(own: dict[str, tuple[str, ...]], message: str):
    """With what was probably meant."""
    with pytest.raises(keys.UsageError) as error:
        keys.with_own(own)

    assert str(error.value) == message


def test_the_screen_obeys_and_shows_keys_of_ones_own():
    """The line of keys and the help say what the keys are, not what they were."""
    desk = MemoryDesk([card(1), card(2)])
    own = {"good": ("g",), "help": ("h",), "edit": ("F2",)}
    sitting = sitting_over(desk)._replace(keys=keys.with_own(own))

    _, answered, helped, _, _ = play(sitting, "space", "h", "escape", "g", size=(90, 30))

    assert "g Good 14 d" in answered[-1]
    assert "F2 edit" in answered[-1]
    assert any("Good: remembered" in row and " g " in row for row in helped)
    assert desk.answers == [("c1", Rating.GOOD)]


def test_keys_of_ones_own_come_from_the_settings(shell: Shell):
    """In lines as well; the usual key does nothing then."""
    settings = shell.folder / "recall.toml"
    settings.write_text(settings.read_text() + '[keys]\neasy = "E"\n', encoding="utf-8")

    done = shell.run("review", "--plain", typed="\n4\nE\nq\n")

    assert "'4' is no key here; ? shows the keys." in done.stdout
    assert [entry["rating"] for entry in _answers(shell)] == ["easy"]


def _answers(shell: Shell) -> list[dict[str, object]]:
    import json

    lines = shell.run("log", "--json").stdout.splitlines()
    return [entry for entry in map(json.loads, lines) if entry["kind"] == "review"]
