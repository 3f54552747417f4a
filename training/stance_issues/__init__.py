"""Learns what a stance is on."""
