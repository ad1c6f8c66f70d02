"""What we know: the record, its dates, its packs and the only SQL. No Discord anywhere in here."""
