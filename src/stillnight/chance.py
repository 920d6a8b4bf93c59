"""Chance, from the system: what the domain is given and never takes itself."""

from __future__ import annotations

import os


def new_id() -> str:
    """An id for an item of a list, such as no other item of any diary has."""
    return os.urandom(6).hex()
