"""The interface: one app, its screens and widgets. It knows the domain, and the store only by its port."""

from __future__ import annotations
