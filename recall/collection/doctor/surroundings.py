"""What stands around the database: rights, links, backups, and what other programs left there."""

from __future__ import annotations

import os
import re
import shutil
import stat
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path

from recall import backup
from recall.backup import Why
from recall.collection.doctor.findings import REPAIR, Finding, fault, fine, remark
from recall.journal import looking
from recall.store import copying
from recall.store.copying import DRAFT_PREFIX

ROOM = 50_000_000
"""Bytes that should be free: an answer needs few, a backup as many as the database has."""


def look_at_place(state: Path) -> Finding | None:
    """Return why nothing can be looked into at all; None where it can, or nothing is there."""
    if os.path.lexists(state) and not state.is_dir():
        return fault(
            "files",
            f"{state.name}, which is to keep what you learn, is no folder.",
            "Move it away or give it another name, then say it again.",
        )
    if state.is_dir() and not _is_readable(state):
        return fault("files", f"You may not look into {state.name}.", _OPEN)
    return None


_OPEN = "Give yourself the right to read it and to write there."


def look_at_rights(state: Path) -> Iterator[Finding]:
    """Yield every file of ours that others may read, or its owner may not read or write.

    In a closed folder nobody else gets at a file, whatever its own rights are: Git gives those
    it brings the rights of any file. The folder itself is closed when it is first used.
    """
    if os.name != "posix":
        return
    is_used = any((state / name).exists() for name in ("recall.db", "backups"))
    reached = (state, *_below(state)) if is_used and _rights(state) & 0o077 else ()
    open_ones = [path for path in reached if _rights(path) & 0o077]
    if open_ones:
        names = ", ".join(_named(path, state) for path in open_ones[:5])
        more = f" and {len(open_ones) - 5} more" if len(open_ones) > 5 else ""
        yield fault(
            "files",
            f"Other users may open {names}{more}: notes are private.",
            f"Take their rights away. {REPAIR}",
            partial(_close, open_ones),
        )
    shut = [path for path in (state, state / "recall.db") if path.exists() and not _writable(path)]
    if shut:
        names = ", ".join(_named(path, state) for path in shut)
        yield fault("files", f"You may not write {names}: nothing can be answered.", _OPEN)
    if unread := [path for path in _below(state) if not _is_readable(path) and path not in shut]:
        names = ", ".join(_named(path, state) for path in unread[:5])
        more = f" and {len(unread) - 5} more" if len(unread) > 5 else ""
        it = "it" if len(unread) == 1 else "them"
        yield fault("files", f"You may not read {names}{more}.", _read_right(it))


def _read_right(it: str) -> str:
    return f"Give yourself the right to read {it}."


def _is_readable(path: Path) -> bool:
    return os.access(path, os.R_OK | os.X_OK if path.is_dir() else os.R_OK)


def _below(state: Path) -> Iterator[Path]:
    """Yield what stands below the folder of the database, but what is for Git: no secrets."""
    for folder, folders, files in os.walk(state):
        for name in (*folders, *files):
            path = Path(folder, name)
            if name not in (".gitignore", ".gitattributes") and not path.is_symlink():
                yield path


def _rights(path: Path) -> int:
    try:
        return stat.S_IMODE(path.lstat().st_mode)
    except OSError:
        return 0


def _writable(path: Path) -> bool:
    return os.access(path, os.W_OK)


def _close(paths: list[Path]) -> None:
    for path in paths:
        path.chmod(_rights(path) & 0o700)


def _named(path: Path, state: Path) -> str:
    return path.relative_to(state.parent).as_posix()


# What sync tools leave ------------------------------------------------------------------------

CONFLICT = re.compile(
    r"\.sync-conflict-\d{8}-\d{6}"  # Syncthing
    r"|\([^()]*conflicted copy[^()]*\)"  # Dropbox, Nextcloud
    r"|_conflict-\d{8}-\d{6}"  # ownCloud
    r"|\[Conflict\w*\]"  # Google Drive, pCloud
    r"|\.orig$",  # Git's merge tools
    re.IGNORECASE,
)
COUNTED = re.compile(r"recall(?: \(?\d\)?|-[A-Z0-9-]+)\.(?:db|toml)$")
"""What iCloud, Google Drive and OneDrive make of our own names."""


def look_for_conflicts(folder: Path, state: Path) -> Iterator[Finding]:
    """Yield the copies that a sync tool made where two machines changed one file."""
    in_state = [path for path in _below(state) if _is_conflict(path.name)]
    for path in sorted(in_state)[:10]:
        is_journal = path.parent == state / looking.FOLDER
        yield fault(
            "files",
            f"{_named(path, state)} is a copy that a sync tool made."
            f"{_TWO_MACHINES if is_journal else ''}",
            "Recall does not read it. A journal that it holds is read once it has a name of its own"
            f" that ends in .jsonl; else take the file away.{_NAMED_ANEW if is_journal else ''}",
        )
    for path in sorted(_conflicts_among_notes(folder))[:10]:
        yield fault(
            "notes",
            f"{path.relative_to(folder).as_posix()} is a copy that a sync tool made.",
            "Its bullets are read like those of any file. Put into the other file what that lacks,"
            " and take this one away.",
        )


_TWO_MACHINES = (
    " Two machines seem to write a journal of one name, as where the one has a copy of the other's"
    " database."
)
_NAMED_ANEW = (
    " If there are two, move recall.db of one of them away: it is made anew of the journals, and"
    " writes one of its own."
)


def _conflicts_among_notes(folder: Path) -> Iterator[Path]:
    for place, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(place, name) for name in files if _is_conflict(name))


def _is_conflict(name: str) -> bool:
    return bool(CONFLICT.search(name) or COUNTED.fullmatch(name))


# What kills leave -----------------------------------------------------------------------------


def look_for_leftovers(folder: Path, state: Path, now: datetime) -> Iterator[Finding]:
    """Yield drafts of files that were never finished, an hour old or more."""
    left = [path for path in _drafts(folder, state) if _is_old(path, now)]
    if left:
        count = "1 draft" if len(left) == 1 else f"{len(left)} drafts"
        yield fault(
            "files",
            f"{count} of files that were never finished, as a kill leaves them.",
            f"They are of no use. {REPAIR}",
            partial(_delete, left),
        )


_DRAFT = re.compile(r"\.(?P<of>.{1,40})\.[a-z0-9_]{8}")


def _drafts(folder: Path, state: Path) -> Iterator[Path]:
    for below in (state, *(path for path in _below(state) if path.is_dir())):
        yield from below.glob(f"{DRAFT_PREFIX}*")
    yield from (state / "journal").glob(".*.draft")
    for place, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if name == ".recall" or not name.startswith(".")]
        there = {name[:40] for name in files}
        for name in files:
            told = _DRAFT.fullmatch(name)
            if told and told["of"] in there and told["of"].endswith((".md", ".toml", ".apkg")):
                yield Path(place, name)


def _is_old(path: Path, now: datetime) -> bool:
    try:
        return path.lstat().st_mtime < now.timestamp() - 3600
    except OSError:
        return False


def _delete(paths: list[Path]) -> None:
    for path in paths:
        path.unlink(missing_ok=True)


# Backups and room -----------------------------------------------------------------------------


def look_at_backups(state: Path, today: date, *, is_learned: bool) -> Iterator[Finding]:
    """Yield when the last backup was made, and which of them cannot be read."""
    every = [each for each in backup.backups(state) if each.why is not Why.RESTORE]
    found = [each for each in every if _can_be_read(each.path)]
    for each in every:
        if each not in found and _is_readable(each.path):
            yield fault(
                "backups",
                f"The backup {each.name} cannot be read: it is cut off or damaged.",
                "Delete it; `recall backup` makes one of what is there now.",
            )
    if not found:
        if is_learned and not every and _is_readable_if_there(state / backup.FOLDER):
            yield remark(
                "backups",
                "There is no backup yet.",
                "Recall makes one before the first change of a day; `recall backup` makes one now.",
            )
        return
    last = max(each.day for each in found)
    said = f"{len(found)} {'backup' if len(found) == 1 else 'backups'}, the last of {last}."
    if last > today + timedelta(days=1):
        yield remark("backups", f"{said} That day has not come: a clock was wrong.")
    else:
        yield fine("backups", said)


def _is_readable_if_there(path: Path) -> bool:
    return not path.exists() or _is_readable(path)


def _can_be_read(path: Path) -> bool:
    try:
        copying.contents(path)
    except copying.DamagedCopyError:
        return False
    return True


def look_for_room(state: Path) -> Iterator[Finding]:
    """Yield a fault where the disk is nearly full."""
    free = shutil.disk_usage(state).free
    if free < ROOM:
        yield fault(
            "disk", f"Only {free // 1_000_000} MB are free.", "Make room before you go on studying."
        )
