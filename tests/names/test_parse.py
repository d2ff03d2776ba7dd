import pytest

from watchers.names.parse import MAX_NAME_LENGTH, name_variants, parse_name


def test_name_is_taken_apart():
    parsed = parse_name("Xinjiang Hotan Haolin Textile Group Co., Ltd.")
    assert parsed.distinctive == ("haolin",)
    assert parsed.places == {"xinjiang", "hotan"}
    assert parsed.nearest_places == {"hotan"}
    assert parsed.business == {"textile"}
    assert parsed.filler == {"group"}
    assert parsed.has_legal_form
    assert not parsed.is_chinese


def test_chinese_name_is_taken_apart():
    parsed = parse_name("杭州海康威视数字技术股份有限公司")
    assert parsed.distinctive == ("海康威视",)
    assert parsed.places == {"hangzhou"}
    assert parsed.is_chinese


def test_slip_in_a_common_word_is_corrected():
    assert parse_name("Haolin Textlie").business == {"textile"}


@pytest.mark.parametrize(
    ("name", "variant"),
    [
        ("Hikvision (a.k.a. Haikang)", "Hikvision "),
        ("Hikvision a.k.a. Haikang Weishi", "Haikang Weishi"),
        ("Hikvision, including its subsidiaries", "Hikvision"),
        ("海康威视 Hikvision", "海康威视"),
        ("海康威视 Hikvision", "Hikvision"),
    ],
)
def test_variants_are_the_names_that_a_cell_holds(name, variant):
    variants = list(name_variants(name))
    assert variants[0] == name
    assert variant in variants


def test_plain_name_has_one_variant():
    assert list(name_variants("Hikvision")) == ["Hikvision"]


def test_a_cell_is_read_up_to_a_bound():
    assert list(name_variants("a" * 1_000)) == ["a" * MAX_NAME_LENGTH]


def test_nothing_is_in_a_name_without_letters():
    assert parse_name("?").text == ""
    assert parse_name("?").distinctive == ()


@pytest.mark.parametrize("tail", ["集团", "集团有限公司", "控股", "科技股份有限公司"])
@pytest.mark.parametrize("core", ["天地伟业", "紫金矿业", "新界泵业", "新一棉", "白云", "海康威视"])
def test_chinese_name_keeps_its_core_whatever_follows_it(core, tail):
    assert parse_name(core + tail).distinctive == parse_name(core).distinctive


def test_words_of_business_do_not_eat_cores():
    assert parse_name("紫金矿业集团").distinctive == ("紫金",)
    assert parse_name("天津天地伟业数码科技").distinctive == ("天地伟业",)
    assert parse_name("白云").distinctive == ("白云",)


def test_place_in_the_middle_of_a_chinese_name_is_a_place():
    parsed = parse_name("宝钢集团新疆八一钢铁有限公司")
    assert parsed.distinctive == ("宝钢", "八一")
    assert parsed.places == {"xinjiang"}


@pytest.mark.parametrize(
    ("name", "place"), [("博州人民政府", "bortala"), ("克州人民政府", "kizilsu")]
)
def test_prefecture_is_known_by_its_short_name(name, place):
    parsed = parse_name(name)
    assert (parsed.places, parsed.level) == ({place}, {"prefecture"})
