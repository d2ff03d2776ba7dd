"""Rows as JSON are what `show` prints, names what `listed` prints, and bad days are refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from support.asgi import ask
from support.packages import RELEASED, make_package
from watchers.cli import cli
from watchers.serve.app import application
from watchers.site.addresses import PAGED

from .conftest import service_of

DAY = "2020-01-01"


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_package(tmp_path_factory.mktemp("small") / "package")


@pytest.fixture(scope="module")
def small(package: Path):
    return application(service_of(package))


def printed(package: Path, *arguments: str) -> str:
    done = CliRunner().invoke(cli, ["--package", str(package), *arguments])
    return done.stdout


@pytest.mark.parametrize("table", PAGED)
def test_a_row_of_each_table_is_what_show_prints(small, package: Path, table: str) -> None:
    row_id = next(iter(service_of(package).record.by_id[table]))
    shown = printed(package, "show", f"{table}/{row_id}", "--format", "json")
    assert ask(small, f"/{table}/{row_id}.json").json == json.loads(shown)


def test_a_row_as_of_a_day_is_what_show_prints(small, package: Path) -> None:
    shown = printed(package, "show", "camera-maker", "--on", DAY, "--format", "json")
    answer = ask(small, "/entities/camera-maker.json", query={"on": DAY})
    assert answer.json == json.loads(shown)
    assert answer.json["on"] == DAY


def test_a_name_is_what_listed_prints(small, package: Path) -> None:
    shown = printed(package, "listed", "Camera Maker", "--on", DAY, "--format", "json")
    answer = ask(small, "/listed.json", query={"name": "Camera Maker", "on": DAY})
    assert answer.json == json.loads(shown)


def test_a_name_without_a_day_is_answered_as_of_the_release_which_is_said(small) -> None:
    answer = ask(small, "/listed.json", query={"name": "Camera Maker"}).json
    assert answer["asked_on"] == RELEASED[:10]
    assert any("no day was given" in note for note in answer["notes"])


def test_a_day_after_the_release_is_answered_as_of_the_release_which_is_said(small) -> None:
    answer = ask(small, "/entities/camera-maker.json", query={"on": "2030-01-01"}).json
    assert answer["on"] == RELEASED[:10]
    assert "2030-01-01 is later: shown as of" in answer["note"]
    listed = ask(small, "/listed.json", query={"name": "Camera Maker", "on": "2030-01-01"}).json
    assert listed["asked_on"] == "2030-01-01"
    assert any("2030-01-01 is unknown" in note for note in listed["notes"])


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2021-02-30", "does not exist in the calendar"),
        ("2021-13-01", "does not exist in the calendar"),
        ("2021", "is not a date (YYYY-MM-DD)"),
        ("", "is not a date (YYYY-MM-DD)"),
        ("01.03.2021", "is not a date (YYYY-MM-DD)"),
        ("２０２１-03-01", "is not a date (YYYY-MM-DD)"),
        ("2021-03-01; DROP TABLE entities", "is not a date (YYYY-MM-DD)"),
        ("1066-10-14", "1066-10-14 is earlier"),
    ],
)
@pytest.mark.parametrize("path", ["/entities/camera-maker.json", "/listed.json"])
def test_a_day_that_cannot_be_answered_is_refused(small, path: str, day: str, said: str) -> None:
    name = {} if "entities" in path else {"name": "Camera Maker"}
    answer = ask(small, path, query={**name, "on": day})
    assert (answer.status, answer.error["code"]) == (400, "bad_day")
    assert said in answer.error["message"]


def test_an_event_of_a_later_day_is_refused(get) -> None:
    answer = get("/events/entity-list-first-xinjiang-tranche.json", query={"on": "2018-01-01"})
    assert (answer.status, answer.error["code"]) == (400, "bad_day")


def test_the_release_is_told(get, service) -> None:
    told = get("/release.json").json
    assert told["content_sha256"] == service.package.content_hash()
    assert told["created"] == service.package.created
    assert told["covers"]["parties"] > 1000


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/entities/hikvison.json", "unknown_id"),
        ("/officials/hikvision.json", "unknown_id"),
        ("/claims/x.json", "not_found"),
        ("/entities/..%2F..%2Fetc%2Fpasswd.json", "not_found"),
        ("/entities/../../../../etc/passwd", "not_found"),
        ("/%2e%2e/pyproject.toml", "not_found"),
        ("/entities/%00.json", "unknown_id"),
        ("/nothing", "not_found"),
    ],
)
def test_what_is_not_there_is_404(get, path: str, code: str) -> None:
    answer = get(path)
    assert (answer.status, answer.error["code"]) == (404, code)


def test_a_misspelt_id_gets_a_suggestion(get) -> None:
    message = get("/entities/hikvison.json").error["message"]
    assert message.endswith("Did you mean hikvision?")


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("onn=2021-03-01", "'onn' is not a parameter of this address"),
        ("on=2021-03-01&on=2022-03-01", "'on' is given twice"),
        ("on=%ff", "the address is not UTF-8"),
        ("&".join(f"a{number}=1" for number in range(60)), "more than 50 fields"),
    ],
)
def test_a_parameter_is_never_passed_over(get, query: str, said: str) -> None:
    answer = get("/entities/hikvision.json", query=query)
    assert (answer.status, answer.error["code"]) == (400, "bad_parameter")
    assert said in answer.error["message"]


@pytest.mark.parametrize("query", ["", "name=", "name=%20", "name=" + "x" * 1001])
def test_a_name_that_is_none_is_refused(get, query: str) -> None:
    answer = get("/listed.json", query=query)
    assert (answer.status, answer.error["code"]) == (400, "bad_parameter")
    assert answer.error["message"].startswith("name: ")
