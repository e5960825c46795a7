"""Whose claim a sentence is: the speaker's, someone else's, or the note-taker's."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple

from recall.language import voices
from recall.language.clause import MID_ADVERBS, parse
from recall.language.rare import Rare
from recall.language.realise import lower_first, upper_first
from recall.language.speech import speech
from recall.language.stance import is_first_person
from recall.language.tokens import key_of
from recall.language.verbs import Form, has_form
from recall.language.voices import REPORTING, Voice
from recall.language.words import (
    BE,
    HAVE,
    MODALS,
    is_common,
    is_person_noun,
    is_plural_noun,
    singular,
)
from recall.notes import Context, Party, Person

NAME = r"(?:[A-Z][\w'’\-]*(?:\s+[A-Z][\w'’\-]*){0,3})"

REPORT = re.compile(
    rf"(?P<who>(?:He|She|They|We|he|she|they|The (?:authors?|paper|study|report|article|book|speaker|guest|host))|{NAME})(?:,)? (?:also |even |still |then |often |always |firmly |really |basically |drily |dryly |rightly ){{0,2}}"
    rf"(?P<verb>{REPORTING}|(?:is|was|kept|keeps) (?:basically )?(?:saying|arguing|claiming|insisting|suggesting)|(?:closed|opened|ended|began|started|finished) (?:by|with) (?:saying|arguing|noting|warning))(?:,)?(?P<that> that)?(?:,)? (?P<claim>.+)",
    re.DOTALL,
)
ACCORDING = Rare(
    rf"(?:According to|For|In the (?:view|opinion|words) of|As per) (?:(?P<who>him|her|them|{NAME})(?:'s view|'s opinion)?(?:, whom? [^,]{{2,40}})?,|(?:him|her)(?= (?:the|a|an|it|they|most|no|every|all|this|there|people|you|we)\b)) (?P<claim>.+)",
    "According to|As per|For|In the ",
    flags=re.DOTALL,
)
IN_VIEW = re.compile(r"In (?:his|her|their) (?:view|opinion|experience), (?P<claim>.+)", re.DOTALL)
WHAT_SAYS = Rare(
    r"What (?P<who>he|she|they) (?:really |actually )?"
    r"(?:says|said|means|meant|argues|argued|thinks|believes) is(?: that)? (?P<claim>.+)",
    "What ",
    flags=re.DOTALL,
)
QUOTES = Rare(
    rf"(?:He|She|They|{NAME}) (?:quotes|quoted|cites|cited|paraphrases|paraphrased)"
    rf" (?P<who>{NAME}): (?P<claim>.+)",
    "cited|cites|paraphrase|quoted|quotes",
    flags=re.DOTALL,
)
AS_SOMEBODY_SAID = Rare(
    rf"As (?P<who>{NAME}) (?:{REPORTING}|puts? it|has it|liked to say|likes to say), (?P<claim>.+)",
    "As ",
    flags=re.DOTALL,
)
BETWEEN = Rare(
    rf", (?:(?:he|she|they) {REPORTING}(?: \w+ly)?|in (?:his|her|their) (?:view|opinion|words|account|experience|phrase|telling|reckoning|estimate|terms|formulation)"
    r"|in truth|of course|in fact|so to speak), ",
    ", ",
)
"""Words between two commas that only say who says it."""
SPLICED = re.compile(
    rf", (?:he|she) {REPORTING}(?: that)? (?=(?:it|they|this|that|you|we|the \w+) (?:is|are|was|were|has|have|only|just)\b)"
)
"""What gives a second clause to the one who said the first: *…, he says it is only …*."""

OWNER_BETWEEN = re.compile(rf", (?P<who>{NAME}) {REPORTING}(?: \w+ly)?, ")
LABEL = Rare(r"(?P<who>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2}): (?P<claim>.+)", ": ", flags=re.DOTALL)
ANSWER = Rare(
    rf"(?P<who>{NAME})['’]s (?:\w+ )?(?:answer|reply|response|point|objection|view|take|argument|rebuttal|counter(?:point)?)"
    r"(?: (?:was|is) [^:;.]{2,40})?: (?P<claim>.+)",
    ": ",
    flags=re.DOTALL,
)
"""*Rowe's answer was better: …*: what the note-taker thinks of it is no part of it."""

AS_SAID = Rare(
    r"(?:,|(?<!what)(?<!that)(?<!which)(?<!who)(?<!ever)(?<!everything)(?<!all)(?<!as)(?<!than)(?<!how)) (?:(?:he|she|they) (?:says?|said|thinks?|argues?|believes?|insists?|told us)"
    r"|(?:says|said|argues|thinks|insists) (?:he|she)|according to (?:him|her))(?=[.;:,]|$)",
    "according to h|argue|believe|insist|said|say|think|told us",
)
"""Who says it, where that ends a clause; *held to what she says* ends with what is said."""


DOUBTED = frozenset("claims claimed alleges alleged".split())
"""Verbs of a note-taker who does not take it over: they hedge, and stay."""


def _joint(found: re.Match[str]) -> str:
    """Return what is left of *, he said,*: its comma where another half of the sentence follows."""
    if not DOUBTED.isdisjoint(found[0].strip(" ,").split()):
        return found[0]
    return ", " if found.string.startswith(("but ", "so ", "yet "), found.end()) else " "


def _without_owner_between(sentence: str, context: Context) -> str:
    """Return the sentence without *, Rowe insisted,* where Rowe is the one who speaks."""
    found = OWNER_BETWEEN.search(sentence)
    if found is None or not is_speaker(found["who"], context):
        return sentence
    return f"{sentence[: found.start()]} {sentence[found.end() :]}"


class Whose(StrEnum):
    """Who answers for a claim."""

    SPEAKER = "speaker"
    OTHER = "other"
    NOTE_TAKER = "note-taker"


class Attributed(NamedTuple):
    """A claim without the words that reported it."""

    claim: str
    whose: Whose
    name: str | None
    """Who is to be named; None where the context line must do."""


def attributed(sentence: str, context: Context) -> Attributed:
    """Return the bare claim of the sentence and who makes it."""
    if is_note_takers(sentence) and not _is_labelled(sentence, context):
        return Attributed(sentence, Whose.NOTE_TAKER, None)
    people = voices.people_of(context)
    if inside := _report_inside(sentence, context):
        return inside
    if denied(sentence):
        return Attributed(sentence, Whose.SPEAKER, None)
    if quoted := QUOTES.match(sentence) or AS_SOMEBODY_SAID.match(sentence):
        return _reported(quoted["claim"], quoted["who"], context)
    inner = _own_voice(sentence, context)
    sentence = SPLICED.sub(", ", BETWEEN.sub(_joint, inner or sentence))
    sentence = _without_bold_name(_without_owner_between(sentence, context), context)
    voice = voices.voice_of(sentence, people)
    if voice and (context.party is Party.PANEL or not is_speaker(voice.name, context)):
        return _of_another(voice, sentence, context)
    for form in (ACCORDING, IN_VIEW, WHAT_SAYS, ANSWER, LABEL, REPORT):
        found = form.match(sentence)
        if found and form is LABEL and not is_speaker(found["who"], context):
            continue
        if found and (form is not REPORT or _is_report(found, context)):
            who = found.groupdict().get("who")
            return _reported(found["claim"], who, context)
    name = None if reported_at_front(sentence, context) else speaker_name(context)
    return Attributed(AS_SAID.sub("", sentence), Whose.SPEAKER, name)


REPORTS = re.compile(
    r"(?P<who>[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+){0,3})(?: also| even| still)?"
    r" (?:says?|said|thinks?|thought|argues?|argued|claims?|claimed|believes?|believed|suggests?"
    r"|suggested|advocates?|advocated|recommends?|recommended|proposes?|proposed|warns?|warned"
    r"|predicts?|predicted|dice|dijo|cree|piensa|sostiene|propone|recomienda)\b"
)

PRONOUNS = frozenset({"He", "She", "They", "It", "We", "You", "I", "One", "This", "That"})


def reported_at_front(text: str, context: Context) -> str | None:
    """Return who but the speaker says, argues or believes something at the front of the text."""
    found = REPORTS.match(text)
    if not (context.speaker and found):
        return None
    who = found["who"]
    parts = {part.lower() for part in context.speaker.split()}
    if parts & {part.lower() for part in who.split()} or who in PRONOUNS:
        return None
    if who.split()[0].lower() in speech("en").function_words:
        return None
    name = voices.called(who, voices.people_of(context))
    return None if name == context.speaker else name or in_small(who)


NOBODY = frozenset({"Nobody", "None", "Neither", "Few", "Hardly"})
UNNAMED = frozenset(
    "some both many others everyone everybody anyone anybody someone somebody most several all another"
    " each either people".split()
)
"""Who says something, and no card can tell who that is."""

SOURCES = frozenset(
    "research evidence data science history experience theory practice intuition folklore management"
    " critics skeptics sceptics opponents proponents supporters advocates detractors experts scholars".split()
)
"""What or who is said to say something, and is no name."""


def denied(sentence: str) -> bool:
    """Tell whether nobody says what the sentence reports: *Nobody says COBOL is dead*."""
    words = sentence.split(maxsplit=3)[:3]
    at = 2 if words[:2] == ["No", "one"] else 1
    first = words[:1] != [] and (words[0] in NOBODY or at == 2)
    return first and len(words) > at and re.fullmatch(REPORTING, words[at]) is not None


def in_small(who: str) -> str:
    """Return who reports without a capital, where the words are no name: *some*, *critics*."""
    low = who.lower()
    if " " in who or not who[1:].islower():
        return who
    known = low in UNNAMED or low in SOURCES or (is_plural_noun(low) and is_common(low))
    return low if known or is_person_noun(singular(low)) else who


def _own_voice(sentence: str, context: Context) -> str | None:
    """Return the sentence without the words that give it to the speaker by name."""
    if not context.speaker or context.party is Party.PANEL:
        return None
    own = tuple(one for one in voices.people_of(context) if is_speaker(one.name, context))
    voice = voices.voice_of(sentence, own)
    if voice is None or voice.said == sentence:
        return None
    return upper_first(voice.said.strip())


FRONTED = Rare(
    rf"(?P<front>(?:On|In|For|At|When|After|Before|With|As for)\b[^,:;.]{{2,60}}), (?P<report>(?:{NAME}|he|she|they) .+)",
    "After|As for|At|Before|For|In|On|When|With",
    flags=re.DOTALL,
)
"""*On budgets, Ada said that …*: what stands before the report belongs to what is said."""


BOLD_NAME = Rare(r"^[*_]{1,2}([^*_]{2,40})[*_]{1,2}(?=[ ,])", "*|_")


def _report_inside(sentence: str, context: Context) -> Attributed | None:
    """Return *On budgets, they are …* for *On budgets, Ada said that they are …*."""
    found = FRONTED.fullmatch(sentence)
    report = upper_first(found["report"]) if found else ""
    who = REPORT.match(report)
    if not found or not who or not (_is_report(who, context) and _is_known(who["who"], context)):
        return None
    said = attributed(report, context)
    if said.claim == report:
        return None
    return said._replace(claim=f"{found['front']}, {lower_first(said.claim)}")


def _without_bold_name(sentence: str, context: Context) -> str:
    """Return *DM said …* for ***DM** said …*, where that is one of the people."""
    found = BOLD_NAME.match(sentence)
    if found is None or not _is_known(found[1], context):
        return sentence
    return found[1] + sentence[found.end() :]


def _is_known(who: str, context: Context) -> bool:
    if who.lower() in {"he", "she"}:
        return bool(context.speaker)
    return voices.called(who, voices.people_of(context)) is not None


def _of_another(voice: Voice, sentence: str, context: Context) -> Attributed:
    """Return what somebody else says; of what they only do, the whole sentence."""
    if voice.said == sentence and (found := REPORT.match(sentence)) and _is_report(found, context):
        return Attributed(upper_first(found["claim"].strip()), Whose.OTHER, voice.name)
    return Attributed(upper_first(voice.said.strip()), Whose.OTHER, voice.name)


FULL = re.compile(r"(?:the|an?|it|they|we|you|he|she|there|this|his|her|their)(?: [^\s,.;:]+){3}")
"""Words that after *says* begin what is said."""


WANTED = re.compile(r"(?:expect|find|found|estimat|reckon|need|show)")
OBJECT_TO = re.compile(r"(?P<object>(?:[^\s,.;:]+ ){1,5})to (?P<verb>[a-z]+)")
"""What somebody expects of something: *he expects this to change habits* is whole as it stands."""


def _wants_of(found: re.Match[str]) -> bool:
    """Tell whether an infinitive behind an object is what the verb says of it."""
    said = OBJECT_TO.match(found["claim"]) if WANTED.match(found["verb"]) else None
    return said is not None and has_form(said["verb"], Form.BASE) and parse(said["object"]) is None


ABSTRACT = re.compile(
    r"[A-Z][a-z]{2,}(?:tion|sion|ment|ness|ity|ism|sure|ence|ance|ing|ology|omics)"
)
"""What says something and is nobody: *Exposure says that a task can be done*, *Simulation shows …*."""

THINGS = frozenset({"It", "This", "That", "There", "One"})
"""What stands before a verb like a name, and says nothing of its own: *It shows the log lines*."""


NOBODY = MODALS | (MID_ADVERBS - {"both", "all"})
"""Words that begin a sentence with a capital and name nobody: *Must find out*, *Always report*."""

FINITE = BE | HAVE | MODALS
"""With one of these goes on what has its subject before the verb: *Late claims were …*."""


def _is_report(found: re.Match[str], context: Context) -> bool:
    who = found["who"]
    if who in THINGS or _names_nobody(found):
        return False
    if ABSTRACT.fullmatch(who) and not is_speaker(who, context):
        return False
    if found["that"]:
        return True
    if _wants_of(found):
        return False
    clause = parse(found["claim"].split(",")[0])
    plain = re.match(r"(?:sa|th|bel|arg|cl)", found["verb"]) is not None
    if plain and FULL.match(found["claim"]):
        return True
    return clause is not None and (clause.sure or (plain and clause.likely))


BESIDES = re.compile(
    r",? and (?:then |also |even )?(?:cites|quotes|mentions|adds|shows|refers|points|recommends|concludes"
    r"|admits|thanks|jokes|warns|promises|offers|tells|cited|quoted|mentioned|added|showed)\b[^.;]*"
)
"""What the one who speaks does besides: *says that it rains, and cites a study*."""


AND_THAT = re.compile(
    r"(, (?:and|but)) that (?=(?:the|an?|it|they|we|you|he|she|most|all|no|only) )"
)
"""A second clause of what somebody said: *she said that it is full, but that the other is empty*."""


REFLEXIVE = frozenset({"itself", "himself", "herself", "themselves"})
HOW_SAID = re.compile(r"[\"“][^\"“”]{1,40}[\"”] (?:when|for|instead|where|whenever|to mean)\b")
"""*Rowe keeps saying “search” when the paper says …* tells of a word, and of no claim."""


def _names_nobody(found: re.Match[str]) -> bool:
    """Tell whether what stands before the verb is no name, or the verb is a noun."""
    first = key_of(found["claim"].split()[0]) if found["claim"].split() else ""
    who = found["who"]
    if who not in PRONOUNS and key_of(who) in NOBODY:
        return True
    if first in REFLEXIVE or HOW_SAID.match(found["claim"]):
        return True
    return first in FINITE and not found["that"]


def _reported(claim: str, who: str | None, context: Context) -> Attributed:
    bare = upper_first(AND_THAT.sub(r"\1 ", BESIDES.sub("", claim.strip())))
    who = (voices.called(who, voices.people_of(context)) if who else None) or who
    if who and who.startswith("The "):
        by_speaker = who.split()[1] in {"speaker", "guest"}
        name = speaker_name(context) if by_speaker else who[0].lower() + who[1:]
        return Attributed(bare, Whose.SPEAKER if by_speaker else Whose.OTHER, name)
    if who is None or key_of(who) in {"he", "she", "him", "her"} or is_speaker(who, context):
        return Attributed(bare, Whose.SPEAKER, speaker_name(context) or full_name(who, context))
    if key_of(who) in {"they", "them", "we"}:
        if context.pronoun == "they" or context.party is not Party.PERSON:
            return Attributed(bare, Whose.SPEAKER, speaker_name(context))
        return Attributed(bare, Whose.OTHER, None)
    return Attributed(bare, Whose.OTHER, in_small(who))


def _is_labelled(sentence: str, context: Context) -> bool:
    """Tell whether what is said in the first person stands behind the name of the speaker."""
    found = LABEL.match(sentence)
    return found is not None and is_speaker(found["who"], context)


def is_note_takers(sentence: str) -> bool:
    """Tell whether the sentence speaks of the note-taker: *I*, *my*, *me*."""
    return is_first_person(sentence)


def speaker_name(context: Context) -> str | None:
    """Return the name that a question may give the claim to; None for a panel of several."""
    if context.party is Party.PANEL or not context.speaker:
        return None
    if len(context.people) > 1 and not _is_one_of(context.people, context.speaker):
        return None  # the title of a panel was taken for a name
    return context.speaker


def _is_one_of(people: tuple[Person, ...], speaker: str) -> bool:
    return any(person.name.split()[-1] in speaker for person in people)


def full_name(who: str | None, context: Context) -> str | None:
    """Return the whole name of the one of several speakers who is meant."""
    if who is None or not context.speaker:
        return None
    parts = set(who.lower().split())
    for name in re.split(r", | and | y | & ", context.speaker):
        if parts <= set(name.lower().split()):
            return name
    return None


def is_speaker(name: str, context: Context) -> bool:
    """Tell whether the name is the speaker's, whole or in part."""
    if not context.speaker:
        return False
    known = {part.lower().strip(",") for part in context.speaker.split()}
    return all(part.lower() in known for part in name.split())
