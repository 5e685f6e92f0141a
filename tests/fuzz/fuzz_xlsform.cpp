// Any sheets give findings in sentences, and a form comes back as it was written. Lines are rows, tabs part cells, a line that begins with '#'
// begins a sheet; bytes that are a workbook are read as one.
#include "core/interchange/xlsform/check.h"
#include <cstdlib>

using namespace counterpoint;

namespace {

void require(bool holds)
{
    if (!holds)
        std::abort();
}

xlsform::Form sheetsOf(const QString& text)
{
    xlsform::Form form;
    for (const auto& line : text.split(u'\n')) {
        if (line.startsWith(u'#') || form.sheets.empty())
            form.sheets.push_back({line.startsWith(u'#') ? line.mid(1) : QStringLiteral("survey"), {}});
        else
            form.sheets.back().rows.push_back(line.split(u'\t'));
    }
    return form;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char*>(data), qsizetype(size));
    if (xlsform::isWorkbook(bytes)) {
        if (const auto form = xlsform::read(bytes, QStringLiteral("a.xlsx")); !form)
            require(!form.error().message.isEmpty());
        return 0;
    }
    const auto found = xlsform::check(sheetsOf(QString::fromUtf8(bytes)));
    for (const auto* findings : {&found.errors, &found.warnings, &found.unsupported})
        for (const auto& finding : *findings)
            require(!finding.message.isEmpty() && finding.row >= 0);
    require(found.questions >= 0);
    return 0;
}
