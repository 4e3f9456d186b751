"""TypeScript declarations of the released JSON files, made from their JSON Schemas.

By hand, because what makes them from a schema runs in Node, which a release must not need, and
because a schema that pydantic makes uses few words. A word that is not known here raises an error.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from cubaven_data.about import NAME
from cubaven_data.model.values import Json

_PLAIN = {"string": "string", "number": "number", "integer": "number", "null": "null"}


def declarations(definitions: Json, version: str) -> str:
    """A module that exports a type per definition: an interface for an object, else an alias.

    Raises ``ValueError`` for a schema that it cannot express.
    """
    head = f"// Types of the JSON files of {NAME} {version}, made from their schemas.\n"
    return "\n".join([head, *(_declared(name, one) for name, one in definitions.items())])


def _declared(name: str, schema: Json) -> str:
    comment = "".join(_comment(schema, ""))
    if "properties" not in schema:
        return f"{comment}export type {name} = {_type(schema)};\n"
    lines = "".join(_properties(schema))
    return f"{comment}export interface {name} {{\n{lines}}}\n"


def _properties(schema: Json) -> Iterator[str]:
    for name, of in schema["properties"].items():
        yield from _comment(of, "  ")
        optional = "" if name in schema["required"] else "?"
        yield f"  {name}{optional}: {_type(of)};\n"


def _comment(schema: Json, indent: str) -> Iterator[str]:
    if text := schema.get("description"):
        yield f"{indent}/** {text} */\n"


def _type(schema: Json) -> str:
    if "$ref" in schema:
        return str(schema["$ref"].removeprefix("#/$defs/"))
    if "const" in schema:
        return json.dumps(schema["const"])
    if "enum" in schema:
        return " | ".join(map(json.dumps, schema["enum"]))
    if "anyOf" in schema:
        return " | ".join(map(_type, schema["anyOf"]))
    kind = schema.get("type")
    if kind == "array":
        return f"Array<{_type(schema['items'])}>"
    if kind == "object" and "additionalProperties" in schema:
        return f"{{ [key: string]: {_type(schema['additionalProperties'])} }}"
    if kind not in _PLAIN:
        raise ValueError(f"no TypeScript for {schema}")
    return _PLAIN[kind]
