"""What people can type and click: each command parses, asks one thing, presents it and sends it."""
