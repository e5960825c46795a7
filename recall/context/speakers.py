"""Who speaks: the names in headings, wherever their writers put them."""

from __future__ import annotations

import re

from recall.context.askers import without_asker, without_host
from recall.context.commas import (
    behind_a_comma,
    between_kind_and_title,
    named_inside,
    with_a_remark,
)
from recall.context.company import in_company, together
from recall.context.credits import credited, guest_at_end, several_guests
from recall.context.headings import (
    is_date,
    is_lesson,
    place_in_front,
    without_day,
    without_label,
    without_length,
    without_remark,
)
from recall.context.names import (
    LONGEST,
    ROLE,
    Likeness,
    is_one_person,
    is_strange,
    is_title,
    party_named,
    party_of,
    strange_party,
    without_affiliation,
    without_trade,
)
from recall.context.panels import (
    conversation_in_brackets,
    in_conversation,
    interview_by,
    listed_in_brackets,
    one_after_the_other,
    surnames_in_brackets,
    with_roles,
)
from recall.context.places import at_a_place
from recall.context.separated import behind_a_stop, separated
from recall.context.subjects import is_a_show, of_a_show, subject_after
from recall.context.theirs import after_a_talk, and_a_thing, led_by, trade_and_a_thing
from recall.context.titles import ROLE_ALONE, whole_title, without_speaker
from recall.context.wording import (
    BRACKET,
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
    featuring,
    plain,
    with_a_colon,
    with_marks,
    without_again,
    without_blank_label,
    without_degrees,
    without_meeting,
    without_rating,
)
from recall.language.rare import Rare
from recall.notes import Party

_YEAR = Rare(r"[\s,]*\(?\b(?:19|20)\d\d\b(?=\)?\s*$)", "19|20")


def billing(heading: str, *, trusted: bool) -> Billing | None:
    """Return who speaks according to a heading; None when it names nobody.

    `trusted` says that the section itself tells of a person (a pronoun, a video): then what
    is only shaped like a name is taken for one.
    """
    if len(heading) > LONGEST:
        return None
    whole = without_remark(without_rating(plain(heading))).rstrip(" :")
    text = _IN_FRONT_OF_ALL.sub("", without_length(without_label(whole)))
    text = without_blank_label(with_marks(without_degrees(text)))
    bare = _NOTES_AT_END.sub("", text)
    text = bare if SEPARATOR.search(bare) else text
    undated = without_label(without_day(text))
    found = _behind_a_place(undated, trusted=trusted) if undated != text else None
    if found:
        return found
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
    talk = _ON.sub("", _TITLE_WORD.sub("", found.talk))
    if is_date(talk) and (inside := _behind_in_bracket(text, found.speaker)):
        return found._replace(talk=inside)
    return found._replace(talk=whole_title(talk, text, found.speaker))


def _behind_a_place(text: str, *, trusted: bool) -> Billing | None:
    """Return the billing of `Place. Name, “Title”`, as a programme has it behind the day.

    One word before a name alone may be the title: *3 May. Seaweed. Ada Rowe*.
    """
    place, rest = place_in_front(text)
    found = _told(rest, trusted=trusted) if place else None
    if found is None or not rest.startswith(found.speaker.split(",")[0]):
        return None
    return found if found.talk or "," in place else None


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
    r"^(?:[^:\"“«„]{0,30}?#\s?\d{1,4}|(?:ep|eps|episode|épisode|episodio|episódio|folge|no|nr|nº)\.?\s?\d{1,4}|(?-i:E)\d{1,4})\s+(?=[A-ZÀ-Þ])",
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


_ON = re.compile(r"^(?:on|about|sobre|über|sur)\s+(?=[\"“«„\w])")
"""What stood between a name and what is talked about: *— on “Old Ovens”*."""


def _with_a_bracket(text: str, *, numbered: bool) -> Billing | None:
    """Return the billing of `Ep 3: Name (soil)` and `Name (what they do)`, however unheard of."""
    name = ROLE.sub("", text)
    if name == text or not is_strange(name):
        return None
    told = any(map(is_one_person, re.findall(r"[^\W\d_]+", text[len(name) :])))
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
    if found is None or asker is None:
        return found
    talk = None if ROLE_ALONE.fullmatch(found.talk or "") else found.talk
    return found._replace(talk=talk, beside=found.beside or (asker,))


def _billed(text: str, enough: Likeness, *, trusted: bool) -> Billing | None:
    text = featuring(without_again(without_meeting(with_a_colon(text))))
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
        or conversation_in_brackets(text)
        or interview_by(text)
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
        or with_a_remark(text, enough)
        or listed_in_brackets(text)
        or several_guests(text)
        or behind_a_stop(text, enough)
        or credited(text, enough)
        or separated(text, enough, trusted)
        or behind_a_comma(text)
        or between_kind_and_title(text)
        or named_inside(text)
    )
    if found is None and bare != text:
        found = _billed(bare, enough, trusted=trusted)
    return found or guest_at_end(text) or led_by(text) or and_a_thing(text)


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


def _on_a_subject(text: str, enough: Likeness) -> Billing | None:
    """Return the billing of `Name on talk`."""
    found = SUBJECT.search(text)
    if found is None:
        return None
    name = without_trade(ROLE.sub("", text[: found.start()]))
    party = party_named(name, enough) or strange_party(name)
    return Billing(name, text[found.end() :].strip(), party) if party else None


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
