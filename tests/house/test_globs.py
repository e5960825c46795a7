"""Globs of the settings: they choose what they say, and no glob of a stranger's makes one wait."""

from __future__ import annotations

import warnings
from functools import lru_cache
from pathlib import Path

import pytest
from growth import assert_in_proportion
from hypothesis import given
from hypothesis import strategies as st

from recall.globs import ANY_MARKDOWN, chosen, walk


def fits(glob: str, path: str) -> bool:
    """Say in the plainest way whether a path fits a glob of stars, question marks and letters."""
    parts, names = glob.split("/"), path.split("/")
    if len(parts) == 1:
        parts = ["**", *parts]

    @lru_cache(None)
    def folders(i: int, j: int) -> bool:
        if i == len(parts):
            return j == len(names)
        if parts[i] == "**":
            if i == len(parts) - 1:
                return j < len(names)
            return folders(i + 1, j) or (j < len(names) and folders(i, j + 1))
        return j < len(names) and letters(parts[i], names[j]) and folders(i + 1, j + 1)

    return folders(0, 0)


@lru_cache(None)
def letters(part: str, name: str) -> bool:
    if not part:
        return not name
    if part[0] == "*":
        return letters(part[1:], name) or (bool(name) and letters(part, name[1:]))
    return bool(name) and part[0] in ("?", name[0]) and letters(part[1:], name[1:])


PARTS = st.sampled_from(["**", "a", "*a", "a*", "*a*b", "?b", "*", "ab", "a*b*a", "*b?*a"])
NAMES = st.text("ab", min_size=1, max_size=5)


@given(
    st.lists(PARTS, min_size=1, max_size=5).map("/".join),
    st.lists(NAMES, min_size=1, max_size=5).map("/".join),
)
def test_a_glob_chooses_what_it_says(glob: str, path: str):
    """Quick or not, it is the same choice."""
    assert chosen((), (f"{glob}",)).exclude is not None
    assert chosen((glob,), ()).matches(path) is fits(glob, path)


@pytest.mark.parametrize("glob", ["**/" * 9 + "x.md", "*a" * 9 + "b", "*a/" * 9 + "**/*b"])
@pytest.mark.parametrize("piece", ["a/", "a", "ab/"])
def test_no_glob_makes_one_wait(glob: str, piece: str):
    """The settings of cloned notes must not be able to hang every command."""
    pattern = chosen((glob,), (f"{glob}!",))

    assert_in_proportion(pattern.matches, piece)


@pytest.mark.parametrize(
    ("glob", "path", "wanted"),
    [
        ("[z-a].md", "z.md", True),
        ("[a-c].md", "b.md", True),
        ("[!a-c].md", "b.md", False),
        ("[!a]", "/", False),
        ("[[a&&b--c||d~~e].md", "b.md", True),
        ("[].md", "[].md", True),
        ("[!].md", "[!].md", True),
        ("a**b.md", "axb.md", True),
        ("a(b|c.md", "a(b|c.md", True),
        ("talks/**", "talks", False),
        ("talks/**", "talks/a/b", True),
    ],
)
def test_odd_globs_are_no_crash(glob: str, path: str, wanted: bool):
    """Nor a warning in the middle of an answer."""
    chosen.cache_clear()
    with warnings.catch_warnings():
        warnings.simplefilter("error")

        assert chosen((glob,), ()).matches(path) is wanted


def test_a_look_at_the_files_finds_the_same_ones_in_any_order(tmp_path: Path):
    """In the order of names where a person sees them; a look for changes saves the sorting."""
    for path in ("b.md", "a/z.md", "a/b/c.md", "a.md", "c.txt", ".d.md", ".e/f.md"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(path, "utf-8")
    (tmp_path / "g.md").symlink_to(tmp_path / "a.md")
    wanted = chosen(ANY_MARKDOWN, ())

    named = [*walk(tmp_path, wanted)]
    found = [*walk(tmp_path, wanted, in_order=False)]

    assert [seen.path for seen in named] == ["a/b/c.md", "a/z.md", "a.md", "b.md"]
    assert sorted(found) == sorted(named)
