# Undo, redo and the history are SQLite changesets: without the session extension there is no Counterpoint.
# sqlite3.h declares it only with both macros, and the library exports it only when it was built with both.
include(CheckCXXSourceCompiles)
set(CMAKE_REQUIRED_LIBRARIES SQLite::SQLite3)
set(CMAKE_REQUIRED_DEFINITIONS -DSQLITE_ENABLE_SESSION -DSQLITE_ENABLE_PREUPDATE_HOOK)
check_cxx_source_compiles("
    #include <sqlite3.h>
    int main() { sqlite3_session* s = nullptr; return sqlite3session_create(nullptr, \"main\", &s); }" SQLITE_HAS_SESSION)
if(NOT SQLITE_HAS_SESSION)
    message(FATAL_ERROR "SQLite on this machine has no session extension, and Counterpoint's undo is made of it. "
                        "Install a SQLite built with SQLITE_ENABLE_SESSION and SQLITE_ENABLE_PREUPDATE_HOOK (Debian: libsqlite3-dev).")
endif()
unset(CMAKE_REQUIRED_LIBRARIES)
unset(CMAKE_REQUIRED_DEFINITIONS)
