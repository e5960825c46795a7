"""`recall show`: one card with all that is known of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from recall.cards import CardId
from recall.cli.fresh import refreshed
from recall.cli.list import standing
from recall.cli.looking import Looking
from recall.cli.output import place, say, say_json
from recall.reviews import Review
from recall.screen.text import one_line
from recall.session import interval_words

if TYPE_CHECKING:
    from recall.collection.listing import CardRow


@click.command(cls=Looking)
@click.argument("card_id", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def show(ctx: click.Context, card_id: str, as_json: bool) -> None:
    """Show the card ID: question, answer, where it stands, and its history.

    \b
    Example:
      recall show k3tq9wm2xahe
    """
    with ctx.obj() as collection:
        refreshed(collection)
        row = collection.card(CardId(card_id))
        history = collection.history(CardId(card_id))
    if as_json:
        say_json({**row._asdict(), "history": [_as_json(review) for review in history]})
        return
    for line in _lines(row, history, collection.folder):
        say(line)


def _lines(row: CardRow, history: Sequence[Review], folder: Path) -> Iterator[str]:
    yield f"Q: {row.front}"
    yield f"A: {row.back}"
    if row.extra:
        yield f"   {row.extra}"
    yield ""
    for name, value in (
        ("deck", row.deck),
        ("context", row.context),
        ("note", place(folder, row.file, row.line)),
        ("talk", row.source),
        ("tags", ", ".join(row.tags)),
        ("stands", standing(row)),
        ("memory", _memory(row)),
        ("made by", row.pattern),
    ):
        if value:
            yield f"{name:9}{one_line(value)}"
    for review in history:
        back = interval_words(review.after, day=review.study_day, now=review.reviewed_at)
        yield f"{review.study_day}  {review.rating.name.title():6} back in {back}"


def _memory(row: CardRow) -> str:
    if row.stability is None or row.difficulty is None:
        return ""
    return f"stability {row.stability:.1f} days, difficulty {row.difficulty:.1f} of 10"


def _as_json(review: Review) -> dict[str, object]:
    return {
        "review": review.review_id,
        "study_day": review.study_day.isoformat(),
        "rating": review.rating.value,
        "took_ms": review.took_ms,
        "stability": review.after.memory.stability,
        "difficulty": review.after.memory.difficulty,
        "due_day": review.after.due_day.isoformat() if review.after.due_day else None,
    }
