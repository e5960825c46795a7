"""What the README says is what the program does."""

from __future__ import annotations

import difflib
import importlib.util
import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import click
import pytest

from recall import errors
from recall.cards import Tier
from recall.cli import COMMANDS, recall
from recall.collection.explaining import explain_bytes

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def writer() -> ModuleType:
    """The script that writes the page."""
    spec = importlib.util.spec_from_file_location("write_readme", ROOT / "scripts/write_readme.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.skipif(shutil.which("bash") is None, reason="the commands are those of a shell")
def test_every_output_and_table_is_what_the_program_says_today(writer):
    """A new user compares the page with the screen. `python scripts/write_readme.py` mends it."""
    today = writer.rendered(README)

    difference = difflib.unified_diff(README.splitlines(), today.splitlines(), lineterm="", n=1)
    assert list(difference) == []


def test_every_command_the_page_names_exists():
    """No promise without a command."""
    named = set(re.findall(r"`(?:\.venv/bin/)?recall (?:-C \S+ )?([a-z]+)", README))
    named |= set(re.findall(r"^\$ recall ([a-z]+)", README, re.MULTILINE))

    assert named - set(COMMANDS) == set()


def test_every_option_the_page_names_exists():
    """Nor an option."""
    context = click.Context(recall)
    known = set()
    for name in [None, *COMMANDS]:
        command = recall if name is None else recall.get_command(context, name)
        known |= options_of(command)
    named = set(re.findall(r"`(--[a-z][a-z-]*)`", README))

    assert named - known == set()


def options_of(command: click.Command) -> set[str]:
    inner = command.commands.values() if isinstance(command, click.Group) else ()
    own = {option for param in command.params for option in param.opts}
    return own.union(*(options_of(sub) for sub in inner))


def test_commands_said_to_have_json_have_it():
    """Scripts rely on it."""
    sentence = re.search(r"^(`due`, .*?) have `--json`", README, re.MULTILINE | re.DOTALL)
    assert sentence
    context = click.Context(recall)

    for name in re.findall(r"`([a-z]+)`", sentence[1]):
        command = recall.get_command(context, name)
        assert command is not None, name
        assert "--json" in options_of(command), name


ROWS = re.findall(r"^\| (`.*) \| .* \| (\d) \|$", README, re.MULTILINE)


@pytest.mark.parametrize(("written", "cards"), ROWS)
def test_each_way_to_write_a_card_gives_the_cards_it_says(written, cards):
    """The table is where people copy from."""
    text = "\n".join(re.findall(r"`([^`]+)`", written))

    notes = explain_bytes("talk.md", f"# Raft\n\n{text}\n".encode()).notes

    made = [card for note in notes for card in note.cards(Tier.READY)]
    assert len(made) == int(cards)


def test_the_table_of_ways_to_write_a_card_was_found():
    """Or the test above would try nothing."""
    assert len(ROWS) == 7


def test_every_exit_code_of_an_error_is_in_the_table(writer):
    """The table is written by hand; the codes are the errors' own."""
    codes = {
        value.exit_code
        for value in vars(errors).values()
        if isinstance(value, type) and issubclass(value, errors.RecallError)
    }

    assert codes <= {code for code, _ in writer.EXIT_CODES}


def test_the_places_for_developers_exist():
    """The table of where to go leads somewhere."""
    places = set(re.findall(r"`((?:recall|tests|scripts)/[\w/.]+)`", README))

    assert [place for place in sorted(places) if not (ROOT / place).exists()] == []


def test_the_automatic_checks_run_the_tests_as_the_page_does():
    """What passes there passes at home."""
    line = re.search(r"^python3 -m venv .*\.venv/bin/(pytest.*)$", README, re.MULTILINE)
    assert line

    script = (ROOT / ".ci/run").read_text(encoding="utf-8")
    found = subprocess.run(
        [
            "bash",
            "-c",
            next(row for row in script.splitlines() if row.startswith("tests="))
            + '; echo "$tests"',
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert found.stdout.strip() == line[1]


def test_the_version_is_said_by_the_program():
    """A bug report names it."""
    run = subprocess.run(
        [sys.executable, "-m", "recall", "--version"], capture_output=True, text=True, check=True
    )

    assert re.fullmatch(r"recall, version \d+\.\d+\.\d+\S*\n", run.stdout)
