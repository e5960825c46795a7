"""Words that send to something that was shown: *…, look at the heatmap*, *(see slide 14)*."""

from __future__ import annotations

import re

from recall.language.rare import Rare

_SHOWN = (
    r"(?:(?:the|his|her|their|that|this|also|el|la|los|las|die|das|den|der|le|les|il|lo|o|a) ){0,2}"
    r"(?:slides?|fig(?:ures?|s?\.)?|charts?|graphs?|heat ?maps?|plots?|diagrams?|photos?|pictures?|screenshots?|handouts?|pp?\."
    r"|diapos?(?:itivas?|itives?)?|láminas?|figuras?|gráfic[oa]s?|folien?|abb(?:ildung|\.)|grafik|graphiques?|polycopié|grafico)"
    r"(?: ?[#\d][\d.–-]{0,6}| (?:on|in|at|from|en|de|auf|du|sur) [^.;,!?()]{1,24}){0,2}"
)
_WHERE = r"(?: \([^()]{1,30}\))?"
_LOOK = r"(?:see|(?:have a )?look at|cf\.?|ver|véase|mirar|siehe|vgl\.?|voir|vedi|veja)"
_KEYS = "see|look|cf|ver|véase|mirar|siehe|vgl|voir|vedi|veja"
POINTERS = Rare(
    rf"\s?\({_LOOK} {_SHOWN}\)|[,;.]\s{_LOOK} {_SHOWN}{_WHERE}(?=[.;,!?)]|$)",
    _KEYS,
    flags=re.IGNORECASE,
)
ALONE = re.compile(rf"\W{{0,3}}{_LOOK} {_SHOWN}(?:[,;] .{{1,60}})?\W{{0,3}}", re.IGNORECASE)

ADVISES = re.compile(
    r"(?:When|If|Before|After|Once|To|For|Cuando|Si|Antes|Para|Wenn|Bevor|Quand|Avant|Pour)\b",
    re.IGNORECASE,
)
"""How a sentence begins whose main clause may well be *look at the graph*."""


def without_pointers(text: str) -> str:
    """Return a text without the words that only send to what was shown."""
    return POINTERS.sub(_dropped, text)


def is_pointer_alone(text: str) -> bool:
    """Tell whether the text says nothing but where to look."""
    return ALONE.fullmatch(text) is not None


def _dropped(found: re.Match[str]) -> str:
    before = re.split(r"[.!?…]\s", found.string[: found.start()])[-1]
    advises = found[0][0] in ",;" and ADVISES.match(before.lstrip())
    return found[0] if advises else ""
