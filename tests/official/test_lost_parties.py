"""A file of which a party would be missed is refused: it would look like one that was removed."""

import pytest

from support import official_samples as samples
from watchers.official.entries import UnreadableList
from watchers.official.list_copy import Proof
from watchers.official.read_copy import read_copy

LOSING = {
    "a page whose table has no names": (
        samples.FILES["uflpa_page.html"].replace(
            b"Name of Entity", b"Name of Entity (including aliases)", 1
        ),
        "one without names or effective dates",
    ),
    "a page whose table has no dates": (
        samples.FILES["uflpa_page.html"].replace(b"<th>Effective Date</th>", b"", 1),
        "one without names or effective dates ('name of entity')",
    ),
    "a page whose header stands below a title": (
        samples.FILES["uflpa_page.html"].replace(
            b"<tr><th>Name", b"<tr><th>Facilities</th></tr><tr><th>Name", 1
        ),
        "has no header, or one without names or effective dates ('name of entity, effective date')",
    ),
    "a page with a date for several rows": (
        samples.FILES["uflpa_page.html"].replace(b"<td>May 17, 2024</td>", b""),
        "the row in line 8 has 1 cells where the header has 2",
    ),
    "a page of which a row lacks the name": (
        samples.FILES["uflpa_page.html"]
        .replace(
            b"<th>Name of Entity</th><th>Effective Date</th>",
            b"<th>Effective Date</th><th>Name of Entity</th>",
            1,
        )
        .replace(
            b"<td>Camera Maker Co., Ltd (including two aliases: CM; and Camera Works)</td>", b""
        ),
        "the row in line 4 has 1 cells where the header has 2",
    ),
    "a page that tells no part of the law": (
        samples.FILES["uflpa_page.html"].replace(b"2(d)", b"2 (d)"),
        "the row in line 4 is under no part of section 2(d)(2)(B)",
    ),
    "a row of the Code of another width": (
        samples.FILES["ecfr_xml.xml"].replace(b"<TD", b"<X", 1).replace(b"</TD>", b"</X>", 1),
        "has 4 cells, not 5: the layout has changed",
    ),
    "a CSV with a row without a name": (
        samples.FILES["bis.csv"].replace(b"Freight Line", b""),
        "the party in line 5 has no name",
    ),
    "a row of the Consolidated Screening List that names no list": (
        samples.FILES["csl.csv"].replace(b"(SDN)", b""),
        "the row in line 3 names no list ('Specially Designated Nationals",
    ),
    "a result of the Consolidated Screening List that is no object": (
        samples.FILES["csl_json-array.json"].replace(b"[", b"[\n null,", 1),
        "the row in line 1 names no list ('')",
    ),
    "a row of OFAC's CSV without a number": (
        samples.FILES["ofac_csv.csv"].replace(b"\n777,", b"\n-0- ,"),
        "line 2 begins with '', not with the number of a party",
    ),
    "rows of OFAC's CSV after the mark of its end": (
        samples.FILES["ofac_csv.csv"] + b"\n" + samples.FILES["ofac_csv.csv"],
        "line 3 begins with '', not with the number of a party",
    ),
    "an OFAC XML whose numbers are renamed": (
        samples.FILES["ofac_xml.xml"].replace(b"uid>", b"id_number>"),
        "the party in line 1 has no number",
    ),
    "an EU XML whose numbers are renamed": (
        samples.FILES["eu.xml"]
        .replace(b"euReferenceNumber", b"reference")
        .replace(b"logicalId", b"id"),
        "has no number: the layout has changed",
    ),
    "a UK CSV with a row without a number": (
        samples.FILES["uk_csv.csv"].replace(b"GHR0002", b""),
        "has no number: the layout has changed",
    ),
    "a record of Canada whose values are shifted": (
        samples.FILES["canada_xml-until-2026.xml"]
        .replace(b"<Country>", b"<LastName>", 1)
        .replace(b"</Country>", b"</LastName>", 1),
        "record 1 has no name, regulation or item number: its values are shifted",
    ),
    "a record of Canada whose elements are renamed once more": (
        samples.FILES["canada_xml.xml"].replace(b"EntityOrShip-", b"Organisation-"),
        "record 2 has no name, regulation or item number",
    ),
    "a designation of the UK without a name": (
        samples.FILES["uk_xml.xml"].replace(b"Name6>", b"Name7>"),
        "designation 2 has no name or no unique ID",
    ),
    "a designation of the UK without a number": (
        samples.FILES["uk_xml.xml"].replace(b"UniqueID>", b"UniqueNumber>"),
        "designation 1 has no name or no unique ID",
    ),
    "a party of the EU without a name": (
        samples.FILES["eu_csv.csv"].replace(b"County Works", b""),
        "the party in line 9 has no name",
    ),
}


@pytest.mark.parametrize("what", sorted(LOSING))
def test_file_that_would_lose_a_party_is_refused(what, tmp_path):
    content, words = LOSING[what]
    file = tmp_path / "download"
    file.write_bytes(content)
    with pytest.raises(UnreadableList) as refused:
        read_copy(file)
    assert words in str(refused.value)


def test_rows_of_empty_cells_are_no_rows(tmp_path):
    """Spreadsheets save them after the last row that was ever filled."""
    file = samples.write(tmp_path, "bis.csv")
    parties = read_copy(file).parties
    blank = "," * samples.BIS_HEADER.count(",")
    file.write_text(f"{samples.BIS.rstrip()}\n{blank}\n{blank}\n", "utf-8")
    assert read_copy(file).parties == parties


@pytest.mark.parametrize(
    ("count", "proof"),
    [("2", Proof.COUNT_OF_ENTRIES), (" 2 ", Proof.COUNT_OF_ENTRIES), ("two", None), ("", None)],
)
def test_a_count_that_is_no_number_proves_nothing(tmp_path, count, proof):
    file = tmp_path / "download"
    file.write_text(samples.ofac_xml(count=count), "utf-8")
    assert read_copy(file).complete is proof
