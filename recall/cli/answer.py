"""`recall answer`: one review without a screen, for scripts and tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from recall.cards import CardId
from recall.cli.opening import instant
from recall.cli.output import complain, done, say, say_json
from recall.errors import UsageError
from recall.reviews import Rating
from recall.screen.text import one_line
from recall.session import interval_words

if TYPE_CHECKING:
    from recall.collection.study import Answered


class BadRatingError(UsageError):
    """A word that should be a rating is none."""

    def __init__(self, word: str) -> None:
        super().__init__(word)
        self.word = word

    def __str__(self) -> str:
        return f"{self.word!r} is no rating. Ratings: 1 again, 2 hard, 3 good, 4 easy."


@click.command()
@click.argument("card_id", metavar="ID")
@click.argument("rating", metavar="RATING")
@click.option("--at", "at_word", metavar="INSTANT", help="When it was answered; now otherwise.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def answer(
    ctx: click.Context, card_id: str, rating: str, at_word: str | None, as_json: bool
) -> None:
    """Answer the card ID with RATING: 1 again, 2 hard, 3 good, 4 easy.

    \b
    Examples:
      recall answer k3tq9wm2xahe good
      recall answer k3tq9wm2xahe 3 --at 2026-11-23T07:30:00Z
    """
    given = rating_of(rating)
    at = instant(at_word, where="--at") if at_word else None
    with ctx.obj() as collection:
        answered = collection.answer(CardId(card_id), given, at)
    with done("The answer is stored."):
        if as_json:
            say_json(_as_json(answered))
        else:
            say(_line(answered))
    if answered.is_future:
        complain(
            f"This answer is dated in the future ({answered.review.study_day}): what comes of the"
            " card is counted from then. `recall undo` takes it back."
        )
    if answered.is_in_question:
        complain(IN_QUESTION)


IN_QUESTION = (
    "This may be the same fact as a card you learned before: `recall scan` in a terminal asks, and"
    " its history goes on here if it is."
)


def rating_of(word: str) -> Rating:
    """Return the rating that a digit or a word names; raises BadRatingError."""
    for rating in Rating:
        if word.strip().casefold() in (str(rating.value), rating.name.casefold()):
            return rating
    raise BadRatingError(word)


def _line(answered: Answered) -> str:
    review = answered.review
    back = interval_words(review.after, day=review.study_day, now=review.reviewed_at)
    return f"{review.rating.name.title()}: back in {back}. {one_line(answered.card.face.front)}"


def _as_json(answered: Answered) -> dict[str, object]:
    review, after = answered.review, answered.review.after
    return {
        "review": review.review_id,
        "id": review.card_id,
        "at": review.reviewed_at.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "study_day": review.study_day.isoformat(),
        "rating": review.rating.value,
        "state_before": review.state_before.value,
        "state": after.state.value,
        "stability": after.memory.stability,
        "difficulty": after.memory.difficulty,
        "due_day": after.due_day.isoformat() if after.due_day else None,
        "due_at": (
            after.due_at.isoformat(timespec="milliseconds").replace("+00:00", "Z")
            if after.due_at
            else None
        ),
    }
