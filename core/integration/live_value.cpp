#include "core/integration/live_value.h"
#include "core/analysis/result.h"
#include "core/base/translate.h"
#include "core/coding/codebook.h"
#include "core/coding/query/bound_query.h"
#include "core/coding/query/find_passages.h"
#include "core/integration/sides.h"
#include "core/project/doors.h"
#include <QRegularExpression>
#include <algorithm>

namespace counterpoint::live_value {

namespace {

QString tr(const char* text) { return translate("LiveText", text); }

/// Of whom it is said how many mention a code.
struct Asked {
    CodeId code;
    bool withChildren = true;
    std::optional<Side> side; ///< none: everybody
};

using passage_query::BoundNode;

bool isCode(const BoundNode& node)
{
    return node.kind == QueryNode::Kind::Term
        && (node.written.term.field == QueryField::Code || node.written.term.field == QueryField::Codes);
}

std::optional<Side> sideOf(const BoundNode& node)
{
    const auto& term = node.written.term;
    if (node.kind != QueryNode::Kind::Term)
        return {};
    if (term.field == QueryField::Strand)
        if (const auto strand = strandFrom(term.value))
            return Side::of(*strand);
    if (term.field == QueryField::Attribute && term.comparison == QueryComparison::Equal)
        return Side::of(AttributeId(node.id), term.value);
    return {};
}

Result<BoundNode> boundFrom(const Read& db, const QString& sentence)
{
    const auto query = passage_query::parse(sentence);
    if (!query)
        return tl::unexpected(query.error().toError(sentence));
    QStringList notes;
    return passage_query::bind(db, *query, sentence, notes);
}

Result<Asked> askedFrom(const Read& db, const QString& sentence)
{
    const auto query = boundFrom(db, sentence);
    if (!query)
        return fail(query);
    const auto isPair = query->kind == QueryNode::Kind::And && query->parts.size() == 2;
    const auto& code = isPair ? query->parts[isCode(query->parts[0]) ? 0 : 1] : *query;
    const auto side = isPair ? sideOf(query->parts[isCode(query->parts[0]) ? 1 : 0]) : std::optional<Side>();
    if (!isCode(code) || code.codes.empty() || (isPair && !side))
        return fail(Error::Kind::Invalid,
                    tr("How many mention a code is asked by the code, and whom: codes:\"Trust\" AND case.role = \"carer\", or a strand."));
    return Asked{code.codes.front(), code.written.term.field == QueryField::Codes, side};
}

struct CellName {
    QString uuid;
    int table = 0;
    QString row;
    QString column;
};

std::optional<CellName> cellFrom(const QString& text)
{
    static const QRegularExpression shape(QStringLiteral("^#(\\S+) (\\d{1,4}) (\"(?:[^\"]|\"\")*\") (\"(?:[^\"]|\"\")*\")$"));
    const auto match = shape.match(text);
    if (!match.hasMatch())
        return {};
    const auto bare = [](QString quoted) { return quoted.mid(1, quoted.size() - 2).replace(QStringLiteral("\"\""), QStringLiteral("\"")); };
    return CellName{match.captured(1), match.captured(2).toInt(), bare(match.captured(3)), bare(match.captured(4))};
}

Result<Analysis> analysisOf(const Read& db, const CellName& cell)
{
    auto query = db.prepare("SELECT id FROM analysis WHERE uuid = ?");
    if (!query.bind(cell.uuid).step())
        return fail(Error::Kind::Invalid, tr("The analysis is no longer in the study."));
    return analyses::byId(db, query.id<AnalysisId>(0));
}

/// Whether a row is called so: by all of its words, or by those behind the code of an answer ('4  Agree').
bool isCalled(const ResultRow& row, const QString& name)
{
    const auto& heading = row.cells.front().text;
    return heading == name || heading.section(QStringLiteral("  "), 1) == name;
}

/// `"Trust by role" 1 "Total" "Mean"` as it is stored: with the uuid of the analysis, and the place of the table from 0.
Result<QString> storableCell(const Read& db, const QString& text)
{
    if (cellFrom(text))
        return text;
    static const QRegularExpression shape(QStringLiteral("^\"((?:[^\"]|\"\")*)\" (\\d{1,4}) (\".*)$"));
    const auto match = shape.match(text);
    if (!match.hasMatch() || match.captured(2).toInt() < 1)
        return fail(Error::Kind::Invalid,
                    tr("A number is named by the analysis, the number of its table, the row and the column: \"Trust by role\" 1 \"Total\" "
                       "\"Mean\"."));
    const auto name = match.captured(1).replace(QStringLiteral("\"\""), QStringLiteral("\""));
    return analyses::byName(db, name).and_then([&](const Analysis& analysis) -> Result<QString> {
        const auto stored = cellOf(db, analysis.id, match.captured(2).toInt() - 1, {}, {}).section(QStringLiteral(" \"\""), 0, 0) + u' '
            + match.captured(3);
        return cellFrom(stored) ? Result<QString>(stored) : fail(Error::Kind::Invalid, tr("This is no cell of an analysis."));
    });
}

} // namespace

Result<QString> storable(const Read& db, LiveField::Kind kind, const QString& of)
{
    if (kind == LiveField::Kind::Number)
        return storableCell(db, of);
    if (kind == LiveField::Kind::Mentions)
        if (const auto asked = askedFrom(db, of); !asked)
            return fail(asked);
    const auto query = passage_query::parse(of);
    if (!query)
        return tl::unexpected(query.error().toError(of));
    return passage_query::withIds(db, *query, of).map([](const QueryNode& node) { return passage_query::toText(node); });
}

QString inWords(const Read& db, LiveField::Kind kind, const QString& of)
{
    if (kind != LiveField::Kind::Number) {
        const auto query = passage_query::parse(of);
        return query ? passage_query::toText(passage_query::withNames(db, *query)) : of;
    }
    const auto cell = cellFrom(of);
    const auto analysis = cell ? analysisOf(db, *cell) : fail(Error::Kind::Invalid, {});
    return analysis ? tr("“%1”: %2, %3").arg(analysis->name, cell->row, cell->column) : of;
}

QString cellOf(const Read& db, AnalysisId analysis, int table, const QString& row, const QString& column)
{
    auto query = db.prepare("SELECT uuid FROM analysis WHERE id = ?");
    const auto uuid = query.bind(analysis).step() ? query.text(0) : QString();
    return QStringLiteral("#%1 %2 %3 %4").arg(uuid).arg(table).arg(passage_query::quoted(row), passage_query::quoted(column));
}

AnalysisId analysisBehind(const Read& db, const QString& cell)
{
    const auto name = cellFrom(cell);
    const auto analysis = name ? analysisOf(db, *name) : fail(Error::Kind::Invalid, {});
    return analysis ? analysis->id : AnalysisId();
}

Result<QString> count(const Read& db, LiveField::Kind kind, const QString& query)
{
    return passage_query::find(db, query).map([&](const QueryResult& found) {
        if (kind == LiveField::Kind::Passages)
            return QString::number(found.passages.size());
        const auto counts = retrieval::readAndCount(db, found.passages, 0, 0).counts;
        return QString::number(kind == LiveField::Kind::Words         ? counts.words
                                   : kind == LiveField::Kind::Sources ? counts.sources
                                                                      : counts.cases);
    });
}

Result<QString> mentions(const Read& db, const QString& query)
{
    const auto asked = askedFrom(db, query);
    if (!asked)
        return fail(asked);
    MaterialScope scope;
    scope.counted = Counted::Participants;
    const CodedMaterial material(db, code_lines::of(db, {asked->code}, asked->withChildren), scope);
    return Sides(db, material, {asked->side.value_or(Side::everybody())}).mention(0, 0).prominence();
}

Result<ReadNumber> readNumber(const Read& db, const QString& text)
{
    const auto cell = cellFrom(text);
    if (!cell)
        return fail(Error::Kind::Invalid, tr("This is no cell of an analysis."));
    const auto result = analysisOf(db, *cell).and_then([&](const Analysis& analysis) { return run(db, analysis, WithFigures::No); });
    if (!result)
        return fail(result);
    if (cell->table < int(result->parts.size())) {
        const auto& table = result->parts[std::size_t(cell->table)].table;
        const auto column = table.headers.indexOf(cell->column);
        const auto& of = result->parts.size() > 1 ? table.title : result->title;
        for (const auto& row : table.rows)
            if (column >= 0 && column < qsizetype(row.cells.size()) && isCalled(row, cell->row))
                return ReadNumber{tr("%1: %2, %3").arg(of, cell->row, cell->column), row.cells[std::size_t(column)].text};
    }
    return fail(Error::Kind::Invalid, tr("“%1” has no row “%2” with a column “%3” any more.").arg(result->title, cell->row, cell->column));
}

Result<QString> number(const Read& db, const QString& cell)
{
    return readNumber(db, cell).map([](const ReadNumber& number) { return number.text; });
}

} // namespace counterpoint::live_value
