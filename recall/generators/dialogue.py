"""A question that the note itself answers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recall.drafts import Draft
from recall.generators.drafting import ask
from recall.language.reading import read
from recall.language.realise import lower_first, no_stop
from recall.language.tokens import tokens
from recall.notes import Context, Note

OPEN = re.compile(
    r"(?:(?:So|But|And),? )?(?:Why|How|What|When|Where|Who|Which|In what|For what|At what)\b",
    re.IGNORECASE,
)


class Dialogue:
    """Asks the note's own question; the rest of the note is the answer."""

    name = "dialogue"

    def draft(self, note: Note, context: Context) -> Iterator[Draft]:
        if note.children:
            return
        claims = read(note, context).claims
        if len(claims) < 2 or not claims[0].text.endswith("?"):
            return
        question = no_stop(claims[0].text.rstrip("?"))
        answers = claims[1:]
        if answers[0].text.endswith("?"):
            return
        answer = answers[0].text
        rest = " ".join(claim.text for claim in answers[1:])
        sure = 0.86 if OPEN.match(question) and len(tokens(question)) >= 3 else 0.5
        if len(tokens(answer)) > 25 or rest.endswith("?"):
            sure = 0.7
        yield ask(
            note,
            claims[0],
            lower_first(question),
            answer,
            pattern="question",
            confidence=sure,
            extra=rest,
        )
