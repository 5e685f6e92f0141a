#include "app/cli/import_file.h"
#include "app/cli/import_codebook.h"
#include "app/cli/import_questionnaire.h"
#include "app/cli/import_returned.h"
#include "core/base/translate.h"
#include "core/cases/cases.h"
#include "core/interchange/delimited/delimited_reader.h"
#include "core/project/doors.h"
#include "core/responses/datasets.h"
#include "core/responses/import_responses.h"
#include <QFile>
#include <QFileInfo>

namespace counterpoint::cli {

namespace {

Result<QByteArray> bytesOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Error::Kind::Io, translate("Cli", "“%1” cannot be read: %2.").arg(path, file.errorString()));
    return file.readAll();
}

Result<ImportedFile> importAsResponses(Edit& db, const QString& path, const ImportOptions& options)
{
    auto read = readResponses(path, options);
    if (!read)
        return fail(read);
    auto& responses = *read;
    const auto fileName = responses.fileName;
    if (!options.dataset.isEmpty())
        responses.name = options.dataset;
    const auto imported = importResponses(db, responses);
    if (!imported)
        return fail(imported);
    const auto dataset = datasets::byId(db, imported->dataset);
    if (!dataset)
        return fail(dataset);
    ImportedFile file{fileName, QStringLiteral("responses"), dataset->name, {}, imported->notes, {}};
    QStringList counts{translate("Cli", "%n response(s)", nullptr, int(dataset->rows)),
                       translate("Cli", "%n variable(s)", nullptr, int(dataset->variables))};
    if (const auto open = int(imported->openAnswers.size()); open > 0)
        counts << translate("Cli", "%n open question(s) as sources", nullptr, open);
    file.summary = counts.join(QStringLiteral(", "));
    file.json = {{"rows", dataset->rows}, {"variables", dataset->variables}, {"open_questions", qint64(imported->openAnswers.size())}};
    return file;
}

/// Cases from a table: the first column names the Case, the others are attributes.
Result<ImportedFile> importAsCases(Edit& db, const QString& path)
{
    const auto bytes = bytesOf(path);
    if (!bytes)
        return fail(bytes);
    const auto fileName = QFileInfo(path).fileName();
    auto preview = previewResponses(*bytes, fileName);
    if (!preview)
        return fail(preview);
    if (preview->file)
        return fail(
            Error::Kind::Format,
            translate("Cli", "“%1” is a file of a statistics program, and no list of Cases. Save it as .csv or .xlsx.").arg(fileName));
    if (preview->columns.empty())
        return fail(Error::Kind::Format,
                    translate("Cli", "“%1” has no columns. The first column names the Cases, the others are attributes.").arg(fileName));
    int added = 0;
    DelimitedReader reader(std::string_view(preview->utf8.constData(), std::size_t(preview->utf8.size())), preview->dialect);
    std::vector<std::string_view> cells;
    for (int row = 0; reader.nextRow(cells); ++row) {
        if (row < preview->headerRows || cells.empty())
            continue;
        const auto cell = [&](int column) {
            return std::size_t(column) < cells.size()
                ? QString::fromUtf8(cells[std::size_t(column)].data(), qsizetype(cells[std::size_t(column)].size())).trimmed()
                : QString();
        };
        const auto name = cell(preview->columns.front().column);
        if (name.isEmpty())
            continue;
        const auto id = cases::ensure(db, name);
        if (!id)
            return fail(id);
        ++added;
        for (std::size_t i = 1; i < preview->columns.size(); ++i) {
            const auto attribute = attributes::ensure(db, preview->columns[i].name).and_then([&](AttributeId) {
                return attributes::byName(db, preview->columns[i].name);
            });
            if (!attribute)
                return fail(attribute);
            if (const auto value = cell(preview->columns[i].column); !value.isEmpty())
                if (const auto done = cases::set(db, *id, *attribute, value); !done)
                    return fail(done);
        }
    }
    ImportedFile file{fileName,
                      QStringLiteral("cases"),
                      {},
                      translate("Cli", "%1 Cases, %2 attributes").arg(added).arg(preview->columns.size() - 1),
                      preview->notes,
                      {}};
    file.json = {{"cases", added}, {"attributes", qint64(preview->columns.size() - 1)}};
    return file;
}

/// Tables by their content; what is plain text by its suffix.
bool looksLikeTable(const QString& path)
{
    QFile file(path);
    if (file.open(QIODevice::ReadOnly)) {
        constexpr qint64 looked = 64 * 1024;
        const auto head = file.read(looked);
        const auto format = responsesFormatOf(head);
        if (format == ResponsesFormat::Xlsx) {
            file.seek(std::max<qint64>(0, file.size() - looked)); // the list of what is in an archive is at its end
            return head.contains("xl/") || file.read(looked).contains("xl/workbook.xml");
        }
        if (format != ResponsesFormat::Delimited)
            return true;
        if (head.startsWith("\xD0\xCF\x11\xE0")) // the list of what an old Office file holds may lie anywhere in it
            return responsesFormatOf(head + file.readAll()) == ResponsesFormat::Xls;
    }
    const auto suffix = QFileInfo(path).suffix().toLower();
    return suffix == QLatin1String("csv") || suffix == QLatin1String("tsv") || suffix == QLatin1String("tab");
}

} // namespace

Result<NewResponses> readResponses(const QString& path, const ImportOptions& options)
{
    const auto bytes = bytesOf(path);
    if (!bytes)
        return fail(bytes);
    const auto fileName = QFileInfo(path).fileName();
    PreviewOptions reading;
    reading.sheet = options.sheet;
    reading.encoding = options.encoding;
    reading.splits = options.splits;
    auto preview = previewResponses(*bytes, fileName, reading);
    if (!preview)
        return fail(preview);
    auto responses = responsesFrom(std::move(*preview), fileName);
    if (!options.dictionary.isEmpty()) {
        const auto dictionary = bytesOf(options.dictionary).and_then([&](const QByteArray& json) {
            return dictionaryFromJson(json, QFileInfo(options.dictionary).fileName());
        });
        if (!dictionary)
            return fail(dictionary);
        apply(*dictionary, responses);
    }
    return responses;
}

bool isTranscript(const QString& path, const ImportOptions& options)
{
    return options.kind == QLatin1String("transcript")
        || (options.kind.isEmpty() && !looksLikeTable(path) && !isForeignSurvey(path) && !isArchiveOfAnswers(path));
}

Result<ImportedFile> importTable(Edit& db, const QString& path, const ImportOptions& options)
{
    if (options.kind == QLatin1String("cases"))
        return importAsCases(db, path);
    if (options.kind == QLatin1String("codebook"))
        return importAsCodebook(db, path);
    if (isForeignSurvey(path))
        return importForeignSurvey(db, path, options);
    if (options.kind == QLatin1String("questionnaire") || (options.kind.isEmpty() && isForm(path)))
        return importQuestionnaire(db, path, options);
    const bool isToBecomeADataset = !options.dataset.isEmpty() || !options.dictionary.isEmpty() || !options.splits.empty();
    if (!isToBecomeADataset)
        if (auto returned = importReturned(db, path, options))
            return std::move(*returned);
    return importAsResponses(db, path, options);
}

} // namespace counterpoint::cli
