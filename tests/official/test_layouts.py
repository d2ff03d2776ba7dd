"""Each layout of an official list is recognised by its content, and its entries are read as printed, faults put right."""

import tracemalloc
from dataclasses import fields

import pytest

from official import samples
from watchers.official.entries import Entry
from watchers.official.reading import read_copy

PLAIN = {field.name: field.default for field in fields(Entry)}


def told(entry: Entry) -> dict:
    """What an entry says beyond nothing, without its place."""
    return {name: value for name, value in vars(entry).items() if value != PLAIN[name] and name not in ("line", "list_id")}


CAMERA = {"name": "Camera Maker Co., Ltd.", "country": "CN", "since": "2019-10-09"}
MINISTER = {"name": "MINISTER, Second", "is_person": True, "notices": ("GLOMAG",)}
EXPECTED = {
    "bis.csv": (
        ("2019-10-09", "the newest effective date in it", ""),
        {
            "us-entity-list": [
                {**CAMERA, "aliases": ("CM", "Camera Works"), "notices": ("84 FR 54004", "85 FR 44159")},
                {"name": "North County People?s Bureau", "country": "CN", "since": "2019-10-09", "notices": ("84 FR 54002",)},
                {"name": "Freight Line", "country": "Iran", "since": "2019-03-04", "notices": ("84 FR 11111",)},
                {"name": "Cotton Field Trading", "country": "CN", "since": "2019-10-09", "notices": ("84 FR 54002",), "speaks_of_xinjiang": True},
            ]
        },
    ),
    "csl.csv": (
        ("2021-08-02", "the newest listing in it", ""),
        {
            "us-entity-list": [{**CAMERA, "aliases": ("Camera Works", "CM"), "notices": ("84 FR 54002", "85 FR 44159")}],
            "us-sdn": [{**MINISTER, "country": "CN", "identifiers": (("ofac_uid", "777"),)}],
            "us-ns-cmic": [
                {
                    "name": "CAMERA MAKER CO., LTD.",
                    "is_person": False,
                    "country": "CN",
                    "since": "2021-08-02",
                    "notices": ("CMIC-EO13959",),
                    "identifiers": (("ofac_uid", "888"), ("uscc", "91330000733796106P"), ("isin", "CNE100000PM8")),
                }
            ],
            "us-dpl": [{"name": "Somebody Else", "country": "CN", "since": "2030-01-01"}],
        },
    ),
    "csl.json": (
        ("2019-10-09", "the newest listing in it", "the JSON document is closed"),
        {
            "us-entity-list": [{**CAMERA, "aliases": ("Camera Works", "CM"), "notices": ("84 FR 54002",)}],
            "us-sdn": [{**MINISTER, "country": "CN", "identifiers": (("ofac_uid", "777"),)}],
        },
    ),
    "sdn.csv": (
        ("", "", "OFAC's end mark"),
        {
            "us-sdn": [
                {"name": "XINJIANG COTTON BUREAU", "is_person": False, "notices": ("GLOMAG",), "identifiers": (("ofac_uid", "29159"),), "speaks_of_xinjiang": True},
                {**MINISTER, "aliases": ("O'MINISTER, S.",), "country": "CN", "identifiers": (("ofac_uid", "777"),), "speaks_of_xinjiang": True},
            ]
        },
    ),
    "cons_prim.csv": (
        ("2021-08-02", "the newest day in it", "OFAC's end mark"),
        {
            "us-ns-cmic": [
                {
                    "name": "CAMERA MAKER CO., LTD.",
                    "is_person": False,
                    "since": "2021-08-02",
                    "notices": ("CMIC-EO13959",),
                    "identifiers": (("ofac_uid", "888"), ("uscc", "91330000733796106P"), ("isin", "CNE100000PM8")),
                }
            ],
            "us-non-sdn": [{"name": "SOMEBODY, Else", "is_person": True, "notices": ("SDGT", "NS-PLC"), "identifiers": (("ofac_uid", "9639"),)}],
        },
    ),
    "sdn.xml": (
        ("2026-01-02", "the day of publication that it gives", "its own count of entries"),
        {
            "us-sdn": [
                {**MINISTER, "aliases": ("MINISTER, S.",), "country": "CN", "identifiers": (("ofac_uid", "777"),), "speaks_of_xinjiang": True},
                {"name": "XINJIANG COTTON BUREAU", "is_person": False, "notices": ("GLOMAG",), "identifiers": (("ofac_uid", "29159"),), "speaks_of_xinjiang": True},
            ]
        },
    ),
    "eu.xml": (
        ("2026-01-15", "the day on which it was generated", "the XML document is closed"),
        {
            "eu-global-human-rights": [
                {
                    "name": "Second Minister",
                    "aliases": ("第二",),
                    "is_person": True,
                    "country": "CN",
                    "since": "2021-03-22",
                    "notices": ("2021/478",),
                    "identifiers": (("eu_reference", "EU.1.11"),),
                    "speaks_of_xinjiang": True,
                }
            ],
            "eu-other": [{"name": "Somebody Else", "is_person": False, "notices": ("2018/223",), "identifiers": (("eu_reference", "EU.2.22"),)}],
        },
    ),
}
UK = [
    {
        "name": "Second MINISTER",
        "aliases": ("第二", "S MINISTER"),
        "is_person": True,
        "country": "CN",
        "since": "2021-03-22",
        "notices": (f"{samples.REGIME} 2021-03-22",),
        "identifiers": (("uk_unique_id", "GHR0001"),),
        "speaks_of_xinjiang": True,
    },
    {
        "name": "COUNTY OFFICE",
        "is_person": False,
        "country": "CN",
        "since": "2021-03-22",
        "notices": (f"{samples.REGIME} 2021-03-22",),
        "identifiers": (("uk_unique_id", "GHR0002"),),
        "speaks_of_xinjiang": True,
    },
]
FIRST, LAST = "2(d)(2)(B)(i)", "2(d)(2)(B)(v)"
OF_UFLPA = {"is_person": False, "country": "CN", "notices": ("UFLPA",), "speaks_of_xinjiang": True}
EXPECTED |= {
    "bis.csv.gz": EXPECTED["bis.csv"],
    "uk.csv": (("2025-08-11", "the report date that it gives", ""), {"uk-sanctions-list": UK}),
    "uk.ods": (("2025-08-11", "the report date that it gives", "the spreadsheet is closed"), {"uk-sanctions-list": UK}),
    "uk-export.ods": (
        ("2021-03-22", "the newest update in it", "the spreadsheet is closed"),
        {"uk-sanctions-list": [{key: value for key, value in UK[1].items() if key not in ("country", "speaks_of_xinjiang")}]},
    ),
    "uflpa.csv": (
        ("2024-05-17", "the newest effective date in it", ""),
        {
            "us-uflpa-list": [
                {**OF_UFLPA, "name": "Camera Maker Co., Ltd", "aliases": ("CM", "Camera Works"), "since": "2022-06-21", "statutes": (FIRST, LAST)},
                {**OF_UFLPA, "name": "Cotton Field Trading and its subsidiaries", "since": "2024-05-17", "statutes": (LAST,)},
            ]
        },
    ),
    "uflpa.html": (
        ("2025-01-15", "the newest effective date in it", "every table is closed"),
        {
            "us-uflpa-list": [
                {
                    **OF_UFLPA,
                    "name": "Camera Maker Co., Ltd",
                    "aliases": ("CM", "Camera Works"),
                    "since": "2022-06-21",
                    "later_days": ("2025-01-15",),
                    "statutes": (FIRST, LAST),
                },
                {**OF_UFLPA, "name": "Cotton Field Trading", "since": "2024-05-17", "statutes": (LAST,)},
            ]
        },
    ),
}


@pytest.mark.parametrize("name", sorted(samples.FILES))
def test_entries_are_read_as_printed(name, tmp_path):
    copy = read_copy(samples.write(tmp_path, name))
    about, entries = EXPECTED[name]
    assert (copy.vintage, copy.vintage_by, copy.whole_by) == about
    assert {list_id: [told(entry) for entry in of_list] for list_id, of_list in copy.of_list.items()} == entries


def test_entry_tells_its_line(tmp_path):
    entries = read_copy(samples.write(tmp_path, "bis.csv")).entries
    assert [entry.line for entry in entries] == [2, 4, 5, 6]


def peak_of_reading(file, remark_size):
    """Bytes of memory that reading takes at most, of 2,000 entries with remarks of a size."""
    head = samples.ofac_xml(count=2_000).split("  <sdnEntry>", 1)[0]
    entry = "<sdnEntry><uid>{0}</uid><lastName>NAME {0}</lastName><sdnType>Entity</sdnType><remarks>" + "x" * remark_size + "</remarks></sdnEntry>"
    file.write_text(head + "".join(entry.format(number) for number in range(2_000)) + "</sdnList>", "utf-8")
    tracemalloc.start()
    assert len(read_copy(file).entries) == 2_000
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak


def test_memory_does_not_grow_with_the_size_of_the_file(tmp_path):
    read_copy(samples.write(tmp_path, "sdn.xml"))
    small, large = peak_of_reading(tmp_path / "small", 100), peak_of_reading(tmp_path / "large", 10_000)
    assert (tmp_path / "large").stat().st_size > 20_000_000
    assert large < small + 1_000_000
