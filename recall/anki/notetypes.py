"""The two note types of Recall in Anki: their fields, templates and style.

Anki knows a note type by its id, and a field or template by its own. Where the fields of a
package differ from those on the phone, Anki updates none of the old notes. So: no id here ever
changes, no field or template is added, taken away or moved, and what the future needs takes a
spare field. Templates and style may change, together with `CHANGED_AT`.
"""

from __future__ import annotations

from typing import Final, NamedTuple

CHANGED_AT: Final = 1_795_305_600
"""When templates or style last changed, in seconds since 1970.

Anki takes new templates only from a package in which this is later.
"""


class Field(NamedTuple):
    """A field of a note type."""

    name: str
    field_id: int


class Template(NamedTuple):
    """One kind of card of a note type."""

    name: str
    template_id: int
    front: str
    back: str


class NoteType(NamedTuple):
    """What Anki must know to show a note."""

    type_id: int
    name: str
    fields: tuple[Field, ...]
    """The first is what Anki sorts and finds duplicates by."""

    templates: tuple[Template, ...]
    gaps: bool
    """Whether it is of Anki's cloze kind."""


# What stands under the question and what the back adds, the same on every card. A card shows
# nothing at all once `Retired` is filled: then Anki's Tools > Empty Cards offers to delete it.
_CONTEXT = '{{#Context}}<div class="context" dir="auto">{{Context}}</div>{{/Context}}'
_MORE = """{{#Extra}}<div class="extra" dir="auto">{{Extra}}</div>{{/Extra}}
{{#Source}}<div class="source"><a href="{{Source}}">{{SourceLabel}}</a></div>{{/Source}}"""


def _front(question: str) -> str:
    return f"""{{{{^Retired}}}}<div class="recall" lang="{{{{Language}}}}">
<div class="question" dir="auto">{question}</div>
{_CONTEXT}
</div>{{{{/Retired}}}}"""


def _back(question: str, answer: str) -> str:
    return f"""<div class="recall" lang="{{{{Language}}}}">
<div class="question" dir="auto">{question}</div>
{_CONTEXT}
<hr id="answer">
<div class="answer" dir="auto">{answer}</div>
{_MORE}
</div>"""


def _gaps_back(text: str, aside: str) -> str:
    return f"""<div class="recall" lang="{{{{Language}}}}">
<div class="question" dir="auto" id="answer">{text}</div>
{_CONTEXT}
<div class="extra" dir="auto">{aside}</div>
{_MORE}
</div>"""


def _only_if(field: str, content: str) -> str:
    return f"{{{{#{field}}}}}{content}{{{{/{field}}}}}"


# The answer to recall, where the back shows more than that.
_ANSWER = "{{#Answer}}{{Answer}}{{/Answer}}{{^Answer}}{{Back}}{{/Answer}}"

QUESTION = NoteType(
    type_id=1_691_437_205_113,
    name="Recall: question",
    fields=(
        Field("Front", 4_102_586_117_001),
        Field("Back", 4_102_586_117_002),
        Field("Answer", 4_102_586_117_003),
        Field("Context", 4_102_586_117_004),
        Field("Extra", 4_102_586_117_005),
        Field("Source", 4_102_586_117_006),
        Field("SourceLabel", 4_102_586_117_007),
        Field("Speaker", 4_102_586_117_008),
        Field("Language", 4_102_586_117_009),
        Field("BothWays", 4_102_586_117_010),
        Field("Retired", 4_102_586_117_011),
        Field("RecallId", 4_102_586_117_012),
        Field("Spare1", 4_102_586_117_013),
        Field("Spare2", 4_102_586_117_014),
        Field("Spare3", 4_102_586_117_015),
        Field("Spare4", 4_102_586_117_016),
    ),
    templates=(
        Template(
            "Question",
            4_102_586_117_101,
            front=_only_if("Front", _front("{{Front}}")),
            back=_back("{{Front}}", "{{Back}}"),
        ),
        # A note asked both ways is of the same type as one asked one way: a bullet whose
        # `::` becomes `:::` keeps its note on the phone, and its first card's history.
        Template(
            "Other way round",
            4_102_586_117_102,
            front=_only_if("BothWays", _front(_ANSWER)),
            back=_back(_ANSWER, "{{Front}}"),
        ),
    ),
    gaps=False,
)

GAPS = NoteType(
    type_id=1_691_437_205_114,
    name="Recall: gaps",
    fields=(
        Field("Text", 4_102_586_118_001),
        Field("Asides", 4_102_586_118_002),
        Field("Context", 4_102_586_118_003),
        Field("Extra", 4_102_586_118_004),
        Field("Source", 4_102_586_118_005),
        Field("SourceLabel", 4_102_586_118_006),
        Field("Speaker", 4_102_586_118_007),
        Field("Language", 4_102_586_118_008),
        Field("Retired", 4_102_586_118_009),
        Field("RecallId", 4_102_586_118_010),
        Field("Spare1", 4_102_586_118_011),
        Field("Spare2", 4_102_586_118_012),
        Field("Spare3", 4_102_586_118_013),
        Field("Spare4", 4_102_586_118_014),
    ),
    templates=(
        # Asides has a gap per gap of Text that adds something to its own back; the filter
        # shows the one that belongs to the card.
        Template(
            "Gap",
            4_102_586_118_101,
            front=_front("{{cloze:Text}}"),
            back=_gaps_back("{{cloze:Text}}", "{{cloze-only:Asides}}"),
        ),
    ),
    gaps=True,
)

STYLE: Final = """
.card {
  margin: 0;
  padding: 1.1em 1em 2em;
  font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
  font-size: 20px;
  line-height: 1.45;
  text-align: start;
  color: #1d2127;
  background: #fdfdfc;
  overflow-wrap: break-word;
}
.recall { max-width: 34em; margin: 0 auto; }
.question { font-size: 1.1em; }
.recall p, .recall ul, .recall ol, .recall pre, .recall blockquote, .recall table {
  margin: 0 0 .55em;
}
.recall ul, .recall ol { padding-inline-start: 1.4em; }
.recall div > :last-child { margin-bottom: 0; }
.context { margin-top: .6em; font-size: .75em; color: #626a75; }
#answer:not(.question) { height: 0; margin: 1.1em 0; border: 0; border-top: 1px solid #d5d8dc; }
.extra { margin-top: .9em; font-size: .85em; color: #49515b; }
.extra:empty { display: none; }
.source { margin-top: .7em; font-size: .75em; }
.source a { display: inline-block; padding: .5em 0; }
a { color: #1257a8; }
.cloze { font-weight: 600; color: #1257a8; }
code, pre, kbd { font-family: ui-monospace, "SF Mono", Menlo, Consolas, monospace; }
code, kbd { padding: .08em .3em; font-size: .88em; border-radius: 4px; background: #ececea; }
pre { padding: .6em .7em; overflow-x: auto; line-height: 1.35; border-radius: 6px;
  background: #f1f1ef; }
pre code { padding: 0; background: none; }
blockquote { padding-inline-start: .8em; border-inline-start: 3px solid #d5d8dc; }
table { display: block; max-width: 100%; overflow-x: auto; border-collapse: collapse; }
th, td { padding: .25em .6em; border: 1px solid #d5d8dc; }
mark { color: inherit; background: #fbeeb5; }
img { max-width: 100%; height: auto; }
mjx-container { max-width: 100%; overflow-x: auto; overflow-y: hidden; }

.card.nightMode, .card.night_mode, .night_mode .card { color: #e4e6e9; background: #1b1d20; }
.nightMode .context, .night_mode .context { color: #9aa2ad; }
.nightMode .extra, .night_mode .extra { color: #bcc3cc; }
.nightMode a, .night_mode a, .nightMode .cloze, .night_mode .cloze { color: #82b7f5; }
.nightMode code, .night_mode code, .nightMode kbd, .night_mode kbd { background: #2f3338; }
.nightMode pre, .night_mode pre { background: #26292d; }
.nightMode pre code, .night_mode pre code { background: none; }
.nightMode #answer:not(.question), .night_mode #answer:not(.question) {
  border-top-color: #3d4249;
}
.nightMode blockquote, .night_mode blockquote { border-color: #3d4249; }
.nightMode th, .night_mode th, .nightMode td, .night_mode td { border-color: #3d4249; }
.nightMode mark, .night_mode mark { background: #5a4c12; }
"""
