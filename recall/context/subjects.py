"""Subjects: whether words beside a name say what the talk was on, rather than who, where or how."""

from __future__ import annotations

import re

from recall.context.names import has_a_group, is_group, is_strange, is_trade, party_of
from recall.context.wording import DAY, GENRE, IS_GENRE, POST
from recall.language.rare import Rare
from recall.language.words import is_person_noun, singular
from recall.notes import Party

_NO_SUBJECT = frozenset(
    "again guest retired ret short live online remote recorded virtual cont startup firm company co lead"
    " team club empresa equipo firma verein équipe start-up otra vez encore erneut radio museum library church"
    " school biblioteca iglesia escuela igreja bibliothèque médiathèque église école bibliothek kirche schule tv"
    " television zoom youtube festival fair feria feira messe salon conference summit meetup congress congreso"
    " kongress congrès congresso notes slides maybe probably half part host moderator chair room hall sala saal"
    " salle stage track floor auditorio auditorium centro centre center hospital universidad universität"
    " université universidade institut instituto institute".split()
)
_WHERE = frozenset(
    "in at from of via en im bei chez the el la los las der die das em no na nos nas no au aux à".split()
)
_FELT = frozenset(
    "i we my me it was were is very really so too good great nice dull boring long loved liked best worst wow meh"
    " tired skip skipped relisten rewatch super genial bueno buena malo mala aburrido aburrida muy schön gut sehr toll"
    " langweilig très bon bonne génial muito bom boa ótimo chato".split()
)
MOST_OF_A_SUBJECT = 4
MOST_OF_ALL = 10
_PIECES = re.compile(r"\s*[,;]\s+")

_COMPOUND = re.compile(r"[A-ZÄÖÜ][a-zäöüß]{10,}")
_NO_COMPOUND = re.compile(
    r"(?!.*(?:kräuter|wälder|bücher|felder|länder|häuser|räder|bilder|wetter|wasser|feuer|muster|filter|mauer|steuer)$)"
    r".*(?:er|erin|ist|istin|oge|ogin|arzt|ärztin|mann|frau|schule|bibliothek|bücherei|haus|museum|akademie|universität|institut"
    r"|verein|verlag|gesellschaft|theater|halle|saal|schaft|zentrum|kirche|stadt|dorf|burg|heim|amt|werk|betrieb|gruppe|reihe"
    r"|beauftragte[rn]?|vorsitzende[rn]?|leitende[rn]?|ungen?aufnahme|mitschnitt|aufzeichnung)"
)

_DOES = re.compile(
    r"(?=.{7})[a-zà-ÿ]+(?:er|or|ist|ian|eur|euse|ère|ista|iatre|iatra|logue|graphe|grafo|grafa)"
)
"""One word that by its end may say what somebody does, known or not."""

_SHOW = re.compile(
    r"\b(?:podcasts?|pódcasts?|pod|radio|rádio|tedx?\w*|folge|sendung|episod(?:e|io)|épisode|episódio|capítulo|programa|émission"
    r"|ep\.?|ép\.?|\w*(?:salon|café|night|evening|club|hour|festival|summit|meetup|conf|fest|forum|jornada|ciclo|tertulia|stammtisch"
    r"|werkstatt|reihe|abend|soirée|series))(?:\W|$)|#\s?\d|[\"”»“] \d{1,3}$",
    re.IGNORECASE,
)
_KIND_LEFT = re.compile(
    r"[,:]?\s(?:an?\s|un\s|una\s|eine\s|une?\s|um\s)?(?:folge|episode|episodio|capítulo|épisode|episódio|ep\.?|with|mit|con|avec|com|w/)$",
    re.IGNORECASE,
)
_PODCAST = re.compile(r"^(?:podcast|pódcast)\s*:?\s(?=[\"“«„])", re.IGNORECASE)
_IN_BRACKET = Rare(r"\s*\((?P<inside>[^()\d]{3,60})\)$", ")")
_BEHIND_A_MARK = re.compile(r"\s*(?::|\s[–—-])\s+(?P<what>\S.*)")


def subject_in(words: str) -> str:
    """Return what of the words behind a name says what it is about; empty where none does.

    What is told beside it is left out: *cold ovens, lots of slides*.
    """
    pieces = [piece for piece in _PIECES.split(words.strip()) if piece]
    small = {part.lower() for part in re.findall(r"[^\W\d_]+", words)}
    if not pieces or any(map(is_somebody, small)):
        return words if is_subject(words) else ""
    kept = ", ".join(filter(_may_be, pieces)) if _may_be(pieces[0]) else ""
    return kept if kept and is_subject(kept) else ""


def is_subject(words: str) -> bool:
    """Tell whether words behind a name are what it is about: *cold ovens*, *night shifts, not tech*.

    Not a trade, a post, a firm, a place, a show, a day, or how one liked it. What only has words
    with capitals is a name, but for a long one as German makes them: *Stellwerkssoftware*.
    """
    pieces = [piece for piece in _PIECES.split(words.strip()) if piece]
    if not pieces or len(words.split()) > MOST_OF_ALL or any(map(str.isdigit, words)):
        return False
    return all(map(_may_be, pieces)) and _says_what(pieces[0])


def _may_be(piece: str) -> bool:
    parts = re.findall(r"[^\W\d_][\w'’.-]*", piece)
    if (
        not parts
        or len(parts) > MOST_OF_A_SUBJECT
        or POST.match(piece)
        or IS_GENRE.fullmatch(piece)
    ):
        return False
    if DAY.fullmatch(piece) or is_group(piece) or has_a_group(piece) or is_strange(piece):
        return False
    small = [part.lower().strip(".") for part in parts]
    placed = any(
        word in _WHERE and (at == 0 or (parts[at + 1 : at + 2] and parts[at + 1][:1].isupper()))
        for at, word in enumerate(small)
    )
    told = any(word in _NO_SUBJECT or word in _FELT for word in small)
    return not placed and not told and not any(map(is_somebody, small))


def is_somebody(word: str) -> bool:
    """Tell whether a word in small is for one person: a trade, *woman*, *cousin*."""
    return is_trade(word) or (is_person_noun(word) and singular(word) == word)


def _says_what(piece: str) -> bool:
    words = piece.split()
    if len(words) == 1 and _DOES.fullmatch(piece):
        return False
    if len(words) == 1 and _COMPOUND.fullmatch(piece):
        return _NO_COMPOUND.fullmatch(piece) is None
    small = any(word[:1].islower() and word not in _WHERE for word in words)
    return small and party_of(piece) is not Party.ORGANISATION


def subject_after(words: str) -> str | None:
    """Return the subject in what stands behind a name: *: cold ovens*, *, cold ovens*, *(cold ovens)*."""
    if mark := _BEHIND_A_MARK.fullmatch(words):
        return mark["what"]
    bracket = _IN_BRACKET.fullmatch(words)
    told = bracket["inside"] if bracket else words.removeprefix(",").strip()
    if bracket is None and not words.startswith(", "):
        return None
    return subject_in(told) or None


def is_a_show(words: str) -> bool:
    """Tell whether words are what one listened to, and not what it was about: *Oven Radio #3*."""
    return _SHOW.search(words) is not None and not re.fullmatch(GENRE, words, re.IGNORECASE)


def of_a_show(show: str, subject: str) -> str:
    """Return the title of what a show had somebody talk about: *Oven Radio #3: cold ovens*."""
    return f"{_PODCAST.sub('', _KIND_LEFT.sub('', show))}: {subject}"
