#include "core/report/codebook_section.h"
#include "core/analysis/result.h"
#include "core/base/translate.h"
#include "core/coding/codebook.h"
#include "core/project/doors.h"
#include "core/report/document.h"
#include "core/report/results_section.h"

namespace counterpoint::report {

namespace {

QString tr(const char* text) { return translate("Report", text); }

QString criteriaOf(const Code& code)
{
    QStringList criteria{code.definition};
    if (!code.inclusion.isEmpty())
        criteria << tr("Include: %1").arg(code.inclusion);
    if (!code.exclusion.isEmpty())
        criteria << tr("Exclude: %1").arg(code.exclusion);
    criteria.removeAll(QString());
    return criteria.join(u'\n');
}

} // namespace

void addCodebook(const Read& db, Document& report)
{
    const auto codes = codebook::all(db);
    if (codes.empty())
        return;
    Table table;
    table.caption = tr("Codes with their criteria");
    table.rows.push_back({tr("Code"), tr("Criteria"), tr("Codings"), tr("Sources")});
    for (const auto& code : codes)
        table.rows.push_back({code.path, criteriaOf(code), number(QString::number(code.codings)), number(QString::number(code.sources))});
    report.add(table);
}

void addAgreement(const Read& db, Document& report)
{
    Analysis agreement;
    agreement.kind = QStringLiteral("coder_agreement");
    const auto result = run(db, agreement, WithFigures::No);
    if (!result) {
        report.add(Paragraph{italic(result.error().message)});
        return;
    }
    // The first table holds the coefficients; those behind it serve the coders' own work.
    auto table = tableOf(result->parts.front().table);
    for (auto& row : table.rows)
        if (auto& interval = row.back().text; interval.plain().startsWith(u'['))
            interval = interval.plain().replace(u' ', QChar::Nbsp);
    report.add(std::move(table));
}

} // namespace counterpoint::report
