"""`python -m wardnews`."""

from wardnews.cli import run

run()
