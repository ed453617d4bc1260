"""The address of what a deadline is about, as a person gives it: one that a browser opens, and that hides nothing.

Whoever sees it has to see where it leads, so the name of its host is one of letters that cannot be mistaken (punycode,
RFC 3492), and neither a user nor a password stands in front of it (RFC 3986 §7.5 warns of such).
"""

import re
from urllib.parse import quote, urlsplit, urlunsplit

LONGEST = 500
"""Characters of an address; Discord takes 512 (its API reference, Button)."""
_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?", re.IGNORECASE)
_PATH, _QUERY = "/%:@!$&'()*+,;=~-._", "/%:@!$&'()*+,;=~-._?"


def read_link(text: str) -> str | None:
    """An address in letters of ASCII; None where it is none that can be opened, or hides where it leads.

    Args:
        text: `https://example.org/rules?id=3`, or `example.org/rules`, which is taken for https.
    """
    written = text.strip()
    try:
        parts = urlsplit(written if "://" in written else f"https://{written}")
        host = (parts.hostname or "").rstrip(".").encode("idna").decode("ascii")
        port = f":{parts.port}" if parts.port is not None else ""
    except (ValueError, UnicodeError):
        return None
    if parts.scheme not in {"http", "https"} or "@" in parts.netloc or not _is_name(host):
        return None
    found = urlunsplit(
        (parts.scheme, host + port, quote(parts.path, _PATH), quote(parts.query, _QUERY), quote(parts.fragment, _QUERY))
    )
    return found if len(found) <= LONGEST else None


def host_of(link: str) -> str:
    """The host that an address leads to."""
    return urlsplit(link).hostname or link


def _is_name(host: str) -> bool:
    parts = host.split(".")
    return len(parts) >= 2 and all(map(_LABEL.fullmatch, parts)) and not parts[-1].isdecimal()
