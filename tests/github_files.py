"""What the files in ``.github`` may contain, as JSON Schemas written from GitHub's documentation.

Stricter than GitHub: what these files do not use is not allowed, and what every workflow has to say
of its rights, its time and its place is required.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from sarif import TEXT, Json, closed, listed

REPOSITORY = Path(__file__).parent.parent
GITHUB = REPOSITORY / ".github"
FORMS = sorted((GITHUB / "ISSUE_TEMPLATE").glob("[0-9]*.yml"))
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))

FLAG: Json = {"type": "boolean"}
MINUTES: Json = {"type": "integer", "minimum": 1, "maximum": 60}
RIGHTS: Json = {"type": "object", "additionalProperties": {"enum": ["read", "write"]}}
EXPRESSION: Json = {"type": "string", "pattern": r"^\$\{\{ .+ \}\}$"}
ENV: Json = {"type": "object", "additionalProperties": TEXT}
NAMES = listed(TEXT, minItems=1, uniqueItems=True)
FILTER = closed({"branches": NAMES, "paths": NAMES, "paths-ignore": NAMES, "tags": NAMES})

USING = closed(
    {"name": TEXT, "if": EXPRESSION, "with": {"type": "object"}},
    uses={"type": "string", "pattern": r"^actions/[a-z-]+@[0-9a-f]{40}$"},
)
RUNNING = closed({"id": TEXT, "if": EXPRESSION, "env": ENV}, name=TEXT, run=TEXT)
JOB = closed(
    {"if": EXPRESSION, "permissions": RIGHTS, "env": ENV},
    **{
        # A named release: the latest changes under our feet.
        "runs-on": {"type": "string", "pattern": r"^ubuntu-\d\d\.04$"},
        "timeout-minutes": MINUTES,
        "steps": listed({"anyOf": [USING, RUNNING]}, minItems=1),
    },
)
WORKFLOW = closed(
    name=TEXT,
    on=closed(
        {
            "pull_request": FILTER,
            "push": FILTER,
            "pull_request_target": closed(types=NAMES),
            "workflow_run": closed(workflows=NAMES, types=NAMES),
        }
    ),
    permissions=RIGHTS,
    concurrency=closed(**{"group": TEXT, "cancel-in-progress": FLAG}),
    # Named, bash stops where any command of a pipe fails.
    defaults=closed(run=closed(shell={"const": "bash"})),
    jobs={"type": "object", "minProperties": 1, "additionalProperties": JOB},
)

BILINGUAL: Json = {"type": "string", "pattern": r"^[^·]+ · [^·]+$"}
ASKED = {"id": {"type": "string", "pattern": r"^[a-z]+$"}}
ANSWERED = {"validations": closed(required=FLAG)}
FREE = closed({"description": BILINGUAL, "placeholder": TEXT}, label=BILINGUAL)
CHOICE = closed(label=BILINGUAL, options=listed(BILINGUAL, minItems=2, uniqueItems=True))
FORM = closed(
    name=BILINGUAL,
    description=BILINGUAL,
    labels=NAMES,
    body=listed(
        {
            "anyOf": [
                closed(type={"const": "markdown"}, attributes=closed(value=TEXT)),
                closed(ANSWERED, type={"enum": ["input", "textarea"]}, attributes=FREE, **ASKED),
                closed(ANSWERED, type={"const": "dropdown"}, attributes=CHOICE, **ASKED),
            ]
        }
    ),
)


def parsed(path: Path) -> Any:
    """The content of a YAML file; ``on`` is a word in it, as it is for GitHub."""
    content = yaml.safe_load(path.read_text("utf-8"))
    return {"on" if key is True else key: value for key, value in content.items()}


def step(workflow: str, name: str) -> Json:
    """The step with this name."""
    jobs = parsed(GITHUB / "workflows" / f"{workflow}.yml")["jobs"].values()
    (found,) = (one for job in jobs for one in job["steps"] if one.get("name") == name)
    return dict(found)


def labels() -> dict[str, tuple[str, str]]:
    """Colour and description of each label, by its name."""
    lines = (GITHUB / "labels.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines]
    assert len({name for name, *_ in rows}) == len(rows)
    return {name: (color, description) for name, color, description in rows}
