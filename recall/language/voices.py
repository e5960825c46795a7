"""Voices: whom of the people of a talk a note lets speak, by label, by report or by initials.

Only people that the talk names are ever found, so an acronym before a colon is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from recall.language.honorifics import untitled
from recall.language.rare import Pattern, Rare
from recall.notes import Context, Note, Party, Person

REPORTING = (
    r"(?:says?|said|thinks?|thought|believes?|believed|argues?|argued|claims?|claimed|mentions?|mentioned"
    r"|explains?|explained|notes|noted|stress(?:es|ed)|emphasi[sz]e[sd]|points? out|pointed out|suggests?|suggested"
    r"|warns?|warned|insists?|insisted|maintains|maintained|asserts|asserted|admits?|admitted|observes?|observed"
    r"|reckons|reckoned|finds?|found|expects?|expected|predicts?|predicted|shows?|showed|told us|tells us"
    r"|reports?|reported|concludes?|concluded|adds|added|states|stated|feels|felt|replies|replied|retorts?"
    r"|retorted|counters?|countered|objects|objected|responds?|responded|answers|answered|remarks?|remarked"
    r"|contends?|contended|concedes?|conceded|acknowledges|acknowledged|confirms|confirmed|estimates?"
    r"|estimated|holds|recalls|recalled|jokes|joked|repeats|repeated|guesses|guessed)"
)
"""Verbs after which stands what somebody says."""

REPORTING_ES = (
    r"(?:dice|dijo|decía|cree|creía|piensa|pensaba|opina|opinó|sostiene|sostuvo|afirma|afirmó|asegura"
    r"|aseguró|explica|explicó|cuenta|contó|comenta|comentó|insiste(?: en)?|insistió(?: en)?|advierte"
    r"|advirtió|recuerda|recordó|añade|añadió|agrega|agregó|responde|respondió|contesta|contestó|replica"
    r"|replicó|retruca|retrucó|propone|propuso|recomienda|recomendó|reconoce|reconoció|admite|admitió"
    r"|señala|señaló|observa|observó|calcula|estima|predice|argumenta|argumentó|defiende|defendió|discute|discutió"
    r"|objeta|objetó|matiza|matizó|apunta|apuntó|subraya|subrayó|avisa|avisó|plantea|planteó|concluye"
    r"|concluyó|aclara|aclaró|confiesa|confesó|remarca|remarcó|destaca|destacó|contaba|explicaba|demuestra)"
)

SELF = r"(?:(?:La propia|El propio|La misma|El mismo) )?"
"""*La propia Ada* is nobody but Ada."""


class Voice(NamedTuple):
    """Who speaks in a stretch of a note, and what is said, without the words that tell who."""

    name: str
    said: str


class Subject(NamedTuple):
    """Whom a sentence begins with."""

    who: str
    end: int
    """Where what they say or do begins."""


def people_of(context: Context) -> tuple[Person, ...]:
    """Return the people of the talk; where nobody listed them, those that its speaker names."""
    if context.people or not context.speaker:
        return context.people
    if context.party is Party.ORGANISATION:
        return (Person(context.speaker),)
    return _named_together(context.speaker)


@lru_cache(maxsize=64)
def _named_together(speaker: str) -> tuple[Person, ...]:
    return tuple(Person(name) for name in re.split(r", | and | y | & ", speaker) if name)


@lru_cache(maxsize=256)
def _known_as(person: Person) -> frozenset[str]:
    """Return how a note may call somebody: in full, by one name, by initials."""
    words = untitled(person.name).split()
    if not words:
        return frozenset({person.name, *person.also})
    initials = "".join(part[0] for word in words for part in word.split("-") if part)
    joined = "".join("-".join(part[0] for part in word.split("-") if part) for word in words)
    names = {person.name, " ".join(words), *person.also}
    names |= {word for word in (words[0], words[-1]) if len(word.strip(".")) > 1}
    if len(words) > 2:
        behind = " ".join(words[1:])
        names |= {behind, behind[:1].upper() + behind[1:], " ".join(words[:2])}
    if words[-1].count("-"):
        names |= {part for part in words[-1].split("-") if len(part) > 3}
    if 2 <= len(initials) <= 4 and initials.isupper():
        names |= {initials, joined}
    return frozenset(names)


ACRONYMS = frozenset(
    "AI ML UI UX PR IT QA CI CD DB OS PC TV EU US UK UN HR VR AR ID IP PM AM API CEO CTO CFO SQL LLM".split()
)
"""What two or three capitals mean before they are anybody's initials."""


@lru_cache(maxsize=64)
def initials(people: tuple[Person, ...]) -> dict[str, str]:
    """Return whose initials stand for whom; those of two people for neither."""
    found: dict[str, set[str]] = {}
    for person in people if len(people) > 1 else ():
        for short in _known_as(person):
            if re.fullmatch(r"[A-Z](?:-?[A-Z]){1,3}", short) and short not in ACRONYMS:
                found.setdefault(short, set()).add(person.name)
    return {short: names.pop() for short, names in found.items() if len(names) == 1}


def spelt_out(text: str, people: tuple[Person, ...]) -> str:
    """Return the text with full names for initials, as nobody knows them from the card.

    For an office at its front too: *The moderator claims …*.
    """
    for person in people:
        for office in person.also:
            if office.startswith("The ") and text.startswith(f"{office} "):
                text = person.name + text[len(office) :]
    for short, name in initials(people).items():
        if short in text:
            text = re.sub(rf"(?<![\w&/-]){short}(?![\w&/-])", name.replace("\\", r"\\"), text)
    return text


QUOTED_WHOLE = Rare(r"[\"“](?P<said>[^\"“”]{12,400}?)[.!]?[\"”][.!]?", '"|“')


def unquoted(said: str) -> str:
    """Return the words of somebody named without the marks around all of them."""
    found = QUOTED_WHOLE.fullmatch(said.strip())
    return f"{found['said']}." if found else said


def called(words: str, people: tuple[Person, ...]) -> str | None:
    """Return the full name of the only one who is called so."""
    bare = words.strip("*_ ")
    raised = bare[:1].upper() + bare[1:]
    found = {person.name for person in people if {bare, raised} & _known_as(person)}
    if not found and len(bare) >= 4:
        found = {person.name for person in people if raised in _shortened(person, len(bare))}
    return found.pop() if len(found) == 1 else None


def _shortened(person: Person, length: int) -> set[str]:
    """Return the name's words cut to a length, as hurried notes write them: *Szymb*."""
    return {word[:length] for word in person.name.split() if len(word) > length}


@lru_cache(maxsize=256)
def _names_of(people: tuple[Person, ...]) -> tuple[str, ...]:
    """Return every way to call one of the people."""
    return tuple({name for person in people for name in _known_as(person) if name})


class Place(NamedTuple):
    """Where somebody is named in a text."""

    start: int
    end: int


@lru_cache(maxsize=256)
def _places(text: str, people: tuple[Person, ...]) -> tuple[Place, ...]:
    """Return where the people are named in a text, of two names at one place the longer first.

    What stands around a name is told by patterns that are the same for all people: to make
    patterns of the names of every talk takes longer than all that is sought with them.
    """
    found: list[Place] = []
    for name in _names_of(people):
        start = text.find(name)
        while start >= 0:
            found.append(Place(start, start + len(name)))
            start = text.find(name, start + 1)
    return tuple(sorted(found, key=lambda place: (place.start, -place.end)))


LABEL = re.compile(
    r"[*_\[]{0,2}(?P<who>@?[^\W\d_][\w'’.-]{0,30}(?: [^\W\d_][\w'’.-]{0,30}){0,3})\]?"
    r"(?:[*_]{1,2})?(?: \([^()]{1,60}\))?(?:[*_]{1,2})?"
    r"(?:, (?:in|again|closing|later|replying|answering|to)\b[^:.,;]{0,30}(?=:))?"
    r"(?:\s?:[*_]{0,2}\s+|\s[-–—]\s+|\s?→\s+)(?P<said>\S.*)",
    re.DOTALL,
)
QUESTION_FROM = Rare(
    r"[*_]{0,2}(?:Q ?& ?A|Q|(?:(?:audience|chat|floor|listener|reader)(?:['’]s)? )?question|P|Pregunta|(?:Publikums|Zuschauer)?frage"
    r"|(?:from the )?audience(?: member)?|(?:somebody|someone) in the (?:audience|room|chat))[*_]{0,2}"
    r"(?: \([^()]{1,80}\)| (?:from|by|about|on|in|de|del|desde|sobre)\b[^:?]{1,80})?[*_]{0,2}:[*_]{0,2}\s+",
    ":",
    flags=re.IGNORECASE,
)
"""What tells that the audience asks, and not the speaker."""


def at_front(text: str, people: tuple[Person, ...]) -> Voice | None:
    """Return who speaks by the label at the front: *OB: …*, ***Dov** – …*, *Ane (radio): …*."""
    found = LABEL.match(text) if people and LABEL_ENDS.search(text[:LABEL_WITHIN]) else None
    name = _caller(found["who"], people) if found else None
    return Voice(name, found["said"]) if found and name else None


DOING = re.compile(
    r"(?:again|too|later|then|closing|first|last|[a-z]{3,12}ing(?: (?:up|off|out|on|in|back|to \w{1,30}))?"
    r"|in (?:reply|response|closing|the end)|[a-z]{2,16}ed|to [A-Z]\w{1,30})"
)
"""What may stand behind a name in a label: *Rowe summing up: …*, *Oduya again: …*."""


def _caller(who: str, people: tuple[Person, ...]) -> str | None:
    """Return who is named at the front of a label, with or without what they do there."""
    words = who.split()
    if name := called(who, people) or (len(words) > 1 and called(untitled(who), people)):
        return name
    for cut in range(len(words) - 1, 0, -1):
        if DOING.fullmatch(" ".join(words[cut:])):
            return called(" ".join(words[:cut]), people)
    return None


LABEL_ENDS = Rare(r"[:–—→]|\s-", "-|:|–|—|→")
LABEL_WITHIN = 260
"""Characters in which the longest label ends."""


def without_own_label(text: str, speaker: str | None, people: tuple[Person, ...]) -> str:
    """Drop the speaker's own name from the front; the line under the question says it."""
    found = at_front(text, people)
    if found is None or found.name != speaker:
        return text
    return found.said


AT_END = re.compile(r"(?P<said>.{12,600}?)\s*\((?P<who>[^()]{2,40})\)[.!]?", re.DOTALL)


def at_end(text: str, people: tuple[Person, ...]) -> Voice | None:
    """Return who is named in a bracket behind all that is said: *“…” (Rowe)*."""
    found = AT_END.fullmatch(text) if people and text.rstrip(".! ").endswith(")") else None
    name = called(found["who"], people) if found else None
    return Voice(name, found["said"]) if found and name else None


NEAR = 20
"""Characters before a name in which a joint between two turns stands."""


def turns(sentence: str, people: tuple[Person, ...]) -> tuple[str, ...]:
    """Cut a sentence where somebody else begins to speak: *Ada thinks so; Bo disagrees*."""
    if len(people) < 2:
        return (sentence,)
    starts = [0]
    for place in _reporting(sentence, people):
        before = sentence[max(0, place.start - NEAR) : place.start]
        joint = re.search(r"(?:;|, (?:but|while|whereas|and|pero|mientras que))\s+$", before)
        if joint and place.start > starts[-1]:
            starts.append(place.start)
    parts = [sentence[start:end] for start, end in zip(starts, [*starts[1:], None], strict=True)]
    return tuple(
        re.sub(r"(?:;|,) ?(?:but|while|whereas|and|pero|mientras que)?\s*$", ".", part)
        for part in parts
    )


def without_asker(text: str, people: tuple[Person, ...]) -> str:
    """Drop *Q from the chat:*, unless nothing is asked or answered behind it.

    The label of one of the people too, whose question another one answers: *Ada: Why? Bo: …*.
    """
    if asked := _asked_of_another(text, people):
        return _raised(asked)
    found = QUESTION_FROM.match(text)
    if found is None:
        return text
    rest = _raised(text[found.end() :])
    return rest if "?" in rest or at_front(rest, people) else text


def _raised(question: str) -> str:
    """Return a question with a capital at its front."""
    at = 1 if question.startswith("¿") else 0
    return question[:at] + question[at : at + 1].upper() + question[at + 1 :]


_AUDIENCE = re.compile(
    r"[*_]{0,2}(?:(?:comment )?from the )?(?:audience|floor)(?: member| comment)?[*_]{0,2}:[*_]{0,2}\s+(?=\S)",
    re.IGNORECASE,
)


def without_audience(text: str) -> tuple[str, str | None]:
    """Return a note without *Audience:* at its front, and who says so; None for all others."""
    found = _AUDIENCE.match(text)
    return (_raised(text[found.end() :]), "the audience") if found else (text, None)


_ASKED = re.compile(r"\?[*_\"”]{0,2}\s+")


def _asked_of_another(text: str, people: tuple[Person, ...]) -> str | None:
    """Return what one of the people asks and another answers, without the label of the one who asks."""
    asking = at_front(text, people) if len(people) > 1 and "?" in text else None
    end = _ASKED.search(asking.said) if asking else None
    if asking is None or end is None:
        return None
    answering = at_front(asking.said[end.end() :], people)
    return asking.said if answering and answering.name != asking.name else None


FARTHEST = 64
"""Characters that stand before a name at the front at most."""

_LITTLE = r"(?:(?:also|even|still|then|often|always|firmly|le|les|nos|también|\w+ly),? ){0,2}"
_BARE = re.compile(r"[*_]{0,2}")
_SELF = re.compile(rf"{SELF}[*_]{{0,2}}")

REPORTS: tuple[tuple[Pattern, Pattern], ...] = (
    (
        Rare(
            r"(?:According to|As per|Según|Para|For|In the (?:view|opinion|words) of) ",
            "According to |As per |Según |Para |For |In the ",
        ),
        re.compile(r",? (?P<said>\S.*)", re.DOTALL),
    ),
    (
        Rare(r"(?:In|En) ", "In |En "),
        Rare(
            r"['’]s? (?:view|opinion|account|words|experience|telling|vocabulary), (?P<said>\S.*)",
            "'|’",
            flags=re.DOTALL,
        ),
    ),
    (
        _SELF,
        Rare(rf"[*_]{{0,2}},? {_LITTLE}{REPORTING_ES} que (?P<said>\S.*)", " que ", flags=re.DOTALL),
    ),
    (_BARE, Rare(r"[*_]{0,2}:? (?:yes|no|sí), (?P<said>\S.*)", "yes, |no, |sí, ", flags=re.DOTALL)),
    (
        _BARE,
        Rare(
            r"[*_]{0,2},? (?:strongly |also |politely )?(?:(?:dis)?agree[sd]?|objects|objected|pushe[sd] back"
            r"|no está de acuerdo|discrepa|coincide)(?: (?:with|con) [^.:;!?,]{2,40}(?=[:;])|(?! with| that| on| con)[^.:;!?]{0,40})[:,;.] (?P<said>\S.*)",
            "agree|object|pushe|acuerdo|discrepa|coincide",
            flags=re.DOTALL,
        ),
    ),
    (
        re.compile(r"[^.:;!?]{3,60}(?<=\W)"),
        Rare(
            rf": (?:{REPORTING_ES} que |(?:(?:she|he) )?{REPORTING} that )(?P<said>\S.*)",
            " que | that ",
            flags=re.DOTALL,
        ),
    ),
    (
        Rare(r"[^.:;!?]{3,60}: ", ": "),
        Rare(rf" {_LITTLE}{REPORTING_ES} que (?P<said>\S.*)", " que ", flags=re.DOTALL),
    ),
)  # fmt: skip
"""What stands before and behind the name of somebody whose words follow."""


def _reports(sentence: str, people: tuple[Person, ...]) -> Iterator[Voice]:
    """Yield who is said at the front of a sentence to say the rest, as each form tells it."""
    near = [place for place in _places(sentence, people) if place.start <= FARTHEST]
    near.sort(key=lambda place: -place.start)  # the nearest to what is said
    for before, behind in REPORTS if near else ():
        for place in near:
            if not before.fullmatch(sentence[: place.start]):
                continue
            if found := behind.match(sentence, place.end):
                yield Voice(sentence[place.start : place.end], found["said"])
                break


_DOES = re.compile(
    r"[*_]{0,2}(?:['’]s)?,? (?!(?:and|y|e|&|or|o|,|et|und|ou|oder|vs|versus|gegen|contre|contra)\b)(?=[a-záéíóú“\"«])"
)


def _as_subject(sentence: str, people: tuple[Person, ...]) -> Subject | None:
    """Return which of the people a sentence begins with, where they say or do something."""
    for place in _places(sentence, people):
        if place.start > FARTHEST:
            break
        if not _SELF.fullmatch(sentence[: place.start]):
            continue
        if found := _DOES.match(sentence, place.end):
            return Subject(sentence[place.start : place.end], found.end())
    return None


_SAYS = re.compile(rf",? (?:{REPORTING}|{REPORTING_ES}|according to|según) \Z")
_IN = re.compile(r",? in \Z")
_CLOSES = r"(?:(?<=\w),(?= \w)|(?=[,.;!]|$))"
_CLOSED = re.compile(_CLOSES)
_VIEW = re.compile(rf"['’]s? (?:view|opinion|account|words|experience|telling){_CLOSES}")


def _inside(sentence: str, people: tuple[Person, ...]) -> Voice | None:
    """Return who is named in *…, says Oduya, …* and *…, según Dov*, and the rest of the sentence."""
    for place in _places(sentence, people):
        near = max(0, place.start - NEAR)
        for before, behind in ((_SAYS, _CLOSED), (_IN, _VIEW)):
            closed = behind.match(sentence, place.end)
            opened = before.search(sentence[near : place.start]) if closed else None
            if opened and closed:
                rest = sentence[: near + opened.start()] + sentence[closed.end() :]
                return Voice(sentence[place.start : place.end], rest)
    return None


def places(text: str, people: tuple[Person, ...]) -> Iterator[Place]:
    """Yield where the people are named with whole words."""
    for place in _places(text, people):
        around = text[max(0, place.start - 1) : place.start] + text[place.end : place.end + 1]
        if not re.search(r"[\w-]", around):
            yield place


@lru_cache(maxsize=64)
def voice_of(sentence: str, people: tuple[Person, ...]) -> Voice | None:
    """Return who of the people speaks in a sentence, and the sentence without saying so.

    Where somebody is only its subject, the sentence stays whole.
    """
    if not people:
        return None
    if labelled := at_front(sentence, people):
        return labelled
    for report in _reports(sentence, people):
        if name := called(report.name, people):
            if GOES_ON.search(report.said):
                return Voice(name, sentence)
            return report._replace(name=name)
    inside = _inside(sentence, people)
    if inside and (name := called(inside.name, people)):
        return inside._replace(name=name)
    subject = _as_subject(sentence, people) or _first_word(sentence, people)
    if subject and _another_reports(sentence[subject.end :], subject.who, people):
        return None
    if subject and (name := called(subject.who, people)):
        return Voice(name, sentence)
    return None


GOES_ON = re.compile(
    rf"\b(?:aunque|pero|y|si bien) {REPORTING_ES}\b(?!:)"
    r"|\b(?:but|though|and|yet) (?:also )?(?:admits?|admitted|concede[sd]?|adds|added|warns|warned|thinks|grants|granted)\b"
)
"""A second report of the same person: without the first it would have no subject."""

_REPORTS_IT = re.compile(
    rf",? (?:\w+ly )?(?:{REPORTING}|{REPORTING_ES}|(?:dis)?agree[sd]?|retrucó|discrepa)\b"
)


_LETTER = re.compile(r"\w")


def _reporting(text: str, people: tuple[Person, ...]) -> Iterator[Place]:
    """Yield where somebody named says something, one behind the other."""
    end = 0
    for place in _places(text, people):
        if place.start < end or _LETTER.match(text[place.start - 1 : place.start]):
            continue
        if found := _REPORTS_IT.match(text, place.end):
            yield place
            end = found.end()


def _another_reports(text: str, who: str, people: tuple[Person, ...]) -> bool:
    """Tell whether somebody else says something later on: *Ada asks why; Bo says that …*."""
    one = called(who, people)
    return any(
        called(text[place.start : place.end], people) != one for place in _reporting(text, people)
    )


_FIRST_WORD = re.compile(rf"(?P<who>[a-z]{{4,12}}) (?={REPORTING}|(?:dis)?agrees?\b)")


def _first_word(sentence: str, people: tuple[Person, ...]) -> Subject | None:
    """Return a surname without its capital, cut short or not, before a verb of saying."""
    found = _FIRST_WORD.match(sentence) if len(people) > 1 else None
    return Subject(found["who"], found.end()) if found else None


_ANSWERS = re.compile(r"(?:^|[.?!;] )[*_]{0,2}\Z")
_YES_OR_NO = re.compile(r"[*_]{0,2}:? (?P<yes>yes|no|sí)(?:[,:;] |\. )(?P<why>[^.?!;]{4,200})")


def answers(text: str, people: tuple[Person, ...]) -> list[tuple[str, str, str]]:
    """Return who answers yes or no to a question, the answer, and what they add."""
    given: list[tuple[str, str, str]] = []
    end = 0
    for place in _places(text, people):
        found = _YES_OR_NO.match(text, place.end)
        opened = _ANSWERS.search(text, max(end, place.start - 4), place.start) if found else None
        if not found or not opened:
            continue
        end = found.end()
        if name := called(text[place.start : place.end], people):
            given.append((name, found["yes"], found["why"].strip()))
    return given


def answered_below(note: Note, context: Context) -> bool:
    """Tell whether the note is a question that people of the talk answer in the notes below."""
    people = people_of(context)
    if not note.text.rstrip("*_ ").endswith("?"):
        return False
    return any(voice_of(child.text, people) for child in note.children)
