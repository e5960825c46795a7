"""Packages, judged by the real Anki: counts, looks, ids, and what an import changes."""

from __future__ import annotations

import json
import re
from hashlib import blake2b

import pytest
from growth import assert_in_proportion
from phone.handset import MODIFIED, Imported, Phone, notes_of, prompt

from recall.anki import names, notetypes, package
from recall.cards import Gap, GapText, Question
from recall.store.exporting import ReadyCard

WHY = Question("Why does the parser keep a stack?", "Because blocks nest")
TERM = Question("Dominator", "A block on every path to another", both_ways=True)
GAPS = GapText(
    (
        "A compiler has a ",
        Gap(1, "front end", extra="reads source"),
        " and a ",
        Gap(2, "back end", hint="which end?"),
        ".",
    )
)


def test_every_card_arrives_once_in_its_deck(phone: Phone):
    """One note per prompt; one card, two, or one per gap."""
    prompts = [
        prompt(1, WHY, deck="Compilers::Ada Rowe"),
        prompt(2, TERM, deck="Compilers::Ada Rowe"),
        prompt(3, GAPS, deck="Compilers::Bruno Lind"),
    ]

    imported = phone.take_notes(notes_of(prompts))

    assert imported == Imported(new=3, updated=0, duplicate=0, refused=0)
    assert phone.decks() == {
        "Compilers": 0,
        "Compilers::Ada Rowe": 3,
        "Compilers::Bruno Lind": 2,
    }
    assert phone.is_sound()
    assert phone.blank_cards() == 0


def test_ids_and_order_are_ours(phone: Phone):
    """History given to a card on the phone can be told to be that card's for ever."""
    prompts = [prompt(2, TERM), prompt(1, WHY), prompt(3, GAPS)]

    phone.take_notes(notes_of(prompts))

    found = phone.collection.db.all(
        "select c.id, c.nid, c.ord, c.due, n.guid, n.mod"
        " from cards c join notes n on n.id = c.nid order by c.due, c.ord"
    )
    assert [tuple(row) for row in found] == [
        (card.card_ms, p.note_ms, card.slot - 1, place, p.prompt_id, MODIFIED)
        for place, p in enumerate(prompts, start=1)
        for card in p.cards
    ]


def text_of(html: str) -> str:
    """Return what a person reads, line by line."""
    lines = re.sub(r"<[^>]*>", "", html).split("\n")
    return "\n".join(line.strip() for line in lines if line.strip())


def test_a_question_shows_its_context_and_on_the_back_all_there_is(phone: Phone):
    """The question stays above the answer; the link opens the talk at its second."""
    phone.take_notes(
        notes_of(
            [
                prompt(
                    1,
                    WHY,
                    context="Ada Rowe · Parsing",
                    extra="In *her* parser.",
                    source="https://www.youtube.com/watch?v=x&t=12m40s",
                )
            ]
        )
    )

    (card,) = phone.cards().values()

    assert text_of(card.question) == "Why does the parser keep a stack?\nAda Rowe · Parsing"
    assert text_of(card.answer) == (
        "Why does the parser keep a stack?\nAda Rowe · Parsing\nBecause blocks nest\n"
        "In her parser.\n▶ 12:40 · youtube.com"
    )
    assert '<a href="https://www.youtube.com/watch?v=x&amp;t=12m40s">' in card.answer
    assert '<hr id="answer">' in card.answer


def test_a_pair_asked_both_ways_makes_two_cards(phone: Phone):
    """Each direction shows the other side as its answer."""
    both = Question("Dominator", "on every path", "on every path (Lowry)", both_ways=True)

    phone.take_notes(notes_of([prompt(1, TERM), prompt(2, both)]))

    assert [(text_of(q), text_of(a)) for q, a in phone.cards().values()] == [
        ("Dominator", "Dominator\nA block on every path to another"),
        ("A block on every path to another", "A block on every path to another\nDominator"),
        ("Dominator", "Dominator\non every path (Lowry)"),
        ("on every path", "on every path\nDominator"),
    ]


def test_a_gap_is_hidden_and_then_shown(phone: Phone):
    """A hint stands in its place; an aside is shown with its own gap alone."""
    phone.take_notes(notes_of([prompt(1, GAPS, extra="Always.")]))

    assert [(text_of(q), text_of(a)) for q, a in phone.cards().values()] == [
        (
            "A compiler has a [...] and a back end.",
            "A compiler has a front end and a back end.\nreads source\nAlways.",
        ),
        (
            "A compiler has a front end and a [which end?].",
            "A compiler has a front end and a back end.\nAlways.",
        ),
    ]


def test_code_and_maths_arrive_whole(phone: Phone):
    """Angle brackets, colons and braces are where tools lose text."""
    code = "std::map<int, std::vector<int>>{{1, {2}}}"
    maths = r"\frac{a}{b_{c}}"
    prompts = [
        prompt(1, Question(f"What is `{code}`?", f"${maths} < 2$")),
        prompt(2, GapText(("Write `", Gap(1, code), "` or `", Gap(2, "x::y", "a::b"), "`."))),
        prompt(3, GapText(("So $1 + ", Gap(1, maths), "$ and ", Gap(2, f"${maths}$")))),
    ]

    phone.take_notes(notes_of(prompts))

    shown = [(unescaped(text_of(q)), unescaped(text_of(a))) for q, a in phone.cards().values()]
    assert shown == [
        (f"What is {code}?", f"What is {code}?\n\\({maths} < 2\\)"),
        ("Write [...] or x::y.", f"Write {code} or x::y."),
        (f"Write {code} or [a::b].", f"Write {code} or x::y."),
        (f"So \\(1 + [...]\\) and \\({maths}\\)", f"So \\(1 + {maths}\\) and \\({maths}\\)"),
        (f"So \\(1 + {maths}\\) and [...]", f"So \\(1 + {maths}\\) and \\({maths}\\)"),
    ]
    assert phone.is_sound()


def unescaped(html: str) -> str:
    from html import unescape

    return unescape(html)


def test_the_same_package_again_changes_nothing(phone: Phone):
    """Importing twice by mistake is harmless."""
    notes = notes_of([prompt(1, WHY), prompt(2, GAPS)])
    phone.take_notes(notes)

    again = phone.take_notes(notes)

    assert again == Imported(new=0, updated=0, duplicate=2, refused=0)


def test_the_same_notes_give_the_same_bytes():
    """A package can be compared with the last one; nothing of the clock is in it."""
    notes = notes_of([prompt(1, WHY), prompt(2, GAPS)])

    assert package.packed(notes) == package.packed(notes)


def test_a_question_that_comes_to_be_asked_both_ways_keeps_its_note(phone: Phone):
    """Anki refuses a note whose type changed; ours does not change with a third colon."""
    one_way = Question("Dominator", "On every path")
    phone.take_notes(notes_of([prompt(1, one_way)]))

    both = prompt(1, Question("Dominator", "On every path", both_ways=True))
    wider = phone.take_notes(notes_of([both], MODIFIED + 1))
    assert wider == Imported(new=0, updated=1, duplicate=0, refused=0)
    assert len(phone.cards()) == 2

    narrower = phone.take_notes(notes_of([prompt(1, one_way)], MODIFIED + 2))
    assert narrower == Imported(new=0, updated=1, duplicate=0, refused=0)
    assert phone.blank_cards() == 1


def test_a_gap_that_is_gone_leaves_a_card_that_anki_offers_to_delete(phone: Phone):
    """A package cannot delete, but the card can say nothing any more."""
    phone.take_notes(notes_of([prompt(1, GAPS)]))

    fewer = GapText(("A compiler has a front end and a ", Gap(2, "back end"), "."))
    phone.take_notes(notes_of([prompt(1, fewer)], MODIFIED + 1))

    assert phone.blank_cards() == 1
    assert len(phone.cards()) == 2


def test_a_retired_note_has_no_card_with_a_question(phone: Phone):
    """The field is there from the first release, for the day it is needed."""
    (note,) = notes_of([prompt(1, TERM)])
    place = [field.name for field in note.note_type.fields].index("Retired")
    fields = (*note.fields[:place], "1", *note.fields[place + 1 :])

    phone.take_notes([note._replace(fields=fields)])

    assert phone.blank_cards() == 2


def test_a_suspended_card_arrives_suspended(phone: Phone):
    """What was put aside here does not come up there, where Anki is told to take progress."""
    suspended = prompt(1, TERM)
    first, second = suspended.cards
    cards = (first, ReadyCard(second.card_id, second.slot, second.card_ms, True))

    phone.take_notes(notes_of([suspended._replace(cards=cards)]), progress=True)

    queues = phone.collection.db.all("select id, queue from cards order by id")
    assert [tuple(row) for row in queues] == [(first.card_ms, 0), (second.card_ms, -1)]


def test_new_looks_reach_notes_that_did_not_change(phone: Phone, monkeypatch: pytest.MonkeyPatch):
    """The style belongs to the note type: a later one replaces it without touching a note."""
    notes = notes_of([prompt(1, WHY)])
    phone.take_notes(notes)

    monkeypatch.setattr(package, "CHANGED_AT", notetypes.CHANGED_AT + 1)
    model = package._MODELS[notetypes.QUESTION]
    monkeypatch.setattr(model, "css", ".card { color: teal; }")
    again = phone.take_notes(notes)

    assert again == Imported(new=0, updated=0, duplicate=1, refused=0)
    assert phone.collection.models.by_name("Recall: question")["css"] == ".card { color: teal; }"


AWKWARD_DECKS = {
    "Plain": "Plain",
    "Talks::Ada": "Talks::Ada",
    "talks::ADA": "Talks::Ada",
    "TALKS": "Talks",
    "a::b::": "a::b",
    "::c": "c",
    "": "Recall",
    "  spaced \t out  :: x ": "spaced out::x",
    'quote"s & <b>tags</b>': 'quote"s & <b>tags</b>',
    "nul\x00 and \x1f sep": "nul and sep",
    "cafe\u0301": "café",
    "half \ud83d pair": "half \ufffd pair",
    "*_wild_* (cards)": "*_wild_* (cards)",
    "💡 Ideas": "💡 Ideas",
}


def test_any_deck_name_arrives_readable(phone: Phone):
    """Decks are matched by name: Anki must not have to change one."""
    prompts = [prompt(n, WHY, deck=deck) for n, deck in enumerate(AWKWARD_DECKS, start=1)]
    notes = notes_of(prompts)

    assert names.deck_names(AWKWARD_DECKS) == AWKWARD_DECKS
    phone.take_notes(notes)

    assert set(phone.decks()) == {*AWKWARD_DECKS.values(), "a", "spaced out"}
    assert phone.is_sound()


def test_any_tag_arrives_as_one(phone: Phone):
    """A space would split a tag in Anki, and genanki refuses it."""
    tags = (
        "deep learning",
        "ai",
        "AI",
        'say "hi"',
        " ",
        "a::b",
        "ideographic\u3000space",
        "x\x00y",
    )

    phone.take_notes(notes_of([prompt(1, WHY, tags=tags)]))

    (note_id,) = phone.collection.find_notes("")
    assert phone.collection.get_note(note_id).tags == [
        "a::b",
        "AI",
        "deep_learning",
        "ideographic_space",
        "say_hi",
        "xy",
    ]


def test_ids_of_types_fields_and_templates_never_change():
    """Anki updates no old note once they differ."""
    shape = {
        note_type.type_id: (
            [(field.name, field.field_id) for field in note_type.fields],
            [(template.name, template.template_id) for template in note_type.templates],
        )
        for note_type in (notetypes.QUESTION, notetypes.GAPS)
    }

    assert digest(shape) == "73e3cb6f451fa67c"


def test_a_new_look_has_a_new_date():
    """Anki takes templates and style only from a package whose note type is newer."""
    templates = (*notetypes.QUESTION.templates, *notetypes.GAPS.templates)
    look = [notetypes.STYLE, *((template.front, template.back) for template in templates)]

    assert (notetypes.CHANGED_AT, digest(look)) == (1_795_305_600, "201a6b38d1e05568"), (
        "templates or style changed: move CHANGED_AT, then note both here"
    )


def digest(value: object) -> str:
    return blake2b(json.dumps(value).encode(), digest_size=8).hexdigest()


def test_no_card_brings_a_script():
    """Cards of ours are words and style, nothing that runs or is fetched."""
    everything = notetypes.STYLE + "".join(
        template.front + template.back
        for note_type in (notetypes.QUESTION, notetypes.GAPS)
        for template in note_type.templates
    )

    assert not re.search(r"<script|\bon\w+=|javascript:|url\(|@import", everything, re.IGNORECASE)


def test_four_thousand_decks_are_written_as_fast_as_one():
    """genanki writes the list of all decks again for each of them: a minute for these."""

    def pack(talks: str) -> None:
        many = (prompt(n, WHY, deck=f"Talks::Talk {n}") for n, _ in enumerate(talks, 1))
        package.packed(notes_of(many))

    assert_in_proportion(pack, "x")
