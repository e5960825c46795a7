"""What a person keeps doing with the cards of a pattern moves its tier, for them alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from curating.decks import UNSURE
from memory.notebook import Notebook

from recall import ranking
from recall.cards import Tier
from recall.collection import curating
from recall.collection.explaining import explain_bytes
from recall.confidence import READY_FROM, UNJUDGED
from recall.drafts import Draft
from recall.habits import CLEAR, EDITED, KEPT, PRIOR, REFUSED, Habits, Weight, habits_of
from recall.notes import Context, Note, Span
from recall.store.settled import habits

SERVERS = "server client leader follower candidate cluster majority minority quorum voter".split()


def talk(count: int, start: int = 0) -> str:
    bullets = [
        f"- A {name} number {n} keeps its log on disk because every {name} may crash.\n"
        for n in range(start, start + count)
        for name in SERVERS[n % 10 : n % 10 + 1]
    ]
    return "# Raft\n\n" + "".join(bullets)


def pattern_of(text: str) -> str:
    (draft, *_) = explain_bytes("talk.md", text.encode()).notes[0].outcome.drafts
    assert draft.tier is Tier.READY
    return draft.pattern


def test_without_decisions_the_confidence_is_that_of_the_judges():
    assert Habits().chance("because", 0.9) == 0.9


def kept_and_refused(kept: int, refused: int = 0, pattern: str = "because") -> Habits:
    """Return the habits of somebody who decided on one card of each of so many bullets."""
    weights = [KEPT] * kept + [REFUSED] * refused
    return habits_of([(pattern, weight)] for weight in weights)


def test_each_decision_moves_the_chance_and_an_edit_counts_half():
    """The mean of a beta distribution: so many kept of so many, the prior counted in."""
    decided = habits_of([("because", one)] for one in (KEPT, KEPT, EDITED, REFUSED))

    assert decided == Habits((("because", Weight(2.5, 1.5)),))
    assert decided.chance("because", 0.9) == (PRIOR * 0.9 + 2.5) / (PRIOR + 4)
    assert decided.chance("purpose", 0.9) == 0.9


def test_a_bullet_counts_once_however_many_gaps_were_decided_on():
    """They are one sentence, and one choice."""
    three = [("phrase", KEPT), ("phrase", KEPT), ("number", REFUSED)]

    decided = habits_of([three, three, three])

    assert decided == Habits((("number", Weight(0, 1)), ("phrase", Weight(2, 0))))


@pytest.mark.parametrize(
    ("kept", "refused", "tier"),
    [(0, 2, Tier.READY), (0, 3, Tier.DRAFT), (14, 28, Tier.DRAFT), (30, 12, Tier.READY)],
)
def test_a_confidence_of_four_in_five_bears_two_rejections_in_a_row(kept, refused, tier):
    """As the page on habits says."""
    chance = kept_and_refused(kept, refused).chance("because", 0.8)

    assert (chance >= READY_FROM) is (tier is Tier.READY)


def test_a_few_cards_that_were_kept_make_none_ready():
    """Somebody who took two bullets has not yet said what the next forty are worth."""
    few = kept_and_refused(int(CLEAR) - 1)

    assert [few.chance("because", one) for one in (0.2, 0.4, 0.69)] == [0.2, 0.4, 0.69]


def test_many_that_were_kept_bring_the_better_drafts_and_not_the_worse():
    """What the signs of a card say against it goes on counting."""
    many = kept_and_refused(int(CLEAR))

    assert many.chance("because", 0.6) >= READY_FROM > many.chance("because", 0.5)


def test_a_pattern_that_hides_any_phrase_is_never_lifted():
    """That some phrases were worth hiding says nothing of the next."""
    assert kept_and_refused(60, pattern="salient").chance("salient", 0.5) == 0.5
    assert not kept_and_refused(60, pattern="salient").is_clear("salient")


def test_a_pattern_that_is_never_ready_becomes_so_on_clear_evidence():
    """Somebody who keeps every completion wants them."""
    note = Note("Teams split the work into election, replication and safety.", Span(1, 1))
    context = Context(siblings=(note,))

    def decided(kept: int) -> tuple[Draft, ...]:
        habits = kept_and_refused(kept, pattern="completion")
        return ranking.decide(note, context, habits, UNJUDGED).drafts

    assert [draft.pattern for draft in decided(0)] == ["completion"]
    assert "completion" in ranking.NEVER_READY
    assert [draft.tier for draft in decided(int(CLEAR) - 1)] == [Tier.DRAFT]
    assert [draft.tier for draft in decided(120)] == [Tier.READY]


def test_all_drafts_of_a_bullet_taken_at_once_are_one_decision(tmp_path: Path):
    """`a` on a bullet with three gaps is not three times as sure of its pattern."""
    notebook = Notebook(tmp_path / "notes")
    notebook.after("# Owls\n\n" + "".join(f"- {text}\n" for text in UNSURE))
    several = [one for one in notebook.collection.waiting() if len(one.proposals) > 1]
    curating.accept(notebook.base, several[:1])

    decided = habits(notebook.base.db)

    assert sum(weight.decisions for _, weight in decided.by_pattern) == pytest.approx(1)


def test_a_pattern_that_is_rejected_again_and_again_gives_drafts(notebook: Notebook):
    """But what is pinned stays: cards of notes that did not change are as they were."""
    notebook.after(talk(8))
    pattern = pattern_of(talk(1))
    walk = notebook.collection.walk(fresh=["talk.md"])
    for _ in range(6):
        walk.reject()
        walk.later()

    notebook.after(talk(9))

    made = notebook.base.db.rows("select line, tier from prompts where pattern = ?", [pattern])
    told = {row[0]: row[1] for row in made}
    assert habits(notebook.base.db).of(pattern) == Weight(0, 6)
    assert (told[9], told[10]) == ("ready", "ready")
    assert told.get(11) != "ready"


def test_undo_takes_the_habit_back(notebook: Notebook):
    notebook.after(talk(2))
    walk = notebook.collection.walk(fresh=["talk.md"])
    walk.reject()

    walk.undo()

    assert habits(notebook.base.db) == Habits()


def test_taking_all_ready_cards_at_once_says_nothing_of_each(notebook: Notebook):
    notebook.after(talk(5))
    walk = notebook.collection.walk(fresh=["talk.md"])

    assert walk.accept_ready() == 5

    assert habits(notebook.base.db) == Habits()


def test_leaving_a_bullet_out_says_nothing_against_its_pattern(notebook: Notebook):
    """The bullet was not worth a card; the card may have been good."""
    notebook.after(talk(2))
    walk = notebook.collection.walk(fresh=["talk.md"])
    walk.keep_note()
    walk.skip()

    assert habits(notebook.base.db) == Habits()


def test_the_last_word_on_a_card_counts(notebook: Notebook):
    """Whoever rejects a card, undoes it and accepts it, has kept it."""
    bullet = next(one for one in notebook.collection.waiting() if one.proposals)
    curating.reject(notebook.base, bullet, bullet.proposals)
    notebook.collection.undo()
    curating.accept(notebook.base, [bullet])

    assert [weight for _, weight in habits(notebook.base.db).by_pattern] == [KEPT]
