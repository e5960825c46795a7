"""*The more …, the more …*: the second half is hidden."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recall.drafts import Draft
from recall.generators.drafting import gap
from recall.language.rare import Rare
from recall.language.reading import read
from recall.notes import Context, Note

COMPARATIVE = r"(?:more|less|fewer|better|worse|further|farther|[a-z]{2,12}er|\w+ier)"
THE_MORE = Rare(
    rf"(?P<first>[Tt]he {COMPARATIVE}\b[^,]*), (?P<the>the )(?P<second>{COMPARATIVE}\b.+)",
    ", the ",
    flags=re.DOTALL,
)
SHORT = re.compile(
    rf"(?P<first>[Tt]he {COMPARATIVE}[^,]* )(?P<the>the )(?P<second>{COMPARATIVE}\b.*)"
)


class Correlative:
    """Hides what grows or shrinks with the first half."""

    name = "correlative"

    def draft(self, note: Note, context: Context) -> Iterator[Draft]:
        for claim in read(note, context).claims:
            found = THE_MORE.fullmatch(claim.bare)
            if found:
                yield gap(
                    note, claim, f"{found['first']}, {found['the']}", found["second"],
                    pattern="the-more", confidence=0.86,
                )  # fmt: skip
