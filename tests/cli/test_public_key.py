"""Public keys: one line of a kind that is known, and never more."""

from __future__ import annotations

import base64
import struct

import pytest

from stillnight.cli.public_key import KINDS, LONGEST, public_key
from stillnight.diary.errors import NotUnderstood

BODY = "AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl"
"""That of GitHub's published ed25519 host key."""

KEY = f"ssh-ed25519 {BODY}"


def body(kind: str) -> str:
    """The body of a made-up key of this kind."""
    return base64.b64encode(struct.pack(">I", len(kind)) + kind.encode() + bytes(40)).decode()


def refused(text: str | bytes) -> str:
    """What is said where it is no key."""
    with pytest.raises(NotUnderstood) as told:
        public_key(text if isinstance(text, bytes) else text.encode())
    return str(told.value)


@pytest.mark.parametrize("text", [KEY, f"{KEY}\n", f"{KEY}\r\n", f"  {KEY}  "])
def test_a_key_is_taken_as_its_file_has_it(text: str) -> None:
    """I pass on the file that I was sent."""
    assert public_key(text.encode()) == KEY


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_that_openssh_takes_is_known(kind: str) -> None:
    """RSA, ECDSA and keys on a stick too."""
    assert public_key(f"{kind} {body(kind)} ada@laptop".encode()) == f"{kind} {body(kind)} ada@laptop"


@pytest.mark.parametrize("comment", ["a b", '",command="sh', "x\x1b[2J", "ümlaut", "x" * 65, "#"])
def test_a_comment_that_is_no_plain_word_is_left_out(comment: str) -> None:
    """What stands behind the key is of no use to it."""
    assert public_key(f"{KEY} {comment}".encode()) == KEY


@pytest.mark.parametrize(
    "text", ["", "\n", f"{KEY}\n{KEY}", f"{KEY}\rssh-rsa x", f"{KEY}\x0b{KEY}", "x" * (LONGEST + 1)]
)
def test_anything_but_one_line_is_refused(text: str) -> None:
    """A second line would be a second key, without any rule before it."""
    assert "not one line" in refused(text)


@pytest.mark.parametrize(
    "text", [f'command="sh" {KEY}', f"restrict {KEY}", f"ssh-dss {BODY}", BODY, f"cert-authority {KEY}", f"#{KEY}"]
)
def test_options_and_unknown_kinds_before_the_key_are_refused(text: str) -> None:
    """The key that I was sent brings rules of its own."""
    assert "kind of public key" in refused(text)


@pytest.mark.parametrize(
    "text", ["ssh-ed25519", "ssh-ed25519 x", f"ssh-rsa {BODY}", f"ssh-ed25519 {BODY[:-4]}!!!!", "ssh-ed25519 AAAAC3Nz"]
)
def test_a_key_that_is_cut_or_says_another_kind_inside_is_refused(text: str) -> None:
    """The mail broke it."""
    assert "not whole" in refused(text)


def test_a_private_key_is_refused_and_never_repeated() -> None:
    """Somebody sends me the wrong file of the two."""
    said = refused("-----BEGIN OPENSSH PRIVATE KEY-----\nc2VjcmV0\n-----END OPENSSH PRIVATE KEY-----\n")
    assert "private key" in said
    assert "c2VjcmV0" not in said


def test_bytes_that_are_no_text_are_refused() -> None:
    """It is a picture."""
    refused(b"\x89PNG\xff\xfe")
