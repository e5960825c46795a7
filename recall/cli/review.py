"""`recall review`: today's cards, on the whole screen or in plain lines."""

from __future__ import annotations

from collections.abc import Callable

import click

from recall.cards import StudyCard
from recall.cli import output
from recall.cli.fresh import news, refreshed, tell_of_questions, told
from recall.cli.inbox import can_show_screen
from recall.cli.opening import OpenCollection
from recall.cli.wording import kept_back_words
from recall.collection import Collection
from recall.screen.keys import with_own
from recall.screen.sitting import Sitting


@click.command()
@click.argument("deck", required=False)
@click.option("--plain", is_flag=True, help="Lines of text instead of the whole screen.")
@click.pass_context
def review(ctx: click.Context, deck: str | None, plain: bool) -> None:
    """Review today's cards, or those of one DECK.

    Space shows the answer and then means Good; 1 to 4 grade, u undoes, ? shows all
    keys. Every answer is saved before the next card comes: leave whenever you like.

    \b
    Examples:
      recall review
      recall review "Geoffrey Hinton"
      recall review --plain
    """
    open_collection: OpenCollection = ctx.obj
    with open_collection() as collection:
        is_told = refreshed(collection)
        sitting = _sitting(collection, deck)
        code = _in_lines(sitting) if plain or not can_show_screen() else _on_screen(sitting)
        if not code:
            output.say(" ".join(sitting.summary()))
            if not is_told:
                tell_of_questions(collection)
    ctx.exit(code)


def _sitting(collection: Collection, deck: str | None) -> Sitting:
    session = collection.start_session(deck)
    return Sitting(
        session,
        collection.now,
        collection.zone,
        collection.settings,
        collection.folder,
        lambda card, edit: _edited(collection, card, edit),
        with_own(collection.settings.keys),
    )


def _edited(collection: Collection, card: StudyCard, edit: Callable[[], None]) -> str | None:
    """Let the note of a card be edited, and read it again; return in one line what came of it."""
    kept = collection.keep(card.path)
    try:
        edit()
    finally:
        report = collection.edited(kept, f"{card.path}: {card.face.front}")
    if report is None:
        return news(collection)
    if not report.applied:
        return kept_back_words(report)
    return told(report) or f"{card.path} changed, and no card with it."


def _in_lines(sitting: Sitting) -> int:
    from recall.screen.plain import PlainReview

    try:
        PlainReview(sitting, output).run()
    except (KeyboardInterrupt, click.Abort):
        # A usual way out: all answers are stored.
        output.say()
    return 0


def _on_screen(sitting: Sitting) -> int:
    from recall.screen.app import ReviewApp

    app = ReviewApp(sitting)
    sitting.session.start(sitting.now())
    with output.screen_taken():
        app.run()
    return app.return_code or 0
