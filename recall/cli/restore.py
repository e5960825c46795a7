"""`recall restore`: what is in each backup, and one of them put in the place of the database."""

from __future__ import annotations

from collections.abc import Sequence

import click

from recall.cli.opening import OpenCollection
from recall.cli.output import complain, done, on_terminal, patience, say, say_json
from recall.cli.preview import counted
from recall.collection.backing_up import Stored
from recall.collection.restoring import Restored, RestorePlan
from recall.errors import UsageError


class NotAgreedError(UsageError):
    """A restore takes answers away, and nobody was there to be asked."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what

    def __str__(self) -> str:
        return (
            f"{self.what} Nothing was changed. If that is what you want, say --yes: what there is"
            " now becomes a backup, and can be restored again."
        )


@click.command()
@click.argument("name", required=False, metavar="[BACKUP]")
@click.option("--dry-run", is_flag=True, help="Only show what it would do.")
@click.option("--yes", is_flag=True, help="Do it without asking.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def restore(
    open_collection: OpenCollection, name: str | None, dry_run: bool, yes: bool, as_json: bool
) -> None:
    """Show the backups, or go back to one: its name, the beginning of it, or its file.

    What there was before becomes a backup itself, so that a restore can be taken back by
    another one. Your notes are left as they are. Other machines that read the journal go
    back as well. Where the database was damaged, whatever was answered since the backup is
    taken from the journal.

    \b
    Examples:
      recall restore
      recall restore 2026-11-22
    """
    care = open_collection.care()
    if name is None:
        with patience("Looking into the backups …"):
            found = care.backups()
        _list(found, as_json=as_json)
        return
    with patience("Looking at every page of the backup …"):
        plan = care.plan_restore(name)
    if dry_run:
        say_json(_planned(plan)) if as_json else say(_would(plan))
        return
    if not yes and not _is_agreed(plan):
        return
    with patience("Restoring …"):
        report = care.restore(plan)
    with done(f"{report.source} was restored."):
        if as_json:
            say_json(_done(report))
        else:
            for line in _told(report, plan):
                say(line)


def _list(found: Sequence[Stored], *, as_json: bool) -> None:
    if as_json:
        say_json([_plain(each) for each in found])
        return
    if not found:
        say("There is no backup yet. Recall makes one before the first change of each day.")
        return
    for each in found:
        say(f"{each.backup.name}  {_holds(each)}")
    say("Go back to one with: recall restore NAME. That can be taken back too.")


def _holds(each: Stored) -> str:
    about = each.contents
    if about is None:
        return "cannot be read"
    last = f", the last on {about.last_day}" if about.last_day else ""
    return f"{counted(about.cards, 'card')}, {counted(about.answers, 'answer')}{last}"


def _plain(each: Stored) -> dict[str, object]:
    about = each.contents
    return {
        "name": each.backup.name,
        "file": str(each.backup.path),
        "made_at": each.backup.made_at.isoformat().replace("+00:00", "Z"),
        "day": each.backup.day.isoformat(),
        "why": each.backup.why.value,
        "bytes": each.size,
        "cards": about and about.cards,
        "answers": about and about.answers,
        "last_day": about and about.last_day,
        "schema": about and about.schema,
    }


def _would(plan: RestorePlan) -> str:
    then = f"{counted(plan.then.cards, 'card')}, {counted(plan.then.answers, 'answer')}"
    if plan.now is None:
        is_there = plan.database.exists()
        now = "the database cannot be read now" if is_there else "there is no database now"
        return f"{plan.source.name} would be restored ({then}); {now}."
    answers = counted(plan.then.answers, "answer")
    return (
        f"{plan.source.name} would be restored: {answers} in the place of {plan.now.answers:,}."
        f"{_loss(plan)} Your notes, the words of their cards, and what you answered when a scan"
        " asked stay as they are."
    )


def _loss(plan: RestorePlan) -> str:
    """Return what would be taken away, behind a blank; empty where nothing would."""
    answers = f" {counted(plan.lost, 'answer')} given since would no longer count."
    drafts = f" {_drafts(plan)} would be {_again(plan)}."
    return f"{answers if plan.lost else ''}{drafts if plan.drafts else ''}"


def _drafts(plan: RestorePlan) -> str:
    return f"{counted(plan.drafts, 'card')} you accepted since"


def _again(plan: RestorePlan) -> str:
    return "a draft again" if plan.drafts == 1 else "drafts again"


def _is_agreed(plan: RestorePlan) -> bool:
    """Return whether the person wants it; raises NotAgreedError where nobody can be asked."""
    if not (plan.lost or plan.drafts):
        return True
    if not on_terminal():
        raise NotAgreedError(_loss(plan).strip())
    complain(_would(plan))
    return click.confirm("Go on?", default=False, err=True)


def _told(report: Restored, plan: RestorePlan) -> list[str]:
    about = report.contents
    held = f"{counted(about.cards, 'card')}, {counted(about.answers, 'answer')}"
    lines = [f"Restored {report.source.name}: {held}."]
    if report.taken:
        were = "line of the journal was" if report.taken == 1 else "lines of the journal were"
        lines.append(f"{report.taken} {were} written since the backup, and taken in.")
    if plan.drafts:
        lines.append(f"{_drafts(plan)} {'is' if plan.drafts == 1 else 'are'} {_again(plan)}.")
    if report.before:
        lines.append(f"To take that back: recall restore {report.before.name}")
    if report.kept:
        lines.append(f"The damaged database is kept in {report.kept}.")
    return lines


def _planned(plan: RestorePlan) -> dict[str, object]:
    return {
        "file": str(plan.source),
        "cards": (plan.now or plan.then).cards,
        "answers": plan.then.answers,
        "lost": plan.lost,
        "drafts_again": plan.drafts,
        "applied": False,
    }


def _done(report: Restored) -> dict[str, object]:
    return {
        "file": str(report.source),
        "cards": report.contents.cards,
        "answers": report.contents.answers,
        "taken": report.taken,
        "before": report.before and report.before.name,
        "kept": None if report.kept is None else str(report.kept),
        "applied": True,
    }
