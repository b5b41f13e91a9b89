"""Addresses as they are seen from a page and from outside."""

from __future__ import annotations


def root_of(path: str) -> str:
    """Return the way up from a page to the site's root: `../` for each folder."""
    return "../" * path.count("/")


def absolute_url(base_url: str, url: str) -> str:
    """Return the public address of a page; a folder stands for its `index.html`."""
    folder, _, name = url.rpartition("/")
    if name == "index.html":
        return f"{base_url}/{folder}/" if folder else f"{base_url}/"
    return f"{base_url}/{url}"
