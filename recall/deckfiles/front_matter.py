"""Front matter: the facts about a file that stand above its text, in YAML or TOML."""

from __future__ import annotations

import difflib
import json
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple

from recall.context import Facts
from recall.context.sources import video_address
from recall.language.hashtags import without_wiki_links
from recall.notes import CardsMode, Fault

MAX_HEAD = 64 << 10
"""Characters of front matter that are read."""

MAX_DEPTH = 20
"""Collections inside collections; facts about a talk need two."""

OUR_KEYS = frozenset("title speaker source date tags deck retention cards lang language".split())
OTHER_KEYS = frozenset(
    "aliases author categories category comments cover created cssclass description draft excerpt"
    " header id image images keywords last_modified_at lastmod layout link math"
    " mathjax menu modified name permalink published publish series slug subtitle summary tag toc"
    " type updated url video weight".split()
)
"""What blogs and note programs write there; not ours, and no slip of the pen."""


LANGUAGES = {
    "english": "en", "inglés": "en", "spanish": "es", "español": "es", "castellano": "es",
    "portuguese": "pt", "português": "pt", "french": "fr", "français": "fr", "german": "de",
    "deutsch": "de", "italian": "it", "italiano": "it", "catalan": "ca", "català": "ca",
}  # fmt: skip
"""Codes of languages that people write out in words."""


class Head(NamedTuple):
    """A file parted into its front matter and its text."""

    facts: Facts
    body: str
    """The text, with empty lines in place of the front matter, so that lines keep their numbers."""

    faults: tuple[Fault, ...] = ()


class _Values(NamedTuple):
    """Front matter as it was read, before anything is made of its values."""

    values: Mapping[str, object]
    lines: Mapping[str, int]
    """The line in the file on which each key stands."""

    faults: tuple[Fault, ...] = ()


def split(text: str) -> Head:
    """Part a file into front matter and text. Nothing is front matter unless it is a mapping."""
    opening = text[:64].split("\n", 1)[0].rstrip()
    if opening not in ("---", "+++"):
        return Head(Facts(), text)
    lines = text.split("\n")
    end = _end_of(lines, opening)
    if opening == "+++":
        return _toml_head(lines, end) if end else Head(Facts(), text)
    return _yaml_head(lines, end)


def _end_of(lines: Sequence[str], opening: str) -> int | None:
    """Return the index of the line that closes the front matter."""
    closing = ("---", "...") if opening == "---" else ("+++",)
    return next((n for n, line in enumerate(lines) if n and line.rstrip() in closing), None)


def _made(lines: Sequence[str], end: int, found: _Values) -> Head:
    """Return the head whose front matter ends before the line with the index `end`."""
    facts, faults = _facts(found)
    body = "\n" * end + "\n".join(lines[end:])
    return Head(facts, body, (*found.faults, *faults))


def _is_large(lines: Iterable[str]) -> bool:
    return sum(len(line) + 1 for line in lines) > MAX_HEAD


# YAML ------------------------------------------------------------------------------------------

_KEY = re.compile(r"([A-Za-z_][\w-]*)[ \t]*+:(?:[ \t]++(.*[^ \t])?)?[ \t]*$")


def _yaml_head(lines: Sequence[str], end: int | None) -> Head:
    whole = Head(Facts(), "\n".join(lines))
    head = lines[1:end]
    first = next((line for line in head if line.strip() and not line.startswith("#")), "")
    if end is not None and not any(line.strip() for line in head):
        return _made(lines, end + 1, _Values({}, {}))
    if not _KEY.match(first):
        # A rule at the top of the page, or something in braces.
        return whole if not first.startswith("{") or end is None else _braced(lines, end)
    if end is None:
        return _unclosed(lines, whole)
    if _is_large(head):
        fault = Fault(1, "the front matter is larger than 64 KiB; it is not read.")
        return _made(lines, end + 1, _Values({}, {}, (fault,)))
    found = _read_yaml(head)
    if found is None:
        return _broken(lines, end)
    if not found.values or _is_prose(found, head):
        return whole
    return _made(lines, end + 1, found)


def _is_prose(found: _Values, head: Sequence[str]) -> bool:
    """Tell whether a rule, a line such as `Notes:` and bullets look like YAML by accident."""
    known = any(key in OUR_KEYS or key in OTHER_KEYS for key in found.values)
    return not known and any(re.match(r"\s*[-*+] \S", line) for line in head)


def _braced(lines: Sequence[str], end: int) -> Head:
    found = None if _is_large(lines[1:end]) else _read_yaml(lines[1:end])
    if found is None or not found.values:
        return Head(Facts(), "\n".join(lines))
    return _made(lines, end + 1, found)


def _unclosed(lines: Sequence[str], whole: Head) -> Head:
    end = 1 + _length_of_head(lines[1:])
    keys = {found[1].lower() for line in lines[1:end] if (found := _KEY.match(line))}
    if not keys & (OUR_KEYS | OTHER_KEYS):
        return whole
    fault = Fault(1, f"the front matter has no closing ---; it is read up to line {end}.")
    values = _read_yaml(lines[1:end]) or _read_line_by_line(lines[1:end])
    return _made(lines, end, values._replace(faults=(*values.faults, fault)))


def _broken(lines: Sequence[str], end: int) -> Head:
    """Return a head that YAML refuses, without taking bullets for a part of it."""
    head = lines[1:end]
    length = _length_of_head(head)
    repaired, changed = _quoted(head[:length])
    found = _read_yaml(repaired) if changed else _read_yaml(head[:length])
    if found is None:
        found = _read_line_by_line(head[:length])
        why = _why_refused(head[:length])
        fault = Fault(
            why.line, f"the front matter is not YAML ({why.message}); it is read line by line."
        )
        found = found._replace(faults=(*found.faults, fault))
    else:
        found = found._replace(faults=(*found.faults, *changed))
    if length < len(head):
        fault = Fault(
            1,
            f"the front matter has no closing --- before line {length + 2};"
            " from there on the text is read as notes.",
        )
        return _made(lines, 1 + length, found._replace(faults=(*found.faults, fault)))
    return _made(lines, end + 1, found)


def _length_of_head(lines: Sequence[str]) -> int:
    """Return how many lines can be front matter: keys, what is indented below them, comments."""
    open_key = False
    for number, line in enumerate(lines):
        if key := _KEY.match(line):
            open_key = not key[2] or key[2] in ("|", ">", "|-", ">-")
        elif not line.strip():
            if not (number + 1 < len(lines) and _KEY.match(lines[number + 1])):
                return number
        elif line.startswith(("#", " ", "\t")) or (open_key and line.startswith("- ")):
            continue
        # A value may go on without being indented, unless it is a bullet or a sentence.
        elif re.match(r"[-*+] |\d+[.)] ", line) or len(line.split()) > 12:
            return number
    return len(lines)


def _read_yaml(lines: Sequence[str]) -> _Values | None:
    """Return the values of a YAML mapping, all of them strings, lists or mappings.

    None when it is no YAML or no mapping. Anchors, aliases and deep nesting are refused
    before anything is built of them.
    """
    import yaml
    from frontmatter.default_handlers import YAMLHandler

    # The base loader makes no numbers, dates or truth values: `no` and 2026-13-45 are words.
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    text = "\n".join(lines) + "\n"
    try:
        keys = _keys_of(yaml.parse(text, Loader=loader))
        values = YAMLHandler().load(text, Loader=loader)
    except (yaml.YAMLError, _RefusedError, ValueError, RecursionError):
        return None
    if not isinstance(values, dict):
        return None
    found = {str(key): value for key, value in values.items()}
    twice = [
        Fault(line, f"“{key}” stands twice in the front matter; the last one holds.")
        for key, line in keys
        if [name for name, _ in keys].count(key) > 1 and line != dict(keys)[key]
    ]
    return _Values(found, dict(keys), tuple(twice))


class _RefusedError(Exception):
    """The YAML holds what no front matter needs and what can be used to do harm."""


def _keys_of(events: Iterable[object]) -> list[tuple[str, int]]:
    """Return the top-level keys of a YAML text with their lines in the file."""
    import yaml

    keys: list[tuple[str, int]] = []
    depth, is_key = 0, True
    for event in events:
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _RefusedError("anchors and aliases are not allowed")
        if depth == 1 and isinstance(event, yaml.ScalarEvent):
            if is_key:
                keys.append((str(event.value), getattr(event.start_mark, "line", 0) + 2))
            is_key = not is_key
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                raise _RefusedError("it is nested too deeply")
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
            if depth == 1:
                is_key = True
    return keys


def _why_refused(lines: Sequence[str]) -> Fault:
    """Return where and why YAML refuses the lines, in its own words."""
    import yaml

    try:
        for _ in _keys_of(yaml.parse("\n".join(lines) + "\n", Loader=yaml.BaseLoader)):
            pass
    except yaml.MarkedYAMLError as error:
        line = min(getattr(error.problem_mark, "line", -1), len(lines) - 1) + 2
        return Fault(line, str(error.problem or error.context or "it cannot be parsed"))
    except _RefusedError as error:
        return Fault(1, str(error))
    except (yaml.YAMLError, ValueError, RecursionError):
        return Fault(1, "it has characters that YAML does not allow")
    return Fault(1, "it is no list of keys and values")


def _quoted(lines: Sequence[str]) -> tuple[list[str], list[Fault]]:
    """Return the lines with quotes around values whose colon YAML takes for another key."""
    repaired: list[str] = []
    faults: list[Fault] = []
    for number, line in enumerate(lines, start=2):
        key = _KEY.match(line)
        value = key[2] if key else None
        if key and value and value[0] not in "\"'[{|>" and (": " in value or value[-1] == ":"):
            repaired.append(f"{key[1]}: {json.dumps(value, ensure_ascii=False)}")
            message = (
                f"the colon in “{key[1]}” needs quotes around the value; it is read as “{value}”."
            )
            faults.append(Fault(number, message))
        else:
            repaired.append(line)
    return repaired, faults


def _read_line_by_line(lines: Sequence[str]) -> _Values:
    """Return what stands behind our own keys, each line by itself."""
    values: dict[str, object] = {}
    where: dict[str, int] = {}
    for number, line in enumerate(lines, start=2):
        key = _KEY.match(line)
        if key and key[2] and key[1] in OUR_KEYS and key[2][0] not in "&*!|>{":
            value = key[2].strip("\"'")
            values[key[1]] = _listed(value) if value.startswith("[") else value
            where[key[1]] = number
    return _Values(values, where)


def _listed(value: str) -> list[str]:
    return [part.strip(" \"'") for part in value.strip("[]").split(",") if part.strip(" \"'")]


# TOML ------------------------------------------------------------------------------------------


def _toml_head(lines: Sequence[str], end: int) -> Head:
    head = lines[1:end]
    if _is_large(head):
        fault = Fault(1, "the front matter is larger than 64 KiB; it is not read.")
        return _made(lines, end + 1, _Values({}, {}, (fault,)))
    where = {found[1]: n for n, line in enumerate(head, 2) if (found := _TOML_KEY.match(line))}
    try:
        values: Mapping[str, object] = tomllib.loads("\n".join(head))
        return _made(lines, end + 1, _Values(values, where))
    except (tomllib.TOMLDecodeError, ValueError, RecursionError) as error:
        found = re.search(r"line (\d+)", str(error))
        why = re.sub(r" \(at .*\)$", "", str(error))
        fault = Fault(
            int(found[1]) + 1 if found else 1,
            f"the front matter is not TOML ({why}); it is read line by line.",
        )
    simple = {
        found[1]: found[2].strip("\"' ")
        for line in head
        if (found := _TOML_KEY.match(line)) and found[1] in OUR_KEYS
    }
    return _made(lines, end + 1, _Values(simple, where, (fault,)))


_TOML_KEY = re.compile(r"([A-Za-z_][\w-]*)\s*=\s*(.*)")


# Facts -----------------------------------------------------------------------------------------


def _facts(found: _Values) -> tuple[Facts, list[Fault]]:
    """Return what the values say, and a fault for each that says nothing."""
    reader = _FactReader(found)
    facts = Facts(
        title=reader.words("title") or "",
        speaker=reader.speaker(),
        source=reader.source(),
        date=reader.date(),
        tags=reader.tags(),
        deck=reader.words("deck"),
        retention=reader.retention(),
        cards=reader.cards(),
        language=reader.language(),
    )
    reader.look_for_slips()
    return facts, reader.faults


class _FactReader:
    """Makes facts of the values of front matter."""

    def __init__(self, found: _Values) -> None:
        self._values = {key.lower(): value for key, value in found.values.items()}
        self._lines = {key.lower(): line for key, line in found.lines.items()}
        self.faults: list[Fault] = []

    def _fault(self, key: str, message: str) -> None:
        self.faults.append(Fault(self._lines.get(key, 1), message))

    def words(self, key: str) -> str | None:
        """Return a value that is a few words; None when there is none."""
        value = _unlinked(self._values.get(key))
        if value is None or value == "":
            return None
        if isinstance(value, list | dict):
            self._fault(key, f"“{key}” should be a few words; it is left out.")
            return None
        return " ".join(_text_of(value).split()) or None

    def speaker(self) -> str | None:
        value = _unlinked(self._values.get("speaker"))
        if not isinstance(value, list):
            return self.words("speaker")
        names = [_text_of(name).strip() for name in value if not isinstance(name, list | dict)]
        names = [name for name in names if name]
        return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:]))) or None

    def source(self) -> str | None:
        address = self.words("source") or (self.words("video") if "video" in self._values else None)
        if address is None:
            return None
        if not re.match(r"https?://\S+$", address):
            self._fault(
                "source", f"“{address}” is no address (https://…); cards get no link from it."
            )
            return None
        return video_address(address) or address

    def date(self) -> str | None:
        word = self.words("date")
        if word is None or not re.match(r"\d{4}-\d{1,2}-\d{1,2}", word):
            return word
        year, month, day = (int(part) for part in re.findall(r"\d+", word)[:3])
        try:
            return date(year, month, day).isoformat()
        except ValueError:
            self._fault("date", f"{word} is no day of the calendar; the date is left out.")
            return None

    def tags(self) -> tuple[str, ...]:
        value = self._values.get("tags")
        if isinstance(value, str):
            value = value.split(",") if "," in value else value.split()
        if value is None:
            return ()
        if not isinstance(value, list) or any(isinstance(tag, list | dict) for tag in value):
            self._fault("tags", "“tags” should be a list of words; it is left out.")
            return ()
        words = (" ".join(_text_of(tag).split()).lstrip("#") for tag in value)
        return tuple(dict.fromkeys(word for word in words if word))

    def retention(self) -> float | None:
        word = self.words("retention")
        if word is None:
            return None
        try:
            share = float(word.rstrip("% ")) / (100 if word.endswith("%") else 1)
        except ValueError:
            share = 0.0
        if not 0.70 <= share <= 0.99:
            self._fault(
                "retention", f"“retention” is {word}; it can be 0.70 to 0.99. It is left out."
            )
            return None
        return share

    def cards(self) -> CardsMode:
        word = self.words("cards")
        if word is None:
            return CardsMode.RULES
        try:
            return CardsMode(word.lower())
        except ValueError:
            self._fault(
                "cards", f"“cards” is {word}; it can be rules, explicit or none. Rules hold."
            )
            return CardsMode.RULES

    def language(self) -> str | None:
        """Return the code of the language in `lang` or `language`, as `es` for `es-MX`."""
        for key in ("lang", "language"):
            word = (self.words(key) or "").lower()
            code = LANGUAGES.get(word) or re.split(r"[-_]", word)[0]
            if re.fullmatch(r"[a-z]{2,3}", code):
                return code
            if word:
                self._fault(key, f"“{key}” is {word}; it can be a code such as en. It is left out.")
        return None

    def look_for_slips(self) -> None:
        """Report keys that are nearly one of ours."""
        for key in self._values:
            if key in OUR_KEYS or key in OTHER_KEYS or f"{key}s" in OUR_KEYS:
                continue
            near = difflib.get_close_matches(key, sorted(OUR_KEYS), n=1, cutoff=0.8)
            if near:
                self._fault(key, f"nothing is called “{key}” here; did you mean “{near[0]}”?")


def _unlinked(value: object) -> object:
    """Return a value with what is shown of its wiki links; YAML takes a bare one for lists."""
    if isinstance(value, str):
        return without_wiki_links(value)
    if not isinstance(value, list):
        return value
    match value:
        case [[str() as page]]:
            return page.rpartition("|")[2]
    return [_unlinked(one) for one in value]


def _text_of(value: object) -> str:
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value)
