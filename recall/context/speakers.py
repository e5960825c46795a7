"""Who speaks: names in headings, in front matter and in the lines below a heading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from recall.context.headings import (
    is_date,
    is_lesson,
    without_day,
    without_label,
    without_length,
    without_remark,
)
from recall.context.names import (
    LONGEST,
    ROLE,
    Likeness,
    as_name,
    has_a_group,
    is_beside_a_title,
    is_rather_a_show,
    is_strange,
    is_title,
    is_trade,
    likeness,
    names_in,
    party_of,
    without_affiliation,
    without_trade,
)
from recall.language.rare import Rare
from recall.language.tokens import outside
from recall.language.words import is_person_noun
from recall.notes import Party


class Billing(NamedTuple):
    """What a heading announces."""

    speaker: str
    talk: str | None = None
    """Title of the talk; None when only a name stands there."""

    party: Party = Party.PERSON
    beside: tuple[str, ...] = ()
    """Who takes part without being the one to learn from: an interviewer, a moderator."""


_SEPARATOR = re.compile(r"\s+(?:[-–—|·•@/→]{1,3}|::|->)\s+|\s*:\s+|\s+[-–—]|[–—]\s+")
_CREDIT = re.compile(
    r"(?:[\s,(–—-]|^)(?:(?:an?\s+)?(?:talk|interview|conversation|keynote|lecture"
    r"|(?:fireside )?chat|podcast|pod|episode|episodio|ep\.?|charla|entrevista|conversación|ponencia|conferencia)\s+)?"
    r"(?:(?:(?:presented |given |told |read )?by|with|from|featuring|feat\.?|ft\.?|w/|con|por|de|a|to|par|avec|von|mit"
    r"|com|di)\s+|d['’])(?P<name>[^\W\d_][^()]*?)\)?\s*$"
)
_IN_BRACKETS = re.compile(r"\((?P<name>[^()]+)\)\s*$")
_YEAR = Rare(r"[\s,]*\(?\b(?:19|20)\d\d\b(?=\)?\s*$)", "19|20")
_GENRE = (
    r"(?:fireside|conf['’]?|sermon|(?:(?:lunch(?:time)?|evening|public|inaugural|opening|closing|lightning|fireside|guest|invited|live|video|plenary|tech|panel)\s+)?"
    r"(?:talks?|keynotes?|interviews?|conversations?|chats?|podcasts?|episodes?|lectures?|panels?"
    r"|webinars?|seminars?|workshops?|sessions?|speeches|speech|ama|q ?& ?a|videos?|streams?"
    r"|speakers?|guests?|charlas?|entrevistas?|conversación|conversaciones|ponencias?|ponente"
    r"|(?:reading|book|journal|paper|study|working|user|interest) (?:groups?|clubs?)|grand rounds|meetups?"
    r"|débat|table ronde|conférence|entretien|émission|séminaire|cours|leçon|exposé|causerie|lezione|corso|aula"
    r"|[^\W\d_]{0,12}(?:vortrag|vorlesung|gespräch)|podium|debatte|podiumsdiskussion|diskussion|interview"
    r"|debate|palestra|mesa-redonda|dibattito|intervista|tavola rotonda"
    r"|(?:club|grupo) de (?:lectura|estudio)|conferencias?|episodios?|vídeos?|mesa redonda|coloquio|seminario|taller|invitad[oa]|kolloquium|painel|colóquio|conversa|papo|conversatorio))"
)
_IS_GENRE = re.compile(rf"(?:the\s+|la\s+|el\s+)?{_GENRE}", re.I)
_OF_WHAT_KIND = (
    r"(?!(?:conducted|hosted|moderated|chaired|led|recorded|organised|organized)\b)[a-zà-ÿ'’]{4,14}"
)
"""One word that says what kind of talk it is, or that it was given: *inaugurale*, *magistral*."""

# What stands before a name: `Podcast: …`, `Fireside chat with …`, `Notes from …`.
_LABEL = re.compile(
    rf"(?:(?:my\s+)?notes?|(?:an?\s+|the\s+|my\s+|una?\s+|la\s+|el\s+)?{_GENRE})"
    r"(?:\s*#?\d{1,4})?"
    rf"(?:\s+{_OF_WHAT_KIND}(?=\s+(?:with|by|from|of|con|de|avec|par|mit|von|com|du|di)\s))?"
    r"(?:\s+(?P<by>with|w/|by|from|of|to|on|featuring|ft\.?|con|de|a|avec|par|mit|von|com|du|di|do|da|del|della|des"
    r"|between|entre|zwischen|tra)(?=\s)|\s*[:,–—|-](?=\s)|(?=\s))\s+(?!(?:[&+]|and|y|e|et|und|or)\s)",
    re.I,
)
_SUBJECT = re.compile(
    r"\s+(?:(?:talks?|speaks?|speaking|talking)\s+(?:about|on)|on|about|explains|sobre|habla\s+(?:de|sobre)"
    r"|acerca\s+de|sur|über)\s+(?=\S)"
)
_POST = re.compile(
    r"(?:of|at|from|en|de)\b|(?:\w+\s+)?(?:ceo|cto|cfo|coo|cpo|svp|vp|chief|founder|co-?founder|engineer|professor|director|head|lead"
    r"|manager|scientist|researcher|author|editor|president|fundador[a]?|directora?|autora?"
    r"|profesora?|investigadora?|ingenier[oa]|jef[ea])\b",
    re.I,
)


def billing(heading: str, *, trusted: bool) -> Billing | None:
    """Return who speaks according to a heading; None when it names nobody.

    `trusted` says that the section itself tells of a person (a pronoun, a video): then what
    is only shaped like a name is taken for one.
    """
    if len(heading) > LONGEST:
        return None
    whole = without_remark(heading)
    text = without_length(without_label(whole))
    found = None
    for words in dict.fromkeys((without_label(without_day(text)), text)):
        if found := _told(words, trusted=trusted):
            break
    if found is None:
        return None
    if found.talk is None and is_lesson(whole):
        return found._replace(talk=_subject_of_lesson(text, found.speaker))
    if found.talk is None:
        return found
    if is_date(found.talk) and (inside := _behind_in_bracket(text, found.speaker)):
        return found._replace(talk=inside)
    return found._replace(talk=_whole_title(found.talk, text, found.speaker))


def _behind_in_bracket(text: str, speaker: str) -> str | None:
    """Return what stands behind a name in its bracket: *April (talk by Ada Rowe, tides)*."""
    inside = re.search(rf"\([^()]*{re.escape(speaker)},\s+(?P<what>[^()]+)\)", text)
    return inside["what"] if inside else None


def _subject_of_lesson(text: str, speaker: str) -> str | None:
    """Return what a lesson is on, where one word with a capital might be a firm elsewhere."""
    rest = without_speaker(text, speaker)
    is_post = _POST.match(rest) or party_of(rest) is Party.ORGANISATION
    return rest or None if rest != text and not is_post else None


def _told(text: str, *, trusted: bool) -> Billing | None:
    undated = _undated(text) or text
    asker = _ASKER.search(undated)
    if asker and not is_strange(asker["name"].strip()):
        asker = None
    if asker:
        before = undated[: asker.start()]
        closed = ")" if before.count("(") > before.count(")") and asker[0].endswith(")") else ""
        opened = (
            "(" if asker[0].lstrip().startswith("(") and asker[0].rstrip().endswith(";") else ""
        )
        opened = " " if before.endswith((".", "?", "!")) else opened
        undated = (before + closed + opened + undated[asker.end() :]).strip(" ,")
    found = _billed(undated, Likeness.SHAPE if trusted else Likeness.NAME, trusted=trusted)
    if found and asker and not found.beside:
        return found._replace(beside=(asker["name"].strip(),))
    return found


def _whole_title(talk: str, heading: str, speaker: str) -> str:
    """Return the title of a talk as the heading has it: in quotes, or with what it was held at."""
    quoted = _QUOTED.search(_BRACKET.sub("", heading))
    if quoted and any(name in quoted[0] for name in speaker.split(", ")):
        return talk  # one of a panel: “Mo from a ferry”
    if (
        quoted
        and " " in quoted.group()
        and not _QUOTED.search(talk)
        and quoted[0][1:-1] not in talk
    ):
        return quoted.group()
    at = heading.find(talk)
    if talk.startswith("@") and at > 0:
        return heading[:at].split(":")[-1].strip() + " " + talk
    return talk


_ASKER = re.compile(
    r"\s*(?:[(,;]|\s[–—-]|(?<=[.?!]))\s*(?:(?:hosted|moderated|chaired|interviewed) by|(?:host|moderator|chair|interviewer):?"
    r"|modera(?:do por|da por)?:?|entrevista:?|presenta:?|moderation:?|moderiert von|leitung:?|modération:?"
    r"|animée? par|modérée? par|moderazione:?|modera[çc][ãa]o:?)\s+(?P<name>[^(),;]+)(?:;\s*|\))?",
    re.IGNORECASE,
)
"""Who asks, and is not the one to learn from."""


def _billed(text: str, enough: Likeness, *, trusted: bool) -> Billing | None:
    bare = ROLE.sub("", text)
    for words in (text, bare):
        if party := _people(words, enough):
            return Billing(words, None, party)
    if several := _with_roles(text):
        return Billing(several, None, Party.PANEL)
    if (person := without_trade(bare)) != bare:
        return Billing(person)
    met = _in_conversation(text) or _after_a_talk(text) or _in_a_show(text)
    if met := met or _surnames_in_brackets(text):
        return met
    label = _LABEL.match(text)
    if label and label.end() < len(text):
        # Whom a talk is by or with is a person, whatever the name.
        introduced = Likeness.SHAPE if label["by"] in INTRODUCES else enough
        rest = without_day(text[label.end() :])
        if found := _billed(rest, introduced, trusted=trusted):
            named_last = found.party is Party.PANEL and found.talk is None and not label["by"]
            if named_last:
                return found._replace(talk=label.group().rstrip(" :,–—|-"))
            with_a_thing = label["by"] in {*INTRODUCES, "w/"} and rest.startswith(
                found.talk or "\0"
            )
            if found.talk and (with_a_thing or _OF_A_LABEL.match(found.talk)):
                return found._replace(talk=f"{label.group().strip()} {found.talk}")
            return found
        if label["by"] and (party := _strange(words := without_affiliation(rest))):
            return Billing(words, None, party)
    found = (
        _on_a_subject(text, enough)
        or _one_after_the_other(text)
        or _with_a_remark(text, enough)
        or _listed_in_brackets(text)
        or _several_guests(text)
        or _behind_a_stop(text, enough)
        or _credited(text, enough)
        or _separated(text, enough, trusted)
        or _named_last(text)
        or _named_inside(text)
    )
    if found is None and bare != text:
        found = _billed(bare, enough, trusted=trusted)
    return found or _guest_at_end(text)


_OF_A_LABEL = re.compile(r"(?:w/|sur|sobre|über|zur?|zum|around|su|sulla|sul)\s", re.IGNORECASE)
"""How a title begins that cannot do without the word for its kind: *débat sur le sel*."""

INTRODUCES = frozenset({"with", "by", "con", "com", "avec", "par", "mit"})
"""Words before a name in a heading."""

_CONVERSATION = re.compile(
    r"(?P<one>.+?),?\s+(?P<how>in (?:conversation|dialogue) with|interviewed by|en (?:conversación"
    r"|diálogo) con|entrevistad[oa] por|(?P<both>(?:talks?|speaks?|chats?) (?:to|with)"
    r"|conversa con|charla con|vs\.?|versus)|(?P<asks>interviews|entrevista a))\s+"
    r"(?P<other>.+)",
    re.I,
)


def _in_conversation(text: str) -> Billing | None:
    """Return the billing of two people of whom one asks and the other tells."""
    found = _CONVERSATION.fullmatch(text)
    if found is None:
        return None
    cut = _SEPARATOR.search(found["other"])
    other = found["other"][: cut.start()] if cut else found["other"]
    title = found["other"][cut.end() :].strip() if cut else ""
    cut = _SEPARATOR.search(found["one"])
    one = found["one"][cut.end() :] if cut else found["one"]
    title = title or (found["one"][: cut.start()].strip() if cut else "")
    one, other = without_affiliation(one), without_affiliation(other.strip())
    if not (likeness(one) and likeness(other)):
        return None
    if found["both"]:
        return Billing(f"{one}, {other}", title or None, Party.PANEL)
    if found["asks"]:
        return Billing(other, title or f"interviewed by {one}", Party.PERSON, (one,))
    return Billing(one, title or f"{found['how']} {other}", Party.PERSON, (other,))


_BRACKET = Rare(r"\s*\((?P<inside>[^()]+)\)", ")")


def _with_roles(text: str) -> str | None:
    """Return the people of `Name (role), Name (role) and Name`."""
    if "(" not in text:
        return None
    named = names_in(_BRACKET.sub("", text))
    return ", ".join(named) if len(named) > 1 else None


_AFTER_A_TALK = Rare(
    r"(?:(?:after|from|at)\s+)?(?P<name>[A-ZÀ-Þ][^:,()]{3,60}?)['’]s\s+(?:[a-z]+\s+)?"
    r"(?:talk|lecture|keynote|session|seminar|presentation|interview|webinar|paper|workshop)\b"
    r"(?:\s+(?:on|about)\s+(?P<talk>\S.*)|\s*[:,–—-]\s+(?P<title>\S.*))?",
    "'|’",
    flags=re.IGNORECASE,
)


def _after_a_talk(text: str) -> Billing | None:
    """Return the billing of `After Name's talk on tides`."""
    found = _AFTER_A_TALK.fullmatch(text)
    if found is None or not is_strange(found["name"]):
        return None
    return Billing(found["name"], found["talk"] or found["title"])


_IN_A_SHOW = Rare(
    r"(?P<name>[^\"“«„,:]{5,60}) (?:en|in|at|on|dans|chez|bei|im|em|na|no) (?P<show>[\"“«„].{3,80})",
    '"|“|«|„',
)


def _in_a_show(text: str) -> Billing | None:
    """Return the billing of `Name on “Show”`."""
    found = _IN_A_SHOW.fullmatch(text)
    return Billing(found["name"], found["show"]) if found and is_strange(found["name"]) else None


_IS_PANEL = re.compile(
    r"\b(?:panel|round ?table|debate|fireside|mesa(?: redonda)?|coloquio|painel|table ronde|débat|podium|diskussion"
    r"|podiumsdiskussion|debatte|tavola rotonda|dibattito)\b",
    re.IGNORECASE,
)


def _surnames_in_brackets(text: str) -> Billing | None:
    """Return the billing of `Panel: talk (Rowe, Lind, al-Tamimi)`: surnames, as it is a panel."""
    if not _IS_PANEL.search(text):
        return None
    for bracket in _BRACKET.finditer(text):
        named = [_surname(part) for part in PARTS.split(_ROLES_BEFORE.sub("", bracket["inside"]))]
        talk = (text[: bracket.start()] + text[bracket.end() :]).strip(" ,-–—:|")
        if len(named) > 1 and all(named):
            label = _LABEL.match(talk)
            title = talk[label.end() :] if label and not label["by"] else talk
            return Billing(", ".join(filter(None, named)), title or talk, Party.PANEL)
    return None


def _surname(part: str) -> str | None:
    """Return a name of one word, which is one only among the people of a panel."""
    words = part.strip(" \"“”«»'")
    return words if words and " " not in words and is_strange(f"Ada {words}") else None


def _announced_panel(text: str, names: str) -> list[str]:
    """Return the people of `a panel w/ Rowe, Ada Lind, "Mo from a ferry"`; none without a panel."""
    if not _IS_PANEL.search(text):
        return []
    parts = [part.strip(' "“”«»') for part in _LISTED.split(names)]
    named = [_person_in(part) or _surname(part) for part in parts]
    return [name for name in named if name] if len(parts) > 1 and all(named) else []


_LISTED = re.compile(r",\s*(?:(?:and|y|e|et|und)\s+)?|\s+(?:and|y|e|et|und|&|\+)\s+")
_COMMA = re.compile(r",\s+")
_AND = re.compile(r"(?:and|y|e|et|und|&|\+)\s+")
LONGEST_ROLE = 6
"""Words of what somebody does, behind their name."""


def _comma_parts(text: str) -> list[str]:
    """Cut a heading where a comma stands outside of quotes and brackets; days are left out."""
    marks = outside(text, _COMMA)
    starts, ends = [0, *(mark.end() for mark in marks)], [*(mark.start() for mark in marks), None]
    parts = [text[start:end].strip() for start, end in zip(starts, ends, strict=True)]
    return [part for part in parts if part and not _DAY.fullmatch(part)]


def _is_role(part: str) -> bool:
    words = ROLE.sub("", part).split()
    return len(words) <= LONGEST_ROLE and part[:1].islower()


def _named_inside(text: str) -> Billing | None:
    """Return the billing of `Talk, 12 May, Name, what they do`."""
    parts = _comma_parts(text)
    names = [without_trade(ROLE.sub("", part)) for part in parts]
    at = [number for number, name in enumerate(names) if is_strange(name)]
    if len(at) != 1 or at[0] == 0 or not all(map(_is_role, parts[at[0] + 1 :])):
        return None
    before = parts[at[0] - 1]
    if any(is_strange(side.strip()) for side in _SEPARATOR.split(before)):
        return None
    title, behind = ", ".join(parts[: at[0]]), ", ".join(parts[at[0] + 1 :])
    is_kind = _IS_GENRE.fullmatch(title.rpartition(" ")[2]) and len(title.split()) <= 2
    if is_kind and behind and not any(map(is_trade, behind.split())):
        title = behind
    return Billing(names[at[0]], title)


def _one_after_the_other(text: str) -> Billing | None:
    """Return the billing of `Name, what they do, and Name`."""
    parts = _comma_parts(text)
    if len(parts) < 3 or not is_strange(parts[0]) or not all(map(_is_role, parts[1:-1])):
        return None
    joined = _AND.match(parts[-1])
    last = without_trade(parts[-1][joined.end() :]) if joined else ""
    return Billing(f"{parts[0]}, {last}", None, Party.PANEL) if is_strange(last) else None


_GUEST = re.compile(
    r"(?:^|[\s,;])(?:guests?(?: is| are)?|speakers?(?: is| are)?|presenters?|presented by|stand-in|vertretung|suplente"
    r"|sustituye|remplaçante?|with|w/|by|feat\.?|featuring|ft\.?|host \+|(?:guy|man|woman|chap|lady|somebody|someone) called"
    r"|con|por|invitad[oa]s?(?: es)?|habla|l[ao] (?:dio|dictó|da|dicta)|avec|invitée?s?|mit|gast|gäste|com|convidad[oa]s?|ospit[ei])"
    r"(?:\s?:|\s)\s*(?P<name>\S.*)$",
    re.I,
)


def _listed_in_brackets(text: str) -> Billing | None:
    """Return the billing of `Panel on X (Name, Name, some others)` and `X (…, guest is Name)`."""
    for bracket in _BRACKET.finditer(text):
        title = _SEPARATOR.match(text, bracket.end())
        if title and _IS_GENRE.fullmatch(text[: bracket.start()]) and is_strange(bracket["inside"]):
            return Billing(bracket["inside"], text[title.end() :])
        talk = (text[: bracket.start()] + text[bracket.end() :]).strip(" ,-–—:|")
        if guest := _GUEST.search(bracket["inside"]):
            name = without_affiliation(guest["name"])
            if talk and (party := _strange(name)):
                return Billing(name, talk, party)
        inside = _ROLES_BEFORE.sub("", bracket["inside"])
        named = [each for part in PARTS.split(inside) if (each := _person_in(part.strip()))]
        if talk and len(named) > 1:
            return Billing(", ".join(named), talk, Party.PANEL)
    return None


PARTS = re.compile(r"[,;]|\s/\s|\s(?:v|vs|versus)\.?\s")
"""What parts the people in a bracket, and each from where they work."""

_ROLES_BEFORE = re.compile(
    r"^\s*(?:(?:(?:the )?panel|panell?ists|speakers|on stage|guests|with|con|mesa|ponentes)\s*:"
    r"|(?:w/|c/|with|com|con|avec|mit)(?=\s))\s*",
    re.I,
)
_TITLE = re.compile(r"^\s*(?P<noun>[A-Z][a-z]+) (?=[A-Z][\w'’-]+ [A-Z])")
"""What one is by trade, before a first name and a surname: *Judge Ada Rowe*."""


_FROM_SOMEWHERE = re.compile(
    r"[\"“”«»']?(?P<name>[^\s\"“”«»]+(?: [^\s\"“”«»]+){0,3}?)[\"“”«»']? (?:from|of|at|de|del|von|from) \S.*"
)
"""*“Mo” from a dam company*: among names, one of one word is a name too."""


_POST_BEFORE_TITLE = re.compile(r"^[A-Z]{2,4} (?=(?:Dr|Prof)\b)")
"""*GP Dr Ada Rowe*."""


def _person_in(part: str) -> str | None:
    """Return the name in one part of a list in brackets, without a trade before it."""
    if found := _FROM_SOMEWHERE.fullmatch(part):
        name = found["name"]
        if is_strange(name) or (" " not in name and is_strange(f"Ada {name}")):
            return name
    part = _POST_BEFORE_TITLE.sub("", part)
    trade = _TITLE.match(part)
    if trade and is_person_noun(trade["noun"].lower()):
        return as_name(part[trade.end() :])
    return as_name(part)


def _guest_at_end(text: str) -> Billing | None:
    """Return the billing of `Show, ep 4, guest Name (what they do)` and `Show, with Name on X`."""
    bare = _BRACKET.sub("", text)
    guest = _GUEST.search(bare)
    while guest is not None:
        talk = bare[: guest.start()].strip(" ,-–—:|")
        if named := _announced_panel(talk, guest["name"]):
            return Billing(", ".join(named), talk, Party.PANEL)
        about = _SUBJECT.search(guest["name"])
        name = without_affiliation(guest["name"][: about.start()] if about else guest["name"])
        if talk and (party := _strange(name)):
            return Billing(name, talk, party)
        guest = _GUEST.search(bare, guest.start("name"))
    return None


def _several_guests(text: str) -> Billing | None:
    """Return the billing of `Talk, with Name (role), Name and Name`."""
    found = _guest_at_end(text)
    return found if found and found.party is Party.PANEL else None


def _named_last(text: str) -> Billing | None:
    """Return the billing of `Talk, Name`."""
    talk, comma, name = text.rpartition(", ")
    if guest := _GUEST.match(name):
        name = without_affiliation(guest["name"])
    is_name = likeness(talk) and not is_rather_a_show(talk, name)
    if not comma or not talk.strip() or is_name or not (party := _strange(name)):
        return None
    return Billing(name, talk.strip(), party)


_PRESENTED = re.compile(
    r"^(?:(?:guests?|speakers?|presenters?|invitad[oa]s?|ponentes?)\s*:?|with|by|con|por)\s+", re.I
)
_STOP = re.compile(r"(?<=[\w)?!\"”])[.?!]\s+(?=\S)")


def _behind_a_stop(text: str, enough: Likeness) -> Billing | None:
    """Return the billing of `Talk. Name (where they work)`."""
    for stop in _STOP.finditer(text):
        talk = text[: stop.end()].strip().removesuffix(".")
        last = talk.split()[-1]
        if (
            is_title(last)
            or last.lower() in _CUT_SHORT
            or (likeness(talk) and not is_strange(talk))
            or (last.istitle() and len(last) < SHORT)
        ):
            continue
        name = without_affiliation(_PRESENTED.sub("", text[stop.end() :]))
        if party := _people(name, enough) or _strange(name):
            return Billing(name, talk, party)
        if text[stop.start()] == "." and is_strange(without_affiliation(talk)):
            return Billing(without_affiliation(talk), text[stop.end() :].strip())
    return None


_CUT_SHORT = frozenset("ep eps feat ft no nr nº vol mod vs pt st w".split())

SHORT = 4
"""Letters from which a capitalised word before a stop is no abbreviation."""


def _strange(name: str) -> Party | None:
    """Return what kind of speaker stands where a heading has a name, however unheard of."""
    if len(names_in(name)) > 1:
        return Party.PANEL
    return Party.PERSON if is_strange(name) else None


def _on_a_subject(text: str, enough: Likeness) -> Billing | None:
    """Return the billing of `Name on talk`."""
    found = _SUBJECT.search(text)
    if found is None:
        return None
    name = without_trade(ROLE.sub("", text[: found.start()]))
    party = _people(name, enough) or _strange(name)
    return Billing(name, text[found.end() :].strip(), party) if party else None


def _with_a_remark(text: str, enough: Likeness) -> Billing | None:
    """Return the billing of `Name, talk`, `Name, where they work` and `Name, role: talk`."""
    name, comma, rest = text.partition(", ")
    name = without_trade(ROLE.sub("", name))
    if not comma or not rest.strip() or _CREDIT_WORD.match(rest):
        return None
    if is_rather_a_show(name, rest):
        return None
    titled = _QUOTED.match(rest) is not None
    known = is_strange(name) or (titled and is_beside_a_title(name))
    party = _people(name, enough) or (Party.PERSON if known else None)
    if party is None:
        return None
    if titled:
        return Billing(name, rest.strip(), party)
    if cut := _SEPARATOR.search(rest):
        several = names_in(text) or names_in(f"{name}, {rest[: cut.start()]}")
        return None if several else Billing(name, rest[cut.end() :].strip(), party)
    if len(names_in(text)) > 1:
        return None
    words = rest.split()
    is_post = bool(_POST.match(rest)) or party_of(rest) is Party.ORGANISATION
    is_post = is_post or any(is_person_noun(word.lower()) for word in words[:3])
    is_post = is_post or (len(words) <= 2 and all(word[:1].isupper() for word in words))
    is_post = is_post or _DAY.fullmatch(rest.strip()) is not None
    return Billing(name, None if is_post else rest.strip(), party)


_DAY = re.compile(
    r"(?:[^\W\d]{2,10}\.?,? )?(?:(?:le |el |am |on )?\d{1,2}(?:er|º|\.|st|nd|rd|th)?(?: de)? )?(?:jan|feb|fév|mar|mär|mär|apr|avr|abr|ma[iy]|jun|juin|jul"
    r"|juil|aug|ago|août|sep|set|oct|okt|out|nov|dec|déc|dic|dez|ene|gen|giu|lug|mag|ott)[^\W\d]{0,9}\.?(?: \d{1,2},?)?(?:,? (?:de |del )?\d{4})?",
    re.IGNORECASE,
)
"""A day or a month, which is no title."""


def _undated(text: str) -> str:
    """Return a heading without the year at its end, in brackets or not."""
    found = _YEAR.search(text)
    if found is None:
        return text
    rest = text[found.end() :] if "(" in text[: found.start()] else ""
    return (text[: found.start()].rstrip(" |·–—-,:") + rest).strip()


def _people(text: str, enough: Likeness) -> Party | None:
    # First, because the y of two Spanish names also joins the surnames of one.
    if len(names_in(text)) > 1 or has_a_group(text):
        return Party.PANEL
    return Party.PERSON if likeness(text) >= enough else None


def _credited(text: str, enough: Likeness) -> Billing | None:
    """Return the billing of `Talk by Name`, `Talk (Name)` and the like."""
    for pattern in (_IN_BRACKETS, _CREDIT):
        for found in pattern.finditer(text):
            name = _IN_FRONT.sub("", found["name"].strip(" ,"))
            if pattern is _IN_BRACKETS and _stands_behind_a_name(text[: found.start()], name):
                continue
            first = _SEPARATOR.split(name)[0].split(",")[0].strip()
            for words in (name, first):
                if party := _people(words, enough) or _strange(words):
                    talk = text[: found.start()].strip(" ,-–—:|(") or _behind(name, words)
                    return Billing(words, talk or None, party)
    return None


def _behind(text: str, name: str) -> str:
    """Return the title behind a name and its mark: *with Ada Rowe: tides*."""
    mark = _SEPARATOR.match(text, len(name))
    return text[mark.end() :].strip() if mark else ""


_IN_FRONT = re.compile(
    rf"^(?:{_GENRE}\s*[,:]\s*)?(?:(?:presenter|presented by|speaker|guest)\s*:?\s+)?(?:(?-i:C[A-Z]O|S?VP|EVP|MEP?)\s+)?",
    re.I,
)
"""What stands in a bracket before a name: *seminar, Prof. Ada Rowe*, *CFO Ada Rowe*."""

_QUOTED = re.compile(r"[\"“«].{2,120}[\"”»]")
"""The title of a talk, beside which a name is that of its speaker."""


def _stands_behind_a_name(before: str, inside: str) -> bool:
    """Tell whether a bracket says where the one before it works: *Keynote – Ada Rowe (Initech)*."""
    guest = _GUEST.search(before)
    parts = _SEPARATOR.split(before)
    sure = likeness(parts[0].strip()) is Likeness.NAME and likeness(inside) is not Likeness.NAME
    if len(parts) > 1 and sure:
        return True
    if len(parts) > 1 and _QUOTED.search(before) and is_strange(parts[0].strip()):
        return likeness(inside) <= likeness(parts[0].strip())
    last = guest["name"] if guest else parts[-1] if len(parts) > 1 else before.rpartition(", ")[2]
    return is_strange(last.strip()) and likeness(inside) <= likeness(last.strip())


def _separated(text: str, enough: Likeness, trusted: bool) -> Billing | None:
    """Return the billing of `Talk – Name` and `Name: Talk`, whichever side the name is on."""
    marks = outside(text, _SEPARATOR)
    for mark in (*marks[-1:], *marks[:1]):
        left, right = text[: mark.start()].strip(), text[mark.end() :].strip()
        for name, talk in ((right, left), (left, right)):
            if not name or not talk:
                continue
            bare = _CREDIT_WORD.sub("", name)
            if _IS_GENRE.fullmatch(bare):
                continue
            bare = _with_roles(bare) or without_trade(without_affiliation(bare))
            party = _people(bare, enough)
            if party is None and ":" not in mark.group():
                # After a dash the shape is enough, as long as the other side is none.
                shaped = likeness(bare) and not likeness(talk)
                party = Party.PERSON if shaped else None
            if party is None and is_strange(bare) and not is_strange(talk):
                party = Party.PERSON
            if party is None and not is_strange(talk) and _is_organisation(bare, trusted=trusted):
                party = Party.ORGANISATION
            if party is None and name is right:
                party, bare, talk = _with_more(right, left)
            if party is not None:
                return Billing(bare, _GUEST_WORD.sub("", talk) or talk, party)
    if len(marks) > 1 and len(text[: marks[0].start()].split()) <= MOST_OF_A_SHOW:
        return _separated(text[marks[0].end() :], enough, trusted)
    return None


MOST_OF_A_SHOW = 4
"""Words of what a talk was heard at, before its speaker and its title."""


def _with_more(words: str, title: str) -> tuple[Party | None, str, str]:
    """Return who is named behind a title and before what or where: *Tides: Ada Rowe at the fair*."""
    subject = _SUBJECT.search(words)
    place = _PLACE.search(words)
    several, comma, rest = words.partition(", ")
    if comma and rest[:1].islower() and len(names_in(several)) > 1:
        return Party.PANEL, several, rest
    cut = subject or place
    name = words[: cut.start()] if cut else words
    party = _strange(name) if cut else None
    return party, name, f"{title}: {words[subject.end() :]}" if subject else title


_PLACE = re.compile(r",? (?:at|@|live at|from|chez|bei|beim) (?=\S)")

_GUEST_WORD = re.compile(
    r",\s+(?:guests?|invitad[oa]s?|gast|gäste|invitée?s?|ospit[ei])$", re.IGNORECASE
)
"""What announces the name behind a colon."""

_GROUPS = frozenset("team group labs institute foundation university equipo grupo".split())


def _is_organisation(name: str, *, trusted: bool) -> bool:
    words = name.split()
    if (
        not words
        or len(words) > 4
        or _IS_GENRE.fullmatch(words[-1])
        or party_of(name) is not Party.ORGANISATION
    ):
        return False
    if not any(map(_is_proper, words)) or not all(map(_is_of_a_group, words)):
        return False
    return trusted or words[-1].lower() in _GROUPS


def _is_proper(word: str) -> bool:
    return not word[:1].islower() and word[:1].isalnum()


def _is_of_a_group(word: str) -> bool:
    """Tell whether a word can stand in what a group is called: *the Initech research team*."""
    small = word.lower()
    return (
        _is_proper(word) or small in _GROUPS or small in {"the", "research", "la", "el", "de", "of"}
    )


_CREDIT_WORD = re.compile(r"^(?:with|by|from|con|por|de|ft\.?|feat\.?|featuring)\s+", re.I)


def without_speaker(text: str, speaker: str | None) -> str:
    """Return a title or heading without the speaker's name and the words that join it.

    `Keynote: Ada Rowe` is `Keynote`; a text that says nothing else is empty.
    """
    if not speaker or speaker.lower() not in text.lower():
        return text
    found = re.search(rf"(?<!\w){re.escape(speaker)}(?!\w)", text, re.IGNORECASE)
    if found is None:
        return text
    before = _PRESENTED_LEFT.sub("", _without_trade_at_end(text[: found.start()]))
    left = _JOINS_LEFT.sub("", before).removesuffix(".")
    after = _BESIDE.sub("", text[found.end() :])
    right = _JOINS_RIGHT.sub("", after)
    if right.count(")") > right.count("(") and not right.endswith(")"):
        right = after.strip()  # a bracket that closes inside: (Initech), Raft at work
    if right.startswith(("'s ", "’s ")):
        return text
    return f"{left}: {right}" if left and right else left or _no_bracket(right)


def _without_trade_at_end(text: str) -> str:
    """Return what stands before a name without its bearer's trade: *Interview with the baker*."""
    found = _TRADE_AT_END.search(text)
    return text[: found.start()] if found and is_trade(found["trade"]) else text


_TRADE_AT_END = re.compile(r"(?<=\s)(?:(?:the|la|el|le|der|die|o|a)\s)?(?P<trade>[^\W\d_]{4,})\s$")

_PRESENTED_LEFT = re.compile(
    r"(?<=\w[.,;])\s(?:guests?|speakers?|presenters?|invitad[oa]s?|ponentes?)\s?:?\s?$", re.I
)
_BESIDE = re.compile(r"^\s*\([^()\d]{1,60}\)(?=\s*(?:[-–—|:·•,]|$))")
"""What is told of the speaker behind the name: *(ret.)*, *(Initech)*."""


def _no_bracket(text: str) -> str:
    """Return the text without a bracket at its end that was opened before it."""
    return text.rstrip(")") if text.count(")") > text.count("(") else text


_JOINS_LEFT = re.compile(
    r"(?:\s?[-–—|:·•,(@/]{1,4})?\s?(?:(?:^|\b)(?:with|by|from|of|featuring|feat\.?|ft\.?|con|de|por|a|do|da|del|mit|von|avec|par|com|c/|w/))?\s?$",
    re.I,
)
_JOINS_RIGHT = re.compile(r"^\)?\s?(?:[-–—|:·•,(@/]{1,4}\s?|(?:on|about|sobre)\s+)?", re.I)


# Lines below a heading ---------------------------------------------------------------------------

_TALK_WORDS = re.compile(
    r"\b(?:talk|interview|keynote|conversation|podcast|lecture|episode|video|session|presentation|webinar|chat"
    r"|charla|entrevista|conferencia|ponencia|conversación|episodio|vídeo|presentación)\b",
    re.I,
)
_NAMED = re.compile(
    r"(?i:\b(?:with|by|from|of|to|for|con|de|por|a))\s+"
    r"(?P<name>[^\W\d_a-z][\w’'.-]*(?:\s+(?:(?:de|del|la|van|von|der|da|di|bin|al)\s+)*[^\W\d_a-z][\w’'.-]*){1,3})"
)


def named_in_intro(text: str) -> Billing | None:
    """Return who speaks according to the line below a heading, such as `Title – with Name`."""
    text = text.strip()[:LONGEST].rstrip(":")
    if len(text.split()) <= 20 and not text.endswith("."):
        for mark in _SEPARATOR.finditer(text):
            name = text[mark.end() :].strip()
            bare = _CREDIT_WORD.sub("", name)
            if bare != name and (party := _people(bare, Likeness.SHAPE)):
                return Billing(bare, text[: mark.start()].strip(), party)
    sentence = re.split(r"(?<=[.!?])\s", text, maxsplit=1)[0]
    if not _TALK_WORDS.search(sentence):
        return None
    for found in _NAMED.finditer(sentence):
        name = found["name"].rstrip(".,'’")
        if likeness(name) is Likeness.NAME:
            return Billing(name)
    return None


_PRONOUN = Rare(
    r"(?<![\w'’])(?:(?P<he>he(?:['’]s)?|him|his|himself|él)|(?:she(?:['’]s)?|hers?|herself|ella))"
    r"(?![\w'’])",
    "ella|he|him|his|él",
    flags=re.IGNORECASE,
)
_SUBJECT_FORMS = ("he", "she", "él", "ella")


def pronoun_in(texts: Sequence[str], speaker: str | None = None) -> str | None:
    """Return `he` or `she`, whichever the section says more of its speaker; None for neither.

    A subject counts twice, since *her* may be anybody's; so does what stands in one sentence
    with the speaker's name.
    """
    counts = {"he": 0, "she": 0}
    surname = speaker.split()[-1] if speaker else None
    for text in texts:
        named = surname is not None and surname in text
        for found in _PRONOUN.finditer(text):
            subject = re.split(r"['’]", found[0].lower())[0] in _SUBJECT_FORMS
            counts["he" if found["he"] else "she"] += 1 + subject + named
    if counts["he"] == counts["she"]:
        return None
    return "he" if counts["he"] > counts["she"] else "she"


def speaks(surname: str, texts: Sequence[str]) -> bool:
    """Tell whether somebody of that name says, thinks or does something in the texts."""
    verb = (
        r"(?:says|said|thinks|argues|believes|claims|explains|talks|told|tells|shows|suggests|recommends"
        r"|describes|considers|proposes|predicts|warns|dice|cree|piensa|explica|propone|habla|cuenta|opina)"
    )
    pattern = re.compile(rf"\b{re.escape(surname)}\s+(?:also\s+|also\s+|también\s+)?{verb}\b")
    return any(pattern.search(text) for text in texts)
