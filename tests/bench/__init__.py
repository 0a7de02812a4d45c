"""Benchmarks: each measures a job and its floor side by side in one run and prints the ratio. Not part of the tests."""
