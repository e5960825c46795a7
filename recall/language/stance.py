"""Stance: where the note-taker answers the talk, or speaks to himself, instead of telling it.

What is found here is never the speaker's claim, nor a fact for the back of a card.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from recall.language import segment
from recall.language.pointing import is_pointer_alone
from recall.language.rare import Rare
from recall.language.speech import speech
from recall.language.tokens import key_of, outside
from recall.language.words import FIRST_PERSON_SINGULAR

_DROPS_QUOTES = Rare(r"[\"“«][^\"“”«»]*[\"”»]", '"|«|“')
_MINE = (FIRST_PERSON_SINGULAR - {"mine"}) | {"imo", "imho", "i'm", "i've", "i'd", "i'll", "afaik"}
_TOLD_ME = Rare(r"\b(?:told|reminded|assured|warned) me\b", "assured|reminded|told|warned")
"""A report is the speaker's claim: *Rowe told me that …*."""

_SMALL_I = frozenset({"i", "i."})
"""A Roman number, or a letter that something is called by."""


@lru_cache(maxsize=256)
def is_first_person(text: str) -> bool:
    """Tell whether English words speak of the note-taker, outside of what they quote."""
    unquoted = _DROPS_QUOTES.sub("", text).replace("—", " ").replace("(", " ")
    if "me" in unquoted:
        unquoted = _TOLD_ME.sub("told", unquoted)
    told = {key_of(word) for word in set(unquoted.split()) - _SMALL_I}
    return not told.isdisjoint(_MINE)


_PERSON = r"(?P<who>[Hh]e|[Ss]he|[ÉéEe]l|[Ee]lla|[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?)"
_OPENS = r"(?:(?:But|And|So|Also|Still|Hmm+|Well|Then again|However),? ){0,2}"
_HOW = (
    r"(?:right|wrong|unfair|fair|naive|naïve|vague|convincing|unconvincing|persuasive|overconfident|generous"
    r"|harsh|honest|mistaken|biased|spot on|exaggerating|overselling|too \w+|(?:a bit|a little|rather|somewhat"
    r"|overly|wildly|very|quite|so|surprisingly|refreshingly) (?:optimistic|pessimistic|harsh|generous|vague"
    r"|naive|naïve|unfair|hand-wavy|confident|sure|quick|kind|hard|soft|charming|funny|honest|dismissive))"
)
EVALUATES = re.compile(
    rf"{_OPENS}{_PERSON} (?:(?:is|are|was|were|seems?|sounds?|may be|might be|could be)"
    rf" (?:probably |clearly |simply |just |also |surely |not )?{_HOW}\b"
    r"|(?:overstates?|exaggerates?|oversells?|undersells?|overlooks|glosses over|dodged|misses the point)\b"
    r"|(?:exagera|se equivoca|tiene(?:n)? (?:algo de |toda la |parte de |mucha )?razón|se pasa|patina)\b)"
)
"""What the note-taker thinks of somebody; of the speaker, unless it is another who is named."""

_PRONOUNS = frozenset({"he", "she", "él", "ella"})

CONCEDES = Rare(
    r"(?:Fine|Sure|True|Fair(?: enough| point)?|Ok(?:ay)?|OK|Granted|Maybe|Yeah|Yes|Right|Possibly|Agreed"
    r"|Nice|Well|Vale|Cierto|Puede ser|Ya)[,.;:]? (?:but|though|yet|except|pero|aunque)\b",
    "aunque|but|except|pero|though|yet",
)
DOUBTS = re.compile(
    r"(?:Hmm+|Hm|Meh|Ugh|Huh|Oof)\b|(?:Not (?:so |really |entirely |fully |totally )?(?:sure|convinced|persuaded|buying)"
    r"|Hard to (?:argue|disagree|believe|say|tell)|Makes sense|(?:Bold|Big) claim|Debatable|Questionable|Dubious"
    r"|(?:Did|Could|Do) (?:not|n't) (?:really |quite |fully |at all )?(?:follow|get|understand|catch|hear|write down|note down|see why)\b"
    r"|(?:Didn't|Couldn't|Don't) (?:really |quite |fully )?(?:follow|get|understand|catch|hear|write down|note down|see why)\b"
    r"|(?:Lost me|Missed (?:the|this|that) (?:part|bit|end|start|beginning|slide|name|point)|(?:Went )?over my head)\b"
    r"|Of course (?:it|they|that|this|he|she) (?:\w+ )?\w+,? (?:if )?(?:you|they|he|she|it) (?:\w+ed|took|made|cut|gave|had|did)\b"
    r"|(?:[Nn]icht|[Kk]aum) (?:verstanden|mitbekommen|mitgekommen)|(?:[Pp]as|[Rr]ien) (?:compris|suivi|noté)|[Nn]ão (?:percebi|entendi|apanhei)|[Nn]on ho (?:capito|seguito)"
    r"|Me perdí|No (?:seguí|entendí|pillé|alcancé)"
    r"|Doubtful|Citation needed|No idea|Sounds (?:like|too|right|wrong|plausible|familiar|great|good)"
    r"|Seems (?:off|wrong|exaggerated|too)|Worth it|No estoy (?:de acuerdo|segur[oa]|convencid[oa])|Ni idea"
    r"|Habría que ver|Discrepo|No me (?:convence|cuadra|lo creo)|Dudo|Tengo (?:mis )?dudas)\b"
)
MUSES = Rare(
    rf"{_OPENS}(?:[Pp]erhaps|[Mm]aybe|[Qq]uizás?|[Tt]al vez) (?:he|she|they|él|ella)\b",
    "al vez|aybe|erhaps|uizá",
)
POINTS = re.compile(
    r"(?:cf\b\.?|compare (?:with|to)\b|contrast (?:with|this|that|to)\b|see also\b|reminds? (?:me )?of\b|vgl\.|véase\b"
    r"|comparar con\b|ver también\b|me recuerda a\b|related:)",
    re.IGNORECASE,
)
"""A pointer to other work, which the note-taker adds."""

POINTER = Rare(
    r"(?:(?:the |his |her |their |speaker['’]?s? )?(?:slides?|deck|recording|handouts?|repo|code|video): \S+\.\S+\Z"
    r"|(?:see also|further reading|ver también|véase también|siehe auch|voir aussi|vedi anche|ver também)\b[^.;]{1,120}\.?\Z)",
    ": |further reading|see also|siehe auch|vedi anche|ver también|ver também|voir aussi|véase también",
    flags=re.IGNORECASE,
)
"""A bullet that is nothing but a pointer."""

OBJECTS = re.compile(
    r"\b(?:[Ii](?: still| just| simply| also| really)?(?: would| do| am| can|'m|'d)?(?: not|n't|not)?(?: \w+ly| really| quite| still| also| so)?"
    r" (?:buy|disagree|doubt|object|part ways|push back|differ|dispute|convinced|sure|sceptical|skeptical|wonder)"
    r"|[Ii] (?:still |just |simply |really )?(?:do not|don't|did not|didn't|cannot|can't) (?:\w+ )?(?:agree|believe|think|see|buy|like|trust|find)"
    r"|[Mm]y (?:(?!favou?rite|best)[a-z]+ )?(?:objection|problem|view|take|guess|doubt|worry|question|counter\w*|own \w+)"
    r"|(?:[Nn]o estoy de acuerdo|[Nn]o me convence|[Dd]iscrepo))\b"
)
"""An objection: what follows it in the note is its reason, and the note-taker's too."""

_BACK_TO_SPEAKER = re.compile(
    r"(?:But |And |So |Also |Still,? |Then again, )?(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er|According to|Según|Él|Ella)\b"
)
ERRAND = re.compile(
    r"(?:To (?:find|do|read|ask|check|try|watch|buy|look up)\b(?: later)?:|(?:Try|Probar|Ausprobieren|À essayer|Testar): "
    r"|(?:TODO|FIXME)\b|(?:Must|Need to|Have to|Gotta|Should really) (?:find out|look up|email|re-?read|re-?watch|google)\b"
    r"|(?:[Ss]ound|[Aa]udio|[Vv]ideo|[Rr]ecording|[Mm]ic|[Ww]i-?[Ff]i|[Ss]lides)(?: quality)?[*_]*(?::[*_]*| (?:is|was|are|were))"
    r" (?:awful|terrible|bad|poor|horrible|unusable|patchy|lost|missing|blurry|great|excellent|fine)\b"
    r"|[?!]{0,3} ?(?:[Aa]sk|[Ff]ind|[Ee]mail|[Ss]end|[Ff]orward|[Tt]ell|[Ss]how|[Pp]ing|[Tt]hank|[Bb]orrow)"
    r" (?:[A-Z]\w+|him|her|them|re|about|(?:my|our) [A-Z]?\w+|the (?:paper|slides?|book|link|article|recording|template|talk|repo|team|speaker|consent))\b"
    r"|[Tt]ry (?:this|these|it) (?:on|at|in|with|for|out|next|tomorrow|monday|today)\b"
    r"|[Tt]ry with (?:Y\d|[Yy]ear \d|(?:my|our)\b|the (?:class|kids|team|students|group)\b)"
    r"|(?:→ ?)?[Rr]e-?(?:do|write|build|think) (?:my|our)\b|(?:[Rr]e)?[Oo]rder (?:more|another|some)\b|[Pp]ick up (?:some|more)\b"
    r"|[Ff]ollow(?:ing)? up (?:w/|with) |[Ff]ind out (?:who|whether|if)\b|(?:→ ?)?[Cc]opy (?:his|her|their) [a-z]|[Ll]ook up(?::| who| what| when| where| how| why)"
    r"|[Ll]ook up (?:the|that|this|his|her)\b|(?:[Rr]e-?run|[Tt]ry out|[Rr]e-?watch|[Rr]e-?read) (?:our|the|that|this|my)\b"
    r"|(?:[Tt]he )?[Ss]lides? (?:will be|are|is|on|to follow|->|→)|[Rr]ecording (?:will be|is|on|poor)"
    r"|(?:[Pp]asar|[Pp]reguntar|[Pp]edir|[Mm]andar|[Ee]nviar|[Bb]uscar|[Pp]robar|[Mm]irar|[Rr]evisar|[Ll]eer)(?:le|les|lo|la|los|las)?"
    r" (?:a [A-Z]|est[eao]s? |lo de |el (?:paper|libro|enlace|artículo|vídeo)|la (?:charla|plantilla|referencia)|si )"
    r"|(?:[Cc]omprar|[Ll]eer|[Rr]eleer|[Vv]er|[Pp]edir|[Bb]uscar) (?:el|la|los|las|su|sus|un|una) (?:libros?|cap[ií]tulos?|artículos?|páginas?|post|vídeos?|charlas?)\b"
    r"|(?:[Aa]cheter|[Ll]ire|[Rr]elire|[Rr]egarder|[Rr]evoir|[Rr]éécouter|[Cc]ommander|[Dd]emander|[Cc]hercher) (?:(?:son|sa|ses|les?|la|une?|ce|cet|cette) |l['’])"
    r"(?:livres?|articles?|papiers?|chapitres?|vidéos?|diapos|liens?|exposé|pages?|références?)\b"
    r"|(?:[Nn]och |[Mm]al |[Dd]ringend ){1,2}(?:nachsehen|nachschauen|nachlesen|nachfragen|fragen|klären|besorgen|bestellen|suchen)\b"
    r"|(?:[Cc]omprar|[Ll]er|[Rr]eler|[Vv]er) (?:o|a|os|as|seu|um|uma) (?:livros?|capítulos?|artigos?|vídeos?|palestras?)\b"
    r"|(?:[Cc]omprare|[Ll]eggere|[Rr]ileggere|[Gg]uardare) (?:il|lo|la|i|il suo|un|una) (?:libro|capitolo|articolo|video)\b"
    r"|(?:slides|diapos|diapositivas)\?\?"
    r"|(?:[Rr]eading|[Hh]omework|[Aa]ssignment|[Ee]ssay|[Rr]eport|[Ww]orksheet|[Ee]xam|[Qq]uiz|[Pp]roblem set|[Ll]ectura|[Tt]area|[Dd]eberes)(?: \w+){0,2}"
    r" (?:for|due|by|on|para|until) (?:(?:next|the|el|la) )?"
    r"(?:[Mm]on|[Tt]ue|[Ww]ed|[Tt]hu|[Ff]ri|[Ss]at|[Ss]un|[Tt]omorrow|[Ww]eek|[Tt]ime|[Cc]lass|[Ss]ession|[Ss]eminar"
    r"|lunes|martes|miércoles|jueves|viernes|próxim))"
)
"""What the note-taker means to do."""


def is_pointer(text: str) -> bool:
    """Tell whether a bullet only names something else to read or see."""
    bare = text.strip("*_ ")
    return bool(POINTER.match(bare)) or is_pointer_alone(bare)


AGAIN = Rare(
    r"\b(?:listen to|watch|read|hear|go through|play) (?:that|this|it)(?: (?:bit|part|one))? again\b",
    " again",
    flags=re.IGNORECASE,
)


def is_errand(sentence: str) -> bool:
    """Tell whether the words are a reminder of the note-taker's to do something."""
    bare = sentence.strip("*_ ")
    return bool(ERRAND.match(bare)) or AGAIN.search(bare) is not None


_MUSING = Rare(
    r"(?:Hmm+|Well|Mmm)[,.…]{1,3} (?:then again, |but )?(?=(?:[Ss]he|[Hh]e) (?:does|did|has|is|was)\b)",
    "Hm|Mmm|Well",
)
"""Second thoughts, before what the speaker does or says after all."""


def without_musing(sentence: str) -> str:
    """Return the sentence from where the speaker comes in: *Hmm, then again, she …*."""
    bare = _MUSING.sub("", sentence)
    return bare[:1].upper() + bare[1:]


def evaluates(sentence: str, names: str = "") -> bool:
    """Tell whether the sentence says what to think of the one who speaks: *she is unfair to …*.

    `names` are those of the people who speak. *Taylor is wrong* is the speaker's own claim.
    """
    found = EVALUATES.match(sentence.lstrip("*_ (["))
    if found is None:
        return False
    who = found["who"]
    return who.lower() in _PRONOUNS or set(who.split()) <= set(re.findall(r"[\w'’-]+", names))


def answers_talk(sentence: str, names: str = "", language: str = "en") -> bool:
    """Tell whether the sentence is the note-taker's own view, doubt or pointer."""
    bare = _MUSING.sub("", sentence.lstrip("*_ (["))
    if evaluates(bare, names) or any(
        form.match(bare) for form in (CONCEDES, DOUBTS, MUSES, POINTS)
    ):
        return True
    if language == "en":
        return is_first_person(sentence)
    return _is_first_person_in(sentence, language)


def _is_first_person_in(sentence: str, language: str) -> bool:
    told = {key_of(word) for word in _DROPS_QUOTES.sub("", sentence).replace("¿", "").split()}
    return not told.isdisjoint(speech(language).first_person)


def note_takers(
    sentences: tuple[str, ...], names: str = "", language: str = "en"
) -> Iterator[bool]:
    """Tell of every sentence whether it is the note-taker's; what follows an objection is.

    Without a language only set phrases tell, and no word for *I*.
    """
    objected = False
    for sentence in sentences:
        own = answers_talk(sentence, names, language)
        if own:
            bare = sentence.lstrip("*_ ")
            judges = any(form.match(bare) for form in (CONCEDES, DOUBTS))
            objected = objected or judges or evaluates(bare, names) or _objects(sentence)
        elif objected and _BACK_TO_SPEAKER.match(sentence):
            objected = False
        yield own or objected


def _objects(sentence: str) -> bool:
    return OBJECTS.search(sentence) is not None


@lru_cache(maxsize=256)
def without_note_takers(text: str, names: str) -> str:
    """Return an English note without the sentences in which its author answers the talk."""
    if len(text) > MOST:
        return text
    told = segment.sentences(_BRACKET.sub(_unless_mine, text))
    kept = [one for one, own in zip(told, note_takers(told, names), strict=True) if not own]
    return " ".join(kept) or text


_BRACKET = Rare(r"\s?\([^()]{1,300}\)", ")")


def _unless_mine(found: re.Match[str]) -> str:
    return "" if is_first_person(found[0].strip(" ()")) else found[0]


MOST = 4000
"""Characters of a note that is looked at sentence by sentence."""

_TAIL = re.compile(
    r"(?:which|and|but|though|although|honestly|as|since|not sure|no idea|hard to|to me|for me|even if|so|yeah|lol|y|pero|aunque)\b",
    re.IGNORECASE,
)
_ASIDE_IN_LABEL = Rare(r",? (?:and|which|as|although|though) I [^,:;.]{2,60}(?=[,:] )", " I ")
_INTERJECTED = Rare(
    r", (?:(?:and )?(?:rightly|wrongly|correctly|convincingly|fairly|plausibly),? )?(?:as )?I (?:think|believe|guess|suppose|agree),",
    "agree|believe|guess|suppose|think",
)
_GUESSED = Rare(
    r"(?<=\w) (?:I think|I guess|I believe|or so I think),",
    "i believe|i guess|i think",
    flags=re.IGNORECASE,
)
"""Behind an aside that hedges already: *like three quarters I think,*."""

_FELT_TAIL = re.compile(
    r",? which,? (?:wow|yeah|ok(?:ay)?|makes? (?:total |perfect |a lot of |some )?sense|(?:is|was|seems|sounds) (?:just |so |really |pretty |kind of |a bit )?"
    r"(?:insane|crazy|wild|nuts|mad|nice|funny|cool|lovely|sad|fair|brilliant|amazing|great|weird|strange|scary|hilarious|bonkers)(?: to me| really)?)"
    r"(?=[.!]?$)"
)
"""How the listener liked it, behind what was said."""

_DOUBT_TAIL = re.compile(
    r"(?:so )?(?:not sure|no idea|who knows|go figure|hard to (?:believe|say|tell)|ni idea|no sé)\b",
    re.I,
)
_BREAK = re.compile(r"\s*[,;]\s+|\s+[-–—]\s+|\s*—\s*")
LONGEST = 700
"""Characters of a sentence that is looked at."""
SHORTEST = 4
"""Words that must be left of a claim."""


def without_own_tail(sentence: str) -> str:
    """Cut off a last clause in the first person: *…, which is nice because I hate drills*.

    Only behind a comma, semicolon or dash, and never before a reason: *because I …* is one.
    """
    if len(sentence) > LONGEST:
        return sentence
    sentence = _GUESSED.sub(",", sentence)
    if ", which" in sentence or " which " in sentence:
        sentence = _FELT_TAIL.sub("", sentence)
    sentence = _INTERJECTED.sub(",", _ASIDE_IN_LABEL.sub("", sentence))
    if not (is_first_person(sentence) or _DOUBT_TAIL.search(sentence)):
        return sentence
    for cut in outside(sentence, _BREAK):
        left, right = sentence[: cut.start()], sentence[cut.end() :]
        if len(left.split()) < SHORTEST or is_first_person(left):
            continue
        own = (_TAIL.match(right) and is_first_person(right)) or _DOUBT_TAIL.match(right)
        if own:
            return left.rstrip() + (sentence[-1] if sentence[-1] in ".!" else "")
    return sentence
