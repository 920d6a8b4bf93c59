"""The command line: one entry that wires the concrete parts together, each inside the function that needs it."""

from __future__ import annotations
