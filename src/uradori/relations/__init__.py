"""Relations: what is counted and claimed over years, beside which today's coverage stands."""
