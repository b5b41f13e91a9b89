"""A static site generator for the news archive of a Vietnamese ward."""

__version__ = "0.1.0"
