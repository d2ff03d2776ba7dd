"""Plants rows that are well spelled and false, and counts which of them `watchers validate` finds.

    python -m benchmarks.planted_rows                         # a line for each family
    python -m benchmarks.planted_rows --ways --half seen      # and one for each way
    python -m benchmarks.planted_rows --rows 3 --way listing_moved_to_another_person

Run it from the repository's root. Whoever writes rules reads the ways in `seen/` alone: those in
`unseen/` tell whether the rules find the fault or only the examples of it.
"""
