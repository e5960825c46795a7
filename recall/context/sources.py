"""Where a talk can be heard: videos, links and the seconds that people note beside them."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit

from recall.language.rare import Rare
from recall.notes import Span


class Link(NamedTuple):
    """An address found in a text."""

    url: str
    """Canonical where it is a video of a host we know."""

    start: int
    end: int
    """Where the whole mark-up of the link stands in the text."""

    is_video: bool
    embedded: bool
    """Whether it is shown on the page itself: an iframe or a shortcode."""


_YOUTUBE_HOSTS = ("youtube.com", "youtube-nocookie.com", "m.youtube.com", "music.youtube.com")
_YOUTUBE_ID = re.compile(r"[A-Za-z0-9_-]{6,20}")
_OTHER_VIDEO_HOSTS = (
    "vimeo.com",
    "player.vimeo.com",
    "ted.com",
    "infoq.com",
    "twitch.tv",
    "dailymotion.com",
    "media.ccc.de",
    "peertube.tv",
    "ustream.tv",
    "loom.com",
)

_MAY_BE_LINK = re.compile(r"[<{\[:]")
_LINK = Rare(
    r"""<iframe\b[^>]{0,2000}?\bsrc\s*=\s*["']?(?P<frame>[^"'\s>]++)[^>]*+>(?:\s*</iframe>)?"""
    r"""|\{\{[<%]\s*+(?P<hugo>youtube|vimeo)\s++(?P<hugo_id>[^>%\s][^>%]{0,199}?)\s{0,20}/?[>%]\}\}"""
    r"""|\{%-?\s*+(?:include\s++)?(?P<liquid>youtube|vimeo)\w*(?:\.\w+)?\s++(?P<liquid_id>[^%\s][^%]{0,299}?)-?%\}"""
    r"""|\[(?P<label>[^\[\]\n]{0,500})\]\(\s*<?(?P<target>https?://(?:[^\s()<>]|\([^\s()<>]*\))+)>?[^()\n]{0,200}\)"""
    r"""|<(?P<angled>https?://[^\s<>]+)>"""
    r"""|(?P<bare>https?://[^\s<>"'\]]+)""",
    "%}|://|<|](|{{",
    flags=re.IGNORECASE,
)


def links(text: str) -> list[Link]:
    """Return every link and embedded video of a Markdown text, in its order."""
    if not _MAY_BE_LINK.search(text):
        return []
    return [link for match in _LINK.finditer(text) if (link := _link(match))]


def _link(match: re.Match[str]) -> Link | None:
    found = match.groupdict()
    embedded = bool(found["frame"] or found["hugo"] or found["liquid"])
    end = match.end()
    if found["hugo"] or found["liquid"]:
        url = _of_shortcode(
            found["hugo"] or found["liquid"], found["hugo_id"] or found["liquid_id"]
        )
    elif found["bare"]:
        url = _without_tail(found["bare"])
        end = match.start() + len(url)
    else:
        url = found["frame"] or found["target"] or found["angled"] or ""
    if url.startswith("//"):
        url = "https:" + url
    if not url.startswith(("http://", "https://")):
        return None
    video = video_address(url)
    return Link(video or url, match.start(), end, bool(video), embedded)


def _of_shortcode(host: str, argument: str) -> str:
    named = re.search(r"""\b(?:id|video|video_id|url|src)\s*[=:]\s*["']?([^"'\s]+)""", argument)
    word = named[1] if named else argument.split()[0].strip("\"'")
    if word.startswith("http"):
        return word
    base = "https://www.youtube.com/watch?v=" if host.lower() == "youtube" else "https://vimeo.com/"
    return base + word


def _without_tail(url: str) -> str:
    """Return a bare address without the punctuation of the sentence around it."""
    url = url.rstrip(".,;:!?*_'\"…")
    while url.endswith(")") and url.count("(") < url.count(")"):
        url = url[:-1].rstrip(".,;:!?*_")
    return url


def video_address(url: str) -> str | None:
    """Return the canonical address of a video; None when the address is none.

    The start second, the playlist and the trackers of the link are not in it.
    """
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return None
    if host == "youtu.be":
        return _youtube(parts.path.strip("/").split("/")[0])
    if host in _YOUTUBE_HOSTS:
        first, _, rest = parts.path.strip("/").partition("/")
        if first in ("embed", "shorts", "live", "v"):
            return _youtube(rest.split("/")[0])
        return _youtube(parse_qs(parts.query).get("v", [""])[0])
    if host == "player.vimeo.com":
        number = parts.path.rstrip("/").rpartition("/")[2]
        return f"https://vimeo.com/{number}" if number.isdigit() else None
    if host in _OTHER_VIDEO_HOSTS and parts.path.strip("/"):
        return url
    return None


def _youtube(video_id: str) -> str | None:
    if not _YOUTUBE_ID.fullmatch(video_id) or video_id == "videoseries":
        return None
    return f"https://www.youtube.com/watch?v={video_id}"


# Seconds ---------------------------------------------------------------------------------------

# Spaces are counted, because a search that may skip any number of them takes square time.
_S = r"[ \t]{0,4}"
_CLOCK = r"(?:(?:\d{1,2}:)?[0-5]?\d:[0-5]\d)(?!\d)"
_RANGE = rf"{_CLOCK}(?:{_S}(?:[-–—]|to|a){_S}{_CLOCK})?"
_AT = rf"(?:(?:at|min|minute|minuto|@|~){_S})?"
_BRACKETED = re.compile(rf"[\[(]{_S}{_AT}{_RANGE}{_S}[\])]")
_LEADING = re.compile(
    rf"{_S}(?:[\[(]{_S}{_AT}{_RANGE}{_S}[\])]|@?{_RANGE}(?={_S}[-–—:|]\s))(?:{_S}[-–—:|]\s)?{_S}"
)
_TRAILING = re.compile(rf"(?:{_S}[-–—])?{_S}(?:[\[(]{_S}{_AT}{_RANGE}{_S}[\])]|@{_S}{_RANGE})$")
_LONG = re.compile(r"(?<![\d:.])(\d{1,2}:[0-5]\d:[0-5]\d)(?![\d:])")
_IN_ADDRESS = re.compile(
    r"https?://[^\s<>()\]?#]{1,300}[?#](?:[^\s<>()\]]{0,200}?&)?(?:t|start|time_continue)=(\w+)"
)
_UNITS = re.compile(r"(?:(\d{1,4})h)?(?:(\d{1,5})m)?(?:(\d{1,6})s?)?")


def second_of(text: str) -> int | None:
    """Return the second of the talk that stands in or beside the text; None when none does."""
    if leading := _LEADING.match(text):
        return _first_clock(leading.group())
    if trailing := _TRAILING.search(text[-60:].rstrip()):
        return _first_clock(trailing.group())
    for pattern in (_BRACKETED, _LONG):
        if found := pattern.search(text):
            return _first_clock(found.group())
    if found := _IN_ADDRESS.search(text):
        return _of_units(found[1])
    return None


def _first_clock(text: str) -> int | None:
    found = re.search(_CLOCK, text)
    if not found:
        return None
    seconds = 0
    for part in found.group().split(":"):
        seconds = seconds * 60 + int(part)
    return seconds


def _of_units(word: str) -> int | None:
    found = _UNITS.fullmatch(word)
    if not found or not any(found.groups()):
        return None
    hours, minutes, seconds = (int(part or 0) for part in found.groups())
    return hours * 3600 + minutes * 60 + seconds


_ABOUT = r"(?:(?:ca\.|approx\.?|around|about|min\.?|minute|minuto|at|@|~)[ \t]{0,2})?"
_ISH = r"(?:[ -]?(?:ish|aprox\.?|approx\.?|env\.|ca\.))?"
_MARK_BEHIND = r"\s{0,2}(?:[-–—:|→,]{1,2})(?=\s)"
_NO_TIME_OF_DAY = r"(?!\s+(?:is|are|was|were|isn['’]t|wasn['’]t|and|or|to|until|till|am|pm|a\.m|p\.m|Uhr|es|era|ist|war|est|était|y|et|und)\b)"
_LABEL = Rare(
    rf"{_S}(?:[\[(]{_S}{_ABOUT}{_RANGE}{_ISH}{_S}[\])](?:{_MARK_BEHIND})?"
    rf"|(?:\*\*|__)?(?:[@~][ \t]?)?{_RANGE}{_ISH}(?:\*\*|__)?(?:{_MARK_BEHIND}|(?=\s){_NO_TIME_OF_DAY})"
    rf"|(?:\*\*|__)?{_ABOUT}(?:{_RANGE}|\d{{1,2}}h[0-5]\d|\d{{1,3}}['’′](?:[0-5]\d)?)(?:\*\*|__)?{_MARK_BEHIND}"
    rf"|(?:min\.?|minute|minuto) \d{{1,3}}{_MARK_BEHIND})\s{{0,4}}(?=\S)",
    ")|]|:|h|'|’|′|min",
    flags=re.IGNORECASE,
)
"""The time of a recording at the front of a note: *[01:40ish]*, *0:22:00*, *12:40 -*, *min 34:*."""


_LINKED = Rare(rf"(?:^\s*|(?<=\s))(?P<time>\[{_S}{_CLOCK}{_S}\])\((?:<[^<>]*>|[^()\s]*)\)", "(")
"""A time that leads to its second of the recording: *[12:45](https://youtu.be/…?t=765)*."""


def without_time_link(text: str) -> str:
    """Return the text with the bare time where one with a link stands at an end of it."""
    found = next((one for one in _LINKED.finditer(text) if _at_an_end(one)), None)
    return f"{text[: found.start()]}{found['time']}{text[found.end() :]}" if found else text


def _at_an_end(found: re.Match[str]) -> bool:
    return found.start() == 0 or not found.string[found.end() :].strip(" .")


def without_label(text: str) -> str:
    """Return the text without the time of a recording at its beginning."""
    found = _LABEL.match(text)
    return text[found.end() :] if found else text


def without_second(text: str) -> str:
    """Return the text without a timestamp that stands at its beginning or its end."""
    shorter = text
    if (leading := _LEADING.match(text)) and leading.group().strip():
        shorter = text[leading.end() :]
    shorter = shorter.rstrip()
    if trailing := _TRAILING.search(shorter[-60:]):
        shorter = shorter[: len(shorter) - len(trailing.group())]
    return shorter if shorter.strip() else text


def at_second(url: str, second: int | None) -> str:
    """Return the address that opens a video at the second; other addresses stay as they are."""
    if second is None or not video_address(url):
        return url
    if "youtube.com" in url:
        return f"{url}&t={second}s"
    return f"{url.partition('#')[0]}#t={second}s" if "vimeo.com" in url else url


class Place(NamedTuple):
    """A link, and the lines it was found on."""

    link: Link
    span: Span
    alone: bool
    """Whether nothing else stands in its paragraph but a label."""
