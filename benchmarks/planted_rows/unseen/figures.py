"""Figures that cannot be."""

from benchmarks.planted_rows.ways import Family, way


@way(Family.FIGURES)
def count_of_things_is_negative(record):
    for figure in record.rows("figures"):
        if figure["unit"] not in ("persons", "percent", "CNY", "USD"):
            yield figure.changed(value=f"-{figure['value']}")


@way(Family.FIGURES)
def persons_are_counted_in_halves(record):
    for figure in record.rows("figures", unit="persons"):
        if figure["value"].isdigit():
            yield figure.changed(value=f"{figure['value']}.5")


@way(Family.FIGURES)
def percentage_of_a_part_is_negative(record):
    for figure in record.rows("figures", unit="percent"):
        if not {"growth", "change"} & set(figure["metric"].split("_")):
            yield figure.changed(value=f"-{figure['value']}")


@way(Family.FIGURES)
def persons_outnumber_mankind(record):
    for figure in record.rows("figures", unit="persons"):
        if len(figure["value"]) > 4:
            yield figure.changed(value=f"{figure['value'].split('.')[0]}000000")


@way(Family.FIGURES)
def rate_is_turned_round(record):
    for rate in record.rows("exchange_rates"):
        if not 0.8 < float(rate["per_usd"]) < 1.25:
            yield rate.changed(per_usd=f"{1 / float(rate['per_usd']):.4f}")


@way(Family.FIGURES)
def rate_is_that_of_another_currency(record):
    for rate, other in record.pairs("exchange_rates"):
        is_far = not 0.6 < float(rate["per_usd"]) / float(other["per_usd"]) < 1.6
        if is_far and rate["currency"] != "USD":
            yield rate.changed(per_usd=other["per_usd"])


@way(Family.FIGURES)
def sum_of_money_is_a_million_times_itself(record):
    for figure in record.rows("figures"):
        if figure["unit"] in ("CNY", "USD") and figure["value"].isdigit():
            yield figure.changed(value=f"{figure['value']}000000")
