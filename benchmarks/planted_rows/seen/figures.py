"""Figures that cannot be."""

from benchmarks.planted_rows.ways import Family, way


@way(Family.FIGURES)
def count_of_persons_is_negative(record):
    for figure in record.rows("figures", unit="persons"):
        yield figure.changed(value=f"-{figure['value']}")


@way(Family.FIGURES)
def percentage_is_beyond_its_bounds(record):
    for figure in record.rows("figures", unit="percent"):
        if not {"growth", "change"} & set(figure["metric"].split("_")):
            yield figure.changed(value=f"{float(figure['value']) * 100 + 101:g}")


@way(Family.FIGURES)
def rate_jumps_by_a_half(record):
    for rate in record.rows("exchange_rates"):
        if rate["currency"] != "USD":
            yield rate.changed(per_usd=f"{float(rate['per_usd']) * 1.5:g}")


@way(Family.FIGURES)
def amount_is_a_million_times_itself(record):
    for contract in record.rows("contracts", "amount"):
        yield contract.changed(amount=contract["amount"].split(".")[0] + "000000")


@way(Family.FIGURES)
def list_has_half_a_party(record):
    for count in record.rows("list_counts", basis="stated"):
        yield count.changed(parties=f"{count['parties']}.5")


@way(Family.FIGURES)
def period_of_a_figure_runs_backwards(record):
    for figure in record.rows("figures", "period"):
        first, _, last = figure["period"].partition("/")
        if last and last[:4] > first[:4]:
            yield figure.changed(period=f"{last}/{first}")
