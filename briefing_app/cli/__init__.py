"""The command line. Messages for persons go to the error stream, results to the output.

Belongs here: arguments, and the shape of what is printed. Does not belong here: any work; the services do it.
"""
