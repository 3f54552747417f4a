"""Which words tell a meeting, and who, where and when belongs to them, learned from reports that readers marked."""
