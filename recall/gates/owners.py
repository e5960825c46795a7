"""Claims given to somebody who did not make them."""

from __future__ import annotations

import re

from recall.cards import Tier
from recall.gates.faithful import COVERED
from recall.gates.gate import Gate
from recall.gates.seen import Seen, low_words, stems, visible, words
from recall.language import stance, voices
from recall.language.attribution import Whose, reported_at_front
from recall.language.rare import Rare
from recall.language.reading import read
from recall.language.speech import speech
from recall.notes import Party

NOTE_TAKER = Rare(r"\bI \(the note-taker\)", "I (the note-taker)")
_SENTENCES = re.compile(r"[.!?;](?:\s|$)|,\s(?=(?:but )?(?:I|IMO|IMHO)\b)|[()]|\s[-–—]\s")
OPINION = Rare(
    r"\b(?:IMO|IMHO|to me|for me|in my opinion|I think|en mi opinión)\b",
    "en mi opinión|for me|i think|imho|imo|in my opinion|to me",
    flags=re.IGNORECASE,
)
MINE = re.compile(
    r"\((?:this is |that is |just )?(?:mine|(?:in )?my (?:own )?(?:personal )?(?:view|opinion|take"
    r"|guess|words|addition|note|thought|thoughts|reading|impression|summary|conclusion)|IMO|IMHO"
    r"|opinión mía|mi opinión|nota mía|mío|mía)\)",
    re.IGNORECASE,
)
"""A bracket that claims the whole note for the note-taker."""

META = re.compile(
    r"\b(?:(?-i:TODO)|check (?:it|this|that) out|might check|worth (?:reading|watching|a look)"
    r"|see (?:link|the link|also)|read (?:later|this)|to (?:read|watch) later"
    r"|look (?:it|this) up|(?:leer|ver) más(?=\W*$| (?:sobre|aquí|en)\b)"
    r"|echar un vistazo|mirar(?:lo)? luego)\b",
    re.IGNORECASE,
)


def note_takers_claim(card: Seen) -> str | None:
    """What the note-taker thinks, under the speaker's name."""
    if card.attributed and MINE.search(card.note.text):
        return "the note says that this is the note-taker's own view"
    told = NOTE_TAKER.sub(" ", f"{card.question} {card.answer}")
    if NOTE_TAKER.search(card.question):
        return None
    if card.attributed and _speaks_of_itself(told, card):
        return "the note-taker's own words stand under the speaker's name"
    if _is_told_by_note_taker(card) or (card.attributed and _covers_own_part(card, told)):
        return "the note-taker's own claim stands under the speaker's name"
    return None


def _is_told_by_note_taker(card: Seen) -> bool:
    """Tell whether the answer stands in sentences of the note-taker's alone."""
    if not card.english or not card.note.text:
        return False
    found = read(card.note, card.context)
    own = " ".join(claim.text for claim in found.own)
    return bool(own) and _only_in(card, own, " ".join(claim.text for claim in found.claims))


def _only_in(card: Seen, part: str, rest: str) -> bool:
    """Tell whether the part has all that the answer says, and the rest of the note has not."""
    language = card.context.language
    wanted = set(stems(card.answer, language)) or {word.lower() for word in words(card.answer)}
    here = {*stems(part, language), *(word.lower() for word in words(part))}
    there = {*stems(rest, language), *(word.lower() for word in words(rest))}
    return wanted <= here and not wanted <= there


def _covers_own_part(card: Seen, told: str) -> bool:
    """Tell whether the card says most of a part of the note that speaks of the note-taker."""
    language = card.context.language
    covered = set(stems(told, language))
    for part in _SENTENCES.split(card.note.text):
        if not part or not (_speaks_of_itself(part, card) or OPINION.search(part)):
            continue
        wanted = stems(stance.without_own_tail(part) if card.english else part, language)
        if not (_speaks_of_itself(stance.without_own_tail(part), card) or OPINION.search(part)):
            continue
        if wanted and sum(stem in covered for stem in wanted) / len(wanted) >= COVERED:
            return True
    return False


def unknown_initials(card: Seen) -> str | None:
    """*DM said …*: the initials of one of several people, which only the note knows."""
    shown = set(words(f"{card.full} {card.answer}"))
    for short, name in voices.initials(card.context.people).items():
        if short in shown:
            return f"“{short}” is {name}, which the card does not say"
    return None


def own_words(card: Seen) -> str | None:
    """An opinion in the first person without an owner."""
    if NOTE_TAKER.search(card.question):
        return None
    shown = card.full if card.is_gap else f"{card.question} {card.answer}"
    if _speaks_of_itself(shown, card):
        return "it is told in the first person"
    return None


def someone_elses_claim(card: Seen) -> str | None:
    """What the note reports of a third person, under the speaker's name or nobody's."""
    reported = _reported(card)
    if reported and f"According to {reported}, " not in card.face.front:
        return f"the note gives this to {reported}"
    name = _spoken_by(card)
    if name is None or _names(card.face.front, name):
        return None
    return f"the note gives this to {name}"


def _reported(card: Seen) -> str | None:
    """Return whom the note reports from its front, where the card gives it to the speaker."""
    return reported_at_front(card.note.text, card.context) if card.attributed else None


def _spoken_by(card: Seen) -> str | None:
    """Return who else says, in a sentence of the note, what the card asks for."""
    if not card.english or card.is_list:
        return None
    claims = read(card.note, card.context).claims
    several = card.context.party is Party.PANEL  # the line above the card names them all
    told = (claim for claim in claims if claim.whose is Whose.OTHER or (several and claim.name))
    for name in dict.fromkeys(claim.name for claim in told):
        theirs = " ".join(claim.text for claim in claims if claim.name == name)
        others = " ".join(claim.text for claim in claims if claim.name != name)
        if name and _only_in(card, theirs, others):
            return name
    return None


def _names(front: str, name: str) -> bool:
    """Tell whether the front says the name, or the last part of it."""
    return name in front or re.search(rf"\b{re.escape(name.split()[-1])}\b", front) is not None


def meta(card: Seen) -> str | None:
    """What the author means to do with the note, not what it says."""
    if META.search(card.answer) or META.search(card.question):
        return "it is a reminder of the author's, not a claim"
    return None


QUOTED = Rare(r"[\"“«]([^\"”»\n]{0,300})[\"”»]", '"|«|“')


def _unless_quoted(found: re.Match[str], card: Seen) -> str:
    """Return nothing for a quotation of the note's; a rule's own quotation marks do not count."""
    in_note = (visible(other[1]).lower() for other in QUOTED.finditer(card.note.text))
    return " " if visible(found[1]).lower() in in_note else found[0]


PIT = Rare(
    r"\b(?:an?|the|this|that|each|every) (?:(?!of|is|was)[\w-]+ ){0,2}mine\b",
    "mine",
    flags=re.IGNORECASE,
)
"""*A salt mine* is no word of the first person."""


def _speaks_of_itself(text: str, card: Seen) -> bool:
    first_person = speech(card.context.language).first_person
    if first_person.isdisjoint(low_words(text)):
        return False
    unquoted = text
    if QUOTED.search(text):
        unquoted = QUOTED.sub(lambda found: _unless_quoted(found, card), text)
    for word in words(PIT.sub(" ", unquoted.replace("I/O", ""))):
        low = word.lower()
        if low in first_person and not (low == "i" and word != "I"):
            return True
    return False


GATES = (
    Gate("note-taker's claim", note_takers_claim, bars=Tier.DRAFT),
    Gate("someone else's claim", someone_elses_claim),
    Gate("initials", unknown_initials),
    Gate("first person", own_words),
    Gate("meta remark", meta),
)
