"""Notes quote the web: whatever is in them, Anki takes the package and runs nothing of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from phone.handset import Phone, notes_of, prompt

from recall.cards import Gap, GapText, Question
from recall.store.exporting import ReadyPrompt

PAYLOADS = [
    # Scripts and handlers, as OWASP lists their shapes.
    "<script>alert(1)</script>",
    "<SCRIPT SRC=https://evil.example/x.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    '<img src=x onerror="alert(1)">',
    "<img src=x onerror=alert(1)//",
    '<svg onload="alert(1)">',
    "<svg><script>alert(1)</script></svg>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    '<iframe src="javascript:alert(1)"></iframe>',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '<object data="data:text/html;base64,PHNjcmlwdD4="></object>',
    "<embed src=//evil.example/x.swf>",
    '<a href="javascript:alert(1)">tap</a>',
    '<a href="jAvAsCrIpT&colon;alert(1)">tap</a>',
    "[tap](javascript:alert(1))",
    "[tap](JaVaScRiPt:alert(1))",
    "[tap](java\tscript:alert(1))",
    "[tap](&#106;avascript:alert(1))",
    "[tap](data:text/html;base64,PHNjcmlwdD4=)",
    "[tap](vbscript:msgbox)",
    "[tap](file:///etc/passwd)",
    "[tap](//evil.example/)",
    '[tap](https://example.org "t\\" onmouseover=alert(1) x=")',
    "<javascript:alert(1)>",
    "![x](javascript:alert(1))",
    "![x](collection.media/secret.png)",
    "![x](../../collection.anki2)",
    '![x" onerror="alert(1)](https://example.org/a.png)',
    "<style>*{background:url(//evil.example)}</style>",
    '<div style="position:fixed;inset:0">',
    '<link rel="stylesheet" href="//evil.example/x.css">',
    '<meta http-equiv="refresh" content="0;url=//evil.example">',
    '<base href="//evil.example/">',
    '<form action="//evil.example"><input name=q></form>',
    "<video><source onerror=alert(1)></video>",
    "<details open ontoggle=alert(1)>",
    "<!-- <script>alert(1)</script> -->",
    "<!--><script>alert(1)</script>-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?xml version='1.0'?><x onclick=alert(1)>",
    "`</code><script>alert(1)</script>`",
    "```\n</pre><script>alert(1)</script>\n```",
    "```html onload=alert(1)\n<b>\n```",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "\\<script>alert(1)\\</script>",
    # What Anki itself would act on.
    "[sound:secret.mp3]",
    "[sound:--script=/tmp/x.lua]",
    "[SOUND:x.mp3]",
    "[&#115;ound:x.mp3]",
    "[latex]\\input{/etc/passwd}[/latex]",
    "[latex]\\begin{verbatim}\\end{verbatim}\\immediate\\write18{id}[/latex]",
    "[$]\\input{/etc/passwd}[/$]",
    "[$$]\\input{/etc/passwd}[/$$]",
    "[anki:tts lang=en_US]say this[/anki:tts]",
    "[anki:play:q:0]",
    "{{c1::no gap of mine}}",
    "{{c2::another}} {{c1,2::both}}",
    "{{c1::open",
    "}} closing {{",
    "{{c1::image-occlusion:rect:left=.1:top=.1}}",
    "image-occlusion:rect:left=.1",
    "{{Front}} {{FrontSide}} {{#Back}} {{type:Back}} {{/Back}}",
    "{{=<% %>=}} <%Front%>",
    "$\\href{javascript:alert(1)}{tap}$",
    "\\(\\style{position:fixed}{x}\\) $$\\require{html}\\cssId{a}{b}$$",
    "\\({\\) \\href{javascript:alert(1)}{tap} }\\)",
    "$[sound:x.mp3]$",
    "\\[sound:x.mp3]\\]",
    # Characters that break files, tables and screens.
    "one\x1ftwo",
    "\x00null\x00",
    "\x07\x08\x1b[31mred\x1b[0m\x9b31m",
    "half \ud800 a \udfff pair",
    "\ufdd0\ufdd1 ⸨\ufdd00\ufdd0⸨ no marks of mine ⸩\ufdd1⸩",
    "\ufeff\u202eright to left\u202c\u2066",
    "e\u0301 decomposed, ﬁ ligature, Å Ångström",
    "👩‍👩‍👧‍👦 family 🇪🇸 flag",
    "std::vector<int> x = {{1, 2}, {3}};",
    "<" * 16_000,
    "[" * 1_000,
    "*_" * 2_000,
    "a" * 200_000,
    "> " * 200 + "deep",
    "\t\n \n",
    "::",
    "&nbsp;",
    "<br>",
    "|a|b|\n|-|-|\n|<script>|[sound:x]|",
    "---\n***\n___",
    "[x]: javascript:alert(1)\n\n[x]",
]


def everywhere(number: int, text: str) -> Iterator[ReadyPrompt]:
    """Give prompts that have the text in each place that a note could bring it to."""
    around = {
        "deck": f"Deck {text[:50]}",
        "context": text,
        "extra": text,
        "speaker": text,
        "source": f"https://example.org/{text[:80]}",
        "tags": (text[:50],),
        "language": text[:5],
    }
    yield prompt(number, Question(text, text, f"{text} and more", both_ways=True), **around)
    gaps = (Gap(1, text, hint=text, extra=text), " and ", Gap(2, "plain", extra=text))
    yield prompt(number + 1, GapText((text, " ", *gaps, text)), **around)
    yield prompt(number + 2, GapText(("[", Gap(1, text), "] $", Gap(2, text), "$")), **around)


class Reader(HTMLParser):
    """Collects what a browser would make of a card."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))


OURS = {"div", "span", "hr"}
HARMLESS = {
    *("p", "br", "hr", "strong", "em", "s", "code", "pre", "blockquote", "ul", "ol", "li", "a"),
    *("img", "table", "thead", "tbody", "tr", "th", "td", "h1", "h2", "h3", "h4", "h5", "h6"),
}
ATTRIBUTES = {"class", "dir", "lang", "id", "href", "title", "src", "alt", "start"}
ATTRIBUTES |= {"data-ordinal", "data-cloze"}


def dangers(html: str) -> list[str]:
    """Return everything in a card that Anki, or the browser in it, would act on."""
    reader = Reader()
    reader.feed(html)
    found = [tag for tag, _ in reader.elements if tag not in OURS | HARMLESS]
    for tag, attributes in reader.elements:
        found += [f"{tag} {name}" for name in attributes if name not in ATTRIBUTES]
        for name in ("href", "src"):
            value = attributes.get(name)
            if value is not None and not value.startswith(("https://", "http://", "mailto:")):
                found.append(f"{name}={value}")
    for maths in re.findall(r"\\\(.*?\\\)|\\\[.*?\\\]", html, re.DOTALL):
        found += [word for word in ("\\href", "\\style", "\\require", "\\cssId") if word in maths]
    return found


@pytest.fixture(scope="module")
def taken(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Phone]:
    """A phone that has imported every payload in every place, in one package."""
    phone = Phone(tmp_path_factory.mktemp("phone"))
    prompts = [p for n, text in enumerate(PAYLOADS) for p in everywhere(n * 3 + 1, text)]
    imported = phone.take_notes(notes_of(prompts))
    assert (imported.new, imported.refused) == (len(prompts), 0)
    assert phone.collection.card_count() == sum(len(p.cards) for p in prompts)
    yield phone
    phone.collection.close()


def test_no_note_makes_anki_refuse_the_package(taken: Phone):
    """One control character in one note must not cost the person all the others."""
    assert taken.is_sound()
    assert taken.blank_cards() == 0


def test_nothing_in_a_card_runs(taken: Phone):
    """No script, handler, address of another kind, or element that was not asked for."""
    shown = [side for card in taken.cards().values() for side in card]

    assert {danger for html in shown for danger in dangers(html)} == set()


def test_nothing_in_a_card_is_played_spoken_or_compiled(taken: Phone):
    """Sounds, speech and LaTeX can name files of the person's, or commands."""
    acted = []
    for card_id in taken.collection.find_cards(""):
        output = taken.collection.get_card(card_id).render_output()
        acted += [*output.question_av_tags, *output.answer_av_tags]
        acted += [word for word in ("latex", "write18") if f"[{word}" in output.answer_text]

    assert acted == []


def test_every_gap_still_hides_its_text(taken: Phone):
    """A card that shows its answer, or no question, is worth nothing."""
    rows = taken.collection.db.all(  # type: ignore[union-attr]
        "select c.id from cards c join notes n on n.id = c.nid where n.mid = 1691437205114"
    )
    for (card_id,) in rows:
        output = taken.collection.get_card(card_id).render_output()
        assert 'class="cloze"' in output.question_text or "[...]" in output.question_text
        assert "No cloze" not in output.question_text


HOSTILE = st.lists(
    st.sampled_from([payload for payload in PAYLOADS if len(payload) < 100])
    | st.sampled_from(
        ["`", "$", "**", "\n", "\n\n", "[", "]", "(", ")", "{", "}", "<", ">", "\\", ":"]
    )
    | st.text(max_size=8),
    max_size=6,
).map("".join)


@pytest.fixture(scope="module")
def reused(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Phone]:
    phone = Phone(tmp_path_factory.mktemp("phone"))
    yield phone
    phone.collection.close()


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
@given(texts=st.lists(HOSTILE, min_size=12, max_size=12))
def test_mixtures_are_no_worse(reused: Phone, texts: list[str]):
    """Payloads cut up and put together in new ways pass the same checks."""
    reused.collection.remove_notes(reused.collection.find_notes(""))
    prompts = [p for n, text in enumerate(texts) for p in everywhere(n * 3 + 1, text)]

    imported = reused.take_notes(notes_of(prompts))

    assert (imported.new, imported.refused) == (len(prompts), 0)
    assert reused.collection.card_count() == sum(len(p.cards) for p in prompts)
    shown = [side for card in reused.cards().values() for side in card]
    assert {danger for html in shown for danger in dangers(html)} == set()
