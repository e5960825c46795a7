"""Where bullets stood, and where they stand: a sentence that was edited is looked for there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from recall.collection.changes import MovedCard
from recall.collection.decided import Decided, home_of
from recall.matching import PlacedPin
from recall.store.prompts import Content


class Places:
    """The hunks of bullets that are gone or changed, and of those that stand there now."""

    def __init__(
        self,
        decided: Iterable[Decided] = (),
        hunks: Mapping[PlacedPin, int] = MappingProxyType({}),
        renamed: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """`hunks` has what took the place of the notes, by where they stood, and `renamed` the
        paths that files have now, by those that they had."""
        self._hunks = hunks
        self._here = {(one.path, one.placed.note.span.first): one.hunk for one in decided}
        self._renamed = renamed

    def of_old(self, content: Content) -> int | None:
        """Return the hunk of what stood there; None where nothing took its place."""
        return self._hunks.get(home_of(content))

    def of_new(self, content: Content) -> int | None:
        """Return the hunk of what stands there; None where it did before."""
        return self._here.get((content.path, content.note_line))

    def now(self, content: Content) -> Content:
        """Return what stood in a file with the path that the file has now."""
        return content._replace(path=self._renamed.get(content.path, content.path))

    def has_left(self, one: MovedCard) -> bool:
        """Return whether a card went where its bullet did not stand."""
        hunk = self.of_old(one.old.content)
        return hunk is None or hunk != self.of_new(one.content)

    def followed(self, moved: Iterable[MovedCard]) -> Followed:
        """Return the places of bullets that moved, by where they stood and by what was added where
        they stand: a card of each went on there, and none of another."""
        came: defaultdict[int, set[PlacedPin]] = defaultdict(set)
        for one in moved:
            if one.added is not None:
                came[one.added].add(home_of(one.old.content))
        stood, stand = dict[PlacedPin, int](), dict[int, int]()
        for added, homes in sorted(came.items()):
            if len(homes) == 1:
                # Where nothing came in its place it has no hunk, nor has another one this.
                [home] = homes
                stand[added] = stood.setdefault(home, self._hunks.get(home, -1 - added))
        return Followed(self, stood, stand)


class Followed:
    """The places, in which a bullet that moved has stood where it stands."""

    def __init__(
        self, places: Places, stood: Mapping[PlacedPin, int], stand: Mapping[int, int]
    ) -> None:
        self._places = places
        self._stood = stood
        self._stand = stand

    def of_old(self, content: Content) -> int | None:
        """Return the hunk of what stood there."""
        return self._stood.get(home_of(content), self._places.of_old(content))

    def of_added(self, added: int, content: Content) -> int | None:
        """Return the hunk of what was added there."""
        return self._stand.get(added, self._places.of_new(content))
