"""`wardnews`, and `python -m wardnews`."""

import signal
from typing import NoReturn


def run() -> NoReturn:
    """Run the call of this process and end it.

    While the program is still being loaded nobody can say that Ctrl-C was heard: until then it ends
    the process without a word, rather than with a traceback.
    """
    heard_by = signal.getsignal(signal.SIGINT)
    is_heard = heard_by is signal.default_int_handler
    if is_heard:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from wardnews import cli  # noqa: PLC0415  # what takes its time

    if is_heard:
        signal.signal(signal.SIGINT, heard_by)
    cli.run()


if __name__ == "__main__":
    run()
