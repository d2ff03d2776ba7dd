"""Writes down what the FollowTheMoney export needs of the model: types, ranges, codes.

Usage: .venv-ftm/bin/python scripts/update_ftm_model.py (`make .venv-ftm/ready` makes that
environment). The export itself runs without the library, which has parts that come as source only.
"""

from __future__ import annotations

import json
from importlib.metadata import distribution
from itertools import product
from pathlib import Path
from string import ascii_lowercase
from typing import Any

from followthemoney import model
from followthemoney.types import registry
from rigour.langs import iso_639_alpha3

FOLDER = Path(__file__).resolve().parent / "watchers" / "exports" / "ftm" / "vendor"
SCHEMATA = (
    *("Company", "PublicBody", "Organization", "Person", "Succession", "Security"),
    *("Ownership", "Control", "Position", "Occupancy", "Directorship", "UnknownLink"),
    *("Sanction", "Contract", "ContractAward", "Event", "Document", "Article", "Documentation"),
)
"""Those that the export writes; what they extend goes along."""


def main() -> None:
    library = distribution("followthemoney")
    wanted = {above.name for name in SCHEMATA for above in model[name].schemata}
    facts = {
        "library": f"followthemoney {library.version}",
        "licence": "MIT, see followthemoney.license.txt",
        "schemata": {name: _schema(name) for name in sorted(wanted)},
        "topics": sorted(registry.topic.codes),
        "risks": sorted(registry.topic.RISKS),
        "countries": sorted(registry.country.codes),
        "languages": _languages(),
        "language_values": sorted(registry.language.codes),
    }
    lines = [f"{json.dumps(key)}: {_json(value)}" for key, value in facts.items()]
    text = "{\n" + ",\n".join(lines) + "\n}\n"
    (FOLDER / "model.json").write_text(text, "utf-8", newline="\n")
    licence = next(file for file in library.files or [] if file.name == "LICENSE")
    text = Path(str(licence.locate())).read_text("utf-8")
    (FOLDER / "followthemoney.license.txt").write_text(text, "utf-8", newline="\n")


def _schema(name: str) -> dict[str, Any]:
    schema = model[name]
    own = {key: prop for key, prop in schema.properties.items() if prop.schema.name == name}
    return {
        "is_a": sorted(above.name for above in schema.schemata),
        "required": sorted(schema.required),
        "properties": {key: _property(prop) for key, prop in sorted(own.items()) if not prop.stub},
    }


def _property(prop: Any) -> list[Any]:
    """Its type, the most characters of a value, and for a reference the schema that it takes."""
    facts = [prop.type.name, prop.max_length]
    return [*facts, prop.range.name] if prop.range is not None else facts


def _languages() -> dict[str, str]:
    """The codes of ISO 639-3 by those of ISO 639-1."""
    pairs = map("".join, product(ascii_lowercase, repeat=2))
    codes = {short: iso_639_alpha3(short) for short in pairs}
    return {short: long for short, long in codes.items() if long}


def _json(value: Any) -> str:
    """As JSON, with the keys of an object a line each, so that a change is seen."""
    if not isinstance(value, dict) or not any(isinstance(v, dict) for v in value.values()):
        return json.dumps(value, ensure_ascii=False)
    lines = [f"  {json.dumps(key)}: {json.dumps(inner)}" for key, inner in value.items()]
    return "{\n" + ",\n".join(lines) + "\n}"


if __name__ == "__main__":
    main()
