"""What a capital letter is."""

# A capital letter: any letter that is not a small one of the Latin, Greek or Cyrillic alphabets.
_SMALL = "".join(
    letter
    for first, last in ((0x100, 0x250), (0x370, 0x530), (0x1E00, 0x1F00))
    for letter in map(chr, range(first, last))
    if letter.islower()
)
UP = rf"[^\W\d_a-zß-öø-ÿ{_SMALL}]"
