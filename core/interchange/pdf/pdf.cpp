#include "core/interchange/pdf/pdf.h"
#include "core/base/translate.h"
#include "core/interchange/pdf/furniture.h"
#include "core/interchange/pdf/paragraphs.h"
#include "core/text/line_ends.h"
#include <algorithm>

namespace counterpoint {

namespace {

using namespace pdf;

QString furnitureNote(QStringList examples, bool isDropped)
{
    constexpr qsizetype shown = 3;
    while (examples.size() > shown)
        examples.removeLast();
    const auto quoted = QStringLiteral("“%1”").arg(examples.join(QStringLiteral("”, “")));
    return (isDropped
                ? translate("Import", "Headers, footers and page numbers that recur from page to page were left out: %1.")
                : translate("Import", "Headers, footers or page numbers recur from page to page and were kept: %1. They can be left out."))
        .arg(quoted);
}

QString pagesWithoutText(const std::vector<PageWords>& pages)
{
    QStringList numbers;
    for (std::size_t i = 0; i < pages.size(); ++i)
        if (pages[i].words.empty())
            numbers << QString::number(i + 1);
    if (numbers.isEmpty())
        return {};
    constexpr qsizetype shown = 10;
    const auto count = int(numbers.size());
    if (count > shown)
        numbers = numbers.mid(0, shown) << QStringLiteral("…");
    return translate("Import", "%n page(s) hold no text and may be pictures: %1.", nullptr, count).arg(numbers.join(QStringLiteral(", ")));
}

} // namespace

bool isPdf(const QByteArray& bytes) { return bytes.left(64).trimmed().startsWith("%PDF-"); }

Result<ImportedText> readPdf(const QByteArray& bytes, const QString& fileName, const TextReading& reading)
{
    const auto pages = wordsOf(bytes, fileName);
    if (!pages)
        return fail(pages);
    if (std::all_of(pages->begin(), pages->end(), [](const PageWords& page) { return page.words.empty(); }))
        return fail(
            Error::Kind::Format,
            translate("Import",
                      "“%1” holds pictures of pages and no text, as a scanner makes it. Have a text recognition program (OCR) write its "
                      "text, and import that.")
                .arg(fileName));
    std::vector<Page> rows;
    for (const auto& page : *pages)
        rows.push_back(rowsOf(page));
    const auto numbers = takeLineNumbers(rows);
    const auto examples = markFurniture(rows);

    std::vector<Column> columns;
    std::vector<double> widths;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        auto& page = rows[i];
        if (reading.dropPageFurniture)
            std::erase_if(page, [](const Line& line) { return line.isFurniture; });
        if (reading.dropLineNumbers) {
            for (auto& line : page)
                line.number.clear();
            std::erase_if(page, [](const Line& line) { return line.words.empty(); });
        }
        for (auto& column : columnsOf(page)) {
            columns.push_back(std::move(column));
            widths.push_back((*pages)[i].width);
        }
    }
    auto text = withLineFeeds(paragraphsOf(columns, widths).join('\n').remove(QChar::Null), fileName);
    if (!text)
        return fail(text);
    QStringList notes;
    if (!examples.isEmpty())
        notes << furnitureNote(examples, reading.dropPageFurniture);
    if (numbers > 0)
        notes << (reading.dropLineNumbers
                      ? translate("Import", "The numbers of %n line(s) were left out.", nullptr, numbers)
                      : translate("Import", "%n line(s) are numbered; each stayed a line with its number. The numbers can be left out.",
                                  nullptr, numbers));
    if (const auto note = pagesWithoutText(*pages); !note.isEmpty())
        notes << note;
    return ImportedText{std::move(*text), std::move(notes)};
}

} // namespace counterpoint
