"""A file that is empty, cut off, damaged or hostile is refused in words, never read in part."""

import contextlib
import gzip
import random

import pytest

from support import official_samples as samples
from watchers.official.entries import UnreadableList
from watchers.official.read_copy import read_copy

DTD = (
    '<?xml version="1.0"?><!DOCTYPE sdnList [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
    "<sdnList><sdnEntry><lastName>&b;</lastName></sdnEntry></sdnList>"
)
OUTSIDE = (
    '<?xml version="1.0"?><!DOCTYPE export SYSTEM "file:///etc/passwd">'
    '<export xmlns="http://eu.europa.ec/fpi/fsd/export"><sanctionEntity/></export>'
)
ERROR_PAGE = (
    "<!DOCTYPE html>\n<html><head><title>503  Service\nUnavailable</title></head>"
    "<body>Try later</body></html>"
)
ERROR_PAGE_OF_UFLPA = (
    "<html><head><title>UFLPA Entity List</title></head><body>Access denied</body></html>"
)

REFUSED = {
    "an empty file": (b"", "the file is empty"),
    "an empty file, packed": (gzip.compress(b""), "the file is empty"),
    "an error page": (
        ERROR_PAGE.encode(),
        "a web page, titled '503 Service Unavailable', not a list",
    ),
    "an error page of the UFLPA list": (
        ERROR_PAGE_OF_UFLPA.encode(),
        "none of the tables of the UFLPA Entity List",
    ),
    "some other text": (
        b"Dear Sir or Madam,\n",
        "unknown layout; supported are: BIS Entity List (CSV), CBP's",
    ),
    "some other bytes": (
        bytes(range(256)) * 8,
        "unknown layout; supported are: BIS Entity List (CSV), CBP's",
    ),
    "some other zip": (samples.zipped({"a.txt": "a"}), "unknown layout; supported are: BIS"),
    "a text document": (
        samples.zipped(
            {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"}
        ),
        "an OpenDocument or an e-book, but not a spreadsheet",
    ),
    "some other spreadsheet": (
        samples.ods([["Name", "Price"], ["Camera", "1"]]),
        "unknown layout; supported are: BIS Entity List (CSV), CBP's",
    ),
    "only a header": (samples.BIS_HEADER.encode(), "has no entries"),
    "an XML that says that it has nobody": (
        samples.ofac_xml(count=0).split("  <sdnEntry>")[0].encode() + b"</sdnList>",
        "looks like OFAC sanctions lists (legacy XML), but has no entries",
    ),
    "an EU list with nobody on it": (
        samples.FILES["eu.xml"].split(b"  <sanctionEntity")[0] + b"</export>",
        "has no entries",
    ),
    "a UK list with nobody on it": (
        b"\n".join(samples.FILES["uk_csv.csv"].splitlines()[:2]) + b"\n",
        "has no entries",
    ),
    "a CSV without a column": (
        samples.FILES["bis.csv"].replace(b"Effective Date", b"Effective On"),
        "the header has no column 'Effective Date'",
    ),
    "a CSV cut within a row": (samples.FILES["csl.csv"][:-40], "the last row (line 5) has"),
    "a CSV cut within a cell": (samples.FILES["ofac_csv.csv"][:-20], "is cut off or damaged"),
    "a CSV with a short row within": (
        samples.FILES["csl.csv"].replace(b"a1,", b"a1\na1,", 1),
        "line 2 has 1 cells where the header has",
    ),
    "a CSV with shifted cells": (
        samples.FILES["bis.csv"].replace(b"1 First Road,", b"1, First Road,", 1),
        "its cells are shifted",
    ),
    "a page of a search as JSON": (
        samples.FILES["csl_json.json"].replace(b'"total": 2', b'"total": 14160'),
        "declares 14160 results and holds 2",
    ),
    "a JSON of values in values": (
        samples.FILES["csl_json.json"].replace(
            b'"alt_names": []', b'"alt_names": ' + b"[" * 50 + b"]" * 50
        ),
        "nested too deeply",
    ),
    "an XML in an encoding that nobody has": (
        samples.FILES["eu.xml"].replace(b"UTF-8", b"UTF-8-8"),
        "the XML is cut off or damaged",
    ),
    "a page of no HTML": (b"<html><![<![<![", "the web page is damaged"),
    "a spreadsheet of nothing but styles": (
        samples.zipped({"mimetype": samples.SPREADSHEET, "content.xml": "<a><b/></a>"}),
        "the header has no column 'Date Designated'",
    ),
    "an XML that begins with too long a comment": (
        b"<?xml version='1.0'?><!--" + b" " * (2 << 20) + b"-->" + samples.FILES["ofac_xml.xml"],
        "unknown layout",
    ),
    "a page without its end": (
        samples.FILES["uflpa_page.html"].replace(b"</body></html>", b""),
        "the page has no end",
    ),
    "a JSON cut off": (samples.FILES["csl_json.json"][:-30], "the JSON is cut off or damaged"),
    "an XML cut off": (samples.FILES["eu.xml"][:-60], "the XML is cut off or damaged"),
    "an XML with fewer entries than it says": (
        samples.ofac_xml(count=3).encode(),
        "declares 3 entries and holds 2",
    ),
    "an XML with entities": (DTD.encode(), "declares a document type or an entity"),
    "an XML with an outside reference": (OUTSIDE.encode(), "declares a document type or an entity"),
    "OFAC's advanced XML": (
        b'<?xml version="1.0"?><Sanctions><DistinctParties>',
        "is OFAC's advanced XML",
    ),
    "a CSV of the EU cut within a row": (
        samples.FILES["eu_csv.csv"][:-20],
        "the file is cut off",
    ),
    "a packed file cut off": (
        gzip.compress(samples.FILES["bis.csv"])[:-30],
        "cannot be unpacked: it is cut off or damaged",
    ),
    "a spreadsheet cut off": (
        samples.FILES["uk_ods.ods"][:-80],
        "cannot be unpacked: it is cut off or damaged",
    ),
    "a page cut within a table": (
        samples.FILES["uflpa_page.html"].split(b"<td>Cotton")[0],
        "the page has no end",
    ),
}


@pytest.mark.parametrize("what", sorted(REFUSED))
def test_file_is_refused_in_words(what, tmp_path):
    content, words = REFUSED[what]
    file = tmp_path / "download"
    file.write_bytes(content)
    with pytest.raises(UnreadableList) as refused:
        read_copy(file)
    assert words in str(refused.value)


@pytest.mark.parametrize("name", sorted(samples.FILES))
def test_whatever_befalls_a_file_it_is_read_or_refused(name, tmp_path):
    chance = random.Random(name)
    file = tmp_path / "download"
    for _ in range(60):
        file.write_bytes(spoilt(samples.FILES[name], chance))
        with contextlib.suppress(UnreadableList):
            read_copy(file)


def spoilt(content: bytes, chance: random.Random) -> bytes:
    """The file with a byte changed, something put in, a piece gone or doubled, or cut off."""
    at, size = chance.randrange(len(content)), chance.randint(1, 60)
    put_in = chance.choice(
        [b'"', b",", b"\n", b"<", b"&", b"\x00", b"\xff", b"9" * 30, b"</", b";", "　".encode()]
    )
    before, after = content[:at], content[at:]
    return chance.choice(
        [
            before + bytes([chance.randrange(256)]) + after[1:],
            before + put_in + after,
            before + after[size:],
            before + before[-size:] + after,
            before,
        ]
    )


def test_a_small_file_cannot_unpack_to_a_large_one(tmp_path):
    file = tmp_path / "download"
    file.write_bytes(gzip.compress(samples.BIS.encode() + b"EL,,,,Name" * (1 << 20)))
    with pytest.raises(UnreadableList, match="unpacks to more than 100 times its size"):
        read_copy(file)
