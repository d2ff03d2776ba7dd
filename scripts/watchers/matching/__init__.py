"""Which parties of the record a name names: finds candidates, compares each, keeps the best."""
