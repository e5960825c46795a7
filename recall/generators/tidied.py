"""Small slips of a hurried note mended where a gap card shows its words.

A card is read for years: a small letter behind a full stop, *lol*, initials that only the page
explains, *Interesting:* in front of what is interesting. What the note says is not touched.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from recall.cards import Gap, GapText
from recall.drafts import Draft
from recall.language import segment, voices
from recall.language.detect import UNDETERMINED
from recall.language.rare import Rare
from recall.language.realise import lower_first, upper_first
from recall.language.shortened import ABBREVIATED, is_cut_short
from recall.language.speech import speech
from recall.language.tables import table_of
from recall.language.tokens import keys_in
from recall.language.words import content_words
from recall.notes import Context, Note, Person

PLACE = "\ufdd0"
"""Stands for a gap while the words around it are mended; no text has this character."""


def tidied(draft: Draft, note: Note, context: Context) -> Draft:
    """Return the draft of a gap card as it is shown, with the slips of its note mended."""
    wording = draft.wording
    if not isinstance(wording, GapText):
        return draft
    people = voices.people_of(context)
    gaps = list(map(_plainly, wording.gaps))
    around = "".join([PLACE if isinstance(piece, Gap) else piece for piece in wording.pieces])
    shown = voices.spelt_out(_mended(around, note, context.language), people)
    if draft.pattern in SET_AGAINST and len(gaps) == 1:
        shown, gaps[0] = _without_how(shown, gaps[0])
    if len(gaps) == 1:
        shown = _behind_opener(shown, gaps[0], note, people)
    pieces = _with_gaps(shown, gaps)
    return draft if pieces == wording.pieces else replace(draft, wording=GapText(pieces))


OPENER = re.compile(r"(?P<shown>\*\*(?P<words>[^*\n:]{3,60}?)[.!]?\*\*[.!]?)\s+(?=\S)")
"""What a bullet is about, in bold in front of it: ***Learned inlining.** Rowe replaced …*."""

OPENERS_WORDS = 5
LONGEST = 42
"""Words of a card with such an opener."""


def _behind_opener(shown: str, gap: Gap, note: Note, people: Sequence[Person]) -> str:
    """Return the text behind the bold words that its note begins with, where it left them out."""
    found = OPENER.match(note.text) if note.text.startswith("**") else None
    if found is None or found["words"] in shown or len(found["words"].split()) > OPENERS_WORDS:
        return shown
    if any(found["words"] in person.name for person in people):
        return shown  # who says it, and not what it is about
    told = {word for word in keys_in(found["words"]) if content_words(word)}
    fits = len(f"{found['shown']} {shown}".split()) <= LONGEST
    whole = note.text[found.end() :][:1].lower() == shown[:1].lower()
    if not fits or not whole or not told.isdisjoint(keys_in(gap.answer)):
        return shown
    stop = "" if found["shown"].rstrip("*")[-1:] in ".!?" or found["shown"][-1:] in ".!" else "."
    return f"{found['shown']}{stop} {shown}"


SET_AGAINST = frozenset({"contrast", "not", "not-but", "rather-than"})
"""Patterns that hide what stands against something else, and now and then how it is done."""

HOW = re.compile(
    r"(?P<what>[^\W\d].*\w)(?P<how> (?:now|today|nowadays|easily|quickly|well|mostly|usually))"
)


def _without_how(shown: str, gap: Gap) -> tuple[str, Gap]:
    """Return the text and its gap with an adverb behind the gap: *finds [null checks] easily*."""
    found = HOW.fullmatch(gap.answer)
    if found is None:
        return shown, gap
    return shown.replace(PLACE, PLACE + found["how"]), gap._replace(answer=_plain(found["what"]))


def _with_gaps(shown: str, gaps: list[Gap]) -> tuple[str | Gap, ...]:
    parts = shown.split(PLACE)
    pieces: list[str | Gap] = [parts[0]]
    for gap, part in zip(gaps, parts[1:], strict=True):
        pieces += (gap, part)
    return tuple([piece for piece in pieces if piece])


EMPHASISED = re.compile(r"(?P<mark>\*{1,3}|_{1,3})(?P<words>[^*_]+)(?P=mark)")


def _plainly(gap: Gap) -> Gap:
    plain = _plain(gap.answer)
    return gap if plain == gap.answer else gap._replace(answer=plain)


def _plain(answer: str) -> str:
    """Return an answer without emphasis around all of it: as typed, the marks would be part of it."""
    if answer[:1] not in "*_":
        return answer
    found = EMPHASISED.fullmatch(answer)
    return found["words"] if found else answer


def _mended(text: str, note: Note, language: str) -> str:
    text = BOLD_SENTENCE.sub(r"\1. ", _without_reaction(text))
    text = _without_own_question(text)
    text = LAUGH.sub(r"\g<stop>", text)
    text = TWO_STOPS.sub(".", TRAILS_OFF.sub("", CRIED_OUT.sub("", text)))
    text = THOUGH.sub(r"\g<said>", text, count=1)
    return _small_behind_label(_with_capitals(text, language), note, language)


REACTION = Rare(
    r"(?:(?:very|most|quite|super|really|sehr|muy|très|molto|muito) )?(?:interesting(?:ly)?|surprising(?:ly)?|fascinating|funny"
    r"|cool|nice|neat|great|wow|fun fact|interessant|spannend|lustig|krass|interesante|curioso|qué curioso|dato curioso|genial"
    r"|intéressant|surprenant|drôle|interessante|curioso|engraçado|divertente)\s?[:!…]+ (?=\S)",
    "interes|surpris|surpre|fascinat|funny|cool|nice|neat|great|wow|fun f|spannend|lustig|krass|curios|genial|intéres|drôle|engraç|divert",
    flags=re.IGNORECASE,
)
"""How somebody liked what follows, in front of it."""

BOLD_SENTENCE = Rare(r"^(\*\*(?:[^\s*:]+ ){3,9}[^\s*]*\w\*\*) (?=[A-ZÀ-Þ])", "**")
"""A sentence in bold without a stop, and the next one behind it."""

TIE = Rare(
    r"(?:hence|thus|therefore|which means(?: that)?),? (?=[\w\"“])",
    "hence|thus|therefore|which means",
    flags=re.IGNORECASE,
)
"""What ties a bullet to the one before it, at the front of a card that shows but the second."""


def _without_reaction(text: str) -> str:
    found = REACTION.match(text) or TIE.match(text)
    return upper_first(text[found.end() :]) if found else text


LAUGH = Rare(
    r",? (?:lol|haha+|hehe+|jaja+|jeje+|xd|lmao)(?P<stop>[,.;:!?])",
    "lol|hah|heh|jaj|jej|xd|lmao",
    flags=re.IGNORECASE,
)
CRIED_OUT = Rare(
    r"[.!?…;]+ (?:wow|ouch|yikes|oof|whoa|omg|huh|nice|cool|brutal|insane|amazing|crazy|mind blown|krass|wahnsinn"
    r"|qué fuerte|increíble|tremendo|incroyable|dingue|incrível|pazzesco)[.!…]*$",
    "wow|ouch|yikes|oof|whoa|omg|huh|nice|cool|brutal|insane|amazing|crazy|blown|krass|wahnsinn|fuerte|increíble|tremendo"
    "|incroyable|dingue|incrível|pazzesco",
    flags=re.IGNORECASE,
)
"""What the listener said to it, behind what was said."""

TRAILS_OFF = Rare(r"\s?(?:…|\.\.\.+)$|, ha$", "…|..|, ha")
TWO_STOPS = Rare(r"(?<=\w)\.\.(?=\s)", "..")
THOUGH = Rare(r"^(?P<said>[^.;:!?\n]{1,200}), (?:though|however)(?=\.|$)", "though|however")
"""What only sets off a first sentence from a note that the card does not show."""

OWN_QUESTION = re.compile(r"(?<=[.!]) [^.!?\n]{1,200}\?(?: [^\s.!?]+(?: [^\s.!?]+)?[.!]?)?$")


def _without_own_question(text: str) -> str:
    """Return the text without a question behind the gap that nobody answers: *Per site? Unclear.*"""
    head, gap, behind = text.rpartition(PLACE)
    if "?" not in behind:
        return text
    return f"{head}{gap}{OWN_QUESTION.sub('', behind).rstrip('. ') or ''}"


SMALL_BEHIND_STOP = re.compile(
    r"(?P<word>\S+)(?P<stop>\s+)(?P<small>[a-zà-öø-ÿ])(?=[a-zà-öø-ÿ'’]*[\s,])"
)
ENDS = (".", "!", "?", '."', '!"', ".)", ".”")


def _with_capitals(text: str, language: str) -> str:
    """Return the text with a capital behind each full stop that ends a sentence."""
    if not MAY_END.search(text):
        return text
    return SMALL_BEHIND_STOP.sub(lambda found: _with_capital(found, language), text)


MAY_END = re.compile(r"[.!?][\"”)]?\s+[a-zà-öø-ÿ]")


def _with_capital(found: re.Match[str], language: str) -> str:
    word = found["word"]
    bare = word.rstrip('.!?")”')
    ends = word.endswith(ENDS) and ".." not in word and (bare.endswith(PLACE) or keys_in(bare))
    if not ends or (word.endswith(".") and _is_short(bare, language)):
        return found[0]
    return f"{word}{found['stop']}{found['small'].upper()}"


def _is_short(word: str, language: str) -> bool:
    """Tell whether the stop behind a word may only shorten it: *approx.*, but not *NPC.*"""
    bare = word.lstrip('(“"*_').lower()
    if "." in bare or f"{bare}." in segment.ABBREVIATIONS or bare in ABBREVIATED:
        return True
    if bare.endswith(PLACE) or (word.isupper() and len(word) > 1):
        return False
    if language in NO_TABLE or len(bare) == 1:
        return len(bare) < LONG
    return is_cut_short(bare, table_of(language))


NO_TABLE = frozenset({"en", UNDETERMINED})
LONG = 4
"""Letters from which an English word before a stop is hardly cut short."""

LABEL = re.compile(r"(?P<label>[^.:;!?\n]{1,60}): (?P<word>[^\W\d_]+)\b")


def _small_behind_label(text: str, note: Note, language: str) -> str:
    """Return the text with a small letter behind a label that the note has not in that place."""
    found = LABEL.match(text)
    if found is None or found[0].lower() in " ".join(note.text.lower().split()):
        return text
    word = found["word"]
    if word.lower() not in speech(language).function_words or word == "I":
        return text
    return f"{text[: found.start('word')]}{lower_first(text[found.start('word') :])}"
