"""What goes out of a diary and comes into it: documents, tables, reports, and the invented diary of the demo."""

from __future__ import annotations
