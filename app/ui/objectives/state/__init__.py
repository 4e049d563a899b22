"""The view Stato of the page of the objectives."""
