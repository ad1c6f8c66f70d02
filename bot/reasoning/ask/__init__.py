"""Plain questions: read, found in the record, and answered."""
