"""Before a command looks at the cards: read the notes that changed, and say what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recall.cli.output import complain, patience
from recall.collection import Collection

if TYPE_CHECKING:
    from recall.collection.scan import ScanReport


def refreshed(collection: Collection) -> bool:
    """Read the notes that changed, and say on standard error what came of it.

    Return whether that was that there is something to decide.
    """
    report = _refreshed(collection)
    if report is None:
        return False
    if line := told(report):
        complain(line)
    return "to decide" in report.counts


def news(collection: Collection) -> str | None:
    """Read the notes that changed and return what came of it in one line."""
    report = _refreshed(collection)
    return None if report is None else told(report)


def _refreshed(collection: Collection) -> ScanReport | None:
    with patience("Reading the notes that changed …"):
        return collection.refresh()


def told(report: ScanReport) -> str | None:
    """Return in one line what came of reading the notes; None where nobody has to hear of it."""
    from recall.cli.wording import scan_line

    line = scan_line(report)
    count = sum(not problem.remark for problem in report.problems)
    if not count:
        return line
    faults = f"{count} {'problem' if count == 1 else 'problems'} in the notes: recall check"
    return f"{line} {faults}" if line else faults


def tell_of_questions(collection: Collection) -> None:
    """Say on standard error how many questions about learned cards are open, if any are."""
    if count := collection.count_undecided():
        from recall.cli.wording import to_decide

        complain(to_decide(count))


def warn_of_the_future(collection: Collection) -> None:
    """Say on standard error if answers are dated in the future: their cards stay away till then.

    Where damage has dated them nobody must be told to take them back.
    """
    found = collection.future_answers()
    if found is None:
        return
    if found.answers == 1:
        said, back = f"1 answer is dated in the future ({found.last_day})", "takes it back"
    else:
        said = f"{found.answers} answers are dated in the future (up to {found.last_day})"
        back = "takes them back"
    if found.unlike:
        complain(
            f"{said}, and the journal says otherwise: the database is damaged. `recall rebuild`"
            " makes it anew from the journal; `recall doctor` says more."
        )
    else:
        complain(f"{said}; `recall undo --future` {back}.")
