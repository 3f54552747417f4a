"""Bytes on disk or the wire in, `Article` or `Problem` out: one module a format. Knows nothing of what follows."""
