"""A case as a folder: its frame, its ledger, its run."""
