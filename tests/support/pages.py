"""The pages, workflows and hooks of the repository, and what is written in them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import yaml

from support.packages import ROOT

CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
DESCRIPTOR = json.loads((ROOT / "datapackage.json").read_text("utf-8"))
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
YAML_FILES = [*WORKFLOWS, ROOT / ".pre-commit-config.yaml", ROOT / "CITATION.cff"]
PAGES = [
    ROOT / "CONTRIBUTING.md",
    ROOT / "README.md",
    ROOT / "CHANGELOG.md",
    ROOT / ".github" / "pull_request_template.md",
    *sorted((ROOT / "docs").glob("*.md")),
]
COLUMNS = {
    path.stem: [field["name"] for field in json.loads(path.read_text("utf-8"))["fields"]]
    for path in sorted((ROOT / "schemas").glob("*.json"))
}


def loaded(file: Path) -> Any:
    """The content of a YAML file."""
    return yaml.safe_load(file.read_text("utf-8"))


def fenced(text: str, language: str) -> list[str]:
    """The blocks of a page that are fenced as being of a language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def runs(workflow: Path) -> str:
    """All shell commands of a workflow."""
    steps = (step for job in loaded(workflow)["jobs"].values() for step in job["steps"])
    return "\n".join(step.get("run", "") for step in steps)


def recipe(title: str) -> str:
    """The section of CONTRIBUTING with a title, without its heading."""
    return CONTRIBUTING.split(f"\n## {title}\n", 1)[1].split("\n## ", 1)[0]
