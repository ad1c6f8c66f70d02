"""Pure reasoning: events in, a status out. No Discord, no storage, no clock."""
