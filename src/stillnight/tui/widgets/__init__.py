"""The widgets: each draws one thing and posts what happened to it."""

from __future__ import annotations
