"""What is installed along with Recall: few packages, known to the byte, and free to use."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from functools import cache
from importlib.metadata import Distribution, distribution
from pathlib import Path

from packaging.requirements import Requirement

LOCK = Path(__file__).resolve().parents[2] / "requirements.lock"

MOST = 40
"""Packages that somebody who trusts Recall has to trust besides."""

FREE = re.compile(r"\b(MIT|BSD|Apache|PSF-2\.0|ISC|Public Domain)\b")
NEVER_LOADED = {"frozendict"}
"""Under the LGPL: genanki asks for it to be installed, and has no use for it."""


def name_of(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


@cache
def needed() -> dict[str, Distribution]:
    """Return all that is installed with Recall when no extras are asked for."""
    found: dict[str, Distribution] = {}
    todo = ["recall-cards"]
    while todo:
        name = name_of(todo.pop())
        if name not in found:
            found[name] = distribution(name)
            wanted = map(Requirement, found[name].requires or [])
            todo += [r.name for r in wanted if not r.marker or r.marker.evaluate({"extra": ""})]
    del found["recall-cards"]
    return found


def locked() -> dict[str, list[str]]:
    """Return the digests of the files of each package, by its name."""
    found: dict[str, list[str]] = {}
    for line in LOCK.read_text("utf-8").splitlines():
        if named := re.match(r"([\w.-]+)==", line):
            digests = found.setdefault(name_of(named[1]), [])
        digests_here = re.findall(r"--hash=sha256:([0-9a-f]{64})\b", line)
        if digests_here:
            digests += digests_here
    return found


def licences(found: Distribution) -> list[str]:
    """Return every way in which a package says what may be done with it."""
    about = found.metadata
    named = [about.get("License-Expression"), (about.get("License") or "").split("\n")[0]]
    told = [each.split(" :: ")[-1] for each in about.get_all("Classifier") or ()]
    return [each for each in (*named, *told) if each]


def test_few_packages_have_to_be_trusted():
    assert len(needed()) <= MOST


def test_every_package_is_known_by_the_digests_of_its_files():
    """What somebody puts in the place of a package is then not installed."""
    digests = locked()

    assert [name for name in needed() if not digests.get(name)] == []
    assert len(digests) <= MOST


def test_the_lock_has_what_the_project_and_its_packages_ask_for():
    """A lock that was forgotten installs a Recall that was never tried."""
    versions = dict(re.findall(r"^([\w.-]+)==([^\s;]+)", LOCK.read_text("utf-8"), re.MULTILINE))
    locked_at = {name_of(name): version for name, version in versions.items()}
    project = tomllib.loads((LOCK.parent / "pyproject.toml").read_text("utf-8"))["project"]
    asked = [*map(Requirement, project["dependencies"]), *map(Requirement, asked_by_packages())]

    assert [
        str(each)
        for each in asked
        if not (each.marker and not each.marker.evaluate({"extra": ""}))
        and not each.specifier.contains(locked_at.get(name_of(each.name), "0"))
    ] == []


def asked_by_packages() -> list[str]:
    return [each for found in needed().values() for each in found.requires or ()]


def test_the_lock_says_nothing_of_where_packages_come_from():
    """Whoever installs chooses; a line of the lock must not send them elsewhere."""
    lines = LOCK.read_text("utf-8").splitlines()
    line = re.compile(r"#.*|[\w.-]+==[\w.!+-]+( ; [^\\]+)? \\| +--hash=sha256:[0-9a-f]{64}( \\)?|")

    assert [each for each in lines if not line.fullmatch(each) or "://" in each] == []


def test_every_package_may_be_used_without_conditions_for_what_uses_it():
    strict = {
        name
        for name, found in needed().items()
        if not any(FREE.search(each) for each in licences(found))
        or any("GPL" in each for each in licences(found))
    }

    assert strict <= NEVER_LOADED


def test_what_has_conditions_is_never_loaded(tmp_path: Path):
    """All works without it, a package for Anki too: whoever wants to may take it away."""
    (tmp_path / "talk.md").write_text("# Talk\n\n- One :: two\n", encoding="utf-8")
    without = (
        f"import sys; sys.modules.update(dict.fromkeys({sorted(NEVER_LOADED)})); "
        "from recall.__main__ import main; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", without, "-C", ".", "export", "out.apkg"],
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
    )

    assert done.stdout.startswith("1 note, 1 card in out.apkg: 1 new.\n")


def test_the_page_names_what_has_conditions():
    """Whoever may not install it has to know before."""
    page = (LOCK.parent / "README.md").read_text("utf-8")

    assert [name for name in NEVER_LOADED if f"[{name}]" not in page] == []
