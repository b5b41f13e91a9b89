"""What a browser may do on a page of the site: one table, for every page and for every server.

No inline script, no inline style, nothing from third parties; the monitoring script that the
settings may name is the only exception. Source: Content Security Policy Level 3.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

DIRECTIVES: tuple[tuple[str, str], ...] = (
    ("default-src", "'none'"),
    ("script-src", "'self'"),
    ("style-src", "'self'"),
    ("img-src", "'self'"),
    ("font-src", "'self'"),
    ("media-src", "'self'"),
    ("connect-src", "'self'"),
    ("manifest-src", "'self'"),
    ("form-action", "'self'"),
    ("base-uri", "'none'"),
)
MONITORED = frozenset({"script-src", "img-src", "connect-src"})
"""Where the monitoring script's host is allowed beside the site itself."""

ONLY_IN_A_HEADER = (("frame-ancestors", "'none'"),)
"""What browsers ignore in a page."""

REFERRER = "strict-origin-when-cross-origin"
HEADERS: tuple[tuple[str, str], ...] = (
    ("Referrer-Policy", REFERRER),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()"),
)
MEDIA_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; sandbox"
"""For pictures and documents of editors, which are never pages: an SVG runs nothing."""

FOR_EVER = "public, max-age=31536000, immutable"
"""For addresses that hold a digest and thus never change their meaning."""

_HOST = re.compile(r"[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::[0-9]{1,5})?")


def monitoring_origin(url: str) -> str:
    """Return the origin of the monitoring script; "" for an address that a policy cannot name."""
    parts = urlsplit(url)
    host = parts.netloc.lower()
    return f"https://{host}" if parts.scheme == "https" and _HOST.fullmatch(host) else ""


def page_policy(monitoring: str) -> str:
    """Return the policy that stands in every page; `monitoring` is the script's address or ""."""
    origin = monitoring_origin(monitoring) if monitoring else ""
    return "; ".join(
        f"{name} {sources} {origin}" if origin and name in MONITORED else f"{name} {sources}"
        for name, sources in DIRECTIVES
    )


def header_policy(monitoring: str) -> str:
    """Return the policy that a server sends."""
    only = "; ".join(f"{name} {sources}" for name, sources in ONLY_IN_A_HEADER)
    return f"{page_policy(monitoring)}; {only}"


def render_headers(monitoring: str) -> bytes:
    """Return `_headers`, which Netlify and Cloudflare Pages read."""
    lines = ["/*", f"  Content-Security-Policy: {header_policy(monitoring)}"]
    lines += [f"  {name}: {value}" for name, value in HEADERS]
    lines += ["/assets/*", f"  Cache-Control: {FOR_EVER}"]
    lines += ["/media/*", f"  Cache-Control: {FOR_EVER}"]
    lines += [f"  Content-Security-Policy: {MEDIA_POLICY}"]
    return ("\n".join(lines) + "\n").encode()
