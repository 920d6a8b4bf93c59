"""An invented diary: nobody's nights, the same for the same seed and day.

Its figures follow published anchors for a person of 58 years with moderate restless legs and night cramps; each
module names those it goes by. Its shape (how they are put together) is this diary's own and no fact about anybody.
"""
