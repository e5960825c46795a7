"""What is said to somebody who may not do everything, as root may."""

from __future__ import annotations

import importlib
import os
import pkgutil
from collections.abc import Callable
from pathlib import Path

import recall


def said_without_rights(folder: Path, look: Callable[[], str]) -> str:
    """Return what `look` says where nothing in the folder can be written."""
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    return said_by_somebody(folder, look)


def said_by_somebody(folder: Path, look: Callable[[], str]) -> str:
    """Return what `look` says, for root as another user, in a process of its own.

    That one may not be able to import anything: Python may be root's alone. So all of Recall is
    imported before; a library that Recall imports later still has to be used by root first.
    """
    if os.geteuid() != 0:
        return look()
    for module in pkgutil.walk_packages(recall.__path__, "recall."):
        if module.name != "recall.__main__":
            importlib.import_module(module.name)
    for path in folder.parents:
        if path != Path(path.anchor) and not path.stat().st_mode & 0o001:
            path.chmod(path.stat().st_mode | 0o011)
    reader, writer = os.pipe()
    if child := os.fork():
        os.close(writer)
        with os.fdopen(reader, encoding="utf-8") as pipe:
            said = pipe.read()
        os.waitpid(child, 0)
        return said
    try:
        os.setgroups([])
        os.setgid(65534)
        os.setuid(65534)
        os.write(writer, look().encode())
    except BaseException as error:
        os.write(writer, repr(error).encode())
    finally:
        os._exit(0)
