"""A listed name within a cell that matches nobody as a whole is for review, never cleared."""

import pytest
from click.testing import CliRunner

from watchers.cli import cli
from watchers.screening.embedded import embedded_names


@pytest.mark.parametrize(
    "cell",
    [
        "Camera Maker Co., Ltd. XY",
        "Camera Maker Co., Ltd. Tel: +86 21 5555 5555",
        "Camera Maker Co., Ltd. sales@example.org",
        "Foreign Garden GmbH and Camera Maker Co., Ltd.",
        "Camera Maker Co., Ltd. = Anything",
        "Camera M\ufffdker Co., Ltd.",
        "Camera M?ker Co., Ltd.",
        "The Daily; \ufffd\ufffd\ufffd\ufffd",
    ],
)
def test_it_is_not_cleared(valid_package, cell):
    asked = ["--package", str(valid_package), "listed", cell, "--on", "2020-01-01"]
    assert CliRunner().invoke(cli, asked).exit_code in {1, 3}


def test_a_cell_whose_letters_are_all_lost_is_asked_and_for_review(valid_package, tmp_path):
    file = tmp_path / "suppliers.csv"
    file.write_text("supplier,no\n????,1\nNobody GmbH,2\n", "utf-8")
    asked = ["--package", str(valid_package), "listed", "--file", str(file), "--column", "supplier"]
    done = CliRunner().invoke(cli, [*asked, "--on", "2020-01-01"])
    assert (done.exit_code, "2 names: 1 for review, 1 not in the record" in done.stdout) == (
        3,
        True,
    )


@pytest.mark.parametrize(
    "behind", ["Tel: 0571-88075998", "x@example.org", "(China)", "CN", "Attn: Mr. Li", "= Foo"]
)
def test_a_name_without_a_legal_form_is_asked_without_what_follows_it(behind):
    assert "County Office" in set(embedded_names(f"County Office {behind}"))
