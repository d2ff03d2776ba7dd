"""Names of one party share a word that says who is meant; those of two do not."""

import pytest

from watchers.names.shared_words import can_be_one_organisation, can_be_one_person


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("HANGZHOU HIKVISION DIGITAL TECHNOLOGY CO., LTD.", "Hikvision"),
        ("Dawning Information Industry Co. (Sugon)", "Sugon"),
        ("China Mobile Communications Group Co., Ltd. (China Mobile Comm)", "CHINA MOBILE"),
        ("大华股份", "Zhejiang Dahua Technology Co., Ltd."),
        ("HIKVISION CO., LTD", "Hikvision Co Ltd"),
        (
            "Xinjiang Public Security Bureau",
            "Xinjiang Uyghur Autonomous Region Public Security Bureau",
        ),
    ],
)
def test_names_of_one_organisation(name, other):
    assert can_be_one_organisation(name, [other])


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Hikvision", "Zhejiang Dahua Technology Co., Ltd."),
        ("大华股份", "Hikvision"),
        ("Aksu Prefecture Public Security Bureau", "Hotan Prefecture Public Security Bureau"),
        ("China Mobile", "China Telecom"),
        ("...", "???"),
    ],
)
def test_names_of_two_organisations(name, other):
    assert not can_be_one_organisation(name, [other])


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("TUNIYAZ, Erken", "Erken Tuniyaz"),
        ("Bob Menendez", "Robert Menendez"),
        ("陈全国", "Chen Quanguo"),
    ],
)
def test_names_of_one_person(name, other):
    assert can_be_one_person(name, [other])


@pytest.mark.parametrize(
    ("name", "other"), [("CHEN Mingguo", "Chen Quanguo"), ("陈全国", "Chen Mingguo")]
)
def test_a_surname_alone_is_not_enough(name, other):
    assert not can_be_one_person(name, [other])
