"""The trained part of reading: what the rules leave open in a sentence with a reporting word.

`words` cuts the sentence into words, `cue_facts`, `bound_facts` and `source_facts` say what is seen at a reporting
word, at a place where its content may begin or end, and at a phrase that may be its source. `judge` adds the weights
up and decides; `weights` reads them.
"""
