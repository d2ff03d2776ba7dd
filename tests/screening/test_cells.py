"""`watchers listed` on cells that hold more than a name: every part is answered."""

import csv
import io
import json

import pytest
from click.testing import CliRunner

from support.packages import change_rows
from watchers.cli import cli

DAY = ("--on", "2020-01-01")
MAKER, PROJECT = "camera-maker", "project-company"


def run(package, *arguments):
    return CliRunner().invoke(cli, ["--package", str(package), "listed", *map(str, arguments)])


def rows(package, *cells):
    done = run(package, *cells, *DAY, "--format", "csv")
    return list(csv.DictReader(io.StringIO(done.stdout)))


def asked(package, cell):
    return [(row["party_id"] or row["answer"], row["asked_as"]) for row in rows(package, cell)]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Camera Maker", [(MAKER, "")]),
        ("\x1b[31mCamera Maker\x1b[0m", [(MAKER, "Camera Maker")]),
        ("Camera Maker™", [(MAKER, "Camera Maker")]),
        ("Camera Maker Ltd, 相机制造有限公司", [(MAKER, "Camera Maker Ltd")]),
        ("Camera Maker; Project Company", [(MAKER, "Camera Maker"), (PROJECT, "Project Company")]),
        ("Camera Maker & Project Company", [(MAKER, "Camera Maker"), (PROJECT, "Project Company")]),
        ("Nobody Ltd (Camera Maker)", [(MAKER, "Camera Maker")]),
        ("Zebra Lens (SZSE: 000001)", [(MAKER, "SZSE:000001")]),
        ("Camera Maker; Zebra Lens", [(MAKER, "Camera Maker"), ("no_match", "Zebra Lens")]),
        ("Camera Maker Ltd 斑马镜头", [(MAKER, "Camera Maker Ltd")]),
        ("Zebra Lens; Zebra Optics", [("no_match", "")]),
        ("Camera Maker; Camera Maker Ltd", [(MAKER, "Camera Maker")]),
    ],
)
def test_each_result_says_which_part_it_answers(valid_package, cell, expected):
    assert asked(valid_package, cell) == expected


@pytest.mark.parametrize(
    "behind", [", a subsidiary of Camera Maker", " (a subsidiary of Camera Maker)"]
)
def test_what_stands_behind_a_match_is_not_passed_over(valid_package, behind):
    done = run(valid_package, f"Industry Site Ltd{behind}", *DAY)
    assert (done.exit_code, "it could be camera-maker" in done.stdout) == (3, True)


def test_the_gravest_part_decides(valid_package):
    done = run(valid_package, "Zebra Lens / Project Company / Camera Maker", *DAY)
    assert done.exit_code == 1
    text = " ".join(done.stdout.split())
    assert "1 name: 1 listed" in text
    assert "read as 'Zebra Lens': no party in the record matches" in text
    assert "read as 'Camera Maker'" in text


def test_a_name_with_separators_is_one_name_if_the_record_has_it(valid_package):
    name = "Zebra Lens, Camera Maker & Sons"
    change_rows(valid_package, "entities", [{"entity_id": "daily", "name": name}])
    assert asked(valid_package, name) == [("daily", "")]
    assert asked(valid_package, name.upper()) == [("daily", "")]


def test_an_address_makes_no_other_party_of_a_name(valid_package):
    change_rows(
        valid_package,
        "entities",
        [
            {"entity_id": "daily", "name": "Zebralens Silicon Co., Ltd."},
            {"entity_id": "industry-site", "name": "Zebralens Silicon (Ningbo) Co., Ltd."},
        ],
    )
    cell = "Zebralens Silicon Co., Ltd., Ningbo, Zhejiang, China"
    assert asked(valid_package, cell) == [("daily", "Zebralens Silicon Co., Ltd.")]


def test_a_match_by_an_address_alone_is_for_review(valid_package):
    name = "Yuda Silicon (Ningbo) Co., Ltd."
    change_rows(valid_package, "entities", [{"entity_id": "daily", "name": name}])
    assert [row["verdict"] for row in rows(valid_package, "Yuda Silicon Co., Ltd., Ningbo")] == [
        "review"
    ]


def test_json_has_the_part_too(valid_package):
    done = run(valid_package, "Mr. First Minister", *DAY, "--format", "json")
    (answer,) = json.loads(done.stdout)["answers"]
    assert (answer["party_id"], answer["asked_as"]) == ("first-minister", "First Minister")


@pytest.fixture
def suppliers(tmp_path):
    file = tmp_path / "suppliers.csv"
    mojibake = "相机制造有限公司".encode().decode("latin-1")
    file.write_text(f"supplier\nカメラ\n{mojibake}\n???? Ltd\nCamera Maker\nПрибор\n", "utf-8")
    return file


def test_cells_that_cannot_be_read_are_for_review_in_one_line_at_the_end(valid_package, suppliers):
    done = run(valid_package, "--file", suppliers, *DAY)
    text = " ".join(done.stdout.split())
    assert "5 names: 2 listed, 2 for review, 1 not in the record" in text
    assert "1 cell was decoded wrongly before and read as repaired (line 3)" in text
    note = "2 cells are for review because nothing could be read: damaged text, or a script"
    assert f"{note} in which the record has no names (line 2, 4)" in text
    assert text.count("カメラ") == text.count("????") == 0


def test_they_have_a_row_in_csv_with_the_reason(valid_package, suppliers):
    done = run(valid_package, "--file", suppliers, *DAY, "--format", "csv", "--detail")
    found = {row["line"]: row for row in csv.DictReader(io.StringIO(done.stdout))}
    assert (found["2"]["verdict"], found["2"]["reasons"]) == ("review", "script_without_names")
    assert (found["4"]["verdict"], found["4"]["reasons"]) == ("review", "damaged_text")
    assert (found["3"]["party_id"], found["3"]["asked_as"]) == (MAKER, "相机制造有限公司")


def test_a_name_given_alone_says_so_itself(valid_package):
    done = run(valid_package, "カメラ", *DAY)
    assert done.exit_code == 3
    assert "カメラ: the record has no names in this script" in done.stdout


def test_a_script_is_read_if_the_record_has_names_in_it(valid_package):
    change_rows(valid_package, "entities", [{"entity_id": "daily", "name": "カメラ新聞"}])
    assert [row["verdict"] for row in rows(valid_package, "レンズ")] == ["no_match"]


def test_a_readable_half_is_enough(valid_package):
    assert [row["verdict"] for row in rows(valid_package, "Zebra Lens レンズ")] == ["no_match"]
