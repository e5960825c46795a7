"""What the note-taker agrees or disagrees with: the one pattern in the first person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from recall.drafts import Draft
from recall.generators.drafting import ask
from recall.language import segment
from recall.language.attribution import is_speaker, speaker_name
from recall.language.reading import read
from recall.language.realise import no_stop
from recall.notes import Context, Note

WHO = r"(?P<who>him|her|them|[A-Z][\w'-]+(?: [A-Z][\w'-]+){0,2})"
AGREE = re.compile(
    rf"I (?:(?:also|really|fully|totally|completely|mostly|largely|strongly|partly|do|don't|do not) ){{0,2}}(?P<verb>agree|disagree) (?:with {WHO} )?(?P<on>about|on|that|with|when|regarding) (?P<what>.+)",
    re.DOTALL,
)
NOT = re.compile(r"I (?:really )?(?:don't|do not) (?:really |fully )?agree")


class Opinion:
    """Asks what the note-taker agrees or disagrees with."""

    name = "opinion"

    def draft(self, note: Note, context: Context) -> Iterator[Draft]:
        name = speaker_name(context)
        if not name:
            return
        for claim in read(note, context).own:
            part = segment.splices(claim.bare)[0]
            found = AGREE.fullmatch(part)
            if not found or (found["who"] and not _is_speaker(found["who"], context)):
                continue
            verb = "disagree" if NOT.match(part) else found["verb"]
            how = re.search(
                r"\b(fully|totally|completely|mostly|largely|strongly|partly)\b",
                part[: found.start("verb")],
            )
            adverb = f"{how[1]} " if how else ""
            question = f"On what do I (the note-taker) {adverb}{verb} with {name}"
            answer = (
                found["what"]
                if found["on"] not in {"that", "when"}
                else f"{found['on']} {found['what']}"
            )
            bare = replace(claim, name=None)
            beside = no_stop(claim.bare[len(part) :].lstrip(",; "))
            yield ask(
                note,
                bare,
                question,
                answer,
                pattern="opinion",
                confidence=0.85,
                extra=beside,
                attribute=False,
            )
            return


def _is_speaker(who: str, context: Context) -> bool:
    return who in {"him", "her", "them"} or is_speaker(who, context)
