"""Houses: schools, institutes, unions, orders and markets, which headings name where people stand."""

from __future__ import annotations

from collections.abc import Sequence

_BEGIN = frozenset(
    "casa casal centro centre maison haus hôtel colegio colégio collège escuela escola école scuola schule lycée liceo"
    " instituto institut istituto academia académie accademia akademie ateneo ateneu athénée universidad universidade"
    " université università universität facultad faculdade faculté facoltà biblioteca bibliothèque mediateca"
    " médiathèque bibliothek museo museu musée teatro théâtre theater fundación fundação fondation fondazione stiftung"
    " sindicato sindacato syndicat gewerkschaft orden ordem ordre ordine gremio grémio guilde union unione unión"
    " união asociación associação associazione association mercado mercato marché markt lonja bourse bolsa borsa"
    " cámara câmara chambre camera kammer consejo conselho conseil consiglio hospital hôpital ospedale clínica clinique"
    " palacio palácio palais palazzo iglesia igreja église chiesa convento couvent ministerio ministério ministère"
    " ministero ayuntamiento mairie prefeitura comune junta círculo cercle circolo sociedad sociedade société società"
    " gesellschaft".split()
)
"""How the names of houses begin, in the languages that say first what they are: *Casa da Imprensa*."""

_END = frozenset(
    "institute university school academy museum library theatre market guild union association council society foundation"
    " college".split()
)
"""How they end in English: *Baker Street Institute*. *Hall* and *Church* are surnames, too."""

_COMPOUND = (
    "hochschule",
    "schule",
    "kammer",
    "bücherei",
    "bibliothek",
    "akademie",
    "universität",
    "gewerkschaft",
    "gesellschaft",
    "museum",
    "zentrum",
    "verband",
    "stiftung",
    "markthalle",
)
"""How they end in German, before the town: *Volkshochschule Ulm*."""


def is_house(words: Sequence[str]) -> bool:
    """Tell whether words name a house, and nobody."""
    if not words or not words[0][:1].isupper():
        return False
    first, last = words[0].lower(), words[-1].lower()
    return first in _BEGIN or last in _END or first.endswith(_COMPOUND)
