# The same interface as the standard library's module, by other classes: catch sqlcipher3's errors, not sqlite3's.
from sqlite3.dbapi2 import *
