"""The report as Markdown: CommonMark, with the tables of GitHub's dialect."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from stillnight.exchange.report.model import KINDS_KEY, MADE_BY, NO_EFFECT, SELF_REPORTED, UNLOCATED, Report
from stillnight.exchange.report.text import as_text

_MARKUP: Final = re.compile(r"([\\`*_{}\[\]<>&|#~!@$]|:(?=//)|(?<=www)\.)")
"""What CommonMark, or GitHub's dialect, takes for markup anywhere in a line; a backslash makes it a sign."""

_AT_THE_START: Final = re.compile(r"^(\d{1,9})([.)])(?=\s|$)|^()([-+=])")
"""What begins a list or a heading at the start of one."""


def as_markdown(report: Report) -> str:
    """The whole report."""
    return "\n".join(_lines(report)) + "\n"


def literal(text: str) -> str:
    """Text that no reader of Markdown takes for markup."""
    return _AT_THE_START.sub(r"\1\3\\\2\4", _MARKUP.sub(r"\\\1", text))


def _lines(report: Report) -> Iterator[str]:
    yield f"# Sleep diary{': ' + literal(report.name) if report.name else ''}"
    yield from _list(("", *report.header, SELF_REPORTED))
    yield from _list(("Definitions", *report.definitions))
    yield from ("", "## Figures", "")
    heads = ("measure", "n", "mean", "SD", "median", "range", "work days", "free days", "for comparison")
    yield from _table(
        heads,
        [(r.label, str(r.n), r.mean, r.sd, r.median, r.span, r.work, r.free, r.context) for r in report.rows],
    )
    yield from _list(("Published figures for comparison, not verdicts", *report.comparisons))
    yield from ("", "## Nights", "")
    yield from _table(
        ("evening", "day", "times", "TST", "SE", "urge", "cramps"),
        [(r.day, r.kind or "", r.words, r.asleep_for, r.efficiency, r.urge, r.cramps) for r in report.picture],
    )
    yield from ("", *(f"    {line}" for line in _drawn(report)), "", literal(UNLOCATED), literal(KINDS_KEY))
    yield from _list(("Urge to move the legs", *report.urge))
    yield from _list(("Cramps", *report.cramps))
    yield from _list(("Medicines", *(report.treatment.medicines or ("none listed",))))
    yield from _list(("Doses noted", *(report.treatment.doses or ("none noted",))))
    if report.treatment.labs:
        yield from _list(("Blood tests, as the laboratory wrote them", *report.treatment.labs))
    yield from _list(
        ("Strategies, nights on which each was used", report.treatment.strategies or "none noted", NO_EFFECT)
    )
    yield from _list(("Notes", *(report.notes or (report.without_notes,))))
    yield from ("", literal(f"{SELF_REPORTED} {MADE_BY} Made on {report.made.isoformat()}."))


def _drawn(report: Report) -> list[str]:
    """The lines of the picture, as plain text draws them."""
    lines = as_text(report)
    begins = next(at for at, line in enumerate(lines) if line.startswith("THE NIGHTS"))
    return lines[begins + 1 : begins + 2 + len(report.picture)]


def _list(lines: Sequence[str]) -> Iterator[str]:
    heading, *rest = lines
    yield from ("", f"## {heading}", "") if heading else ("",)
    yield from (f"- {literal(line)}" for line in rest)


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield "| " + " | ".join(heads) + " |"
    yield "|" + " --- |" * len(heads)
    for row in rows:
        yield "| " + " | ".join(map(literal, row)) + " |"
