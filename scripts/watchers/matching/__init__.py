"""Which parties of the record a name names: reading a name, finding candidates, judging each."""
