"""What a heading announces, and the words with which people do that."""

from __future__ import annotations

import re
from typing import NamedTuple

from recall.language.rare import Rare
from recall.notes import Party


class Billing(NamedTuple):
    """What a heading announces."""

    speaker: str
    talk: str | None = None
    """Title of the talk; None when only a name stands there."""

    party: Party = Party.PERSON
    beside: tuple[str, ...] = ()
    """Who takes part without being the one to learn from: an interviewer, a moderator."""


MONTH = (
    r"(?:(?:jan(?:uary|uar|vier|eiro)?|ene(?:ro)?|gen(?:naio)?|feb(?:ruary|ruar|rero|braio)?|fév(?:rier)?"
    r"|fev(?:ereiro)?|mar(?:ch|s|zo|ço)?|mär(?:z)?|apr(?:ile?)?|avr(?:il)?|abr(?:il)?|ma[iy]o?|mag(?:gio)?"
    r"|jun(?:e|io?|ho)?|juin|giu(?:gno)?|jul(?:y|io?|ho)?|juil(?:let)?|lug(?:lio)?|aug(?:ust)?|ago(?:sto)?|août"
    r"|sep(?:t|tember|tiembre|tembre)?|set(?:tembre|embre|embro|iembre)?|oct(?:ober|ubre|obre)?|okt(?:ober)?"
    r"|out(?:ubro)?|ott(?:obre)?|nov(?:ember|iembre|embre|embro)?|dec(?:ember)?|déc(?:embre)?|dic(?:iembre|embre)?"
    r"|dez(?:ember|embro)?)(?![^\W\d_]))"
)

SEPARATOR = re.compile(r"\s+(?:[-–—|·•@/→~]{1,3}|::|->)\s+|\s*:\s+|\s+[-–—]|[–—]\s+")

GENRE = (
    r"(?:fireside|conf['’]?|sermon|aula magna|clase magistral|roda de conversa|live(?= (?:d[ao]|com) )|(?:(?:lunch(?:time)?|online|virtual|remote|evening|public|inaugural|opening|closing"
    r"|lightning|mini|micro|fireside|guest|invited|live|video|plenary|tech|panel)\s+)?"
    r"(?:talks?|keynotes?|interviews?|conversations?|chats?|podcasts?|episodes?|lectures?|panels?"
    r"|webinars?|seminars?|workshops?|sessions?|speeches|speech|ama|q ?& ?a|videos?|streams?"
    r"|speakers?|guests?|charlas?|entrevistas?|conversación|conversaciones|ponencias?|ponente"
    r"|(?:reading|book|journal|paper|study|working|user|interest) (?:groups?|clubs?)|grand rounds|meetups?"
    r"|lesekreis|lesegruppe|buchclub|(?:cercle|club) de lecture|clube de leitura|gruppo di lettura|rencontre|encuentro|visita"
    r"|lección|débat|table ronde|conférence|entretien|émission|séminaire|cours|leçon|exposé|causerie|lezione|corso|aula"
    r"|[^\W\d_]{0,12}(?:vortrag|vorlesung|gespräch|rede|beitrag)|podium|debatte|podiumsdiskussion|diskussion|interview"
    r"|debate|palestra|mesa-redonda|dibattito|intervista|tavola rotonda"
    r"|(?:club|grupo) de (?:lectura|estudio)|conferencias?|episodios?|vídeos?|mesa redonda|coloquio|seminario|taller"
    r"|colloquium|colloque|congress|kongress|congreso|(?:fach)?tagung|konferenz|invitad[oa]|(?:zu )?gast(?: des tages)?|gäste|referent(?:in)?|invitée?s?(?: du jour)?|convidad[oa]|palestrante|ospite|kolloquium|painel|colóquio|conversa|(?:bate-)?papo|conversatorio))"
)

IS_GENRE = re.compile(rf"(?:the\s+|la\s+|el\s+)?{GENRE}", re.I)

_OF_WHAT_KIND = (
    r"(?!(?:conducted|hosted|moderated|chaired|led|recorded|organised|organized)\b)[a-zà-ÿ'’]{3,14}"
)
"""One word that says what kind of talk it is, or that it was given: *inaugurale*, *magistral*."""


# What stands before a name: `Podcast: …`, `Fireside chat with …`, `Notes from …`.
LABEL = re.compile(
    rf"(?:(?:my\s+)?notes?|(?:(?:an?|the|my|that|this|una?|ese|esa|este|esta|ce|cet|cette|esse|essa|la|el|le|une?|der|die|das|eine?|uma?)\s+|l['’])?{GENRE})"
    rf"(?:\s*#?\d{{1,4}}[A-Z]?\b(?!\.? {MONTH}\b)|\s+(?-i:[IVX]{{1,4}})(?=\s?[:,–—]))?"
    rf"(?:\s+{_OF_WHAT_KIND}(?=\s+(?:with|by|from|of|con|de|avec|par|mit|von|com|du|di)\s))?"
    r"(?:\s+(?P<by>with|w/|by|from|of|to|on|featuring|ft\.?|con|de|a|avec|par|mit|von|com|du|di|do|da|del|della|des"
    r"|between|entre|zwischen|tra|bei|chez)(?=\s)|\s*[:,–—|-](?=\s)|\.(?=\s)|(?=\s))\s+(?!(?:[&+]|and|y|e|et|und|or)\s)",
    re.I,
)

SUBJECT = re.compile(
    r"\s+(?:(?:talks?|speaks?|speaking|talking)\s+(?:about|on)|on|about|explains|sobre|habla\s+(?:de|sobre)"
    r"|acerca\s+de|sur|über|autour\s+d(?:e|u|es)|en\s+torno\s+a|rund\s+um)\s+(?=\S)"
)

INTRODUCES = frozenset({"with", "by", "con", "com", "avec", "par", "mit"})
"""Words before a name in a heading."""

BRACKET = Rare(r"\s*\((?P<inside>[^()]+)\)", ")")

GUEST = re.compile(
    r"(?:^|[\s,;])(?:guests?(?: is| are)?|speakers?(?: is| are)?|presenters?|presented by|stand-in|vertretung|suplente"
    r"|sustituye|remplaçante?|with|w/|by|feat\.?|featuring|ft\.?|host \+|(?:guy|man|woman|chap|lady|somebody|someone) called"
    r"|con|por|invitad[oa]s?(?: es)?|habla|l[ao] (?:dio|dictó|da|dicta)|avec|invitée?s?|mit|gast|gäste|com|convidad[oa]s?|ospit[ei])"
    r"(?:\s?:|\s)\s*(?:(?:(?:our|the) )?(?:special )?(?:hosts?|guests?|speakers?|panell?ists?)\s+)?(?P<name>\S.*)$",
    re.I,
)

QUOTED = re.compile(r"[\"“«].{2,120}[\"”»]|»[^«»]{2,120}«|„[^„“”]{2,120}[“”]")
"""The title of a talk, beside which a name is that of its speaker."""

CREDIT_WORD = re.compile(r"^(?:with|by|from|con|por|de|ft\.?|feat\.?|featuring)\s+", re.I)

DAY = re.compile(
    rf"(?:[^\W\d]{{2,10}}\.?,? )?(?:(?:le |el |am |on )?\d{{1,2}}(?:er|º|\.|st|nd|rd|th)?(?: de)? )?{MONTH}\.?"
    r"(?: \d{1,2},?)?(?:,? (?:de |del )?\d{4})?",
    re.IGNORECASE,
)
"""A day or a month, which is no title."""

WHO_SPOKE = re.compile(
    r"(?:los que|las que|quienes|quem) (?:hablaron|hablan|falou)|who (?:spoke|was there|talked)|(?:the )?(?:speakers|panel"
    r"|panell?ists)|on stage|(?:los )?(?:ponentes|participantes|invitados)|(?:les )?(?:intervenants|invités)|redner"
    r"|die redner|gäste|auf dem podium|(?:os )?(?:palestrantes|convidados)|i relatori|relatori",
    re.IGNORECASE,
)
"""A heading that says no more than that names stand below it."""

POST = re.compile(
    r"(?:of|at|from|en|de)\b|(?:\w+\s+)?(?:ceo|cto|cfo|coo|cpo|svp|vp|chief|founder|co-?founder|engineer|professor|director|head|lead"
    r"|manager|scientist|researcher|author|editor|president|fundador[a]?|directora?|autora?"
    r"|profesora?|investigadora?|ingenier[oa]|jef[ea])\b",
    re.I,
)
"""What somebody is where they work."""
