"""The record on real SQLite files."""
