"""Languages are those of the registry on which BCP 47 rests."""

import pytest

from watchers.names.languages import language_codes


@pytest.mark.parametrize("code", ["zh", "ug", "kk", "en", "nn", "fil", "mul", "zxx"])
def test_a_language_has_its_shortest_code(code):
    assert code in language_codes()


@pytest.mark.parametrize("code", ["xx", "zzz", "cn", "jp", "zho", "eng", "qaa", "iw"])
def test_what_is_no_language_or_not_its_code_is_unknown(code):
    assert code not in language_codes()
