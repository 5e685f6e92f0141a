#include "app/cli/run.h"
#include "core/base/memory.h"
#include "ui/shell/run_window.h"

int main(int argc, char** argv)
{
    using namespace counterpoint;
    keepFreedMemory();
    return ui::wantsWindow(argc, argv) ? ui::runWindow(argc, argv) : cli::run(argc, argv);
}
