#include "core/report/passage_report.h"
#include "core/base/translate.h"
#include "core/cases/cases.h"
#include "core/project/doors.h"
#include "core/project/study.h"
#include "core/text/words.h"
#include "core/transcript/sources.h"
#include <algorithm>
#include <numeric>

namespace counterpoint::report {

namespace {

QString tr(const char* text) { return translate("PassageReport", text); }

QStringList pathsOf(const Passage& passage)
{
    return !passage.codePaths.isEmpty() || passage.codePath.isEmpty() ? passage.codePaths : QStringList{passage.codePath};
}

/// What stands at a level of the code's path; of a stretch what stands there in any of its codes.
QString levelOf(const QStringList& paths, int level)
{
    QStringList names;
    for (const auto& path : paths)
        if (const auto name = path.section(u'/', level, level); !name.isEmpty() && !names.contains(name))
            names << name;
    return names.join(QStringLiteral(" + "));
}

int levelsIn(const std::vector<Passage>& passages)
{
    qsizetype levels = 1;
    for (const auto& passage : passages)
        for (const auto& path : pathsOf(passage))
            levels = std::max(levels, path.count(u'/') + 1);
    return int(levels);
}

DelimitedCell textCell(const QString& text, qsizetype longest, int* cut)
{
    if (text.isEmpty())
        return std::monostate();
    if (longest <= 0 || text.size() <= longest)
        return text;
    if (cut)
        ++*cut;
    return text.left(longest - 1) + QChar(0x2026);
}

Prose inContext(const Passage& passage)
{
    Prose prose;
    if (!passage.before.isEmpty())
        prose += italic(QChar(0x2026) + passage.before);
    prose += Inline{passage.text};
    if (!passage.after.isEmpty())
        prose += italic(passage.after + QChar(0x2026));
    return prose;
}

QString attribution(const Passage& passage)
{
    QStringList parts;
    for (const auto& part : {passage.speaker, passage.caseName, passage.coder, passage.comment.simplified()})
        if (!part.isEmpty() && !parts.contains(part))
            parts << part;
    if (passage.weight)
        parts << tr("weight %1").arg(*passage.weight);
    return parts.join(QStringLiteral(" · "));
}

} // namespace

PassageSurroundings surroundingsOf(const Read& db, const QString& query)
{
    PassageSurroundings around;
    around.studyTitle = study::get(db).title;
    around.query = query;
    const auto all = attributes::all(db);
    for (const auto& attribute : all)
        around.attributes << attribute.name;
    for (const auto& each : cases::all(db)) {
        auto& values = around.values[each.name];
        for (const auto& attribute : all)
            values << each.value(attribute.id);
    }
    for (const auto& source : sources::uncounted(db))
        around.strands[source.id] = toText(source.strand);
    return around;
}

std::vector<std::vector<DelimitedCell>> passageTable(const std::vector<Passage>& passages, const PassageSurroundings& around,
                                                     qsizetype longestText, int* cut)
{
    const int levels = levelsIn(passages);
    std::vector<std::vector<DelimitedCell>> rows;
    rows.reserve(passages.size() + 1);
    auto& heading = rows.emplace_back();
    for (const auto& name : {tr("Source"), tr("Strand"), tr("Case"), tr("Speaker")})
        heading.emplace_back(name);
    for (const auto& name : around.attributes)
        heading.emplace_back(name);
    heading.emplace_back(tr("Code"));
    for (int level = 1; level <= levels; ++level)
        heading.emplace_back(tr("Code, level %1").arg(level));
    for (const auto& name :
         {tr("Coder"), tr("Weight"), tr("Comment"), tr("Start"), tr("End"), tr("Words"), tr("Before"), tr("Text"), tr("After")})
        heading.emplace_back(name);
    const QStringList noValues(around.attributes.size());
    for (const auto& passage : passages) {
        auto& row = rows.emplace_back();
        row.reserve(heading.size());
        const auto strand = around.strands.find(passage.source);
        row.emplace_back(passage.sourceName);
        row.emplace_back(strand == around.strands.end() ? DelimitedCell() : DelimitedCell(strand->second));
        row.emplace_back(passage.caseName);
        row.emplace_back(passage.speaker);
        const auto values = around.values.find(passage.caseName);
        for (const auto& value : values == around.values.end() ? noValues : values->second)
            row.emplace_back(value);
        const auto paths = pathsOf(passage);
        row.emplace_back(passage.codePath);
        for (int level = 0; level < levels; ++level)
            row.emplace_back(levelOf(paths, level));
        row.emplace_back(passage.coder);
        row.emplace_back(passage.weight ? DelimitedCell(double(*passage.weight)) : DelimitedCell());
        row.push_back(textCell(passage.comment, longestText, cut));
        row.emplace_back(double(passage.span.start));
        row.emplace_back(double(passage.span.end));
        row.emplace_back(double(wordCount(passage.text)));
        row.push_back(textCell(passage.before, longestText, cut));
        row.push_back(textCell(passage.text, longestText, cut));
        row.push_back(textCell(passage.after, longestText, cut));
    }
    return rows;
}

Document passageReport(const std::vector<Passage>& passages, const PassageSurroundings& around)
{
    Document document;
    document.title = around.studyTitle;
    document.subtitle = translate("PassageReport", "%n passage(s)", nullptr, int(passages.size()));
    if (!around.query.isEmpty())
        document.add(Paragraph{Prose{{tr("Passages where: ")}, italic(around.query)}});
    std::vector<std::size_t> order(passages.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return passages[a].codePath.compare(passages[b].codePath, Qt::CaseInsensitive) < 0;
    });
    const Passage* before = nullptr;
    for (const auto i : order) {
        const auto& passage = passages[i];
        const bool isNewCode = !before || before->codePath != passage.codePath;
        if (isNewCode)
            document.add(Heading{1, passage.codePath.isEmpty() ? tr("Not coded") : passage.codePath});
        if (isNewCode || before->source != passage.source)
            document.add(Heading{2, passage.sourceName});
        document.add(Quote{inContext(passage), attribution(passage)});
        before = &passage;
    }
    return document;
}

} // namespace counterpoint::report
