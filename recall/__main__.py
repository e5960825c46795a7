"""Recall: a spaced-repetition tool for what you noted from talks."""

import gc
import signal

SELDOM = (5_000, 10, 10)
"""Objects between two looks, and looks between two longer ones; Python's own are 700, 10 and 10."""


def sweep_seldom() -> None:
    """Look less often for objects that only hold each other, and not among what is there by now.

    Patterns and words stay, and rules make no rings: such looks took a twentieth of a scan.
    """
    gc.freeze()
    gc.set_threshold(*SELDOM)


def main() -> None:
    """Run Recall as a program."""
    # Told to stop while its modules load, Python would write twenty lines about where it was.
    usual = signal.getsignal(signal.SIGINT)
    if usual is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    gc.disable()
    from recall.cli import main as run

    gc.enable()
    sweep_seldom()
    signal.signal(signal.SIGINT, usual)
    run()


if __name__ == "__main__":
    main()
