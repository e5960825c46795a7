"""What is in the text of a note, and what is said of it beside the text."""

from __future__ import annotations

import pytest
from growth import assert_in_proportion

from recall.deckfiles import read
from recall.markdown import html, masked, plain
from recall.notes import Context, Note, NoteKind, Span


def notes(text: str) -> list[Note]:
    return [note for note, _ in read("talk.md", text.encode()).notes]


def contexts(text: str) -> list[Context]:
    return [context for _, context in read("talk.md", text.encode()).notes]


def test_wrapped_lines_are_one_text():
    """Editors wrap at 80 columns; the question must not."""
    (note,) = notes("- A cache that is\n  wrapped by hand\nand lazily\n")

    assert note.text == "A cache that is wrapped by hand and lazily"
    assert note.span == Span(1, 3)


def test_code_a_table_and_further_paragraphs_belong_to_their_bullet():
    """A definition with its example is one note."""
    (note,) = notes(
        "- A loop:\n\n  ```py\n  for x in y:\n      pass\n  ```\n\n  Said\n  twice.\n\n"
        "  | a | b |\n  |---|---|\n  | 1 | 2 |\n"
    )

    assert note.text == (
        "A loop:\n\n```py\nfor x in y:\n    pass\n```\n\nSaid twice.\n\n"
        "| a | b |\n|---|---|\n| 1 | 2 |"
    )
    assert note.span == Span(1, 13)


def test_bullets_in_code_are_no_notes():
    """YAML and diffs are full of dashes."""
    assert [note.text for note in notes("- one\n\n```yaml\n- two\n```\n\n- three\n")] == [
        "one",
        "three",
    ]


def test_a_quoted_list_is_read():
    """People quote the speaker's own list."""
    assert [(note.span.first, note.text) for note in notes("> - one\n> - two\n")] == [
        (1, "one"),
        (2, "two"),
    ]


def test_a_task_an_anchor_and_a_skip_are_known_and_not_in_the_text():
    """They are said to the program, not to the learner."""
    task, anchored, skipped, formula = notes(
        "- [x] read the paper\n- Tape lasts ^tape-1\n- Off the record <!-- recall: skip -->\n"
        "- x ^2\n"
    )

    assert (task.text, task.task) == ("read the paper", True)
    assert (anchored.text, anchored.anchor) == ("Tape lasts", "tape-1")
    assert (skipped.text, skipped.skip) == ("Off the record", True)
    assert (formula.text, formula.anchor) == ("x ^2", None)


def test_a_section_that_is_to_be_skipped_is_skipped_with_all_below_it():
    """Private pages stand in public journals."""
    found = notes(
        "# Kept\n\n- one\n\n# Not\n\n<!-- recall: skip -->\n\n- two\n\n## Below\n\n- three\n\n"
        "# Kept again\n\n- four\n"
    )

    assert [(note.text, note.skip) for note in found] == [
        ("one", False),
        ("two", True),
        ("three", True),
        ("four", False),
    ]


def test_a_comment_for_recall_is_a_note_of_its_own_kind():
    """A published page must not show its cards."""
    found = notes("- Tape lasts\n  <!-- recall\n  Q: Which one lasts?\n  A: Tape\n  -->\n")

    assert [(note.kind, note.span.first, note.text) for note in found] == [
        (NoteKind.BULLET, 1, "Tape lasts"),
        (NoteKind.COMMENT, 3, "Q: Which one lasts?\nA: Tape"),
    ]
    assert found[0].children == (found[1],)


def test_other_comments_are_nothing():
    """They are remarks to oneself."""
    assert [
        note.text for note in notes("- One <!-- check --> thing\n\n<!-- Q: a?\nA: b -->\n")
    ] == ["One thing"]


def test_a_time_with_a_link_to_it_is_no_part_of_the_text():
    """Its address would be read as a part of the claim."""
    at = "[12:45](https://youtu.be/abcdefghijk?t=765)"
    video = "<https://youtu.be/abcdefghijk>"
    text = f"# Raft – Ada Rowe\n\n{video}\n\n- {at} One\n- Two {at}\n- See {at} there\n"
    found = read("talk.md", text.encode()).notes

    assert [note.text for note, _ in found] == ["One", "Two", f"See {at} there"]
    assert found[0].context.source == "https://www.youtube.com/watch?v=abcdefghijk&t=765s"


def test_the_second_of_the_talk_stands_in_the_source_and_not_in_the_text():
    """The card opens the talk where it was said."""
    video = "<https://youtu.be/abcdefghijk>\n\n"
    found = read(
        "talk.md",
        (
            f"# Raft – Ada Rowe\n\n{video}- [12:40] One\n- Two (12:40–13:10)\n- 1:02:03 – Three\n"
            "- Four, see https://youtu.be/abcdefghijk?t=760s\n- Five\n"
            "- Ratio (16:10) kept in the text\n"
            "- Six @1:10\n  - below six\n"
        ).encode(),
    ).notes

    assert [note.text for note, _ in found] == [
        "One",
        "Two",
        "Three",
        "Four, see https://youtu.be/abcdefghijk?t=760s",
        "Five",
        "Ratio (16:10) kept in the text",
        "Six",
        "below six",
    ]
    base = "https://www.youtube.com/watch?v=abcdefghijk"
    assert [context.source for _, context in found] == [
        f"{base}&t=760s",
        f"{base}&t=760s",
        f"{base}&t=3723s",
        f"{base}&t=760s",
        base,
        f"{base}&t=970s",
        f"{base}&t=70s",
        f"{base}&t=70s",
    ]


def test_without_a_video_a_clock_is_just_a_clock():
    """A meeting at 12:40 is a fact, not a place in a talk."""
    (note,) = notes("- The meeting starts late (12:40)\n")

    assert note.text == "The meeting starts late (12:40)"


def test_code_maths_tags_and_addresses_are_no_prose():
    """A pattern must not find a definition in `std::vector`."""
    text = (
        "`a == b` $x_1 == 2$ \\(y\\) {{ page }} {% x %} <b> [l](http://a.b/c::d) {{c1::a}} $5, $6"
    )

    hidden = masked(text).replace("\ue000", "·")

    assert len(hidden) == len(text)
    assert hidden == (
        "········ ·········· ····· ·········· ······· ··· [l](···············) {{c1::a}} $5, $6"
    )


def test_html_shows_markup_and_keeps_maths_for_mathjax():
    """Anki draws formulas from the brackets, and must not run what somebody pasted."""
    assert html("**a** `<b>` $x_1 < y$ <script>") == (
        "<p><strong>a</strong> <code>&lt;b&gt;</code> \\(x_1 &lt; y\\) &lt;script&gt;</p>"
    )
    assert html("$$\nx\n$$") == "\\[x\\]"
    assert html("\\(a_b\\) costs $5 or $6") == "<p>\\(a_b\\) costs $5 or $6</p>"


def test_plain_text_is_what_a_reader_sees():
    """Lists and titles have no room for markup."""
    assert (
        plain("**Key** [insights](http://a.b) for `me` <br> &amp; you:")
        == "Key insights for me & you:"
    )


def test_a_language_is_told_bullet_by_bullet():
    """The first user writes in two languages, sometimes in one list."""
    english, spanish = contexts(
        "- The cache is slow because it has no index and nobody looks at it\n"
        "- La caché es lenta porque no tiene índice y nadie la mira\n"
    )

    assert (english.language, spanish.language) == ("en", "es")


def test_maths_in_brackets_stays_and_escaped_brackets_are_brackets():
    """Both are written with the same backslash."""
    assert html("[a \\(x\\)](http://b) is \\[sic\\]") == (
        '<p><a href="http://b">a \\(x\\)</a> is [sic]</p>'
    )
    assert html("so\n\n\\[\nx < y\n\\]\n\nholds") == "<p>so</p>\n\\[x &lt; y\\]<p>holds</p>"
    assert html("\\[x\\] and more") == "<p>[x] and more</p>"
    assert html("\\(x and \\[y") == "<p>(x and [y</p>"


@pytest.mark.parametrize("piece", ["\\(", "\\(a ", "\\[ x\n\n", "\\(a\\) ", "\\[a\\]\n\n", "$a "])
def test_maths_that_nobody_closed_takes_time_in_proportion(piece: str):
    """One pasted bullet must not stop a review."""
    assert_in_proportion(html, piece, length=20_000)
