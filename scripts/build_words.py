"""Build the English word data of `recall/language` from the lists in `scripts/words`.

Run it after changing a list: `python scripts/build_words.py`. It needs `lemminflect`, which
Recall itself does not.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from lemminflect import getAllInflections, getAllLemmas, getInflection

LISTS = Path(__file__).resolve().parent / "words"
DATA = Path(__file__).resolve().parents[1] / "recall" / "language" / "data"

FREQUENT_VERBS = 300
"""The first so many verbs of the list are common words in every form."""

OWN_FORMS = {
    "be": ("is", "was|were", "been", "being"),
    "get": ("gets", "got", "got|gotten", "getting"),
    "cost": ("costs", "cost", "cost", "costing"),
    "fit": ("fits", "fit|fitted", "fit|fitted", "fitting"),
    "bet": ("bets", "bet", "bet", "betting"),
    "quit": ("quits", "quit", "quit", "quitting"),
    "forecast": ("forecasts", "forecast", "forecast", "forecasting"),
    "broadcast": ("broadcasts", "broadcast", "broadcast", "broadcasting"),
    "lie": ("lies", "lied|lay", "lied|lain", "lying"),
    "hang": ("hangs", "hung|hanged", "hung|hanged", "hanging"),
    "overfit": ("overfits", "overfit|overfitted", "overfit|overfitted", "overfitting"),
    "mishear": ("mishears", "misheard", "misheard", "mishearing"),
    "jailbreak": ("jailbreaks", "jailbroke", "jailbroken", "jailbreaking"),
    "underfit": ("underfits", "underfit|underfitted", "underfit|underfitted", "underfitting"),
    "offset": ("offsets", "offset", "offset", "offsetting"),
    "fine-tune": ("fine-tunes", "fine-tuned", "fine-tuned", "fine-tuning"),
    "self-host": ("self-hosts", "self-hosted", "self-hosted", "self-hosting"),
}
"""Third, past, participle and -ing form where the dictionary prefers another one."""

VERBS_ONLY = frozenset(
    "be do go get make take give say think keep find see know come become tell ask hear let mean"
    " put have seem lose learn bring begin write speak allow add spend sit send choose produce"
    " prevent explain reduce improve require include understand build grow throw draw teach fall"
    " carry decide create follow remember consider appear eat die involve agree explain occur read"
    " lead leave feed meet pay happen sell win tend help buy stick bear pick tear lend suck embed"
    " commit remain survive receive contain exist depend is was were been are am has had did does"
    " made said went got took gave lets seen done gone came comes dies finds goes helps keeps"
    " makes meets takes throws buys reads remains".split()
)
"""Forms that a dictionary knows as nouns but a reader of notes hardly ever meets as one."""

SAME_IN_PLURAL = frozenset(
    "people police data media series species means sheep fish deer aircraft staff others".split()
)
"""Nouns that a plural verb may follow as they are."""


def main() -> int:
    DATA.mkdir(exist_ok=True)
    for name, text in outputs().items():
        (DATA / name).write_text(text, encoding="utf-8", newline="\n")
    return 0


def outputs() -> dict[str, str]:
    """Return the text of every data file by its name."""
    verbs = words_of("verbs.txt")
    nouns = words_of("nouns.txt")
    people = words_of("people.txt")
    return {
        "verbs.tsv": lines(verb_row(verb) for verb in sorted(set(verbs))),
        "plurals.tsv": lines(plural_rows(sorted({*nouns, *people}))),
        "common.txt": lines(common_words(verbs[:FREQUENT_VERBS], nouns)),
        "people.txt": lines(sorted(set(people))),
    }


def words_of(name: str) -> list[str]:
    """Return the words of a list in its order, without the comment lines."""
    text = (LISTS / name).read_text(encoding="utf-8")
    return [word for line in text.splitlines() if not line.startswith("#") for word in line.split()]


def lines(rows: Iterator[str] | list[str]) -> str:
    return "".join(row + "\n" for row in rows)


def verb_row(lemma: str) -> str:
    """Return base, third, past, participle, -ing form, and the forms that are nouns too."""
    third, past, participle, ing = OWN_FORMS.get(lemma) or inflected(lemma)
    finite = dict.fromkeys([lemma, *third.split("|"), *past.split("|"), *participle.split("|")])
    nouns = "|".join(form for form in finite if is_noun(form))
    return "\t".join((lemma, third, past, participle, ing, nouns))


def inflected(lemma: str) -> tuple[str, str, str, str]:
    known = getAllInflections(lemma, "VERB")
    past = spellings(known, lemma, "VBD")
    participle = spellings(known, lemma, "VBN") if "VBN" in known else past
    if past.endswith("ed") and not set(past.split("|")) & set(participle.split("|")):
        participle = past
    return spellings(known, lemma, "VBZ"), past, participle, spellings(known, lemma, "VBG")


def spellings(known: dict[str, tuple[str, ...]], lemma: str, tag: str) -> str:
    """Return the spellings of one form, without those cut by a hyphen or a space."""
    forms = known.get(tag) or getInflection(lemma, tag=tag, inflect_oov=True)
    return "|".join(form for form in dict.fromkeys(forms) if form.isalpha()) or forms[0]


def is_noun(form: str) -> bool:
    return form not in VERBS_ONLY and "NOUN" in getAllLemmas(form)


def plural_rows(nouns: list[str]) -> Iterator[str]:
    """Yield plural and singular where no ending tells; a singular in -s has no plural before it."""
    for noun in nouns:
        if noun in SAME_IN_PLURAL:
            yield f"{noun}\t{noun}"
            continue
        for plural in getAllInflections(noun, "NOUN").get("NNS", ()):
            if plural != noun and plural not in regular_plurals(noun):
                yield f"{plural}\t{noun}"
        if noun.endswith("s"):
            yield f"\t{noun}"


def regular_plurals(noun: str) -> tuple[str, ...]:
    stem = noun[:-1] + "ies" if noun.endswith("y") else noun + "es"
    return noun + "s", stem


def common_words(verbs: list[str], nouns: list[str]) -> list[str]:
    """Return the words anyone would guess: the list's own, nouns in both numbers, verb forms."""
    found = {*words_of("common.txt"), *nouns}
    for noun in nouns:
        found.update(getAllInflections(noun, "NOUN").get("NNS", ()))
    for verb in verbs:
        found.add(verb)
        for forms in verb_row(verb).split("\t")[1:5]:
            found.update(forms.split("|"))
    return sorted(found)


if __name__ == "__main__":
    sys.exit(main())
