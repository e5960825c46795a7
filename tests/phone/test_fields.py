"""Fields of Anki's notes: what was written is shown, and nothing else can happen."""

from __future__ import annotations

import pytest
from growth import assert_in_proportion
from hypothesis import assume, example, given
from hypothesis import strategies as st

from recall import markdown
from recall.anki import fields
from recall.cards import Gap, GapText


@pytest.mark.parametrize(
    ("written", "made"),
    [
        ("Plain words, no marks.", "Plain words, no marks."),
        ("`std::vector<int>` is *fast*", "<code>std::vector&lt;int&gt;</code> is <em>fast</em>"),
        ("Fish & chips < 5", "Fish &amp; chips &lt; 5"),
        ("$a_1 < b_1$ or $$x$$", r"\(a_1 &lt; b_1\) or \[x\]"),
        ("1984.", "1984."),
        ("> 90 % of code", "&gt; 90 % of code"),
        ("# of layers", "# of layers"),
        ("- 5 degrees", "- 5 degrees"),
        ("3. try `make`", "3. try <code>make</code>"),
        ("[1]: the first", "[1]: the first"),
        ("**bold** start", "<strong>bold</strong> start"),
        (
            "[a link](https://example.org/x?a=1&b=2)",
            '<a href="https://example.org/x?a=1&amp;b=2">a link</a>',
        ),
        ("1) one; 2) two `x`", "<ol>\n<li>one</li>\n<li>two <code>x</code></li>\n</ol>"),
        ("1) one; 3) three", "1) one; 3) three"),
        ("A list:\n\n- one\n- two", "<p>A list:</p>\n<ul>\n<li>one</li>\n<li>two</li>\n</ul>"),
        (
            "```\nif a < b:\n    {{x}}\n```",
            "<pre><code>if a &lt; b:\n    &#123;&#123;x&#125;&#125;\n</code></pre>",
        ),
        ("![a graph](graph.png) here", "[a graph] here"),
        ("![](https://example.org/g.png)", '<img src="https://example.org/g.png" alt="">'),
    ],
)
def test_markdown_looks_in_anki_as_it_was_meant(written: str, made: str):
    """Code, maths and lists arrive; a number with a dot is no list."""
    assert fields.html(written) == made


PROSE = st.text(
    st.characters(exclude_categories=["Cs"])
    | st.sampled_from("abc .,;:-+#>0123)('\"!?/%`{}=|@^&\\"),
    max_size=40,
)


@given(PROSE)
@example("1. x")
@example('- it\'s "so"')
@example("www.example.org")
@example("http://example.org")
@example("`a` and `b <c>`, ` d`")
@example("``a`` `b``")
@example("`a\\` {x} a@b.org")
def test_plain_prose_comes_out_as_the_parser_would_give_it(text: str):
    """Most fields are spared the parser; nobody should be able to tell."""
    text = fields.tidy(text)
    assume(text and fields._PROSE.fullmatch(text))

    parsed = fields._CLEANER.clean(markdown.html(fields._as_one_line(text)))

    assert parsed == f"<p>{fields.html(text)}</p>"


def gap_text(*pieces: str | Gap) -> GapText:
    return GapText(pieces)


@pytest.mark.parametrize(
    ("text", "made"),
    [
        (
            gap_text("The ", Gap(1, "crew"), " keeps ", Gap(2, "watch", hint="what")),
            "The {{c1::crew}} keeps {{c2::watch::what}}",
        ),
        (
            gap_text("Use ", Gap(1, "`std::vector<int>`"), "."),
            "Use {{c1::<code>std&#58;&#58;vector&lt;int&gt;</code>}}.",
        ),
        (
            gap_text("It is $", Gap(1, r"\frac{a}{b_{c}}"), "$."),
            r"It is \({{c1::\frac{a}{b_{c&#125;&#125;}}\).",
        ),
        (gap_text("So **", Gap(1, "bold"), "** it is"), "So <strong>{{c1::bold}}</strong> it is"),
        (gap_text("`a(", Gap(1, "b"), ")`"), "<code>a({{c1::b}})</code>"),
        (gap_text("*a ", Gap(1, "b* c")), "*a {{c1::b* c}}"),
        (gap_text("{", Gap(1, "x}"), "}"), "{{{c1::x&#125;}}}"),
        (gap_text("{{c2::no}} ", Gap(1, "yes")), "&#123;&#123;c2::no&#125;&#125; {{c1::yes}}"),
        (gap_text(Gap(1, "a:"), " b"), "{{c1::a&#58;}} b"),
        (gap_text(Gap(1, "image-occlusion:rect")), "{{c1::&#105;mage-occlusion:rect}}"),
        (
            gap_text("![", Gap(1, "x"), "](https://e.org/a.png)"),
            "![{{c1::x}}](https://e.org/a.png)",
        ),
    ],
)
def test_a_gap_hides_its_text_and_no_more(text: GapText, made: str):
    """Braces and colons of code or maths neither end a gap nor begin its hint."""
    assert fields.gaps(text) == made


def test_what_one_gap_adds_is_kept_for_its_own_card():
    """An aside to one item of a list would give away another."""
    text = gap_text(Gap(1, "one", extra="the first"), Gap(2, "two"), Gap(3, "three", extra="a::b"))

    assert fields.asides(text) == "{{c1::the first}}{{c3::a&#58;&#58;b}}"


@given(st.lists(st.text(max_size=20), min_size=3, max_size=3))
@example(["**", "a**b", "_"])
@example(["`", "x", "`"])
@example(["", "⸨\ufdd00\ufdd0⸨", ""])
@example(["<", "b", ">"])
def test_every_gap_survives_whatever_stands_around_it(parts: list[str]):
    """A card of a gap that is lost would have no question."""
    before, hidden, after = parts

    made = fields.gaps(gap_text(before, Gap(1, hidden), after))

    assert made.count("{{c1::") == 1
    assert not set("\ufdd0\ufdd1") & set(made)


@pytest.mark.parametrize(
    ("url", "made"),
    [
        ("https://example.org/a?b=1&c=2", "https://example.org/a?b=1&amp;c=2"),
        ('https://example.org/"onclick="x', "https://example.org/&quot;onclick=&quot;x"),
        ("javascript:alert(1)", ""),
        ("file:///etc/passwd", ""),
        ("https://", ""),
        ("https://[bad", ""),
        (None, ""),
    ],
)
def test_only_addresses_of_the_web_are_linked(url: str | None, made: str):
    """A card cannot open a file or run a script when it is tapped."""
    assert fields.address(url) == made


def test_angle_brackets_cost_nothing():
    """genanki would look for broken HTML in these for 18 seconds."""
    assert_in_proportion(fields.html, "<", length=4_000)


@pytest.mark.parametrize("unit", ["[", "{{c1::", "$", "*a_", "`", "<a ", "1) a; "])
def test_time_grows_with_length_and_no_faster(unit: str):
    """One field of odd marks must not stop the export."""
    assert_in_proportion(lambda text: fields.gaps(gap_text(text, Gap(1, text))), unit)


@pytest.mark.parametrize("unit", ["\\(", "\\(\\)", "` ", "[", "{{"])
def test_names_and_context_cost_no_more(unit: str):
    """They are no Markdown, but Anki reads them all the same."""
    assert_in_proportion(fields.plain, unit, length=50_000)
