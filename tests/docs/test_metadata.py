"""What the package says of itself: its address, its Pythons, the files that hosts look for."""

import json
import re
import tomllib

import pytest
import yaml

from support.packages import ROOT

DESCRIPTOR = json.loads((ROOT / "datapackage.json").read_text("utf-8"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
FORM = ROOT / ".github" / "ISSUE_TEMPLATE" / "wrong-fact.yml"


def test_address_is_given_in_one_place():
    """`homepage` of the descriptor; without one, nothing says where the project is to be had."""
    homepage = DESCRIPTOR.get("homepage")
    assert PROJECT.get("urls", {}).get("Homepage") == homepage
    if homepage is None:
        readme = (ROOT / "README.md").read_text("utf-8")
        assert re.findall(r"git clone|pip install (?!\.|-e|--editable)[a-z]", readme) == []


def test_every_python_that_is_tested_is_a_classifier():
    versions = re.findall(r"Python :: (3\.\d+)", " ".join(PROJECT["classifiers"]))
    check = yaml.safe_load((ROOT / ".github" / "workflows" / "check.yml").read_text("utf-8"))
    tested = check["jobs"]["systems"]["strategy"]["matrix"]["python"]
    assert [versions[0], versions[-1]] == tested
    assert PROJECT["requires-python"] == f">={versions[0]}"


@pytest.mark.parametrize("name", ["SECURITY.md", "CODE_OF_CONDUCT.md", ".github/ISSUE_TEMPLATE"])
def test_what_hosts_look_for_is_there(name):
    assert (ROOT / name).exists()


def test_form_for_a_wrong_fact_asks_for_row_and_document():
    form = yaml.safe_load(FORM.read_text("utf-8"))
    fields = [field for field in form["body"] if field["type"] != "markdown"]
    required = [field["id"] for field in fields if field.get("validations", {}).get("required")]
    assert {"name", "description", "body"} <= set(form)
    assert len({field["id"] for field in fields}) == len(fields)
    assert {"row", "column", "document"} <= set(required)
