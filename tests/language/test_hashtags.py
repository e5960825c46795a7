"""What note-taking programs write for finding notes is not read out on cards."""

from __future__ import annotations

import pytest

from recall.language.hashtags import without_tags, without_wiki_links


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("Drones are 5 % of a hive. #bees #field/notes", "Drones are 5 % of a hive."),
        ("#trust scores went up", "trust scores went up"),
        ("Issue #12 and C# stay as they are", "Issue #12 and C# stay as they are"),
        ("#bees", "#bees"),
    ],
)
def test_tags_are_left_out_of_what_is_read(line: str, shown: str) -> None:
    assert without_tags(line) == shown


def test_of_a_wiki_link_its_words_are_shown() -> None:
    line = "[[people/rowe|Ada Rowe]] on [[Tides]]"

    assert without_wiki_links(line) == "Ada Rowe on Tides"
