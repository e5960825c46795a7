"""Whatever bytes a file holds: a sentence with its line, and no bullet lost."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from growth import assert_in_proportion

from recall.deckfiles import MAX_FILE, read


class File(NamedTuple):
    """What somebody may have on their disk, and what is to come of it."""

    name: str
    data: bytes
    bullets: list[tuple[int, str]]
    problems: list[str]
    title: str = "talk"


FILES = [
    File("empty", b"", [], ["talk.md:1: the file is empty."]),
    File("blank", b" \n\n\t\n", [], ["talk.md:1: the file is empty."]),
    File(
        "binary",
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        [],
        [
            "talk.md:1: this is no text but binary data; nothing of it is read, and its cards stay"
            " as they are."
        ],
    ),
    File("byte order mark", "\ufeff- one\n- two\n".encode(), [(1, "one"), (2, "two")], []),
    File(
        "byte order mark and front matter",
        "\ufeff---\ntitle: Talk\n---\n- one\n".encode(),
        [(4, "one")],
        [],
        "Talk",
    ),
    File("Windows lines", b"# T\r\n\r\n- one\r\n- two\r\n", [(3, "one"), (4, "two")], [], "T"),
    File("old Mac lines", b"- one\r- two\r", [(1, "one"), (2, "two")], []),
    File("mixed lines", b"- one\r\n- two\r- three\n", [(1, "one"), (2, "two"), (3, "three")], []),
    File(
        "separators that are no line ends",
        "- one\u2028still\u0085one\x0c\n- two\n".encode(),
        [(1, "one\u2028still\u0085one"), (2, "two")],
        [],
    ),
    File(
        "UTF-16",
        "- añil\n- two\n".encode("utf-16"),
        [(1, "añil"), (2, "two")],
        ["talk.md:1: the file is written in UTF-16; save it as UTF-8."],
    ),
    File(
        "UTF-16 without a mark",
        "- one\n- two and three\n".encode("utf-16-be"),
        [(1, "one"), (2, "two and three")],
        ["talk.md:1: the file is written in UTF-16; save it as UTF-8."],
    ),
    File(
        "Windows-1252 on one line",
        "- año\n".encode() + "- café\n".encode("cp1252"),
        [(1, "año"), (2, "café")],
        [
            "talk.md:2: from here on there are bytes that are not UTF-8; they are read as"
            " Windows-1252."
        ],
    ),
    File(
        "read once as something else",
        "- notes â€“ by AndrÃ©\n".encode(),
        [(1, "notes – by André")],
        [],
    ),
    File("a capital à is no damage", "- NÃO É\n".encode(), [(1, "NÃO É")], []),
    File("rule at the top", b"---\n- one\n- two\n", [(2, "one"), (3, "two")], []),
    File("bullets between rules", b"---\n- one\n---\n- two\n", [(2, "one"), (4, "two")], []),
    File(
        "a label and bullets between rules",
        b"---\nNotes:\n- one is enough\n---\n- two\n",
        [(3, "one is enough"), (5, "two")],
        [],
    ),
    File(
        "colon in the title",
        b"---\ntitle: Raft: the sequel\n---\n- one\n",
        [(4, "one")],
        [
            "talk.md:2: the colon in “title” needs quotes around the value; it is read as"
            " “Raft: the sequel”."
        ],
        "Raft: the sequel",
    ),
    File(
        "no YAML",
        b"---\ntitle: Raft\ntags: [a, b\n---\n- one\n",
        [(5, "one")],
        [
            "talk.md:3: the front matter is not YAML (expected ',' or ']', but got '<stream"
            " end>'); it is read line by line."
        ],
        "Raft",
    ),
    File(
        "bullets swallowed by front matter",
        b"---\ntitle: Raft\n\n- one\n- two\n---\n- three\n",
        [(4, "one"), (5, "two"), (7, "three")],
        [
            "talk.md:1: the front matter has no closing --- before line 3; from there on the text"
            " is read as notes."
        ],
        "Raft",
    ),
    File(
        "front matter that never ends",
        b"---\ntitle: Raft\nspeaker: Ada Rowe\n\n- one\n",
        [(5, "one")],
        ["talk.md:1: the front matter has no closing ---; it is read up to line 3."],
        "Raft",
    ),
    File(
        "anchors",
        b"---\na: &x [1, 2]\nb: *x\ntitle: Raft\n---\n- one\n",
        [(6, "one")],
        [
            "talk.md:1: the front matter is not YAML (anchors and aliases are not allowed); it is"
            " read line by line."
        ],
        "Raft",
    ),
    File(
        "deep YAML",
        b"---\ntitle: Raft\na: " + b"[" * 4000 + b"\n---\n- one\n",
        [(5, "one")],
        [
            "talk.md:1: the front matter is not YAML (it is nested too deeply); it is read line by"
            " line."
        ],
        "Raft",
    ),
    File(
        "large YAML",
        b"---\ntitle: Raft\nabstract: " + b"word " * 20_000 + b"\n---\n- one\n",
        [(5, "one")],
        ["talk.md:1: the front matter is larger than 64 KiB; it is not read."],
    ),
    File(
        "a day that does not exist",
        b"---\ndate: 2026-13-45\n---\n- one\n",
        [(4, "one")],
        ["talk.md:2: 2026-13-45 is no day of the calendar; the date is left out."],
    ),
    File(
        "a key twice",
        b"---\ntitle: Raft\ntitle: Paxos\n---\n- one\n",
        [(5, "one")],
        ["talk.md:2: “title” stands twice in the front matter; the last one holds."],
        "Paxos",
    ),
    File(
        "values that cannot be",
        b"---\ncards: few\nretention: 3\ntitle: [a]\ntags: {a: b}\nsource: a book\n---\n- one\n",
        [(8, "one")],
        [
            "talk.md:2: “cards” is few; it can be rules, explicit or none. Rules hold.",
            "talk.md:3: “retention” is 3; it can be 0.70 to 0.99. It is left out.",
            "talk.md:4: “title” should be a few words; it is left out.",
            "talk.md:5: “tags” should be a list of words; it is left out.",
            "talk.md:6: “a book” is no address (https://…); cards get no link from it.",
        ],
    ),
    File(
        "a slip in a key",
        b"---\nspeakr: Ada Rowe\nlayout: post\n---\n- one\n",
        [(5, "one")],
        ["talk.md:2: nothing is called “speakr” here; did you mean “speaker”?"],
    ),
    File("TOML", b'+++\ntitle = "Raft"\n+++\n- one\n', [(4, "one")], [], "Raft"),
    File(
        "no TOML",
        b'+++\nspeaker = "Ada Rowe"\ntitle = Raft\n+++\n- one\n',
        [(5, "one")],
        ["talk.md:3: the front matter is not TOML (Invalid value); it is read line by line."],
        "Raft",
    ),
    File(
        "code that never ends",
        b"```py\nx = 1\n\n- one\n- two\n",
        [(4, "one"), (5, "two")],
        [
            "talk.md:1: this block of code has no closing ```; it is read as if it ended before"
            " the next bullet or heading."
        ],
    ),
    File(
        "code that another block would end",
        b"```py\nx = 1\n\n- one\n\n```sh\nls\n```\n- two\n",
        [(4, "one"), (9, "two")],
        [
            "talk.md:1: this block of code has no closing ```; it is read as if it ended before"
            " the next bullet or heading."
        ],
    ),
    File(
        "code right above bullets",
        b"~~~\n- one\n- two\n",
        [(2, "one"), (3, "two")],
        [
            "talk.md:1: this block of code has no closing ~~~; it is read as if it ended before"
            " the next bullet or heading."
        ],
    ),
    File(
        "a comment that never ends",
        b"<!-- to do\n- one\n\n- two\n",
        [(2, "one"), (4, "two")],
        ["talk.md:1: this comment has no closing -->; it is read as if it ended with its line."],
    ),
    File("HTML above bullets", b"<div>\n- one\n</div>\n- two\n", [(2, "one"), (4, "two")], []),
    File(
        "a video above bullets",
        b'<iframe src="https://www.youtube.com/embed/abcdefghijk"></iframe>\n- one\n',
        [(2, "one")],
        [],
    ),
    File(
        "no-break spaces",
        "- one\n\u00a0\u00a0- two\n- three\n".encode(),
        [(1, "one"), (2, "two"), (3, "three")],
        [],
    ),
    File("tabs", b"-\tone\n\t- two\n\t\t- three\n", [(1, "one"), (2, "two"), (3, "three")], []),
    File(
        "indented too far",
        b"- one\n         - two\n         - three\n",
        [(1, "one"), (2, "two"), (3, "three")],
        [],
    ),
    File("indented below a line", b"Notes:\n    - one\n    - two\n", [(2, "one"), (3, "two")], []),
    File(
        "indented after an empty line",
        b"Notes:\n\n    - one\n    - two\n",
        [(3, "one"), (4, "two")],
        [],
    ),
    File("dots pasted as bullets", "• one\n• two\n".encode(), [(1, "one"), (2, "two")], []),
    File(
        "NUL in a text",
        b"- one\n" * 3 + b"- t\0wo\n",
        [],
        [
            "talk.md:1: this is no text but binary data; nothing of it is read, and its cards stay"
            " as they are."
        ],
    ),
]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name.replace(" ", "-"))
def test_a_file_is_read_whatever_is_wrong_with_it(file: File):
    """A journal is years of work by several programs: a fault costs a sentence, never a bullet."""
    found = read("talk.md", file.data)

    assert [(note.span.first, note.text) for note, _ in found.notes] == file.bullets
    assert [str(problem) for problem in found.problems] == file.problems
    assert found.title == file.title


def test_a_file_of_five_megabytes_is_read_to_its_last_bullet():
    """Exported journals are large; a limit may stop nonsense, not years of notes."""
    prose = "  A line that goes on about queues, caches and the people who keep them running.\n"
    bullet = "- Backups that nobody restores are hopes\n" + prose * 24
    count = 5_000_000 // len(bullet) + 1

    found = read("talk.md", (bullet * count).encode())

    assert [note.span.first for note, _ in found.notes] == [1 + 25 * n for n in range(count)]
    assert found.problems == ()


def test_a_file_beyond_every_journal_is_refused_in_a_sentence():
    """Reading 100 MB to find that it is a log would look like a crash."""
    found = read("log.md", b"- a\n" * (MAX_FILE // 4 + 1))

    assert found.notes == ()
    assert [str(problem) for problem in found.problems] == [
        "log.md:1: the file is larger than 8 MiB; nothing of it is read, and its cards stay as they"
        " are. Split it."
    ]


def test_a_bullet_of_two_megabytes_is_left_out_and_said():
    """One line without an end is no note, and nothing behind it may be lost."""
    found = read("talk.md", b"- " + b"a b " * 500_000 + b"\n- two\n")

    assert [(note.span.first, note.text) for note, _ in found.notes] == [(1, ""), (2, "two")]
    assert [str(problem) for problem in found.problems] == [
        "talk.md:1: this paragraph has 1,999,999 characters; more than 1,048,576 are not read."
    ]


def test_bullets_beyond_every_depth_are_still_read():
    """A thousand levels are a program's, not a person's, but their text is still somebody's."""
    deep = "".join("  " * level + f"- b{level}\n" for level in range(300))

    found = read("talk.md", deep.encode())

    assert [note.text for note, _ in found.notes] == [f"b{level}" for level in range(300)]
    assert [note.span.first for note, _ in found.notes] == list(range(1, 301))
    assert [str(problem) for problem in found.problems] == [
        "talk.md:101: this list is nested deeper than is read; the bullets from here on are taken"
        " as if they stood side by side."
    ]


@pytest.mark.parametrize(
    "unit",
    [
        *("[a", "`a", "==a ", "{{c1::a", "a :: ", "$a ", "<!-- ", "<a ", "http://", "*a", "**a"),
        *(
            "[a](http://b.c/(",
            "12:34 ",
            " ^a",
            ":",
            " ",
            "1. ",
            "> ",
            "|a",
            "\\",
            "&",
            "![",
            "_a_ ",
        ),
        *("```py\n\n- a\n", "<div>\n- a\n", "a\n      - b\n", "# a b\n", "Q: a\n"),
    ],
)
def test_four_times_the_text_takes_four_times_the_time(unit: str):
    """A note that somebody sent must not be able to hang the reader."""
    assert_in_proportion(lambda text: read("talk.md", f"- {text}\n".encode()), unit, length=10_000)


@pytest.mark.parametrize("unit", ["_", "(", "1", "[", "talk ", "A, ", "with ", "by A ", " - "])
def test_a_long_heading_or_speaker_is_read_in_proportion(unit: str):
    """The patterns for names look at short texts only."""

    def run(text: str) -> object:
        head = f"# {text}\n\nhttps://youtu.be/aaaaaaaaaaa\n\nTalk {text}\n\nSpeaker: {text}\n"
        return read("talk.md", f"{head}\n- one\n".encode())

    assert_in_proportion(run, unit, length=3_000)
