"""A public SSH key as its file has it: checked to be one and nothing more, since it becomes part of a line of rules."""

from __future__ import annotations

import base64
import binascii
import re
from typing import Final

from stillnight.diary.errors import NotUnderstood

KINDS: Final = (
    "ssh-ed25519",
    *("ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521", "ssh-rsa"),
    *("sk-ssh-ed25519@openssh.com", "sk-ecdsa-sha2-nistp256@openssh.com"),
)
"""Kinds of key that OpenSSH takes by default; DSA is none of them."""

LONGEST: Final = 16_384
"""Bytes: an RSA key of 16 kbit, the longest that OpenSSH makes, has under 3,000."""

_COMMENT: Final = re.compile(r"[\w.@+-]{1,64}", re.ASCII)
"""Comments that are kept, such as "ada@laptop"."""

_HOW: Final = "give the one line of a file like ~/.ssh/id_ed25519.pub"


def public_key(data: bytes) -> str:
    """The key: kind, body and, where it is a plain word, comment.

    Raises:
        NotUnderstood: it is not one public key. What was given is not repeated: it may be a private one.
    """
    text = data[: LONGEST + 1].decode("ascii", errors="replace").strip()
    if "PRIVATE KEY" in text:
        raise NotUnderstood(f"--key: that is a private key, which never leaves its owner; {_HOW}")
    if len(data) > LONGEST or len(text.splitlines()) != 1:
        raise NotUnderstood(f"--key: that is not one line; {_HOW}")
    kind, _, rest = text.partition(" ")
    body, _, comment = rest.strip().partition(" ")
    if kind not in KINDS:
        raise NotUnderstood(f"--key: that does not begin with a kind of public key that is known; {_HOW}")
    if not _is_body(kind, body):
        raise NotUnderstood(f"--key: that key is not whole; {_HOW}")
    return " ".join((kind, body, *([comment] if _COMMENT.fullmatch(comment) else [])))


def _is_body(kind: str, body: str) -> bool:
    """Whether it is base64, and says inside the kind it is said to be (RFC 4253, section 6.6)."""
    try:
        blob = base64.b64decode(body, validate=True)
    except (binascii.Error, ValueError):
        return False
    length = int.from_bytes(blob[:4], "big")
    return blob[4 : 4 + length] == kind.encode() and len(blob) > 4 + length
