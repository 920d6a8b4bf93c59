"""The screens: each holds the behaviour of one place."""

from __future__ import annotations
