"""English forms and word classes, as the rules and gates need them."""

from __future__ import annotations

import pytest

from recall.language import verbs, words
from recall.language.verbs import Form, VerbForm

FORMS = [
    # base, third, past, participle, ing
    ("survive", "survives", "survived", "survived", "surviving"),
    ("go", "goes", "went", "gone", "going"),
    ("write", "writes", "wrote", "written", "writing"),
    ("carry", "carries", "carried", "carried", "carrying"),
    ("stop", "stops", "stopped", "stopped", "stopping"),
    ("fix", "fixes", "fixed", "fixed", "fixing"),
    ("teach", "teaches", "taught", "taught", "teaching"),
    ("lie", "lies", "lied", "lied", "lying"),
    ("read", "reads", "read", "read", "reading"),
    ("overfit", "overfits", "overfit", "overfit", "overfitting"),
    ("fine-tune", "fine-tunes", "fine-tuned", "fine-tuned", "fine-tuning"),
    ("have", "has", "had", "had", "having"),
    ("do", "does", "did", "done", "doing"),
    ("undergo", "undergoes", "underwent", "undergone", "undergoing"),
]


@pytest.mark.parametrize(("base", "third", "past", "participle", "ing"), FORMS)
def test_a_verb_is_put_into_its_forms(
    base: str, third: str, past: str, participle: str, ing: str
) -> None:
    """A question moves the verb: `survives` becomes `does … survive`, and back."""
    found = (verbs.third(base), verbs.past(base), verbs.participle(base), verbs.ing(base))

    assert found == (third, past, participle, ing)


@pytest.mark.parametrize(("base", "third", "past", "participle", "ing"), FORMS)
def test_every_form_leads_back_to_its_verb(
    base: str, third: str, past: str, participle: str, ing: str
) -> None:
    """What the note says is an inflected form; the question needs the base."""
    for word, form in (
        (base, Form.BASE),
        (third, Form.THIRD),
        (past, Form.PAST),
        (participle, Form.PARTICIPLE),
        (ing, Form.ING),
    ):
        assert VerbForm(base, form) in verbs.readings(word)


@pytest.mark.parametrize(
    ("base", "third", "past", "ing"),
    [
        ("vectorise", "vectorises", "vectorised", "vectorising"),
        ("tweetify", "tweetifies", "tweetified", "tweetifying"),
        ("zorch", "zorches", "zorched", "zorching"),
        ("dogfooo", "dogfoooes", "dogfoooed", "dogfoooing"),
    ],
)
def test_a_verb_nobody_listed_is_put_into_regular_forms(
    base: str, third: str, past: str, ing: str
) -> None:
    """People verb nouns all the time."""
    assert (verbs.third(base), verbs.past(base), verbs.ing(base)) == (third, past, ing)
    assert verbs.readings(base) == ()


def test_a_word_of_two_verbs_has_both_readings() -> None:
    """`lay` is what hens do, and what he did on the sofa."""
    assert verbs.readings("lay") == (VerbForm("lay", Form.BASE), VerbForm("lie", Form.PAST))


@pytest.mark.parametrize("word", ["am", "is", "are", "was", "were"])
def test_every_form_of_be_is_finite(word: str) -> None:
    """Most claims of a talk hang on one of them."""
    assert verbs.is_finite(word)
    assert verbs.lemma_of(word) == "be"


@pytest.mark.parametrize("word", ["work", "uses", "costs", "focus", "testing", "model", "Models"])
def test_words_that_are_nouns_too_are_flagged(word: str) -> None:
    """The search for a clause's verb is fooled by them."""
    assert verbs.noun_too(word)


@pytest.mark.parametrize("word", ["is", "survives", "gives", "thinks", "becomes", "explained"])
def test_words_that_are_hardly_ever_nouns_are_not_flagged(word: str) -> None:
    """A flag on everything would tell nothing."""
    assert not verbs.noun_too(word)


@pytest.mark.parametrize(
    ("noun", "plural"),
    [
        ("people", True), ("data", True), ("criteria", True), ("models", True), ("boxes", True),
        ("analysis", False), ("virus", False), ("news", False), ("class", False),
        ("physics", False),
        ("model", False), ("status", False), ("children", True), ("analyses", True),
    ],
)  # fmt: skip
def test_number_is_told_from_a_noun(noun: str, plural: bool) -> None:
    """`Why do people …` and `why does the analysis …` hang on it."""
    assert words.is_plural_noun(noun) is plural


@pytest.mark.parametrize(
    ("plural", "singular"),
    [
        ("models", "model"), ("cities", "city"), ("boxes", "box"), ("classes", "class"),
        ("branches", "branch"), ("men", "man"), ("criteria", "criterion"), ("analyses", "analysis"),
        ("status", "status"), ("lives", "life"),
    ],
)  # fmt: skip
def test_a_plural_leads_back_to_its_singular(plural: str, singular: str) -> None:
    """Two forms of one noun must count as one word."""
    assert words.singular(plural) == singular


@pytest.mark.parametrize("noun", ["engineer", "engineers", "women", "team", "experts", "everybody"])
def test_nouns_for_people_are_known(noun: str) -> None:
    """`Who`, not `what`, asks for them."""
    assert words.is_person_noun(noun) or noun in words.INDEFINITES


@pytest.mark.parametrize(
    "forms",
    [
        ("improve", "improves", "improving", "improvement", "improvements"),
        ("study", "studies", "studied"),
        ("agent", "agents"),
        ("model", "models", "modelling", "modeling"),
        ("scale", "scales", "scaling", "scaled"),
    ],
)
def test_forms_of_one_word_share_a_stem(forms: tuple[str, ...]) -> None:
    """An answer whose stem stands in the question gives itself away."""
    assert len({words.stem(form) for form in forms}) == 1


def test_content_words_are_what_a_claim_is_about() -> None:
    assert words.content_words("It's the cache's size that we don't know, not its age.") == [
        "cache's", "size", "know", "age",
    ]  # fmt: skip


@pytest.mark.parametrize("word", ["time", "things", "people", "good", "the", "made", "more"])
def test_everyday_words_are_common(word: str) -> None:
    """A gap that hides one of them can be filled by anyone."""
    assert words.is_common(word)


@pytest.mark.parametrize("word", ["eviction", "latency's", "alerting", "Chomsky", "handoffs"])
def test_words_of_a_trade_are_not_common(word: str) -> None:
    assert not words.is_common(word)
