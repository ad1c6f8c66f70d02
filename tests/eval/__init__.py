"""The evaluation: `python -m tests.eval` asks the questions of tests/questions and judges the answers."""
