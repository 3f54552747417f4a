"""When what a report tells was, and how its sentences can be told: a network taught by judged reports."""
