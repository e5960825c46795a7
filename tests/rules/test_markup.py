"""Markup in a bullet: kept whole on every card, never a gap or question by accident."""

from __future__ import annotations

import pytest
from growth import assert_in_proportion
from hypothesis import example, given, settings
from hypothesis import strategies as st

from recall import ranking
from recall.cards import HIDDEN, Gap, GapText, faces
from recall.drafts import Draft
from recall.gates import markup
from recall.gates.seen import seen
from recall.language.between import parted
from recall.language.tokens import MARKUP, fold, set_apart, unfold
from recall.notes import Context, Fate, Note, Span

WHOLE = (
    "`git push --force`", "`a::b{{c1::x}}`", "``a ` b``", "`f(x, \"y\") == 40`", "$x_1 + 40$",
    r"\(n \geq 40\)", "$$O(n^2)$$", r"\[\frac{a}{b}\]",
    "[the 40 rules](https://a.example/b_c?d=40)",
    "![40 rows](rows.png)", "{{ site.url }}", "{% include 40.html %}", "<kbd>C</kbd>",
    "[[Raft|a term]]", "[Haro 2021]", "[@haro2021; @tan2022, p. 40]", "[1, 12]",
    "https://a.example/40?b=1&c=2", "<https://a.example/40>",
)  # fmt: skip
"""Pieces that no card may cut."""

AROUND = (
    "**forty of 40 rows**", "*slow*", "_fast_", "~~wrong~~", "[^1]", "[sic]", "[12:40]", "🚀",
    "“quoted words”", "(an aside)", "snake_case_name", "40%", "12 hours", "C++", "x < y",
)  # fmt: skip

ENGLISH = (
    "because", "so that", "not", "but", "instead of", "is", "are", "caches fail", "when",
    "the rows", "She says that", "means", "such as", "in", "to", "and", ",", ":", ".", "-", "→",
    "=", "teams wait",
)  # fmt: skip
SPANISH = (
    "porque", "para", "no", "sino", "es", "son", "las cachés fallan", "cuando", "las filas",
    "según", "en lugar de", "significa", "y", ",", ":", ".", "→", "los equipos esperan",
)  # fmt: skip


def notes_with(words: tuple[str, ...]) -> st.SearchStrategy[str]:
    pieces = st.sampled_from(WHOLE) | st.sampled_from(AROUND) | st.sampled_from(words)
    return st.lists(pieces | st.sampled_from(words), min_size=2, max_size=16).map(" ".join)


def drafts(text: str, language: str) -> tuple[Draft, ...]:
    note = Note(text, Span(1, 1))
    context = Context(speaker="Ada Rowe", pronoun="she", language=language, siblings=(note,))
    return ranking.decide(note, context).drafts


@settings(max_examples=300, deadline=None, derandomize=True)
@given(text=notes_with(ENGLISH))
@example("`a::b{{c1::x}}` is slow because $x_1 + 40$ rows are [the 40 rules](https://a.example/b)")
@example("The graph ![40 rows](rows.png) shows that **forty of 40 rows** are cold")
def test_no_card_cuts_markup(text: str) -> None:
    """A gap that begins inside code or maths shows neither of them."""
    assert_whole(text, "en")


@settings(max_examples=200, deadline=None, derandomize=True)
@given(text=notes_with(SPANISH))
@example("La caché `a::b` falla porque $x_1 + 40$ no cabe en 12 GB")
def test_no_card_in_another_language_cuts_markup(text: str) -> None:
    """The rules that quote a note see the same markup."""
    assert_whole(text, "es")


def assert_whole(text: str, language: str) -> None:
    for draft in drafts(text, language):
        note = Note(text, Span(1, 1))
        for card in seen(draft, note, Context(speaker="Ada Rowe", language=language)):
            assert markup.broken(card) is None
        for face in faces(draft.wording, draft.extra):
            for side in (face.front, face.answer, face.back):
                for found in MARKUP.finditer(side.replace(HIDDEN, " ")):
                    assert found[0] in text
        if isinstance(draft.wording, GapText) and draft.pattern != "gap":
            assert_no_gap_inside(draft.wording)


def assert_no_gap_inside(wording: GapText) -> None:
    at = 0
    for piece in wording.pieces:
        end = at + len(piece.answer if isinstance(piece, Gap) else piece)
        if isinstance(piece, Gap):
            for found in MARKUP.finditer(wording.full):
                assert not found.start() < at < found.end()
                assert not found.start() < end < found.end()
        at = end


@pytest.mark.parametrize(
    ("text", "children", "fate", "reason"),
    [
        ("![A graph of 40 failures](graph.png)", (), Fate.SKIPPED, "a picture only"),
        ("![](https://a.example/i.png)", (), Fate.SKIPPED, "a picture only"),
        ("~~Caches are slow because they are cold.~~", (), Fate.SKIPPED, "struck out"),
        ("<del>Caches are slow because they are cold.</del>", (), Fate.SKIPPED, "struck out"),
        ("https://a.example/40-percent-of-bugs", (), Fate.SKIPPED, "link only"),
        ("{{< youtube abc123 >}}", (), Fate.SKIPPED, "link only"),
        (
            "Further reading",
            ("[One](https://a.example/1)", "[Two](https://a.example/2)"),
            Fate.SKIPPED,
            "a list of links",
        ),
        (
            "`rm -rf /`",
            (),
            Fate.NEEDS_YOU,
            "code or maths alone: no words say what to ask of it",
        ),
        (
            "$E = mc^2$",
            (),
            Fate.NEEDS_YOU,
            "code or maths alone: no words say what to ask of it",
        ),
    ],
)
def test_a_bullet_of_nothing_but_markup_has_its_fate(
    text: str, children: tuple[str, ...], fate: Fate, reason: str
) -> None:
    """There is nothing to recall in an address, a picture or what was taken back."""
    below = tuple(Note(child, Span(2, 2), depth=1) for child in children)
    note = Note(text, Span(1, 1), below)

    outcome = ranking.decide(note, Context(speaker="Ada Rowe", siblings=(note,)))

    assert (outcome.fate, outcome.reason, outcome.drafts) == (fate, reason, ())


def test_what_is_struck_out_is_on_no_card() -> None:
    """Its author took it back."""
    (draft,) = drafts("~~Disks are slow~~ Caches are fast because they are warm.", "en")

    (face,) = faces(draft.wording, draft.extra)
    assert (face.front, face.answer, face.extra) == (
        "According to Ada Rowe, why are caches fast?",
        "Because they are warm",
        "",
    )


CODE = "```sql\nset lock_timeout = '2s';\n-- because locks queue\n```"
TABLE = "| model | score |\n|-------|------:|\n| small | 40%   |"


@pytest.mark.parametrize("block", [CODE, TABLE, "![the queue](queue.png)"])
def test_a_block_below_the_words_is_shown_on_the_back(block: str) -> None:
    """Code and tables are to be looked at; what they say is no claim of the sentence."""
    (draft,) = drafts(
        f"Locks are dangerous because every query queues behind them:\n\n{block}", "en"
    )

    (face,) = faces(draft.wording, draft.extra)
    assert (face.front, face.answer, face.extra) == (
        "According to Ada Rowe, why are locks dangerous?",
        "Because every query queues behind them",
        block,
    )


@pytest.mark.parametrize("block", [CODE, TABLE])
def test_a_block_alone_is_no_card(block: str) -> None:
    """A figure in a table is no claim."""
    assert drafts(block, "en") == ()
    assert drafts(f"Results of the trial:\n\n{block}", "en") == ()


@given(st.lists(st.sampled_from([*WHOLE, *AROUND, *ENGLISH, CODE, TABLE, "\n\n"])).map("\n".join))
@settings(max_examples=200, deadline=None, derandomize=True)
def test_folded_markup_comes_back_as_it_was(text: str) -> None:
    """What no rule may touch is put away and put back."""
    folded = fold(text)

    assert unfold(folded.text, folded.stretches).split() == text.split()


@given(st.lists(st.sampled_from([*WHOLE, *AROUND, *ENGLISH, CODE, TABLE])).map("\n\n".join))
@settings(max_examples=200, deadline=None, derandomize=True)
def test_what_is_set_apart_is_not_lost(text: str) -> None:
    """Only the tags of templates go, which show nothing themselves."""
    apart = set_apart(text)

    told = f"{apart.prose} {apart.shown}".split()
    missing = {word for word in text.split() if word not in told}
    assert missing <= {"{%", "include", "40.html", "%}"}


@given(st.lists(st.sampled_from([*ENGLISH, "Run this:", "It is.", CODE, TABLE])).map("\n\n".join))
@settings(max_examples=200, deadline=None, derandomize=True)
def test_what_a_block_parts_is_not_lost(text: str) -> None:
    """A line that only announces code stands on the back with it, before it."""
    apart = parted(text)

    told = f"{apart.prose} {apart.shown}"
    assert {word.strip(".:") for word in text.split()} <= {
        word.strip(".:") for word in told.split()
    }


@pytest.mark.parametrize(
    "piece",
    ["```\n", "|", "a|\n", "|\n|-|\n", "![a](b", "~~~x\n", "\n```a\nb", "{% ", "{{< ", "| --- \n"],
)
def test_markup_takes_time_in_proportion(piece: str) -> None:
    """What opens and never closes is not sought to the end of the file again and again."""
    assert_in_proportion(
        lambda text: (fold(text), set_apart(text), parted(text)), piece, length=4_000
    )


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("40 000 ferries", "40000 ferries"),
        ("1\u202f200\u202f000 ropes, 8\u00a0000 oars", "1200000 ropes, 8000 oars"),
        ("since 2019 300 mills have closed", "since 2019 300 mills have closed"),
        ("`40 000` and 3 100-litre tanks", "\ue000 and 3 100-litre tanks"),
    ],
)
def test_a_number_whose_thousands_stand_apart_is_one_word(text: str, closed: str) -> None:
    """No gap may hide its zeros; what is shown has the spaces of its author."""
    folded = fold(text)

    assert folded.text == closed
    assert unfold(folded.text, folded.stretches) == text
