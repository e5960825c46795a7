"""People in company: lists of which one is no plain name, and two who talk with each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from recall.context.names import (
    ROLE,
    has_a_group,
    is_beside_others,
    is_group,
    is_small_word,
    is_strange,
    is_trade,
    names_in,
    without_trade,
)
from recall.context.panels import ROLES_BEFORE
from recall.context.wording import BRACKET, GUEST, IS_GENRE, LABEL, SEPARATOR, Billing
from recall.language.rare import Rare
from recall.language.tokens import outside
from recall.language.verbs import Form, has_form
from recall.language.words import is_person_noun, singular
from recall.notes import Party

_LISTED = re.compile(r",\s*(?:(?:and|y|e|et|und|&)\s+)?|\s+(?:and|y|e|et|und|&|\+)\s+")

_ARTICLE = (
    r"(?:the|an?|unos|unas|une?|uno|una|la|el|le|les|los|las|l['’]|der|die|das|eine?|uma?|o|os|as)"
)

_BEHIND_A_TRADE = Rare(
    rf"{_ARTICLE}\s+[^()A-ZÀ-Þ\d]{{3,40}}\s\((?P<name>[^(),;]+)(?:[,;][^()]*)?\)", ")"
)
"""*a solicitor (Ada Rowe)*."""

_CALLED = Rare(r"[\"“«](?P<name>[^\W\d_][\w-]{1,20})[\"”»]", '"|“|«')
"""What somebody calls themselves: *"kelp"*."""

_NICKNAMED = re.compile(
    r"(?:el|la|der|die|il|le|o|a)\s(?P<name>[A-ZÀ-Þ][\w'’-]+(?:\s[A-ZÀ-Þ][\w'’-]+){1,2})"
)
"""*El Güero Maldonado*."""

_SURNAME = re.compile(
    r"(?:(?:the|el|la|le|der|die|il|o|a)\s)?(?P<trade>[^\W\d_A-ZÀ-Þ]+)\s(?P<name>[A-ZÀ-Þ][\w'’-]+)"
)
"""*La doctora Peña*: whom nobody calls by a first name."""

_SOMEBODY = re.compile(
    r"(?:some(?:one|body|\s+people)?|others|(?:two|three|a few|several) others|alguien|algunos|otros|otras|otro"
    r"|team|crew|colleagues|friends|equipo|équipe|equipe|colegas|collègues|kollegen|freunde"
    r"|otra|quelqu['’]un|d['’]autres|jemand(?:e[mn])?|anderen?|alguém|outros|outras|um|uma|uno|una)\b",
    re.IGNORECASE,
)
_PEOPLE_OF = re.compile(
    r"(?:people|folks?|gente|personas|pessoal|pessoas|(?:des )?gens|leuten?|persone) "
    r"(?:(?:from|of|at|de|del|do|da|dos|das|du|des|vom|von|der|di|del|della)\s|d['’])",
    re.IGNORECASE,
)
"""*People from a mill*, *gente de la cooperativa*: nobody of them is named."""

_NUMBERED = re.compile(
    r"(?:d['’])?(?:an?|the|her|his|their|sus?|sa|son|ihre[mnr]?|seine[mnr]?|seu|sua|suo|une?|una|uma|um|eine?[mnr]?|two|three|four|dos|tres|cuatro|deux|trois|quatre|zwei|drei|dois|duas|três)\s",
    re.IGNORECASE,
)
_KIN = re.compile(
    r"(?:her|his|their|su|sus|sa|son|ses|ihre?|seine?|sua|seu)\s(?:[^\W\d_]+\s)?(?P<name>[^\W\d_a-zß-ÿ][^(),:]{2,60})"
)
"""*her brother Bo Lind*."""

_ADULTS = frozenset(
    "lady man woman guy bloke chap gentleman dame monsieur homme femme gars señor señora hombre mujer chica chico"
    " senhor senhora homem mulher moça moço rapaz frau mann herr kollege kollegen kollegin signora signore uomo"
    " donna colega compañero compañera collègue étudiant étudiante student studentin studierende studierenden"
    " students étudiants estudiantes estudantes studenti estudante collega".split()
)
"""Who somebody is of whom the notes know neither name nor trade."""

FEW = 3
"""Words of *a student* and *some colleagues*."""

LONGEST_STRANGER = 12
"""Words that tell of somebody whose name the notes do not have."""


def in_company(text: str) -> Billing | None:
    """Return the billing of a list of people, beside a title, of which one is no plain name."""
    text = _ET_AL.sub(" and colleagues", text)
    if not _LISTED.search(text):
        return None
    if met := _with_an_unknown(text):
        return met
    for title, people in _cuts(text):
        if found := _mixed(people):
            return Billing(", ".join(found.named), _title(title, found.rest), Party.PANEL)
    return None


_ET_AL = re.compile(r"\s(?:et al\b\.?|& co\b\.?)")

_AND_A = re.compile(
    r"(?P<name>[^,;:()]{5,60}?)\s(?:and|y|e|et|und|&|\+)\s(?P<who>(?:an?|her|his|su|sa|son|seu|sua"
    r"|une?|una|um|uma|eine?[mr]?)\s[^\W\d_A-ZÀ-Þ][^,;:()–—]{2,40})"
)


def _with_an_unknown(text: str) -> Billing | None:
    """Return the billing of `Talk with Name and a sceptic: subject`.

    Behind *with* it is somebody, whatever the word.
    """
    label = LABEL.match(text)
    guest = GUEST.search(text)
    if label and label["by"]:
        start, title = label.end(), ""
    elif guest:
        start, title = guest.start("name"), text[: guest.start()].strip(" ,-–—:|")
    else:
        return None
    mark = SEPARATOR.search(text, start)
    people = _AND_A.fullmatch(text[start : mark.start() if mark else None].strip())
    if people is None or not is_strange(people["name"]) or _told(people["who"], joined=True):
        return None
    subject = text[mark.end() :].strip() if mark else ""
    return Billing(people["name"], subject or title or None, Party.PANEL)


def _title(before: str, behind: str) -> str | None:
    """Return what stands beside people, rather than the kind of talk alone."""
    return behind if behind and (not before or IS_GENRE.fullmatch(before)) else before or None


def _cuts(text: str) -> Iterator[tuple[str, str]]:
    """Give every way to part a heading in a title and a list of people."""
    marks = outside(text, SEPARATOR)
    if not marks:
        yield "", text
    for mark in marks:
        yield text[: mark.start()].strip(), text[mark.end() :].strip()
        yield text[mark.end() :].strip(), text[: mark.start()].strip()
    for bracket in BRACKET.finditer(text):
        title = (text[: bracket.start()] + text[bracket.end() :]).strip(" ,-–—:|")
        yield title, ROLES_BEFORE.sub("", bracket["inside"]).strip()
    guest = GUEST.search(text)
    if guest is not None:
        yield text[: guest.start()].strip(" ,-–—:|"), guest["name"]


class _Company(NamedTuple):
    """A list of people."""

    named: list[str]
    """The people and groups that have names."""

    rest: str = ""
    """What stands behind the last of them, and is nobody: what they talk about."""


def _mixed(text: str) -> _Company | None:
    """Return the people of a list of whom one is no plain name; None where it is no such list."""
    if has_a_group(text):
        return None
    marks = outside(text, _LISTED)
    starts, ends = [0, *(mark.end() for mark in marks)], [*(mark.start() for mark in marks), None]
    parts = [text[start:end].strip() for start, end in zip(starts, ends, strict=True)]
    joined = [False, *(mark[0].strip() != "," for mark in marks)]
    if found := _all_told(parts, joined):
        return found
    if len(parts) < 3 or joined[-1]:
        return None
    # Behind the last comma may stand where the last one works, or what they talk about.
    before = _all_told(parts[:-1], joined[:-1])
    if is_group(_ARTICLED.sub("", parts[-1])):
        return before
    sure = before and _is_stranger(parts[-2], joined=joined[-2])
    return before._replace(rest=parts[-1]) if before and sure else None


def _all_told(parts: Sequence[str], joined: Sequence[bool]) -> _Company | None:
    """Return the people of whom all parts of a list are, one of them at least no plain name."""
    plain = [_plain_name(part) for part in parts]
    as_they_stand = all(name == ROLE.sub("", part) for name, part in zip(plain, parts, strict=True))
    if len(parts) < 2 or as_they_stand:
        return None
    told = [
        name or _told(part, joined=by_word)
        for name, part, by_word in zip(plain, parts, joined, strict=True)
    ]
    no_plain_names = any(name and name != part for name, part in zip(told, parts, strict=True))
    if no_plain_names and joined[-1] and sum(map(bool, told)) == len(parts) - 1 > 1:
        # Between others a name may be a word too: *Cy Young*.
        told = [
            name or (part if is_beside_others(part) else None)
            for name, part in zip(told, parts, strict=True)
        ]
    named = [name for name in told if name]
    rest = zip(told, parts, joined, strict=True)
    known = all(name or _is_stranger(part, joined=by_word) for name, part, by_word in rest)
    if not known or not any(map(is_strange, named)):
        return None
    return _Company(named) if len(named) > 1 or _has_company(parts, joined, told) else None


def _has_company(parts: Sequence[str], joined: Sequence[bool], told: Sequence[str | None]) -> bool:
    """Tell whether strangers stand beside the only one named, and do not say what that one is."""
    strangers = [number for number, name in enumerate(told) if not name]
    return all(
        (number == 0 or joined[number])
        and _is_stranger(parts[number], joined=False)
        and not parts[number].lower().startswith("the ")
        for number in strangers
    )


def _plain_name(part: str) -> str | None:
    name = without_trade(ROLE.sub("", part).strip())
    if not is_strange(name):
        name = _without_post(name)
    return name if is_strange(name) and not _THE_ONE_OF.match(name) else None


def _without_post(words: str) -> str:
    """Return a name without what its bearer does: *Consultant Ada Rowe*, *patient advocate …*."""
    trade, _, behind = words.partition(" ")
    if trade[:1].isupper() and is_person_noun(trade.lower()):
        return behind
    small = _IN_SMALL_BEFORE.match(words)
    if small is None or is_group(_ARTICLED.sub("", words)):
        return words
    return words if any(map(_joins_or_does, small["words"].split())) else words[small.end() :]


_IN_SMALL_BEFORE = re.compile(
    rf"(?:{_ARTICLE}\s+)?(?P<words>[^\W\d_A-ZÀ-Þ][\w-]+(?:\s[^\W\d_A-ZÀ-Þ][\w-]+){{0,2}})\s"
    r"(?=\w[\w'’-]*\s\S)"
)
"""What somebody does, in small before a name of two words."""


def _joins_or_does(word: str) -> bool:
    return is_small_word(word) or has_form(word, Form.THIRD, Form.PAST, Form.ING)


_ARTICLED = re.compile(rf"^{_ARTICLE}\s+")

_THE_ONE_OF = re.compile(
    r"(?:el|la|der|die|das|o|a|le) (?:de|do|da|du|von|mit|con) ", re.IGNORECASE
)
"""*El de Ada*, which is the talk of hers."""


def _told(part: str, *, joined: bool) -> str | None:
    """Return what a part that is no plain name names: *a baker (Ada Rowe)*, a group, *"kelp"*.

    A group with a capital, or words in quotes, are somebody only if `joined` by an *and*:
    behind a comma they are where somebody works, and the title.
    """
    behind = _BEHIND_A_TRADE.fullmatch(part)
    if behind:
        return behind["name"].strip() if is_strange(behind["name"].strip()) else None
    if kin := _KIN.fullmatch(part):
        return kin["name"] if is_strange(kin["name"]) else None
    if joined and (called := _CALLED.fullmatch(part)):
        return called["name"]
    if (nicknamed := _NICKNAMED.fullmatch(part)) and is_strange(nicknamed["name"]):
        return nicknamed["name"]
    if (surname := _SURNAME.fullmatch(part)) and is_trade(surname["trade"]):
        return surname["name"]
    group = _ARTICLED.sub("", ROLE.sub("", part).strip())
    if _PEOPLE_OF.match(part) or _is_somebody(_TOGETHER_OR_ONCE.sub("", group.split(" ")[0])):
        return None
    return group if (joined or group[:1].islower()) and is_group(group) else None


_TOGETHER_OR_ONCE = re.compile(r"(?:co|ex|vice)-")
"""What stands before a trade: *co-founder of Crust Labs* is no group."""


def _is_stranger(part: str, *, joined: bool) -> bool:
    """Tell whether a part is of people without a name: *two bakers*, *someone from the council*.

    Behind an *and* a few words in small are people too, behind a comma they may be the title.
    """
    words = part.split()
    if len(words) > LONGEST_STRANGER:
        return False
    if (
        _SOMEBODY.match(part)
        or _PEOPLE_OF.match(part)
        or (joined and len(words) <= FEW and part.islower())
    ):
        return True
    return bool(_NUMBERED.match(part)) and any(map(_is_somebody, words[1:4]))


def _is_somebody(word: str) -> bool:
    low = word.lower()
    if word.isupper() and 2 <= len(word) <= 3:
        return True  # *a GP from Hull*
    return low in _ADULTS or is_trade(word) or is_person_noun(singular(word))


_MEETING = re.compile(
    r",?\s(?:in (?:conversation|dialogue|discussion|debate)|en (?:conversación|diálogo|debate|conversation|dialogue|débat)"
    r"|im (?:Gespräch|Dialog|Streitgespräch)|em (?:conversa|diálogo|debate)"
    r"|(?P<talking>arguing|talking|chatting|speaking|discussing|debating|conversing|disagreeing|discuss|debate|argue"
    r"|disagree|(?:convers|debat|charl|habl|discut|fal|dialog)[ai]?e?ndo|(?:qui )?(?:discutent|débattent|parlent"
    r"|conversent|dialoguent)|(?:diskutieren|streiten|sprechen|reden)|(?:discuten|debaten|conversan|charlan)"
    r"|(?:discutem|debatem|conversam))|(?P<doing>[a-z]{3,12}ing))"
    r"(?=[\s,.:;]|$)(?!\s(?:with|con|avec|mit|com)\s)"
)
"""What two people do together, behind their names."""

MOST_MEETINGS = 3
"""Words for what people do, of which the first behind names is taken."""

MOST_PARTS = 8
"""Commas and other marks before them among which a list of people begins."""

_ABOUT = re.compile(
    r"\s+(?:(?:about|over|on|sobre|acerca de|über|sur|à propos d[eu]|d[eu]|des)\s+)?(?=\S)",
    re.IGNORECASE,
)


def together(text: str) -> Billing | None:
    """Return the billing of `Show, Name and Name arguing about talk` and `… in conversation`."""
    for meeting in islice(_MEETING.finditer(text), MOST_MEETINGS):
        found = _people_at_end(text[: meeting.start()])
        if found is None:
            continue
        show, people = found
        subject = _subject(text, meeting)
        title = f"{show}: {subject}" if show and subject else show or subject
        return Billing(people, title or None, Party.PANEL)
    return None


def _people_at_end(text: str) -> tuple[str, str] | None:
    """Return what stands before several people, and them."""
    cuts = [0, *(mark.end() for mark in re.finditer(rf",\s+|{SEPARATOR.pattern}", text))]
    for cut in cuts[-MOST_PARTS:]:
        if len(names_in(text[cut:])) > 1:
            return text[:cut].strip(" ,-–—:|·"), text[cut:].strip()
    return None


def _subject(text: str, meeting: re.Match[str]) -> str:
    """Return what people talk about or do, or else where they talk: *in conversation, Riga*."""
    rest = text[meeting.end() :]
    if mark := SEPARATOR.match(rest):
        return rest[mark.end() :].strip()
    if meeting["doing"] or not rest.strip() or rest.startswith(","):
        place = rest.startswith(",") or meeting["doing"]
        return f"{meeting[0].strip(' ,')}{rest}".strip() if place else ""
    about = _ABOUT.match(rest)
    return rest[about.end() :].strip() if about else rest.strip()
