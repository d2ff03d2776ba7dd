"""Run by Python with the FollowTheMoney library: judges each entity of a file by its model.

Prints as JSON how many there were and what was wrong. Apart from what the library's `validate`
asks, each value must be as the library would clean it, and each reference must find its range.
"""

import json
import sys
from pathlib import Path

from followthemoney import model
from followthemoney.dataset.util import dataset_name_check
from followthemoney.exc import InvalidData


def main(path: str) -> None:
    lines = Path(path).read_text("utf-8").splitlines()
    entities = [json.loads(line) for line in lines]
    schemata = {entity["id"]: model[entity["schema"]] for entity in entities}
    faults = [fault for entity in entities for fault in judge(entity, schemata)]
    print(json.dumps({"entities": len(entities), "faults": faults}))


def judge(entity, schemata):
    schema = schemata[entity["id"]]
    try:
        schema.validate(entity)
    except InvalidData as error:
        yield f"{entity['id']}: {error.errors}"
    for dataset in entity["datasets"]:
        dataset_name_check(dataset)
    for name, values in entity["properties"].items():
        prop = schema.get(name)
        if prop is None or prop.deprecated or prop.stub:
            yield f"{entity['id']}: {schema.name} has no {name}"
            continue
        for value in values:
            yield from judge_value(entity, prop, value, schemata)


def judge_value(entity, prop, value, schemata):
    if prop.type.clean(value, format=prop.format) != value or len(value) > prop.max_length:
        yield f"{entity['id']}: {prop.name}: {value}"
    if prop.range is not None and value not in schemata:
        yield f"{entity['id']}: {prop.name} dangles: {value}"
    elif prop.range is not None and not schemata[value].is_a(prop.range):
        yield f"{entity['id']}: {prop.name}: {value} is a {schemata[value].name}"


if __name__ == "__main__":
    main(sys.argv[1])
