"""Write what becomes of every note of `decks/` into tests/golden/decks.json.

A test compares it whole, so that a change of the rules shows every card it changes.
"""

from __future__ import annotations

import json
from pathlib import Path

from recall.cards import faces, kind_of
from recall.collection.explaining import ExplainedNote, explain_bytes
from recall.drafts import Draft

ROOT = Path(__file__).resolve().parents[1]
GOLDEN = ROOT / "tests" / "golden" / "decks.json"


def golden() -> str:
    """Return the fates and cards of all notes of `decks/`, as JSON."""
    files = {}
    for path in sorted((ROOT / "decks").glob("*.md")):
        explanation = explain_bytes(path.name, path.read_bytes())
        files[path.name] = {
            "problems": [str(problem) for problem in explanation.problems],
            "notes": [_note(explained) for explained in explanation.notes],
        }
    return json.dumps(files, ensure_ascii=False, indent=1) + "\n"


def _note(explained: ExplainedNote) -> dict[str, object]:
    note, outcome = explained.note, explained.outcome
    return {
        "lines": list(note.span),
        "text": note.text,
        "speaker": explained.context.speaker,
        "fate": outcome.fate,
        "reason": outcome.reason,
        "cards": [card for draft in outcome.drafts for card in _cards(draft)],
    }


def _cards(draft: Draft) -> list[dict[str, object]]:
    return [
        {
            "kind": kind_of(draft.wording),
            "tier": draft.tier,
            "pattern": draft.pattern,
            "front": face.front,
            "answer": face.answer,
            "extra": face.extra,
        }
        for face in faces(draft.wording, draft.extra)
    ]


def main() -> None:
    """Write the file anew."""
    GOLDEN.parent.mkdir(exist_ok=True)
    GOLDEN.write_text(golden(), encoding="utf-8")


if __name__ == "__main__":
    main()
