#include "app/cli/run.h"

int main(int argc, char** argv) { return counterpoint::cli::run(argc, argv); }
