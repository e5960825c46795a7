"""Claims given to somebody who did not make them."""

from __future__ import annotations

import re

from recall.cards import Tier
from recall.gates.faithful import COVERED
from recall.gates.gate import Gate
from recall.gates.seen import Seen, stems, visible, words
from recall.language.speech import speech

NOTE_TAKER = re.compile(r"\bI \(the note-taker\)")
_SENTENCES = re.compile(r"[.!?;](?:\s|$)|,\s(?=(?:but )?(?:I|IMO|IMHO)\b)|[()]|\s[-–—]\s")
OPINION = re.compile(
    r"\b(?:IMO|IMHO|to me|for me|in my opinion|I think|en mi opinión)\b", re.IGNORECASE
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
    r"|look (?:it|this) up|leer más|ver más|echar un vistazo|mirar(?:lo)? luego)\b",
    re.IGNORECASE,
)
REPORTS = re.compile(
    r"(?P<who>[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+){0,3})(?: also| even| still)?"
    r" (?:says?|said|thinks?|thought|argues?|argued|claims?|claimed|believes?|believed|suggests?"
    r"|suggested|advocates?|advocated|recommends?|recommended|proposes?|proposed|warns?|warned"
    r"|predicts?|predicted|dice|dijo|cree|piensa|sostiene|propone|recomienda)\b"
)


def note_takers_claim(card: Seen) -> str | None:
    """What the note-taker thinks, under the speaker's name."""
    if not card.attributed:
        return None
    if MINE.search(card.note.text):
        return "the note says that this is the note-taker's own view"
    told = NOTE_TAKER.sub(" ", f"{card.question} {card.answer}")
    if NOTE_TAKER.search(card.question):
        return None
    if _speaks_of_itself(told, card):
        return "the note-taker's own words stand under the speaker's name"
    language = card.context.language
    covered = set(stems(told, language))
    for part in _SENTENCES.split(card.note.text):
        if not part or not (_speaks_of_itself(part, card) or OPINION.search(part)):
            continue
        wanted = stems(part, language)
        if wanted and sum(stem in covered for stem in wanted) / len(wanted) >= COVERED:
            return "the note-taker's own claim stands under the speaker's name"
    return None


def own_words(card: Seen) -> str | None:
    """An opinion in the first person without an owner."""
    if NOTE_TAKER.search(card.question):
        return None
    if _speaks_of_itself(f"{card.question} {card.answer}", card):
        return "it is told in the first person"
    return None


def someone_elses_claim(card: Seen) -> str | None:
    """What the note reports of a third person, under the speaker's name."""
    found = REPORTS.match(card.note.text)
    speaker = card.context.speaker
    if not (card.attributed and speaker and found):
        return None
    parts = {part.lower() for part in speaker.split()}
    if parts & {part.lower() for part in found["who"].split()} or found["who"] in PRONOUNS:
        return None
    if found["who"].split()[0].lower() in speech("en").function_words:
        return None
    if f"According to {found['who']}, " in card.face.front:
        return None
    return f"the note gives this to {found['who']}"


PRONOUNS = frozenset({"He", "She", "They", "It", "We", "You", "I", "One", "This", "That"})


def meta(card: Seen) -> str | None:
    """What the author means to do with the note, not what it says."""
    if META.search(card.answer) or META.search(card.question):
        return "it is a reminder of the author's, not a claim"
    return None


QUOTED = re.compile(r"[\"“«]([^\"”»\n]{0,300})[\"”»]")


def _unless_quoted(found: re.Match[str], card: Seen) -> str:
    """Return nothing for a quotation of the note's; a rule's own quotation marks do not count."""
    in_note = (visible(other[1]).lower() for other in QUOTED.finditer(card.note.text))
    return " " if visible(found[1]).lower() in in_note else found[0]


def _speaks_of_itself(text: str, card: Seen) -> bool:
    unquoted = QUOTED.sub(lambda found: _unless_quoted(found, card), text)
    first_person = speech(card.context.language).first_person
    for word in words(unquoted):
        low = word.lower()
        if low in first_person and not (low == "i" and word != "I"):
            return True
    return False


GATES = (
    Gate("note-taker's claim", note_takers_claim, bars=Tier.DRAFT),
    Gate("someone else's claim", someone_elses_claim),
    Gate("first person", own_words),
    Gate("meta remark", meta),
)
