"""`wardnews`, and `python -m wardnews`."""

import signal
from types import FrameType
from typing import NoReturn


def run() -> NoReturn:
    """Run the call of this process and end it.

    While the program is still being loaded nobody can say that Ctrl-C was heard: until then it ends
    the process without a word, rather than with a traceback.
    """
    is_heard = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if is_heard:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from wardnews import cli  # noqa: PLC0415  # what takes its time

    if is_heard:
        signal.signal(signal.SIGINT, _stop)
    cli.run()


def _stop(_: int, __: FrameType | None) -> NoReturn:
    """Take in that Ctrl-C was pressed; pressed again while that is answered, it ends the process."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    raise KeyboardInterrupt


if __name__ == "__main__":
    run()
