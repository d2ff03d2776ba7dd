"""A file that is known and not read is told so, with what to take instead; it is not damaged."""

import json
import lzma

import pytest

from support import official_samples as samples
from watchers.official.entries import UnreadableList
from watchers.official.layouts import LISTS
from watchers.official.read_copy import read_copy
from watchers.official.unread_layouts import UNREAD_LAYOUTS, why_unread

PAGE = "<!DOCTYPE html><html><head><title>{}</title></head><body>{}</body></html>"
TABLE = "<table><tr><th>{}</th></tr><tr><td>a</td></tr></table>"
ECFR_HEADER = "</th><th>".join(
    ["Country", "Entity", "License requirement", "License review policy"]
    + ["Federal Register citation"]
)
CANADA_JSON = {
    "data": [
        {"Regulation": "China", "Entity or Ship": "A", "Item Number": 1, "Date of Listing": ""}
    ]
}
OFSI_HEADER = "Last Updated,03/06/2026\nName 6,Name 1,Title,Group Type,Regime,Listed On,Group ID\n"
DELTA = '<?xml version="1.0"?><sanctionsData xmlns="https://www.treasury.gov/ofac/DeltaFile/1.0"/>'
NOTICE = (
    "<html><head><title>Federal Register, Volume 91</title></head><body><pre>[Federal Register "
    "Volume 91] in accordance with section 1260H:</pre></body></html>"
)

SEEN = {
    "OFAC's advanced XML": '<?xml version="1.0"?><Sanctions><DistinctParties>',
    "OFAC's file of changes (delta XML)": DELTA,
    "OFAC's file of aliases (alt.csv)": '36,12,"aka","A",-0- \r\n\x1a',
    "OFAC's file of addresses (add.csv)": '36,25,"1 Road","X","Cuba",-0- \r\n\x1a',
    "OFAC's file of long remarks (sdn_comments.csv)": '36,"of 2022."\r\n\x1a',
    "Code of Federal Regulations (web page, text)": PAGE.format("eCFR", TABLE.format(ECFR_HEADER)),
    "notice of the section 1260H list": NOTICE,
    "page of Withhold Release Orders": PAGE.format("Withhold Release Orders and Findings", ""),
    "Canada's consolidated sanctions list (JSON)": json.dumps(CANADA_JSON),
    "Consolidated List of OFSI (CSV)": OFSI_HEADER,
    "Consolidated List of OFSI (XML)": '<?xml version="1.0"?><ArrayOfFinancialSanctionsTarget>',
    "UN Security Council": "<CONSOLIDATED_LIST/>",
    "a table that others made": "id,schema,name,aliases,dataset,first_seen\n1,Person,A,,us,2020\n",
    "PDF": "%PDF-1.7\n1 0 obj",
    "older Excel": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99,
    "an archive": lzma.compress(b"EL,"),
}


@pytest.mark.parametrize("title", SEEN)
def test_a_file_that_is_not_read_yet_is_named_with_what_to_do(title, tmp_path):
    file = tmp_path / "download"
    content = SEEN[title]
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(UnreadableList) as refused:
        read_copy(file)
    message = str(refused.value)
    (layout,) = [layout for layout in UNREAD_LAYOUTS if title in layout.title]
    assert message == f"the file is {layout.title}, {layout.because}; {layout.instead}"
    assert "damaged" not in message


def test_a_list_of_some_programmes_is_not_the_list(tmp_path):
    filters = "<sanctionsPrograms><sanctionsProgram>CUBA</sanctionsProgram></sanctionsPrograms>"
    text = samples.FILES["ofac_enhanced.xml"].decode()
    file = tmp_path / "download"
    file.write_text(text.replace("</filters>", f"{filters}</filters>"), "utf-8")
    with pytest.raises(UnreadableList, match="holds only the programmes CUBA; take the whole"):
        read_copy(file)


def test_each_layout_that_is_not_read_yet_is_shown():
    assert len(SEEN) == len(UNREAD_LAYOUTS)


def test_a_list_in_files_that_are_not_read_yet_is_in_none_that_are_read():
    lists = {list_id for layout in UNREAD_LAYOUTS for list_id in layout.lists}
    assert lists and not lists & LISTS
    assert all("not read yet" in why_unread(list_id) for list_id in lists)
