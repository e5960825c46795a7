"""Rules that need no grammar (labels, lists, emphasis), for all languages but English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from recall.cards import Gap, GapText, Question
from recall.drafts import Draft
from recall.generators.quoted import is_lead
from recall.generators.quoted.cuts import CLAUSE, COMMA, Cut, fitted
from recall.generators.quoted.endings import PLAIN
from recall.generators.quoting import Said, gap_card, no_stop, said, without_asides
from recall.language import voices
from recall.language.detect import FUNCTION_WORDS
from recall.language.labels import FELT
from recall.language.rare import Rare
from recall.language.realise import lower_first
from recall.language.speech import speech
from recall.language.standing import is_remark
from recall.language.style import has_sign
from recall.language.tables import Table, table_of
from recall.language.tokens import FOLDED_FIRST, Token, is_folded, outside, tokens, unfold
from recall.notes import Context, Note

LABEL_WORDS = 4
"""Words of a term that a definition follows, at most."""

CLAIM_WORDS = 8
"""Words of a claim that an explanation follows, at most."""

SET_ITEMS = 5
"""Up to so many items are asked for all at once."""

FEW_WORDS = 4
"""A term in fewer words than this has nothing around it to be recalled by."""

ANSWER_WORDS = 25
"""Words of an answer to a question that the note asks, at most."""


class AnyLanguage:
    """Cards from the form of a note alone."""

    name = "any-language"

    def draft(self, note: Note, context: Context) -> Iterator[Draft]:
        if context.language == "en":
            return
        table = table_of(context.language)
        if is_lead(note, table):
            yield from _list(note, context, table)
            return
        yield from _question(note, context, table)
        for claim in said(note, context):
            yield from _label(claim, context, table)
            yield from _emphasis(claim)


QUESTION = re.compile(r"(?P<asked>¿?[^?]{8,300}\?)\s+(?P<answer>[^?]{3,600})")


def _question(note: Note, context: Context, table: Table) -> Iterator[Draft]:
    """*Why X? Because Y*: a question that the note answers itself."""
    people = voices.people_of(context)
    bare, asides = without_asides(voices.without_asker(note.text, people), context.language)
    found = QUESTION.fullmatch(bare)
    if not found or is_remark(found["answer"], table) or is_remark(found["asked"], table):
        return
    if UNANSWERED.search(found["answer"]) or not no_stop(found["answer"]).strip(" ,"):
        return
    asks = tokens(found["asked"].lstrip("¿"))[:1]
    if len(found["answer"].split()) > ANSWER_WORDS or (asks and asks[0].key in table.nots):
        return
    extra = "; ".join(asides)
    told = voices.at_front(found["answer"], people)
    answer = told.said if told and told.name == context.speaker else found["answer"]
    wording = Question(found["asked"], no_stop(answer))
    yield Draft(wording, note.span, "question", extra, confidence=0.9)


UNANSWERED = re.compile(
    r"(?i)(?:\A(?:→|->|=>)|(?<!\w)(?:risas|silencio|sin respuesta|nadie (?:supo|sabe|sabía|contestó|respondió)|no (?:me |nos |le )?(?:contest|respond|supo|sab)\w*|se (?:rió|hizo el loco)|esquiv\w+"
    r"|rires|pas de réponse|n'a pas répondu|gelächter|keine antwort|nicht beantwortet|risate|nessuna risposta|risos|não respondeu)(?!\w))"
)
"""What the note-taker writes where nobody answered."""


def _list(note: Note, context: Context, table: Table) -> Iterator[Draft]:
    """Ask for the children of a note: all of them, and each beside the others."""
    lead = no_stop(note.text)
    texts = [child.text for child in note.children if child.text.strip()]
    items = [without_asides(text, context.language) for text in texts]
    if not lead or len(items) < 2:
        return
    front, shown = _asked_for(lead, len(items), table), _shown(lead, len(items), table)
    if len(items) <= SET_ITEMS:
        answer = "; ".join(f"{at}) {no_stop(text)}" for at, (text, _) in enumerate(items, 1))
        yield Draft(Question(front, answer), note.span, "list", confidence=0.9)
    pieces: list[str | Gap] = []
    joint = f"{shown} — "
    for at, (text, asides) in enumerate(items, 1):
        pieces += [f"{joint}{at}) ", Gap(at, no_stop(text), extra="; ".join(asides))]
        joint = "; "
    yield Draft(GapText(tuple(pieces)), note.span, "list-gaps", confidence=0.88)


def _asked_for(lead: str, count: int, table: Table) -> str:
    """Return how a list is asked for: a question as it stands, else how many are wanted."""
    if lead.endswith("?"):
        return lead
    if table.which_are and table.counted.match(lead) and not _has_verb(lead, table):
        return table.which_are.format(lead[0].lower() + lead[1:])
    if table.asks_which and table.several.match(lead) and not _has_verb(_before_comma(lead), table):
        return table.asks_which.format(COLON_END.sub("", lead))
    return f"{lead} ({count})"


def _before_comma(lead: str) -> str:
    return COLON_END.sub("", lead).partition(", ")[0]


COLON_END = re.compile(r"\s*:$")


def _shown(lead: str, count: int, table: Table) -> str:
    """Return what stands before the parts of a list of which one is hidden."""
    if table.several.match(lead) and not lead.endswith("?"):
        return lead
    return _asked_for(lead, count, table)


def _has_verb(text: str, table: Table) -> bool:
    words = tokens(text)
    return any(
        table.is_verb(word.key) and words[at].key not in table.relatives
        for at, word in enumerate(words[1:])
    )


COLON = Rare(r":\s+", ":")


def _label(claim: Said, context: Context, table: Table) -> Iterator[Draft]:
    """*Term: what it is* asks what it is; *claim: explanation* hides the explanation."""
    colons = outside(claim.text, COLON)
    if len(colons) != 1:
        return
    label, start = claim.text[: colons[0].start()], colons[0].end()
    body = claim.text[start:]
    if len(body.split()) < 2 or not label.strip("*_ ") or _is_a_name(label, context):
        return
    if tokens(body) and tokens(body)[0].key in (*table.ands, *table.but):
        return  # it goes on from what was said before
    if body[0] in '«“"' and body[-1] in '»”"' and MARKED.fullmatch(label) is None:
        return  # what somebody says, and not what a word means
    size = len(label.split())
    known = 0.0 if context.language in FUNCTION_WORDS else 0.1
    end = len(claim.text)
    if size <= LABEL_WORDS and _is_an_act(body, table):
        cut = fitted(claim.text, Cut(start, end, "label", 0.77 - known), table)
    elif size <= LABEL_WORDS and _defines(body, table) and not _is_no_term(label, table):
        yield from _what_is(claim, label, body, table)
        cut = fitted(claim.text, Cut(start, end, "label", 0.8 - known, CLAUSE), table)
    elif size <= CLAIM_WORDS and size > 1 and tokens(body)[0].key not in table.prepositions:
        sure = 0.76 if len(body.split()) <= SHORT_TAIL and not SEVERAL.search(body) else 0.66
        cut = fitted(claim.text, Cut(start, end, "explanation", sure - known, CLAUSE), table)
    else:
        cut = fitted(claim.text, Cut(start, end, "explanation", 0.6, CLAUSE), table)
    if cut and (last := _last_of_three(claim.text, start, table)):
        cut = cut._replace(start=last, end=end, confidence=0.76)
    if cut and (cut.end == end or claim.text[cut.end] != ","):
        yield from gap_card(
            claim, cut.start, cut.end, pattern=cut.pattern, confidence=cut.confidence
        )


SEVERAL = re.compile(r"[,;+=\d]|\s(?:→|->)\s")
SHORT_TAIL = 8
"""Words of what stands behind a colon that are one idea; more could be anything."""

THREE = 3


def _last_of_three(text: str, start: int, table: Table) -> int:
    """Return where the last of three short parts begins: *the same test, other people, another value*."""
    if ". " in text[start:]:
        return 0
    commas = outside(text[start:], COMMA)
    ends = [0, *(place for comma in commas for place in comma.span()), len(text) - start]
    parts = [
        text[start + one : start + other].split()
        for one, other in zip(ends[::2], ends[1::2], strict=True)
    ]
    short = all(1 <= len(part) <= LISTED_WORDS for part in parts)
    if (
        len(parts) != THREE
        or sum(map(len, parts)) <= LISTED_WORDS
        or not short
        or len(parts[-1]) < 2
        or parts[-1][0].lower() in table.ands
    ):
        return 0
    return start + ends[-2]


LISTED_WORDS = 5
"""Words of each part of what stands behind a colon."""

MARKED = re.compile(r"[*_«“\"].{1,80}[*_»”\"]")
"""A label that its author set apart as a term."""


def _is_a_name(label: str, context: Context) -> bool:
    """Tell whether a person of the talk stands before the colon."""
    parts = label.replace(".", "").split()
    if not all(part[:1].isupper() for part in parts):
        return False
    if len(parts) == 1 and _is_named_elsewhere(parts[0], context):
        return True
    if all(len(part) == 1 for part in parts) or (len(parts) > 1 and "".join(parts).isalpha()):
        return True
    people = (person.name for person in context.people)
    around = " ".join((context.speaker or "", *context.section, *people)).split()
    names = {word.strip(',.:;()«»"').lower() for word in around if word[:1].isupper()}
    return all(part.lower() in names for part in parts)


NAMED_IN = 40
"""Bullets of a list in which a name is looked for."""


def _is_named_elsewhere(word: str, context: Context) -> bool:
    """Tell whether another bullet has the word with a capital inside a sentence: *yo a Lamine*."""
    others = (one.text for one in context.siblings[:NAMED_IN])
    inside = re.compile(rf"[^\W\d_],?\s{re.escape(word)}(?!\w)")
    return len(word) > 2 and word.isalpha() and any(map(inside.search, others))


def _is_an_act(body: str, table: Table) -> bool:
    """Tell whether a label is followed by what one does: *inventar la hipótesis después*."""
    first = tokens(body)[0].key if tokens(body) else ""
    acts = len(first) > 3 and first.endswith(table.infinitive_endings or ("\0",))
    return acts and not any(map(str.isdigit, body))


def _defines(body: str, table: Table) -> bool:
    """Tell whether what follows a label says what it is: no order, no figure, no denial."""
    words = tokens(body)
    opening = words[0].key if words else ""
    if not opening or opening[:1].isdigit():
        return False
    if opening in (*table.nots, *table.but_not, *table.only, *table.prepositions, *table.adverbs):
        return False
    relates = opening in table.relatives and opening not in table.articles
    if relates or opening in ("cada", *table.impersonal):
        return False
    if is_folded(words[0].text[:1]):
        return False
    if words[0].key.endswith(table.infinitive_endings or ("\0",)) and len(words[0].key) > 3:
        return False
    if table.is_verb(words[0].key) or _acts_on(words, table) or _is_done_to(words, table):
        return False
    ties = (*table.prepositions, *table.relatives, *table.articles)
    return not table.vowel_ended or "=" in body or any(word.key in ties for word in words)


def _is_done_to(words: tuple[Token, ...], table: Table) -> bool:
    """Tell whether a pronoun in the body means the term: *el bulbo la empuja a los bordes*."""
    if not table.vowel_ended:
        return False
    small = speech(table.language).function_words
    return any(
        word.key in table.objects
        and word.key not in table.datives
        and words[at - 1].key not in small
        and words[at + 1].key[-1:] in "aeán"
        and words[at + 2].key in (*table.prepositions, *table.articles)
        for at, word in enumerate(words[1:-2], start=1)
    )


def _acts_on(words: tuple[Token, ...], table: Table) -> bool:
    """Tell whether a body begins with what the term does: *recorre el texto en orden*."""
    small = speech(table.language).function_words
    return (
        table.vowel_ended
        and len(words) > 1
        and words[0].key not in small
        and words[0].key[-1:] in "ae"
        and words[1].key in table.articles
    )


def _what_is(claim: Said, label: str, body: str, table: Table) -> Iterator[Draft]:
    """Ask what the term is, with its article where its ending tells it."""
    if not table.what_is or len(body.split()) > ANSWER_WORDS or ". " in body or has_sign(label):
        return
    bare = label.strip("*_ ")
    clause = any(word.key in table.relatives for word in tokens(body.partition(", ")[0]))
    if (body.count(", ") > 1 and not clause) or bare.split()[0].lower() in table.frames:
        return  # what it has, or what is to be done about it
    if _is_no_term(bare, table) or _is_a_setting(body, table) or "." in bare:
        return
    named = re.search(r"[\d\ue000-\uf8ff`]", bare) or sum(map(str.isupper, bare)) > 1
    noun = bare.split()[0].lower()
    article = next((one for one, endings in table.genders if noun.endswith(endings)), None)
    if bare.split()[0].lower() in table.articles:
        asked = lower_first(bare)
    elif article and not named:
        asked = f"{article} {bare[0].lower()}{bare[1:]}"
    else:
        asked = bare if named else f"«{bare}»"
    front = unfold(table.what_is.format(asked), claim.stretches)
    answer = unfold(no_stop(body), claim.stretches)
    yield Draft(
        Question(front, answer), claim.note.span, "label", claim.extra, round(0.84 * claim.sure, 3)
    )


def _is_no_term(label: str, table: Table) -> bool:
    """Tell whether a label says something, or names a side of the subject: *Ventajas*, *Memoria*."""
    words = [word.key for word in tokens(label)]
    liked = any(map(FELT.match, words))
    return liked or any(word in table.aspects or table.is_verb(word) for word in words[:2])


FIGURE = re.compile(r"(?<!\w)\d+[.,]?\d+(?!\w)")


def _is_a_setting(body: str, table: Table) -> bool:
    """Tell whether a label is followed by a figure or a choice: *45 cm*, *A y no B*."""
    words = [word.key for word in tokens(body)]
    relates = any(word in table.relatives for word in words)
    chooses = any(pair[1] in table.nots and pair[0] in table.ands for pair in pairwise(words))
    return chooses or (not relates and FIGURE.search(body) is not None)


BOLD = re.compile(r"\*\*[^*]{2,80}\*\*")
QUOTED = Rare(r"[“«][^”»“«]{2,80}[”»]|\"[^\"]{2,80}\"|\*\*[^*]{2,80}\*\*", '"|**|«|“')
EMPHASIS_MARKS = '*“”«»"'
TERM_WORDS = 5


def _emphasis(claim: Said) -> Iterator[Draft]:
    """Hide the only term that is quoted or bold, or the only piece of code."""
    found = list(QUOTED.finditer(claim.text))
    if len(tokens(claim.text)) <= FEW_WORDS:
        return
    if len(found) == 1:
        inside = found[0][0].strip(EMPHASIS_MARKS)
        start = found[0].start() + found[0][0].index(inside)
        bold = BOLD.fullmatch(found[0][0]) and len(inside.split()) <= TERM_WORDS
        confidence = 0.76 if bold else 0.6 if len(inside.split()) <= TERM_WORDS else PLAIN
        yield from gap_card(
            claim, start, start + len(inside), pattern="emphasis", confidence=confidence
        )
    elif not found:
        yield from _code(claim)


def _code(claim: Said) -> Iterator[Draft]:
    places = [at for at, char in enumerate(claim.text) if is_folded(char)]
    if len(places) != 1:
        return
    stretch = claim.stretches[ord(claim.text[places[0]]) - FOLDED_FIRST]
    if stretch.startswith("`"):
        yield from gap_card(claim, places[0], places[0] + 1, pattern="code", confidence=0.55)
