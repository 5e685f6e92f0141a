#include "ui/shell/recent_studies.h"
#include "core/base/translate.h"
#include "core/project/project.h"
#include "core/project/study.h"
#include <QFileInfo>

namespace counterpoint::ui {

namespace {

QString inWords(const StudyCounts& counts)
{
    QStringList parts;
    const auto add = [&](const char* text, int n) {
        if (n > 0)
            parts << translate("Recent", text, nullptr, n);
    };
    add(QT_TRANSLATE_N_NOOP("Recent", "%n case(s)"), counts.cases);
    add(QT_TRANSLATE_N_NOOP("Recent", "%n source(s)"), counts.sources);
    add(QT_TRANSLATE_N_NOOP("Recent", "%n coding(s)"), counts.codings);
    add(QT_TRANSLATE_N_NOOP("Recent", "%n dataset(s)"), counts.datasets);
    add(QT_TRANSLATE_N_NOOP("Recent", "%n finding(s)"), counts.findings);
    return parts.isEmpty() ? translate("Recent", "empty so far") : parts.join(QStringLiteral(", "));
}

RecentStudy lookInto(const QString& path)
{
    const QFileInfo file(path);
    RecentStudy recent{path, file.completeBaseName(), {}, file.lastModified()};
    const auto project = Project::open(path, Access::Read);
    if (!project) {
        recent.content = translate("Recent", "cannot be read at the moment");
        return recent;
    }
    const auto read = (*project)->read([&](const Read& db) {
        recent.title = study::get(db).title;
        recent.content = inWords(study::counts(db));
    });
    if (!read)
        recent.content = read.error().message;
    return recent;
}

} // namespace

std::vector<RecentStudy> lookInto(const QStringList& paths)
{
    std::vector<RecentStudy> studies;
    for (const auto& path : paths)
        studies.push_back(lookInto(path));
    return studies;
}

} // namespace counterpoint::ui
