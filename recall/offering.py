"""Which of the drafts of one note are shown: those that are ready, or some to choose from."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice, takewhile

from recall import gates
from recall.cards import Tier, Wording, answers, faces, kind_of
from recall.drafts import Draft
from recall.language.words import content_words, words

PROSE_CARDS = 2
"""Cards that one bullet of prose gives at most."""

SET_PATTERNS = frozenset({"set", "set-gaps"})
"""Of bare fragments that stand side by side."""

LIST_PATTERNS = frozenset({"list", "list-gaps"}) | SET_PATTERNS


def likeliest_first(trials: Iterable[gates.Trial]) -> list[gates.Trial]:
    return sorted(trials, key=lambda trial: -trial.draft.confidence)


OFFERED = 3
"""Drafts of one note that are shown to choose from, at most."""

SECOND_FROM = 0.25
"""Confidence from which a second draft is shown, and a first one that hides just any phrase."""


RULE_FROM = 0.2
"""Confidence from which what a rule words is shown beside something better."""


def to_offer(trials: Iterable[gates.Trial]) -> list[gates.Trial]:
    """Return the drafts to show where none is ready: the likeliest, and others to choose from."""
    ranked = likeliest_first(trials)
    worth = (one for one in ranked if one.draft.confidence >= _shown_from(one.draft))
    return _choice(worth) or _choice(one for one in ranked if _is_of_a_rule(one))


def _shown_from(draft: Draft) -> float:
    return SECOND_FROM if draft.pattern in ANY_PHRASE else RULE_FROM


def _choice(likely: Iterable[gates.Trial]) -> list[gates.Trial]:
    """Return the first drafts that may be shown and do not say the same.

    One of them is worded by a rule, where a rule knows the sentence: some like to be asked.
    """
    offered: list[gates.Trial] = []
    third: gates.Trial | None = None
    for one in islice(likely, LOOKED_THROUGH):
        if len(offered) == OFFERED:
            break
        if not offered:
            offered += [] if one.is_refused else [one]
        elif len(offered) < OFFERED - 1 or any(map(_is_of_a_rule, offered)):
            offered += [one] if _is_another(one, offered) else []
        elif _is_of_a_rule(one):
            offered += [] if one.is_refused else [one]
        elif third is None and _is_another(one, offered):
            third = one
    return [*offered, third] if third and len(offered) < OFFERED else offered


def _is_of_a_rule(trial: gates.Trial) -> bool:
    return trial.draft.pattern not in ANY_PHRASE


def _is_another(one: gates.Trial, offered: Iterable[gates.Trial]) -> bool:
    """Tell whether a draft asks for something else than those that are offered already."""
    if one.draft.confidence < SECOND_FROM or any(
        is_same_choice(one.draft, two.draft) for two in offered
    ):
        return False
    return one.passes


def the_rest(trials: Iterable[gates.Trial], offered: Iterable[gates.Trial]) -> list[gates.Trial]:
    """Return the likeliest drafts that fill up what is offered, where few are without a fault.

    What bars them from being ready a person may mend, and one of three is kept more often than
    the only one.
    """
    return _more((one for one in trials if not one.is_refused), BARELY_FROM, offered)


def _more(
    trials: Iterable[gates.Trial], least: float, offered: Iterable[gates.Trial]
) -> list[gates.Trial]:
    """Return the likeliest that say something else, until so many are shown as may be."""
    there = [one.draft for one in offered]
    chosen: list[gates.Trial] = []
    for one in likeliest_first(trials):
        if len(there) >= OFFERED or one.draft.confidence < least:
            break
        if not any(is_same_choice(one.draft, it) for it in there):
            chosen.append(one)
            there.append(one.draft)
    return chosen


BARELY_FROM = 0.15
"""Confidence from which a draft fills up what is offered."""

ANY_PHRASE = frozenset({"salient"})
"""Patterns that hide a phrase without knowing what its sentence says."""


def only_pointing(
    trials: Iterable[gates.Trial], offered: Iterable[gates.Trial]
) -> list[gates.Trial]:
    """Return the likeliest drafts with a word that points out of them, where few others came.

    Who reads the heading above them often knows what it means.
    """
    return _more((one for one in trials if one.only_points), SECOND_FROM, offered)


def _is_ready(trial: gates.Trial) -> bool:
    """Tell whether nothing stands against the draft."""
    return is_sure(trial.draft) and trial.passes


def is_sure(draft: Draft) -> bool:
    """Tell whether the draft is ready if no gate bars it."""
    return draft.tier is Tier.READY


def different(trials: Iterable[gates.Trial]) -> tuple[Draft, ...]:
    """Return the best ready drafts that test different things; a list brings all of its own."""
    ranked = likeliest_first(trials)
    best = next(filter(_is_ready, ranked), None)
    if best is None:
        return ()
    lists = (trial for trial in ranked if trial.draft.pattern in LIST_PATTERNS)
    listed = tuple(trial.draft for trial in filter(_is_ready, lists))
    if best.draft in listed[:1]:
        return listed
    if listed and listed[0].pattern in SET_PATTERNS:
        return (*listed, best.draft)
    few = len(ranked) <= LOOKED_THROUGH
    known = ranked if few else list(islice(filter(_is_ready, ranked), LOOKED_THROUGH))
    behind = known[known.index(best) + 1 :]
    chosen = _from((best, *behind))
    near = takewhile(lambda trial: _is_near(trial.draft, best.draft), behind)
    if len(chosen) == 1 and (second := next(filter(_is_ready, near), None)):
        other = _from((*known[known.index(second) :], best))
        return other if len(other) > 1 else chosen
    return chosen


LOOKED_THROUGH = 12
"""Drafts of one note among which two are looked for that test different things."""

NEAR = 0.03
"""Of two drafts whose chances differ by no more than this, either may come first."""


def _is_near(draft: Draft, best: Draft) -> bool:
    return best.confidence - draft.confidence <= NEAR


def _from(trials: Iterable[gates.Trial]) -> tuple[Draft, ...]:
    """Return the first of the ready drafts, and those behind it that ask for something else.

    What asks for the same again need not pass the gates, which take longer to tell.
    """
    chosen: list[Draft] = []
    for trial in trials:
        if len(chosen) == PROSE_CARDS:
            break
        if not _says_again(trial.draft, chosen) and _is_ready(trial):
            chosen.append(trial.draft)
    return tuple(chosen)


def _says_again(draft: Draft, chosen: Iterable[Draft]) -> bool:
    """Tell whether better cards ask for the same words, or show them."""
    return any(alike(draft, other) or _shows(other, draft) for other in chosen)


def alike(one: Draft, other: Draft) -> bool:
    """Tell whether two drafts ask for the same words."""
    mine, theirs = _answer_words(one), _answer_words(other)
    if not mine or not theirs:
        return True
    shared = len(mine & theirs) / min(len(mine), len(theirs))
    return shared > 0.5


def is_same_choice(one: Draft, other: Draft) -> bool:
    """Tell whether who takes one of two drafts has no use for the other."""
    return _are_mostly_the_same(_answer_words(one), _answer_words(other))


def is_worded_like(one: Wording, other: Wording) -> bool:
    """Tell whether two cards ask for the same words in the same form, and show the same words."""
    return (
        kind_of(one) is kind_of(other)
        and _are_mostly_the_same(_words_asked(one), _words_asked(other))
        and _are_mostly_the_same(_words_shown(one), _words_shown(other))
    )


def _are_mostly_the_same(some: set[str], others: set[str]) -> bool:
    return 2 * len(some & others) >= max(len(some), len(others))


def _shows(better: Draft, draft: Draft) -> bool:
    """Tell whether the question of the better draft gives the answer of the other away."""
    return _answer_words(draft) <= _words_shown(better.wording)


def _words_shown(wording: Wording) -> set[str]:
    """Return the words of the questions that carry content."""
    return {word for face in faces(wording) for word in content_words(face.front)}


def _answer_words(draft: Draft) -> set[str]:
    return _words_asked(draft.wording)


def _words_asked(wording: Wording) -> set[str]:
    """Return the words of the answers that carry content; all of them where none does."""
    given = answers(wording)
    content = {word for answer in given for word in content_words(answer)}
    return content or {word for answer in given for word in map(str.lower, words(answer))}
