"""The files in which the record is offered, as schema.org and DCAT tell of them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from watchers.exports.linked_data.makers import licences
from watchers.exports.linked_data.nodes import Node, known, row_iri, web_address
from watchers.package.model import Package

MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
"""Where IANA names each type; DCAT uses these addresses."""
SHA256 = "spdx:checksumAlgorithm_sha256"


@dataclass(frozen=True, kw_only=True)
class File:
    """A file in which the record is offered."""

    path: str
    """Its address, or its path beside the document."""
    title: str
    media_type: str
    content: bytes


def data_files(package: Package) -> list[File]:
    """The files of the tables; raises UnusablePackage if one cannot be read."""
    from watchers.tables.typed_tables import file_bytes

    tables = package.tables
    return [
        File(
            path=tables[name].path,
            title=tables[name].title or name,
            media_type="text/csv",
            content=content,
        )
        for name, content in file_bytes(package).items()
    ]


def named_nodes(package: Package, files: list[File]) -> Iterator[Node]:
    """What the addresses of licences, types of files and the algorithm of hashes stand for."""
    for address in licences(package):
        yield {"@type": "dcterms:LicenseDocument", "@id": address}
    for kind in sorted({file.media_type for file in files}):
        yield {"@type": "dcterms:MediaType", "@id": MEDIA_TYPES + kind, "name": kind}
    yield {"@type": "spdx:ChecksumAlgorithm", "@id": SHA256}


def file_iri(file: File) -> str:
    return row_iri("files", file.path)


def file_nodes(package: Package, file: File) -> Iterator[Node]:
    digest = hashlib.sha256(file.content).hexdigest()
    address = web_address(file.path) or quote(file.path, safe="/")
    licence = licences(package)
    checksum = f"{file_iri(file)}/sha256"
    yield known(
        {
            "@type": ["DataDownload", "dcat:Distribution"],
            "@id": file_iri(file),
            "name": file.title,
            "contentUrl": address,
            "encodingFormat": file.media_type,
            "contentSize": f"{len(file.content)} B",
            "sha256": digest,
            "dcterms:title": file.title,
            "dcterms:license": licence if len(licence) == 1 else [],
            "dcat:accessURL": address,
            "dcat:downloadURL": address,
            "dcat:mediaType": MEDIA_TYPES + file.media_type,
            "dcat:byteSize": {"@value": str(len(file.content)), "@type": "xsd:nonNegativeInteger"},
            "spdx:checksum": {"@id": checksum},
        }
    )
    yield {
        "@type": "spdx:Checksum",
        "@id": checksum,
        "spdx:algorithm": SHA256,
        "spdx:checksumValue": {"@value": digest, "@type": "xsd:hexBinary"},
    }
