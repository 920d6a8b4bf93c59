"""The words of the command line, a file for each group of commands."""

from __future__ import annotations
