"""Papers: headings that cite one, whose authors are those who speak: *Rowe & Lind (2021), “Tides”*."""

from __future__ import annotations

import re
from collections.abc import Sequence

from recall.context.headings import without_label
from recall.context.names import LONGEST, is_strange
from recall.context.wording import Billing
from recall.notes import Party

_SURNAME = (
    r"(?:(?:[A-Z]\.\s?){0,3}(?:(?:van|von|de|del|di|da|la|le|al|bin)\s(?:der\s|den\s|la\s)?)?"
    r"[A-ZÀ-Þ][\w'’-]+)"
)
_AND = r"(?:,?\s(?:&|and|y|und|et|e)\s)"
_AUTHORS = (
    rf"(?P<authors>{_SURNAME}(?:(?:,\s|{_AND}){_SURNAME}){{0,5}}"
    r"(?P<more>,?\s(?:et al\b\.?|& co\b\.?|and (?:colleagues|others)|u\.\s?a\.|y (?:otros|cols?\.)|e outros))?)"
)
_YEAR = r"(?P<year>(?:19|20)\d\d[a-z]?)"
_IN_FRONT = re.compile(
    rf"{_AUTHORS}(?:,?\s(?:[(\[]{_YEAR}[)\]]|{_YEAR.replace('year', 'bare')}))?"
    r"(?:\s*[,.:]\s+|\s+[–—-]\s+|\s+(?=[\"“«„])|$)(?P<title>.*)"
)
_AT_END = re.compile(
    rf"(?P<title>.{{3,}}?)(?:\s*[,.]\s+|\s+[–—-]\s+|\s+(?P<open>[(\[])){_AUTHORS},?\s\(?{_YEAR}[)\]]{{0,2}}"
)
_PAPER = re.compile(
    r"(?:paper|preprint|article|artículo|artikel|artigo|reading|lectura|lektüre|lecture du jour)(?:\s?#?\d{1,3})?\s*[:–—]\s+",
    re.IGNORECASE,
)
_OF_PAPERS = re.compile(
    r"\b(?:papers?|preprints?|journal club|reading (?:group|club|list|seminar)|literature|lesekreis|lesegruppe|arxiv"
    r"|artículos|artigos|articles|club de lectura|grupo de lectura|cercle de lecture|clube de leitura)\b",
    re.IGNORECASE,
)


def cited(heading: str, above: Sequence[str]) -> Billing | None:
    """Return the authors and the title of a paper; `above` are the headings over this one.

    One surname with a year may be a fair (*Devoxx 2023*): it takes a heading above, or a label,
    that tells of papers.
    """
    if len(heading) > LONGEST:
        return None
    bare = without_label(heading).strip()
    label = _PAPER.match(bare)
    text = bare[label.end() :] if label else bare
    of_papers = label is not None or any(map(_OF_PAPERS.search, above))
    for pattern in (_IN_FRONT, _AT_END):
        found = pattern.fullmatch(text)
        if found is None:
            continue
        year = found["year"] or (pattern is _IN_FRONT and found["bare"])
        several = found["more"] or len(surnames(found["authors"])) > 1
        if not (year or found["more"]) or not (several or of_papers):
            continue
        if _are_people(surnames(found["authors"]), sure=of_papers or bool(found["more"])):
            party = Party.PANEL if several else Party.PERSON
            return Billing(found["authors"], found["title"].strip() or None, party)
    return None


def _are_people(authors: Sequence[str], *, sure: bool) -> bool:
    """Tell whether words can be surnames; unless one is `sure`, none is a word that we know."""
    last = [name.split()[-1] for name in authors]
    unknown = all(is_strange(f"Zq {name}") for name in last)
    return all(is_strange(f"Ada {name}") for name in last) and (sure or unknown)


def surnames(authors: str) -> list[str]:
    """Return the surnames of *Rowe, Lind & Okafor et al.*."""
    named = re.sub(
        r",?\s(?:et al\b\.?|& co\b\.?|and (?:colleagues|others)|u\.\s?a\.|y (?:otros|cols?\.)|e outros)$",
        "",
        authors,
    )
    return [name for name in re.split(rf",\s(?!&|and\s)|{_AND}", named) if name]
