"""What names are read from a cell, by kind of cell."""

import pytest

from watchers.screening.cell.read import read_cell

HALF = "Ocean Lens Co., Ltd."


def names(cell):
    """The names of each party in the cell; the cell alone if it is a name and nothing else."""
    parties = [list(party.names) for party in read_cell(cell).parties]
    return parties or [[cell]]


@pytest.mark.parametrize(
    "cell",
    [
        *("Ocean Lens", "Ocean Lens Co., Ltd.", "OCEAN LENS CO.,LTD", "Océan Lentille SARL"),
        *(
            "海洋镜头",
            "海洋镜头有限公司",
            "TCL海洋有限公司",
            "A/S Ocean Lens",
            "3M Lens",
            "Lens (Ningbo)",
        ),
        *("Ocean Import and Export Co., Ltd.", "Ocean Trade & Business", "A. Lens", "Ocean-Lens"),
        *("Police Office, Ningbo", "Lens GmbH & Co. KG", "SZSE:000001", "海洋镜头（宁波）有限公司"),
    ],
)
def test_a_name_and_nothing_else_is_asked_as_it_is(cell):
    assert names(cell) == [[cell]]
    assert read_cell(cell).names == (cell,)


@pytest.mark.parametrize("between", [" ", ", ", " / ", " | ", "\n", " - ", ""])
@pytest.mark.parametrize("first_is_latin", [True, False])
def test_the_halves_in_two_scripts_are_two_names_of_one_party(between, first_is_latin):
    halves = [HALF, "海洋镜头有限公司"] if first_is_latin else ["海洋镜头有限公司", HALF]
    assert names(between.join(halves)) == [halves]


@pytest.mark.parametrize(
    "between", ["; ", " / ", "、", " | ", "\n", ";", "；", " • ", "<br>", "<br />", "</p><p>"]
)
def test_parties_are_parted_by_separators(between):
    assert names(f"Ocean Lens{between}River Sensor") == [["Ocean Lens"], ["River Sensor"]]
    assert names(f"海洋镜头{between}河流传感") == [["海洋镜头"], ["河流传感"]]


@pytest.mark.parametrize("between", [", ", " & ", " and ", " + ", " AND ", ", and "])
def test_a_legal_form_before_a_weak_separator_makes_it_sure(between):
    reading = read_cell(f"{HALF}{between}River Sensor Inc.")
    assert [party.names for party in reading.parties] == [(HALF,), ("River Sensor Inc.",)]
    assert not reading.may_be_one_name
    assert read_cell(f"Ocean Lens{between}River Sensor").may_be_one_name


@pytest.mark.parametrize(
    "firm", ["Lens County Hair Products Co., Ltd.", "Lens Mobile Group Co., Ltd."]
)
def test_a_piece_with_a_legal_form_is_a_firm_whatever_its_words(firm):
    assert names(f"River Sensor Inc.; {firm}") == [["River Sensor Inc."], [firm]]


def test_an_ordinal_behind_a_legal_form_belongs_to_the_name():
    institute = "Ocean Group Corporation 52nd Research Institute"
    assert names(f"{institute}; River Sensor Inc.") == [[institute], ["River Sensor Inc."]]


def test_chinese_companies_are_parted_by_their_legal_form():
    two = [["海洋镜头有限公司"], ["河流传感有限公司"]]
    assert names("海洋镜头有限公司和河流传感有限公司") == two
    assert names("海洋镜头有限公司，河流传感有限公司") == two
    assert names("海洋镜头有限公司 河流传感有限公司") == two


@pytest.mark.parametrize(
    ("cell", "further"),
    [
        ("Ocean Lens Ltd (River Sensor)", "River Sensor"),
        ("Ocean Lens Ltd [River Sensor]", "River Sensor"),
        ("Ocean Lens Ltd (River Sensor", "River Sensor"),
        ("Ocean Lens Ltd f/k/a River Sensor", "River Sensor"),
        ("Ocean Lens Ltd (formerly River Sensor)", "River Sensor"),
        ("Ocean Lens Ltd, previously known as River Sensor", "River Sensor"),
        ("Ocean Lens Ltd a.k.a. River Sensor", "River Sensor"),
        ("Ocean Lens Ltd; d/b/a River Sensor", "River Sensor"),
        ("Ocean Lens Ltd trading as River Sensor", "River Sensor"),
        ("Ocean Lens Ltd 曾用名：河流传感", "河流传感"),
        ("Ocean Lens Ltd（原名：河流传感）", "河流传感"),
        ("Ocean Lens Ltd（原河流传感）", "河流传感"),
    ],
)
def test_other_names_are_names_of_the_same_party(cell, further):
    assert names(cell) == [["Ocean Lens Ltd", further]]


@pytest.mark.parametrize(
    "before",
    [
        *("1042 - ", "V-1042: ", "1. ", "2) ", "(3) ", "✓ ", "• ", "① ", "[x] ", "V001042 "),
        *("M/S ", "Messrs. ", "Mr. ", "Dr. ", "Prof. ", "Supplier: ", "Company name: ", "供应商："),
        *("- ", "No. 12: ", "1. Vendor: ", "c/o "),
    ],
)
def test_what_stands_before_a_name_is_left_out(before):
    assert names(f"{before}Ocean Lens") == [["Ocean Lens"]]


@pytest.mark.parametrize(
    "behind",
    [
        *(", Ningbo", ", Ningbo, Zhejiang, China", ", P.R. China", ", 315000 Ningbo", ", Germany"),
        *(" - 12 Lake Road, Ningbo", ", No. 8 Hill Street", " No. 8 Hill Street, Ningbo"),
        *(" / Ningbo", "; 12 Lake Road", ", Tel. 123456", " 宁波市鄞州区学士路12号"),
    ],
)
def test_an_address_is_no_part_of_the_name(behind):
    reading = read_cell(HALF + behind)
    assert [party.names for party in reading.parties] == [(HALF,)]
    assert reading.has_address


def test_a_chinese_address_is_no_part_of_the_name():
    for cell in (
        "海洋镜头有限公司，宁波市学士路12号",
        "海洋镜头有限公司 宁波市鄞州区",
        "海洋镜头、宁波市",
    ):
        assert names(cell) == [[cell[: 8 if "公司" in cell else 4]]]


@pytest.mark.parametrize(
    ("cell", "identifier"),
    [
        ("Ocean Lens (SZSE: 000001)", "SZSE:000001"),
        ("Ocean Lens (000001.SZ)", "000001.SZ"),
        ("Ocean Lens, SHE:000001", "SZSE:000001"),
        ("Ocean Lens USCC 91330000000000106P", "91330000000000106P"),
        ("Ocean Lens (统一社会信用代码：91330000000000106P)", "91330000000000106P"),
        ("Ocean Lens, ISIN CNE000000001", "CNE000000001"),
    ],
)
def test_an_identifier_is_asked_as_one(cell, identifier):
    assert names(cell) == [["Ocean Lens", identifier]]


def test_a_number_that_identifies_nobody_is_left_out():
    assert names("Ocean Lens, Tax ID: 12-345") == [["Ocean Lens"]]


@pytest.mark.parametrize("cell", ["Ocean Lens™", "Ocean Lens ®", "Ocean© Lens", "Ocean\u200b Lens"])
def test_signs_and_invisible_characters_are_left_out(cell):
    assert names(cell) == [["Ocean Lens"]]


@pytest.mark.parametrize(
    "cell", ["Ocean Lens Co., Ltd. Ningbo Branch", "Ocean Lens Co., Ltd., Ningbo Branch Office"]
)
def test_a_branch_is_its_company(cell):
    assert names(cell) == [[HALF]]
    assert names("海洋镜头有限公司宁波分公司") == [["海洋镜头有限公司"]]


def test_other_wordings_are_asked_too():
    assert names("OCEAN LENS TECHN. COMP") == [
        ["OCEAN LENS TECHN. COMP", "OCEAN LENS technology company"]
    ]
    assert names("Ocean Dig. Lens Stock Co.") == [
        ["Ocean Dig. Lens Stock Co.", "Ocean digital Lens Co."]
    ]
    assert names("海洋數位有限公司") == [["海洋數位有限公司", "海洋数字有限公司"]]


@pytest.mark.parametrize("behind", ["分公司", "宁波分公司", "北京市办事处", "杭州代表处"])
def test_a_branch_of_a_short_name_is_its_company(behind):
    assert names(f"海洋镜头{behind}") == [["海洋镜头"]]


@pytest.mark.parametrize("cell", ["北京分公司", "海洋分公司"])
def test_what_is_left_of_a_branch_must_be_a_name(cell):
    assert names(cell) == [[cell]]


@pytest.mark.parametrize("cell", ["Ocean Lens¹", "<b>Ocean Lens</b>", "<i>Ocean</i> Lens²"])
def test_notes_and_tags_are_no_part_of_a_name(cell):
    assert names(cell) == [["Ocean Lens"]]


def test_a_cell_of_any_length_is_read():
    assert (
        len(read_cell("; ".join(f"Lens {number} Ltd" for number in range(5_000))).parties) == 5_000
    )
