"""The ways in which two reports part, one module a kind. Each takes what is lined up and gives differences."""
