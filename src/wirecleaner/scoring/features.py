"""What the line model sees: for each line of a page some forty small facts, each a group and a value.

A fact is about the line itself, about its neighbours or about its place on the page. Values are small whole numbers
or words, so that a model is a table for each group and a score is a sum of look-ups. `describe` says a fact in words.
"""
