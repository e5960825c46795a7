"""`recall inbox`: what waits for a person, bullet after bullet."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from recall.cli import output
from recall.cli.fresh import refreshed
from recall.cli.output import say, say_json

if TYPE_CHECKING:
    from recall.collection import Collection
    from recall.collection.inbox import Proposal, Waiting
    from recall.collection.walking import Walk
    from recall.screen.walk.deeds import Stroll


@click.command()
@click.argument("words", nargs=-1, metavar="[DECK or FILE]…")
@click.option("--ready", is_flag=True, help="Also walk through ready cards not looked at yet.")
@click.option("--count", is_flag=True, help="Print one number: the bullets that wait.")
@click.option("--json", "as_json", is_flag=True, help="Print what waits as JSON.")
@click.option("--plain", is_flag=True, help="Lines of text instead of the whole screen.")
@click.pass_context
def inbox(
    ctx: click.Context,
    words: tuple[str, ...],
    ready: bool,
    count: bool,
    as_json: bool,
    plain: bool,
) -> None:
    """Decide about drafts, and about bullets without a card.

    Enter accepts the card that is shown, e words it yourself, r rejects it, n keeps the
    note without a card, s skips the bullet for good; ? shows all keys. Of several drafts
    to choose from Enter accepts the marked one; Tab marks the next, 1 to 3 take one at
    once, a takes all. w shows what else could be asked of a bullet that has a ready
    card; a bullet whose last card you reject offers that by itself. Every decision is
    saved before the next bullet comes. What you decide is remembered: patterns you keep
    rejecting become drafts, those you keep accepting become ready.

    \b
    Examples:
      recall inbox
      recall inbox "Geoffrey Hinton"
      recall inbox talk.md --ready
      recall inbox --count
    """
    with ctx.obj() as collection:
        refreshed(collection)
        if count:
            say(str(len(collection.waiting(words))))
        elif as_json:
            fresh = collection.paths(words) if ready else ()
            waiting = collection.waiting(words, fresh=fresh)
            say_json([as_data(one, collection.further(one), collection.folder) for one in waiting])
        else:
            fresh = collection.paths(words) if ready else ()
            ctx.exit(walked(collection, collection.walk(words, fresh=fresh), plain=plain))


def walked(collection: Collection, walk: Walk, *, plain: bool = False) -> int:
    """Walk until nothing is left or the person leaves, and return the exit code."""
    from recall.screen.keys import WALK_KEYS, with_own
    from recall.screen.walk.deeds import Stroll

    stroll = Stroll(walk, collection.folder, with_own(collection.settings.keys, WALK_KEYS))
    code = 0
    if walk.current is not None:
        code = _in_lines(stroll) if plain or not can_show_screen() else _on_screen(stroll)
    if not code:
        for line in stroll.summary():
            say(line)
    return code


def can_show_screen() -> bool:
    """Tell whether there is a terminal that can show the whole screen."""
    if os.name == "posix" and os.environ.get("TERM", "") in ("", "dumb", "unknown"):
        return False
    streams = (sys.stdin, sys.stdout, sys.stderr)
    return all(stream is not None and stream.isatty() for stream in streams)


def _in_lines(stroll: Stroll) -> int:
    from recall.screen.walk.plain import PlainWalk

    try:
        PlainWalk(stroll, output).run()
    except (KeyboardInterrupt, click.Abort):
        # A usual way out: what was decided is stored.
        say()
    return 0


def _on_screen(stroll: Stroll) -> int:
    from recall.screen.walk.app import WalkApp

    app = WalkApp(stroll)
    with output.screen_taken():
        app.run()
    return app.return_code or 0


def as_data(one: Waiting, further: Waiting | None, folder: Path) -> dict[str, object]:
    """Return what waits, what is proposed for it, and what else could be asked."""
    return {
        "file": one.path,
        "path": str(folder.absolute() / one.path),
        "line": one.line,
        "deck": one.deck,
        "context": one.context,
        "source": one.source,
        "text": one.text,
        "fate": one.fate,
        "reason": one.reason,
        "choose_one": one.is_choice,
        "cards": [card for proposal in one.proposals for card in _cards(proposal)],
        "what_else": [card for each in further.proposals for card in _cards(each)]
        if further
        else [],
    }


def _cards(proposal: Proposal) -> list[dict[str, object]]:
    return [
        {
            "prompt": proposal.prompt_id,
            "tier": proposal.tier if proposal.prompt_id else None,
            "pattern": proposal.pattern,
            "front": face.front,
            "answer": face.answer,
            "back": face.back,
            "extra": face.extra,
            "refused": proposal.why,
        }
        for face in proposal.faces()
    ]
