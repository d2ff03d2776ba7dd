"""One name is answered without what only tables, checks or many names need: it is asked often."""

from __future__ import annotations

import pytest
from pypinyin.phrases_dict import phrases_dict

from watchers.process import NO_PHRASES

NOT_NEEDED = ("pandas", "narwhals", "pandera", "multiprocessing", "python_calamine", "ftfy")
SCRIPT = f"""
import os, sys
from watchers.process import run
def end(status):
    print([name for name in {NOT_NEEDED} if name in sys.modules], os.environ["{NO_PHRASES}"])
    sys.stdout.flush()
    leave(status)
leave, os._exit = os._exit, end
sys.argv = ["watchers", "--package", sys.argv[1], "listed", *sys.argv[2:]]
run()
"""


@pytest.mark.parametrize("name", ["Camera Maker", "摄像机厂"])
def test_one_name_is_answered_without_it(start, valid_package, name):
    out, _ = start(SCRIPT, valid_package, name).communicate()
    assert out.splitlines()[-1] == "[] 1"


def test_no_phrase_that_is_left_out_is_a_single_character():
    """Names are read character by character, so that phrases change none of them."""
    assert min(map(len, phrases_dict)) > 1
