"""Everything that is checked: types, constraints, keys and rules, and who is excused from them."""
