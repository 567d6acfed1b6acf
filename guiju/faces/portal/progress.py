"""How far a job is, said by its process and read by the web server."""

import json
from pathlib import Path
from typing import Any


def tell(here: Path, percent: int, doing: str) -> None:
    """Say how far a job is. Written aside and renamed, so that a reader never sees half of it."""
    draft = here / "progress.draft"
    draft.write_text(json.dumps({"percent": percent, "doing": doing}), encoding="utf-8")
    draft.rename(here / "progress.json")


def progress(here: Path) -> dict[str, Any]:
    """How far a job is: `percent`, `doing`, `done`, and `failed` with a sentence if it could not be done."""
    found = json.loads((here / "progress.json").read_text(encoding="utf-8"))
    if (here / "failed").exists():
        found["failed"] = (here / "failed").read_text(encoding="utf-8")
    return found | {"done": (here / "done").exists()}
