"""Commands that only look: a damaged database does not keep them from showing what there is."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

import click
from click.exceptions import Exit

from recall.cli.opening import OpenCollection
from recall.errors import DamagedError, RecallError

Result = TypeVar("Result")


class Looking(click.Command):
    """A command that changes nothing."""

    def invoke(self, ctx: click.Context) -> object:
        return looking(ctx.obj, lambda: super(Looking, self).invoke(ctx))


def looking(open_collection: OpenCollection, act: Callable[[], Result]) -> Result:
    """Do it, and where damage prevents that, once more with all that can be had besides.

    Then the exit code is that of damage. Raises what was found where nothing can be had.
    """
    try:
        return act()
    except DamagedError as error:
        found: RecallError = error
    except (RecallError, click.ClickException, Exit, click.Abort, OSError):
        raise
    except Exception as error:
        # A bug may crash; but first it is asked whether damage looks like one.
        damage = open_collection.damage()
        if damage is None:
            raise error
        found = damage
    if not isinstance(found, DamagedError) or not open_collection.stand_in(found):
        raise found
    with suppress(Exit):
        act()
    raise Exit(found.exit_code)
