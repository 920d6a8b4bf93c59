"""The diary on disk: TinyDB over a storage of ours. It knows the domain and nothing of screens or commands."""

from __future__ import annotations
