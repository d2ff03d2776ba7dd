"""A valid package whose invented parties stand on lists that are published for download."""

import pytest

from support.packages import change_rows, make_package

LIST = {
    "authority_id": "trade-ministry",
    "country": "US",
    "legal_basis": "Act",
    "effect": "None.",
    "source_id": "trade-notice",
}
LISTED = {
    "name_as_listed": "",
    "published_on": "2019-10-09",
    "effective_on": "2019-10-09",
    "citation": "84 FR 54002",
    "grounds_kind": "xinjiang_human_rights",
    "source_id": "trade-notice",
}
ENTITY = {
    "kind": "police_body",
    "country": "CN",
    "summary": "Office on a list.",
    "source_id": "trade-notice",
}
CLAIM = {
    "source_id": "trade-notice",
    "statement": "The list gives it.",
    "kind": "fact",
    "origin": "own",
    "stance": "contradicts",
    "status": "contested",
}


@pytest.fixture
def listed_package(tmp_path):
    """On the Entity List: Camera Maker, County Office, Project Company; elsewhere nobody or one."""
    package = make_package(tmp_path / "package")
    names = {
        "us-entity-list": "Entity List",
        "us-sdn": "SDN",
        "us-ns-cmic": "CMIC",
        "uk-sanctions-list": "UK",
        "us-uflpa-list": "UFLPA",
    }
    change_rows(
        package,
        "lists",
        [{**LIST, "list_id": list_id, "name": name} for list_id, name in names.items()],
    )
    change_rows(package, "officials", [{"official_id": "second-minister", "country": "CN"}])
    change_rows(
        package,
        "designations",
        [
            listed("us-entity-list", "camera-maker", "Camera Maker Co., Ltd."),
            listed("us-entity-list", "county-office", "North County People’s Bureau"),
            {
                **listed(
                    "us-sdn",
                    "second-minister",
                    "MINISTER, Second",
                    published_on="2020-07-09",
                    effective_on="",
                    citation="",
                ),
                "entity_id": "",
                "official_id": "second-minister",
            },
        ],
    )
    return package


def listed(list_id, entity_id, name, **cells):
    return {
        **LISTED,
        "designation_id": f"{list_id}-{entity_id}",
        "list_id": list_id,
        "entity_id": entity_id,
        "name_as_listed": name,
        **cells,
    }


@pytest.fixture
def explain():
    """Adds a claim that gives the other value, with the reason."""

    def add(package, about_table, about_id, field, value):
        claim = {
            **CLAIM,
            "claim_id": "explained",
            "about_table": about_table,
            "about_id": about_id,
            "about_field": field,
            "value_given": value,
        }
        change_rows(package, "claims", [{**claim, "status_reason": "A fault of the list."}])

    return add
