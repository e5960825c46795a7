"""Markup on the review screen: what its author wrote is seen, where it was written."""

from __future__ import annotations

from io import StringIO

import pytest
from rich.console import Console

from recall.screen.rendering import rendered


def drawn(markdown: str) -> str:
    """Return the text as a terminal without colours shows it, its lines joined."""
    output = StringIO()
    Console(file=output, width=76, color_system=None).print(rendered(markdown))
    return " ".join(output.getvalue().split())


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("The `a::b{{c1::x}}` flag […] hooks", "The a::b{{c1::x}} flag […] hooks"),
        ("``a ` b`` quotes", "a ` b quotes"),
        (r"$\frac{1}{n}\sum_i x_i$ is small", r"$\frac{1}{n}\sum_i x_i$ is small"),
        (r"\(n \geq 40\) samples", r"\(n \geq 40\) samples"),
        ("$$O(n^2)$$ at worst", "$$O(n^2)$$ at worst"),
        (r"\[\frac{a}{b}\] at best", r"\[\frac{a}{b}\] at best"),
        ("Read [the manual](https://a.example/b_c?d=40%25)",
         "Read the manual (https://a.example/b_c?d=40%25)"),
        ("The graph ![latency](g.png) shows […]", "The graph [latency] shows […]"),
        ("![](https://a.example/g.png)", "[https://a.example/g.png]"),
        ("**[…] of bugs** are *old*", "[…] of bugs are old"),
        ("{% include x.html %} and {{ site.url }}", "{% include x.html %} and {{ site.url }}"),
        ("<b>Bold</b> keys: <kbd>C</kbd><br>", "<b>Bold</b> keys: <kbd>C</kbd><br>"),
        ("See [[Queues|a limit]] and [[x]]", "See [[Queues|a limit]] and [[x]]"),
        ("Ship it 🚀", "Ship it 🚀"),
        ("https://a.example/a?b=40&c=12_d_e", "https://a.example/a?b=40&c=12_d_e"),
        ("Linear [Haro 2021; @tan2022, p. 40]", "Linear [Haro 2021; @tan2022, p. 40]"),
        ("A note[^1] and [12:40]", "A note[^1] and [12:40]"),
        ("snake_case_names and 5 * 3 * 2", "snake_case_names and 5 * 3 * 2"),
        ("H~2~O, x^2^, ==hi==", "H~2~O, x^2^, ==hi=="),
        ("std::vector<int> is fast", "std::vector<int> is fast"),
        ("Deletes:\n\n```bash\ngit branch | xargs  # x\n```", "Deletes: git branch | xargs # x"),
    ],
)  # fmt: skip
def test_markup_is_seen_where_it_was_written(written: str, seen: str):
    """Nothing is dropped, moved or taken for something else."""
    assert drawn(written) == seen


def test_a_table_is_drawn_with_every_cell():
    """Tables go to the back of a card, and are read there."""
    shown = drawn(
        "Trial:\n\n| model | score |\n|-------|------:|\n| small | 40% |\n| large | 61% |"
    )

    assert [word for word in shown.split() if word.strip("─━")] == (
        "Trial: model score small 40% large 61%".split()
    )
