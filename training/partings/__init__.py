"""The network that finds which words of two reports tell one point in two ways, learned from marked pairs."""
