"""Small files in the layouts of official lists, about invented parties, with the faults that the real ones have."""

from __future__ import annotations

import gzip
import io
import zipfile
from pathlib import Path

BIS_HEADER = (
    "Source List,Entity Number,SDN Type,Programs,Name,Title,Address,City,State/Province,Postal Code,Country,Federal Register Notice,"
    "Effective Date,Date Lifted/Waived/Expired,Standard Order,License Requirement,License Policy,Call Sign,Vessel Type,Gross Tonnage,"
    "Gross Register Tonnage,Vessel Flag,Vessel Owner,Remarks/Notes,Address Number,Address Remarks,Alternate Number,Alternate Type,"
    "Alternate Name,Alternate Remarks,Web Link,,,,"
)


def bis_row(
    name: str,
    notice: str,
    day: str,
    country: str = "China",
    other: str = "",
    city: str = "Northcity",
) -> str:
    cells = [
        "EL",
        "",
        "",
        "",
        name,
        "",
        "1 First Road",
        city,
        "",
        "",
        country,
        notice,
        day,
        *[""] * 15,
        other,
        "",
        "http://www.bis.doc.gov/entities",
        *[""] * 4,
    ]
    return ",".join(f'"{cell}"' if "," in cell else cell for cell in cells)


BIS = "\r\n".join(
    [
        "\ufeff" + BIS_HEADER,
        bis_row(
            "Camera  Maker Co., Ltd.",
            "84 FR 54004; 85 FR 44159",
            "10/9/2019; 7/22/2020",
            other="CM; and Camera Works",
        ),
        bis_row(
            "Camera  Maker Co., Ltd.",
            "84 FR 54004; 85 FR 44159",
            "10/9/2019; 7/22/2020",
            other="CM; and Camera Works",
            city="Southcity",
        ),
        bis_row("North County People?s Bureau", "84 FR 54002", "10/9/2019"),
        bis_row("Freight Line", "84 FR 11111", "3/4/2019", country="Iran"),
        bis_row("Cotton Field  Trading", "84 FR 54002", "10/9/2019", city="Hotan, Xinjiang"),
    ]
)

CSL_HEADER = (
    "_id,source,entity_number,type,programs,name,title,addresses,federal_register_notice,start_date,end_date,standard_order,license_requirement,"
    "license_policy,call_sign,vessel_type,gross_tonnage,gross_registered_tonnage,vessel_flag,vessel_owner,remarks,source_list_url,alt_names,"
    "citizenships,dates_of_birth,nationalities,places_of_birth,source_information_url,ids"
)


def csl_row(
    source: str,
    name: str,
    number: str = "",
    kind: str = "",
    programs: str = "",
    notice: str = "",
    day: str = "",
    other: str = "",
    ids: str = "",
) -> str:
    cells = [
        "a1",
        source,
        number,
        kind,
        programs,
        name,
        "",
        "1 First Road, Northcity, CN",
        notice,
        day,
        *[""] * 12,
        other,
        "",
        "",
        "",
        "",
        "http://bit.ly/1",
        ids,
    ]
    return ",".join(f'"{cell}"' if "," in cell or ";" in cell else cell for cell in cells)


EL, SDN = (
    "Entity List (EL) - Bureau of Industry and Security",
    "Specially Designated Nationals (SDN) - Treasury Department",
)
CMIC = "Non-SDN Chinese Military-Industrial Complex Companies List (CMIC) - Treasury Department"
DPL = "Denied Persons List (DPL) - Bureau of Industry and Security"
CMIC_IDS = "000001 CN, Equity Ticker; CNE100000PM8, ISIN; 02 Aug 2021, Effective Date (CMIC); CN, 91330000733796106P, Unified Social Credit Code (USCC)"
CSL = (
    "\n".join(
        [
            CSL_HEADER,
            csl_row(
                EL,
                "Camera Maker Co., Ltd. ",
                notice="84 FR 54002; 85 FR 44159",
                day="2019-10-09",
                other="Camera Works, and CM",
            ),
            csl_row(SDN, "MINISTER, Second", "777", "Individual", "GLOMAG"),
            csl_row(CMIC, "CAMERA MAKER CO., LTD.", "888", "Entity", "CMIC-EO13959", ids=CMIC_IDS),
            csl_row(DPL, "Somebody Else", day="2030-01-01"),
        ]
    )
    + "\n"
)
CSL_JSON = """{"total": 2, "results": [
 {"id": "a1", "source": "EL", "entity_number": null, "type": null, "programs": [], "name": "Camera  Maker Co., Ltd.",
  "addresses": [{"address": "1 First Road", "city": "Northcity", "country": "CN"}], "federal_register_notice": "84 FR 54002",
  "start_date": "2019-10-09", "remarks": null, "source_list_url": "http://bit.ly/1", "alt_names": ["Camera Works", "CM"], "ids": []},
 {"id": "a2", "source": "SDN", "entity_number": "777", "type": "Individual", "programs": ["GLOMAG"], "name": "MINISTER, Second",
  "addresses": [], "source_list_url": "http://bit.ly/1", "alt_names": [], "nationalities": ["CN"],
  "ids": [{"type": "Gender", "number": "Male", "country": null}]}]}""".replace(
    '"EL"', f'"{EL}"'
).replace('"SDN"', f'"{SDN}"')

OFAC_CSV = (
    '29159,"XINJIANG COTTON BUREAU",-0- ,"GLOMAG",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n'
    '777,"MINISTER, Second","individual","GLOMAG",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"DOB 1955; nationality China; '
    "a.k.a. 'O'MINISTER, S.'; Linked To: XINJIANG COTTON BUREAU.\"\r\n\x1a"
)
OFAC_CONS = (
    '888,"CAMERA MAKER CO., LTD.",-0- ,"CMIC-EO13959",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"ISIN CNE100000PM8; Effective Date (CMIC) 02 Aug 2021; '
    'Listing Date (CMIC) 03 Jun 2021; Unified Social Credit Code (USCC) 91330000733796106P (China)."\r\n'
    '9639,"SOMEBODY, Else","individual","SDGT] [NS-PLC",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"DOB 1962."\r\n\x1a'
)


def ofac_xml(count: int = 2) -> str:
    return f"""<?xml version="1.0" standalone="yes"?>
<sdnList xmlns="http://tempuri.org/sdnList.xsd">
  <publshInformation><Publish_Date>01/02/2026</Publish_Date><Record_Count>{count}</Record_Count></publshInformation>
  <sdnEntry><uid>777</uid><firstName>Second</firstName><lastName>MINISTER</lastName><sdnType>Individual</sdnType>
    <remarks>(Linked To: XINJIANG COTTON BUREAU)</remarks><programList><program>GLOMAG</program></programList>
    <akaList><aka><uid>1</uid><type>a.k.a.</type><lastName>MINISTER</lastName><firstName>S.</firstName></aka></akaList>
    <nationalityList><nationality><uid>2</uid><country>China</country></nationality></nationalityList></sdnEntry>
  <sdnEntry><uid>29159</uid><lastName>XINJIANG COTTON  BUREAU</lastName><sdnType>Entity</sdnType>
    <programList><program>GLOMAG</program></programList></sdnEntry>
</sdnList>"""


UK_COLUMNS = [
    "Last Updated", "Unique ID", "OFSI Group ID", "UN Reference Number", "Name 6", "Name 1", "Name 2", "Name 3", "Name 4", "Name 5",
    "Name type", "Name non-latin script", "Regime Name", "Designation Type", "Nationality(/ies)", "Date Designated", "UK Statement of Reasons",
]  # fmt: skip
REGIME = "The Global Human Rights Sanctions Regulations 2020"
UK_ROWS = [
    [
        "11/08/2025",
        "GHR0001",
        "14000",
        "",
        "MINISTER",
        "Second",
        "",
        "",
        "",
        "",
        "Primary Name",
        "第二",
        REGIME,
        "Individual",
        "China",
        "22/03/2021",
        "In Xinjiang.",
    ],
    [
        "11/08/2025",
        "GHR0001",
        "14000",
        "",
        "MINISTER",
        "S",
        "",
        "",
        "",
        "",
        "Primary name variation",
        "",
        REGIME,
        "Individual",
        "China",
        "22/03/2021",
        "In Xinjiang.",
    ],
    [
        "03/04/2021",
        "GHR0002",
        "14001",
        "",
        "COUNTY  OFFICE",
        "",
        "",
        "",
        "",
        "",
        "Primary Name",
        "",
        REGIME,
        "Entity",
        "China",
        "22/03/2021",
        "In Xinjiang.",
    ],
]
UK_CSV = (
    "\ufeffReport Date: 11-Aug-2025\r\n"
    + "\r\n".join(",".join(row) for row in [UK_COLUMNS, *UK_ROWS])
    + "\r\n"
)


def ods(rows: list[list[str]]) -> bytes:
    office, table, text = (
        f"urn:oasis:names:tc:opendocument:xmlns:{part}:1.0" for part in ("office", "table", "text")
    )

    def cell(value: str) -> str:
        return (
            f"<table:table-cell><text:p>{value}</text:p></table:table-cell>"
            if value
            else '<table:table-cell table:number-columns-repeated="1"/>'
        )

    body = "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in rows)
    content = f'<office:document-content xmlns:office="{office}" xmlns:table="{table}" xmlns:text="{text}"><office:body><office:spreadsheet><table:table>{body}'
    content += '<table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    content += "</table:table></office:spreadsheet></office:body></office:document-content>"
    return zipped(
        {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": content}
    )


def zipped(members: dict[str, str]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return packed.getvalue()


UK_EXPORT_COLUMNS = [
    "Unique ID",
    "OFSI Group ID",
    "Name",
    "Regime Name",
    "Type",
    "Designation source",
    "Date Designated",
    "Sanctions Imposed",
]
UK_EXPORT = ods(
    [
        UK_EXPORT_COLUMNS,
        [
            "GHR0002",
            "14001",
            "COUNTY  OFFICE",
            REGIME,
            "Entity",
            "UK",
            "22-03-2021",
            "Asset freeze",
        ],
    ]
)
UK_ODS = ods([["Report Date: 11-Aug-2025"], UK_COLUMNS, *UK_ROWS])

EU_XML = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<export xmlns="http://eu.europa.ec/fpi/fsd/export" generationDate="2026-01-15T14:39:54.511+01:00" globalFileId="118887">
  <sanctionEntity designationDate="2021-03-22" designationDetails="" euReferenceNumber="EU.1.11" logicalId="1">
    <remark>Human rights violations in Xinjiang</remark>
    <regulation regulationType="amendment" publicationDate="2021-03-22" entryIntoForceDate="2021-03-22" numberTitle="2021/478 (OJ L99I)" programme="HR" logicalId="1"/>
    <subjectType code="person" classificationCode="P"/>
    <nameAlias firstName="Second" lastName="Minister" wholeName="Second  Minister" nameLanguage="EN" strong="true"/>
    <nameAlias wholeName="第二" nameLanguage="" strong="true"/>
    <citizenship countryIso2Code="CN" countryDescription="CHINA"/>
  </sanctionEntity>
  <sanctionEntity euReferenceNumber="EU.2.22" logicalId="2">
    <regulation publicationDate="2018-02-16" numberTitle="2018/223 (OJ L43)" programme="ZWE"/>
    <subjectType code="enterprise" classificationCode="E"/><nameAlias wholeName="Somebody Else"/>
  </sanctionEntity>
</export>"""

UFLPA_TABLE = (
    "name,aliases,effective_date,statutory_list,notes\n"
    '"Camera Maker Co., Ltd",CM; formerly known as Camera Works,2022-06-21,"2(d)(2)(B)(i), 2(d)(2)(B)(v)",as read\n'
    "Cotton Field Trading and its subsidiaries,,2024-05-17,2(d)(2)(B)(v),as read\n"
)
UFLPA_PAGE = """<!DOCTYPE html><html lang="en"><head><title>UFLPA Entity List | Homeland Security</title></head><body>
<p>A list of entities in Xinjiang <a href="#">2(d)(2)(B)(i)</a></p>
<table class="usa-table"><thead><tr><th>Name of Entity</th><th>Effective Date</th></tr></thead><tbody>
<tr><td>Camera Maker Co., Ltd (including two aliases: CM; and Camera Works)</td><td>June 21, 2022</td></tr></tbody></table>
<p>A list of facilities <a href="#">2(d)(2)(B)(v)</a></p>
<table class="usa-table"><tr><th>Name of Entity</th><th>Effective Date</th></tr>
<tr><td>Camera Maker Co., Ltd</td><td>January&nbsp;15, 2025</td></tr>
<tr><td>Cotton Field  Trading</td><td>May 17, 2024</td></tr></table></body></html>"""

FILES: dict[str, bytes] = {
    "bis.csv": BIS.encode(),
    "bis.csv.gz": gzip.compress(BIS.encode(), mtime=0),
    "csl.csv": CSL.encode(),
    "csl.json": CSL_JSON.encode(),
    "sdn.csv": OFAC_CSV.encode(),
    "cons_prim.csv": OFAC_CONS.encode(),
    "sdn.xml": ofac_xml().encode(),
    "uk.csv": UK_CSV.encode(),
    "uk.ods": UK_ODS,
    "uk-export.ods": UK_EXPORT,
    "eu.xml": EU_XML.encode(),
    "uflpa.csv": UFLPA_TABLE.encode(),
    "uflpa.html": UFLPA_PAGE.encode(),
}


def write(folder: Path, name: str) -> Path:
    """The sample under a name that tells nothing of its layout."""
    file = folder / "download"
    file.write_bytes(FILES[name])
    return file
