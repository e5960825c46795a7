"""Bullets that wait in each of the ways, and what stands in the notebook about them."""

from __future__ import annotations

from memory.notebook import Notebook

from recall.cards import Face, Tier, faces
from recall.collection.explaining import explain_bytes
from recall.collection.inbox import Kind, Waiting

READY = "Raft uses random timeouts because split votes are costly."
DRAFT = "Paxos is seldom used because its proof is hard to follow."
BARE = "Hmm, not sure about this."
ELSEWHERE = f"# Consensus\n\n- {DRAFT}\n"
"""A file with the same bullet, so that it comes in as a draft the second time."""

TALK = f"""# Raft

## Leaders

- {READY}
- {DRAFT}
- {BARE}
"""


def filled(notebook: Notebook, text: str = TALK) -> Notebook:
    """Let one bullet wait with a ready card, one with a draft, and one without a card."""
    notebook.after(ELSEWHERE, "elsewhere.md")
    notebook.after(text)
    kinds = {one.text: one.kind for one in waiting(notebook)}
    assert kinds == {READY: Kind.READY, DRAFT: Kind.DRAFT, BARE: Kind.NEEDS_YOU}
    return notebook


def waiting(notebook: Notebook) -> list[Waiting]:
    """Return what waits, ready cards of `talk.md` too."""
    return notebook.collection.walk(fresh=["talk.md"])._all


def one(notebook: Notebook, text: str) -> Waiting:
    """Return the bullet that waits with the text."""
    found = [each for each in waiting(notebook) if each.text == text]
    assert len(found) == 1, [each.text for each in waiting(notebook)]
    return found[0]


def texts(notebook: Notebook) -> list[str]:
    """Return the bullets that wait, without those that have ready cards."""
    return [each.text for each in notebook.collection.waiting()]


def standing(notebook: Notebook) -> dict[str, str]:
    """Return for every note of `talk.md` its fate, and why."""
    rows = notebook.base.db.rows(
        "select note_text, fate, reason from notes where path = 'talk.md' order by line"
    )
    return {row[0]: f"{row[1]}: {row[2]}" if row[2] else row[1] for row in rows}


def kinds(notebook: Notebook) -> list[str]:
    """Return the decisions of the log, and what withdrew them, in their order."""
    named = {"accepted", "rejected", "edited", "note-only", "skipped", "note-moved", "withdrawn"}
    return [str(entry["kind"]) for entry in notebook.collection.log() if entry["kind"] in named]


UNSURE = (
    "Most of our evenings went into sorting the slides and the old tape boxes, somehow.",
    "There was some talk about whether owls prefer the old barn or the new tower.",
    "We spent the second day on the roof beams and on the copper gutters, somehow.",
    "Most of our weekends went into carrying stones and into mixing the lime.",
    "Much of our first season went to mending the nets and to painting the two boats.",
    "There was a long talk about whether bees prefer the lower entrance or the side slit.",
    "Most of our mornings went into feeding the kilns and into drying the clay, I think.",
)
"""Bullets of which the rules know so little that they offer several drafts, most of them."""


def choice() -> str:
    """Return a file with one bullet that offers as many drafts to choose from as any."""
    return max((f"# Halls\n\n- {text}\n" for text in UNSURE), key=_drafts_of)


def offered(file: str) -> tuple[Face, ...]:
    """Return the one card of each draft of a file with one bullet, as today's rules order them."""
    (note,) = explain_bytes("halls.md", file.encode()).notes
    return tuple(faces(draft.wording)[0] for draft in note.outcome.drafts)


def _drafts_of(file: str) -> int:
    (note,) = explain_bytes("halls.md", file.encode()).notes
    drafts = note.outcome.drafts
    return len(drafts) if all(draft.tier is Tier.DRAFT for draft in drafts) else 0
