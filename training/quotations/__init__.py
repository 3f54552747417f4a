"""From annotated articles to the judge of proposed quotations and the rates of cues: see __main__.py."""
