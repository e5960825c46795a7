"""The sections of a file: a heading and what stands below it, up to the next heading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from recall.context.small import spares_capitals, with_capitals
from recall.language.bare import without_attributes
from recall.language.hashtags import without_tags, without_wiki_links
from recall.markdown import Block, BlockKind, plain


@dataclass(slots=True)
class Section:
    """A heading, the blocks below it, and the sections below those."""

    heading: Block | None
    """None for what stands before the first heading."""

    title: str
    level: int
    above: Section | None
    blocks: list[Block] = field(default_factory=list)
    inner: list[Section] = field(default_factory=list)
    announces: str = ""
    """The title as one reads it for a speaker: names have capitals in a file that spares them."""

    @property
    def line(self) -> int:
        if self.heading:
            return self.heading.span.first
        return self.blocks[0].span.first if self.blocks else 1

    @property
    def path(self) -> tuple[str, ...]:
        """Headings down to this one, outermost first."""
        outer = self.above.path if self.above else ()
        return (*outer, self.title) if self.heading else outer

    def everything(self) -> Iterator[Block]:
        """Give its blocks and those of all sections below, in the order of the file."""
        yield from self.blocks
        for section in self.inner:
            yield from section.everything()


def sections(blocks: Sequence[Block]) -> list[Section]:
    """Return the sections of a file in its order, the first one without a heading."""
    top = Section(None, "", 0, None)
    found = [top]
    for block in blocks:
        if block.kind is not BlockKind.HEADING:
            found[-1].blocks.append(block)
            continue
        title = without_tags(without_wiki_links(plain(without_attributes(block.text))))
        above = _above(found[-1], block.level)
        section = Section(block, title, block.level, above)
        above.inner.append(section)
        found.append(section)
    _read_aloud(found[1:])
    return found


def _read_aloud(found: Sequence[Section]) -> None:
    """Write down what headings announce; a title above all others is that of the file."""
    for section in found:
        section.announces = section.title
    tops = [section for section in found if section.level == min(one.level for one in found)]
    inner = found[1:] if tops == [*found[:1]] else found
    if not spares_capitals([section.title for section in inner]):
        return
    for level in {section.level for section in inner}:
        same = [section for section in inner if section.level == level]
        for section, title in zip(same, with_capitals([one.title for one in same]), strict=True):
            section.announces = title


def _above(last: Section, level: int) -> Section:
    above = last
    while above.level >= level and above.above is not None:
        above = above.above
    return above
