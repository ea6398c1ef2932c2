"""What runs Erfa on a machine: installs what it is made of, then starts and stops its processes.

Everything here uses the standard library only, because it is at work before anything is installed.
"""
