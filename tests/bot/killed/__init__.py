"""Editors at work in a process that is killed, and what has to be there afterwards."""
