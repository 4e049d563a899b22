"""The texts of documents that the ente may write its own way: their form, their fields, their places."""
