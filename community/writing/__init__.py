"""What the editor asks the server for while somebody writes: people, threads and tags to name, and a preview."""
