"""What only screening, downloads or Excel need is imported only there."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = {
    *("charset_normalizer", "narwhals", "numpy", "pandas", "pandera", "pyarrow"),
    *("defusedxml", "ijson", "opencc", "platformdirs", "pypinyin", "rapidfuzz", "requests"),
    *("python_calamine", "stdnum", "urllib3", "xlsxwriter"),
}
TABLES = {"narwhals", "numpy", "pandas", "pyarrow"}
CHECKS = TABLES | {"pandera", "stdnum"}


@pytest.mark.parametrize(
    ("code", "admitted"),
    [
        ("import watchers", set()),
        ("import watchers; watchers.__version__", set()),
        ("import watchers.cli", set()),
        ("import watchers; watchers.load()", TABLES),
        ("import watchers; dir(watchers), watchers.WriteFailed", set()),
        ("import watchers; watchers.schema('lists')", CHECKS),
        ("from watchers.checks import validation", CHECKS),
        ("from watchers.exports import parquet_folder, sqlite_database", TABLES),
        ("from watchers.official import download", set()),
        ("from watchers.screening import names_file, policy", TABLES),
    ],
)
def test_only_what_is_needed_is_imported(code, admitted):
    shown = f"{code}\nimport sys\nprint(*{{name.split('.')[0] for name in sys.modules}})"
    done = subprocess.run([sys.executable, "-c", shown], capture_output=True, text=True, check=True)
    assert (HEAVY & set(done.stdout.split())) - admitted == set()
