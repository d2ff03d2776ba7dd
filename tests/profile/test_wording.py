"""How rows, columns and values are called, so that no reader needs ids and codes."""

import pytest

from support.accounts import shown, texts
from support.packages import change_rows
from watchers.profile.format import words
from watchers.profile.html import as_html
from watchers.profile.sentence import labels
from watchers.profile.view import WHOLE

CLAIM = {
    "claim_id": "daily-role",
    "source_id": "daily-report",
    "statement": "The maker only ran the system.",
    "kind": "fact",
    "origin": "own",
    "stance": "contradicts",
    "status": "contested",
    "status_reason": "The report is preferred.",
}


def details_of(package, asked, label):
    """The details with a label that an account has beneath its lines."""
    lines = shown(package, asked).lines
    return [labels(one.text) for told in lines for one in told.line.details if one.label == label]


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("un_document", "UN document"),
        ("xinjiang_grounds", "Xinjiang grounds"),
        ("ngo", "NGO"),
        ("government_body", "government body"),
    ],
)
def test_names_and_abbreviations_in_codes_keep_their_capitals(code, said):
    assert words(code) == said


@pytest.mark.parametrize(
    ("about", "page", "called"),
    [
        (
            {"about_table": "contract_parties", "about_id": "north-county-cameras-supplier"},
            "north-county-cameras",
            "role of Camera Maker Co., Ltd.",
        ),
        (
            {"about_table": "contract_parties", "about_id": "north-county-cameras-supplier"},
            "daily-report",
            "role of Camera Maker Co., Ltd. in North County social control system",
        ),
        (
            {"about_table": "designations", "about_id": "trade-list-camera-maker"},
            "daily-report",
            "listing on List of Parties of Camera Maker Co., Ltd.",
        ),
        (
            {"about_table": "ownership", "about_id": "camera-maker-project-company"},
            "daily-report",
            "Project Company Ltd. owned by Camera Maker Co., Ltd.",
        ),
        (
            {"about_table": "ownership", "about_id": "camera-maker-project-company"},
            "camera-maker",
            "owner of Project Company Ltd.",
        ),
    ],
)
def test_a_claim_calls_the_row_that_it_is_about_by_its_words(valid_package, about, page, called):
    change_rows(valid_package, "claims", [{**CLAIM, **about}])
    assert called in details_of(valid_package, page, "about")


def test_a_claim_gives_its_value_in_words(valid_package):
    about = {
        "about_table": "contract_parties",
        "about_id": "north-county-cameras-supplier",
        "about_field": "role",
        "value_given": "project_company",
    }
    change_rows(valid_package, "claims", [{**CLAIM, **about}])
    [told] = details_of(valid_package, "north-county-cameras", "what became of it")
    assert told.startswith("role project company: contradicts, contested: ")


def test_a_claim_without_a_publisher_is_said_by_its_document(valid_package):
    change_rows(valid_package, "sources", [{"source_id": "daily-report", "publisher_id": ""}])
    change_rows(valid_package, "claims", [CLAIM])
    assert details_of(valid_package, "daily-role", "said by") == ["Cameras, county by county"]


def test_who_acted_in_an_event_comes_first(valid_package):
    rename = {"event_party_id": "first-listing-a-target", "event_id": "first-listing"}
    target = {"entity_id": "county-office", "role": "target", "source_id": "trade-notice"}
    change_rows(valid_package, "event_parties", [{**rename, **target}])
    parties = texts(shown(valid_package, "first-listing"), "Parties")
    assert [told.split(":")[0] for told in parties] == ["actor", "target", "target", "target"]


def test_a_detail_without_a_label_has_no_colon(valid_package):
    change_rows(
        valid_package,
        "events",
        [{"event_id": "daily-report-published", "source_id": "daily-report"}],
    )
    change_rows(
        valid_package,
        "event_parties",
        [
            {
                "event_party_id": "daily-report-published-subject",
                "event_id": "daily-report-published",
                "entity_id": "camera-maker",
                "role": "subject",
                "source_id": "daily-report",
            }
        ],
    )
    found = shown(valid_package, "north-county-cameras")
    assert [one.label for told in found.lines for one in told.line.details if not one.label]
    assert '<span class="label">:' not in as_html(found, WHOLE)
