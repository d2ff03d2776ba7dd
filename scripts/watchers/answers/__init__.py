"""What the lists and the law of the day say of a party: one answer per party, list and period."""
