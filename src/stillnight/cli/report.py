"""``stillnight report``: two pages for a clinic, to a file or to standard output."""

from __future__ import annotations

from collections.abc import Container, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from stillnight.cli.asked import Asked
from stillnight.cli.output import output_of
from stillnight.cli.period import period
from stillnight.cli.telling import tell, tell_trouble
from stillnight.cli.wiring import Sitting, sit_down
from stillnight.diary.clock import Clock
from stillnight.diary.stretch import NIGHTS, last_over, stretch
from stillnight.tui.glyphs import ASCII, Glyphs, glyphs_for, locale_is_guessed

if TYPE_CHECKING:
    from stillnight.exchange.report.model import Report

Format = Literal["html", "text", "md"]

_ENDINGS: Final[dict[str, Format]] = {".html": "html", ".htm": "html", ".txt": "text", ".md": "md"}

FOLDER: Final = "reports"
"""Where the app keeps reports, in the diary's own folder."""


def run(args: Asked, clock: Clock, environ: Mapping[str, str]) -> int:
    """Make the report that was asked for."""
    path = output_of(args)
    sitting = sit_down(args, clock, environ)
    made = _report(sitting, period(args, sitting, NIGHTS), _chosen(args.notes, sitting), args.name)
    how = args.format or ("html" if path is None else _ENDINGS.get(path.suffix.lower(), "html"))
    shown = glyphs_for(environ, locale_is_guessed()) if path is None else None
    text = written(made, how, ASCII if args.ascii else shown)
    if path is None:
        print(text, end="")
    else:
        from stillnight.store.elsewhere import write_elsewhere

        write_elsewhere(path, (text.encode(),), force=args.force)
        tell(f"kept: {made.recorded} of {made.nights} nights in {path}")
    tell_trouble(sitting.diary)
    return 0


def keep_in_diary(sitting: Sitting, folder: Path, notes: Container[date]) -> Path:
    """Write the report of the last four weeks as HTML beside the diary, over nothing; where it went.

    Raises:
        DiaryError: the diary cannot be read, or the disk refuses.
    """
    from stillnight.store.papers import keep_in

    made = _report(sitting, stretch(last_over(sitting.diary.night(sitting.tonight))), notes, "")
    name = f"report-{made.made.isoformat()}.html"
    return keep_in(folder / FOLDER, name, written(made, "html", None).encode())


def _report(sitting: Sitting, period: tuple[date, date], notes: Container[date], name: str) -> Report:
    from stillnight.exchange.report.build import report

    nights = sitting.diary.nights(*period)
    return report(nights, sitting.person, *period, sitting.now.date(), notes=notes, name=name)


class _Every:
    """Every date there is."""

    def __contains__(self, day: object) -> bool:
        return True


def _chosen(typed: str, sitting: Sitting) -> Container[date]:
    """The evenings whose notes are to be printed.

    Raises:
        NotUnderstood: one is no date.
    """
    if typed == "all":
        return _Every()
    return () if typed == "none" else {sitting.evening(one.strip()) for one in typed.split(",")}


def written(report: Report, how: Format, glyphs: Glyphs | None) -> str:
    """The report in a format, whole lines; plain text as these signs show it, all of Unicode without any."""
    if how == "html":
        from stillnight.exchange.report.html import as_html

        return as_html(report)
    if how == "md":
        from stillnight.exchange.report.markdown import as_markdown

        return as_markdown(report)
    from stillnight.exchange.report.text import as_text

    lines = as_text(report, ascii_only=glyphs is ASCII)
    return "".join(f"{line if glyphs is None else glyphs.plain(line)}\n" for line in lines)
