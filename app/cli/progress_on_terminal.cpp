#include "app/cli/progress_on_terminal.h"
#include <QElapsedTimer>
#include <cstdio>
#include <memory>
#include <unistd.h>

namespace counterpoint::cli {

Progress progressOnTerminal(const QString& words)
{
    if (!isatty(fileno(stderr)))
        return {};
    const auto clock = std::make_shared<QElapsedTimer>();
    clock->start();
    return Progress([clock, words, shown = std::make_shared<qint64>(1000)](qint64 done, qint64 total) {
        if (clock->elapsed() >= *shown) {
            *shown = clock->elapsed() + 100;
            std::fprintf(stderr, "\r%s", words.arg(done).arg(total).toUtf8().constData());
        }
        if (done == total && *shown > 1000)
            std::fputs("\r\033[K", stderr);
        return true;
    });
}

} // namespace counterpoint::cli
