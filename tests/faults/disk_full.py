"""R8: the disk is full. What cannot be stored is refused in words, and can be done once it is not.

Where the system lets us, a small disk is made of memory and filled up; elsewhere the programs may
only write files of a certain size, which is all the same to them.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

TESTS = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(TESTS), str(TESTS.parent)]

from faults.ground import QUESTION, Answer, answers, copied, faults, made, playground  # noqa: E402
from faults.harnesses import Outcome  # noqa: E402
from faults.io_errors import errors_ignored  # noqa: E402
from faults.nursery import Program, nursery  # noqa: E402

from recall.reviews import Rating  # noqa: E402

CARDS = 30
DISK_BYTES = 2_000_000
REFUSAL, NOT_SCANNED = b"Cannot write", b"Your notes are written; the next"


class Tally(NamedTuple):
    """What came of many full disks."""

    disks: int = 0
    answered: int = 0
    refused: int = 0
    """Answers and commands that were refused in words."""
    bad: int = 0

    def __add__(self, other: object) -> Tally:
        assert isinstance(other, Tally)
        return Tally(*(one + two for one, two in zip(self, other, strict=True)))


def figure(trials: int, seed: int) -> Outcome:
    """Fill so many disks; control: a program that takes no notice of it."""
    if can_mount():
        tally, kind = _mounted(trials, seed), "disks"
        wrong = _mounted(max(5, trials // 20), seed, "faults.disk_full:take_no_notice")
    else:
        tally, kind = limited(trials, seed), "limits of file size"
        wrong = limited(max(5, trials // 20), seed, "faults.disk_full:take_no_notice")
    return Outcome(
        f"{tally.disks:,} {kind}, {tally.answered:,} answers, {tally.refused:,} acts refused in"
        f" words, {tally.bad} lost or damaged",
        bad=tally.bad,
        control=f"errors ignored: {wrong.bad} of {wrong.disks} bad",
        caught=wrong.bad > 0,
    )


def can_mount() -> bool:
    """Tell whether we may have a disk of our own."""
    if os.geteuid() != 0 or not shutil.which("unshare"):
        return False
    return subprocess.run(["unshare", "-m", "true"], capture_output=True).returncode == 0


def _mounted(trials: int, seed: int, twist: str = "") -> Tally:
    """Run `filled` in a place of its own, with a small disk."""
    with playground() as place:
        made(place / "original", CARDS)
        (place / "disk").mkdir()
        script = f'mount -t tmpfs -o size={DISK_BYTES} none disk && exec "$0" "$1" . "$2" "$3" "$4"'
        words = [sys.executable, __file__, str(trials), str(seed), twist]
        command = ["unshare", "-m", "--propagation", "private", "sh", "-c", script, *words]
        done = subprocess.run(command, cwd=place, stdout=subprocess.PIPE, check=True)
        return Tally(*json.loads(done.stdout))


def filled(place: Path, trials: int, seed: int, twist: str = "") -> Tally:
    """Study on a disk that is nearly full, until it is; then make room and go on."""
    dice = random.Random(seed)
    tally = Tally()
    ballast = place / "disk" / "ballast"
    for _ in range(trials):
        folder = copied(place / "original", place / "disk" / "notes")
        fill(ballast, leave=dice.randrange(0, 150_000))
        told, refused, fine = _studied(folder, dice, twist, ballast)
        ballast.unlink(missing_ok=True)
        fine = fine and _commands_work(folder, ballast, dice, twist)
        tally += _judged(folder, told, refused, fine)
        shutil.rmtree(folder)
    return tally


def limited(trials: int, seed: int, twist: str = "") -> Tally:
    """Study where no file may grow beyond a size."""
    dice = random.Random(seed)
    tally = Tally()
    with playground() as place:
        original = made(place / "original", CARDS)
        for _ in range(trials):
            folder = copied(original, place / "notes")
            room = dice.randrange(40_000, 300_000)
            told, refused, fine = _studied(folder, dice, twist, None, file_bytes=room)
            tally += _judged(folder, told, refused, fine)
    return tally


def fill(ballast: Path, *, leave: int) -> None:
    """Take up all the disk but so many bytes."""
    with suppress(OSError), ballast.open("wb", buffering=0) as file:
        while True:
            file.write(bytes(4096))
    os.truncate(ballast, max(0, ballast.stat().st_size - leave))


def _judged(folder: Path, told: list[Answer], refused: int, fine: bool) -> Tally:
    stored = answers(folder)
    # The answer after which the program ended may be stored all the same.
    whole = stored[: len(told)] == told and len(stored) <= len(told) + 1
    if not whole or faults(folder):
        print(told, stored, faults(folder), file=sys.stderr)
    return Tally(1, len(told), refused, not (fine and whole and not faults(folder)))


def _studied(
    folder: Path,
    dice: random.Random,
    twist: str,
    ballast: Path | None,
    file_bytes: int | None = None,
) -> tuple[list[Answer], int, bool]:
    """Answer until the disk is full, make room if it can be made, and answer three more.

    Return the answers that were acknowledged, how many were refused, and whether all was said
    and done as it should be.
    """
    start = nursery().start
    with start(
        folder, "review", "--plain", on_terminal=True, twist=twist, file_bytes=file_bytes
    ) as program:
        sitting = _Sitting(program, dice)
        while not program.has_ended() and not sitting.refused and len(sitting.told) < CARDS * 2:
            sitting.go_on()
        if ballast is not None:
            ballast.unlink(missing_ok=True)
            goal = len(sitting.told) + 3
            while not program.has_ended() and len(sitting.told) < goal:
                sitting.go_on()
                if sitting.refused > 1:
                    break
        program.type(b"q\n")
        code = program.wait()
        sitting.take_stock()
        said = program.said
    fine = b"Traceback" not in said and code in (0, 1)
    # It may not even begin where there is no room for its log: then it says why.
    fine = fine and (sitting.asked or REFUSAL in said)
    went_on = ballast is None or code == 1 or sitting.refused <= 1
    if not (fine and went_on):
        print(code, sitting.refused, said.decode("utf-8", "replace")[-1500:], file=sys.stderr)
    return sitting.told, sitting.refused, fine and went_on


class _Sitting:
    """Somebody who answers, and says the same again where an answer was refused."""

    def __init__(self, program: Program, dice: random.Random) -> None:
        self.told: list[Answer] = []
        self.refused = 0
        self.asked = False
        self._program = program
        self._dice = dice
        self._read = 0
        self._prompts = 0
        self._rating: Rating | None = None
        self._question = ""

    def go_on(self) -> None:
        """Read what there is, and type what is asked for."""
        self._program.read(0.01)
        said = self._program.said
        prompts = said.count(b"Enter: ")
        if prompts == self._prompts or not said.endswith(b"> "):
            return
        refused = self.refused
        self.take_stock()
        if self.refused > refused:
            # Room may be made before the same is said again.
            return
        self._prompts = prompts
        if said.rindex(b"Enter: ") == said.rfind(b"Enter: answer"):
            self._program.type(b"\n")
        else:
            self._rating = self._dice.choice([Rating.AGAIN, Rating.HARD])
            self._program.type(b"%d\n" % self._rating)

    def take_stock(self) -> None:
        """Look at what was said since the last key: another question, or a refusal."""
        new = self._program.said[self._read :]
        self._read = len(self._program.said)
        if self._rating is not None and REFUSAL in new:
            self.refused += 1
            self._rating = None
        if found := QUESTION.findall(new):
            if self._rating is not None:
                self.told.append((self._question, self._rating))
            self.asked, self._rating = True, None
            self._question = found[-1].decode()


def _commands_work(folder: Path, ballast: Path, dice: random.Random, twist: str) -> bool:
    """Say other commands to a full disk, and again to one that is not."""
    said = folder.parent.parent / "said"
    fine = True
    for words in (("jot", "A lease :: a lock that ends by itself"), ("export", "out.apkg")):
        before = _notes(folder)
        fill(ballast, leave=dice.randrange(0, 60_000))
        said.write_bytes(b"")
        code = nursery().run(folder, *words, twist=twist, said=said)
        text = said.read_bytes()
        ballast.unlink()
        as_it_was = _notes(folder) == before and not (folder / "out.apkg").exists()
        refused = code == 1 and REFUSAL in text and as_it_was
        if code == 1 and NOT_SCANNED in text and not as_it_was:
            refused, words = True, ("scan",)
        again = code == 0 or nursery().run(folder, *words, said=said) == 0
        if b"Traceback" in text or not (code == 0 or refused) or not again:
            print(words, code, text.decode(), said.read_text(), file=sys.stderr)
            fine = False
    return fine


def _notes(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob("*.md")}


def take_no_notice() -> None:
    """Go on to the next card, whether the last answer could be stored or not."""
    ignoring = errors_ignored()
    ignoring.__enter__()
    _ENTERED.append(ignoring)


_ENTERED: list[object] = []
"""What must not be collected, or it would end."""


if __name__ == "__main__":
    print(json.dumps(filled(Path(sys.argv[1]).resolve(), *map(int, sys.argv[2:4]), sys.argv[4])))
