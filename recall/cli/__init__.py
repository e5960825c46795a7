"""The command line: words in, one call of the collection, words out."""

from __future__ import annotations

import errno
import gc
import importlib
import io
import os
import sys
from contextlib import suppress
from itertools import groupby
from typing import NamedTuple, NoReturn, cast

import click
from click.exceptions import Exit, NoSuchCommand

from recall import __version__
from recall.cli.looking import looking
from recall.cli.opening import OpenCollection, clock_from
from recall.cli.output import NotShownError, complain, crashed
from recall.errors import RecallError, UsageError


class Listed(NamedTuple):
    """One command, as it is known before it is loaded."""

    section: str
    """Where the help has it."""
    does: str
    module: str = ""
    """The module below `recall.cli` with a function of its name; empty: the one of that name."""


# Every command, in the order of the help. A module is imported only when its command runs, so
# that `recall due` stays quick.
COMMANDS: dict[str, Listed] = {
    "review": Listed("Every day", "Study today's cards."),
    "due": Listed("Every day", "Show how many cards today still holds."),
    "undo": Listed("Every day", "Take back the last answer, decision or note."),
    "stats": Listed("Every day", "Show today, what you really remember, and the days to come."),
    "init": Listed("Cards come in", "Make a folder of Markdown a collection."),
    "add": Listed("Cards come in", "Copy notes into the collection and go through their cards."),
    "jot": Listed("Cards come in", "Add one insight to the inbox and show its card."),
    "inbox": Listed("Cards come in", "Decide about drafts and bullets without a card."),
    "scan": Listed("Cards come in", "Read the notes that changed."),
    "explain": Listed("Cards come in", "Show what becomes of every bullet, and why."),
    "lint": Listed("Cards come in", "Look over the cards as a strict reviewer would."),
    "regenerate": Listed("Cards come in", "Take what today's rules make of older notes."),
    "list": Listed("What there is", "List all cards."),
    "find": Listed("What there is", "Find cards by their words."),
    "show": Listed("What there is", "Show one card with its history."),
    "decks": Listed("What there is", "List the decks."),
    "tag": Listed("What there is", "List the tags, or change those of files."),
    "edit": Listed("What there is", "Open the note of a card in your editor."),
    "answer": Listed("What there is", "Answer one card without a screen."),
    "suspend": Listed("What there is", "Take cards out until told."),
    "unsuspend": Listed("What there is", "Put suspended cards back.", "suspend"),
    "export": Listed("On the phone", "Write the cards as a package for Anki."),
    "check": Listed("Care", "Show every fault in the notes."),
    "doctor": Listed("Care", "Look over everything that was learned."),
    "backup": Listed("Care", "Copy everything that was learned."),
    "restore": Listed("Care", "Show the backups, or go back to one."),
    "rebuild": Listed("Care", "Make the database anew from the journal, or the journal from it."),
    "log": Listed("Care", "Show everything that ever happened to the cards."),
    "config": Listed("Care", "Show or change settings."),
}

INTERRUPTED = 130
BROKEN_PIPE = 141


class Commands(click.Group):
    """The commands of Recall, each loaded when it is asked for; the one place that shows errors."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"recall.cli.{COMMANDS[cmd_name].module or cmd_name}")
        return cast("click.Command", getattr(module, cmd_name.replace("-", "_")))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            # Click looks for the name that was meant among commands that are loaded: none is.
            raise NoSuchCommand(args[0], possibilities=COMMANDS, ctx=ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        widest = max(len(name) for name in COMMANDS)
        for title, commands in groupby(COMMANDS.items(), lambda item: item[1].section):
            with formatter.section(title):
                formatter.write_dl([(name.ljust(widest), one.does) for name, one in commands])

    def invoke(self, ctx: click.Context) -> object:
        try:
            result = super().invoke(ctx)
            if sys.stdout is not None:
                # Here, where a closed pipe or a full disk can still be dealt with.
                sys.stdout.flush()
            return result
        except RecallError as error:
            if not (isinstance(ctx.obj, OpenCollection) and str(error) in ctx.obj.told):
                complain(str(error))
            if isinstance(error, NotShownError):
                _let_go_of_stdout()
            ctx.exit(error.exit_code)
        except BrokenPipeError:
            # The reader of a pipe has gone, as `recall list | head` does: no word about it.
            _let_go_of_stdout()
            ctx.exit(BROKEN_PIPE)
        except OSError as error:
            complain(_words_of(error))
            if error.errno in (errno.ENOSPC, errno.EIO):
                _let_go_of_stdout()
            ctx.exit(1)
        except (click.ClickException, Exit, click.Abort):
            raise
        except Exception as error:
            # A bug may crash; but first it is asked whether damage looks like one.
            damage = ctx.obj.damage() if isinstance(ctx.obj, OpenCollection) else None
            if damage is not None:
                complain(str(damage))
                ctx.exit(damage.exit_code)
            raise error

    def run(self) -> NoReturn:
        """Run the command line as a program: show what went wrong, end with its exit code."""
        try:
            code = self.main(prog_name="recall", standalone_mode=False)
        except click.ClickException as error:
            words = io.StringIO()
            error.show(words)
            complain(words.getvalue().rstrip())
            sys.exit(error.exit_code)
        except (click.Abort, KeyboardInterrupt) as error:
            if error.__cause__ is None and sys.stderr is not None and sys.stderr.isatty():
                # Interrupted behind a question: the shell goes on in a line of its own.
                complain("")
            sys.exit(INTERRUPTED)
        except OSError as error:
            # Only the help is written outside of `invoke`.
            _let_go_of_stdout()
            if isinstance(error, BrokenPipeError):
                sys.exit(BROKEN_PIPE)
            complain(f"The help could not be written: {error.strerror or error}.")
            sys.exit(1)
        sys.exit(code if isinstance(code, int) else 0)


def _words_of(error: OSError) -> str:
    if error.errno == errno.ENOENT and not error.filename:
        # All that the system says when it is asked for the folder one stands in.
        return "The folder you stand in is gone. Go to another one, and say it again."
    place = f"{error.filename}: " if error.filename else ""
    todo = " Give yourself the right to it." if isinstance(error, PermissionError) else ""
    return f"{place}{error.strerror or error}.{todo}"


def _let_go_of_stdout() -> None:
    """Send what is still to be written to nowhere, so that Python ends without a word."""
    if sys.stdout is not None:
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@click.group(
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80},
)
@click.option("-C", "--collection", "folder", metavar="DIR", help="The collection to use.")
@click.option("--no-color", is_flag=True, help="Write plain text.")
@click.version_option(__version__, prog_name="recall")
@click.pass_context
def recall(ctx: click.Context, folder: str | None, no_color: bool) -> None:
    """Study what you noted from talks: cards from your Markdown, back before you forget.

    \b
    Examples:
      recall review            today's cards
      recall explain talk.md   which cards a file gives, and why
      recall export            the same cards for Anki on the phone
    """
    if no_color or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        ctx.color = False
    if folder == "":
        raise UsageError("The name of the folder after -C is empty. Name one, or leave -C out.")
    ctx.obj = OpenCollection(folder, clock_from(os.environ))
    if ctx.invoked_subcommand is None:
        from recall.cli.today import today

        looking(ctx.obj, lambda: today(ctx.obj))


def main() -> None:
    """Run the command line as a program."""
    # While modules load, the collector runs a hundred times and finds nothing: 15 % of the
    # time to the first card.
    gc.set_threshold(100_000)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal that lacks a character shows `?` for it.
            stream.reconfigure(errors="replace")
    sys.excepthook = crashed
    recall.run()
