"""How something is done: *X does Y by doing Z*."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recall.drafts import Draft
from recall.generators.drafting import ask
from recall.language import segment
from recall.language.clause import Clause, parse
from recall.language.reading import read
from recall.language.realise import inverted
from recall.language.tokens import outside
from recall.language.verbs import Form, has_form
from recall.notes import Context, Note

BY_DOING = re.compile(r",? (?P<how>by (?:not |simply |only |just )?(?P<verb>\w+ing)\b)")


class Manner:
    """Asks how, where the note says by doing what."""

    name = "manner"

    def draft(self, note: Note, context: Context) -> Iterator[Draft]:
        if note.children:
            return
        for claim in read(note, context).claims:
            for part in segment.splices(claim.bare):
                for by in outside(part, BY_DOING):
                    clause = parse(part[: by.start()])
                    if clause is None or not _can_be_asked(clause, by["verb"]):
                        continue
                    how = segment.up_to(part[by.start("how") :])
                    yield ask(
                        note, claim, f"how {inverted(clause)}", how,
                        pattern="manner", confidence=0.85,
                    )  # fmt: skip
                    break


def _can_be_asked(clause: Clause, verb: str) -> bool:
    named = not clause.loose
    return clause.likely and named and bool(clause.rest or clause.verb) and has_form(verb, Form.ING)
