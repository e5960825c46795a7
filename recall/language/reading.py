"""What the stages find in one note: its claims, whose they are, and what stands beside them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache

from recall.language import (
    asides,
    attribution,
    fillers,
    labels,
    normalise,
    pointing,
    segment,
    stance,
    voices,
)
from recall.language.asides import Aside
from recall.language.attribution import Attributed, Whose
from recall.language.clause import Clause, is_plural, number_of, parse
from recall.language.rare import Rare
from recall.language.realise import balanced, lower_first, no_stop, upper_first
from recall.language.tokens import first_words, fold, key_of, tokens, unfold
from recall.notes import Context, Note, Party, Person, Span

LONGEST_SENTENCE = 700
"""Characters; what is longer is no one claim, and no pattern looks at it."""

MOST_SENTENCES = 12
"""Sentences of a note that are read for claims."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement of a note, ready for the patterns."""

    text: str
    """One sentence in plain wording, without asides, openers and reporting words."""

    whose: Whose
    name: str | None
    """Who is named as its owner in a question; None where the context line must do."""

    topic: str = ""
    """What *About T:* or *T:* at the front of the note says its sentences are about."""

    extra: str = ""
    """The asides of the note that go to the back of every card of it."""

    inside: tuple[Aside, ...] = ()
    """The asides from inside a clause, which go with the cards of that clause."""

    shaken: bool = False
    """Whether a pronoun had to be resolved across notes, or could not be."""

    stretches: tuple[str, ...] = ()
    """The markup that private characters stand for."""

    plain: str = ""
    """The sentence with the pronoun that it begins with, to be shown behind the one before."""

    proper: str = ""
    """Its first word where that is a name, as its capital inside the note's sentence tells."""

    lead: str = ""
    """The sentences before it that a gap card shows first, with the space behind them."""

    before: str = ""
    """The bullet before, where the first claim of a note leans on it and it can be shown."""

    bare: str = field(init=False)
    """The text without its closing stop."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "bare", no_stop(self.text))


@dataclass(frozen=True, slots=True)
class Reading:
    """A note as the patterns see it."""

    claims: tuple[Claim, ...]
    text: str
    """The whole note in plain wording, without asides."""

    extra: str
    stretches: tuple[str, ...]
    unresolved: str = ""
    """The pronoun at the front that nothing explains."""

    dropped: tuple[str, ...] = ()
    """Sentences about the note-taker or the talk."""

    own: tuple[Claim, ...] = ()
    """What the note-taker answers; only the pattern for agreeing looks at it."""

    def put_back(self, text: str) -> str:
        return balanced(unfold(text, self.stretches))


ABOUT = Rare(
    r"(?:About|On|Regarding|As for|Re|When it comes to|In terms of|With respect to) (?P<topic>[^:,.;]{3,80})(?P<mark>[:,]) (?P<rest>.+)",
    "About|As for|In terms of|On|Re|When it comes to|With respect to",
    flags=re.DOTALL,
)
FRAMES = (
    Rare(
        r"(?:The|Her|His|Their|Another|One) (?:\w+ ){0,2}(?:line|point|argument|bit|part|story|example|remark|thesis|claim|idea"
        r"|objection|answer|advice|tip|lesson|message|moment|highlight|question) (?:is|was|comes?|came) (?:about|on|from)"
        r" (?P<topic>[^:,.;]{3,60}): (?P<rest>.+)",
        "Another|Her|His|One|The",
        flags=re.DOTALL,
    ),
    Rare(
        r"(?:When )?[Aa]sked (?:about|on) (?P<topic>[^:,.;]{3,60}), (?P<rest>(?:he|she|they|[A-Z][\w'’-]+) .+)",
        "sked ",
        flags=re.DOTALL,
    ),
    Rare(
        r"(?:On|About) (?P<topic>[^:,.;]{3,60}),? (?:he|she) (?:was|is|sounded|got|stayed) (?:\w+ly )?[a-z]+[,:;] (?P<rest>.+)",
        "About|On",
        flags=re.DOTALL,
    ),
    Rare(
        r"(?:The|That) (?:whole )?(?:bit|part|section) (?:about|on) (?P<topic>[^:,.;]{3,60}?) (?:was|is) [^:.;]{3,60}: (?P<rest>.+)",
        "bit|part|section",
        flags=re.DOTALL,
    ),
    re.compile(
        r"(?:The|the|That|that) (?:whole )?(?:bit|part|thing|stuff|section) (?:about|on|with) (?P<topic>[^:,.;]{3,60}), (?P<rest>(?:he|she|it|they|you|the) .+)",
        re.DOTALL,
    ),
    re.compile(
        r"(?:The|the) (?P<topic>[\w-]+(?: [\w-]+)?) (?:thing|bit|stuff|story|part), (?P<rest>(?:he|she|it|they|you|the) .+)",
        re.DOTALL,
    ),
)
"""How a listener leads to what was said: *the best line was about loans: …*, *asked about loans, she …*."""

REMARK = Rare(
    r"(?<=[\w.,!?])([\"”])\s+[–—-]\s+(?:lovely|great|nice|good|best|brilliant|funny|beautiful|what an?|well said|hmm|wrong|true|love|loved|I)\b[^.!?\"“”]{0,80}(?=[.!?]|$)",
    '"|”',
    flags=re.IGNORECASE,
)
"""What the listener thinks of a quotation, behind a dash."""

LETTERS = re.compile(r"[A-Z]{1,2}")
"""Initials that nobody has explained."""

OWN_WORDS = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]urs?|me|us|[Hh]e|[Ss]he|[Hh]is|[Hh]er)\b")
"""With one of these somebody's words stay a quotation."""

PRAISE = re.compile(
    r"(?:I|we) (?:also |really )?(?:think|find|found|believe|like|love|agree)[^:]*$"
)


def read(note: Note, context: Context) -> Reading:
    """Return the claims of the note. Every stage before the patterns is in here."""
    before = context.previous
    previous = before.text if before and not before.children else ""
    return _read(
        note.text, previous, context.speaker, context.pronoun, context.party, context.people
    )


@lru_cache(maxsize=512)
def _read(
    text: str,
    previous: str,
    speaker: str | None,
    pronoun: str | None,
    party: Party,
    people: tuple[Person, ...],
) -> Reading:
    """Read a note whose patterns will all ask for it; what they need is hashed as plain words."""
    folded = fold(without_marks(text))
    before = Note(previous, Span(1, 1)) if previous else None
    context = Context(speaker=speaker, pronoun=pronoun, party=party, people=people, previous=before)
    return _reading(folded.text, folded.stretches, context)


MARKS = Rare(
    r"~~[^~]{1,400}~~"  # struck out: no longer meant
    r"|\[\^[^\]\s]{1,60}\]"  # footnote
    r"|[\[(](?:ca\. ?|~|at |min )?\d{1,2}:\d\d(?::\d\d)?(?:\s?[-–]\s?\d{1,2}:\d\d(?::\d\d)?)?(?: ?(?:ish|approx\.?|aprox\.?))?[\])]"  # second of the talk
    r"|\s?(?<!\[)\[(?:(?:cf\.?|see|[Tt]able|[Ff]ig(?:ure|\.)?|[Ee]q\.|[Ss]lide|pp?\.|§)\s?[^\[\]]{0,80}"
    r"|[^\[\]\d]{2,60}(?:(?:19|20)\d\d|under review|in press|forthcoming)[^\[\]]{0,30})\](?![(\]])"
    r"|\s?\((?:cf\.?|see|as) (?:also )?[^()]{0,40}(?:above|below|earlier|slide \d+|p\. ?\d+)\)"
    r"|[.;,]?\s(?:cf\.?|see|[Ss]ee also) [^.;!?()]{0,50}\b(?:above|below|earlier)[.!]{0,3}$",
    ")|:|[^|]|~~|above|below|earlier",
)


@lru_cache(maxsize=64)
def without_marks(text: str) -> str:
    """Take out what marks a place and says nothing: footnotes, times, words struck out."""
    bare = MARKS.sub("", text).lstrip(" -–—:") if MARKS.search(text) else text
    bare = pointing.without_pointers(bare)
    if bare == text:
        return text
    return re.sub(r"[ \t]+([.,;:!?])", r"\1", re.sub(r"[ \t]{2,}", " ", bare))


OWN_LABEL = re.compile(r"[*_]{2}[^*_]{2,40}(?::[*_]{2}|[*_]{2}:)\s")
"""A label in bold within a bullet, after which that of the bullet holds no longer."""

BACK = re.compile(r"\b(?:it|they)\b", re.IGNORECASE)
"""Pronouns that a note before this one may explain."""


def _reading(text: str, stretches: tuple[str, ...], context: Context) -> Reading:
    text = fillers.without_fillers(normalise.plain_wording(" ".join(text.split())))
    text = voices.spelt_out(text, voices.people_of(context))
    text, voice = _without_label(text, context)
    if stance.is_errand(text):
        return Reading((), text, "", stretches, dropped=(text,))
    topic, rest = _topic(normalise.without_openers(text), context)
    trimmed = asides.without_asides(rest)
    body = REMARK.sub(r"\1", normalise.without_openers(trimmed.text))
    extras = [*trimmed.asides]
    claims: list[Claim] = []
    mine: list[Claim] = []
    dropped: list[str] = []
    unresolved = ""
    subject = _previous_subject(context) if BACK.search(body) else ""
    within = False
    people = voices.people_of(context)
    whole = tuple(
        turn
        for sentence in segment.sentences(body)[:MOST_SENTENCES]
        for turn in voices.turns(fillers.without_fillers(sentence), people)
    )
    told = tuple(map(stance.without_own_tail, whole))
    names = " ".join(person.name for person in people)
    owners = stance.note_takers(told, names)
    for sentence, full, is_own in zip(told, whole, owners, strict=True):
        plain = normalise.without_openers(stance.without_musing(sentence))
        if not is_own and context.speaker and OWN_WORDS.search(plain) is None:
            plain = voices.unquoted(plain)
        if len(plain) > LONGEST_SENTENCE:
            continue
        if asides.is_meta(plain) or stance.is_errand(plain):
            dropped.append(no_stop(plain))
            continue
        said = _said(plain, voice, context, own=is_own)
        voice = said.name if said.whose is Whose.OTHER else voice
        if said.whose is Whose.NOTE_TAKER:
            mine.append(Claim(full, said.whose, None, topic, stretches=stretches))
            continue
        resolved, shaken = _resolved(said.claim, subject, context, within=within)
        if resolved is None:
            unresolved = unresolved or key_of(said.claim.split()[0])
            resolved = said.claim
        resolved = normalise.with_agreement(resolved)
        proper = _name_at_front(said.claim, plain)
        plain = no_stop(normalise.with_agreement(said.claim))
        about = "" if claims and OWN_LABEL.match(plain) else topic
        claims.append(
            Claim(
                resolved, said.whose, said.name, about,
                shaken=shaken, stretches=stretches, plain=plain, proper=proper,
            )
        )  # fmt: skip
        own = parse(resolved)
        if own is not None:
            subject, within = own.subject, True
    if claims:
        extras += (Aside(one) for one in dropped if _belongs_on_the_back(one))
    inside = tuple(aside for aside in extras if aside.beside)
    extra = _extra([aside for aside in extras if not aside.beside], stretches)
    return Reading(
        tuple(_beside(claim, extra, inside) for claim in claims),
        body,
        _extra(extras, stretches),
        stretches,
        unresolved,
        tuple(dropped),
        tuple(_beside(claim, extra) for claim in mine),
    )


def _beside(claim: Claim, extra: str, inside: tuple[Aside, ...] = ()) -> Claim:
    """Return the claim with what stands beside it in the note; most notes have nothing."""
    return replace(claim, extra=extra, inside=inside) if extra or inside else claim


def _name_at_front(claim: str, sentence: str) -> str:
    """Return the first word of a claim that had its capital inside the sentence already."""
    first = (claim.split(maxsplit=1) or [""])[0]
    inside = first[:1].isupper() and not sentence.startswith(first) and f" {first}" in sentence
    return first if inside and len(first) > 1 else ""


def _belongs_on_the_back(sentence: str) -> bool:
    """Tell whether a sentence beside the claims is more than the note-taker's view or plan."""
    return not (stance.is_first_person(sentence) or stance.is_errand(sentence))


TOPIC_AND_NAME = Rare(
    r"[*_]{0,2}(?P<topic>[A-Za-z][\w' -]{2,40}?)[*_]{0,2}(?: [–—-]|:) (?P<rest>.+)",
    "-|:|–|—",
    flags=re.DOTALL,
)
"""*Liability – Ada: …*: what it is about, then who speaks."""


NAME_ON_TOPIC = Rare(
    r"[*_]{0,2}(?P<who>[A-Z][\w.'’-]{1,30}(?: [A-Z][\w.'’-]{1,30}){0,3}) on (?P<topic>[a-z][\w' -]{2,40})[*_]{0,2}:"
    r"[*_]{0,2}\s(?P<rest>.+)",
    " on ",
    flags=re.DOTALL,
)
"""*Ada on liability: …*: who speaks, and of what."""


def _without_label(text: str, context: Context) -> tuple[str, str | None]:
    """Return the note without the name before it, and that name where it is not the speaker's."""
    people = voices.people_of(context)
    text = voices.without_asker(text, people)
    if of := NAME_ON_TOPIC.match(text):
        name = voices.called(of["who"], people)
        if name is not None:
            return f"{of['topic']}: {voices.unquoted(of['rest'])}", _of_another(name, context)
    if led := TOPIC_AND_NAME.match(text):
        told = voices.at_front(led["rest"], people)
        if told is not None:
            return f"{led['topic']}: {voices.unquoted(told.said)}", told.name
    label = voices.at_front(text, people) or voices.at_end(text, people)
    if label is None:
        return voices.without_audience(text)
    return upper_first(voices.unquoted(label.said)), _of_another(label.name, context)


def _of_another(name: str, context: Context) -> str | None:
    """Return a name where it is not that of the only speaker."""
    own = attribution.is_speaker(name, context) and context.party is not Party.PANEL
    return None if own else name


def _said(plain: str, voice: str | None, context: Context, *, own: bool) -> Attributed:
    """Return whose the sentence is: the note-taker's, the speaker's, or that of `voice`.

    Whom the note let speak before goes on until somebody else is named.
    """
    if own:
        return Attributed(plain, Whose.NOTE_TAKER, None)
    said = attribution.attributed(plain, context)
    if voice and said.whose is Whose.SPEAKER:
        return said._replace(whose=Whose.OTHER, name=voice)
    return said


def _extra(found: list[Aside], stretches: tuple[str, ...]) -> str:
    return "; ".join(balanced(unfold(aside.text, stretches)) for aside in found if aside.text)


def _topic(text: str, context: Context) -> tuple[str, str]:
    """Return the topic that *About T:* names, and the rest without praise that stood between."""
    if framed := next(filter(None, (frame.match(text) for frame in FRAMES)), None):
        return framed["topic"].strip(), upper_first(framed["rest"].strip())
    found = ABOUT.match(text)
    if not found:
        label = labels.topic_of(text)
        if label is None or attribution.is_speaker(label[0], context):
            return "", text
        if context.people and LETTERS.fullmatch(label[0]):
            return "", upper_first(label[1])
        return label[0], upper_first(label[1])
    topic, rest = found["topic"].strip(), found["rest"].strip()
    if (told := parse(topic)) is not None and told.sure:
        return "", text  # *On pay all of them agreed: …*
    if found["mark"] == ",":
        colon = segment.at_colon(rest)
        if colon and PRAISE.match(colon[0]):
            return topic, upper_first(colon[1])
        return "", text
    return topic, upper_first(rest)


def _previous_subject(context: Context) -> str:
    if context.previous is None:
        return ""
    text = fold(context.previous.text).text
    bare = normalise.without_openers(normalise.plain_wording(asides.without_asides(text).text))
    first = segment.sentences(bare)[:1]
    clause = parse(first[0]) if first else None
    if clause is None or not clause.sure or "\ue000" in clause.subject:
        return ""
    return clause.subject


ANIMATE_VERBS = frozenset(
    "see saw think thought say said believe want wanted know knew feel felt hope expect find found"
    " use used like love prefer decide decided ask asked tell told argue discuss discussed talk"
    " talked plan planned recommend recommended hire hired mention mentioned learn learned tried try".split()
)


def _resolved(
    claim: str, subject: str, context: Context, *, within: bool
) -> tuple[str | None, bool]:
    """Return the claim with its leading pronoun replaced, and whether that was a guess.

    None where nothing explains the pronoun.
    """
    words = first_words(claim)
    if not words:
        return claim, False
    first = words[0].key
    rest = claim[words[0].end :]
    name = attribution.speaker_name(context)
    if first in {"he", "she"} and (context.pronoun in {first, None} or not context.pronoun):
        return (f"{name}{rest}", False) if name else (None, True)
    if first in {"it", "they"}:
        return _subject_instead(claim, first, rest, subject, context, within=within)
    return claim, False


EXPLETIVE = Rare(
    r"It (?:(?:is|was|will be|would be|can be|may be|might be|has been|takes?|took|helps?|makes sense|seems|depends|pays)"
    r"(?:(?: \w+){0,6}?(?:, [^,]{3,60},)? (?:to|that|when|if|because|how|why|like|not)\b| time)"
    r"|follows(?:, [^,]{3,60},)? that\b)",
    "It ",
)


def _subject_instead(
    claim: str, pronoun: str, rest: str, subject: str, context: Context, *, within: bool
) -> tuple[str | None, bool]:
    if pronoun == "it" and EXPLETIVE.match(claim):
        return claim, False
    verb = next((word.key for word in tokens(rest) if word.key), "")
    if pronoun == "they" and verb in ANIMATE_VERBS:
        name = attribution.speaker_name(context)
        if verb in {"discussed", "talked", "discuss", "talk"} and name:
            return f"{name}{rest}", True
        return None, True
    wanted = "plural" if pronoun == "they" else "singular"
    bare = key_of(subject)
    if not subject or bare in {
        "it",
        "they",
        "this",
        "that",
        "these",
        "those",
        "we",
        "you",
        "i",
        "he",
        "she",
        "there",
    }:
        return None, True
    if number_of(subject) != wanted or len(subject.split()) > 8:
        return None, True
    return subject + rest, not within


def clause_of(text: str) -> Clause | None:
    """Return the clause when the text is one with a sure verb."""
    clause = parse(text)
    return clause if clause is not None and clause.sure else None


__all__ = ["Claim", "Reading", "clause_of", "is_plural", "lower_first", "read"]
