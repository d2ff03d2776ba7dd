"""People: in their public role only. Nothing that identifies a private life is recorded."""

import narwhals as nw

from watchers.checks.lookups import not_in_column
from watchers.checks.patterns import matches
from watchers.checks.rules.registry import everywhere, prose, rule

EMAIL = r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+\.[A-Za-z]{2,}"
PHONE = (
    r"\+[1-9][0-9 ()-]{7,}[0-9]"
    r"|(?:[Tt]el|[Pp]hone|[Ff]ax|[Mm]obile|电话|手机)[.: ：]*[0-9+(][0-9 ()-]{5,}"
)
STREET = (
    r"\b[0-9]{1,5}[A-Za-z]? (?:[A-Z][a-z]+ ){1,3}"
    r"(?:Street|St\.|Avenue|Ave\.|Road|Rd\.|Boulevard|Lane|Drive)"
    r"|No\. ?[0-9]+,? [A-Z][a-z]+ (?:[A-Z][a-z]+ )?(?:Street|Road|Lu|Jie)"
    r"|(?:路|街|巷|弄)[0-9]{1,5}号"
)
BIRTH = r"\b[Bb]orn (?:on|in) [A-Z0-9]|[Dd]ate of [Bb]irth|\bDOB\b|[Bb]irth ?(?:date|day)|出生|生于"


@everywhere(prose, needles=("@",))
def cell_holds_an_email_address(cell):
    """{cell} holds an e-mail address; contact data stays out of the record."""
    return matches(cell, EMAIL)


@everywhere(prose, needles=("+", "el", "hone", "ax", "obile", "电话", "手机"))
def cell_holds_a_phone_number(cell):
    """{cell} holds a telephone number; contact data stays out of the record."""
    return matches(cell, PHONE)


@everywhere(
    prose,
    needles=(
        "Street",
        "St.",
        "Avenue",
        "Ave.",
        "Road",
        "Rd.",
        "Boulevard",
        "Lane",
        "Drive",
        "Lu",
        "Jie",
        "号",
    ),
)
def cell_holds_a_street_address(cell):
    """{cell} holds a street address; addresses stay out of the record."""
    return matches(cell, STREET)


@everywhere(prose, needles=("orn", "irth", "DOB", "出生", "生于"))
def cell_holds_a_date_of_birth(cell):
    """{cell} mentions a birth; dates of birth stay out of the record."""
    return matches(cell, BIRTH)


@rule("official_id")
def official_has_no_public_role(officials, positions, designations, event_parties):
    """{official_id} has no office, listing or part in an event; only persons in a public role are
    recorded."""
    roles = [rows.select("official_id") for rows in (positions, designations, event_parties)]
    return not_in_column(officials, "official_id", nw.concat(roles), "official_id")
