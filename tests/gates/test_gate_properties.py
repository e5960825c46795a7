"""What holds for gates and for quoting rules whatever a note says."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from recall import gates
from recall.cards import Gap, GapText, Question, Tier, faces
from recall.drafts import Draft
from recall.generators import OTHER_LANGUAGES
from recall.language.detect import FUNCTION_WORDS, language_of
from recall.notes import Context, Note, Span

SPAN = Span(1, 1)
PIECES = st.sampled_from(
    """the cache los datos no porque , . : ; ( ) [ ] “ ” " ` $x$ `code` **fat** https://e.org/a?b=1
    it they this that esto para medir usa 40% 6-8 […] {{x}} <b> $ * _ ¿ ? ! — - Ada Rowe I es un
    una más que según cuando si sin en lugar de sino mientras 🙂 \ue000""".split()
)
NOTES = st.lists(PIECES, min_size=1, max_size=25).map(" ".join)
LANGUAGES = st.sampled_from(["en", "es", "fr", "und", "xx"])


@given(note=NOTES, front=NOTES, answer=NOTES, language=LANGUAGES)
@settings(max_examples=150, deadline=None)
def test_a_gate_judges_every_card(note: str, front: str, answer: str, language: str) -> None:
    """One odd bullet must not stop a scan."""
    context = Context(speaker="Ada Rowe", pronoun="she", language=language)
    for wording in (Question(front, answer), GapText((front, Gap(1, answer), note))):
        draft = Draft(wording, SPAN, "x")
        for gate, reason in gates.refusals(draft, Note(note, SPAN), context):
            assert reason
            assert gate.bars in Tier


@given(note=NOTES, language=st.sampled_from(["es", "fr", "und"]))
@example(note="the the : the the ; the the the the", language="es")
@example(note="the the the `code` ; the the esto the", language="es")
@example(note="the the ? , ,", language="es")
@example(note="! I the para the esto", language="es")
@settings(max_examples=200, deadline=None)
def test_a_quoting_rule_leaves_the_wording_of_the_note_alone(note: str, language: str) -> None:
    """We cannot judge the grammar of a language from a table, so nothing is moved."""
    for generator in OTHER_LANGUAGES:
        for draft in generator.draft(Note(note, SPAN), Context(language=language)):
            for face in faces(draft.wording):
                assert face.answer.strip()
                shown = face.back.replace(";", " ").split()  # two sentences are joined by one
                assert set(shown) <= {*note.split(), *capitalised(note)}


def capitalised(note: str) -> set[str]:
    """Return the words of a note as they are after punctuation and at a front."""
    found: set[str] = set()
    for word in note.split():
        for start in range(len(word)):
            for end in range(start + 1, len(word) + 1):
                part = word[start:end]
                high = part[0].upper() + part[1:]
                # The second for a word in bold: the capital stands behind its marks.
                found |= {part, high, word[:start] + high, part + "."}
    return found


@given(note=NOTES, default=st.sampled_from(["en", "es", "und"]))
@settings(max_examples=150, deadline=None)
def test_every_text_has_one_language(note: str, default: str) -> None:
    """Every note goes to the rules of one language."""
    assert language_of(note, default=default) in {*FUNCTION_WORDS, default, "und"}
