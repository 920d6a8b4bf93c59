"""The report as one page of HTML: no script, nothing from elsewhere, A4 or letter, two printed pages at most."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator
from importlib.resources import files

from stillnight.exchange.report.markup import escaped
from stillnight.exchange.report.model import (
    DEFINED,
    KEY,
    KINDS_KEY,
    MADE_BY,
    NO_EFFECT,
    SELF_REPORTED,
    UNLOCATED,
    NightRow,
    Report,
    Row,
)
from stillnight.exchange.report.svg import nights_picture, urge_picture

_HEADS = ("n", "mean", "SD", "median", "range", "work days", "free days", "for comparison")


def as_html(report: Report) -> str:
    """The whole page."""
    style = files("stillnight.exchange.report").joinpath("style.css").read_text(encoding="utf-8")
    title = "Sleep diary" + (f": {report.name}" if report.name else "")
    return "\n".join(
        (
            "<!DOCTYPE html>",
            '<html lang="en">',
            "<head>",
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{_policy(style)}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="referrer" content="no-referrer">',
            f"<title>{escaped(title)}</title>",
            f"<style>{style}</style>",
            "</head>",
            "<body>",
            *_body(report, title),
            "</body>",
            "</html>",
            "",
        )
    )


def _policy(style: str) -> str:
    """What a browser may load for this page: nothing, and of styles these very ones."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode("ascii")
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _body(report: Report, title: str) -> Iterator[str]:
    yield f"<main>\n<header>\n<h1>{escaped(title)}</h1>"
    yield _list((*report.header, SELF_REPORTED), "head")
    yield f'<p class="small">{escaped(DEFINED)}</p>'
    yield "</header>"
    yield from _table(report)
    yield from _nights(report)
    yield _section("Urge to move the legs", urge_picture(report))
    yield '<div class="two">'
    yield _section("Urge in figures", _list(report.urge))
    yield _section("Cramps", _list(report.cramps))
    yield _section("Medicines, by their dates", _list(report.treatment.medicines or ("none listed",)))
    yield _section("Doses noted", _list(report.treatment.doses or ("none noted",)))
    if report.treatment.labs:
        yield _section("Blood tests, as the laboratory wrote them", _list(report.treatment.labs))
    used = f'<p>{escaped(report.treatment.strategies or "none noted")}</p><p class="small">{escaped(NO_EFFECT)}</p>'
    yield _section("Strategies, nights on which each was used", used)
    yield "</div>"
    yield _section("Notes", _list(report.notes) if report.notes else f"<p>{escaped(report.without_notes)}</p>")
    yield _section("Definitions", _small(report.definitions))
    yield _section("Published figures for comparison, not verdicts", _small(report.comparisons))
    made = f"{SELF_REPORTED} {MADE_BY} Made on {report.made.isoformat()}."
    yield f'<footer><p class="small">{escaped(made)}</p></footer>\n</main>'


def _section(heading: str, inner: str) -> str:
    return f"<section>\n<h2>{escaped(heading)}</h2>\n{inner}\n</section>"


def _small(lines: Iterable[str]) -> str:
    return f'<p class="small">{escaped(" ".join(lines))}</p>'


def _list(lines: Iterable[str], kind: str = "") -> str:
    named = f' class="{kind}"' if kind else ""
    return f"<ul{named}>" + "".join(f"<li>{escaped(line)}</li>" for line in lines) + "</ul>"


def _table(report: Report) -> Iterator[str]:
    heads = "".join(f'<th scope="col"{_kind(head)}>{escaped(head)}</th>' for head in _HEADS)
    yield "<section>\n<h2>Figures</h2>\n<table>"
    yield f'<thead><tr><th scope="col">measure</th>{heads}</tr></thead>\n<tbody>'
    yield from map(_row, report.rows)
    yield "</tbody>\n</table>"
    yield "</section>"


def _row(row: Row) -> str:
    cells = (str(row.n), row.mean, row.sd, row.median, row.span, row.work, row.free, row.context)
    given = "".join(f"<td{_kind(head)}>{escaped(cell)}</td>" for head, cell in zip(_HEADS, cells, strict=True))
    return f'<tr><th scope="row">{escaped(row.label)}</th>{given}</tr>'


def _kind(head: str) -> str:
    return {"n": ' class="n"', "for comparison": ' class="context"'}.get(head, "")


def _nights(report: Report) -> Iterator[str]:
    yield (
        '<section class="nights">\n<h2>The nights, from noon to noon</h2>'
        if report.starts == 12
        else (f'<section class="nights">\n<h2>The nights, from {report.starts:02}:00 to {report.starts:02}:00</h2>')
    )
    yield nights_picture(report)
    key = f"Dark: asleep. Outlined: in bed, awake. {KEY}. {KINDS_KEY}. {UNLOCATED}"
    yield f'<p class="small">{escaped(key)}</p>'
    heads = "".join(f'<th scope="col">{head}</th>' for head in ("evening", "day", "times", "asleep", "urge", "cramps"))
    yield '<div class="heard">\n<table>\n<caption>The nights in words</caption>'
    yield f"<thead><tr>{heads}</tr></thead>\n<tbody>"
    yield from map(_heard, report.picture)
    yield "</tbody>\n</table>\n</div>\n</section>"


def _heard(row: NightRow) -> str:
    cells = (row.kind or "", row.words, row.asleep_for, row.urge, row.cramps)
    given = "".join(f"<td>{escaped(cell)}</td>" for cell in cells)
    return f'<tr><th scope="row">{escaped(row.day)}</th>{given}</tr>'
