"""Who speaks: the names in headings, wherever their writers put them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from recall.context.askers import without_asker, without_host
from recall.context.company import in_company, together
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
    is_beside_a_title,
    is_rather_a_show,
    is_strange,
    is_title,
    is_trade,
    likeness,
    names_in,
    party_named,
    party_of,
    strange_party,
    without_affiliation,
    without_trade,
)
from recall.context.panels import (
    announced_panel,
    comma_parts,
    in_conversation,
    is_role,
    listed_in_brackets,
    one_after_the_other,
    surnames_in_brackets,
    with_roles,
)
from recall.context.places import at_a_place, at_work, between_marks, is_occasion, with_more
from recall.context.subjects import is_a_show, is_subject, of_a_show, subject_after
from recall.context.theirs import after_a_talk, and_a_thing, given_by, led_by, trade_and_a_thing
from recall.context.titles import whole_title, without_speaker
from recall.context.wording import (
    BRACKET,
    CREDIT_WORD,
    DAY,
    GENRE,
    GUEST,
    INTRODUCES,
    IS_GENRE,
    LABEL,
    POST,
    QUOTED,
    SEPARATOR,
    SUBJECT,
    Billing,
)
from recall.context.wrapping import (
    MEETING_SOMEBODY,
    featuring,
    with_marks,
    without_again,
    without_blank_label,
    without_degrees,
    without_rating,
)
from recall.language.detect import FUNCTION_WORDS
from recall.language.rare import Rare
from recall.language.tokens import outside
from recall.language.words import is_person_noun, singular
from recall.notes import Party

_CREDIT = re.compile(
    r"(?:[\s,(–—-]|^)(?:(?:an?\s+)?(?:talk|interview|conversation|keynote|lecture"
    r"|(?:fireside )?chat|podcast|pod|episode|episodio|ep\.?|charla|entrevista|conversación|ponencia|conferencia)\s+)?"
    r"(?:(?:(?:presented |given |told |read |led |taught )?by|with|from|featuring|feat\.?|ft\.?|w/|con|por|de|a|to|par|avec|von|mit"
    r"|com|di)\s+|d['’])(?P<name>[^\W\d_][^()]*?)\)?\s*$"
)

_IN_BRACKETS = re.compile(r"[(\[](?P<name>[^()\[\]]+)[)\]]\s*$")

_YEAR = Rare(r"[\s,]*\(?\b(?:19|20)\d\d\b(?=\)?\s*$)", "19|20")


def billing(heading: str, *, trusted: bool) -> Billing | None:
    """Return who speaks according to a heading; None when it names nobody.

    `trusted` says that the section itself tells of a person (a pronoun, a video): then what
    is only shaped like a name is taken for one.
    """
    if len(heading) > LONGEST:
        return None
    whole = without_remark(without_rating(heading)).rstrip(" :")
    text = _IN_FRONT_OF_ALL.sub("", without_length(without_label(whole)))
    text = without_blank_label(with_marks(without_degrees(text)))
    bare = _NOTES_AT_END.sub("", text)
    text = bare if SEPARATOR.search(bare) else text
    found = None
    undated = without_label(without_day(text))
    for words in dict.fromkeys((undated, text, _NUMBER_BEFORE.sub("", undated))):
        if found := _told(words, trusted=trusted):
            break
    if found is None:
        return _with_a_bracket(text, numbered=text != whole)
    if found.talk is None and is_lesson(whole):
        return found._replace(talk=_subject_of_lesson(text, found.speaker))
    if found.talk is None:
        return found
    if whole_show := _on_a_show(text, found):
        return found._replace(talk=whole_show)
    talk = _TITLE_WORD.sub("", found.talk)
    if is_date(talk) and (inside := _behind_in_bracket(text, found.speaker)):
        return found._replace(talk=inside)
    return found._replace(talk=whole_title(talk, text, found.speaker))


_COLON = re.compile(r"\s?(?:\([^()]*\))?\s?:\s(?P<what>\S.*)")


def _on_a_show(text: str, found: Billing) -> str | None:
    """Return the show and the subject of `Oven Radio #3, with Name, subject`; None without both."""
    at = text.find(found.speaker)
    talk = found.talk or ""
    if at < 0:
        return None
    told = _COLON.match(text, at + len(found.speaker))
    if told and talk and talk in text[:at] and not IS_GENRE.fullmatch(talk):
        return of_a_show(talk, told["what"])
    if found.party is not Party.PERSON:
        return None
    before, behind = text[:at].strip(" ,-–—:|·("), text[at + len(found.speaker) :]
    if QUOTED.search(before) and is_a_show(before) and talk in behind:
        return of_a_show(before, talk)
    on_a_show = (is_a_show(talk) or is_a_show(before)) and not QUOTED.search(behind)
    subject = subject_after(behind) if talk and on_a_show and talk in text[:at] else None
    return of_a_show(talk, subject) if subject and subject not in talk else None


_IN_FRONT_OF_ALL = re.compile(r"^[^\w\s\"“«„»'‘’(\[@#$¿¡.…~-]+\s+")
"""A sign before all words, such as a picture of headphones."""

_NUMBER_BEFORE = re.compile(
    r"^(?:[^:\"“«„]{0,30}?#\s?\d{1,4}|(?:ep|eps|episode|épisode|episodio|episódio|folge|no|nr|nº)\.?\s?\d{1,4})\s+(?=[A-ZÀ-Þ])",
    re.IGNORECASE,
)
"""A number of a series, with no mark before the name: *#14 Ada Rowe: old ovens*."""

_NOTES_AT_END = re.compile(
    r"\s[-–—|·]\s(?:my |mis |meine )?(?:notes|apuntes|notas|notizen|mitschrift|summary|resumen|recap)$",
    re.IGNORECASE,
)
_TITLE_WORD = re.compile(
    r"^(?:topic|title|subject|tema|título|thema|titel|sujet|titre|argomento|titolo):\s+(?=\S)",
    re.IGNORECASE,
)


def _with_a_bracket(text: str, *, numbered: bool) -> Billing | None:
    """Return the billing of `Ep 3: Name (soil)` and `Name (what they do)`, however unheard of."""
    name = ROLE.sub("", text)
    if name == text or not is_strange(name):
        return None
    told = any(map(_is_somebody, re.findall(r"[^\W\d_]+", text[len(name) :])))
    return Billing(name) if numbered or told else None


def _behind_in_bracket(text: str, speaker: str) -> str | None:
    """Return what stands behind a name in its bracket: *April (talk by Ada Rowe, tides)*."""
    inside = re.search(rf"\([^()]*{re.escape(speaker)},\s+(?P<what>[^()]+)\)", text)
    return inside["what"] if inside else None


def _subject_of_lesson(text: str, speaker: str) -> str | None:
    """Return what a lesson is on, where one word with a capital might be a firm elsewhere."""
    rest = without_speaker(text, speaker)
    is_post = POST.match(rest) or party_of(rest) is Party.ORGANISATION
    return rest or None if rest != text and not is_post else None


def _told(text: str, *, trusted: bool) -> Billing | None:
    found = _told_of_somebody(text, trusted=trusted)
    return None if found and _is_no_name(found.speaker) else found


def _is_no_name(words: str) -> bool:
    """Tell whether a day stands before what was taken for a name, or a sentence ends in it."""
    ends = (word for word in words.split() if _STOPPED.fullmatch(word))
    return words[:1].isdigit() or not all(map(is_title, ends))


_STOPPED = re.compile(r"[^\W\d_]{4,}\.")


def _told_of_somebody(text: str, *, trusted: bool) -> Billing | None:
    undated = _undated(text) or text
    rest, asker = without_asker(undated)
    if asker is None:
        others, host = without_host(undated)
        if host and (found := _billed(others, Likeness.NAME, trusted=trusted)):
            return found._replace(beside=(*found.beside, host))
    found = _billed(rest, Likeness.SHAPE if trusted else Likeness.NAME, trusted=trusted)
    return found._replace(beside=(asker,)) if found and asker and not found.beside else found


def _billed(text: str, enough: Likeness, *, trusted: bool) -> Billing | None:
    text = featuring(without_again(MEETING_SOMEBODY.sub("", text)))
    bare = ROLE.sub("", text)
    for words in (text, bare):
        if party := party_named(words, enough):
            return Billing(words, None, party)
    if several := with_roles(text):
        return Billing(several, None, Party.PANEL)
    if (person := without_trade(bare)) != bare:
        return Billing(person)
    met = (
        in_conversation(text)
        or together(text)
        or together(BRACKET.sub("", text))
        or after_a_talk(text)
        or _in_a_show(text)
    )
    if met := met or surnames_in_brackets(text):
        return met
    kind = _KIND_AND_WHERE.match(text)
    if kind and not is_strange(kind["where"] or ""):
        rest = text[kind.end() :]
        found = _billed(rest, enough, trusted=trusted)
        if found and found.talk and not at_a_place(rest):
            return found
    label = LABEL.match(text)
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
        if label["by"] and (party := strange_party(words := without_affiliation(rest))):
            return Billing(words, None, party)
    found = (
        in_company(text)
        or trade_and_a_thing(text)
        or _before_a_title(text)
        or _on_a_subject(text, enough)
        or at_a_place(text)
        or one_after_the_other(text)
        or _with_a_remark(text, enough)
        or listed_in_brackets(text)
        or _several_guests(text)
        or _behind_a_stop(text, enough)
        or _credited(text, enough)
        or _separated(text, enough, trusted)
        or _named_last(text)
        or _between_kind_and_title(text)
        or _named_inside(text)
    )
    if found is None and bare != text:
        found = _billed(bare, enough, trusted=trusted)
    return found or _guest_at_end(text) or led_by(text) or and_a_thing(text)


_KIND_AND_WHERE = re.compile(
    r"(?:[^\W\d_]+\s)?(?:talk|lecture|seminar|webinar|session|charla|conferencia|conférence|palestra|[^\W\d_]*vortrag)"
    r"(?:\s\((?P<where>[^()]+)\))?(?:\s*:|\s[–—-])\s+(?=\S)",
    re.IGNORECASE,
)
"""What kind of talk it was, and where: *Evening lecture (library): …*."""


_OF_A_LABEL = re.compile(r"(?:w/|sur|sobre|über|zur?|zum|around|su|sulla|sul)\s", re.IGNORECASE)
"""How a title begins that cannot do without the word for its kind: *débat sur le sel*."""


_BEFORE_A_TITLE = re.compile(rf"(?P<name>[^\"“”«»„:,]{{5,60}}) (?P<title>{QUOTED.pattern})")


def _before_a_title(text: str) -> Billing | None:
    """Return the billing of `Name “Title”`."""
    found = _BEFORE_A_TITLE.fullmatch(text)
    name = found["name"].removesuffix("'s").removesuffix("’s") if found else ""
    return Billing(name, found["title"]) if found and is_strange(name) else None


_IN_A_SHOW = Rare(
    r"(?P<name>[^\"“«„,:]{5,60}) (?:en|in|at|on|dans|chez|bei|im|em|na|no) (?P<show>[\"“«„].{3,80})",
    '"|“|«|„',
)


def _in_a_show(text: str) -> Billing | None:
    """Return the billing of `Name on “Show”`."""
    found = _IN_A_SHOW.fullmatch(text)
    return Billing(found["name"], found["show"]) if found and is_strange(found["name"]) else None


def _between_kind_and_title(text: str) -> Billing | None:
    """Return the billing of `Colloquium, Name, “Title”`."""
    parts = comma_parts(text)
    if len(parts) != 3 or not IS_GENRE.fullmatch(parts[0]) or not QUOTED.fullmatch(parts[2]):
        return None
    name = ROLE.sub("", parts[1])
    return Billing(name, parts[2]) if is_strange(name) else None


def _named_inside(text: str) -> Billing | None:
    """Return the billing of `Talk, 12 May, Name, what they do`."""
    parts = comma_parts(text)
    names = [without_trade(ROLE.sub("", part)) for part in parts]
    at = [number for number, name in enumerate(names) if is_strange(name)]
    if len(at) != 1 or at[0] == 0 or not all(map(is_role, parts[at[0] + 1 :])):
        return None
    before = parts[at[0] - 1]
    if any(is_strange(side.strip()) for side in SEPARATOR.split(before)):
        return None
    title, behind = ", ".join(parts[: at[0]]), ", ".join(parts[at[0] + 1 :])
    is_kind = IS_GENRE.fullmatch(title.rpartition(" ")[2]) and len(title.split()) <= 2
    if is_kind and behind and not any(map(is_trade, behind.split())):
        title = behind
    return Billing(names[at[0]], title)


def _guest_at_end(text: str) -> Billing | None:
    """Return the billing of `Show, ep 4, guest Name (what they do)` and `Show, with Name on X`."""
    bare = BRACKET.sub("", text)
    guest = GUEST.search(bare)
    while guest is not None:
        talk = _KIND_AT_END.sub("", bare[: guest.start()].strip(" ,-–—:|"))
        if named := announced_panel(talk, guest["name"]):
            return Billing(", ".join(named), talk, Party.PANEL)
        about = SUBJECT.search(guest["name"])
        name = without_affiliation(guest["name"][: about.start()] if about else guest["name"])
        if talk and (party := strange_party(name)):
            if about and IS_GENRE.fullmatch(talk.rpartition(" ")[2]) and len(talk.split()) <= 2:
                talk = guest["name"][about.end() :].strip()
            return Billing(name, talk, party)
        guest = GUEST.search(bare, guest.start("name"))
    return None


_KIND_AT_END = re.compile(
    rf"\s?[:–—]\s{GENRE}$|,\s(?:an?|una?|eine?|une|uma)\s(?:evening|afternoon|hour|night|talk|chat|conversation|tarde|noche"
    r"|charla|hora|abend|gespräch|vortrag|soirée|rencontre|noite|conversa)$|,\s(?:folge|épisode|ép\.|episodio|capítulo|episódio|puntata)$",
    re.IGNORECASE,
)
"""*Show, part 7: interview*, *Show, Folge*, before *with* and a name."""


def _several_guests(text: str) -> Billing | None:
    """Return the billing of `Talk, with Name (role), Name and Name`."""
    found = _guest_at_end(text)
    return found if found and found.party is Party.PANEL else None


def _named_last(text: str) -> Billing | None:
    """Return the billing of `Talk, Name`."""
    talk, comma, name = text.rpartition(", ")
    if guest := GUEST.match(name):
        name = without_affiliation(guest["name"])
    is_name = likeness(talk) and not is_rather_a_show(talk, name)
    if not comma or not talk.strip() or is_name or not (party := strange_party(name)):
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
        if party := party_named(name, enough) or strange_party(name):
            return Billing(name, talk, party)
        behind = LABEL.match(text) and _separated(text[stop.end() :].strip(), enough, trusted=False)
        if behind and likeness(behind.speaker) is Likeness.NAME:
            return behind
        if text[stop.start()] == "." and is_strange(without_affiliation(talk)):
            return Billing(without_affiliation(talk), text[stop.end() :].strip())
    return None


_CUT_SHORT = frozenset("ep eps ép cap feat ft no nr nº vol mod vs pt st w".split())

SHORT = 4
"""Letters from which a capitalised word before a stop is no abbreviation."""


def _on_a_subject(text: str, enough: Likeness) -> Billing | None:
    """Return the billing of `Name on talk`."""
    found = SUBJECT.search(text)
    if found is None:
        return None
    name = without_trade(ROLE.sub("", text[: found.start()]))
    party = party_named(name, enough) or strange_party(name)
    return Billing(name, text[found.end() :].strip(), party) if party else None


def _with_a_remark(text: str, enough: Likeness) -> Billing | None:
    """Return the billing of `Name, talk`, `Name, where they work` and `Name, role: talk`."""
    name, comma, rest = text.partition(", ")
    name = without_trade(ROLE.sub("", name))
    if not comma or not rest.strip() or CREDIT_WORD.match(rest):
        return None
    if is_rather_a_show(name, rest) or _NUMBER_AND_GUEST.match(rest):
        return None
    rest = _ON.sub("", rest)
    titled = QUOTED.match(rest) is not None
    known = is_strange(name) or (titled and is_beside_a_title(name))
    party = party_named(name, enough) or (Party.PERSON if known else None)
    if party is None:
        return None
    if titled:
        return Billing(name, rest.strip(), party)
    cut = next((mark for mark in SEPARATOR.finditer(rest) if "@" not in mark[0]), None)
    if cut and _is_half_a_title(rest[: cut.start()]):
        return Billing(name, rest.strip(), party)
    if cut:
        several = names_in(text) or names_in(f"{name}, {rest[: cut.start()]}")
        return None if several else Billing(name, rest[cut.end() :].strip(), party)
    if len(names_in(text)) > 1:
        return None
    words = rest.split()
    is_post = bool(POST.match(rest)) or party_of(rest) is Party.ORGANISATION
    is_post = is_post or any(map(_is_somebody, words[:3]))
    is_post = is_post or (len(words) <= 2 and all(word[:1].isupper() for word in words))
    is_post = is_post or DAY.fullmatch(rest.strip()) is not None
    return Billing(name, None if is_post else rest.strip(), party)


_NUMBER_AND_GUEST = re.compile(
    r"(?:ep|eps|episode|épisode|ép|episodio|episódio|capítulo|cap|folge|no|nr|nº|part|teil)\.?\s?#?\d{1,4},?\s"
    r"(?:with|w/|con|com|mit|avec|guest|gast|invitad[oa]|convidad[oa]|invitée?)\b",
    re.IGNORECASE,
)
"""What stands behind a show, and not behind a name: *Salt Radio, ep. 61, with Ada Rowe*."""

_ON = re.compile(
    r"^\s*(?:on|about|sobre|acerca de|über|sur)\s+(?=[\w\"“«„'‘(¿¡])(?!(?:the |a |an |our |their )?(?:board|committee|council|team|staff|panel"
    r"|radio|stage|phone|line|air|sabbatical|leave|zoom|video|tour|bbc)\b)",
    re.IGNORECASE,
)
"""What stands before a subject, and not before where somebody is: *on the board of a mill*."""


def _is_somebody(word: str) -> bool:
    """Tell whether a word is for one person; *women* are whom a talk is about."""
    small = word.lower()
    return is_person_noun(small) and singular(small) in {small, small.rstrip(",;")}


_JOINS = frozenset(FUNCTION_WORDS["en"].split())


def _is_half_a_title(words: str) -> bool:
    """Tell whether a colon parts a title, and not from what somebody is: *Ovens in Riga: …*."""
    parts = words.split()
    small = any(part.islower() or part.lower() in _JOINS for part in parts[1:-1])
    is_post = bool(POST.match(words)) or any(map(_is_somebody, parts))
    is_post = is_post or party_of(words) is Party.ORGANISATION
    if len(parts) == 2 and parts[0].istitle() and parts[1].islower() and not is_post:
        return is_subject(words)
    return len(parts) > 2 and parts[0][:1].isupper() and small and not is_post


_SPAN = re.compile(
    r"\d\s?[-–—]\s?$|\b(?:after|before|since|until|till|by|around|nach|vor|seit|bis|um|après|avant|depuis|vers|desde|hasta"
    r"|antes de|después de|tras|após|até|depois de)\s$",
    re.IGNORECASE,
)
"""What stands before the second of two years, or *after 1990*, which say what the talk is about."""


def _undated(text: str) -> str:
    """Return a heading without the year at its end, in brackets or not."""
    found = _YEAR.search(text)
    if found is None or _SPAN.search(text[: found.start()] + found[0][: -len("1974")]):
        return text
    rest = text[found.end() :] if "(" in text[: found.start()] else ""
    return (text[: found.start()].rstrip(" |·–—-,:") + rest).strip()


def _credited(text: str, enough: Likeness) -> Billing | None:
    """Return the billing of `Talk by Name`, `Talk (Name)` and the like."""
    for pattern in (_IN_BRACKETS, _CREDIT):
        for found in pattern.finditer(text):
            name = _IN_FRONT.sub("", found["name"].strip(" ,"))
            if pattern is _IN_BRACKETS and _stands_behind_a_name(text[: found.start()], name):
                continue
            first = SEPARATOR.split(name)[0].split(",")[0].strip()
            for words in (without_trade(name), without_trade(first)):
                if party := party_named(words, enough) or strange_party(words):
                    before = text[: found.start()].strip(" ,-–—:|([")
                    talk = _KIND_AT_END.sub("", before) or _behind(name, words)
                    return Billing(words, talk or None, party)
    return None


def _behind(text: str, name: str) -> str:
    """Return the title behind a name and its mark: *with Ada Rowe: tides*."""
    mark = SEPARATOR.match(text, len(name))
    return text[mark.end() :].strip() if mark else ""


_IN_FRONT = re.compile(
    rf"^(?:{GENRE}\s*[,:]\s*)?(?:(?:presenter|presented by|speaker|guest)\s*:?\s+)?(?:(?-i:C[A-Z]O|S?VP|EVP|MEP?)\s+)?",
    re.I,
)
"""What stands in a bracket before a name: *seminar, Prof. Ada Rowe*, *CFO Ada Rowe*."""


def _stands_behind_a_name(before: str, inside: str) -> bool:
    """Tell whether a bracket says where the one before it works: *Keynote – Ada Rowe (Initech)*."""
    guest = GUEST.search(before)
    parts = SEPARATOR.split(before)
    sure = likeness(parts[0].strip()) is Likeness.NAME and likeness(inside) is not Likeness.NAME
    if len(parts) > 1 and sure:
        return True
    if len(parts) > 1 and QUOTED.search(before) and is_strange(parts[0].strip()):
        return likeness(inside) <= likeness(parts[0].strip())
    last = guest["name"] if guest else parts[-1] if len(parts) > 1 else before.rpartition(", ")[2]
    return is_strange(last.strip()) and likeness(inside) <= likeness(last.strip())


def _separated(text: str, enough: Likeness, trusted: bool) -> Billing | None:
    """Return the billing of `Talk – Name` and `Name: Talk`, whichever side the name is on."""
    marks = outside(text, SEPARATOR)
    told = at_work(text, marks) or between_marks(text, marks) or _behind_a_show(text, marks)
    if told:
        return told
    for mark in (*marks[-1:], *marks[:1]):
        left, right = text[: mark.start()].strip(), text[mark.end() :].strip()
        for name, talk in ((right, left), (left, right)):
            if not name or not talk:
                continue
            bare = CREDIT_WORD.sub("", name)
            if IS_GENRE.fullmatch(bare):
                continue
            bare = with_roles(bare) or without_trade(without_affiliation(bare))
            party = party_named(bare, enough)
            if party is None and ":" not in mark.group():
                # After a dash the shape is enough, as long as the other side is none.
                shaped = likeness(bare) and not likeness(talk)
                party = party_of(bare) if shaped else None
            if party is None and is_strange(bare) and not is_strange(talk):
                party = Party.PERSON
            if party is None and not is_strange(talk) and _is_organisation(bare, trusted=trusted):
                party = Party.ORGANISATION
            if party is None and name is left and (told := given_by(left, talk)):
                return told
            if party is None and name is left and (last := _named_at_end(left)):
                return Billing(last, talk, party_named(last, Likeness.NAME) or Party.PERSON)
            if party is None and name is right:
                party, bare, talk = with_more(right, left)
            if party is Party.PERSON and name is right and is_occasion(talk):
                talk = _subject_behind(name, bare, enough) or talk
            elif party is Party.PERSON and name is right and ":" in mark.group():
                talk = _with_the_subject(talk, name)
            if party is not None:
                return Billing(bare, _GUEST_WORD.sub("", talk) or talk, party)
    if len(marks) > 1 and len(text[: marks[0].start()].split()) <= MOST_OF_A_SHOW:
        return _separated(text[marks[0].end() :], enough, trusted)
    return None


def _with_the_subject(label: str, words: str) -> str:
    """Return a short label with what stands behind a name: *Coda: old ovens* for *Ada Rowe, old ovens*."""
    told = _ON.sub("", words.partition(", ")[2])
    few = len(label.split()) <= MOST_OF_A_SHOW + 1 and " " in told
    return of_a_show(label, told) if few and is_subject(told) else label


def _subject_behind(words: str, name: str, enough: Likeness) -> str | None:
    """Return what stands behind the comma of a name where it is no post: *Ada Rowe, tides*."""
    told = _with_a_remark(words, enough)
    if told is None or told.speaker != name or told.talk is None:
        return None
    return None if is_trade(told.talk.split()[0]) else told.talk


def _behind_a_show(text: str, marks: Sequence[re.Match[str]]) -> Billing | None:
    """Return the billing of `Show: Name – talk`, where the name is sure and the show is none."""
    if len(marks) < 2:
        return None
    show, name = text[: marks[0].start()], text[marks[0].end() : marks[1].start()].strip()
    if likeness(name) is not Likeness.NAME or likeness(show) is Likeness.NAME:
        return None
    few = len(show.split()) <= MOST_OF_A_SHOW + 2
    return Billing(name, text[marks[1].end() :].strip()) if few else None


def _named_at_end(text: str) -> str | None:
    """Return who is named behind a show: *Oven Radio, Ada Rowe*."""
    show, comma, last = text.rpartition(", ")
    if SEPARATOR.search(show) or is_strange(show.rpartition(", ")[2]):
        return None  # the last of several
    sure = likeness(last) is Likeness.NAME or len(names_in(last)) > 1
    return last if comma and sure else None


MOST_OF_A_SHOW = 4
"""Words of what a talk was heard at, before its speaker and its title."""


_GUEST_WORD = re.compile(
    r"(?:,|\s[–—-])\s+(?:(?:our|the|el|la|l['’])\s?)?(?:guests?|speakers?|presenters?|instructors?|lecturers?"
    r"|teachers?|invitad[oa]s?|ponentes?|docentes?|profesora?|gast|gäste|referent(?:in)?|dozent(?:in)?|invitée?s?"
    r"|intervenante?s?|ospit[ei]|relatore|relatrice|convidad[oa]s?|palestrantes?)$",
    re.IGNORECASE,
)
"""What announces the name behind a colon."""

_GROUPS = frozenset("team group labs institute foundation university equipo grupo".split())


def _is_organisation(name: str, *, trusted: bool) -> bool:
    words = name.split()
    if (
        not words
        or len(words) > 4
        or IS_GENRE.fullmatch(words[-1])
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
