"""`recall tag`: the tags of files, for Anki and for finding things again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from recall.cli.fresh import refreshed
from recall.cli.opening import OpenCollection
from recall.cli.output import done, place, say, say_json
from recall.cli.preview import counted
from recall.screen.text import one_line

if TYPE_CHECKING:
    from recall.collection import Collection
    from recall.collection.tagging import TagChange

dry_run_option = click.option("--dry-run", is_flag=True, help="Only show what it would do.")


@click.group(invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def tag(ctx: click.Context, as_json: bool) -> None:
    """List the tags with their cards, or change the tags of files.

    A tag stands in the front matter of a file and holds for all its cards. What is
    written there is shown, and `recall undo` takes it back.

    \b
    Examples:
      recall tag
      recall tag add databases raft.md
      recall tag rm databases raft.md
      recall tag rename databases storage
    """
    if ctx.invoked_subcommand:
        return
    with ctx.obj() as collection:
        refreshed(collection)
        found = collection.tags()
    if as_json:
        say_json([{"tag": name, "cards": cards} for name, cards in found.items()])
        return
    for name, cards in found.items():
        say(f"{cards:5}  {one_line(name)}")


@tag.command()
@click.argument("name", metavar="TAG")
@click.argument("words", nargs=-1, required=True, metavar="FILE|DECK…")
@dry_run_option
@click.pass_obj
def add(open_collection: OpenCollection, name: str, words: tuple[str, ...], dry_run: bool) -> None:
    """Give the TAG to files, or to the files of decks.

    \b
    Example:
      recall tag add databases raft.md
    """
    with open_collection() as collection:
        refreshed(collection)
        _carry_out(collection, collection.plan_tag(name, words), dry_run)


@tag.command()
@click.argument("name", metavar="TAG")
@click.argument("words", nargs=-1, metavar="[FILE|DECK]…")
@dry_run_option
@click.pass_obj
def rm(open_collection: OpenCollection, name: str, words: tuple[str, ...], dry_run: bool) -> None:
    """Take the TAG from files, or from all that have it.

    \b
    Example:
      recall tag rm databases raft.md
    """
    with open_collection() as collection:
        refreshed(collection)
        _carry_out(collection, collection.plan_untag(name, words), dry_run)


@tag.command(short_help="Call a tag by another name.")
@click.argument("old")
@click.argument("new")
@click.argument("words", nargs=-1, metavar="[FILE|DECK]…")
@dry_run_option
@click.pass_obj
def rename(
    open_collection: OpenCollection, old: str, new: str, words: tuple[str, ...], dry_run: bool
) -> None:
    """Call the tag OLD by another name, NEW, in all files or in those that are named.

    \b
    Example:
      recall tag rename databases storage
    """
    with open_collection() as collection:
        refreshed(collection)
        _carry_out(collection, collection.plan_retag(old, new, words), dry_run)


def _carry_out(collection: Collection, changes: Sequence[TagChange], dry_run: bool) -> None:
    if not dry_run:
        collection.apply_tags(changes)
    verb = "would change" if dry_run else "changed"
    outcome = f"The tags of {counted(len(changes), 'file')} {verb}."
    with done(outcome):
        say(outcome if changes else "Nothing changed: the tags are so already.")
        for one in changes:
            where = place(collection.folder, one.path)
            say(f"{where}: {_words(one.before)} → {_words(one.after)}")


def _words(tags: Sequence[str]) -> str:
    return one_line(", ".join(tags)) or "none"
