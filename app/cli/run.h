#pragma once

namespace counterpoint::cli {

/// Carries out one command and gives the exit status: 0 done, 1 refused or failed, 2 wrong usage. Needs no display.
int run(int argc, char** argv);

} // namespace counterpoint::cli
