"""A static site generator for the news archive of a Vietnamese ward."""
