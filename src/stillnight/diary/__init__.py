"""The domain: pure values and rules. No clock, no disk, no environment, no interface, no database."""

from __future__ import annotations
