"""The house stands as its plan says: floors, rooms, one door, and words only from the roof."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parents[2]
HOUSE = ROOT / "recall"

FLOORS = {
    0: "errors paths notes cards drafts reviews days settings",
    1: "markdown context language generators gates habits gap_signs signs confidence offering"
    " ranking matching scheduling queues session stats",
    2: "store bulk migrations journal deckfiles globs naming helping configuration writing backup"
    " report talks llm anki",
    3: "collection",
    4: "cli screen __main__",
}
FLOOR_OF = {room: floor for floor, rooms in FLOORS.items() for room in rooms.split()}

# Each library has one room, so that replacing it means reading one place.
ROOM_OF = {
    "anki": ("anki",),
    "click": ("cli", "screen"),
    "frontmatter": ("deckfiles",),
    "fsrs": ("scheduling",),
    "ftfy": ("deckfiles",),
    "genanki": ("anki",),
    "markdown_it": ("markdown",),
    "mdit_py_plugins": ("markdown",),
    "nh3": ("anki",),
    "platformdirs": ("configuration",),
    "rapidfuzz": ("matching",),
    "rich": ("screen",),
    "sqlite3": ("store", "migrations", "bulk"),
    "sqlite_utils": ("migrations", "bulk"),
    "textual": ("screen",),
    "tomlkit": ("configuration",),
    "tomllib": ("configuration", "deckfiles"),
    "yaml": ("deckfiles",),
}


class Import(NamedTuple):
    """One import of one module."""

    importer: str
    imported: str
    line: int
    at_start: bool
    """Whether it runs when the module is imported."""


def modules() -> Iterator[tuple[str, Path]]:
    """Give the dotted name and the file of every module of the package."""
    for path in sorted(HOUSE.rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        yield ".".join(parts).removesuffix(".__init__"), path


NAMES = dict(modules())
TREES = {name: ast.parse(path.read_text(encoding="utf-8")) for name, path in NAMES.items()}


def is_for_types_only(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)


def imports_of(name: str) -> Iterator[Import]:
    """Give every import of a module but those for the type checker alone."""

    def walk(node: ast.AST, at_start: bool) -> Iterator[Import]:
        if is_for_types_only(node):
            return
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(name, alias.name, node.lineno, at_start)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name}:{node.lineno}: a relative import"
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                target = inner if inner in NAMES else str(node.module)
                yield Import(name, target, node.lineno, at_start)
        inside = at_start and not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        for child in ast.iter_child_nodes(node):
            yield from walk(child, inside)

    yield from walk(TREES[name], True)


def room_of(name: str) -> str:
    """Return the room a module of ours belongs to; the package itself is on the ground."""
    parts = name.split(".")
    return parts[1] if len(parts) > 1 else "errors"


def all_imports() -> list[Import]:
    return [found for name in NAMES for found in imports_of(name)]


def nodes(*rooms: str) -> Iterator[tuple[str, ast.AST]]:
    """Give every node of the modules in the rooms, with where it stands."""
    for name, tree in TREES.items():
        if room_of(name) in rooms:
            for node in ast.walk(tree):
                yield f"{name}:{getattr(node, 'lineno', 0)}", node


def test_every_room_stands_on_a_floor():
    """A new room is put into the plan, not just beside it."""
    rooms = {room_of(name) for name in NAMES}

    assert rooms - FLOOR_OF.keys() == set()


def test_imports_run_downwards():
    """What one reads never depends on what stands above it."""
    upwards = [
        found
        for found in all_imports()
        if found.imported.startswith("recall")
        and FLOOR_OF[room_of(found.importer)] < FLOOR_OF[room_of(found.imported)]
    ]

    assert upwards == []


def test_imports_form_no_ring():
    """Any module can be read, and loaded, after those it needs."""
    needs = {name: set() for name in NAMES}
    for found in all_imports():
        if found.at_start and found.imported in NAMES and found.imported != found.importer:
            needs[found.importer].add(found.imported)

    ready: set[str] = set()
    while more := {name for name in needs if name not in ready and needs[name] <= ready}:
        ready |= more

    assert sorted(needs.keys() - ready) == []


def test_each_library_has_one_room():
    """Replacing a library means reading one place."""
    strays = [
        found
        for found in all_imports()
        if (library := found.imported.split(".")[0]) in ROOM_OF
        and room_of(found.importer) not in ROOM_OF[library]
    ]

    assert strays == []


def test_the_libraries_used_are_the_ones_declared():
    """Nothing is installed for nothing, and nothing works only by luck."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {re.split(r"[<>=\[; ]", entry)[0].lower() for entry in project["dependencies"]}
    called = {"markdown-it-py": "markdown_it", "python-frontmatter": "frontmatter"}
    modules_declared = {called.get(name, name.replace("-", "_")) for name in declared}

    used = {found.imported.split(".")[0] for found in all_imports()} - {"recall"}
    brought_along = {"rich": "textual", "yaml": "frontmatter"}
    third_party = {name for name in used if name not in sys.stdlib_module_names}

    assert {brought_along.get(name, name) for name in third_party} == modules_declared


def test_the_ground_floor_needs_nothing_but_python():
    """Plain data can be used, and tested, anywhere."""
    strays = [
        found
        for found in all_imports()
        if FLOOR_OF[room_of(found.importer)] == 0
        and found.imported.split(".")[0] not in {*sys.stdlib_module_names, "recall"}
    ]

    assert strays == []


WORLD = {
    *("os", "time", "random", "secrets", "uuid", "socket", "subprocess", "tempfile", "shutil"),
    *("sys", "io", "glob", "urllib.request", "http", "sqlite3", "tomllib", "locale", "platform"),
}


def test_the_first_floor_does_not_see_the_world():
    """No clock, file, environment or dice: the same input gives the same cards for ever."""
    strays = [
        found
        for found in all_imports()
        if FLOOR_OF[room_of(found.importer)] <= 1
        and {found.imported, found.imported.split(".")[0]} & WORLD
    ]

    assert strays == []


CLOCK = re.compile(
    r"\b(datetime\.(now|utcnow|today)|date\.today"
    r"|time\.(time|time_ns|localtime|gmtime|perf_counter))\b"
)


STAMPS_OF_FILES = ("recall.collection.survey", "recall.collection.freshness")
"""Compare the times of files with the clock that stamped them, which is the machine's."""


def test_only_the_roof_reads_the_clock():
    """Time comes in as an argument: every day of a schedule can be lived through in a test."""
    below = [room for room, floor in FLOOR_OF.items() if floor < 4]
    strays = [
        where
        for where, node in nodes(*below)
        if isinstance(node, ast.Call)
        and CLOCK.fullmatch(ast.unparse(node.func))
        and not where.startswith(STAMPS_OF_FILES)
    ]

    assert strays == []


def test_only_the_roof_speaks():
    """What computes does not print, and what prints goes through the one safe exit."""
    below = [room for room, floor in FLOOR_OF.items() if floor < 4]
    prints = [
        where
        for where, node in nodes(*FLOOR_OF)
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("print", "click.secho")
    ]
    streams = [
        where
        for where, node in nodes(*below)
        if isinstance(node, ast.Attribute)
        and ast.unparse(node) in ("sys.stdout", "sys.stderr", "sys.stdin")
    ]
    echoes = [
        where
        for where, node in nodes(*FLOOR_OF)
        if isinstance(node, ast.Call)
        and ast.unparse(node.func) in ("click.echo", "echo")
        and not where.startswith("recall.cli.output:")
    ]

    assert (prints, streams, echoes) == ([], [], [])


SQL_METHODS = {
    "execute",
    "executemany",
    "executescript",
    "run",
    "run_many",
    "rows",
    "row",
    "scalar",
}


def parts_of_sql(node: ast.AST) -> Iterator[ast.expr]:
    """Give whatever is put into a text of SQL but constants in capitals."""
    if isinstance(node, ast.JoinedStr):
        for value in node.values:
            if isinstance(value, ast.FormattedValue) and not _is_constant(value.value):
                yield value.value
    elif isinstance(node, ast.BinOp):
        for side in (node.left, node.right):
            if isinstance(side, ast.JoinedStr | ast.BinOp):
                yield from parts_of_sql(side)
            elif not isinstance(side, ast.Constant) and not _is_constant(side):
                yield side
    elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith(".format"):
        yield node


def _is_constant(node: ast.expr) -> bool:
    return isinstance(node, ast.Name | ast.Attribute) and ast.unparse(node).split(".")[-1].isupper()


SQL_FROM_CODE = {
    "recall.migrations": {"table", "change", "number", "column"},
    "recall.store.derived": {"fields", "marks", "sets", "column", "table", "key"},
    "recall.store.entries": {"fields", "marks"},
    "recall.store.notes": {"fields", "marks", "', '.join(NoteRow._fields)"},
    "recall.store.prompts": {"marks", "sets", "where"},
    "recall.store.salvage": {"start", "way"},
}
"""Names of variables that hold a word of the code itself, never one of a person's."""


def test_no_text_of_a_person_becomes_sql():
    """Values are bound, never written into a statement."""
    strays = [
        f"{where} {ast.unparse(part)}"
        for where, node in nodes(*FLOOR_OF)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in SQL_METHODS
        and node.args
        for part in parts_of_sql(node.args[0])
        if ast.unparse(part) not in SQL_FROM_CODE.get(where.split(":")[0], set())
    ]

    assert strays == []


def tracked_files() -> list[Path]:
    """Return the files of the repository; of the folder where it is not one."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if listed.returncode:
        pytest.skip("not a Git checkout: cannot tell which files belong to the project")
    return [ROOT / name for name in listed.stdout.split("\0") if name]


MACHINE = re.compile(
    r"(^|[^A-Za-z0-9_.~-])/(root|home|work|farm)/[A-Za-z.]"
    r"|index-url|registry *=|https?://[^ ]*/simple(/|$)",
    re.MULTILINE,
)


def test_no_file_names_a_place_of_one_machine():
    """What works here works on every machine."""
    here = Path(__file__).resolve()
    strays = []
    for path in tracked_files():
        if path == here or not path.is_file():
            continue
        text = path.read_bytes().decode("utf-8", "replace")
        strays += [f"{path.relative_to(ROOT)}: {hit.group()}" for hit in MACHINE.finditer(text)]

    assert strays == []


def test_every_module_says_what_it_is_for():
    """A page begins with its subject."""
    silent = [name for name, tree in TREES.items() if not ast.get_docstring(tree)]

    assert silent == []


def test_the_wheel_holds_the_whole_package(tmp_path: Path):
    """What works in the checkout works when it is installed: code and word data alike."""
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("*.whl")

    with zipfile.ZipFile(wheel) as archive:
        packed = {name for name in archive.namelist() if name.startswith("recall/")}

    expected = {
        path.relative_to(ROOT).as_posix()
        for path in HOUSE.rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }
    assert packed == expected


HEAVY = ("textual", "rich", "fsrs", "genanki", "markdown_it", "sqlite_utils", "yaml", "frontmatter")
HEAVY += ("rapidfuzz", "nh3", "ftfy", "tomlkit", "platformdirs", "anki")


def test_recall_due_loads_nothing_heavy(tmp_path: Path):
    """It stands in people's prompts: every library it loads is paid for at each new line."""
    (tmp_path / "talk.md").write_text("# Talk\n\n- Raft :: a consensus protocol\n")
    program = (
        "import sys\n"
        "from recall.cli import recall\n"
        "recall(['-C', sys.argv[1], 'due', '--count'], standalone_mode=False)\n"
        "print(*sorted({name.split('.')[0] for name in sys.modules}))\n"
    )

    def loaded() -> set[str]:
        run = subprocess.run(
            [sys.executable, "-c", program, str(tmp_path)],
            capture_output=True,
            text=True,
            check=True,
        )
        return set(run.stdout.split())

    loaded()  # the first call scans the new file
    assert loaded() & {*HEAVY} == set()
