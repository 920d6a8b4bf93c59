"""How the tables, the files and the backups of a diary are called."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

PERSON: Final = "person"
"""The table of what is kept about the person."""

NIGHTS: Final = "nights"
"""What the tables of the years hold."""

PERSON_ID: Final = 1
"""The only document of that table."""

LOCK: Final = ".lock"
"""The lock file; it is made by the first change and stays."""

BACKUPS: Final = "backups"
"""The folder, in the diary, of the states before each save."""

DAMAGED: Final = "damaged"
"""The folder, in the diary, of files that did not read and were put aside."""

DRAFTS: Final = "drafts"
"""The folder, in the diary, of what was half typed."""

# Patterns are compiled by ``re`` when a name is first looked at: the first frame needs two of them at most.
_FILE = r"nights-([0-9]{4})\.json|(person)\.json"
_BACKUP = r"(nights-[0-9]{4}|person)-r([0-9]{6,19})(?:-[0-9a-f]{8})?\.json"
_KEPT = r"((nights-[0-9]{4}|person)-r[0-9]{6,19}(-.+)?|before-[a-z]+-.+)\.json"
_DRAFT = r"[0-9a-f]{16}\.json"


def file_of(table: str) -> str:
    """The name of the file that a table is kept in."""
    return "person.json" if table == PERSON else f"nights-{table}.json"


def kind_of(table: str) -> str:
    """What the file of a table says that it holds."""
    return PERSON if table == PERSON else NIGHTS


def table_in(name: str) -> str | None:
    """The table that is kept in a file of that name; ``None`` where it is none of ours."""
    match = re.fullmatch(_FILE, name)
    return match and (match[1] or match[2])


def backup_name(name: str, revision: int, more: str = "") -> str:
    """How the backup of a file in one of its revisions is called."""
    return f"{Path(name).stem}-r{revision:06d}{more}.json"


def backup_in(name: str) -> tuple[str, int] | None:
    """The file and the revision that a backup of that name is of; ``None`` where it is no backup."""
    match = re.fullmatch(_BACKUP, name)
    return (f"{match[1]}.json", int(match[2])) if match else None


def is_kept(name: str) -> bool:
    """Whether a file of that name is a backup, a whole diary kept before something, or a damaged file put aside."""
    return re.fullmatch(_KEPT, name) is not None


def is_draft(name: str) -> bool:
    """Whether a file of that name is a text that was half typed."""
    return re.fullmatch(_DRAFT, name) is not None


def revision_of(path: Path) -> int:
    """The revision in a backup's name; 0 where there is none."""
    found = backup_in(path.name)
    return found[1] if found else 0
