"""What turns sources into pages, as one digest: our own code, Python, the libraries, and zlib."""

from __future__ import annotations

import platform
import zlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

from wardnews import __version__
from wardnews.digest import digest

LIBRARIES = ("jinja2", "markdown", "markupsafe", "nh3", "pillow", "python-slugify", "pyyaml")


@cache
def load_libraries() -> tuple[tuple[str, str], ...]:
    """Return the versions of the libraries that shape a page."""
    return tuple((name, version(name)) for name in LIBRARIES)


@cache
def load_versions() -> tuple[tuple[str, str], ...]:
    """Return the versions of what shapes a page, sorted by name; Python's without its patch."""
    python = ".".join(platform.python_version_tuple()[:2])
    return tuple(sorted((*load_libraries(), ("wardnews", __version__), ("python", python))))


@cache
def load_toolchain() -> str:
    """Return the digest of everything that a page depends on beside its sources and the theme."""
    package = Path(__file__).parent
    own = tuple(
        (file.relative_to(package).as_posix(), file.read_bytes())
        for file in sorted(package.rglob("*.py"))
    )
    python = (platform.python_version(), platform.python_implementation())
    # The system brings the zlib that packs the search index; another one packs otherwise.
    return digest((own, load_libraries(), python, zlib.ZLIB_RUNTIME_VERSION))
