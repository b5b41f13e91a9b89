"""Languages that a ward writes in beside Vietnamese, each by the name that its readers know."""

from __future__ import annotations

LANGUAGES = {
    "vi": "Tiếng Việt",
    "en": "English",
    "fr": "Français",
    "de": "Deutsch",
    "es": "Español",
    "ru": "Русский",
    "zh": "中文",
    "ja": "日本語",
    "ko": "한국어",
    "lo": "ລາວ",
    "km": "ខ្មែរ",
    "th": "ไทย",
}
"""By the code of BCP 47, as `lang` and `hreflang` take it."""


def language_name(code: str) -> str:
    """Return a language's own name for itself; the code where we know none."""
    return LANGUAGES.get(code, code)
