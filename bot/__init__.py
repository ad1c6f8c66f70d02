"""How we think and speak: reasoning over the record, and the words of replies."""

__version__ = "0.1.0"
