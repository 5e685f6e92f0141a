#pragma once
#include "core/base/result.h"
#include "core/coding/codebook.h"
#include <QByteArray>

namespace counterpoint {

/// A code as a file names it: by its path. Empty cells say nothing about a code.
struct CodebookRow {
    QString path;
    QString colour; ///< '#rrggbb' or empty
    QString origin;
    QString definition;
    QString inclusion;
    QString exclusion;
    QString example;
    QString words; ///< its dictionary, a term a line
    bool operator==(const CodebookRow&) const = default;
};

/// Codes read from a file or a template, parents before their children, each path once.
struct CodebookFile {
    std::vector<CodebookRow> rows;
    QStringList notes; ///< what was left out or read differently, in sentences
};

/// Codebooks as tables, with the columns path, name, parent, colour, origin, definition, inclusion, exclusion, example and words.
namespace codebookFile {
enum class Format { Csv, Xlsx };

/// A table by content: .xlsx (its first sheet) or delimited text. Codes are named by a path, or by a name with or without the parent's
/// name or path. Format where no column names codes.
Result<CodebookFile> read(const QByteArray& bytes, const QString& fileName);
/// The same for JSON: a list of objects with name, the other columns and `children`.
Result<CodebookFile> fromJson(const QByteArray& json, const QString& fileName);
/// A table of these codes; read() gives the same codes again.
Result<QByteArray> write(const std::vector<Code>& codes, Format format);
} // namespace codebookFile

/// What bringing codes in would do to the codebook: known by their path (or renamed apart from case), added or changed, never removed.
struct CodebookPlan {
    struct Line {
        CodebookRow row;
        CodeId code; ///< the one that is there already; invalid for one that would be added
        QStringList changed; ///< of a code that is there: the columns that would be replaced
    };
    std::vector<Line> lines;
    int added() const;
    int changed() const;
};

namespace codebook {
CodebookPlan planMerge(const Read& db, const CodebookFile& file);
/// Adds and changes what planMerge() says.
Result<CodebookPlan> merge(Edit& db, const CodebookFile& file);
} // namespace codebook

} // namespace counterpoint
