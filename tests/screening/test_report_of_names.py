"""What a report tells of each name: a hit, an owner, a candidate, a decision, or no list."""

from __future__ import annotations

import hashlib

from support.packages import change_rows
from support.reports import in_both_formats, report
from support.screening import DAY, listed


@in_both_formats
def test_a_hit_has_party_list_day_citation_and_source(valid_package, output_format):
    page = report(valid_package, output_format, "Camera Maker", *DAY)
    assert "It matches Camera Maker Co., Ltd." in page.text
    assert "same name" in page.text and "score 1.00" in page.text
    line = page.text.split("LISTED List of Parties", 1)[1].split("For review", 1)[0]
    assert "trade-list" in line and "since 2019-10-09 (effective), 1 TN 1" in line
    for value in ("Ministry of Trade", "2019-10-09", "Notice of listed parties", "ead in full"):
        assert value in line
    assert "https://example.org/notices/1" in page.links


@in_both_formats
def test_what_is_owned_has_its_owner_its_rule_and_the_chain(valid_package, output_format):
    page = report(valid_package, output_format, "Project Company Ltd", "--on", "2024-01-01")
    assert "For review (1)" in page.headings
    told = page.text.split("NOT COVERED List of Parties", 1)[1]
    assert "held by camera-maker (89.99 %)" in told
    assert "camera-maker -[shareholding 89.99 %]-> project-company" in told
    assert "camera-maker is Camera Maker Co., Ltd." in told
    assert "the list reaches only parties that it names" in told


@in_both_formats
def test_a_candidate_is_told_with_how_alike_and_where_it_stands(valid_package, output_format):
    page = report(valid_package, output_format, "Camera Maker GmbH", *DAY)
    told = page.text.split("For review (1)", 1)[1]
    assert "It could be Camera Maker Co., Ltd." in told
    assert "legal form of another country; score 0.74" in told
    assert "hat party: LISTED List of Parties" in told
    assert "Listed or covered (0)" in page.headings


@in_both_formats
def test_parts_of_a_name_are_told_apart(valid_package, output_format):
    page = report(valid_package, output_format, "Camera Maker Co., Ltd.; Nobody Trading Ltd", *DAY)
    assert "read as “Camera Maker Co., Ltd.”" in page.text
    assert "read as 'Nobody Trading Ltd': no party in the record matches" in page.text


@in_both_formats
def test_what_the_lists_say_of_a_party_is_told_once(valid_package, tmp_path, output_format):
    file = tmp_path / "names.csv"
    file.write_text("name\nCamera Maker\nNobody\nCamera Maker Co Ltd\n", "utf-8")
    page = report(valid_package, output_format, "--file", file, *DAY)
    assert page.text.count("LISTED List of Parties") == 1
    assert "or what the lists say, see" in page.text and "Camera Maker, line 2" in page.text
    assert output_format == "markdown" or "#line-2" in page.links


@in_both_formats
def test_a_decision_is_told_and_the_hash_of_its_file(valid_package, tmp_path, output_format):
    file = tmp_path / "decisions.csv"
    file.write_text(
        "name,party_id,decision,reason,decided_on\n"
        "Camera Maker,camera-maker,not_the_same,A shop.,2024-02-01\n"
    )
    page = report(valid_package, output_format, "Camera Maker", *DAY, "--decisions", file)
    assert "The others (1)" in page.headings
    assert "DECIDED not the same on 2024-02-01: A shop." in page.text
    assert hashlib.sha256(file.read_bytes()).hexdigest() in page.text


@in_both_formats
def test_a_match_that_is_on_no_list_is_told_as_fully_as_a_hit(
    valid_package, tmp_path, output_format
):
    file = tmp_path / "names.csv"
    file.write_text("name,land\nThe Daily,CN\nNobody at All,\n", "utf-8")
    options = ("--column", "name", "--country", "land")
    page = report(valid_package, output_format, "--file", file, *options, *DAY)
    told = page.text.split("The others (2)")[1].split("How far each list")[0]
    for said in ("It matches", "same name; score 0.90", "ame in the record:", "country ", "trade-"):
        assert said in told
    assert told.index("The Daily") < told.index("Names for which no party was found")


@in_both_formats
def test_verdicts_that_the_user_chose_are_for_review(valid_package, output_format):
    page = report(valid_package, output_format, "Nobody at All", "--fail-on", "no_match")
    assert "For review (1)" in page.headings
    assert "Nobody at All" in page.text.split("The others")[0]


@in_both_formats
def test_links_lead_only_to_safe_addresses(valid_package, output_format):
    addresses = {"url": "javascript:alert(1)", "copy_url": "https://example.org/a|b <c>`"}
    change_rows(valid_package, "sources", [{"source_id": "trade-notice", **addresses}])
    done = listed(valid_package, "Camera Maker", *DAY, "--format", output_format)
    page = report(valid_package, output_format, "Camera Maker", *DAY)
    assert done.exit_code == 1
    linked = {address for address in page.links if not address.startswith("#")}
    assert len(linked) == 1 and linked.pop().startswith("https://example.org/a")
    assert "javascript:alert(1)" in page.text
