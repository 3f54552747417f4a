"""Measurements beside the package: each module has `measure()`; `python -m bench` runs them and writes the docs."""
