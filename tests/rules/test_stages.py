"""Each stage of the pipeline by itself: what it takes from a note and what it leaves."""

from __future__ import annotations

import pytest

from recall.language.asides import without_asides
from recall.language.attribution import Whose, attributed
from recall.language.clause import parse
from recall.language.normalise import plain_wording, with_agreement, without_openers
from recall.language.reading import read, without_marks
from recall.language.realise import balanced, inverted, lower_first, upper_first
from recall.language.segment import at_colon, sentences, splices
from recall.language.tokens import fold, unfold
from recall.notes import Context, Note, Party, Span

ADA = Context(speaker="Ada Rowe", pronoun="she")


@pytest.mark.parametrize(
    ("text", "bare", "asides"),
    [
        ("Tests pay (small sample).", "Tests pay.", ("small sample",)),
        ("Robots cannot cook (yet)", "Robots cannot cook (yet)", ()),
        ("Nobody reads logs, IMO they should go", "Nobody reads logs", ("IMO they should go",)),
        ("Logs rot, I think she is right", "Logs rot", ("I think she is right",)),
        ("Use RAG (RLHF) today", "Use RAG (RLHF) today", ()),
        ("call f(x) first", "call f(x) first", ()),
    ],
)
def test_an_aside_goes_to_the_back_and_a_qualifier_stays(
    text: str, bare: str, asides: tuple[str, ...]
) -> None:
    """A dropped "(yet)" would turn the claim into another one."""
    trimmed = without_asides(text)

    assert (trimmed.text, tuple(aside.text for aside in trimmed.asides)) == (bare, asides)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("But it doesn't scale", "It does not scale"),
        ("And so it can't fail", "So it cannot fail"),
        ("Also, tests won't lie", "Tests will not lie"),
        ("It's been slow", "It has been slow"),
        ("Key point: measure first", "Measure first"),
        ("So that nobody waits", "So that nobody waits"),
        ("Cats are no always friendly", "Cats are not always friendly"),
        ("Fast but no so cheap", "Fast but not so cheap"),
        ("There is no just cause", "There is no just cause"),
        ("Every garden it is a trade", "Every garden is a trade"),
        ("She says that any oven it has a cold corner", "She says that any oven has a cold corner"),
        ("Every time it is late", "Every time it is late"),
        ("Some trees grow faster than other", "Some trees grow faster than others"),
        (
            "It feeds some birds over other because of size",
            "It feeds some birds over others because of size",
        ),
        ("Some teams help each other.", "Some teams help each other."),
        ("There is many ways to fail", "There are many ways to fail"),
        (
            "In a small flat there is not several rooms",
            "In a small flat there are not several rooms",
        ),
        ("Spring is beginning of the year", "Spring is the beginning of the year"),
        ("That was year of the flood", "That was the year of the flood"),
        ("Copper is more better than tin", "Copper is better than tin"),
        ("Walking is more cheaper", "Walking is cheaper"),
        ("She should of waited", "She should have waited"),
        ("It could of failed", "It could have failed"),
        ("This knives are sharp", "These knives are sharp"),
        ("He sharpens this knives", "He sharpens these knives"),
    ],
)
def test_openers_fall_and_contractions_open(text: str, plain: str) -> None:
    """A question needs the auxiliary by itself, and no *But* before it."""
    worded = without_openers(plain_wording(text))

    assert worded in {plain, upper_first(plain.removeprefix("So "))}


def test_a_singular_verb_after_a_sure_plural_is_mended() -> None:
    """A slip of the source must not stand in the question."""
    mended = with_agreement("The improvements is not in speed")

    assert mended == "The improvements are not in speed"


def test_a_comma_between_two_clauses_is_a_seam_and_one_in_a_list_is_not() -> None:
    """Each clause makes its own claim."""
    assert splices("Maps are robust because they are paper, phones are current") == (
        "Maps are robust because they are paper",
        "phones are current",
    )
    assert splices("It needs an owner, a goal and a date") == (
        "It needs an owner, a goal and a date",
    )


def test_abbreviations_and_brackets_do_not_end_a_sentence() -> None:
    """A card must not stop in the middle of *e.g. this*."""
    assert sentences("Use tools, e.g. Git. They help (a lot. Really).") == (
        "Use tools, e.g. Git.",
        "They help (a lot. Really).",
    )


def test_a_colon_in_an_address_or_a_time_is_no_seam() -> None:
    """Only a colon that a space follows explains something."""
    assert at_colon("It starts at 10:30 sharp") is None
    assert at_colon("Logs lie: they are late") == ("Logs lie", "they are late")


@pytest.mark.parametrize(
    ("clause", "question"),
    [
        ("Tape storage survives", "does tape storage survive"),
        ("Paper maps are more robust", "are paper maps more robust"),
        ("Typing speed never was the bottleneck", "was typing speed never the bottleneck"),
        ("The cache has no eviction policy", "does the cache have no eviction policy"),
        ("The model has learned the rules", "has the model learned the rules"),
        ("Models ate part of the stack", "did models eat part of the stack"),
        ("Teams cannot guess", "can teams not guess"),
        ("Tasks that took days are now done", "are tasks that took days now done"),
        ("Code reviews catch bugs", "do code reviews catch bugs"),
        ("People who write tests ship faster", "do people who write tests ship faster"),
        ("NASA publishes its rules", "does NASA publish its rules"),
    ],
)  # fmt: skip
def test_a_clause_turns_into_a_question(clause: str, question: str) -> None:
    """Inversion, do-support and agreement, with *never* and *now* kept."""
    parsed = parse(clause)

    assert parsed is not None
    assert inverted(parsed) == question


@pytest.mark.parametrize("text", ["Great talk", "when tests are slow", "in practice nobody", ""])
def test_what_is_no_main_clause_is_not_read_as_one(text: str) -> None:
    """A rule that is not sure says nothing."""
    assert parse(text) is None


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("Paper maps", "paper maps"),
        ("Prompt/context is", "prompt/context is"),
        ("LLMs are", "LLMs are"),
        ("Chomsky is", "Chomsky is"),
        ("San Francisco is", "San Francisco is"),
        ("Spreadsheets are", "spreadsheets are"),
        ("Kubernetes is", "Kubernetes is"),
        ("A/B tests", "A/B tests"),
    ],
)
def test_a_word_moved_inside_a_sentence_loses_its_capital_unless_it_is_a_name(
    text: str, inside: str
) -> None:
    """*Why are Paper maps* and *why is chomsky* are both wrong."""
    assert lower_first(text) == inside


@pytest.mark.parametrize(
    ("text", "claim", "whose", "name"),
    [
        ("She says that tests rot.", "Tests rot.", Whose.SPEAKER, "Ada Rowe"),
        ("Rowe thinks tests rot.", "Tests rot.", Whose.SPEAKER, "Ada Rowe"),
        ("According to her, tests rot.", "Tests rot.", Whose.SPEAKER, "Ada Rowe"),
        ("Bob Stone argues that tests rot.", "Tests rot.", Whose.OTHER, "Bob Stone"),
        ("I think tests rot.", "I think tests rot.", Whose.NOTE_TAKER, None),
        ("Tests rot.", "Tests rot.", Whose.SPEAKER, "Ada Rowe"),
    ],
)
def test_a_claim_belongs_to_whoever_makes_it(
    text: str, claim: str, whose: Whose, name: str | None
) -> None:
    """The note-taker's opinion must never stand under the speaker's name."""
    assert attributed(text, ADA) == (claim, whose, name)


def test_a_panel_gives_no_single_name() -> None:
    """One of several speakers is named only where the note names them."""
    panel = Context(speaker="Ada Rowe, Bob Stone", party=Party.PANEL)

    assert attributed("Tests rot.", panel).name is None
    assert attributed("Bob thinks that tests rot.", panel).name == "Bob Stone"


def test_a_pronoun_takes_the_subject_of_the_sentence_before() -> None:
    """A card must say what *they* are."""
    note = Note("Users forgive slow answers. They do not forgive wrong ones.", Span(1, 1))

    claims = read(note, ADA).claims

    assert [claim.text for claim in claims] == [
        "Users forgive slow answers.",
        "Users do not forgive wrong ones.",
    ]


def test_a_pronoun_that_nothing_explains_is_reported() -> None:
    """Guessing who "they" are would put words into somebody's mouth."""
    assert read(Note("They see it in the second one.", Span(1, 1)), ADA).unresolved == "they"


def test_markup_is_folded_away_and_comes_back() -> None:
    """Code, maths and links never become gaps or questions by accident."""
    text = "Use `git log` and $x^2$ from [here](https://example.org/a_b)."

    folded = fold(text)

    assert len(folded.stretches) == 3
    assert unfold(folded.text, folded.stretches) == text


def test_a_cut_leaves_no_half_of_an_emphasis() -> None:
    """A lone ** would show as stars in the terminal and in Anki."""
    assert balanced("the **blast radius") == "the blast radius"
    assert balanced("the **blast** radius") == "the **blast** radius"


def test_times_footnotes_and_struck_words_are_no_claim() -> None:
    """They mark a place; they would only confuse the question."""
    assert without_marks("[12:40] Queues hide ~~no~~ failures[^1].") == "Queues hide failures."
