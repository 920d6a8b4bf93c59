"""The plain mode: the questions of the diary line by line, for screen readers, simple terminals and pipes."""

from __future__ import annotations
