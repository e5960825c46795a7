"""Words, sentences and languages: what the rules and gates know of how people write."""
