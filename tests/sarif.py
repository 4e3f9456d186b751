"""The part of SARIF 2.1.0 that the reports use, as a JSON Schema written from the specification.

Stricter than the standard: what the reports do not use is not allowed, what they always give is
required. Section numbers are those of the OASIS Standard with Errata 01.
"""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]


def closed(optional: Json | None = None, **required: Json) -> Json:
    return {
        "type": "object",
        "properties": required | (optional or {}),
        "required": list(required),
        "additionalProperties": False,
    }


def listed(items: Json, **more: object) -> Json:
    return {"type": "array", "items": items, **more}


TEXT: Json = {"type": "string", "minLength": 1}
POSITIVE: Json = {"type": "integer", "minimum": 1}
LANGUAGE: Json = {"type": "string", "pattern": "^[a-zA-Z]{2}(-[a-zA-Z]{2})?$"}  # 3.14.7, 3.19.21
MESSAGE = closed(text=TEXT)  # 3.11, 3.12
# 3.30: lines and columns from 1; the end column is the one after the last character.
REGION = closed(
    {"startColumn": POSITIVE, "endLine": POSITIVE, "endColumn": POSITIVE}, startLine=POSITIVE
)
# 3.10.2: relative to what uriBaseId stands for, and nothing that a URI cannot hold.
RELATIVE: Json = {
    "type": "string",
    "pattern": r"^[A-Za-z0-9._~%!$&'()*+,;=@-][A-Za-z0-9._~%!$&'()*+,;=@/-]*$",
}
ARTIFACT_LOCATION = closed(uri=RELATIVE, uriBaseId={"const": "%SRCROOT%"})  # 3.4
LOCATION = closed(  # 3.28, 3.29, 3.33
    {"logicalLocations": listed(closed(name=TEXT, kind=TEXT), minItems=1, uniqueItems=True)},
    physicalLocation=closed({"region": REGION}, artifactLocation=ARTIFACT_LOCATION),
)
LEVEL: Json = {"enum": ["none", "note", "warning", "error"]}  # 3.27.10
DESCRIPTOR = closed(  # 3.49
    id=TEXT,
    shortDescription=MESSAGE,
    fullDescription=MESSAGE,
    help=MESSAGE,
    defaultConfiguration=closed(level=LEVEL),
    properties={"type": "object"},
)
COMPONENT: dict[str, Json] = {  # 3.19
    "name": TEXT,
    "semanticVersion": {"type": "string", "pattern": r"^\d+\.\d+\.\d+"},
    "language": LANGUAGE,
    "rules": listed(DESCRIPTOR, uniqueItems=True),
}
TRANSLATION = closed(
    **COMPONENT,
    contents={"const": ["localizedData"]},
    isComprehensive={"type": "boolean"},
    associatedComponent=closed(name=TEXT),
    translationMetadata=closed(name=TEXT),
)
FIX = closed(  # 3.55
    artifactChanges=listed(
        closed(  # 3.56
            artifactLocation=ARTIFACT_LOCATION,
            replacements=listed(
                # 3.57, 3.3: the content of an artifact is its characters, not a message.
                closed(deletedRegion=REGION, insertedContent=closed(text={"type": "string"})),
                minItems=1,
            ),
        ),
        minItems=1,
        uniqueItems=True,
    ),
)
RESULT = closed(  # 3.27
    {
        "fixes": listed(FIX, minItems=1, uniqueItems=True),  # 3.27.30
        "properties": closed(id=TEXT),  # 3.8
    },
    ruleId=TEXT,
    ruleIndex={"type": "integer", "minimum": 0},
    level=LEVEL,
    message=MESSAGE,
    locations=listed(LOCATION, minItems=1, maxItems=1),
)
RUN = closed(  # 3.14
    tool=closed(driver=closed(**COMPONENT)),
    language=LANGUAGE,
    columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
    originalUriBaseIds={
        "type": "object",
        "additionalProperties": closed(description=MESSAGE),
    },
    invocations=listed(
        closed(  # 3.20
            {"toolExecutionNotifications": listed(closed(level=LEVEL, message=MESSAGE))},  # 3.58
            executionSuccessful={"type": "boolean"},
            exitCode={"type": "integer"},
        )
    ),
    translations=listed(TRANSLATION, uniqueItems=True),
    results=listed(RESULT),
)
SCHEMA = closed(  # 3.13
    **{"$schema": {"type": "string", "format": "uri", "pattern": r"sarif-schema-2\.1\.0\.json$"}},
    version={"const": "2.1.0"},
    runs=listed(RUN, minItems=1),
)
