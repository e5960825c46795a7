"""Every list item of a file is a note, once, with the line it stands on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from recall.deckfiles import read
from recall.notes import Note, NoteKind
from recall.ranking import decide


class Written(NamedTuple):
    """A list item as a person would write it."""

    words: str
    wrapped: tuple[str, ...]
    children: tuple[Written, ...]
    loose: bool


WORDS = st.lists(
    st.sampled_from("cache queue tape leader the a of is because 3 never old new".split()),
    min_size=1,
    max_size=6,
).map(" ".join)


def items(depth: int) -> st.SearchStrategy[Written]:
    below = st.lists(items(depth - 1), max_size=2) if depth else st.just([])
    return st.builds(
        Written,
        WORDS,
        st.lists(WORDS, max_size=2).map(tuple),
        below.map(tuple),
        st.booleans(),
    )


@st.composite
def documents(draw: st.DrawFn) -> tuple[list[str], list[tuple[int, int, str]]]:
    """Give the lines of a file, and first line, last line and text of each of its list items."""
    lines: list[str] = draw(st.sampled_from([[], ["---", "title: T", "---"], ["# A talk", ""]]))[:]
    expected: list[tuple[int, int, str]] = []
    for _ in range(draw(st.integers(1, 3))):
        marker = draw(st.sampled_from(["-", "*", "+", "1.", "1)"]))
        for item in draw(st.lists(items(2), min_size=1, max_size=3)):
            write(item, marker, "", lines, expected)
        # Something that ends the list: without it two lists with one marker are one.
        lines += draw(
            st.sampled_from(
                [
                    ["", "Words between two lists.", ""],
                    ["", "## A heading", ""],
                    ["", "```py", "- no = bullet", "```", ""],
                    ["", "<!-- a remark -->", ""],
                    ["", "> quoted", ""],
                    ["", "---", ""],
                ]
            )
        )
    return lines, expected


def write(
    item: Written, marker: str, indent: str, lines: list[str], expected: list[tuple[int, int, str]]
) -> None:
    lines.append(f"{indent}{marker} {item.words}")
    first = len(lines)
    inner = indent + " " * (len(marker) + 1)
    lines += [inner + words for words in item.wrapped]
    expected.append((first, len(lines), " ".join([item.words, *item.wrapped])))
    if item.loose:
        lines.append("")
    for child in item.children:
        write(child, "-", inner, lines, expected)


@settings(max_examples=60, deadline=None)
@given(documents())
def test_every_list_item_is_reported_once_with_its_lines(
    document: tuple[list[str], list[tuple[int, int, str]]],
):
    """What is not reported is lost without a word, and the editor opens at the line."""
    lines, expected = document

    found = read("talk.md", "\n".join(lines).encode())

    bullets = [note for note, _ in found.notes if note.kind is NoteKind.BULLET]
    assert [(note.span.first, note.span.last, note.text) for note in bullets] == expected


@settings(max_examples=60, deadline=None)
@given(documents())
def test_a_note_stands_among_its_family(document: tuple[list[str], list[tuple[int, int, str]]]):
    """Rules look at the parent, the bullet before and the whole list."""
    found = read("talk.md", "\n".join(document[0]).encode())

    for note, context in found.notes:
        assert note in context.siblings
        if context.parent is not None:
            assert note in context.parent.children
            assert note.depth == context.parent.depth + 1
        if context.previous is not None:
            at = [one.span for one in context.siblings].index(note.span)
            assert context.siblings[at - 1] is context.previous
        assert [child.span.first for child in _family(note)] == sorted(
            child.span.first for child in _family(note)
        )


def _family(note: Note) -> Iterator[Note]:
    yield note
    for child in note.children:
        yield from _family(child)


MARKUP = st.sampled_from(
    "- * # > ` ``` ~~~ $ $$ [ ] ( ) < > <!-- --> <!--recall {{ }} {{c1:: == :: ::: | --- *** 1."
    " Q: A: <div> </div> <iframe http://x.y ^a ^ab \\ & * _ ** word words 12:30 [x] recall:"
    " skip".split()
)
SPACING = st.sampled_from(["\n", "\n\n", "  ", "\t", " ", "\n- "])


@settings(max_examples=150, deadline=None)
@given(st.lists(MARKUP | SPACING, max_size=60))
def test_no_text_is_too_odd_to_be_read_and_decided(parts: list[str]):
    """A note may hold anything, and a traceback would cost the whole file."""
    found = read("talk.md", "".join(parts).encode())

    for note, context in found.notes:
        outcome = decide(note, context)
        assert outcome.drafts or outcome.reason


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300))
def test_no_bytes_are_too_odd_to_be_read(data: bytes):
    """A folder of notes holds what its owner put there; what is said of it names a line of it."""
    found = read("talk.md", data)

    spans = [note.span for note, _ in found.notes] + [one.span for one in found.problems]
    most_lines = data.count(b"\n") + data.count(b"\r") + 1
    assert all(1 <= span.first <= span.last <= most_lines for span in spans)
