"""How likely two names name one person or body: the face of what `sanudo.language.gazetteer.names` knows of names.

It stands there because the reading of one report needs it too.
"""

from sanudo.language.gazetteer.names import name_similarity

__all__ = ["name_similarity"]
