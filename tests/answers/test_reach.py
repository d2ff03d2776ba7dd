"""What is reached agrees with every world that is possible: surely if in all, never if in none."""

from hypothesis import given, settings
from hypothesis import strategies as st

from watchers.answers.ownership_links import Link
from watchers.answers.ownership_rules import OwnershipRule, Reach, Weight
from watchers.answers.reach import PRECISION, reached
from watchers.dates.as_of import Truth

PARTIES = "xyabcd"
OWNERS = "xy"
SHARES = (5.0, 10.0, 25.0, 30.0, 40.0, 49.99, 50.0, 60.0)
RULES = st.builds(
    OwnershipRule,
    rule_id=st.just("rule"),
    reach=st.just(Reach.OWNED_PARTIES),
    threshold_pct=st.sampled_from([10.0, 25.0, 50.0]),
    includes_threshold=st.booleans(),
    is_summed=st.booleans(),
    control=st.sampled_from([Weight.COUNTS, Weight.RED_FLAG]),
)
PAIRS = [(owner, owned) for owner in PARTIES for owned in PARTIES if owner != owned]


@st.composite
def links(draw):
    found = {party: [] for party in PARTIES}
    for owner, owned in draw(st.lists(st.sampled_from(PAIRS), min_size=1, max_size=7, unique=True)):
        share = draw(st.sampled_from(SHARES))
        least, most = draw(st.sampled_from([(share, share), (share, 100.0), (0.0, share)]))
        is_sure = draw(st.booleans())
        is_control = draw(st.booleans())
        held = Truth.YES if is_sure else Truth.UNKNOWN
        found[owned].append(
            Link(
                owner_id=owner,
                owned_id=owned,
                kind="control" if is_control else "shareholding",
                share_pct=f"{share:g}",
                least=least,
                most=most,
                is_sure=is_sure,
                control=held if is_control else Truth.NO,
                source_ids=("document",),
            )
        )
    return found


def reached_in_a_world(found, *, listed, rule, share, held):
    """The parties reached if each link that `held` has the share that `share` gives."""

    def from_owners(owners):
        passing = set(owners)
        while True:
            more = {
                party
                for party, above in found.items()
                if party not in passing and _is_reached(above, passing, rule, share, held)
            }
            if not more:
                return passing
            passing |= more

    if rule.is_summed:
        return from_owners(listed)
    return set().union(*(from_owners({owner}) for owner in listed))


def _is_reached(above, passing, rule, share, held):
    links_held = [link for link in above if link.owner_id in passing and held(link)]
    total = round(sum(share(link) for link in links_held), PRECISION)
    is_controlled = any(link.kind == "control" for link in links_held)
    counts = rule.control is Weight.COUNTS and is_controlled
    return bool(links_held) and (counts or rule.is_met_by(total))


@settings(max_examples=300, deadline=None)
@given(
    found=links(),
    rule=RULES,
    listed=st.dictionaries(
        st.sampled_from(OWNERS), st.sampled_from([Truth.YES, Truth.UNKNOWN]), min_size=1
    ),
)
def test_reached_is_what_holds_in_every_possible_world(found, rule, listed):
    result = reached(links=found, listed=listed, rule=rule)
    worst = reached_in_a_world(
        found,
        listed=[owner for owner, truth in listed.items() if truth is Truth.YES],
        rule=rule,
        share=lambda link: link.least,
        held=lambda link: link.is_sure,
    )
    best = reached_in_a_world(
        found, listed=list(listed), rule=rule, share=lambda link: link.most, held=lambda link: True
    )
    for party in PARTIES:
        expected = Truth.YES if party in worst else Truth.UNKNOWN if party in best else Truth.NO
        assert result.of(party) is expected, party
