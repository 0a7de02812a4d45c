"""Laying the items of a data file over the stored rows."""
