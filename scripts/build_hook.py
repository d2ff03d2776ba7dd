"""Hatch runs this when it builds the wheel: the descriptor that goes in is sealed, as in an export.

By its hashes an installed package is known as a build of its own day, whose answers and checks do
not change with the clock. An editable install reads the checkout and needs none of this.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class SealedDescriptor(BuildHookInterface):
    """Puts the sealed datapackage.json into the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root / "scripts"))
        from watchers.package.sealing import sealed

        descriptor = json.loads((root / "datapackage.json").read_text("utf-8"))
        paths = [resource["path"] for resource in descriptor["resources"]]
        contents = {path: (root / path).read_bytes() for path in paths}
        self._folder = tempfile.TemporaryDirectory()
        file = Path(self._folder.name, "datapackage.json")
        file.write_bytes(sealed(descriptor, contents))
        build_data["force_include"][str(file)] = "watchers/dataset/datapackage.json"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        if version != "editable":
            self._folder.cleanup()
