"""What may be shown: the view from a horizon, joined to an edition, and its words. Pure.

Words of one thing stand with it (in `edition`, `figure`, `judged`, `curve` and `search`),
sentences that name moments in `sentences`; all others that more than one surface says, in
`wording`.
"""
