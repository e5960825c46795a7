"""Claims that a note credits to somebody beside them: by a label, or in a bracket."""

from __future__ import annotations

import re

from recall.cards import Tier
from recall.context.names import is_given
from recall.gates.gate import Gate
from recall.gates.seen import ATTRIBUTION, Seen, visible
from recall.language import voices
from recall.language.attribution import UNNAMED
from recall.language.rare import Rare

_NAME = r"[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+){0,2}"

_QUOTED_BY = Rare(rf"(?P<who>{_NAME})(?: \([^()]{{1,40}}\))?: ?[\"“«]", '"|“|«')
"""*Pike: “…”*: before words in quotes stands who said them."""

_LABEL = re.compile(rf"(?P<who>{_NAME})(?: \([^()]{{1,40}}\))?: ")
_IN_FRONT = re.compile(rf"[(\[](?P<who>{_NAME})[)\]]:? [A-ZÀ-Þ\"“«]")
"""*(Pike) Small interfaces win.*"""

_SAYS = (
    r"(?:claim(?:s|ed)?|says?|said|argue[sd]?|thinks?|thought|show(?:s|ed)?|found|dispute[sd]?"
    r"|disagree[sd]?)"
)
_OWN = r"['’]s? (?:own )?(?:claim|point|view|idea|argument|theory|opinion|thesis|words|take)\b"
_WITH_OTHERS = r"(?: et al\.?,?| and (?:others|colleagues))?(?: \(?\d{4}\)?)?"
_IN_BRACKET = Rare(
    rf"[(\[;] ?(?:[^()\[\]]*?[ ;])??(?:(?P<who>{_NAME})(?:{_OWN}|{_WITH_OTHERS} {_SAYS}\b)"
    rf"|(?:according to|says|said|quoting|citing|según|dice|selon|laut) (?P<by>{_NAME})"
    r"|not (?:hers|his|theirs|the speaker['’]s)\b)[^()\[\]]*[)\]]",
    ")|]",
)
"""*(Dinh et al. disagree)*, *(this is Hinton's claim, not hers)*."""


def credited(card: Seen) -> str | None:
    """What a bracket or a label of the note gives to somebody whom the card leaves out."""
    text = visible(card.note.text)
    answered = voices.without_asker(text, voices.people_of(card.context))
    for who in (_by_label(answered), _by_bracket(text)):
        if who and not _is_told(who, card):
            return f"the note credits {who}"
    return None


def _by_label(text: str) -> str | None:
    """Return who is named before what is said: with certainty, or with a given name."""
    if found := _QUOTED_BY.match(text) or _IN_FRONT.match(text):
        return found["who"]
    found = _LABEL.match(text)
    return found["who"] if found and is_given(found["who"].split()[0]) else None


def _by_bracket(text: str) -> str | None:
    found = _IN_BRACKET.search(text)
    if found is None:
        return None
    return (found["who"] or found["by"] or "somebody else").removesuffix("'s").removesuffix("’s")


def _is_told(who: str, card: Seen) -> bool:
    """Tell whether the front of the card names them, or they are who speaks there alone."""
    name = voices.called(who, voices.people_of(card.context))
    owner = name is not None and name == card.context.speaker
    front = visible(card.face.front)
    return owner or any(
        re.search(rf"\b{re.escape(one)}\b", _own(front)) for one in (who, name or who)
    )


_TOPIC = re.compile(r" \(on [^()]*\)(?=, )")


def _own(front: str) -> str:
    """Return the front without a topic for which a name was taken: *(on Pike)*."""
    return _TOPIC.sub("", front)


def unnamed_owner(card: Seen) -> str | None:
    """*According to some, …*: nobody can tell whose claim it is."""
    found = ATTRIBUTION.match(visible(card.face.front))
    who = found[0].removeprefix("According to ").split(" (on ")[0].rstrip(", ") if found else ""
    return f"“{who}” is nobody in particular" if who.lower() in UNNAMED else None


_JUDGED = (
    r"(?:verdict|complaint|view|opinion|answer|reply|objection|reaction|response|take|judge?ment|conclusion|argument"
    r"|claim|critique|criticism|finding|position|theory|counter|counterpoint|worry|fear|question)s?"
)
_OF_OTHERS = re.compile(
    r"(?:(?:(?:the|our|my|their|some|most|his|her) )?(?:[a-z-]{1,20} ){0,2}"
    r"[a-z-]{2,20}(?:['’]s|s['’])|our|my)"
    rf" (?:own |main |only )?{_JUDGED}(?: \([^()]{{1,40}}\))?: ",
    re.IGNORECASE,
)
"""*The reviewers' complaint: …*, *our verdict: …*: a group, or who takes the notes."""


def of_others(card: Seen) -> str | None:
    """What a label gives to people who are not the speaker: *the club's verdict*."""
    found = _OF_OTHERS.match(visible(card.note.text)) if card.english else None
    if found is None or voices.called(_owner(found[0]), voices.people_of(card.context)):
        return None
    return f"“{found[0].strip(': ')}” is not the speaker's"


def _owner(label: str) -> str:
    return re.split(r"['’]", label, maxsplit=1)[0].split()[-1]


_SAY = r"(?:say|claim|argue|show|think|believe|report|state|note|suggest)"
_WHY_SAID = re.compile(rf"why (?:do|does|did) .{{1,80}}? {_SAY} that ", re.IGNORECASE)
_SAID = re.compile(rf"\b{_SAY[:-1]}|said|thought)s?(?:d|ed)? that\b")


def why_said(card: Seen) -> str | None:
    """*Why does the paper say that quorums intersect?*: the reason is that of what it says."""
    if not card.english or card.is_gap or not _SAID.search(visible(card.note.text)):
        return None
    if _WHY_SAID.match(card.question):
        return "it asks why somebody says it, not why it is so"
    return None


GATES = (
    Gate("credited elsewhere", credited, bars=Tier.DRAFT),
    Gate("of others", of_others),
    Gate("unnamed owner", unnamed_owner),
    Gate("why it is said", why_said),
)
