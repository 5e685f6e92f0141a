#include "core/report/framework_file.h"
#include "core/base/translate.h"
#include "core/interchange/xlsx/xlsx_writer.h"
#include "core/project/doors.h"
#include "core/project/study.h"
#include "core/report/docx_writer.h"
#include "core/text/text_index.h"
#include "core/transcript/sources.h"
#include "core/transcript/voices.h"
#include <QFileInfo>
#include <QSaveFile>
#include <map>
#include <memory>

namespace counterpoint::report {

namespace {

constexpr std::size_t themesAcross = 5; ///< that a page holds beside the rows' names
constexpr qsizetype longestCell = 32'767; ///< UTF-16 units

QString tr(const char* text) { return translate("FrameworkReport", text); }

/// A passage that a summary links to, under a number that no other has in the file.
struct Linked {
    int number = 0;
    QString row;
    QString theme;
    QString source;
    QString speaker;
    TextSpan span;
    QString text;
};

/// The summaries with the marks of their links numbered through the whole matrix.
struct Numbered {
    std::vector<std::vector<QString>> texts;
    std::vector<Linked> links;
};

class Sources {
public:
    explicit Sources(const Read& db)
        : m_db(db)
    {
    }
    void read(const SummaryLink& link, Linked& into)
    {
        auto& source = m_sources[link.source];
        if (!source)
            source = std::make_unique<Of>(m_db, link.source);
        into.source = source->name;
        into.speaker = source->voices.at(link.span.start).speaker;
        if (link.span.end <= source->index.codePoints())
            into.text = source->index.slice(source->text, link.span).toString();
    }

private:
    struct Of {
        Of(const Read& db, SourceId id)
            : name(sources::byId(db, id).map([](const Source& found) { return found.name; }).value_or(QString()))
            , text(sources::text(db, id))
            , index(text)
            , voices(db, id)
        {
        }
        QString name;
        QString text;
        TextIndex index;
        Voices voices;
    };
    const Read& m_db;
    std::map<SourceId, std::unique_ptr<Of>> m_sources;
};

Numbered numbered(const Read& db, const FrameworkMatrix& matrix)
{
    Numbered all;
    Sources sources(db);
    for (std::size_t row = 0; row < matrix.rows.size(); ++row) {
        auto& texts = all.texts.emplace_back();
        for (std::size_t theme = 0; theme < matrix.cells[row].size(); ++theme) {
            const auto& cell = matrix.cells[row][theme];
            auto text = cell.text;
            std::map<QString, QString> marks;
            for (const auto& link : cell.links) {
                if (!link.source.isValid())
                    continue;
                Linked linked;
                linked.number = int(all.links.size()) + 1;
                linked.row = matrix.rows[row].title;
                linked.theme = matrix.framework.themes[theme].title;
                linked.span = link.span;
                sources.read(link, linked);
                marks[frameworks::markOf(link.number)] = frameworks::markOf(linked.number);
                all.links.push_back(std::move(linked));
            }
            QString renumbered; // in one pass, since a new number may be another link's old one
            for (qsizetype at = 0; at < text.size();) {
                const auto end = text[at] == u'[' ? text.indexOf(u']', at) : -1;
                const auto mark = end < 0 ? marks.end() : marks.find(text.sliced(at, end + 1 - at));
                renumbered += mark == marks.end() ? QString(text[at]) : mark->second;
                at = mark == marks.end() ? at + 1 : end + 1;
            }
            texts.push_back(renumbered);
        }
    }
    return all;
}

QString rowsAre(const Framework& framework)
{
    return framework.isOfGroups ? (framework.attributeName.isEmpty() ? tr("Group") : framework.attributeName) : tr("Case");
}

QString shortened(const QString& text, int& cut)
{
    if (text.size() <= longestCell)
        return text;
    ++cut;
    return text.left(longestCell - 1) + QChar(0x2026);
}

std::vector<std::vector<DelimitedCell>> tableOf(const FrameworkMatrix& matrix, const std::vector<std::vector<QString>>& texts)
{
    std::vector<std::vector<DelimitedCell>> rows;
    auto& heading = rows.emplace_back();
    heading.emplace_back(rowsAre(matrix.framework));
    for (const auto& theme : matrix.framework.themes)
        heading.emplace_back(theme.title);
    for (std::size_t row = 0; row < matrix.rows.size(); ++row) {
        auto& cells = rows.emplace_back();
        cells.emplace_back(matrix.rows[row].title);
        for (const auto& text : texts[row])
            cells.push_back(text.isEmpty() ? DelimitedCell() : DelimitedCell(text));
    }
    return rows;
}

Result<QByteArray> workbook(const Read& db, const FrameworkMatrix& matrix, int& cut)
{
    auto all = numbered(db, matrix);
    for (auto& row : all.texts)
        for (auto& text : row)
            text = shortened(text, cut);
    xlsx::SheetToWrite sheet;
    sheet.name = tr("Framework");
    sheet.rows = tableOf(matrix, all.texts);
    sheet.widths.assign(sheet.rows.front().size(), 45);
    sheet.widths[0] = 24;
    xlsx::SheetToWrite links;
    links.name = tr("Passages");
    links.widths = {8, 24, 24, 24, 20, 10, 10, 80};
    links.rows.push_back(
        {tr("Link"), rowsAre(matrix.framework), tr("Theme"), tr("Source"), tr("Speaker"), tr("Start"), tr("End"), tr("Text")});
    for (const auto& link : all.links)
        links.rows.push_back({double(link.number), link.row, link.theme, link.source, link.speaker, double(link.span.start),
                              double(link.span.end), shortened(link.text, cut)});
    return xlsx::write({std::move(sheet), std::move(links)});
}

Result<QByteArray> bytesOf(const Read& db, const FrameworkMatrix& matrix, const QString& path, int& cut)
{
    const auto suffix = QFileInfo(path).suffix().toLower();
    if (suffix == QLatin1String("docx"))
        return writeDocx(frameworkReport(db, matrix), {});
    if (suffix == QLatin1String("xlsx"))
        return workbook(db, matrix, cut);
    if (suffix != QLatin1String("csv"))
        return fail(Error::Kind::Invalid, tr("A framework matrix is written as .xlsx, .docx or .csv; “%1” is none of these.").arg(path));
    std::vector<std::vector<QString>> texts;
    for (const auto& row : matrix.cells)
        for (auto& into = texts.emplace_back(); const auto& cell : row)
            into.push_back(cell.text);
    return writeDelimited(tableOf(matrix, texts), {.bom = true});
}

} // namespace

Document frameworkReport(const Read& db, const FrameworkMatrix& matrix)
{
    const auto all = numbered(db, matrix);
    const auto& themes = matrix.framework.themes;
    Document document;
    document.title = matrix.framework.name;
    document.subtitle = study::get(db).title;
    document.isAcross = true;
    if (const auto stale = matrix.stale(); stale > 0)
        document.add(Paragraph{translate(
            "FrameworkReport", "The passages behind %n summary(s) changed after they were written and have not been looked at since.",
            nullptr, stale)});
    for (std::size_t first = 0; first < themes.size(); first += themesAcross) {
        const auto last = std::min(themes.size(), first + themesAcross);
        Table table;
        table.caption = matrix.framework.name;
        auto& heading = table.rows.emplace_back();
        heading.emplace_back(rowsAre(matrix.framework));
        for (auto theme = first; theme < last; ++theme)
            heading.emplace_back(themes[theme].title);
        for (std::size_t row = 0; row < matrix.rows.size(); ++row) {
            auto& cells = table.rows.emplace_back();
            cells.emplace_back(matrix.rows[row].title);
            for (auto theme = first; theme < last; ++theme)
                cells.emplace_back(all.texts[row][theme]);
        }
        document.add(std::move(table));
    }
    if (all.links.empty())
        return document;
    document.add(Heading{1, tr("Passages")});
    for (const auto& link : all.links) {
        QStringList whose{link.row, link.theme, link.source};
        if (!link.speaker.isEmpty() && link.speaker != link.row)
            whose << link.speaker;
        document.add(Quote{frameworks::markOf(link.number) + u' ' + link.text, whose.join(QStringLiteral(" · "))});
    }
    return document;
}

Result<PassageFile> writeFramework(const Read& db, const FrameworkMatrix& matrix, const QString& path)
{
    PassageFile written;
    const auto bytes = bytesOf(db, matrix, path, written.cut);
    if (!bytes)
        return fail(bytes);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(*bytes) != bytes->size() || !file.commit())
        return fail(Error::Kind::Io, tr("“%1” cannot be written: %2.").arg(path, file.errorString()));
    written.bytes = bytes->size();
    return written;
}

} // namespace counterpoint::report
