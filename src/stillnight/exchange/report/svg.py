"""The pictures of a report as SVG: in millimetres, no colour needed, each with a title and a description."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from stillnight.diary.picture import MARKS, Mark
from stillnight.exchange.report.markup import escaped
from stillnight.exchange.report.model import KEY, KINDS, Bar, NightRow, Report

WIDTH: Final = 190
_LEFT: Final = 25
_HOUR: Final = 5
_RIGHT: Final = _LEFT + 24 * _HOUR
_TOP: Final = 5.0
_ROW: Final = 4.05
_LETTERS: Final[dict[Mark, str]] = {"caffeine": "C", "alcohol": "A", "medicine": "M", "exercise": "E", "urge": "U"}
_APART: Final = 2.2
"""Between signs that would stand on one another."""

_TOGETHER: Final = 0.25
"""Hours within which the same letter stands once: four tablets at nine are one M."""

_COLUMNS: Final = (("TST", 11), ("SE", 22), ("urge", 31), ("cramps", 43))
"""What stands right of a row, and where it ends, from the end of the night."""


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _attributes(pairs: Iterable[tuple[str, str]]) -> str:
    return " ".join(f'{name}="{value}"' for name, value in pairs)


def _text(x: float, y: float, text: str, kind: str) -> str:
    return f'<text class="{kind}" x="{_number(x)}" y="{_number(y)}">{escaped(text)}</text>'


def _line(x: float, y: float, to_x: float, to_y: float, kind: str) -> str:
    ends = zip(("x1", "y1", "x2", "y2"), map(_number, (x, y, to_x, to_y)), strict=True)
    return f'<line class="{kind}" {_attributes(ends)}/>'


def _box(x: float, y: float, width: float, height: float, kind: str) -> str:
    sizes = zip(("x", "y", "width", "height"), map(_number, (x, y, width, height)), strict=True)
    return f'<rect class="{kind}" {_attributes(sizes)}/>'


def _framed(key: str, size: tuple[float, float], title: str, description: str, pieces: Iterator[str]) -> str:
    width, height = map(_number, size)
    return (
        f'<svg role="img" class="{key}" viewBox="0 0 {width} {height}">'
        f"<title>{escaped(title)}</title>"
        f"<desc>{escaped(description)}</desc>"
        f"{''.join(pieces)}</svg>"
    )


def nights_picture(report: Report) -> str:
    """One row a night, from the hour at which a night begins, with the figures of the night beside it."""
    height = _TOP + _ROW * len(report.picture) + 0.5
    return _framed(
        "nights",
        (WIDTH, height),
        "The nights, one row each",
        f"Dark bars: asleep. Outlined: in bed, awake. {KEY}. The same stands in words in the table below the picture.",
        _nights(report, height),
    )


def _nights(report: Report, height: float) -> Iterator[str]:
    for hour in range(25):
        x = _LEFT + hour * _HOUR
        midnight = (report.starts + hour) % 24 == 0
        yield _line(x, _TOP - 0.5, x, height - 0.5, "midnight" if midnight else "hour")
        if hour % 2 == 0:
            yield _text(x, _TOP - 1.5, f"{(report.starts + hour) % 24:02}", "scale")
    yield from (_text(_RIGHT + at, _TOP - 1.5, name, "head") for name, at in _COLUMNS)
    for number, row in enumerate(report.picture):
        yield from _night(row, _TOP + number * _ROW)


def _night(row: NightRow, y: float) -> Iterator[str]:
    yield _line(0, y, WIDTH, y, "rule")
    yield _text(0, y + 3.1, row.day, "day")
    yield _text(_LEFT - 4, y + 3.1, KINDS[row.kind], "kind")
    if not row.recorded:
        yield _text(_LEFT + 12 * _HOUR, y + 3.1, "no entry", "blank")
        return
    for bar in row.in_bed:
        yield _bar(bar, y + 2.15, 1.5, "bed")
    for bar in row.asleep:
        yield _bar(bar, y + 2.15, 1.5, "asleep")
    for bar in row.in_bed:
        yield from (_line(_x(at), y + 1.8, _x(at), y + 4, "edge") for at in (bar.begins, bar.ends))
    yield from _signs(row, y)
    figures = (row.asleep_for, row.efficiency, row.urge, row.cramps)
    for (_, at), figure in zip(_COLUMNS, figures, strict=True):
        yield _text(_RIGHT + at, y + 3.1, figure, "figure")


def _x(hours: float) -> float:
    return _LEFT + hours * _HOUR


def _bar(bar: Bar, y: float, height: float, kind: str) -> str:
    return _box(_x(bar.begins), y, (bar.ends - bar.begins) * _HOUR, height, kind)


def _signs(row: NightRow, y: float) -> Iterator[str]:
    """The letters and the cramps, moved on where two would cover one another; what came together stands once."""
    free, last = 0.0, dict.fromkeys(MARKS, -1.0)
    for sign in row.signs:
        if sign.at - last[sign.mark] < _TOGETHER and sign.mark != "cramp":
            continue
        last[sign.mark] = sign.at
        x = min(max(_x(sign.at), free), _RIGHT - 1)
        free = x + _APART
        if sign.mark == "cramp":
            points = ((x - 0.9, y + 1.9), (x + 0.9, y + 1.9), (x, y + 0.3))
            yield f'<polygon class="cramp" points="{" ".join(f"{_number(a)},{_number(b)}" for a, b in points)}"/>'
        else:
            yield _text(x, y + 1.9, _LETTERS[sign.mark], "sign")


def urge_picture(report: Report) -> str:
    """How strong the worst urge was, night by night, and when it began, with the median of each half."""
    first, second = (_clock(report, hours) for hours in report.halves)
    medians = f"the lines are the medians of the halves, {first} and {second}"
    return _framed(
        "urge",
        (WIDTH, 25),
        "The urge, night by night",
        f"Left: the worst urge, 0 to 10. Right: when it began; {medians}. Dotted: a medicine or its dose changed.",
        (piece for part in (_worst(report), _onset(report)) for piece in part),
    )


def _clock(report: Report, hours: float | None) -> str:
    if hours is None:
        return "not known"
    minutes = round(hours * 60 + report.starts * 60) % 1440
    return f"{minutes // 60:02}:{minutes % 60:02}"


_PLOT: Final = (78.0, 17.0)
"""Width and height of each of the two, in millimetres."""


def _worst(report: Report) -> Iterator[str]:
    width, height = _PLOT
    step = width / len(report.picture)
    yield _text(0, 3, "worst urge, 0 to 10; dotted: a medicine changed", "caption")
    for value in (0, 5, 10):
        y = 5 + height - value / 10 * height
        yield _line(8, y, 8 + width, y, "hour")
        yield _text(6.5, y + 0.8, f"{value}", "figure")
    for at, row in enumerate(report.picture):
        x = 8 + at * step
        if row.worst:
            tall = row.worst / 10 * height
            yield _box(x + step * 0.15, 5 + height - tall, step * 0.7, tall, "asleep")
        elif row.worst == 0:
            yield _line(x + step * 0.2, 4.6 + height, x + step * 0.8, 4.6 + height, "edge")
    yield from _changes(report, 8)
    yield from _ends(report, 8)


def _onset(report: Report) -> Iterator[str]:
    width, height = _PLOT
    step = width / len(report.picture)
    began = [row.began for row in report.picture if row.began is not None]
    yield _text(98, 3, "when it began; dashed: median of each half", "caption")
    if not began:
        yield _text(112, 14, "no times given", "caption")
        return
    low, high = int(min(began)), int(max(began)) + 1

    def y_of(hours: float) -> float:
        return 5 + height - (hours - low) / (high - low) * height

    for hour in range(low, high + 1, max((high - low + 3) // 4, 1)):
        yield _line(112, y_of(hour), 112 + width, y_of(hour), "hour")
        yield _text(110.5, y_of(hour) + 0.8, _clock(report, hour), "figure")
    for at, row in enumerate(report.picture):
        if row.began is not None:
            x, y = map(_number, (112 + (at + 0.5) * step, y_of(row.began)))
            yield f'<circle class="point" cx="{x}" cy="{y}" r="0.75"/>'
    middle = 112 + ((len(report.picture) + 1) // 2) * step
    for (begins, ends), hours in zip(((112.0, middle), (middle, 112 + width)), report.halves, strict=True):
        if hours is not None:
            yield _line(begins, y_of(hours), ends, y_of(hours), "median")
    yield from _changes(report, 112)
    yield from _ends(report, 112)


def _changes(report: Report, x: float) -> Iterator[str]:
    """A line before each evening on which a medicine was another than the evening before."""
    step = _PLOT[0] / len(report.picture)
    for day in report.treatment.changes:
        at = x + (day - report.first).days * step
        yield _line(at, 4.4, at, 5 + _PLOT[1], "change")


def _ends(report: Report, x: float) -> Iterator[str]:
    yield _text(x, 24.8, report.picture[0].day, "day")
    yield _text(x + _PLOT[0], 24.8, report.picture[-1].day, "figure")
