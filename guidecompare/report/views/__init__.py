"""What each page shows, shaped from the facts: a template decides nothing, it only lays out."""
