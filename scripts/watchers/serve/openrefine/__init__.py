"""The Reconciliation Service API 0.2, as OpenRefine asks it; the matcher is that of `listed`."""
