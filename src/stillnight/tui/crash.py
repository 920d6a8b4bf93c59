"""What a crash says: that nothing saved is lost, and where it happened; never a value, for values are the diary."""

from __future__ import annotations

import traceback
from pathlib import PurePath

from rich.text import Text


def crash_words(error: BaseException) -> Text:
    """The words of a crash: kind of error and place in the code, without the message and without locals."""
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"{PurePath(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames[-3:]]
    return Text(
        "stillnight: stopped on a fault of its own. Every answer that was shown as saved is on the disk.\n"
        f"Please report this line: {type(error).__name__} at {', '.join(places)}\n"
    )
