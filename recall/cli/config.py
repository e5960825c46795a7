"""`recall config`: what is set, where it comes from, and setting it."""

from __future__ import annotations

import click

from recall import configuration
from recall.cli.opening import OpenCollection
from recall.cli.output import done, say, say_json
from recall.configuration import Valued
from recall.errors import NoCollectionError, UsageError
from recall.settings import NAMES


class OneSetting(click.Group):
    """Commands of which somebody may expect that the name of a setting is one, too."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if named := [word for word in args[:2] if args[0] != "set" and word in NAMES]:
            raise UsageError(
                f"`recall config` shows {named[0]} with the other settings,"
                f" `recall config set {named[0]} VALUE` changes it."
            )
        return super().resolve_command(ctx, args)


@click.group(cls=OneSetting, invoke_without_command=True)
@click.option("--sources", is_flag=True, help="Say where each value comes from.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def config(ctx: click.Context, sources: bool, as_json: bool) -> None:
    """Show the settings, or change one with `set`.

    \b
    Examples:
      recall config --sources
      recall config set retention 0.92
      recall config set learning_steps 1,10
    """
    if ctx.invoked_subcommand:
        return
    found = _found(ctx.obj)
    if as_json:
        say_json({valued.setting.name: _as_json(valued) for valued in found})
        return
    for valued in found:
        tail = valued.source if sources else valued.setting.meaning
        say(f"{valued.setting.name:17} {shown(valued.value):12} {tail}")


@config.command("set", context_settings={"ignore_unknown_options": True})
@click.argument("key")
@click.argument("value")
@click.option("--user", is_flag=True, help="Set it for all your collections.")
@click.pass_obj
def set_(open_collection: OpenCollection, key: str, value: str, user: bool) -> None:
    """Set KEY to VALUE in the collection's recall.toml; comments stay.

    Lists have commas between their values.

    \b
    Example:
      recall config set new_per_day 15
    """
    if user:
        path = configuration.user_file()
    else:
        path = open_collection.find() / configuration.SETTINGS_FILE
    written = configuration.set_value(path, key, value)
    with done(f"{key} is set, in {path}."):
        say(f"{key} is now {shown(written)}, in {path}.")


def shown(value: object) -> str:
    """Return the value as one would write it after `recall config set KEY`."""
    if isinstance(value, tuple):
        return ",".join(shown(item) for item in value) or "(none)"
    if value == "":
        return "(none)"
    return f"{value:g}" if isinstance(value, float) else str(value)


def _found(open_collection: OpenCollection) -> list[Valued]:
    """Return every setting; without a collection, what holds in a new one."""
    try:
        folder = open_collection.find()
    except NoCollectionError:
        folder = None
    return configuration.sources(folder)


def _as_json(valued: Valued) -> dict[str, object]:
    return {"value": valued.value, "source": valued.source, "meaning": valued.setting.meaning}
