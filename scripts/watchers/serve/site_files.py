"""The files of a site, read once and checked against its manifest; no request reads the disk."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path, PurePosixPath

from starlette.requests import Request
from starlette.responses import Response

from watchers.exports.manifest import MANIFEST, hash_of
from watchers.package.strict_json import read_json
from watchers.problems.errors import UnusablePackage
from watchers.serve.endpoint import Reply
from watchers.serve.errors import Code, RequestError
from watchers.serve.responses import respond, tag_of
from watchers.site.export import FORMAT
from watchers.text.printable import quoted

INDEX = "index.html"
POLICY = "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
"""Each page of a site has a stricter one of its own; this is for whatever else lies there."""
PLAIN = "text/plain; charset=utf-8"
TYPES = {
    "": PLAIN,
    ".cff": PLAIN,
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".md": PLAIN,
    ".svg": "image/svg+xml",
    ".txt": PLAIN,
    ".xml": "application/xml",
    ".zip": "application/zip",
}
"""By the ending of a name; whatever else lies in a site is not shown but saved."""
SAVED = "application/octet-stream"


@dataclass(frozen=True)
class SiteFile:
    """One file as it is sent."""

    reply: Reply
    tag: str


class SiteFiles:
    """The files of a site by path."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self._files = {path: _site_file(path, content) for path, content in files.items()}

    async def answered(self, request: Request) -> Response:
        """The file at the path of the request, or the index of that folder."""
        path = request.path_params["path"]
        if not path or path.endswith("/"):
            path += INDEX
        file = self._files.get(path)
        if file is None:
            raise RequestError(
                HTTPStatus.NOT_FOUND, Code.NOT_FOUND, f"{quoted(path)} is not a page of the site"
            )
        return respond(request, file.reply, tag=file.tag)


def _site_file(path: str, content: bytes) -> SiteFile:
    return SiteFile(Reply(content, _media_type(path), POLICY), tag_of(content))


def _media_type(path: str) -> str:
    return TYPES.get(PurePosixPath(path).suffix, SAVED)


def read_site(folder: Path, *, content_hash: str) -> SiteFiles:
    """The site in a folder that `watchers export site` wrote.

    Raises UnusablePackage if the folder holds none, one of another package, or one of which a file
    is missing or was changed.
    """
    try:
        manifest = read_json(folder / MANIFEST)
        if manifest["format"] != FORMAT:
            raise UnusablePackage(f"{folder}: is not a site")
        if manifest["content_sha256"] != content_hash:
            raise UnusablePackage(f"{folder}: is the site of another release; export it again")
        return SiteFiles({one["path"]: _read(folder, one) for one in manifest["files"]})
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise UnusablePackage(
            f"{folder}: is not a site that `watchers export site` wrote ({MANIFEST})"
        ) from error


def _read(folder: Path, entry: dict[str, str]) -> bytes:
    path = folder / entry["path"]
    if not path.resolve().is_relative_to(folder.resolve()):
        raise UnusablePackage(f"{path}: lies outside the site")
    content = path.read_bytes()
    if hash_of(content) != entry["hash"]:
        raise UnusablePackage(f"{path}: was changed since the site was written; export it again")
    return content
