"""The bundled story: reports written for it, and where they are."""
