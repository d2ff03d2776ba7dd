"""What each sample says: the day of the file, how it is known, what proves it whole, and the entries of each list."""

from support import official_samples as samples

CAMERA = {"name": "Camera Maker Co., Ltd.", "country": "CN", "since": "2019-10-09"}
MINISTER = {"name": "MINISTER, Second", "is_person": True, "notices": ("GLOMAG",)}
EXPECTED = {
    "bis.csv": (
        ("2019-10-09", "the newest effective date in it", ""),
        {
            "us-entity-list": [
                {
                    **CAMERA,
                    "aliases": ("CM", "Camera Works"),
                    "notices": ("84 FR 54004", "85 FR 44159"),
                },
                {
                    "name": "North County People?s Bureau",
                    "country": "CN",
                    "since": "2019-10-09",
                    "notices": ("84 FR 54002",),
                },
                {
                    "name": "Freight Line",
                    "country": "Iran",
                    "since": "2019-03-04",
                    "notices": ("84 FR 11111",),
                },
                {
                    "name": "Cotton Field Trading",
                    "country": "CN",
                    "since": "2019-10-09",
                    "notices": ("84 FR 54002",),
                    "speaks_of_xinjiang": True,
                },
            ]
        },
    ),
    "csl.csv": (
        ("2021-08-02", "the newest listing in it", ""),
        {
            "us-entity-list": [
                {
                    **CAMERA,
                    "aliases": ("Camera Works", "CM"),
                    "notices": ("84 FR 54002", "85 FR 44159"),
                }
            ],
            "us-sdn": [{**MINISTER, "country": "CN", "identifiers": (("ofac_uid", "777"),)}],
            "us-ns-cmic": [
                {
                    "name": "CAMERA MAKER CO., LTD.",
                    "is_person": False,
                    "country": "CN",
                    "since": "2021-08-02",
                    "notices": ("CMIC-EO13959",),
                    "identifiers": (
                        ("ofac_uid", "888"),
                        ("uscc", "91330000733796106P"),
                        ("isin", "CNE100000PM8"),
                    ),
                }
            ],
            "us-dpl": [{"name": "Somebody Else", "country": "CN", "since": "2030-01-01"}],
        },
    ),
    "csl.json": (
        ("2019-10-09", "the newest listing in it", "its own count of results"),
        {
            "us-entity-list": [
                {**CAMERA, "aliases": ("Camera Works", "CM"), "notices": ("84 FR 54002",)}
            ],
            "us-sdn": [{**MINISTER, "country": "CN", "identifiers": (("ofac_uid", "777"),)}],
        },
    ),
    "sdn.csv": (
        ("", "", "OFAC's end mark"),
        {
            "us-sdn": [
                {
                    "name": "XINJIANG COTTON BUREAU",
                    "is_person": False,
                    "notices": ("GLOMAG",),
                    "identifiers": (("ofac_uid", "29159"),),
                    "speaks_of_xinjiang": True,
                },
                {
                    **MINISTER,
                    "aliases": ("O'MINISTER, S.",),
                    "country": "CN",
                    "identifiers": (("ofac_uid", "777"),),
                    "speaks_of_xinjiang": True,
                },
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
                    "identifiers": (
                        ("ofac_uid", "888"),
                        ("uscc", "91330000733796106P"),
                        ("isin", "CNE100000PM8"),
                    ),
                }
            ],
            "us-non-sdn": [
                {
                    "name": "SOMEBODY, Else",
                    "is_person": True,
                    "notices": ("SDGT", "NS-PLC"),
                    "identifiers": (("ofac_uid", "9639"),),
                }
            ],
        },
    ),
    "sdn.xml": (
        ("2026-01-02", "the day of publication that it gives", "its own count of entries"),
        {
            "us-sdn": [
                {
                    **MINISTER,
                    "aliases": ("MINISTER, S.",),
                    "country": "CN",
                    "identifiers": (("ofac_uid", "777"),),
                    "speaks_of_xinjiang": True,
                },
                {
                    "name": "XINJIANG COTTON BUREAU",
                    "is_person": False,
                    "notices": ("GLOMAG",),
                    "identifiers": (("ofac_uid", "29159"),),
                    "speaks_of_xinjiang": True,
                },
            ]
        },
    ),
    "eu.xml": (
        ("2026-01-15", "the day on which it was generated", ""),
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
            "eu-other": [
                {
                    "name": "Somebody Else",
                    "is_person": False,
                    "notices": ("2018/223",),
                    "identifiers": (("eu_reference", "EU.2.22"),),
                }
            ],
        },
    ),
}
OF_UK = {
    "country": "CN",
    "since": "2021-03-22",
    "notices": (f"{samples.REGIME} 2021-03-22",),
    "speaks_of_xinjiang": True,
}
UK = [
    {
        **OF_UK,
        "name": "Second MINISTER",
        "aliases": ("第二", "S MINISTER"),
        "is_person": True,
        "identifiers": (("uk_unique_id", "GHR0001"),),
    },
    {
        **OF_UK,
        "name": "COUNTY OFFICE",
        "is_person": False,
        "identifiers": (("uk_unique_id", "GHR0002"),),
    },
]
FIRST, LAST = "2(d)(2)(B)(i)", "2(d)(2)(B)(v)"
OF_UFLPA = {"is_person": False, "notices": ("UFLPA",), "speaks_of_xinjiang": True}
EXPECTED |= {
    "bis.csv.gz": EXPECTED["bis.csv"],
    "uk.csv": (("2025-08-11", "the report date that it gives", ""), {"uk-sanctions-list": UK}),
    "uk.ods": (("2025-08-11", "the report date that it gives", ""), {"uk-sanctions-list": UK}),
    "uk-export.ods": (
        ("2021-03-22", "the newest update in it", ""),
        {
            "uk-sanctions-list": [
                {
                    key: value
                    for key, value in UK[1].items()
                    if key not in ("country", "speaks_of_xinjiang")
                }
            ]
        },
    ),
    "uflpa.csv": (
        ("2024-05-17", "the newest effective date in it", ""),
        {
            "us-uflpa-list": [
                {
                    **OF_UFLPA,
                    "name": "Camera Maker Co., Ltd",
                    "aliases": ("CM", "Camera Works"),
                    "since": "2022-06-21",
                    "statutes": (FIRST, LAST),
                },
                {
                    **OF_UFLPA,
                    "name": "Cotton Field Trading and its subsidiaries",
                    "since": "2024-05-17",
                    "statutes": (LAST,),
                },
            ]
        },
    ),
    "uflpa.html": (
        ("2025-01-15", "the newest effective date in it", ""),
        {
            "us-uflpa-list": [
                {
                    **OF_UFLPA,
                    "name": "Camera Maker Co., Ltd",
                    "aliases": ("CM", "Camera Works"),
                    "since": "2022-06-21",
                    "statutes": (FIRST,),
                    "further": (((LAST,), "2025-01-15"),),
                },
                {
                    **OF_UFLPA,
                    "name": "Cotton Field Trading",
                    "since": "2024-05-17",
                    "statutes": (LAST,),
                },
            ]
        },
    ),
}
