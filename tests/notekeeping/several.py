"""Edits in several places of one bullet or one list, and edits that are taken back."""

from __future__ import annotations

import re
from typing import NamedTuple

from notekeeping.journal import Entry, Journal, Place, numbers
from notekeeping.kinds import ITEMS, TRIES, Dice, Edit, Kind, Means, in_text


class List(NamedTuple):
    """A bullet with those below it, and how another day would put both."""

    lead: str
    other_lead: str
    items: tuple[tuple[str, str], ...]


LISTS = (
    List("Reasons why a mill runs dry:", "Why the wheel of a mill stands still:", (
        ("the weir upstream leaks in summer", "in summer water is lost at the weir above"),
        ("farmers draw from the race", "the race feeds the fields before it feeds the wheel"),
        ("the sluice was never cleared", "nobody has cleared the sluice of mud"),
    )),
    List("What a glazier carries up the ladder:", "On the ladder a glazier has with him:", (
        ("a lump of putty kept warm", "putty, kept warm in the pocket"),
        ("a cutter with a spare wheel", "the cutter, with a wheel to change"),
        ("two suction cups", "a pair of cups that hold the pane"),
        ("chalk for the measure", "a piece of chalk to mark what was measured"),
    )),
    List("Mistakes of first-time beekeepers:", "What beginners with bees do wrong:", (
        ("opening the hive on cold days", "looking into the hive when it is cold"),
        ("feeding sugar until autumn", "giving sugar right up to autumn"),
        ("buying a second colony too early", "a second colony before the first is understood"),
    )),
    List("Signs that an archive is too damp:", "How a damp archive shows:", (
        ("labels curl at the corners", "the corners of labels roll up"),
        ("the paste smells of vinegar", "a smell of vinegar comes from the paste"),
        ("silverfish under the boxes", "boxes with silverfish below them"),
        ("ink spreads into the paper", "the paper draws the ink apart"),
    )),
    List("Steps before a ship is towed:", "Before the tow of a ship begins:", (
        ("seal the hatches with tape", "tape is put over the hatches"),
        ("lock the rudder amidships", "the rudder is locked in the middle"),
        ("rig a second bridle", "another bridle is made ready"),
        ("agree on three light signals", "signals by light are settled, three of them"),
        ("put a pump aboard", "a pump has to be on board"),
    )),
    List("Things every ferry timetable hides:", "What no ferry timetable tells:", (
        ("the crew changes at noon", "at noon another crew comes"),
        ("lorries are loaded first", "the first to be loaded are lorries"),
        ("the last boat waits for the train", "for the train the last boat is held"),
    )),
    List("Costs of a small orchestra:", "What a small orchestra has to pay for:", (
        ("hire of the hall and its heating", "the hall with the heating of it"),
        ("scores that are still in copyright", "music whose authors have rights in it"),
        ("insurance of the instruments", "what insures the instruments"),
        ("a van for the timpani", "the van in which the timpani go"),
    )),
    List("Ways to date a wall:", "How the age of a wall is told:", (
        ("count the rings of its oldest beam", "rings in the beam that is oldest"),
        ("look at the size of the bricks", "the bricks, by their size"),
        ("test the lime for shells", "shells that may be found in the lime"),
    )),
)  # fmt: skip

FIGURES = (
    "The kiln held 240 tiles and burned 3 loads of wood.",
    "Of 90 swarms 14 were caught, and only 5 survived the winter.",
    "In 1907 the archive moved 1200 boxes.",
    "A crossing takes 35 minutes by day and 50 at night.",
    "The choir grew from 16 singers to 41.",
    "Glass of 4 mm breaks at 60 degrees, because the edge heats last.",
    "Every 12 years the bridge is closed for 9 weeks.",
    "The mill ground 800 sacks with 2 stones.",
    "Between 5 and 7 knots the tow begins to sheer.",
    "A pupil reads 20 pages a week, a master 150.",
)


def page() -> str:
    """Return a file of the journal with the lists and the figures."""
    lines = ["# Trades", "", "## An evening on old trades, by Ilse Marten", ""]
    for one in LISTS:
        lines += [f"- {one.lead}", *(f"  - {item}" for item, _ in one.items)]
    return "\n".join([*lines, "", "### Figures", "", *(f"- {text}" for text in FIGURES), ""])


_IN_OTHER_WORDS = {
    text: other
    for one in LISTS
    for here, there in ((one.lead, one.other_lead), *one.items)
    for text, other in ((here, there), (there, here))
}


# Several figures ----------------------------------------------------------------------------

_NUMBER = re.compile(r"(?<![\w./=-])\d+(?=\b(?![./:-]\d))")


def two_numbers(dice: Dice, text: str) -> str:
    """Correct two of the numbers of a bullet."""
    found = list(_NUMBER.finditer(text))
    if len(found) < 2 or "](" in text:
        return text
    chosen = {one.start() for one in dice.sample(found, 2)}
    return _NUMBER.sub(
        lambda one: str(int(one[0]) + dice.randrange(1, 9)) if one.start() in chosen else one[0],
        text,
    )


# Several items ------------------------------------------------------------------------------


def _a_list(dice: Dice, journal: Journal, wanted: frozenset[int]) -> tuple[Place, list[int]] | None:
    """Return where a bullet stands with at least three below it, and where these stand."""
    found = []
    for place in journal.places(lambda e: e.is_bullet and not e.indent):
        below = range(place.at + 1, journal.end(place))
        entries = journal.files[place.path]
        indents = {entries[at].indent for at in below}
        known = all(entries[at].text in _IN_OTHER_WORDS for at in below)
        if (
            len(below) >= 3
            and len(indents) == 1
            and known
            and numbers(entries[place.at : below.stop]) & wanted
        ):
            found.append((place, list(below)))
    return dice.choice(found) if found else None


def _reword(journal: Journal, path: str, places: list[int]) -> frozenset[int]:
    touched = frozenset[int]()
    for at in places:
        place = Place(path, at)
        entry = journal.entry(place)
        journal.set(place, entry._replace(text=_IN_OTHER_WORDS[entry.text]))
        touched |= entry.numbers
    return touched


def items_reworded(dice: Dice, journal: Journal, wanted: frozenset[int]) -> frozenset[int] | None:
    """Put two items of a list or more in other words."""
    found = _a_list(dice, journal, wanted)
    if found is None:
        return None
    place, below = found
    return _reword(journal, place.path, dice.sample(below, dice.randrange(2, len(below) + 1)))


def items_reworded_and_one_added(
    dice: Dice, journal: Journal, wanted: frozenset[int]
) -> frozenset[int] | None:
    found = _a_list(dice, journal, wanted)
    if found is None:
        return None
    place, below = found
    touched = _reword(journal, place.path, dice.sample(below, 2))
    end = below[-1] + 1
    mark = journal.files[place.path][below[0]].mark
    new = Entry(mark, dice.choice(ITEMS), (), frozenset([journal.fact()]))
    journal.put(place.path, end, end, (new,))
    return touched


def one_out_one_in(dice: Dice, journal: Journal, wanted: frozenset[int]) -> frozenset[int] | None:
    """Take an item out and put another one in elsewhere; those that stay are touched."""
    found = _a_list(dice, journal, wanted)
    if found is None:
        return None
    place, below = found
    block = list(journal.files[place.path][below[0] : below[-1] + 1])
    gone = dice.choice(block)
    block.remove(gone)
    new = Entry(gone.mark, dice.choice(ITEMS), (), frozenset([journal.fact()]))
    block.insert(dice.randrange(len(block) + 1), new)
    journal.put(place.path, below[0], below[-1] + 1, block)
    return numbers(block) - new.numbers


def lead_reworded(dice: Dice, journal: Journal, wanted: frozenset[int]) -> frozenset[int] | None:
    """Say in other words what a list is of; its items are touched by it."""
    found = _a_list(dice, journal, wanted)
    if found is None or journal.entry(found[0]).text not in _IN_OTHER_WORDS:
        return None
    place, _ = found
    return _reword(journal, place.path, [place.at]) | numbers(journal.block(place))


# Edits that are taken back ------------------------------------------------------------------


def taken_back(edit: Edit) -> Edit:
    """Return the edit that is made now and taken back after the next scan: its bullets, and those
    below them, are again what they were."""

    def both(dice: Dice, journal: Journal, wanted: frozenset[int]) -> frozenset[int] | None:
        before = dict(journal.files)
        for _ in range(TRIES):
            if touched := edit(dice, journal, wanted):
                journal.take_back_later(before)
                return touched
        return None

    return both


REWORDING, CHANGE, BACK = Means.REWORDING, Means.CHANGE, Means.BACK
SEVERAL = [
    Kind("two numbers changed", CHANGE, in_text(two_numbers, states_else=True)),
    Kind("items reworded", REWORDING, items_reworded),
    Kind("items reworded, one added", REWORDING, items_reworded_and_one_added),
    Kind("one item for another", Means.MOVE, one_out_one_in),
    Kind("a list's lead reworded", REWORDING, lead_reworded),
    Kind("two numbers, taken back", BACK, taken_back(in_text(two_numbers, states_else=True))),
    Kind("items reworded, taken back", BACK, taken_back(items_reworded)),
    Kind("items and one more, taken back", BACK, taken_back(items_reworded_and_one_added)),
    Kind("a lead reworded, taken back", BACK, taken_back(lead_reworded)),
]
