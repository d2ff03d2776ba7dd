"""Claims whose value, stance or chain cannot be."""

from benchmarks.planted_rows.ways import Family, way

OTHER_WORDS = {"at_least": "more_than", "more_than": "at_least", "counts": "disregarded"}
OTHER_WORDS |= {"red_flag": "counts", "disregarded": "counts", "summed": "single_owner"}


def cell(record, claim):
    """What the record has where the claim points."""
    return record.get(claim["about_table"], claim["about_id"])[claim["about_field"]]


@way(Family.CLAIMS)
def claim_about_a_number_gives_a_day(record):
    for claim in record.rows("claims", "value_given"):
        if claim["about_field"] in ("amount", "value", "share_pct", "threshold_pct"):
            yield claim.changed(value_given="2019-10-09")


@way(Family.CLAIMS)
def supporting_claim_gives_another_number(record):
    for claim in record.rows("claims", "value_given", stance="supports"):
        number = str(record.pick.randint(26, 44))
        is_number = claim["about_field"] in ("share_pct", "threshold_pct", "value")
        if is_number and not cell(record, claim).startswith(number):
            yield claim.changed(value_given=number)


@way(Family.CLAIMS)
def agreeing_claim_is_said_to_contradict(record):
    for claim in record.rows("claims", "value_given", stance="supports"):
        if claim["about_field"] and cell(record, claim) == claim["value_given"]:
            yield claim.changed(stance="contradicts")


@way(Family.CLAIMS)
def contradicting_claim_is_said_to_support(record):
    for claim in record.rows("claims", "value_given", "about_field", stance="contradicts"):
        yield claim.changed(stance="supports")


@way(Family.CLAIMS)
def supporting_claim_gives_another_word_of_the_vocabulary(record):
    for claim in record.rows("claims", "value_given", stance="supports"):
        if claim["value_given"] in OTHER_WORDS:
            yield claim.changed(value_given=OTHER_WORDS[claim["value_given"]])


@way(Family.CLAIMS)
def own_claim_relays_another(record):
    for claim, other in record.pairs("claims", origin="own"):
        yield claim.changed(relays_claim_id=other.id)
