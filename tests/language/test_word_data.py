"""The generated word data: small, quick to load, and the same whenever it is built."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "recall" / "language" / "data"
SCRIPT = ROOT / "scripts" / "build_words.py"


def build_words() -> ModuleType:
    pytest.importorskip(
        "lemminflect", reason="lemminflect, which inflects the word lists, is not installed"
    )
    spec = importlib.util.spec_from_file_location("build_words", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_word_data_is_what_the_script_builds() -> None:
    """Whoever adds a verb must be able to build the rest again, byte for byte."""
    built = build_words().outputs()

    assert {name: text.encode() for name, text in built.items()} == {
        name: (DATA / name).read_bytes() for name in built
    }


def test_the_word_data_is_small() -> None:
    """It travels with every installation."""
    assert sum(path.stat().st_size for path in DATA.iterdir()) < 300_000


def test_the_word_data_is_read_when_it_is_first_needed() -> None:
    """`recall due` must not pay for words."""
    code = (
        "import recall.language.words as w, recall.language.verbs as v\n"
        "print(w._lists.cache_info().currsize, v._verbs.cache_info().currsize)"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert shown.stdout == "0 0\n"
