"""Readers: anything that holds a page becomes the same `Document` of lines."""
