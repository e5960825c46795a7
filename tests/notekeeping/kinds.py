"""The kinds of edit that a history must outlive, each made as a person makes it."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable
from enum import Enum
from typing import NamedTuple

from notekeeping.journal import Entry, Journal, Place, numbers, shifted
from recall.language.words import FUNCTION_WORDS


class Means(Enum):
    """What an edit means for what was learned."""

    SMALL = "small edits"
    MOVE = "moves"
    REWORDING = "rewordings"
    SHAPE = "split and merged"
    """The same is stated in more bullets, or fewer, or with other gaps."""
    ASKED = "asked anew"
    """Its author asks for it in another way: a card of the rules may give way to that."""
    BACK = "going back"
    CHANGE = "changed facts"
    """A card may stay if it comes back at once; it may not go on as if nothing had happened."""
    OTHER = "other facts"
    """No card may stay."""


Dice = random.Random
Edit = Callable[[Dice, Journal, frozenset[int]], frozenset[int] | None]
"""Makes one edit, somewhere among the bullets that state the facts that are wanted; returns the
facts it touched, None where it found nothing to do."""


class Kind(NamedTuple):
    name: str
    means: Means
    edit: Edit


Change = Callable[[Dice, str], str]
"""What becomes of the text of a bullet; the same text where there is nothing to do."""


def somewhere(
    dice: Dice,
    journal: Journal,
    wanted: frozenset[int],
    fits: Callable[[Entry], bool] = lambda entry: True,
) -> Place | None:
    """Return where a bullet stands that states one of the facts."""
    places = journal.places(lambda e: e.is_bullet and bool(e.numbers & wanted) and fits(e))
    return dice.choice(places) if places else None


TRIES = 8


def in_text(change: Change, *, states_else: bool = False) -> Edit:
    """Return the edit that changes the text of a bullet where it stands."""

    def edit(dice: Dice, journal: Journal, wanted: frozenset[int]) -> frozenset[int] | None:
        for _ in range(TRIES):
            place = somewhere(dice, journal, wanted)
            if place is None:
                return None
            entry = journal.entry(place)
            text = change(dice, entry.text)
            if text != entry.text:
                new = journal.changed(entry, text) if states_else else entry._replace(text=text)
                journal.set(place, new)
                return entry.numbers
        return None

    return edit


# Small edits ------------------------------------------------------------------------------

_PLAIN = re.compile(r"(?<![\w*`_/=:#@&.-])[^\W\d_]{5,}(?![\w*`_/=:@-])")


def _one_word(dice: Dice, text: str) -> re.Match[str] | None:
    found = [] if "](" in text or "<!--" in text else list(_PLAIN.finditer(text))
    return dice.choice(found) if found else None


def _with(text: str, word: re.Match[str], new: str) -> str:
    return text[: word.start()] + new + text[word.end() :]


def formatting(dice: Dice, text: str) -> str:
    if (word := _one_word(dice, text)) is None:
        return text
    mark = dice.choice(["**", "*", "`", "_"])
    return _with(text, word, f"{mark}{word[0]}{mark}")


def unformatted(dice: Dice, text: str) -> str:
    return re.sub(r"(?<!\w)(\*\*|\*|`|_)(?=\w)([^*`_]+)\1(?!\w)", r"\2", text, count=1)


def slip(dice: Dice, text: str) -> str:
    word = _one_word(dice, text)
    if word is None or word[0][0].isupper():
        return text
    at = dice.randrange(1, len(word[0]) - 1)
    letters = word[0]
    left_out = letters[:at] + letters[at + 1 :]
    turned = letters[:at] + letters[at + 1] + letters[at] + letters[at + 2 :]
    doubled = letters[:at] + letters[at] + letters[at:]
    return _with(text, word, dice.choice([left_out, turned, doubled]))


def punctuation(dice: Dice, text: str) -> str:
    if text.endswith("."):
        return text[:-1]
    return f"{text}." if text[-1:].isalnum() else text.replace(" - ", " – ", 1)


# Rewordings -------------------------------------------------------------------------------

PHRASES = [
    ("because", "since"), ("are not", "aren't"), ("is not", "isn't"), ("do not", "don't"),
    ("does not", "doesn't"), ("it is", "it's"), ("a lot of", "plenty of"), ("such as", "like"),
    ("so that", "in order that"), ("for example", "for instance"), ("instead of", "rather than"),
    ("and", "and also"), ("which", "that"), ("the", "this"), ("is", "is really"),
    ("when", "whenever"), ("but", "although"), ("to", "in order to"), ("with", "along with"),
    ("porque", "ya que"), ("para", "a fin de"), ("pero", "aunque"), ("también", "además"),
    ("lets", "allows"), ("can", "is able to"), ("if", "in case"),
]  # fmt: skip
SYNONYMS = [
    ("use", "employ"), ("uses", "employs"), ("shows", "demonstrates"), ("show", "demonstrate"),
    ("people", "persons"), ("need", "require"), ("needs", "requires"), ("start", "begin"),
    ("get", "obtain"), ("help", "assist"), ("buy", "purchase"), ("try", "attempt"),
    ("tell", "inform"), ("ask", "inquire"), ("build", "construct"), ("keep", "retain"),
    ("team", "group"), ("teams", "groups"), ("model", "system"), ("code", "program text"),
    ("task", "job"), ("tasks", "jobs"), ("error", "mistake"), ("errors", "mistakes"),
    ("important", "essential"), ("write", "author"), ("quick", "rapid"), ("change", "alter"),
    ("idea", "notion"), ("problem", "difficulty"), ("way", "manner"), ("make", "produce"),
    ("gente", "personas"), ("usar", "emplear"), ("problema", "dificultad"), ("hacer", "realizar"),
]  # fmt: skip


def _other_words(pairs: list[tuple[str, str]]) -> Change:
    def change(dice: Dice, text: str) -> str:
        found = [
            (match, new)
            for old, new in pairs
            if (match := re.search(rf"(?<![\w*`=/-]){old}(?![\w*`=/-])", text))
        ]
        return _with(text, *dice.choice(found)) if found and "](" not in text else text

    return change


phrase, synonym = _other_words(PHRASES), _other_words(SYNONYMS)
MORE = [
    ", which matters in practice", ", as everybody saw", " (this surprised me)",
    ", at least in that company", " — worth another look", ", or so the talk said",
]  # fmt: skip


def more(dice: Dice, text: str) -> str:
    body, stop = (text[:-1], ".") if text.endswith(".") else (text, "")
    return text if body[-1:] in ":?)" else f"{body}{dice.choice(MORE)}{stop}"


def less(dice: Dice, text: str) -> str:
    """Leave out an aside, or a word that only adds weight."""
    shorter = re.sub(r" \([^()]{3,60}\)(?=[ .,;]|$)", "", text, count=1)
    light = r"\b(?:really|very|quite|just|actually|simply|even|muy|realmente) "
    return shorter if shorter != text else re.sub(light, "", text, count=1)


def turned(dice: Dice, text: str) -> str:
    """Put the reason, or the condition, first."""
    found = re.fullmatch(r"([A-Z][^,:;.]+?),? (because|when|if) ([^:;.]+?)(\.?)", text)
    if not found:
        return text
    main, joint, cause, stop = found.groups()
    low = main if main[1:2].isupper() else main[0].lower() + main[1:]
    return f"{joint.capitalize()} {cause}, {low}{stop}"


# Facts that change ------------------------------------------------------------------------


def number(dice: Dice, text: str) -> str:
    found = list(re.finditer(r"(?<![\w./=-])\d+(?=\b(?![./:-]\d))", text))
    if not found or "](" in text:
        return text
    one = dice.choice(found)
    return _with(text, one, str(int(one[0]) + dice.randrange(1, 9)))


def negation(dice: Dice, text: str) -> str:
    without = re.sub(r"\b(is|are|was|were|can|will|should|does|do|did) not\b", r"\1", text, count=1)
    if without != text:
        return without
    return re.sub(r"\b(is|are|was|were|can|will|should)\b(?!n't| not)", r"\1 not", text, count=1)


NAMES = "Okafor Lindqvist Tanaka Novák Ferreira Whitcombe Abdi Castellan Moreau Iyer".split()


def name(dice: Dice, text: str) -> str:
    found = list(re.finditer(r"(?<=[a-z,] )[A-Z][a-z]{3,}(?![\w'’=*`])", text))
    return _with(text, dice.choice(found), dice.choice(NAMES)) if found else text


NOUNS = "compilers harbours gardens teachers violins markets rivers surgeons bridges".split()


def noun(dice: Dice, text: str) -> str:
    found = [
        word
        for word in re.finditer(r"(?<![\w*`_/=-])[a-z]{4,}s(?![\w*`_/=:-])", text)
        if word[0] not in FUNCTION_WORDS
    ]
    return _with(text, dice.choice(found), dice.choice(NOUNS)) if found else text


SMALL_WORDS = [
    ("once", "before"), ("once", "unless"), ("when", "unless"), ("when", "until"),
    ("if", "unless"), ("because", "although"), ("because", "until"), ("so", "because"),
    ("while", "unless"), ("until", "since"), ("before", "after"), ("after", "before"),
    ("and", "or"), ("or", "and"), ("between", "beyond"), ("between", "under"), ("from", "to"),
    ("with", "without"), ("without", "with"), ("through", "around"), ("over", "under"),
    ("above", "below"), ("in", "beyond"), ("on", "under"), ("by", "despite"), ("for", "against"),
    ("porque", "aunque"), ("y", "o"), ("con", "sin"), ("cuando", "salvo"), ("antes", "después"),
    ("desde", "hasta"), ("entre", "sobre"),
]  # fmt: skip
"""Words that turn a fact round in the place of each other."""

turned_round = _other_words(SMALL_WORDS)


# Other facts ------------------------------------------------------------------------------

OTHERS = [
    "Quantum dots emit light because their electrons are confined.",
    "The garden needs water when the soil is dry.",
    "Good coffee depends on fresh beans rather than on the machine.",
    "Mountains form where plates collide.",
    "A violin bow is tightened before playing, so that the hair can grip the string.",
    "Sourdough rises overnight because wild yeast works slowly.",
    "A tidal mill stores water at high tide and grinds when the tide is low.",
    "Swallow nests are protected; removing one is a fine of 900 euros.",
    "Copper roofs turn green because of a layer of carbonate.",
    "Lighthouse keepers wound the clockwork every 4 hours.",
    "Bread crust :: browns by the Maillard reaction",
    "In chess endings the king is a fighting piece rather than a target.",
]


def another_in_its_place(
    dice: Dice, journal: Journal, wanted: frozenset[int]
) -> frozenset[int] | None:
    place = somewhere(dice, journal, wanted)
    if place is None:
        return None
    entry = journal.entry(place)
    other = Entry(entry.mark, dice.choice(OTHERS), (), frozenset([journal.fact()]))
    journal.set(place, other)
    return entry.numbers | other.numbers


def next_of_its_kind(dice: Dice, journal: Journal, wanted: frozenset[int]) -> frozenset[int] | None:
    """Write the bullet once more elsewhere with other numbers, names or nouns; cut the first."""
    place = somewhere(dice, journal, wanted)
    home = _other_file(dice, journal, place) if place else None
    if place is None or home is None:
        return None
    entry = journal.entry(place)
    text = noun(dice, name(dice, number(dice, entry.text)))
    if text == entry.text:
        return None
    other = Entry("- ", text, (), frozenset([journal.fact()]))
    block = journal.cut(place)
    end = _end_of_list(journal, home)
    journal.put(end.path, end.at, end.at, (other,))
    return numbers(block) | other.numbers


# Places -----------------------------------------------------------------------------------


def _other_file(dice: Dice, journal: Journal, place: Place) -> str | None:
    found = [
        path
        for path, entries in sorted(journal.files.items())
        if path != place.path and any(e.is_bullet and not e.indent for e in entries)
    ]
    return dice.choice(found) if found else None


def _end_of_list(journal: Journal, path: str) -> Place:
    """Return the place after the last bullet of the first level."""
    last = max(at for at, e in enumerate(journal.files[path]) if e.is_bullet and not e.indent)
    return Place(path, journal.end(Place(path, last)))


def _is_free(entry: Entry) -> bool:
    """Return whether a bullet can be carried about: none of a list below another."""
    return not entry.indent and entry.mark[0] in "-*+"


def within_file(dice: Dice, journal: Journal, wanted: frozenset[int]) -> frozenset[int] | None:
    place = somewhere(dice, journal, wanted, _is_free)
    if place is None:
        return None
    block = journal.cut(place)
    goals = [
        p for p in journal.places(lambda e: e.is_bullet and _is_free(e)) if p.path == place.path
    ]
    at = dice.choice(goals).at if goals else place.at
    journal.put(place.path, at, at, block)
    return numbers(block)


def to_another_file(dice: Dice, journal: Journal, wanted: frozenset[int]) -> frozenset[int] | None:
    place = somewhere(dice, journal, wanted, _is_free)
    home = _other_file(dice, journal, place) if place else None
    if place is None or home is None:
        return None
    block = journal.cut(place)
    end = _end_of_list(journal, home)
    journal.put(home, end.at, end.at, block)
    return numbers(block)


def some_file(dice: Dice, journal: Journal, wanted: frozenset[int]) -> str | None:
    place = somewhere(dice, journal, wanted)
    return place.path if place else None


def file_renamed(dice: Dice, journal: Journal, wanted: frozenset[int]) -> frozenset[int] | None:
    path = some_file(dice, journal, wanted)
    if path is None:
        return None
    name = f"{dice.choice(['talks/', 'archive/', ''])}{dice.randrange(10**6)}-{path.split('/')[-1]}"
    journal.files[name] = journal.files.pop(path)
    return numbers(journal.files[name])


def heading_renamed(dice: Dice, journal: Journal, wanted: frozenset[int]) -> frozenset[int] | None:
    places = journal.places(lambda e: e.is_heading)
    if not places:
        return None
    place = dice.choice(places)
    heading = journal.entry(place)
    new = dice.choice([f"{heading.text}, part 2", f"{heading.text} (again)", f"{heading.text}!"])
    journal.set(place, heading._replace(text=new))
    below = []
    for entry in journal.files[place.path][place.at + 1 :]:
        if entry.is_heading:
            break
        below.append(entry)
    return numbers(below)


def nested(dice: Dice, journal: Journal, wanted: frozenset[int]) -> frozenset[int] | None:
    """Put a bullet below the one before it."""

    def is_after_bullet(place: Place) -> bool:
        entries = journal.files[place.path]
        before = entries[place.at - 1] if place.at else None
        written = re.search(r"::|==|Q:|\{\{", entries[place.at].text)
        free = _is_free(entries[place.at]) and not written
        return free and before is not None and before.is_bullet

    places = [
        place
        for place in journal.places(lambda e: e.is_bullet and bool(e.numbers & wanted))
        if is_after_bullet(place)
    ]
    if not places:
        return None
    place = dice.choice(places)
    block, end = journal.block(place), journal.end(place)
    journal.put(place.path, place.at, end, shifted(block, 2))
    return numbers(block)


def un_nested(dice: Dice, journal: Journal, wanted: frozenset[int]) -> frozenset[int] | None:
    place = somewhere(dice, journal, wanted, lambda e: 0 < e.indent <= 4)
    if place is None:
        return None
    block, end = journal.block(place), journal.end(place)
    # What stood after it below the same bullet would be below this one now: it goes before.
    after = Place(place.path, end)
    entries = journal.files[place.path]
    while after.at < len(entries) and entries[after.at].indent == entries[place.at].indent:
        if not entries[after.at].is_bullet:
            break
        after = Place(place.path, journal.end(after))
    rest = entries[end : after.at]
    journal.put(place.path, place.at, after.at, (*rest, *shifted(block, -entries[place.at].indent)))
    return numbers(block)


def duplicate(dice: Dice, journal: Journal, wanted: frozenset[int]) -> frozenset[int] | None:
    """Write a bullet twice, here or elsewhere; or take one of the two away again."""
    bullets = journal.places(lambda e: e.is_bullet and bool(e.numbers & wanted))
    copies = Counter(journal.entry(place).facts for place in bullets)
    twice = [place for place in bullets if copies[journal.entry(place).facts] > 1]
    if twice and dice.random() < 0.5:
        return numbers(journal.cut(dice.choice(twice)))
    place = somewhere(dice, journal, wanted, _is_free)
    if place is None:
        return None
    block = journal.block(place)
    home = dice.choice([place.path, _other_file(dice, journal, place) or place.path])
    end = _end_of_list(journal, home)
    journal.put(home, end.at, end.at, block)
    return numbers(block)


# Shapes -----------------------------------------------------------------------------------


def split(dice: Dice, journal: Journal, wanted: frozenset[int]) -> frozenset[int] | None:
    """Make two bullets of the two sentences, or halves, of one."""
    for _ in range(TRIES):
        place = somewhere(dice, journal, wanted, lambda e: not e.rest and "::" not in e.text)
        if place is None:
            return None
        entry = journal.entry(place)
        joints = [
            found
            for found in re.finditer(r"(?:\.|;|,(?= (?:and|but|so|y|pero)\b))\s+", entry.text)
            if len(entry.text[: found.start()].split()) >= 4
            and len(entry.text[found.end() :].split()) >= 4
        ]
        if not joints or "](" in entry.text or "`" in entry.text:
            continue
        joint = dice.choice(joints)
        second = re.sub(r"^(?:and|but|so|y|pero) ", "", entry.text[joint.end() :])
        halves = (entry.text[: joint.start()] + ".", second[0].upper() + second[1:])
        journal.set(place, *(entry._replace(text=half) for half in halves))
        return entry.numbers
    return None


def merged(dice: Dice, journal: Journal, wanted: frozenset[int]) -> frozenset[int] | None:
    """Make one bullet of two neighbours."""

    def may_join(entry: Entry) -> bool:
        return entry.is_bullet and not entry.rest and "::" not in entry.text

    places = [
        place
        for place in journal.places(lambda e: may_join(e) and bool(e.numbers & wanted))
        if (end := place.at + 1) < len(journal.files[place.path])
        and may_join(after := journal.files[place.path][end])
        and after.indent == journal.entry(place).indent
    ]
    if not places:
        return None
    place = dice.choice(places)
    first, second = journal.files[place.path][place.at : place.at + 2]
    joint = " " if first.text[-1:] in ".?!:" else ". "
    one = first._replace(text=first.text + joint + second.text, facts=first.facts | second.facts)
    journal.put(place.path, place.at, place.at + 2, (one,))
    return one.numbers


def cloze_added(dice: Dice, text: str) -> str:
    """Mark another word of a text that has gaps."""
    word = _one_word(dice, text) if "==" in text else None
    inside = word is not None and text[: word.start()].count("==") % 2
    return text if word is None or inside else _with(text, word, f"=={word[0]}==")


def cloze_removed(dice: Dice, text: str) -> str:
    found = list(re.finditer(r"==([^=]+)==", text))
    return _with(text, one := dice.choice(found), one[1]) if len(found) > 1 else text


def first_gap(dice: Dice, text: str) -> str:
    """Mark a word of a bullet that was left to the rules."""
    if "==" in text or "::" in text or (word := _one_word(dice, text)) is None:
        return text
    return _with(text, word, f"=={word[0]}==")


ITEMS = [
    "a longer lunch", "fewer meetings", "one more checklist", "names on the doors",
    "a spare key", "tea for everybody", "paper copies", "a quieter room",
]  # fmt: skip


def item_inserted(dice: Dice, journal: Journal, wanted: frozenset[int]) -> frozenset[int] | None:
    """Put a new bullet between two of a list; those around it are touched, too."""
    places = [
        place
        for place in journal.places(lambda e: e.is_bullet and bool(e.numbers & wanted))
        if place.at and journal.files[place.path][place.at - 1].is_bullet
    ]
    if not places:
        return None
    place = dice.choice(places)
    entry = journal.entry(place)
    before = journal.files[place.path][place.at - 1]
    text = dice.choice(ITEMS) if entry.indent else dice.choice(OTHERS)
    new = Entry(entry.mark, text, (), frozenset([journal.fact()]))
    journal.put(place.path, place.at, place.at, (new,))
    return entry.numbers | before.numbers


def explicit_below(dice: Dice, journal: Journal, wanted: frozenset[int]) -> frozenset[int] | None:
    """Write a card of one's own below a bullet, that asks for what its last words say."""
    place = somewhere(
        dice, journal, wanted, lambda e: _is_free(e) and not e.rest and "::" not in e.text
    )
    if place is None:
        return None
    entry = journal.entry(place)
    joint = re.search(r" (because|so|when|rather than|porque) |: ", entry.text)
    if joint is None or "==" in entry.text:
        return None
    front, answer = entry.text[: joint.start()], entry.text[joint.end() :]
    card = ("  <!-- recall", f"  Q: What about it: {front}?", f"  A: {answer}", "  -->")
    journal.set(place, entry._replace(rest=card))
    return entry.numbers


# Going back -------------------------------------------------------------------------------


def removed(dice: Dice, journal: Journal, wanted: frozenset[int]) -> frozenset[int] | None:
    place = somewhere(dice, journal, wanted)
    return numbers(journal.cut(place)) if place else None


def reverted(dice: Dice, journal: Journal, wanted: frozenset[int]) -> frozenset[int] | None:
    """Bring one file back to what it was some commits ago."""
    path = some_file(dice, journal, wanted)
    if path is None or len(journal.commits) < 2:
        return None
    olds = [files[path] for files in journal.commits[-12:-1] if path in files]
    olds = [entries for entries in olds if entries != journal.files[path]]
    if not olds:
        return None
    old, now = dice.choice(olds), journal.files[path]
    journal.files[path] = old
    return numbers(old) | numbers(now)


SMALL, MOVE, REWORDING = Means.SMALL, Means.MOVE, Means.REWORDING
KINDS = [
    Kind("formatting", SMALL, in_text(formatting)),
    Kind("formatting taken away", SMALL, in_text(unformatted)),
    Kind("typo", SMALL, in_text(slip)),
    Kind("punctuation", SMALL, in_text(punctuation)),
    Kind("moved within its file", MOVE, within_file),
    Kind("moved to another file", MOVE, to_another_file),
    Kind("file renamed", MOVE, file_renamed),
    Kind("heading renamed", MOVE, heading_renamed),
    Kind("bullet nested", MOVE, nested),
    Kind("bullet un-nested", MOVE, un_nested),
    Kind("duplicate bullets", MOVE, duplicate),
    Kind("list item inserted", MOVE, item_inserted),
    Kind("reworded: a phrase", REWORDING, in_text(phrase)),
    Kind("reworded: a synonym", REWORDING, in_text(synonym)),
    Kind("reworded: more said", REWORDING, in_text(more)),
    Kind("reworded: less said", REWORDING, in_text(less)),
    Kind("reworded: turned round", REWORDING, in_text(turned)),
    Kind("split", Means.SHAPE, split),
    Kind("merged", Means.SHAPE, merged),
    Kind("cloze added", Means.SHAPE, in_text(cloze_added)),
    Kind("cloze removed", Means.ASKED, in_text(cloze_removed)),
    Kind("first cloze", Means.ASKED, in_text(first_gap)),
    Kind("explicit card below", Means.ASKED, explicit_below),
    Kind("number changed", Means.CHANGE, in_text(number, states_else=True)),
    Kind("negation changed", Means.CHANGE, in_text(negation, states_else=True)),
    Kind("name changed", Means.CHANGE, in_text(name, states_else=True)),
    Kind("noun changed", Means.CHANGE, in_text(noun, states_else=True)),
    Kind("small word changed", Means.CHANGE, in_text(turned_round, states_else=True)),
    Kind("another in its place", Means.OTHER, another_in_its_place),
    Kind("next of its kind", Means.OTHER, next_of_its_kind),
    Kind("removed", Means.OTHER, removed),
    Kind("reverted", Means.BACK, reverted),
]
