"""Evidence for the roles of lines: the shape of a line, weights, the stretch of lines that is the story."""
