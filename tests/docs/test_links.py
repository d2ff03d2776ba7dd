"""The links of the pages lead to files that exist."""

import re

import pytest

from support.pages import PAGES
from support.screenshots import EXPORTS, IMAGES


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_linked_file_exists(page):
    targets = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text("utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_every_screenshot_is_one_that_is_taken_anew():
    shown = {
        target
        for page in PAGES
        for target in re.findall(r"\]\(images/([^)]+)\)", page.read_text("utf-8"))
    }
    taken = {screenshot.file for _, screenshots in EXPORTS.values() for screenshot in screenshots}
    assert shown == taken == {file.name for file in IMAGES.iterdir()}
