"""The line under a question, for headings as people write them in journals of talks."""

from __future__ import annotations

import re

import pytest

from recall.context import context_line
from recall.deckfiles import read

LINES = """
Lena Fischer, on asking the last millers
=> Lena Fischer · asking the last millers
Lena Fischer, on rye {#rye}
=> Lena Fischer · rye
Lena Fischer, on rye {#rye .bread}
=> Lena Fischer · rye
Lena Fischer (baker), on rye
=> Lena Fischer · rye
Lena Fischer, on the board of a mill
=> Lena Fischer · on the board of a mill
Lena Fischer, sobre el centeno
=> Lena Fischer · el centeno
Lena Fischer in conversation: *The Bread Remainder*
=> Lena Fischer · The Bread Remainder
Lena Fischer in conversation about stone
=> Lena Fischer · stone
Lena Fischer en charla: «El agua que falta»
=> Lena Fischer · «El agua que falta»
"What the nose knows", Lena Fischer w/ host Dan
=> Lena Fischer · "What the nose knows"
Lena Fischer with host Dan Voss: rye
=> Lena Fischer · rye
The Slow Oven with host Lena Fischer
=> Lena Fischer · The Slow Oven
Un ratito de Salvador Ibarrola (radioastrónomo)
=> Salvador Ibarrola · radioastrónomo
Shorter one: Lord Peverell-Singh, railway historian
=> Lord Peverell-Singh · railway historian
Short talk by Lena Fischer, bridge engineer
=> Lena Fischer · bridge engineer
Kurz: Annegret Pohlmann, Botanikerin
=> Annegret Pohlmann · Botanikerin
Second half with Lena Fischer, mason
=> Lena Fischer · mason
A few minutes of Lena Fischer on rye
=> Lena Fischer · rye
More from Lena Fischer on rye
=> Lena Fischer · rye
Lena Fischer again: more rye
=> Lena Fischer · more rye
Slow Metal ep. 9: Lena Fischer on bells ⭐⭐⭐⭐
=> Lena Fischer · Slow Metal ep. 9: bells
Lena Fischer, curator – The ovens of Riga (8/10)
=> Lena Fischer · The ovens of Riga
🎧 Lena Fischer: stone bridges (45 min, worth it)
=> Lena Fischer · stone bridges
Lena Fischer – casting bells 🔥
=> Lena Fischer · casting bells
Lena Fischer's "Stone bridges"
=> Lena Fischer · "Stone bridges"
Dr. Lena Fischer (night shifts, not tech at all)
=> Dr. Lena Fischer · night shifts, not tech at all
Bergstrom Hall, 6pm: Dr. Lena Fischer on glacier memory
=> Dr. Lena Fischer · glacier memory
Glacier memory, Lena Fischer's talk at PolarFest
=> Lena Fischer · Glacier memory
PolarFest keynote (Lena Fischer): what ice forgets
=> Lena Fischer · what ice forgets
Ada Rowe interviews Lena Fischer for Polar Hour
=> Lena Fischer · Polar Hour
Re-listen: Lena Fischer on melt
=> Lena Fischer · melt
Lena Fischer — melt (relisten)
=> Lena Fischer · melt
Lena Fischer, CEO @ Frostbyte: selling ice
=> Lena Fischer · selling ice
Frostbyte CEO Lena Fischer on selling ice
=> Lena Fischer · selling ice
Selling ice w/ Frostbyte's Lena Fischer
=> Lena Fischer · Selling ice
Lena Fischer 🇳🇴 selling ice
=> Lena Fischer · selling ice
What I learned from Lena Fischer about ice
=> Lena Fischer · ice
Episodio 14: Lena Fischer, maestra rural, y las escuelas sin luz
=> Lena Fischer · las escuelas sin luz
Lena Fischer – escuelas sin luz (muy buena, 9/10)
=> Lena Fischer · escuelas sin luz
Ringvorlesung, Termin 3 – Prof. Lena Fischer, Moore
=> Prof. Lena Fischer · Moore
Lena Fischer (Kew) and Tom Berg (ETH) disagree about peat
=> Lena Fischer and Tom Berg · peat
ep. 9 Lena Fischer
=> Lena Fischer · ep. 9
#14 Lena Fischer: Glas und Geduld 👍
=> Lena Fischer · Glas und Geduld
Lunch & learn #6 Lena Fischer "Leaving the cloud"
=> Lena Fischer · "Leaving the cloud"
Prof. em. Lena Fischer, peat after 1990
=> Prof. Lena Fischer · peat after 1990
Lena Fischer, PhD, on peat
=> Lena Fischer · peat
Panel @ Kew — Winterbourne, Farrokh, Dube
=> Winterbourne, Farrokh, Dube · Panel @ Kew
Talk by our CTO Lena Fischer
=> Lena Fischer · Talk
Sobremesa con Lucía Ferrer y Pedro Ruiz: la poda
=> Lucía Ferrer y Pedro Ruiz · Sobremesa: la poda
Thursday salon: Lena Fischer, why maps lie
=> Lena Fischer · Thursday salon: why maps lie
Lena Fischer / cartographer / "Why maps lie"
=> Lena Fischer · "Why maps lie"
Watched: Lena Fischer's TED talk
=> Lena Fischer · TED talk
Podcast with the mapmaker Lena Fischer
=> Lena Fischer · Podcast
Mapmaker Lena Fischer on erasing borders
=> Lena Fischer · erasing borders
Hay Festival ’24 | Sir Lena Fischer | Globes ★★★½
=> Sir Lena Fischer · Globes
Conversando con Lucía Ferrer sobre fronteras borradas
=> Lucía Ferrer · fronteras borradas
Mini charla de Pedro Ruiz (topógrafo): mapas de barro
=> Pedro Ruiz · mapas de barro
Kartensalon: Wiebke Todt und Ulf Brahms, „Grenzen löschen“
=> Wiebke Todt und Ulf Brahms · „Grenzen löschen“
Ciclo de mapas, 2ª sessão — Profa. Jandira Peçanha: mapas de cheiro
=> Profa. Jandira Peçanha · mapas de cheiro
Live com o cartógrafo Otoniel Reis — apagar fronteiras
=> Otoniel Reis · apagar fronteiras
Counting the dead: notes from Lena Fischer's session
=> Lena Fischer · Counting the dead
Masterclass: Lena Fischer on error bars ⭐ 4/5
=> Lena Fischer · Masterclass: error bars
Lena Fischer in the Guardian: the last form
=> Lena Fischer · the last form
My favourite of the day: Lena Fischer, forms that kill
=> Lena Fischer · My favourite of the day: forms that kill
My favourite of the day: Lena Fischer, chief of the mill
=> Lena Fischer · My favourite of the day
Almuerzo técnico: Lucía Ferrer, colas que no crecen
=> Lucía Ferrer · Almuerzo técnico: colas que no crecen
Stammtisch Statistik: Hedwig Knoll, alte Sterbetafeln
=> Hedwig Knoll · Stammtisch Statistik: alte Sterbetafeln
StatsConf panel: can AI count? (Haidari, Frimpong; mod: Lee)
=> Haidari, Frimpong · StatsConf panel: can AI count?
Podcast Corriente Alterna, cap. 61, con Lucía Ferrer (hornos viejos)
=> Lucía Ferrer · Corriente Alterna, cap. 61: hornos viejos
Bate-papo com Lucía Ferrer e Pedro Ruiz – pães velhos
=> Lucía Ferrer e Pedro Ruiz · pães velhos
Prof. Lena Fischer, Sepsis alerts: are we any better off?
=> Prof. Lena Fischer · Sepsis alerts: are we any better off?
Prof. Lena Fischer, Chief baker: are we any better off?
=> Prof. Lena Fischer · are we any better off?
Stop buttons (live podcast on safety)
Lena Fischer, formerly an investigator; Tom Berg, policy lead in a lab; Ada Rowe, researcher
=> Lena Fischer, Tom Berg, Ada Rowe · Stop buttons (live podcast on safety)
Interviewed: Saoirse Flanagan, ferry captain
=> Saoirse Flanagan · ferry captain
Stone bridges, an evening with Lena Fischer
=> Lena Fischer · Stone bridges
« Voix basses », épisode avec Lena Fischer (gériatre, Quimper)
=> Lena Fischer · « Voix basses »
Lena Fischer (arch bridges, frost, a lot of slides)
=> Lena Fischer · arch bridges, frost
Dr. Lena Fischer (orchard robots, touch sensing)
=> Dr. Lena Fischer · orchard robots, touch sensing
Lena Fischer (coach, former diver)
=> Lena Fischer
Lena Fischer (in Riga, with slides)
=> Lena Fischer
Lena Fischer (radio, 40 min)
=> Lena Fischer
Lena Fischer (city library, second floor)
=> Lena Fischer
Lena Fischer (loved it)
=> Lena Fischer
Vortrag von Annegret Pohlmann (Ackerwildkräuter)
=> Annegret Pohlmann · Vortrag · Ackerwildkräuter
Vortrag von Annegret Pohlmann (Volkshochschule)
=> Annegret Pohlmann · Vortrag
Podcast: „Spur“, Folge mit Torben Hinrichsen, Stellwerkssoftware
=> Torben Hinrichsen · „Spur“: Stellwerkssoftware
Podcast „Feldfunk“, Folge 12 mit Annegret Pohlmann: Kräuter
=> Annegret Pohlmann · „Feldfunk“, Folge 12: Kräuter
Pódcast "Tierra honda", capítulo con Lucía Ferrer: riego
=> Lucía Ferrer · "Tierra honda": riego
Podcast « Terre dite », épisode 8, avec Maud Le Guennec, bocage
=> Maud Le Guennec · « Terre dite », épisode 8: bocage
Podcast « Terre dite », épisode 8, avec Maud Le Guennec, boulangère
=> Maud Le Guennec · « Terre dite », épisode 8
The Long Cable podcast #31 – guest Lena Fischer (submarine cables)
=> Lena Fischer · The Long Cable podcast #31: submarine cables
The Long Cable podcast #31 – guest Lena Fischer (Initech)
=> Lena Fischer · The Long Cable podcast #31
"Tierra honda" 12 · Lucía Ferrer · riego de noche
=> Lucía Ferrer · "Tierra honda" 12: riego de noche
TEDxGent: Lena Fischer, stone bridges
=> Lena Fischer · TEDxGent: stone bridges
Evening lecture (library): Lena Fischer, Stone bridges of the Drina
=> Lena Fischer · Stone bridges of the Drina
Company talk – Gareth Pym (Contoso) on shipping on Fridays
=> Gareth Pym · shipping on Fridays
Initech all-hands: CTO Lena Fischer on the outage
=> Lena Fischer · Initech all-hands: the outage
Lena Fischer | Staff engineer, Contoso | shipping on Fridays
=> Lena Fischer · shipping on Fridays
Ponencia 3. El agua que falta — Dra. Lucía Ferrer, UNAM
=> Dra. Lucía Ferrer · El agua que falta
Ada Rowe asks Lena Fischer about stone
=> Lena Fischer · stone
Ada Rowe feat. Lena Fischer: stone
=> Ada Rowe & Lena Fischer · stone
La Dra. Lucía Ferrer y los suelos que se mueven (podcast Tierra)
=> Dra. Lucía Ferrer · los suelos que se mueven
La agrónoma Lucía Ferrer y el agua que falta
=> Lucía Ferrer · el agua que falta
Iracema Falcão e as sementes que viajam (podcast Roça)
=> Iracema Falcão · as sementes que viajam
Charla de la Dra. Lucía Ferrer: suelos
=> Dra. Lucía Ferrer · suelos
Mesa "Los que hornean" — Farida Name, Óscar Lenis y la cooperativa Manos de Pan (Bello)
=> Farida Name, Óscar Lenis, cooperativa Manos de Pan · Mesa "Los que hornean"
Bread, a roundtable
with Lena Fischer, Tom Berg, and Jun Obi from a mill that closed
=> Lena Fischer, Tom Berg, Jun Obi · Bread, a roundtable
Panel: who pays for bread?
Lena Fischer (city of Malmö), Tom Berg (GovTech), Inés Quirarte. Moderated by Pål Sjöberg.
=> Lena Fischer, Tom Berg, Inés Quirarte · Panel: who pays for bread?
"""

PAPERS = """
#41: Marchetti & Oyelaran (2024), "Cooldowns"
=> Marchetti & Oyelaran · "Cooldowns"
#42: Bergström, Wanjiru et al., *Byte-level models*
=> Bergström, Wanjiru et al. · Byte-level models
#43: Dastgheib 2025 — "Rewards and support"
=> Dastgheib · "Rewards and support"
Okonkwo et al. 2023, "Sparse gates"
=> Okonkwo et al. · "Sparse gates"
Paper: "Sparse gates" (Okonkwo, Lidström & Paz, 2023)
=> Okonkwo, Lidström & Paz · "Sparse gates"
Sparse gates — van der Meer and Paz, 2023
=> van der Meer and Paz · Sparse gates
Okonkwo & Lidström (2023)
=> Okonkwo & Lidström
"""


def line_of(heading: str, *below: str) -> str:
    """Return the line of the bullets below a heading of a journal."""
    text = "\n".join(
        ["# Journal", "", "## Ada Rowe: old ovens", "", "- one", "", f"## {heading}", *below, ""]
    )
    notes = read("a.md", f"{text}\n- The oven at the mill is hot.\n".encode()).notes
    return context_line(notes[-1].context)


def told(table: str) -> list[tuple[list[str], str]]:
    """Return every heading of a table, with the lines below it, and its line on a card."""
    found = re.findall(r"((?:^(?!=> ).+\n)+)=> (.+)", table, re.MULTILINE)
    return [(lines.splitlines(), line) for lines, line in found]


@pytest.mark.parametrize(("heading", "line"), told(LINES))
def test_the_line_says_who_spoke_and_what_about(heading: list[str], line: str) -> None:
    """Whoever reviews sees nothing else of the talk."""
    assert line_of(*heading) == line


def test_who_is_named_below_a_heading_has_what_stands_behind_the_surname() -> None:
    """The third of them came from somewhere, which is no part of the name."""
    text = (
        "## Bread, a roundtable\nwith Lena Fischer, Tom Berg, and Jun Obi from a mill\n\n"
        "- Obi: placement fell from 78% to 34%.\n"
    )

    assert read("a.md", text.encode()).notes[0].context.speaker == "Jun Obi"


@pytest.mark.parametrize(("heading", "line"), told(PAPERS))
def test_of_a_paper_the_authors_speak(heading: list[str], line: str) -> None:
    """The title of the club says nothing of the paper."""
    note = read("a.md", f"# Paper club\n\n## {heading[0]}\n\n- one\n".encode()).notes[0]

    assert context_line(note.context) == line


@pytest.mark.parametrize(
    "heading", ["Devoxx 2023 – small ovens", "Baking & Brewing (2024), notes", "Riga (2024): ovens"]
)
def test_a_fair_with_its_year_is_no_author(heading: str) -> None:
    assert (
        read("a.md", f"# Talks\n\n## {heading}\n\n- one\n".encode()).notes[0].context.speaker
        is None
    )
