"""One table of keys for the screen, the help and the README."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from textual.keys import Keys, _character_to_key

from recall.screen import keys

README = Path(__file__).resolve().parents[2] / "README.md"


def test_no_key_means_two_things():
    """A key does one thing, whichever program a person comes from."""
    names = Counter(name for key in keys.KEYS for name in key.keys)

    assert [name for name, times in names.items() if times > 1] == []


def test_the_textual_names_are_those_of_textual():
    """A misspelt name would be a key that does nothing."""
    special = {key.value for key in Keys} | {_character_to_key(c) for c in "-=@!? "}

    unknown = [name for name in keys.by_textual_name() if len(name) > 1 and name not in special]

    assert unknown == ["Esc Esc"]


def test_the_table_for_the_readme_has_every_line_of_the_help():
    """README and help are two prints of one table."""
    table = keys.table_markdown()

    for names, does in keys.rows():
        assert all(f"`{name}`" in table for name in names.split("  "))
        assert does in table


def test_the_readme_has_the_table():
    """What the README says of the keys is true."""
    assert keys.table_markdown() in README.read_text(encoding="utf-8")
