"""The command line, one file per command; no other folder prints or exits.

A command reads its options, calls public functions of the package, and shows their results.
"""


def main() -> None:
    """Runs the command line; interrupted while it is starting, it ends without a traceback."""
    try:
        from cubaven_data.cli.app import main as run

        run()
    except KeyboardInterrupt:
        # What a shell reports of a program that was interrupted.
        raise SystemExit(130) from None
