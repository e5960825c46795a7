"""What a card hides is what a person would hide: phrases weighed, found and quoted as written."""

from __future__ import annotations

import importlib.util
import sys
from math import exp, isclose
from pathlib import Path
from types import ModuleType

import pytest

from recall import ranking
from recall.cards import Gap, GapText
from recall.generators.as_written import quoted, run_of, written
from recall.generators.salient import Salient
from recall.language.salience import parts_of, phrases, weighed
from recall.notes import Context, Note, Span

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"


@pytest.fixture(scope="module")
def learner() -> ModuleType:
    sys.path.insert(0, str(SCRIPTS))
    try:
        spec = importlib.util.spec_from_file_location("salience_script", SCRIPTS / "salience.py")
        assert spec
        assert spec.loader
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(SCRIPTS))
    return module


def hidden(text: str, language: str = "en") -> list[str]:
    return [phrase.words for phrase in phrases(text, language)]


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        ("Moving the timestamp to the end raised the hit rate from 12% to 64%.", "en", "64%"),
        ("The bottleneck is not compute but memory bandwidth.", "en", "memory bandwidth"),
        ("Bajaron el error del 9 % al 3 % con datos propios.", "es", "3 %"),
    ],
)
def test_the_point_of_a_sentence_is_likelier_than_its_frame(
    text: str, language: str, wanted: str
) -> None:
    """A figure that came out, a thing that is named: what one would ask a friend."""
    assert wanted in hidden(text, language)[:3]


def test_the_phrases_of_a_note_share_one_choice() -> None:
    """Chances of one choice add up to one, over all sentences of the note."""
    found = phrases("Cold starts took 9 seconds. Snapshots cut that to 2.", "en")

    assert isclose(sum(exp(phrase.share) for phrase in found), 1.0)
    assert {phrase.sentence for phrase in found} == {0, 1}


def test_no_phrase_goes_over_a_stop_an_arrow_or_a_colon() -> None:
    """Such a gap would hide the end of one thought and the beginning of the next."""
    found = hidden("Queue full → shed load: never buffer (it only hides the fall).")

    assert not [words for words in found if any(mark in words for mark in "→:()")]


def test_no_phrase_begins_or_ends_inside_a_figure() -> None:
    """*0,3*, *22:15* and *1,100* are one thing each, and *40 000* is closed up."""
    found = hidden("Creatinine rises by 0,3 until 22:15, in 1,100 patients or 40 000.")

    assert {"0,3", "22:15", "1,100 patients", "40000"} <= set(found)
    assert not {"0", "3", "22", "15", "1", "100 patients", "40", "000"} & set(found)


def test_weights_decide_which_phrase_comes_first() -> None:
    """The model is a sum: what speaks for a phrase is said by name."""
    parts = parts_of("The new index halved the write load.", "en", "")

    longest = weighed(parts, {"has word": 1.0, "has common word": 1.0, "has noun or verb": 1.0})
    shortest = weighed(parts, {"1 words": 5.0, "has word": 1.0})

    assert len(longest[0].words.split()) > 2
    assert len(shortest[0].words.split()) == 1


def test_a_choice_teaches_what_its_words_have_in_common(learner: ModuleType) -> None:
    """Who always hides the percentage is foretold to hide it the next time."""
    choices = []
    for number, thing in enumerate(("latency", "churn", "error", "memory", "cost", "turnover")):
        parts = parts_of(f"The change cut {thing} by {number + 20}% in May.", "en", "")
        wanted = learner._wanted(parts, [f"The change cut {thing} by [[{number + 20}%]] in May."])
        choices.append(learner.Choice(f"set/{thing}", parts, wanted))

    weights = learner.learn(choices)
    found = weighed(parts_of("The move cut waiting by 70% in June.", "en", ""), weights)

    assert found[0].words == "70%"


# As its author wrote it ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("claim", "text", "shown"),
    [
        ("Models cannot count lines", "But models can't count lines.", "models can't count lines"),
        (
            "Ada Rowe has moved away from it",
            "She's moved away from it.",
            "She's moved away from it",
        ),
        (
            "Runs fail at night",
            "Runs (all eight of them) fail at night.",
            "Runs (all eight of them) fail at night",
        ),
        (
            "Runs fail at night",
            "Runs (those that nobody had ever thought of starting by hand before) fail at night.",
            "Runs fail at night",
        ),
        ("Data are noise", 'Data are noise." She said it twice.', "Data are noise"),
    ],
)
def test_a_claim_is_quoted_letter_by_letter(claim: str, text: str, shown: str) -> None:
    """What only hides a phrase needs no word changed; long asides do not stand in the way."""
    whole = written(text)
    run = run_of(claim, whole)

    assert run is not None
    assert quoted(whole, [run]) == shown


def test_a_claim_that_is_said_twice_is_quoted_from_where_it_stands_first() -> None:
    assert run_of("cold starts cost", "Cold starts cost money. Yes: cold starts cost it.") == (
        0,
        16,
    )


def test_a_sign_is_not_found_in_a_note_without_words() -> None:
    assert run_of("…", "") is None


def test_what_is_worded_otherwise_is_not_found() -> None:
    assert run_of("Sleep helps memory", "Coffee after noon is a loan.") is None


def test_two_claims_with_a_remark_between_them_are_not_one_quotation() -> None:
    """Whatever stood there would be left out without a sign."""
    text = written("Beans sink when done. I never knew why that is. Lentils float.")
    runs = [run_of("Beans sink when done", text), run_of("Lentils float", text)]

    assert quoted(text, [run for run in runs if run]) is None


# Cards -----------------------------------------------------------------------------------------


def drafts_of(text: str, **known: str) -> list[str]:
    note = Note(text, Span(1, 1))
    context = Context(speaker="Ada Rowe", language=known.get("language", "en"), siblings=(note,))
    found = []
    for draft in Salient().draft(note, context):
        assert isinstance(draft.wording, GapText)
        pieces = draft.wording.pieces
        found.append("".join(f"[{one.answer}]" if isinstance(one, Gap) else one for one in pieces))
    return found


def test_a_short_note_is_shown_whole_around_its_gap() -> None:
    """Two sentences that explain each other stay together."""
    first = drafts_of("Going from 34 tools to 9 raised the pass rate to 67%. Same model.")[0]

    assert first == "Going from 34 tools to 9 raised the pass rate to [67%]. Same model"


def test_of_a_long_note_the_sentence_alone_is_shown() -> None:
    text = (
        "The committee met for eleven weeks in a room above the bakery and wrote down every"
        " objection that anybody had, on paper of four colours, for the archive of the town and"
        " for the two libraries beside it. Copper melts at 1,085 degrees."
    )

    shown = {card.replace("[", "").replace("]", "") for card in drafts_of(text)}
    assert {len(one.split()) for one in shown} == {5, 38}


def test_a_note_in_another_language_is_quoted_as_well() -> None:
    found = drafts_of("El índice nuevo bajó la carga de escritura un 40 %.", language="es")

    assert "El índice nuevo bajó la carga de escritura un [40 %]" in found


def test_a_line_that_announces_a_table_gives_no_card() -> None:
    assert drafts_of("Results of the trial:") == []


def test_where_no_rule_knows_a_sentence_a_person_may_choose_a_phrase() -> None:
    """Two drafts that hide different words, none that says the other again."""
    note = Note("Graphite rods swell a little with every year of service.", Span(1, 1))
    outcome = ranking.decide(note, Context(speaker="Ada Rowe", siblings=(note,)))

    assert outcome.drafts
    assert "salient" in {draft.pattern for draft in outcome.drafts}
