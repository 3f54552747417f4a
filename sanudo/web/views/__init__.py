"""The views: each takes the holdings and a request and gives a `Page`, whose data is the view's JSON twin."""
