"""What people do to their notes without thinking of cards: a second, other set of edits.

Nothing in the matching was written with these in view; they are there to be replayed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from notekeeping.journal import Entries, Entry, Journal, Place, numbers
from notekeeping.kinds import (
    Dice,
    Kind,
    Means,
    in_text,
    some_file,
    somewhere,
)

# The look of a bullet ---------------------------------------------------------------------


def quotes(dice: Dice, text: str) -> str:
    """Change between typewriter's and printer's signs."""
    curled = re.sub(r'(?<!\S)"([^"]+)"', r"“\1”", text).replace("'", "’")
    curled = curled.replace(" -- ", " — ").replace("...", "…")
    plain = text.replace("“", '"').replace("”", '"').replace("’", "'").replace("…", "...")
    return curled if curled != text else plain


def capitals(dice: Dice, text: str) -> str:
    if text[:1].islower():
        return text[0].upper() + text[1:]
    return text[0].lower() + text[1:] if text[1:2].islower() and dice.random() < 0.5 else text


def shouted(dice: Dice, text: str) -> str:
    """Write one word in capitals."""
    found = list(re.finditer(r"(?<![\w*`_/=:#@&.-])[a-z]{5,}(?![\w*`_/=:@-])", text))
    if not found or "](" in text:
        return text
    word = dice.choice(found)
    return text[: word.start()] + word[0].upper() + text[word.end() :]


def hashtag(dice: Dice, text: str) -> str:
    return f"{text} #{dice.choice(['later', 'important', 'ask'])}" if "#" not in text else text


def emoji(dice: Dice, text: str) -> str:
    return f"{text} {dice.choice('🔥👍🤔⭐')}" if text.isascii() else text


def labelled(dice: Dice, text: str) -> str:
    """Put a bold label before it."""
    label = dice.choice(["Idea", "Remember", "Key point", "My take"])
    return text if text.startswith("**") or "::" in text else f"**{label}:** {text}"


# Words ------------------------------------------------------------------------------------

ASIDES = [
    " (I did not know that)", " (check this)", " (cf. last week)", " (!)", " – lovely example",
    " (she said it twice)", " (ojo)", " [sic]",
]  # fmt: skip


def aside(dice: Dice, text: str) -> str:
    """Put a remark of one's own behind a clause, or at the end."""
    stops = [found.start() for found in re.finditer(r"[,.;]", text[10:])]
    if "](" in text or "::" in text:
        return text
    at = 10 + dice.choice(stops) if stops else len(text)
    return text[:at] + dice.choice(ASIDES) + text[at:]


def opener(dice: Dice, text: str) -> str:
    """Begin as one speaks."""
    said = dice.choice(["Also, ", "Interesting: ", "In short, ", "As she put it, ", "So, "])
    low = text if text[1:2].isupper() or not text[1:2].isalpha() else text[0].lower() + text[1:]
    return text if "::" in text else said + low


ABBREVIATIONS = [
    ("with", "w/"), ("without", "w/o"), ("because", "bc"), ("about", "abt"), ("people", "ppl"),
    ("for example", "e.g."), ("that is", "i.e."), ("between", "btw."), ("que", "q"), ("por", "x"),
    ("approximately", "~"), ("versus", "vs"), ("and", "&"), ("per cent", "%"), ("percent", "%"),
]  # fmt: skip


def abbreviated(dice: Dice, text: str) -> str:
    found = [(a, b) for a, b in ABBREVIATIONS if re.search(rf"(?<![\w-]){a}(?![\w-])", text)]
    if not found or "](" in text:
        return text
    old, new = dice.choice(found)
    return re.sub(rf"(?<![\w-]){old}(?![\w-])", new, text, count=1)


SPELLINGS = [
    ("ise", "ize"), ("isation", "ization"), ("our", "or"), ("tre", "ter"), ("ogue", "og"),
    ("ll", "l"), ("programme", "program"),
]  # fmt: skip


def other_spelling(dice: Dice, text: str) -> str:
    """Cross the Atlantic."""
    found = [
        (match, new)
        for old, new in SPELLINGS[:4]
        for match in re.finditer(rf"(?<=[a-z]{{3}}){old}(?=[ds]?\b)", text)
    ]
    if not found or "](" in text:
        return text
    match, new = dice.choice(found)
    return text[: match.start()] + new + text[match.end() :]


def sentences_turned(dice: Dice, text: str) -> str:
    """Put the second sentence first."""
    found = re.fullmatch(r"([A-Z][^.!?]{15,}[.!?]) ([A-Z][^.!?]{15,})([.!?]?)", text)
    return f"{found[2]}{found[3] or '.'} {found[1]}" if found else text


def semicolons(dice: Dice, text: str) -> str:
    """Join two sentences, or part them."""
    joined = re.sub(r"(?<=[a-z])\. ([A-Z])(?=[a-z])", lambda m: f"; {m[1].lower()}", text, count=1)
    if joined != text:
        return joined
    return re.sub(r"; ([a-z])", lambda m: f". {m[1].upper()}", text, count=1)


# The shape of a bullet --------------------------------------------------------------------


def wrapped(dice: Dice, journal: Journal, wanted: frozenset[int]) -> frozenset[int] | None:
    """Break a long line, or join the lines of a bullet again."""
    place = somewhere(dice, journal, wanted, lambda e: "<!--" not in " ".join(e.lines))
    if place is None:
        return None
    entry = journal.entry(place)
    if entry.rest:
        if not all(re.match(r"\s+[a-zA-Z]", line) for line in entry.rest):
            return None
        joined = " ".join([entry.text, *(line.strip() for line in entry.rest)])
        if re.match(r"[QA]:|.*\bA:", joined):
            return None
        journal.set(place, entry._replace(text=joined, rest=()))
        return entry.numbers
    words = entry.text.split(" ")
    if len(words) < 10 or "](" in entry.text or "`" in entry.text:
        return None
    at = dice.randrange(5, len(words) - 2)
    if not words[at][:1].isalpha():
        return None
    rest = " " * len(entry.mark) + " ".join(words[at:])
    journal.set(place, entry._replace(text=" ".join(words[:at]), rest=(rest,)))
    return entry.numbers


def as_question(dice: Dice, journal: Journal, wanted: frozenset[int]) -> frozenset[int] | None:
    """Write the bullet as a card: what stands before the joint is asked, what follows answers."""
    place = somewhere(dice, journal, wanted, lambda e: not e.rest and "::" not in e.text)
    if place is None:
        return None
    entry = journal.entry(place)
    joint = re.search(r"(?:: | = | – | means | is |,? because )", entry.text)
    if joint is None or joint.start() < 4 or "==" in entry.text or "](" in entry.text:
        return None
    front, answer = entry.text[: joint.start()], entry.text[joint.end() :]
    if dice.random() < 0.5:
        new = entry._replace(text=f"{front} :: {answer}")
    else:
        below = " " * len(entry.mark) + f"A: {answer}"
        new = entry._replace(text=f"Q: {front}?", rest=(below,))
    journal.set(place, new)
    return entry.numbers


def half_done(dice: Dice, journal: Journal, wanted: frozenset[int]) -> frozenset[int] | None:
    """Leave a bullet in the middle of a word; next time it is taken up again."""
    place = somewhere(dice, journal, wanted, lambda e: not e.rest and len(e.text) > 40)
    if place is None:
        return None
    entry = journal.entry(place)
    journal.later(place.path, entry)
    journal.set(place, entry._replace(text=entry.text[: dice.randrange(12, len(entry.text) - 5)]))
    return entry.numbers


# Lists and sections -----------------------------------------------------------------------


def _list_around(journal: Journal, place: Place) -> tuple[int, int]:
    """Return where the list begins and ends that the bullet is in."""
    entries = journal.files[place.path]
    first = last = place.at
    while first and entries[first - 1].is_bullet:
        first -= 1
    while last < len(entries) and entries[last].is_bullet:
        last += 1
    return first, last


def numbered(dice: Dice, journal: Journal, wanted: frozenset[int]) -> frozenset[int] | None:
    """Number a list, or give its numbers up."""
    place = somewhere(dice, journal, wanted)
    if place is None:
        return None
    first, last = _list_around(journal, place)
    entries = journal.files[place.path][first:last]
    if any(e.rest or e.indent for e in entries):
        return None
    is_numbered = entries[0].mark[0].isdigit()
    new = [
        e._replace(mark="- " if is_numbered else f"{n}. ") for n, e in enumerate(entries, start=1)
    ]
    journal.put(place.path, first, last, new)
    return numbers(entries)


def other_marks(dice: Dice, journal: Journal, wanted: frozenset[int]) -> frozenset[int] | None:
    path = some_file(dice, journal, wanted)
    if path is None:
        return None
    turn = {"-": "*", "*": "-", "+": "-"}
    journal.files[path] = tuple(
        e._replace(mark="".join(turn.get(sign, sign) for sign in e.mark)) if e.mark else e
        for e in journal.files[path]
    )
    return numbers(journal.files[path])


def sorted_list(dice: Dice, journal: Journal, wanted: frozenset[int]) -> frozenset[int] | None:
    """Put the bullets of a list in the order of the alphabet."""
    place = somewhere(dice, journal, wanted)
    if place is None:
        return None
    first, last = _list_around(journal, place)
    entries = journal.files[place.path][first:last]
    if entries[0].indent or entries[0].mark[0].isdigit():
        return None
    blocks: list[list[Entry]] = []
    for entry in entries:
        if not entry.indent:
            blocks.append([])
        blocks[-1].append(entry)
    blocks.sort(key=lambda block: block[0].text.casefold())
    journal.put(place.path, first, last, [entry for block in blocks for entry in block])
    return numbers(entries)


def loosened(dice: Dice, journal: Journal, wanted: frozenset[int]) -> frozenset[int] | None:
    """Put empty lines between the bullets of a list."""
    place = somewhere(dice, journal, wanted)
    if place is None:
        return None
    first, last = _list_around(journal, place)
    entries = journal.files[place.path][first:last]
    if any(e.indent for e in entries):
        return None
    new = [one for entry in entries for one in (entry, Entry("", ""))]
    journal.put(place.path, first, last, new[:-1])
    return numbers(entries)


HEADINGS = ["Notas sobre {}", "{} – Zusammenfassung", "Thoughts: {}", "{} (segunda parte)"]


def heading_in_other_words(
    dice: Dice, journal: Journal, wanted: frozenset[int]
) -> frozenset[int] | None:
    """Translate a heading, or put it otherwise."""
    places = journal.places(lambda e: e.is_heading)
    if not places:
        return None
    place = dice.choice(places)
    marks, _, title = journal.entry(place).text.partition(" ")
    new = dice.choice(HEADINGS).format(title)
    journal.set(place, Entry("", f"{marks} {new}"))
    return _below(journal, place)


def section_added(dice: Dice, journal: Journal, wanted: frozenset[int]) -> frozenset[int] | None:
    """Put a heading into the middle of a list."""
    place = somewhere(dice, journal, wanted, lambda e: not e.indent)
    if place is None or not place.at or not journal.files[place.path][place.at - 1].is_bullet:
        return None
    title = dice.choice(["### More", "### Open ends", "## Afterwards"])
    lines = (Entry("", ""), Entry("", title), Entry("", ""))
    journal.put(place.path, place.at, place.at, lines)
    return _below(journal, Place(place.path, place.at + 1))


def _below(journal: Journal, heading: Place) -> frozenset[int]:
    below = []
    for entry in journal.files[heading.path][heading.at + 1 :]:
        if entry.is_heading:
            break
        below.append(entry)
    return numbers(below)


def _sections(entries: Entries) -> Iterator[tuple[int, int]]:
    """Give where every section with a heading begins and ends."""
    starts = [at for at, entry in enumerate(entries) if entry.is_heading]
    yield from zip(starts, [*starts[1:], len(entries)], strict=False)  # none without a heading


def section_copied(dice: Dice, journal: Journal, wanted: frozenset[int]) -> frozenset[int] | None:
    """Copy a section to the end of another file, as one does before cutting the first."""
    path = some_file(dice, journal, wanted)
    found = list(_sections(journal.files[path])) if path else []
    others = [other for other in sorted(journal.files) if other != path]
    if path is None or not found or not others:
        return None
    start, end = dice.choice(found)
    section, home = journal.files[path][start:end], dice.choice(others)
    journal.put(home, len(journal.files[home]), len(journal.files[home]), section)
    return numbers(section)


def copy_cut(dice: Dice, journal: Journal, wanted: frozenset[int]) -> frozenset[int] | None:
    """Cut a section of which there is a copy somewhere else."""
    places: dict[Entries, list[tuple[str, int, int]]] = {}
    for path, entries in sorted(journal.files.items()):
        for start, end in _sections(entries):
            section = tuple(entry for entry in entries[start:end] if entry.is_bullet)
            places.setdefault(section, []).append((path, start, end))
    twice = [here for section, here in places.items() if section and len(here) > 1]
    if not twice:
        return None
    path, start, end = dice.choice(twice)[0]
    gone = journal.files[path][start:end]
    journal.put(path, start, end, ())
    return numbers(gone)


def files_merged(dice: Dice, journal: Journal, wanted: frozenset[int]) -> frozenset[int] | None:
    """Put one file at the end of another, without its front matter."""
    if len(journal.files) < 8:
        return None
    path, home = dice.sample(sorted(journal.files), 2)
    entries = journal.files.pop(path)
    lines = [entry.text for entry in entries]
    start = lines.index("---", 1) + 1 if lines[:1] == ["---"] and "---" in lines[1:] else 0
    journal.files[home] = (*journal.files[home], Entry("", ""), *entries[start:])
    return numbers(entries)


def file_parted(dice: Dice, journal: Journal, wanted: frozenset[int]) -> frozenset[int] | None:
    """Give the last section a file of its own."""
    path = some_file(dice, journal, wanted)
    found = list(_sections(journal.files[path])) if path else []
    if path is None or len(found) < 2:
        return None
    start, end = found[-1]
    section = journal.files[path][start:end]
    journal.put(path, start, end, ())
    journal.files[f"part-{dice.randrange(10**6)}-{path.rsplit('/', 1)[-1]}"] = section
    return numbers(section)


# Away and back ----------------------------------------------------------------------------


def taken_away(dice: Dice, journal: Journal, wanted: frozenset[int]) -> frozenset[int] | None:
    """Delete a bullet that is restored on another day."""
    place = somewhere(dice, journal, wanted, lambda e: not e.indent)
    if place is None:
        return None
    before = journal.files[place.path]
    gone = journal.cut(place)
    journal.restore_later(place.path, before)
    return numbers(gone)


def older_version(dice: Dice, journal: Journal, wanted: frozenset[int]) -> frozenset[int] | None:
    """Check an older commit out; the next time it is the newest again."""
    if len(journal.commits) < 4:
        return None
    now, old = dict(journal.files), dict(dice.choice(journal.commits[-10:-1]))
    journal.checkout_later(now)
    journal.files = old
    touched = {*now.values()} ^ {*old.values()}
    return frozenset[int]().union(*map(numbers, touched))


SMALL, MOVE, REWORDING = Means.SMALL, Means.MOVE, Means.REWORDING
HABITS = [
    Kind("quote style", SMALL, in_text(quotes)),
    Kind("case of the first letter", SMALL, in_text(capitals)),
    Kind("a word in capitals", SMALL, in_text(shouted)),
    Kind("emoji", SMALL, in_text(emoji)),
    Kind("line wrapped or joined", SMALL, wrapped),
    Kind("other spelling", SMALL, in_text(other_spelling)),
    Kind("sentences joined or parted", SMALL, in_text(semicolons)),
    Kind("other bullet marks", SMALL, other_marks),
    Kind("empty lines between bullets", SMALL, loosened),
    Kind("bullets numbered", SMALL, numbered),
    Kind("hashtag", REWORDING, in_text(hashtag)),
    Kind("bold label before", REWORDING, in_text(labelled)),
    Kind("aside", REWORDING, in_text(aside)),
    Kind("opener", REWORDING, in_text(opener)),
    Kind("abbreviation", REWORDING, in_text(abbreviated)),
    Kind("sentences turned", REWORDING, in_text(sentences_turned)),
    Kind("list sorted", MOVE, sorted_list),
    Kind("heading in other words", MOVE, heading_in_other_words),
    Kind("heading put in", MOVE, section_added),
    Kind("section copied", MOVE, section_copied),
    Kind("copied section cut", MOVE, copy_cut),
    Kind("two files merged", MOVE, files_merged),
    Kind("file parted", MOVE, file_parted),
    Kind("written as a question", Means.ASKED, as_question),
    Kind("half done", Means.BACK, half_done),
    Kind("deleted, restored later", Means.BACK, taken_away),
    Kind("older version and back", Means.BACK, older_version),
]
