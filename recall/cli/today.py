"""`recall` alone: where one stands today, and the next step."""

from __future__ import annotations

from recall import queues
from recall.cli.due import counts_line
from recall.cli.fresh import refreshed
from recall.cli.opening import OpenCollection
from recall.cli.output import say
from recall.errors import NoCollectionError


def today(open_collection: OpenCollection) -> None:
    """Show what today holds and what to do next; where there is no collection, how to start."""
    try:
        open_collection.find()
    except NoCollectionError:
        _welcome()
        return
    with open_collection() as collection:
        refreshed(collection)
        total = queues.total(collection.due_counts().values())
        say(counts_line(total))
        if waiting := collection.count_waiting():
            say(f"{waiting} {'bullet waits' if waiting == 1 else 'bullets wait'}: recall inbox")
        if asked := collection.count_undecided():
            about = "1 question about a card" if asked == 1 else f"{asked} questions about cards"
            say(f"{about} you learned: run `recall scan` in a terminal")
        if total.cards:
            say("Next: recall review")
        elif collection.decks():
            say('Next: recall jot "what you learned today", or recall --help')
        else:
            say(f"{collection.folder} has no cards yet.")
            say('Next: recall add FILE, or recall jot "what you learned today"')


def _welcome() -> None:
    say("Recall makes cards of the notes you take in talks, and brings them back in time.")
    say("No collection yet. Your notes become one with:  recall init ~/notes")
    say("All commands:  recall --help")
