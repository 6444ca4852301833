// Runs the tools as a user would.
