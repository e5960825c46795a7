"""Signs by which a card may be told good or bad before anybody judges it: each a small number.

Every sign is one that the cards of several hundred judged notes were kept more or less often
with; `scripts/calibrate.py` finds what each weighs and `recall.confidence` adds them up.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Set
from functools import lru_cache
from math import log
from typing import NamedTuple

from recall.cards import Gap, GapText, Wording, answers
from recall.drafts import Draft
from recall.gap_signs import Signs, gap_signs
from recall.language.at_hand import at_hand
from recall.language.salience import Phrase, keys_of, phrases_of
from recall.language.spans import ENGLISH, phrases, small_words
from recall.language.speech import speech
from recall.language.style import LOOKED_AT, Style, style_of
from recall.language.verbs import Form, has_form, is_verb, noun_too
from recall.language.words import (
    DEMONSTRATIVES,
    DETERMINERS,
    FIRST_PERSON_SINGULAR,
    FUNCTION_WORDS,
    HEDGES,
    NEGATIONS,
    PRONOUNS,
    is_common,
    stem,
)
from recall.notes import Context, Note, Party

SCORE = "score"
"""The sign that every draft has: the log-odds of what its rule thinks of it."""

SCORE_OF_QUESTION = "score of a question"
"""The same of a draft that is no gap: its rule's word says less of it than of a gap."""

AROUND = frozenset(
    {
        SCORE_OF_QUESTION,
        "words of the note beyond 25",
        "share of the note shown",
        "place in the note",
        "bullets below",
        "clipped hand",
        "not in English",
        "below a bullet",
        "behind a bullet",
        "panel",
        "no speaker",
        "salience of the best",
    }
)
"""Signs of where a card stands, of which nobody who mends the card need be told."""

LEAST, MOST = 0.02, 0.98
"""Between which a rule's own score is taken: neither 0 nor 1 has odds."""

ALL_NOUNS_LARGE = frozenset({"de"})
"""Languages in which a capital marks every noun."""

LONG = 20
"""Words of an answer from which more make it no worse."""

SHORT_CARD, LONG_CARD, LONG_NOTE = 10, 28, 25
"""Words from which a card is no longer short, is long, and from which a note is."""

THIRD = frozenset("he she him his her hers".split())
SEVERAL = frozenset("they them their theirs".split())
THING = frozenset("it its".split())
OURS = FIRST_PERSON_SINGULAR | frozenset("we us our ours".split())
YOURS = frozenset("you your yours".split())
POINTING = frozenset(
    "then still also too again already now there here such same other another one ones anyway"
    " instead both either else".split()
)
PAST = frozenset({"was", "were", "had", "did"})

_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
_SENTENCE = re.compile(r"[.!?;]\s+\S")
_DASH = re.compile(r"\s[-–—]\s")
_QUOTE = re.compile(r"[\"“«]")
_ARROW = re.compile(r"→|->|=>")
_MATHS = re.compile(r"[$=<>]")
_CODE = "`"
_NO_WORD = ' .!?)"”»*_'
_ATTRIBUTED = re.compile(r"According to [^,\n]{1,120}, ")

ASKED = (
    ("asks why", re.compile(r"(?:why|¿por qué|por qué|warum|pourquoi)\b", re.I)),
    ("asks what it is", re.compile(r"(?:what (?:is|are|was|were)|¿qué (?:es|son))\b", re.I)),
    ("asks what is meant", re.compile(r"what (?:is meant|do(?:es)? .{1,80} mean)\b", re.I)),
    ("asks when", re.compile(r"(?:when|under what|how long|how often)\b", re.I)),
    ("asks what is done", re.compile(r"what (?:do|does|did|can|should|must|would|will)\b", re.I)),
)
"""How questions begin; the first that fits is the sign, and *asks otherwise* where none does."""


class _Text(NamedTuple):
    """A stretch of text and its words in lower case."""

    text: str
    words: tuple[str, ...]
    kinds: frozenset[str]
    """Its words, each once."""


def score_alone(draft: Draft) -> Signs:
    """Return the one sign that says what the rule thinks of its draft."""
    return {SCORE: _log_odds(draft.confidence)}


def signs(
    draft: Draft, note: Note, context: Context, likely: tuple[Phrase, ...] | None = None
) -> Signs:
    """Return every sign of the draft's first card but the name of its pattern.

    `likely` are the phrases of the note, as `salience.phrases_of` tells them unless given.
    """
    english = context.language == "en"
    wording = draft.wording
    hidden = _text(max(answers(wording), key=len))
    whole = _text(_whole(wording))
    found = {
        **score_alone(draft),
        **_of_answer(hidden, english=english),
        **(
            _of_gap(wording, hidden, whole, context.language)
            if isinstance(wording, GapText)
            else _of_question(wording.front, hidden, draft.confidence)
        ),
        **_of_text(whole, english=english),
        **_of_note(note, whole, hidden),
        **_of_place(note, context),
        **_of_choice(
            hidden.text, _choice_of(note, context) if likely is None else _Choice.among(likely)
        ),
    }
    if context.language in ALL_NOUNS_LARGE:
        found.pop("many names", None)
    if english:
        found["definite nouns not named before"] = min(_unnamed(whole.words, _section(context)), 3)
    return _told(found)


def _told(found: Mapping[str, float]) -> Signs:
    """Return the signs that there are."""
    return {name: float(value) for name, value in found.items() if value}


def _count(words: Iterable[str], known: Set[str]) -> int:
    """Return how many of the words are known."""
    return sum(map(known.__contains__, words))


def _log_odds(share: float) -> float:
    share = min(max(share, LEAST), MOST)
    return log(share / (1 - share))


@lru_cache(maxsize=256)
def _text(text: str) -> _Text:
    words = tuple(map(str.lower, _WORD.findall(text)))
    return _Text(text, words, frozenset(words))


def _whole(wording: Wording) -> str:
    if isinstance(wording, GapText):
        return wording.full
    return f"{_ATTRIBUTED.sub('', wording.front, count=1)} {wording.answer}"


ANDS = frozenset({"and", "y", "und", "et"})


def _of_answer(hidden: _Text, *, english: bool) -> Signs:
    words = hidden.words
    count = min(len(words), LONG)
    numbers = sum(map(_is_number, words))
    content = [word for word in words if word not in FUNCTION_WORDS]
    found: Signs = {
        "answer of one word": count == 1,
        "words of the answer beyond 3": max(0, count - 3),
        "long answer": count > 8,
        "comma in the answer": "," in hidden.text,
        "and in the answer": not ANDS.isdisjoint(words),
        "answer is a number": 0 < numbers == len(words),
        "number in the answer": 0 < numbers < len(words),
        "pronoun in the answer": english and not PRONOUNS.isdisjoint(words),
        "negation in the answer": english and not NEGATIONS.isdisjoint(words),
    }
    if english and words:
        found["answer begins with a determiner"] = words[0] in DETERMINERS
        found["answer begins with a verb"] = is_verb(words[0]) and not noun_too(words[0])
        found["answer begins with an -ing form"] = has_form(words[0], Form.ING)
        rare = len(content) - sum(map(is_common, content))
        found["rare words in the answer"] = min(rare, 3)
        found["nothing rare in the answer"] = not rare and not numbers
    return found


def _of_gap(wording: GapText, hidden: _Text, whole: _Text, language: str) -> Signs:
    pieces = wording.pieces
    last, first = pieces[-1], pieces[0]
    ends = isinstance(last, Gap) or not last.strip(_NO_WORD)
    return {
        "gap": 1,
        "several gaps": len(wording.gaps) > 1,
        "gap at the end": ends,
        "gap at the front": isinstance(first, Gap) or not first.strip(_NO_WORD),
        "much of the text hidden": len(hidden.words) / max(1, len(whole.words)),
        **_of_edges(wording, whole.text, language),
        **gap_signs(wording),
    }


def _of_edges(wording: GapText, text: str, language: str) -> Signs:
    """Return whether the first gap begins and ends where phrases do, as small words part them."""
    before = wording.pieces[0]
    start = len(before) if isinstance(before, str) else 0
    end = start + len(wording.gaps[0].answer)
    if _CODE in text[start:end] or start == 0:
        return {}
    places = _phrases(text, language)
    return {
        "begins inside a phrase": all(first != start for first, _ in places),
        "ends inside a phrase": all(last != end for _, last in places) and end < len(text),
    }


@lru_cache(maxsize=64)
def _phrases(text: str, language: str) -> tuple[tuple[int, int], ...]:
    return tuple(phrases(text, ENGLISH if language == "en" else small_words(language)))


def _of_question(front: str, hidden: _Text, score: float) -> Signs:
    bare = _ATTRIBUTED.sub("", front, count=1)
    asked = next((name for name, shape in ASKED if shape.match(bare)), "asks otherwise")
    return {
        SCORE_OF_QUESTION: _log_odds(score),
        asked: 1,
        "attributed": bare != front,
        "quotation in the question": _QUOTE.search(front) is not None,
        "comma in the question": "," in bare,
        "words of the question beyond 12": max(0, min(len(_text(bare).words), 30) - 12),
        "because": hidden.words[:1] == ("because",),
    }


@lru_cache(maxsize=64)
def _of_text(whole: _Text, *, english: bool) -> Signs:
    """Return the signs of a text; the drafts of one sentence mostly differ in what they hide."""
    text, words, kinds = whole
    count = len(words)
    found: Signs = {
        "words short of 10": max(0, SHORT_CARD - count),
        "words beyond 28": max(0, min(count, 60) - LONG_CARD),
        "sentences": min(len(_SENTENCE.findall(text)), 3),
        "commas": min(text.count(","), 5),
        "semicolon": "; " in text,
        "colon": ": " in text,
        "dash": _DASH.search(text) is not None,
        "bracket": "(" in text or "[" in text,
        "quotation": _QUOTE.search(text) is not None,
        "code": _CODE in text,
        "maths": _MATHS.search(text) is not None,
        "arrow": _ARROW.search(text) is not None,
        "figures": min(sum(word[0].isdigit() for word in words), 4),
        "begins small": text[:1].islower(),
        "many names": min(len(_names(text)), 4),
    }
    if english:
        found |= {
            "he or she": min(_count(words, THIRD), 3),
            "they": min(_count(words, SEVERAL), 3),
            "it": min(_count(words, THING), 3),
            "I or we": not OURS.isdisjoint(kinds),
            "you": not YOURS.isdisjoint(kinds),
            "this or that": min(_count(words, DEMONSTRATIVES), 2),
            "word that points": not POINTING.isdisjoint(kinds),
            "hedge": not HEDGES.isdisjoint(kinds),
            "negation": not NEGATIONS.isdisjoint(kinds),
            "verbs in the past": min(sum(map(_is_past, words)), 3),
        }
        if words:
            found |= {
                "begins with the": words[0] == "the",
                "begins with a pronoun": words[0] in PRONOUNS,
                "begins with a verb": is_verb(words[0]) and not noun_too(words[0]),
            }
    return _told(found)


_NAME = re.compile(r"(?<=[\w,] )[*_]{0,2}[A-ZÁÉÍÓÚÑÄÖÜ][^\W\d_]")


@lru_cache(maxsize=64)
def _names(text: str) -> list[str]:
    return _NAME.findall(text)


@lru_cache(maxsize=4096)
def _is_past(word: str) -> bool:
    return word in PAST or (has_form(word, Form.PAST) and not has_form(word, Form.BASE))


@lru_cache(maxsize=4096)
def _is_number(word: str) -> bool:
    return word[0].isdigit() or word in speech("en").number_words | speech("es").number_words


OWN = frozenset(
    "i i'm i'd i've me my mine we our us yo mi mis mí nos nuestro nuestra ich mir mich mein meine"
    " wir uns unser unsere je j'ai mon ma mes nous notre nos eu meu minha nosso nossa".split()
)
"""Words of a note-taker who speaks of himself, in any of the languages."""

ERRANDS = frozenset(
    "todo ask check look read reread rewatch watch listen buy find request send email follow-up"
    " slide slides photo photos handout deck recording minute minutes page link coffee lunch tea"
    " booked form pedir preguntar buscar releer mirar ver probar revisar pasar foto fotos enlace"
    " diapositiva diapositivas apuntar café almuerzo folie folien unterlagen kaffee nachfragen"
    " nachlesen fragen relire demander vérifier chercher diapo diapos lien rever conferir"
    " procurar".split()
)
"""Words of errands, of the day and of the room: what is told of the talk, and not in it."""

LITTLE = 8
"""Words below which a note is short."""


@lru_cache(maxsize=64)
def _of_aim(text: str) -> Signs:
    """Return signs that a note claims something, or is an errand, a reaction, a remark."""
    words = _text(text).words
    first = words[:1]
    found: Signs = {
        "words of the note short of 8": max(0, LITTLE - len(words)),
        "question in the note": "?" in text,
        "exclamation in the note": "!" in text,
        "first person in the note": min(_count(words, OWN), 3),
        "errand in the note": min(_count(words, ERRANDS), 2),
        "note begins with an errand": not ERRANDS.isdisjoint(first),
        "time of a recording": _STAMP.search(text) is not None,
    }
    return _told(found)


_STAMP = re.compile(r"\b\d{1,2}:\d\d\b")


def _of_note(note: Note, whole: _Text, hidden: _Text) -> Signs:
    _, words, kinds = _text(note.text)
    at = note.text.find(hidden.text[:15].strip())
    return {
        **_of_aim(note.text),
        "words of the note beyond 25": max(0, min(len(words), 80) - LONG_NOTE),
        "share of the note shown": len(kinds & whole.kinds) / max(1, len(kinds)),
        "place in the note": at / max(1, len(note.text)) if at >= 0 else 0.5,
        "bullets below": bool(note.children),
    }


UNLIKELY = 6.0
"""Of e: the share of a choice that is as good as nothing; salience is counted from it."""


class _Choice(NamedTuple):
    """What could be hidden in a note."""

    shares: Mapping[str, float]
    """By its words: the logarithm of the chance that somebody hides it."""

    best: float

    @classmethod
    def among(cls, likely: tuple[Phrase, ...]) -> _Choice:
        """Return the choice among phrases, the likeliest first."""
        shares = {phrase.key: phrase.share for phrase in reversed(likely)}
        return cls(shares, likely[0].share if likely else 0.0)


@at_hand
def _choice_of(note: Note, context: Context) -> _Choice:
    return _Choice.among(phrases_of(note, context))


def _of_choice(hidden: str, choice: _Choice) -> Signs:
    """Return how likely a person would hide what the card hides, among all that could be hidden."""
    if not choice.shares:
        return {}
    share, best = choice.shares.get(keys_of(hidden), -UNLIKELY), choice.best
    return {
        "salience": max(0.0, UNLIKELY + share),
        "most salient": share == best,
        "salience of the best": max(0.0, UNLIKELY + best),
    }


@at_hand
def _of_place(note: Note, context: Context) -> Signs:
    texts = tuple([one.text for one in context.siblings[:LOOKED_AT]]) or (note.text,)
    return {
        "clipped hand": _hand(texts, context.language).clipped,
        "not in English": context.language != "en",
        "below a bullet": context.parent is not None,
        "behind a bullet": context.previous is not None,
        "panel": context.party is Party.PANEL,
        "no speaker": context.speaker is None,
    }


@lru_cache(maxsize=64)
def _hand(texts: tuple[str, ...], language: str) -> Style:
    return style_of(texts, language)


TELLS_WHICH = frozenset({"of", "that", "which", "who"})


def _section(context: Context) -> str:
    """Return what stands above the note: speaker, talk and headings."""
    return " ".join((context.speaker or "", context.talk or "", *context.section))


@lru_cache(maxsize=64)
def _unnamed(words: tuple[str, ...], above: str) -> int:
    """Return how often *the X* stands with nothing before it or behind it that says which X."""
    if "the" not in words:
        return 0
    section = _stems(above)
    before: set[str] = set()
    count = 0
    for at, word in enumerate(words[:-1]):
        if word == "the":
            noun = stem(words[at + 1])
            after = words[at + 2] if at + 2 < len(words) else "of"
            alone = after in FUNCTION_WORDS and after not in TELLS_WHICH
            count += alone and noun not in before and noun not in section
        before.add(stem(word))
    return count


@lru_cache(maxsize=64)
def _stems(text: str) -> frozenset[str]:
    return frozenset(map(stem, _text(text).kinds))
