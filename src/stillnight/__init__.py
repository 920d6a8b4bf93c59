"""Stillnight: a sleep diary for people whose legs keep them awake."""

from __future__ import annotations

__version__ = "0.1.0"
