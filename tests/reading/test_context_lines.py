"""The line under a question, for headings as people write them in journals of talks."""

from __future__ import annotations

import pytest

from recall.context import context_line
from recall.deckfiles import read

LINES = """
Lena Fischer, on asking the last millers => Lena Fischer · asking the last millers
Lena Fischer (baker), on rye => Lena Fischer · rye
Lena Fischer, on the board of a mill => Lena Fischer · on the board of a mill
Lena Fischer, sobre el centeno => Lena Fischer · el centeno
Lena Fischer in conversation: *The Bread Remainder* => Lena Fischer · The Bread Remainder
Lena Fischer in conversation about stone => Lena Fischer · stone
Lena Fischer en charla: «El agua que falta» => Lena Fischer · «El agua que falta»
"What the nose knows", Lena Fischer w/ host Dan => Lena Fischer · "What the nose knows"
Lena Fischer with host Dan Voss: rye => Lena Fischer · rye
The Slow Oven with host Lena Fischer => Lena Fischer · The Slow Oven
Un ratito de Salvador Ibarrola (radioastrónomo) => Salvador Ibarrola · radioastrónomo
Shorter one: Lord Peverell-Singh, railway historian => Lord Peverell-Singh · railway historian
Short talk by Lena Fischer, bridge engineer => Lena Fischer · bridge engineer
Kurz: Annegret Pohlmann, Botanikerin => Annegret Pohlmann · Botanikerin
Second half with Lena Fischer, mason => Lena Fischer · mason
A few minutes of Lena Fischer on rye => Lena Fischer · rye
More from Lena Fischer on rye => Lena Fischer · rye
Lena Fischer again: more rye => Lena Fischer · more rye
Slow Metal ep. 9: Lena Fischer on bells ⭐⭐⭐⭐ => Lena Fischer · Slow Metal ep. 9: bells
Lena Fischer, curator – The ovens of Riga (8/10) => Lena Fischer · The ovens of Riga
🎧 Lena Fischer: stone bridges (45 min, worth it) => Lena Fischer · stone bridges
Lena Fischer – casting bells 🔥 => Lena Fischer · casting bells
Lena Fischer's "Stone bridges" => Lena Fischer · "Stone bridges"
"""


def line_of(heading: str, *below: str) -> str:
    """Return the line of the bullets below a heading of a journal."""
    text = "\n".join(
        ["# Journal", "", "## Ada Rowe: old ovens", "", "- one", "", f"## {heading}", *below, ""]
    )
    notes = read("a.md", f"{text}\n- The oven at the mill is hot.\n".encode()).notes
    return context_line(notes[-1].context)


PAPERS = """
#41: Marchetti & Oyelaran (2024), "Cooldowns" => Marchetti & Oyelaran · "Cooldowns"
#42: Bergström, Wanjiru et al., *Byte-level models* => Bergström, Wanjiru et al. · Byte-level models
#43: Dastgheib 2025 — "Rewards and support" => Dastgheib · "Rewards and support"
Okonkwo et al. 2023, "Sparse gates" => Okonkwo et al. · "Sparse gates"
Paper: "Sparse gates" (Okonkwo, Lidström & Paz, 2023) => Okonkwo, Lidström & Paz · "Sparse gates"
Sparse gates — van der Meer and Paz, 2023 => van der Meer and Paz · Sparse gates
Okonkwo & Lidström (2023) => Okonkwo & Lidström
"""


@pytest.mark.parametrize("row", PAPERS.strip().splitlines())
def test_of_a_paper_the_authors_speak(row: str) -> None:
    """The title of the club says nothing of the paper."""
    heading, line = row.split(" => ")
    note = read("a.md", f"# Paper club\n\n## {heading}\n\n- one\n".encode()).notes[0]

    assert context_line(note.context) == line


@pytest.mark.parametrize(
    "heading", ["Devoxx 2023 – small ovens", "Baking & Brewing (2024), notes", "Riga (2024): ovens"]
)
def test_a_fair_with_its_year_is_no_author(heading: str) -> None:
    assert (
        read("a.md", f"# Talks\n\n## {heading}\n\n- one\n".encode()).notes[0].context.speaker
        is None
    )


@pytest.mark.parametrize("row", LINES.strip().splitlines())
def test_the_line_says_who_spoke_and_what_about(row: str) -> None:
    """Whoever reviews sees nothing else of the talk."""
    heading, line = row.split(" => ")

    assert line_of(heading) == line
