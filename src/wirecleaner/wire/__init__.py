"""How agencies, papers and archives print what stands around a text: names, credits, datelines, fields of feeds.

Grammars over one line or one run of lines; the stages decide where they are asked.
"""
