"""A process that never saw these diaries: reads each folder named on its input, then saves there once more.

For each folder it prints one line of JSON: what it found, and what there was after its own save.
"""

from __future__ import annotations

import hashlib
import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from stillnight.diary.errors import DiaryError
from stillnight.store.disk import DiskDiary
from stillnight.store.safe import TEMP_PREFIX

EVENING = date(2026, 11, 22)
NEXT = 1
"""What the reader's own save answers; no writer answers that."""


def state(diary: DiskDiary) -> dict[str, Any]:
    """What the diary says: the answer, the setting, the cramps, and everything else in short."""
    night, person = diary.night(EVENING), diary.person()
    others = sorted(repr(other) for other in diary.nights(date.min, date.max) if other.night_of != EVENING)
    return {
        "night": night.fatigue,
        "settings": person.night_starts,
        "cramps": len(night.cramps or ()),
        "others": hashlib.sha256("".join(others).encode()).hexdigest(),
        "trouble": diary.trouble(),
    }


def checked(folder: Path) -> dict[str, Any]:
    """The state as found, and how the next save went."""
    try:
        found = state(DiskDiary(folder))
        diary = DiskDiary(folder)
        diary.change(EVENING, lambda night: replace(night, fatigue=NEXT))
        diary.change_person(lambda person: replace(person, night_starts=NEXT))
        after = state(DiskDiary(folder))
    except DiaryError as error:
        return {"error": f"{type(error).__name__}: {error}"}
    left = [path.name for path in folder.rglob(f"{TEMP_PREFIX}*")]
    return {"found": found, "after": after, "left": left, "trouble": diary.trouble()}


if __name__ == "__main__":
    for line in sys.stdin:
        print(json.dumps(checked(Path(line.rstrip("\n")))))
