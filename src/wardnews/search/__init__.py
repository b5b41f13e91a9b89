"""Search: an article's terms, the index of all terms, and the rule that a query is answered by.

docs/search.md describes the rule, the format of the index and what was measured.
"""
