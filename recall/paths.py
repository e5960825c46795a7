"""How the path of a file is shown to a person."""

from __future__ import annotations

_PICTURES = {code: 0x2400 + code for code in range(0x20)}
"""A sign for every control character, such as `␊` for a newline."""


def shown_path(path: str) -> str:
    """Return a path as it is shown to a person: on one line, whatever its name holds."""
    return path.translate(_PICTURES)
