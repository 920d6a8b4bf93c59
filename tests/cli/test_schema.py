"""The schema of an export is one command away."""

from __future__ import annotations

import json

import jsonschema

from tests.cli.shell import Shell


def test_an_export_is_valid_by_the_schema_that_is_printed(shell: Shell) -> None:
    """A student checks my file without asking me."""
    shell.done("set", "fatigue=3", "sleep.bed=22:00", "notes=long")
    shell.done("log", "cramp")
    schema = json.loads(shell.done("schema"))
    jsonschema.validate(json.loads(shell.done("export")), schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
