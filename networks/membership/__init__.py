"""Networks, who is a member of them and with which role."""
