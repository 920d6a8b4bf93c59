"""A process of its own that changes one night many times: ``python writer.py FOLDER FIELD TIMES``.

It says "ready" before the first change, and ends with an error if one of its own answers was lost.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from msgspec.structs import replace

from stillnight.diary.errors import DiaryBusy
from stillnight.diary.night import Dose, Night
from stillnight.store.disk import DiskDiary

EVENING = date(2026, 11, 22)


def answer(night: Night, field: str, value: int) -> Night:
    """Answer this writer's own question, and add one to the list that all share."""
    part, name = field.split(".")
    before = getattr(getattr(night, part), name)
    if before != (value - 1 if value else None):
        sys.exit(f"{field} was {before} before {value}")
    changed = replace(getattr(night, part), **{name: value})
    return replace(night, doses=(*(night.doses or ()), Dose(name=f"{field} {value}")), **{part: changed})


def main(folder: str, field: str, times: str) -> None:
    """Change the night, waiting for the lock as long as it takes."""
    diary = DiskDiary(Path(folder))
    print("ready", flush=True)
    for value in range(int(times)):
        while True:
            try:
                diary.change(EVENING, lambda night, value=value: answer(night, field, value))  # type: ignore[misc]
            except DiaryBusy:
                continue
            break


if __name__ == "__main__":
    main(*sys.argv[1:])
