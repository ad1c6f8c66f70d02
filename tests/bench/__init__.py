"""The benchmark: `python -m tests.bench`, or `python -m tests.bench --quick`."""
