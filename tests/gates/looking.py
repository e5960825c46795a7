"""Cards put before a gate in few words."""

from __future__ import annotations

from dataclasses import dataclass

from recall.cards import Gap, GapText, Question, Wording
from recall.drafts import Draft
from recall.gates import GATES
from recall.gates.gate import Gate
from recall.gates.seen import seen
from recall.notes import Context, Note, Person, Span

SPAN = Span(1, 1)


@dataclass(frozen=True)
class Card:
    """One card and the note it came of."""

    front: str
    """A gap card shows its gap as […]."""

    answer: str
    note: str = ""
    """The same as the card when empty."""

    extra: str = ""
    speaker: str | None = "Ada Rowe"
    pronoun: str | None = "she"
    language: str = "en"
    talk: str | None = None
    children: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    pattern: str = "case"

    @property
    def draft(self) -> Draft:
        return Draft(self.wording, SPAN, self.pattern, self.extra)

    @property
    def wording(self) -> Wording:
        before, gap, after = self.front.partition("[…]")
        if not gap:
            return Question(self.front, self.answer)
        return GapText(tuple(piece for piece in (before, Gap(1, self.answer), after) if piece))

    @property
    def text(self) -> str:
        if self.note:
            return self.note
        if "[…]" in self.front:
            return self.front.replace("[…]", self.answer).removeprefix(
                f"According to {self.speaker}, "
            )
        return f"{self.front} {self.answer}"

    @property
    def context(self) -> Context:
        return Context(
            speaker=self.speaker,
            pronoun=self.pronoun,
            language=self.language,
            talk=self.talk,
            people=tuple(map(Person, self.people)),
        )


def gate(name: str) -> Gate:
    return next(gate for gate in GATES if gate.name == name)


def refused(name: str, card: Card) -> str | None:
    """Return why the gate of this name refuses the card; None when it lets it pass."""
    children = tuple(Note(child, SPAN, depth=1) for child in card.children)
    cards = seen(card.draft, Note(card.text, SPAN, children), card.context)
    return gate(name).fault_of(cards)
