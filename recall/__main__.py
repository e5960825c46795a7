"""Recall: a spaced-repetition tool for what you noted from talks."""

import signal


def main() -> None:
    """Run Recall as a program."""
    # Told to stop while its modules load, Python would write twenty lines about where it was.
    usual = signal.getsignal(signal.SIGINT)
    if usual is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from recall.cli import main as run

    signal.signal(signal.SIGINT, usual)
    run()


if __name__ == "__main__":
    main()
