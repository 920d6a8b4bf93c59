"""The report for a clinic: two pages at most, computed once and written as HTML, plain text or Markdown."""

from __future__ import annotations
