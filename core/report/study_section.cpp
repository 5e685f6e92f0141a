#include "core/report/study_section.h"
#include "core/base/translate.h"
#include "core/project/study.h"
#include "core/report/document.h"
#include "core/report/running_text.h"

namespace counterpoint::report {

namespace {

QString tr(const char* text) { return translate("Report", text); }

void addQuestions(const QString& questions, Document& report)
{
    NumberedList list;
    for (const auto& question : questions.split(u'\n', Qt::SkipEmptyParts))
        list.items.emplace_back(question);
    report.add(std::move(list));
}

} // namespace

void addStudy(const Read& db, const QString& part, Document& report)
{
    const auto about = study::get(db);
    const bool isWhole = part.isEmpty();
    const auto wants = [&](const char* one) { return isWhole || part == QLatin1String(one); };
    if (wants("description"))
        report.addAll(blocksOf(about.description));
    if (wants("aims") && !about.purpose.isEmpty()) {
        if (isWhole)
            report.add(Heading{2, tr("Purpose")});
        report.addAll(blocksOf(about.purpose));
    }
    if (wants("aims") && !about.questions.isEmpty()) {
        if (isWhole)
            report.add(Heading{2, tr("Research questions")});
        addQuestions(about.questions, report);
    }
    if (wants("ethics") && !about.ethics.isEmpty()) {
        if (isWhole)
            report.add(Heading{2, tr("Ethics")});
        report.addAll(blocksOf(about.ethics));
    }
}

} // namespace counterpoint::report
