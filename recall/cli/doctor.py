"""`recall doctor`: whether everything that was learned is whole, and safe."""

from __future__ import annotations

import click

from recall.cli.opening import OpenCollection
from recall.cli.output import patience, say, say_json
from recall.collection.doctor import Diagnosis, Finding, Grade
from recall.collection.doctor.findings import ELSEWHERE

FAULTY, DAMAGED = 1, 5


@click.command()
@click.option("--repair", is_flag=True, help="Also do what can be done at once.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, without a word of a card.")
@click.pass_context
def doctor(ctx: click.Context, repair: bool, as_json: bool) -> None:
    """Look over everything: database, journal, backups, files, clock, versions, settings.

    The database and its journal, two copies of all you learned, are compared entry by
    entry, and every card with what the log makes of it. Nothing is changed, unless you
    say --repair: that closes files to other users, deletes drafts that a kill has left, and
    makes the index for searching anew where it misses words.
    The exit code is 5 for damage, 1 for any other fault.

    \b
    Examples:
      recall doctor
      recall doctor --json > report.json
    """
    open_collection: OpenCollection = ctx.obj
    care = open_collection.care()
    with patience("Reading everything that was learned …"):
        diagnosis = care.examine()
        mended = care.repair(diagnosis) if repair else []
        if mended:
            diagnosis = care.examine()
    if as_json:
        say_json(_plain(diagnosis, mended))
    else:
        _show(diagnosis, mended)
    ctx.exit({Grade.FAULT: FAULTY, Grade.DAMAGE: DAMAGED}.get(diagnosis.worst, 0))


def _show(diagnosis: Diagnosis, mended: list[Finding]) -> None:
    say(_outcome(diagnosis))
    for each in mended:
        say(f"  repaired  {each.what}")
    for grade in sorted(Grade, reverse=True):
        for each in diagnosis.of(grade):
            say(f"  {_WORDS[grade]:8}  {each.what}")
            if each.todo:
                say(f"            {each.todo}")


_WORDS = {
    Grade.DAMAGE: "damage",
    Grade.FAULT: "fault",
    Grade.REMARK: "remark",
    Grade.FINE: "fine",
}


def _outcome(diagnosis: Diagnosis) -> str:
    damages, faults = len(diagnosis.of(Grade.DAMAGE)), len(diagnosis.of(Grade.FAULT))
    if damages:
        return "Something of what you learned is damaged; your notes are not. What to do:"
    if faults:
        need = "1 thing needs" if faults == 1 else f"{faults} things need"
        if not _is_looked_into(diagnosis):
            return f"What you learned could not be looked into. {need} you:"
        if any(each.about == ELSEWHERE for each in diagnosis.of(Grade.FAULT)):
            return (
                f"All this database holds is whole, but not another machine's journal. {need} you:"
            )
        return f"All you learned is whole. {need} you:"
    return "All is well."


def _is_looked_into(diagnosis: Diagnosis) -> bool:
    """Return whether the database could be read, or none was missed."""
    return any(each.about == "database" for each in diagnosis.of(Grade.FINE))


def _plain(diagnosis: Diagnosis, mended: list[Finding]) -> dict[str, object]:
    return {
        "state": diagnosis.worst.name.lower(),
        "versions": diagnosis.versions,
        "findings": [_finding(each) for each in diagnosis.findings],
        "repaired": [_finding(each) for each in mended],
    }


def _finding(each: Finding) -> dict[str, object]:
    return {
        "about": each.about,
        "state": each.grade.name.lower(),
        "what": each.what,
        "todo": each.todo,
    }
