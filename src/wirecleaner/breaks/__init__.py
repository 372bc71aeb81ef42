"""Where the line breaks of a page were that stands on one line: its words, the evidence between them, the weights."""
