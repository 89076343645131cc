"""What may be shown: the view from a horizon, joined to an edition, and its words. Pure.

Words that more than one surface says of a story stand in `wording`, and nowhere else.
"""
