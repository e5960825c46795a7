"""Who asks, and is not the one to learn from: moderators, hosts and interviewers in a heading."""

from __future__ import annotations

import re

from recall.context.names import is_strange
from recall.context.wording import GUEST

_ASKER = re.compile(
    r"\s*(?:[(,;]|\s[–—|·-]|(?<=[.?!]))\s*(?:(?:hosted|moderated|chaired|interviewed) by|(?:host|moderator|chair|interviewer):?"
    r"|modera(?:do por|da por)?:?|entrevista:?|presenta:?|moderation:?|moderiert von|leitung:?|modération:?"
    r"|animée? par|modérée? par|moderazione:?|modera[çc][ãa]o:?"
    r"|(?:with\s)?(?:an?\s|the\s)?(?:reply|response|rejoinder|commentary|comments?) (?:by|from)|discussant:?|respondent:?"
    r"|(?:con\s)?(?:una?\s)?(?:réplica|respuesta) de|(?:mit\s)?(?:einer\s)?(?:replik|antwort|erwiderung) von"
    r"|(?:avec\s)?(?:une\s)?(?:réponse|réplique) de)\s+(?P<name>[^(),;:|]+?)\s*(?:;\s*|\)|(?=[(,:|])|$)",
    re.IGNORECASE,
)

_HOST = re.compile(
    r"(?:^|[:,;–—(-]\s?|\s(?:and|y|et|und|e|&|with|con|mit|avec|com)\s)"
    r"(?P<name>(?:(?! (?:and|et|und|&) | y [^ (]+ [^ (]+ )[^(),;:–—]){5,60}?) "
    r"\((?:host|moderator|moderating|chair|mod\.?|moderadora?|modera|moderation|moderiert|modération|animat(?:eur|rice)"
    r"|anfitriona?|presentadora?|interviewer|moderatore|moderatrice)\)(?:,\s|\s(?:and|y|et|und|e|&)\s)?",
    re.IGNORECASE,
)

_WITH_HOST = re.compile(
    r",?\s(?:w/|with|mit|con|avec|com)\s(?:(?:the|our|der|die|el|la|l['’]|o|a)\s?)?(?:host|moderator|gastgeber(?:in)?|moderator(?:in)?|anfitrión"
    r"|anfitriona|presentadora?|hôte|animateur|animatrice|apresentadora?)\s(?P<name>[A-ZÀ-Þ][\w’'-]+(?:\s[A-ZÀ-Þ][\w’'-]+)?)"
    r"(?=[:,)]|\s[–—|-]\s|\s(?:on|about|sobre|über|sur)\s|$)"
)
"""*with host Dan*: a first name is enough."""

_ASKER_FIRST = re.compile(
    r"(?:(?:(?:host|moderator|chair|interviewer|moderador|moderadora|modera|moderation|moderatorin|leitung|modération|animateur"
    r"|animatrice|modératrice|modérateur|moderatore|moderatrice|anfitriona?|presentadora?|gastgeber|gastgeberin)\s?:)"
    r"|(?:hosted|moderated|chaired) by)\s(?P<name>[^(),;:|–—]{5,40}?)\s?(?:[.,;|]|\s[–—-])\s"
    r"(?P<others>[^\W\d_]+(?:\s[^\W\d_]+){0,2}\s?:\s.*)",
    re.IGNORECASE,
)
"""*Moderator: Ada Rowe. Guests: …*, before all who are there to tell something."""

_AND_AT_END = re.compile(r"\s(?:and|y|et|und|e|&|with|con|mit|avec|com)\s$")


def without_asker(text: str) -> tuple[str, str | None]:
    """Return a heading without *moderated by Ada Rowe*, and her; the heading and None without."""
    first = _ASKER_FIRST.match(text)
    if first and is_strange(first["name"]) and GUEST.match(first["others"]):
        return first["others"], first["name"]
    found = _ASKER.search(text)
    if found is None or not is_strange(found["name"].strip()):
        return text, None
    before, behind = text[: found.start()], text[found.end() :]
    between = ")" if before.count("(") > before.count(")") and found[0].endswith(")") else ""
    if before.endswith((".", "?", "!")) or behind.startswith("|"):
        between += " "
    elif found[0].lstrip().startswith("(") and found[0].rstrip().endswith(";"):
        between += "("
    return (before + between + behind).strip(" ,"), found["name"].strip()


def without_host(text: str) -> tuple[str, str | None]:
    """Return a heading without the *Ada Rowe (host)* in its list of people, and her.

    *With host Dan* too, behind somebody else.
    """
    beside = _WITH_HOST.search(text)
    if beside and is_strange(f"Ada {beside['name']}"):
        return text[: beside.start()] + text[beside.end() :], beside["name"]
    found = _HOST.search(text)
    if found is None or not is_strange(found["name"].strip()):
        return text, None
    before, behind = text[: found.start("name")], text[found.end() :]
    others = before + behind if behind.strip() else _AND_AT_END.sub("", before)
    return others.strip(" ,"), found["name"].strip()
