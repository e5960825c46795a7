"""Cards that quote a note in its own language: the wording untouched, one stretch hidden.

For languages whose grammar we cannot move about; the context line says whose words they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from recall.cards import Gap, GapText, Tier
from recall.drafts import Draft
from recall.generators.setting import bullet_before
from recall.language import fillers, stance, voices
from recall.language.asides import is_change
from recall.language.leaning import unstressed
from recall.language.rare import Rare
from recall.language.reading import without_marks
from recall.language.realise import lower_first, upper_first
from recall.language.segment import sentences
from recall.language.shortened import is_cut_short
from recall.language.speech import speech
from recall.language.standing import is_remark, stands_alone
from recall.language.tables import Table, table_of
from recall.language.tables.table import front, mark
from recall.language.tokens import depths, fold, has_folded, outside, tokens, unfold
from recall.language.words import words
from recall.notes import Context, Note, Party

STOPS = ".,;:!…–—- "

ASIDE = re.compile(r"\s*\(([^()]{1,400})\)")
QUALIFIER_WORDS = 3

LEANING = 0.6
"""What is left of the confidence where a sentence leans on another one."""


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence of a note, in the form that a gap card shows it."""

    text: str
    """Without asides and closing stop; markup is folded into private characters."""

    note: Note
    extra: str
    stretches: tuple[str, ...]

    sure: float = 1.0
    """What is left of the confidence of its cards."""


def said(note: Note, context: Context) -> tuple[Said, ...]:
    """Return the sentences of the note that claim something, as a card may quote them.

    What the note-taker says of himself is left out; a sentence that goes on from the one
    before has that one in front, and the first one the bullet before.
    """
    # Whoever looked for a long list in the cache would spend more than reading costs.
    alone = replace(context, parent=None, above=(), previous=None, siblings=())
    return _said(note, alone, _told_before(bullet_before(context), alone))


ABOVE = 34
"""Words of the bullet before that a card shows at most."""


def _told_before(previous: Note | None, context: Context) -> str:
    """Return what the bullet before says, where it is short and can be read alone."""
    if previous is None or len(previous.text.split()) > ABOVE:
        return ""
    sentences = _said(previous, context, "")
    text = ". ".join(sentence.text for sentence in sentences)
    whole = len(sentences) == 1 and sentences[0].sure == 1.0
    return text if whole and not has_folded(text) else ""


@lru_cache(maxsize=4)
def _said(note: Note, context: Context, above: str) -> tuple[Said, ...]:
    table = table_of(context.language)
    folded = fold(without_marks(note.text))
    text = " ".join(folded.text.split())
    doubted = LEANING if table.unsaid.search(text) else 1.0
    found: list[Said] = []
    before = term = ""
    parts = tuple(
        _without_doubt(one, table)
        for part in _parts(text, table)
        for one in _told_apart(part, table)
    )
    names = " ".join(person.name for person in voices.people_of(context))
    for part, own in zip(parts, stance.note_takers(parts, names, language=""), strict=True):
        if own:
            before = ""
            continue
        sentence = _bare_of_voice(part, context)
        bare, asides = without_asides(sentence, context.language)
        told, opinion = _without_opinion(bare, table)
        claim = _as_main(_claim(told, table), part, table)
        if (
            not words(claim)
            or claim.endswith("?")
            or ASKED.search(claim)
            or is_remark(claim, table)
        ):
            before = ""
            continue
        named = _named(claim if before else _begun_anew(claim, table), before, table, context)
        joined, leans = _joined(named, before, table)
        leans = leans or (not before and _tells_of_nobody(named, claim, table))
        if leans and above and part == parts[0] and not _may_mean_speaker(claim, context, table):
            joined, leans = _behind(above, claim, joined, table)
        if joined == named and term and named[:1].islower():
            joined = f"{term}{named}"
        term = term or _term_of(named, table)
        extra = unfold("; ".join((*asides, *opinion)), folded.stretches)
        sure = doubted * (LEANING if leans or _speaks_for_another(claim, context) else 1.0)
        found.append(Said(no_stop(joined), note, extra, folded.stretches, sure))
        before = named
    return tuple(found)


ASKED = re.compile(r"\?\s?(?:→|->|=>)")
"""A question and what came of it."""

TERM_WORDS = 2


def _term_of(claim: str, table: Table) -> str:
    """Return the term that a jotted note begins with, and its colon: what follows is of it too."""
    colons = outside(claim, COLON)
    before = claim[: colons[0].start()] if colons else ""
    label = before.strip("*_ ")
    named = 1 <= len(label.split()) <= TERM_WORDS and label.lower() not in table.frames
    # French sets a space before its colon.
    return f"{label}{' ' if before.endswith(' ') else ''}: " if named else ""


def _told_apart(part: str, table: Table) -> Iterator[str]:
    """Yield what a verb of saying in the middle parts: *X is Y, and he says that Z*."""
    joints = _joints(table)
    found = outside(part, mark(joints)) if joints else []
    stops = [
        (len(part[: one.start()].rstrip(" ,")), one.start() + len(one[0].split()[0]) + 1)
        for one in found
        if part[: one.start()].rstrip().endswith(",")
    ]
    further = COMPLEMENT.search(part)
    if further and front_of(_sayings(table), part):
        stops.append(further.span())
    yield from _cut(part, sorted(stops))


COMPLEMENT = re.compile(
    r",\s(?:y\s)?que\s(?=(?:lo que|el|los|un|una|hay|si|cuando|cada|nadie|nada|todo|siempre|nunca)\s)"
)
"""What a second clause opens that the verb of saying at the front governs."""


def front_of(sayings: tuple[str, ...], part: str) -> bool:
    """Tell whether a sentence begins with one of the verbs of saying."""
    return bool(sayings) and front(sayings).match(part) is not None


@lru_cache(maxsize=8)
def _sayings(table: Table) -> tuple[str, ...]:
    """Return the openers that end in a verb of saying and *that*."""
    return tuple(
        opener for opener in table.openers if table.that and opener.endswith(f" {table.that}")
    )


@lru_cache(maxsize=8)
def _joints(table: Table) -> tuple[str, ...]:
    """Return what leads to a second saying: *and he says that*."""
    return tuple(f"{word} {saying}" for word in table.ands for saying in _sayings(table))


def _without_doubt(part: str, table: Table) -> str:
    """Drop a doubt between commas; an introduction before it keeps one of them."""
    found = table.between_commas.search(part)
    if not found:
        return part
    opening = tokens(part[: found.start()])[:1]
    joint = "," if opening and opening[0].key in table.prepositions else ""
    return f"{part[: found.start()]}{joint}{part[found.end() :]}"


def _bare_of_voice(sentence: str, context: Context) -> str:
    """Return what the speaker says, without fillers and the words that give it to him by name."""
    sentence = fillers.without_fillers(sentence, context.language)
    voice = voices.voice_of(sentence, voices.people_of(context))
    if voice is None or voice.name != context.speaker:
        return sentence
    bare = upper_first(voice.said.strip())
    table = table_of(context.language)
    leans = not stands_alone(bare, table) and stands_alone(sentence, table)
    return sentence if leans else bare


def _as_main(claim: str, part: str, table: Table) -> str:
    """Return the claim that a verb of saying governed as a sentence: *…, y que Z* is *…, y Z*."""
    at = part.find(claim[1:HEAD]) - 1 if len(claim) > 1 else -1
    if not table.that or at < 1 or not f" {part[:at]}".rstrip().lower().endswith(f" {table.that}"):
        return claim
    main = claim
    joints = outside(claim, mark(tuple(f"{word} {table.that}" for word in table.ands)))
    for found in reversed(joints):
        before = claim[: found.start()].rstrip()
        if before.endswith(",") or table.that not in before.split():
            joint = main[: found.end() - len(table.that)].rstrip()
            main = f"{_before_i(joint, main[found.end() :])}{main[found.end() :]}"
    return main


def _before_i(left: str, right: str) -> str:
    """Return the left side with *e* for a Spanish *y* that stands before an *i*."""
    sounds_alike = re.match(r"\s*(?:i|hi(?![ae]))", right, re.IGNORECASE)
    return f"{left[:-1]}e" if sounds_alike and left.endswith(" y") else left


HEAD = 30
"""Characters by which the beginning of a claim is found in its sentence."""

JOINED = 46
"""Words up to which a sentence is shown with the one before it."""


def _joined(claim: str, before: str, table: Table) -> tuple[str, bool]:
    """Return the claim, behind the one before it where it goes on from it; and whether it leans."""
    goes_on = bool(table.points_back) and mark(table.points_back).match(claim) is not None
    goes_on = goes_on or ANSWERS.match(unstressed(claim)) is not None
    leans = goes_on or not stands_alone(claim, table)
    leans = leans or table.illustrations.match(claim) is not None
    leans = leans or (not before and _tells_of_several(claim, table))
    goes_on = bool(before) and _has_no_subject(claim, table)
    if not leans and not goes_on:
        return claim, False
    joint = ". " if before.rstrip().endswith((".", "!", "…")) else "; "
    behind = upper_first(claim) if joint == ". " else _small(claim, table)
    whole = f"{no_stop(before)}{joint}{behind}"
    if not before or not stands_alone(before, table) or len(whole.split()) > JOINED:
        return claim, leans
    return whole, False


def _small(claim: str, table: Table) -> str:
    """Return a claim as it stands behind a semicolon: a small word at its front has no capital."""
    first = tokens(claim[:HEADED])[:1]
    small = bool(first) and first[0].key in (
        *speech(table.language).function_words, *table.demonstratives,
    )  # fmt: skip
    return lower_first(claim) if small else claim


OF_THAT = (
    r"solución|solution|lösung|soluzione|solução|remedio|remède|rimedio|remédio|arreglo|abhilfe|gegenmittel"
    r"|resultado|résultat|ergebnis|risultato|consecuencia|conséquence|folge|conseguenza|consequência"
    r"|causa|cause|ursache|razón|raison|grund|ragione|razão|motivo|explicación|explication|erklärung"
    r"|spiegazione|explicação"
)
ANSWERS = re.compile(
    rf"(?:{OF_THAT}|conclusión|fazit|moraleja|¿?por qué\??|warum\??|pourquoi\??|porquê\??|perché\??) ?:"
    r"|(?:su|el|la|sein|seine|ihr|ihre|der|die|das|son|sa|le|l['’]|o|a|il|lo|il suo|la sua|a sua|o seu) ?"
    rf"(?:\w{{1,20}} )?(?:{OF_THAT})(?:,[^,]{{1,30}},)?(?: ?:| (?:es|era|fue|está|ist|war|lag|liegt|est|était|è|era|foi|é)\b)",
    re.IGNORECASE,
)
"""What came of the sentence before, its cure or its cause: *Solución: …*, *su arreglo es …*."""


def _behind(above: str, claim: str, joined: str, table: Table) -> tuple[str, bool]:
    """Return the first claim behind the bullet before, if that explains it; else that it leans."""
    whole = f"{above}. {upper_first(claim)}"
    fits = len(whole.split()) <= JOINED and claim.endswith(joined)
    return (whole, False) if fits and stands_alone(whole, table) else (joined, True)


def _tells_of_several(claim: str, table: Table) -> bool:
    """Tell whether a note begins with what several did, whoever they are: *tardaron un año*."""
    opening = tokens(claim[:HEADED])[:1]
    verb = opening[0].key if opening else ""
    past = table.vowel_ended and verb.endswith(("aron", "eron", "aban", "ían"))
    return past and table.is_verb(verb)


def _has_no_subject(claim: str, table: Table) -> bool:
    """Tell whether a claim begins with its verb: who does it stood in the sentence before."""
    if not table.vowel_ended:
        return False  # *misst man X, so …*: the verb stands first in a condition as well
    words = [word.key for word in tokens(claim[:HEADED])]
    verb = words[1:] if words and words[0] in table.times else words
    if words and words[0] in (*table.prepositions, *table.bounds):
        verb = _behind_circumstance(words[1:], table)
    return bool(verb) and table.is_verb(verb[0]) and verb[0] not in table.impersonal


def _tells_of_nobody(named: str, claim: str, table: Table) -> bool:
    """Tell whether the first claim of a note begins with its verb, and no subject follows it.

    *Bajó de 9 a 4*: what fell stands in another bullet. *Se vende más pan* has its subject behind.
    """
    if not _has_no_subject(named, table):
        return False
    if named != claim:
        return True
    opening = [word.key for word in tokens(named[:HEADED])][:3]
    if opening[0] in table.transitive and opening[0] not in table.uses:
        return len(opening) > 1 and (opening[1][:1].isdigit() or opening[1] not in table.definites)
    past = table.vowel_ended and opening[0].endswith(("ó", "ió", "eron", "aron"))
    return past and len(opening) > 1 and opening[1] in table.prepositions


HEADED = 80
CIRCUMSTANCE = 3
"""Words of a circumstance that may stand before a verb without a subject: *a 32k tokens ya pesaba más*."""


def _behind_circumstance(words: list[str], table: Table) -> list[str]:
    """Return the words from the verb right behind a short circumstance, if no subject follows it."""
    for at, word in enumerate(words[: CIRCUMSTANCE + 1]):
        if word in table.articles:
            return []
        if at and table.is_verb(word):
            after = words[at + 1 : at + 2]
            open_ended = (*table.more, *table.adverbs, *table.relatives, *table.prepositions)
            return words[at:] if not after or after[0] in open_ended or len(after[0]) < 2 else []
    return []


def _begun_anew(claim: str, table: Table) -> str:
    """Return a claim without the word that ties it to another bullet: *Por eso*."""
    tie = mark(table.droppable).match(claim) if table.droppable else None
    return claim[tie.end() :].lstrip(" ,") if tie else claim


def _without_opinion(sentence: str, table: Table) -> tuple[str, tuple[str, ...]]:
    """Return the sentence up to what the note-taker adds to it, and that."""
    found = table.opinion.search(sentence) if table.opinions else None
    if not found:
        return sentence, ()
    return sentence[: found.start()], (no_stop(sentence[found.end() :]),)


def _claim(sentence: str, table: Table) -> str:
    """Return what the sentence says, without openers and labels that only announce it."""
    sentence = _without_frame(sentence, table)
    opener = table.opener.match(sentence) if table.openers else None
    return sentence[opener.end() :] if opener else sentence


COLON = Rare(r":\s+", ":")
FRAMED = 36
"""Words from which a sentence is too long for what stands before its colon."""


def _without_frame(sentence: str, table: Table) -> str:
    """Return what stands behind a label that only announces it, or behind a reaction."""
    colons = outside(sentence, COLON)
    if not colons:
        return sentence
    label, rest = sentence[: colons[0].start()], sentence[colons[0].end() :]
    announces = label.strip("*_¡! ").lower() in table.frames
    endless = len(sentence.split()) > FRAMED and len(rest.split()) > FRAMED // 2
    leaves = endless and stands_alone(upper_first(rest), table)
    return rest if announces or leaves or is_remark(label, table) else sentence


def _named(claim: str, before: str, table: Table, context: Context) -> str:
    """Return the claim with the name in place of a pronoun that begins it."""
    first, _, rest = claim.partition(" ")
    pronoun = dict(table.persons).get(first.lower())
    if pronoun is None or not rest:
        return claim
    if table.thinking and rest.split()[0].lower() not in table.thinking:
        return claim  # it may be a thing
    name = _person(before, table) if before else None
    if name is None and context.party is Party.PERSON and context.pronoun in (pronoun, None):
        name = context.speaker
    return f"{name} {rest}" if name else claim


def _may_mean_speaker(claim: str, context: Context, table: Table) -> bool:
    """Tell whether a claim begins with a pronoun that is the speaker's as well as a thing's."""
    pronoun = dict(table.persons).get(claim.partition(" ")[0].lower())
    return pronoun is not None and context.speaker is not None and context.party is Party.PERSON


NAME = re.compile(r"(?:Según )?(?P<name>[A-ZÁÉÍÓÚÑ][\w-]+(?: [A-ZÁÉÍÓÚÑ][\w-]+){0,2})(?= \w)")


def _person(sentence: str, table: Table) -> str | None:
    """Return the name that a sentence begins with, as *Dov le retruca …*."""
    found = NAME.match(sentence)
    if not found or found["name"].lower() in speech(table.language).function_words:
        return None
    following = tokens(sentence[found.end() : found.end() + 40])[:2]
    speaks = any(table.is_verb(word.key) for word in following)
    return found["name"] if speaks else None


LABELLED = re.compile(
    r"(?P<who>[A-ZÁÉÍÓÚÑ][\w'’-]+(?: [A-ZÁÉÍÓÚÑ][\w'’-]+){0,2})(?::\s| (?:dice|dijo|cree|sostiene|opina)\s)"
)


def _speaks_for_another(claim: str, context: Context) -> bool:
    """Tell whether the claim gives itself to a person who is not the one the card names."""
    found = LABELLED.match(claim)
    if not found or not context.speaker or context.party is Party.PANEL:
        return False
    known = {part.lower() for part in words(" ".join((context.speaker, *context.section)))}
    named = {part.lower() for part in words(found["who"])}
    return named <= known and not named <= {part.lower() for part in words(context.speaker)}


# Where one sentence ends -----------------------------------------------------------------------

LOW_STOP = re.compile(r"(?P<word>[^\s.]{2,40})\.\s+(?=[^\W\dA-ZÁÉÍÓÚÑ_])")
SEMICOLON = Rare(r";\s+", ";")
CLAUSE_WORDS = 4
"""Words from which a part between semicolons is a sentence of its own."""


def _parts(text: str, table: Table) -> Iterator[str]:
    """Yield the sentences of a text; jotted ones need no capital, and semicolons part them too."""
    for sentence in _with_ordinals(sentences(text), table):
        for part in _cut(sentence, _low_stops(sentence, table)):
            semicolons = [stop.span() for stop in outside(part, SEMICOLON)]
            pieces = list(_cut(part, semicolons))
            yield from pieces if all(_is_whole(piece, table) for piece in pieces) else (part,)


ORDINAL = re.compile(r"(?<![\w.,])\d{1,2}\.$")


def _with_ordinals(found: tuple[str, ...], table: Table) -> Iterator[str]:
    """Yield the sentences; in German a stop behind a number makes an ordinal: *im 17. Jahrhundert*."""
    begun = ""
    for sentence in found:
        whole = f"{begun} {sentence}" if begun else sentence
        begun = whole if table.language == "de" and ORDINAL.search(whole) else ""
        if not begun:
            yield whole
    if begun:
        yield begun


def _is_whole(piece: str, table: Table) -> bool:
    """Tell whether a part between semicolons goes on from none before it."""
    words = tokens(piece)
    if len(words) < CLAUSE_WORDS or table.is_verb(words[0].key):
        return False
    if words[0].key in (*table.first, *table.then, *table.times) and piece[:1].islower():
        return False
    openers = (*table.openers, *table.points_back)
    return not (openers and mark(openers).match(piece)) or piece[:1].isupper()


def _low_stops(sentence: str, table: Table) -> list[tuple[int, int]]:
    inside = depths(sentence)
    return [
        (stop.end("word") + 1, stop.end())
        for stop in LOW_STOP.finditer(sentence)
        if not inside[stop.end("word")] and not is_cut_short(stop["word"], table)
    ]


def _cut(text: str, stops: list[tuple[int, int]]) -> Iterator[str]:
    start = 0
    for end, after in stops:
        yield text[start:end].strip()
        start = after
    yield text[start:].strip()


def without_asides(text: str, language: str) -> tuple[str, tuple[str, ...]]:
    """Take brackets out of a text, for the back; a qualifier, as *(todavía)*, stays."""
    if "(" not in text:
        return text.strip(), ()
    asides: list[str] = []
    qualifiers = speech(language).hedges | speech(language).negations
    table = table_of(language)

    def take(found: re.Match[str]) -> str:
        inside = words(found[1].lower())
        qualifies = len(inside) <= QUALIFIER_WORDS and not qualifiers.isdisjoint(inside)
        qualifies = qualifies or is_change(text, found)
        if qualifies or (not found[0][0].isspace() and found.start() > 0):
            return found[0]
        if not is_remark(found[1], table):
            asides.append(no_stop(found[1]))
        return ""

    return ASIDE.sub(take, text).strip(), tuple(asides)


# The card ---------------------------------------------------------------------------------------


def gap_card(
    claim: Said, start: int, end: int, *, pattern: str, confidence: float
) -> Iterator[Draft]:
    """Yield the sentence with `[start, end)` hidden; nothing when one side would be empty."""
    hidden = claim.text[start:end]
    start += len(hidden) - len(hidden.lstrip())
    hidden = no_stop(hidden)
    before, after = claim.text[:start], _no_end(claim.text[start + len(hidden) :])
    if not hidden or not (before + after).strip(STOPS):
        return
    pieces = (upper_first(before) if before else "", Gap(1, _back(claim, hidden)), after)
    wording = GapText(
        tuple(_back(claim, piece) if isinstance(piece, str) else piece for piece in pieces if piece)
    )
    sure = round(confidence * claim.sure, 3)
    tier = Tier.READY if claim.sure == 1.0 else Tier.DRAFT
    yield Draft(wording, claim.note.span, pattern, claim.extra, sure, tier)


def small_first(text: str, table: Table) -> str | None:
    """Return the text to stand inside a sentence; None where its first word may be a name."""
    word = text.split(maxsplit=1)[0].lower() if text.strip() else ""
    known = word in speech(table.language).function_words
    if known or word.endswith(table.infinitive_endings or ("\0",)) or text[:1].islower():
        return text[:1].lower() + text[1:]
    return None


def no_stop(text: str) -> str:
    """Return the text without the punctuation that ends or joins it."""
    return _no_end(text.strip())


def _no_end(text: str) -> str:
    stripped = text.rstrip()
    while stripped and stripped[-1] in STOPS and not stripped.endswith(("...", "%")):
        stripped = stripped[:-1]
    return stripped


def _back(claim: Said, text: str) -> str:
    return unfold(text, claim.stretches)
