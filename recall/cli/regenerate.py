"""`recall regenerate`: what today's rules would make of cards that are there, taken on request."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from recall.cards import Face
from recall.cli.fresh import refreshed
from recall.cli.opening import OpenCollection
from recall.cli.output import complain, done, on_terminal, patience, place, say, say_json
from recall.cli.preview import counted
from recall.cli.scan import decide
from recall.collection import Collection
from recall.collection.regenerating import Bullet, CardChange, Change, Regeneration, counts

WIDTH = 80


@click.command()
@click.argument("words", nargs=-1, metavar="[DECK or FILE…]")
@click.option("--dry-run", is_flag=True, help="Only show what it would do.")
@click.option("--yes", is_flag=True, help="Take all of it without asking.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON; takes nothing without --yes.")
@click.pass_obj
def regenerate(
    open_collection: OpenCollection, words: tuple[str, ...], dry_run: bool, yes: bool, as_json: bool
) -> None:
    """Show what today's rules would make of your notes, and take it where you want it.

    A note keeps the cards it once got, even when a new version of Recall would write others.
    Here you see these, bullet by bullet, and take or leave them. A card that asks the same
    in other words keeps its history; one that nothing replaces leaves the queue and keeps
    its history too. Cards you wrote yourself stay as they are. Where it is not the rules that
    changed but what you kept and rejected since, that is said, and no card that you have
    learned is exchanged for it. `recall undo` takes it back.

    \b
    Examples:
      recall regenerate --dry-run
      recall regenerate "Geoffrey Hinton"
      recall regenerate --yes notes/talk.md
    """
    with open_collection() as collection:
        refreshed(collection)
        with patience("Reading the notes with today's rules …"):
            plan = collection.plan_regenerate(words)
        for path in plan.stale:
            complain(
                f"{place(collection.folder, path)} is not as the last scan read it: recall scan"
            )
        if as_json:
            taken: Sequence[Bullet] = plan.bullets if yes and not dry_run else ()
            _store(collection, plan, taken)
            with done(_outcome(plan, taken)):
                say_json(_plain(plan, applied=bool(taken)))
            return
        for line in textwrap.wrap(_sum(plan), WIDTH):
            say(line)
        taken = _taken(plan, collection.folder, dry_run=dry_run, yes=yes)
        _store(collection, plan, taken)
        if plan.bullets and not dry_run:
            with done(_outcome(plan, taken)):
                say()
                say(_outcome(plan, taken))
                if not (taken or on_terminal()):
                    say("To take all of it without being asked: recall regenerate --yes")
                decide(collection)


def _store(collection: Collection, plan: Regeneration, taken: Sequence[Bullet]) -> None:
    if taken:
        collection.apply_regenerate(plan, taken)


def _outcome(plan: Regeneration, taken: Sequence[Bullet]) -> str:
    left = len(plan.bullets) - len(taken)
    if not taken:
        return "Nothing was changed."
    rest = f", {left} left as before" if left else ""
    return (
        f"Took today's cards of {counted(len(taken), 'bullet')}{rest}; `recall undo` takes it back."
    )


def _taken(plan: Regeneration, folder: Path, *, dry_run: bool, yes: bool) -> Sequence[Bullet]:
    """Show the bullets, and return those that the person takes."""
    asks = on_terminal() and not (dry_run or yes)
    taken: list[Bullet] = []
    for number, bullet in enumerate(plan.bullets, start=1):
        for line in bullet_lines(bullet, folder):
            say(line)
        if not asks:
            continue
        answer = _ask(number, len(plan.bullets))
        if answer == "q":
            return taken
        if answer == "a":
            return [*taken, *plan.bullets[number - 1 :]]
        if answer == "t":
            taken.append(bullet)
    if yes and not dry_run:
        return plan.bullets
    return taken


def _ask(number: int, total: int) -> str:
    answer: str = click.prompt(
        f"\n  {number} of {total}: t takes it, k keeps what you have, a takes all, q stops",
        type=click.Choice(["t", "k", "a", "q"]),
        default="k",
        show_choices=False,
    )
    return answer


# For a person ---------------------------------------------------------------------------------

_COUNTED = {
    Change.NEW: "{} new",
    Change.DRAFT: "{} new draft{s}",
    Change.REWORDED: "{} reworded (kept)",
    Change.CHANGED: "{} changed (due today)",
    Change.READY: "{} ready at last",
    Change.WAITS: "{} waiting for you",
    Change.PLACED: "{} with another context",
    Change.BACK: "{} back",
    Change.GONE: "{} gone (suspended)",
    Change.UNDECIDED: "{} to decide",
}


def _sum(plan: Regeneration) -> str:
    if not plan.bullets:
        return "Today's rules say what your cards say."
    by_rules = [bullet for bullet in plan.bullets if not bullet.by_habits]
    by_habits = [bullet for bullet in plan.bullets if bullet.by_habits]
    told = [
        f"{who} {counted(len(bullets), 'bullet')} otherwise: {_counted(bullets)}."
        for who, bullets in (
            ("Today's rules see", by_rules),
            ("Your own decisions, not new rules, see", by_habits),
        )
        if bullets
    ]
    return " ".join(told)


def _counted(bullets: Sequence[Bullet]) -> str:
    found = counts(bullets)
    return ", ".join(
        form.format(found[change], s="s" * (found[change] != 1))
        for change, form in _COUNTED.items()
        if change in found
    )


def bullet_lines(bullet: Bullet, folder: Path) -> Iterator[str]:
    """Yield the lines that show what would become of one bullet."""
    yield ""
    where = f"{place(folder, bullet.path, bullet.line)}: "
    text = textwrap.shorten(bullet.text, max(40, 2 * WIDTH - len(where) - 4), placeholder=" …")
    yield from textwrap.wrap(
        f"{where}{text}",
        WIDTH,
        subsequent_indent="    ",
        break_on_hyphens=False,
        break_long_words=False,
    )
    if bullet.by_habits:
        yield "  (by what you decided about other cards)"
    for one in bullet.changes:
        yield from _card_lines(one)


def _card_lines(one: CardChange) -> Iterator[str]:
    yield from textwrap.wrap(f"{_head(one)}", WIDTH, initial_indent="  ", subsequent_indent="    ")
    if one.change is Change.PLACED and one.after:
        yield from _side("    Q  ", one.after.front)
        return
    tells_both = one.before and one.after and one.before != one.after
    if one.before:
        yield from _face_lines("was  " if tells_both else "     ", one.before)
    if one.after and one.before != one.after:
        yield from _face_lines("now  " if tells_both else "     ", one.after)


def _head(one: CardChange) -> str:
    head = f"{one.change} [{one.pattern}]"
    if one.reviews:
        kept = "its history is kept" if one.after else "out of the queue, its history is kept"
        head += f", {counted(one.reviews, 'answer')}: {kept}"
    return f"{head} ({one.why})" if one.why else head


def _face_lines(word: str, face: Face) -> Iterator[str]:
    yield from _side(f"    {word}Q  ", face.front)
    yield from _side("         A  ", face.answer)


def _side(head: str, text: str) -> Iterator[str]:
    for line in text.split("\n"):
        yield from textwrap.wrap(
            line,
            WIDTH,
            initial_indent=head,
            subsequent_indent=" " * len(head),
            break_on_hyphens=False,
            break_long_words=False,
        ) or [head.rstrip()]
        head = " " * len(head)


# For a program --------------------------------------------------------------------------------


def _plain(plan: Regeneration, *, applied: bool) -> dict[str, object]:
    return {
        "applied": applied,
        "counts": {change.value: count for change, count in plan.counts.items()},
        "notes": [
            {
                "file": bullet.path,
                "line": bullet.line,
                "text": bullet.text,
                "by_habits": bullet.by_habits,
                "changes": [_plain_change(one) for one in bullet.changes],
            }
            for bullet in plan.bullets
        ],
        "not_read": list(plan.stale),
    }


def _plain_change(one: CardChange) -> dict[str, object]:
    return {
        "change": one.change,
        "pattern": one.pattern,
        "before": _plain_face(one.before),
        "after": _plain_face(one.after),
        "reviews": one.reviews,
        "reason": one.why,
    }


def _plain_face(face: Face | None) -> dict[str, str] | None:
    return {"front": face.front, "answer": face.answer} if face else None
