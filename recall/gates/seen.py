"""What gates look at: one card of a draft, its words laid out once for all of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import repeat

from recall.cards import HIDDEN, Face, GapText, faces
from recall.drafts import Draft
from recall.language import words as english
from recall.language.rare import Rare
from recall.language.speech import speech
from recall.language.verbs import readings
from recall.language.words import stem
from recall.notes import Context, Note

ATTRIBUTION = Rare(r"According to [^,\n]{1,120}, ", "According to ")
"""The words that give a claim to its speaker at the front of a card."""

LIST_ITEM = Rare(r"(?:^|[;—:]\s)\s*1\) ", "1) ")
NOT_CONTENT = frozenset({"thing", "things", "way", "ways", "kind", "sort"})


@dataclass(frozen=True, slots=True)
class Seen:
    """One card, and what stands around its note."""

    face: Face
    draft: Draft
    note: Note
    context: Context
    question: str
    """The front as a reader sees it, without markup, attribution and prefix."""

    answer: str
    """What must be recalled, as a reader sees it."""

    full: str
    """The text of a gap card with nothing hidden; else the question."""

    attributed: bool
    """Whether the front gives the claim to the speaker by name."""

    english: bool
    spanish: bool
    is_gap: bool

    is_list: bool
    """Whether the card asks for the items of a numbered list, all or one."""

    @property
    def source(self) -> str:
        """What the note says, its children included."""
        return " \n".join((self.note.text, *(child.text for child in self.note.children)))


def seen(draft: Draft, note: Note, context: Context) -> tuple[Seen, ...]:
    """Return every card of the draft, ready to be looked at."""
    return tuple(_seen(face, draft, note, context) for face in faces(draft.wording, draft.extra))


def _seen(face: Face, draft: Draft, note: Note, context: Context) -> Seen:
    front = visible(face.front)
    question = _bare(front, context)
    is_gap = isinstance(draft.wording, GapText)
    full = _bare(visible(face.back), context) if is_gap else question
    speaker = context.speaker
    prefixed = bool(speaker) and front.startswith(f"{speaker}: ")
    attributed = ATTRIBUTION.match(front) is not None or bool(speaker and speaker in question)
    return Seen(
        face,
        draft,
        note,
        context,
        question,
        visible(face.answer),
        full,
        attributed and not prefixed,
        english=context.language == "en",
        spanish=context.language == "es",
        is_gap=is_gap,
        is_list=LIST_ITEM.search(face.back) is not None,
    )


def _bare(front: str, context: Context) -> str:
    """Return the front without the words that say who spoke."""
    speaker = context.speaker
    if speaker and front.startswith(f"{speaker}: "):
        return front[len(speaker) + 2 :]
    return ATTRIBUTION.sub("", front, count=1)


_LINK = Rare(r"!?\[([^\[\]\n]{0,500})\]\([^()\s]{0,500}(?:\s\"[^\"\n]{0,200}\")?\)", "](")
_MARK = Rare(r"[*`_]|~~|==|\]\(", "*|==|](|_|`|~~")
"""What every mark has that is taken out; most cards have none."""
_EMPHASIS = re.compile(r"[*`]+|(?<!\w)_+|_+(?!\w)|~~|==")


@lru_cache(maxsize=1024)
def visible(text: str) -> str:
    """Return the text without the marks of emphasis, code and links."""
    if not _MARK.search(text):
        return text.strip()
    return _EMPHASIS.sub("", _LINK.sub(r"\1", text)).strip()


@lru_cache(maxsize=1024)
def words(text: str) -> tuple[str, ...]:
    """Return the words of a text as they stand; several gates ask for those of one card."""
    return tuple(english.words(text))


@lru_cache(maxsize=1024)
def low_words(text: str) -> tuple[str, ...]:
    """Return the words of a text in lower case."""
    return tuple(map(str.lower, words(text)))


LOOKED_AT = 2000
"""Characters of a card whose words are read one by one; a longer one fails as too long."""

_TOKEN = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*|[^\w\s]")


@lru_cache(maxsize=256)
def words_and_marks(text: str) -> tuple[str, ...]:
    """Return the words of a card and the marks between them, in order."""
    return tuple(_TOKEN.findall(text[:LOOKED_AT]))


@lru_cache(maxsize=1024)
def stems(text: str, language: str = "en") -> tuple[str, ...]:
    """Return the stems of the words that carry content, in order; gaps are none."""
    found = words(text.replace(HIDDEN, " "))
    return tuple(filter(None, map(content_stem, found, repeat(language))))


@lru_cache(maxsize=8192)
def content_stem(word: str, language: str) -> str:
    """Return the stem of a word that carries content, or nothing."""
    return stem_of(word, language) if carries_content(word.lower(), language) else ""


@lru_cache(maxsize=8192)
def stem_of(word: str, language: str = "en") -> str:
    """Return a stem that the forms of one word share, irregular verbs included."""
    low = word.lower()
    if language == "en" and (found := readings(low)):
        return stem(found[0].lemma)
    return stem(low)


def carries_content(word: str, language: str) -> bool:
    return word not in speech(language).function_words and word not in NOT_CONTENT


def surroundings(context: Context) -> str:
    """Return what the context line shows."""
    parts = (context.voice, context.speaker, context.talk, *context.section)
    return " ".join(part for part in parts if part)
