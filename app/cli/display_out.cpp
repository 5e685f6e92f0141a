#include "app/cli/display_out.h"
#include "app/cli/headless_gui.h"
#include "core/base/translate.h"
#include "ui/print/display_file.h"

namespace counterpoint::cli {

Result<Answer> writeOut(const report::Document& document, const QString& path)
{
    const HeadlessGui gui;
    return ui::writeDisplay(document, path).map([&](qint64 bytes) {
        Answer answer;
        answer.json = {{"file", path}, {"bytes", bytes}};
        answer.lines << translate("Cli", "Wrote “%1”.").arg(path);
        return answer;
    });
}

} // namespace counterpoint::cli
