"""What croissant.json says: the data set, its files, and each table as a record set.

After Croissant 1.1 (mlcommons.org/croissant/1.1), as mlcroissant 1.1 takes it. Two things follow
the reader where it differs from the text of the format: schema.org is written with https, and a key
refers to a column of a file and not to a field, since record sets whose fields refer to each other
in a circle, as sources and their publishers do, cannot be read by it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from watchers.exports.linked_data.dataset import SILENCE
from watchers.exports.linked_data.happenings import NO_FINDING
from watchers.exports.linked_data.makers import creator_nodes, licences, publisher_nodes
from watchers.exports.linked_data.nodes import SCHEMA_ORG, homepage, known
from watchers.exports.manifest import Entry
from watchers.package.model import Package, Table
from watchers.package.vocabulary import FIRST, LAST

Node = dict[str, Any]
VERSION = "http://mlcommons.org/croissant/1.1"
PARQUET = "application/x-parquet"
"""The media type by which mlcroissant knows Parquet; IANA's is application/vnd.apache.parquet."""
TERMS = (
    *("annotation", "arrayShape", "citeAs", "column", "containedIn", "equivalentProperty"),
    *("excludes", "extract", "field", "fileObject", "fileProperty", "fileSet", "format"),
    *("includes", "isArray", "isLiveDataset", "jsonPath", "key", "md5", "parentField", "path"),
    *("readLines", "recordSet", "references", "regex", "repeated", "replace", "samplingRate"),
    *("sdVersion", "separator", "source", "subField", "transform", "unArchive", "value"),
)
"""The terms of the format's own vocabulary, all of which its readers expect to be declared."""
CONTEXT: Node = {
    "@language": "en",
    "@vocab": SCHEMA_ORG,
    "sc": SCHEMA_ORG,
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "dct": "http://purl.org/dc/terms/",
    "conformsTo": "dct:conformsTo",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "examples": {"@id": "cr:examples", "@type": "@json"},
    **{term: f"cr:{term}" for term in TERMS},
}
TYPES = {"string": "sc:Text", "number": "sc:Float", "year": "sc:Integer", "date": "sc:Date"}
"""The type of a field by that of the column."""
DAYS = {FIRST: "First", LAST: "Last"}
"""The columns behind a partial date, by what their names end in."""


def described(package: Package, *, tables: Mapping[str, Table], files: Mapping[str, Entry]) -> Node:
    """The description of the package.

    tables: those that are written. files: what the manifest says of the file of each.
    """
    descriptor = package.descriptor
    title = descriptor.get("title") or descriptor["name"]
    creators = [_creator(node) for node in creator_nodes(package)]
    return known(
        {
            "@context": CONTEXT,
            "@type": "sc:Dataset",
            "conformsTo": VERSION,
            "name": title,
            "description": descriptor.get("description") or title,
            "url": homepage(package),
            "license": licences(package),
            "creator": creators,
            "publisher": [_creator(node) for node in publisher_nodes(package)],
            "datePublished": package.created,
            "version": package.version,
            "keywords": descriptor.get("keywords", []),
            "citeAs": _citation(package, title, [node["name"] for node in creators]),
            "rai:dataLimitations": [SILENCE, NO_FINDING],
            "distribution": [_file(entry) for entry in files.values()],
            "recordSet": [
                _record_set(tables[name], file=entry["path"], files=files)
                for name, entry in files.items()
            ],
        }
    )


def _creator(node: Node) -> Node:
    return {"@type": f"sc:{node['@type'][0]}", "name": node["name"]}


def _citation(package: Package, title: str, creators: list[str]) -> str:
    release = f"{title}, version {package.version}, {package.created}"
    return ". ".join(filter(None, [", ".join(creators), release])) + "."


def _file(entry: Entry) -> Node:
    return {
        "@type": "cr:FileObject",
        "@id": entry["path"],
        "name": entry["path"],
        "contentUrl": entry["path"],
        "contentSize": f"{entry['bytes']} B",
        "encodingFormat": PARQUET,
        "sha256": entry["hash"].removeprefix("sha256:"),
    }


def _record_set(table: Table, *, file: str, files: Mapping[str, Entry]) -> Node:
    return {
        "@type": "cr:RecordSet",
        "@id": table.name,
        "name": table.name,
        "description": table.description,
        "key": [{"@id": f"{table.name}/{column}"} for column in table.primary_key],
        "field": list(_fields(table, file=file, files=files)),
    }


def _fields(table: Table, *, file: str, files: Mapping[str, Entry]) -> Iterator[Node]:
    """The fields in the order of the columns of the file."""
    keys = {
        columns[0]: _column(files[target]["path"], keys[0])
        for columns, target, keys in table.foreign_keys
        if len(columns) == 1 and target in files
    }
    for name, field in table.fields.items():
        key = {"references": keys[name]} if name in keys else {}
        about = field["description"]
        yield _field(table, name, types=_types(field), file=file, about=about) | key
        if name in table.partial_dates:
            for ending, word in DAYS.items():
                about = f"{word} day that {name} can mean."
                yield _field(table, name + ending, types=["sc:Date"], file=file, about=about)


def _types(field: Mapping[str, Any]) -> list[str]:
    """The types of a column; a partial date is text to a reader that does not know its own type."""
    if field.get("format") == "uri":
        return ["sc:URL"]
    return [TYPES[field["type"]], *([field["rdfType"]] if "rdfType" in field else [])]


def _field(table: Table, name: str, *, types: list[str], file: str, about: str) -> Node:
    return {
        "@type": "cr:Field",
        "@id": f"{table.name}/{name}",
        "name": name,
        "description": about,
        "dataType": types,
        "source": _column(file, name),
    }


def _column(file: str, name: str) -> Node:
    return {"fileObject": {"@id": file}, "extract": {"column": name}}
