"""What a copy of a loaded program says is what a program says that is started anew."""

from __future__ import annotations

from faces.shell import Shell, done, started


def test_a_copy_says_what_a_program_says_that_loads_everything_itself(shell: Shell):
    """Else what copies keep would be promised of copies alone."""
    shell.run("scan")
    for words, typed in ((("list", "--json"), ""), (("revew",), ""), (("review",), "\nq\n")):
        one, other = (
            how(words, env=shell.environment(), cwd=shell.folder.parent, typed=typed)
            for how in (done, started)
        )

        assert one.stdout + one.stderr
        assert (one.returncode, one.stdout, one.stderr) == (
            other.returncode,
            other.stdout,
            other.stderr,
        )
