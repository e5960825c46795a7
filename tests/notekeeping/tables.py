"""What became of cards under many edits, summed up for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from notekeeping.habits import HABITS
from notekeeping.kinds import KINDS, Kind, Means
from notekeeping.several import SEVERAL
from notekeeping.trial import (
    COME_BACK,
    FRONT,
    HASH,
    MIXED,
    NEIGHBOURS,
    OURS,
    PLACE,
    TAKEN_BACK,
    Counts,
    Fate,
)

ALL_KINDS = [*KINDS, *HABITS, *SEVERAL, COME_BACK, TAKEN_BACK]

GOALS = {Means.SMALL: 99.0, Means.MOVE: 99.0, Means.REWORDING: 90.0}
"""Per cent of the cards that keep their history, at least."""

ASKED_MOST = 2.0
"""Per cent of the cards that a person is asked about."""

_STILL_THERE = (Fate.KEPT, Fate.FLAGGED, Fate.ASKED, Fate.LOST)


def added(sums: Counts, counts: Mapping[str, Mapping[str, Counter[Fate]]]) -> None:
    """Add counts to sums."""
    for kind, policies in counts.items():
        for policy, fates in policies.items():
            sums.setdefault(kind, {}).setdefault(policy, Counter()).update(fates)


def summed(counts: Counts, names: set[str]) -> dict[str, Counter[Fate]]:
    """Return the counts of some kinds of edit together, by policy."""
    total: dict[str, Counter[Fate]] = {policy: Counter() for policy in (OURS, HASH, FRONT, PLACE)}
    for kind in names & counts.keys():
        for policy, fates in counts[kind].items():
            total[policy].update(fates)
    return total


def plain(counts: Counts) -> dict[str, dict[str, dict[str, int]]]:
    """Return the counts as JSON can hold them."""
    return {
        kind: {policy: {fate.value: n for fate, n in f.items()} for policy, f in policies.items()}
        for kind, policies in counts.items()
    }


def cards(policies: Mapping[str, Counter[Fate]]) -> int:
    """Return how many cards of one kind of edit were looked at."""
    return sum(policies[OURS].values())


def share(fates: Counter[Fate], *wanted: Fate) -> float | None:
    """Return the per cent of the cards whose fact is still there that have one of the fates."""
    cards = sum(fates[fate] for fate in _STILL_THERE)
    return 100 * sum(fates[fate] for fate in wanted) / cards if cards else None


def kept(fates: Counter[Fate]) -> float | None:
    """Return the per cent of cards that kept their history, also those that are asked at once."""
    return share(fates, Fate.KEPT, Fate.FLAGGED)


def shortfalls(counts: Counts) -> list[str]:
    """Return, in words, which goals were missed."""
    missed = []
    for means, goal in GOALS.items():
        had = kept(summed(counts, _names(means))[OURS])
        if had is not None and had < goal:
            missed.append(f"{means.value}: {had:.1f} % kept, not {goal:g} %")
    every = summed(counts, {kind.name for kind in ALL_KINDS} | {MIXED})[OURS]
    asked = share(every, Fate.ASKED) or 0
    if asked > ASKED_MOST:
        missed.append(f"{asked:.1f} % asked about, not {ASKED_MOST:g} %")
    if wrong := summed(counts, set(counts))[OURS][Fate.WRONG]:
        missed.append(f"{wrong} histories on another fact")
    return missed


def shortfalls_by_table(tables: Mapping[str, Counts]) -> list[str]:
    """Return, in words, which goals were missed in which table, with the kinds below them."""
    found = []
    for name, counts in tables.items():
        missed = [*shortfalls(counts), *_kinds_below(counts)]
        if missed:
            found.append(f"Missed in {name}: {'; '.join(missed)}")
    return found


def _kinds_below(counts: Counts) -> Iterator[str]:
    for kind in _once([kind for kind in ALL_KINDS if kind.name in counts]):
        goal = GOALS.get(kind.means)
        fates = summed(counts, {kind.name})[OURS]
        had = kept(fates)
        if goal is not None and had is not None and had < goal:
            there = sum(fates[fate] for fate in _STILL_THERE)
            yield f"{kind.name}: {fates[Fate.KEPT] + fates[Fate.FLAGGED]} of {there} kept"


def _names(means: Means) -> set[str]:
    return {kind.name for kind in ALL_KINDS if kind.means is means}


HEAD = (
    "| What was edited | Cards | Kept | of these due at once | Asked | Lost | Let go | Wrong |"
    " Hash of the text | Id of the front |\n|---|" + 9 * "---:|" + "\n"
)


def table(counts: Counts) -> str:
    """Return a Markdown table: the sums in bold, the kinds of edit below them."""
    return HEAD + "".join(f"{line}\n" for line in _lines(counts))


def _lines(counts: Counts) -> Iterator[str]:
    for means in Means:
        kinds = [kind for kind in ALL_KINDS if kind.means is means and kind.name in counts]
        if kinds:
            yield _line(f"**{means.value}**", summed(counts, {kind.name for kind in kinds}))
            yield from (_line(kind.name, summed(counts, {kind.name})) for kind in _once(kinds))
    for name in (MIXED, NEIGHBOURS):
        if name in counts:
            # Of what was not edited, only our own cards are looked at.
            policies = [OURS] if name == NEIGHBOURS else [OURS, HASH, FRONT]
            found = summed(counts, {name})
            yield _line(f"**{name}**", {policy: found[policy] for policy in policies})


def _once(kinds: list[Kind]) -> list[Kind]:
    return list({kind.name: kind for kind in kinds}.values())


def _line(name: str, policies: Mapping[str, Counter[Fate]]) -> str:
    ours = policies[OURS]
    cells = [
        name,
        f"{sum(ours.values()):,}",
        _per_cent(kept(ours)),
        _per_cent(share(ours, Fate.FLAGGED)),
        str(ours[Fate.ASKED]),
        str(ours[Fate.LOST]),
        str(ours[Fate.LET_GO]),
        str(ours[Fate.WRONG]),
        *(_other(policies.get(policy, Counter())) for policy in (HASH, FRONT)),
    ]
    return "| " + " | ".join(cells) + " |"


def _other(fates: Counter[Fate]) -> str:
    wrong = f", {fates[Fate.WRONG]} wrong" if fates[Fate.WRONG] else ""
    return f"{_per_cent(kept(fates))}{wrong}"


def _per_cent(value: float | None) -> str:
    return "–" if value is None else f"{value:.1f} %"
