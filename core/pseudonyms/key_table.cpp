#include "core/base/translate.h"
#include "core/interchange/delimited/delimited_reader.h"
#include "core/interchange/delimited/delimited_writer.h"
#include "core/interchange/encoding/decode.h"
#include "core/project/doors.h"
#include "core/pseudonyms/name_finder.h"
#include "core/pseudonyms/pseudonyms.h"
#include <algorithm>
#include <optional>

namespace counterpoint::pseudonyms {

namespace {

QString toQString(std::string_view cell) { return QString::fromUtf8(cell.data(), qsizetype(cell.size())).simplified(); }

/// Which column holds what; -1 where there is none.
struct Columns {
    int kind = -1;
    int original = 0;
    int replacement = 1;
    int note = -1;
    bool hasHeader = false;
};

Columns columnsOf(const QStringList& first)
{
    const auto place = [&](const QStringList& names) {
        for (int i = 0; i < first.size(); ++i)
            if (names.contains(first[i].toLower()))
                return i;
        return -1;
    };
    Columns columns;
    const int original = place({QStringLiteral("original"), QStringLiteral("name")});
    const int replacement = place({QStringLiteral("replacement"), QStringLiteral("pseudonym")});
    if (original < 0)
        return columns;
    return {place({QStringLiteral("kind")}), original, replacement, place({QStringLiteral("note")}), true};
}

tl::unexpected<Error> inRow(qint64 row, const QString& fileName, const Error& error)
{
    return fail(error.kind, translate("Pseudonyms", "“%1”, row %2: %3").arg(fileName).arg(row).arg(error.message), error.detail);
}

} // namespace

Result<Imported> importCsv(Edit& db, const QByteArray& csv, const QString& fileName)
{
    const auto utf8 = decodeToUtf8(csv, fileName);
    if (!utf8)
        return fail(utf8);
    const std::string_view text(utf8->bytes.constData(), std::size_t(utf8->bytes.size()));
    DelimitedReader reader(withoutSeparatorLine(text), sniffDialect(text));
    Imported imported;
    std::optional<Columns> columns;
    std::vector<std::string_view> cells;
    while (reader.nextUnfittedRow(cells)) {
        QStringList row;
        for (const auto cell : cells)
            row << toQString(cell);
        if (!columns) {
            columns = columnsOf(row);
            if (columns->hasHeader)
                continue;
        }
        const auto at = [&](int column) { return column >= 0 && column < row.size() ? row[column] : QString(); };
        Pseudonym fresh;
        fresh.original = at(columns->original);
        fresh.replacement = at(columns->replacement);
        fresh.note = at(columns->note);
        if (fresh.original.isEmpty() && fresh.replacement.isEmpty())
            continue;
        if (const auto kind = at(columns->kind); !kind.isEmpty()) {
            const auto read = pseudonymKindFrom(kind);
            if (!read)
                return inRow(reader.rowsRead(), fileName, read.error());
            fresh.kind = *read;
        }
        const auto known = byOriginal(db, fresh.original);
        if (fresh.replacement.isEmpty())
            fresh.replacement = known ? known->replacement : neutral(all(db), fresh.kind);
        if (known && known->replacement == fresh.replacement && known->note == fresh.note && known->kind == fresh.kind) {
            ++imported.unchanged;
            continue;
        }
        Result<> done;
        if (known) {
            fresh.id = known->id;
            fresh.original = known->original;
            done = update(db, fresh);
            ++imported.updated;
        } else {
            const auto added = add(db, fresh);
            done = added ? Result<>() : fail(added);
            ++imported.added;
        }
        if (!done)
            return inRow(reader.rowsRead(), fileName, done.error());
    }
    if (!columns)
        return fail(
            Error::Kind::Format,
            translate("Pseudonyms", "“%1” is empty. A table of pseudonyms has a name and its pseudonym in each row.").arg(fileName));
    return imported;
}

QByteArray toCsv(const std::vector<Pseudonym>& rows)
{
    std::vector<std::vector<DelimitedCell>> cells{
        {QStringLiteral("kind"), QStringLiteral("original"), QStringLiteral("replacement"), QStringLiteral("note")}};
    for (const auto& row : rows)
        cells.push_back({toText(row.kind), row.original, row.replacement, row.note});
    DelimitedOptions options;
    options.bom = true;
    return writeDelimited(cells, options);
}

} // namespace counterpoint::pseudonyms
