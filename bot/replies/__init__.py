"""Outcomes into what Discord shows: words, cards, and their layout."""
