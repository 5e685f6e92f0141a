#include "core/coding/cooccurrence.h"
#include "core/analysis/cells.h"
#include "core/analysis/format.h"
#include "core/analysis/kinds.h"
#include "core/analysis/material.h"
#include "core/analysis/passages_behind.h"
#include "core/base/translate.h"
#include "core/stats/json.h"
#include <QJsonArray>
#include <algorithm>
#include <cmath>

namespace counterpoint {

namespace {

constexpr const char* context = "Cooccurrence";
constexpr std::size_t mostCodes = 400;
constexpr std::size_t mostCodesInFigure = 30;

Together togetherOf(const Input& input)
{
    const auto within = input.text("within");
    if (std::isfinite(input.number("words")) && input.number("words") >= 0)
        return {Together::How::WithinWords, qsizetype(input.number("words"))};
    if (within == QLatin1String("turn"))
        return {Together::How::SameTurn, 0};
    return {};
}

QString inWords(Together together)
{
    switch (together.how) {
    case Together::How::SameTurn:
        return translate(context, "in the same turn");
    case Together::How::WithinWords:
        return translate(context, "with at most %n word(s) between them", nullptr, int(together.words));
    default:
        return translate(context, "where they overlap");
    }
}

/// Asks for the passages of one code that stand together with those of another.
class PairQueries {
public:
    PairQueries(const std::vector<CodeLine>& lines, Together together)
        : m_between(together.how == Together::How::SameTurn          ? QStringLiteral(" SAME TURN AS ")
                        : together.how == Together::How::WithinWords ? QStringLiteral(" NEAR(%1 words) ").arg(together.words)
                                                                     : QStringLiteral(" OVERLAPPING "))
    {
        for (const auto& line : lines)
            m_codes << passages_behind::code(line);
    }
    QString of(std::size_t one, std::size_t other) const
    {
        return u'(' + m_codes[qsizetype(one)] + m_between + m_codes[qsizetype(other)] + u')';
    }

private:
    QString m_between;
    QStringList m_codes;
};

ResultCell cellOf(const Cooccurrence& found, std::size_t i, std::size_t j, const QString& measure)
{
    if (found.areKin(i, j))
        return {format::undefined()};
    if (measure == QLatin1String("jaccard")) {
        const double jaccard = found.jaccard(i, j);
        return std::isfinite(jaccard) ? ResultCell{format::bounded(jaccard), jaccard} : ResultCell{format::undefined()};
    }
    const auto count = measure == QLatin1String("passages") ? found.both[i][j] : found.pairs[i][j];
    return cells::count(double(count));
}

QJsonObject jsonOf(const Cooccurrence& found, Together together)
{
    QJsonArray codes;
    QJsonArray codings;
    QJsonArray passages;
    QJsonArray pairs;
    for (std::size_t i = 0; i < found.lines.size(); ++i) {
        codes.append(found.lines[i].path);
        codings.append(double(found.codings[i]));
        passages.append(double(found.passages[i]));
        for (std::size_t j = i + 1; j < found.lines.size(); ++j) {
            if (found.pairs[i][j] == 0 && !found.areKin(i, j))
                continue;
            const double jaccard = found.jaccard(i, j);
            QJsonObject pair{{QStringLiteral("code"), found.lines[i].path},
                             {QStringLiteral("other"), found.lines[j].path},
                             {QStringLiteral("overlaps"), double(found.pairs[i][j])},
                             {QStringLiteral("passages"), double(found.both[i][j])},
                             {QStringLiteral("jaccard"), std::isfinite(jaccard) ? QJsonValue(jaccard) : QJsonValue()}};
            if (!std::isfinite(jaccard)) {
                pair[QStringLiteral("overlaps")] = pair[QStringLiteral("passages")] = QJsonValue();
                pair[QStringLiteral("reason")] = translate(context, "One of the two counts the codings of the other.");
            }
            pairs.append(pair);
        }
    }
    return {
        {QStringLiteral("together"),
         together.how == Together::How::SameTurn          ? QStringLiteral("turn")
             : together.how == Together::How::WithinWords ? QStringLiteral("words")
                                                          : QStringLiteral("overlap")},
        {QStringLiteral("within_words"), together.how == Together::How::WithinWords ? QJsonValue(double(together.words)) : QJsonValue()},
        {QStringLiteral("codes"), codes},
        {QStringLiteral("codings"), codings},
        {QStringLiteral("passages"), passages},
        {QStringLiteral("pairs"), pairs}};
}

Result<std::vector<Part>> partsFor(const Input& input)
{
    auto lines = material::linesOf(input);
    const auto scope = material::scopeOf(input);
    if (!lines)
        return fail(lines);
    if (!scope)
        return fail(scope);
    if (lines->size() > mostCodes)
        return fail(
            Error::Kind::Invalid,
            translate(context, "%1 codes by %1 are too many to be looked at. Choose at most %2.").arg(lines->size()).arg(mostCodes));
    if (lines->size() < 2)
        return fail(Error::Kind::Invalid, translate(context, "Choose at least two codes."));
    const auto together = togetherOf(input);
    const auto found = cooccurrence(input.db, std::move(*lines), *scope, together);
    const auto measure = input.text("measure");
    const auto narrowing = material::terms(input);
    const PairQueries queries(found.lines, together);

    Part part;
    auto& table = part.table;
    table.title = translate(context, "Codes %1").arg(inWords(together));
    qint64 codings = 0;
    for (const auto count : found.codings)
        codings += count;
    table.counted = translate(context, "%1 codings of %2 codes").arg(codings).arg(found.lines.size());
    table.headers << translate(context, "Code") << translate(context, "Codings");
    figure::HeatMap chart;
    double high = 0;
    for (std::size_t i = 0; i < found.lines.size(); ++i) {
        table.headers << found.lines[i].name;
        chart.rows.push_back(found.lines[i].path);
        chart.columns.push_back(found.lines[i].name);
        ResultRow row;
        row.cells = {{found.lines[i].path}, cells::count(double(found.codings[i]))};
        if (found.codings[i] > 0)
            row.cells[1].query = passages_behind::all(QStringList{passages_behind::code(found.lines[i])} + narrowing);
        auto& values = chart.values.emplace_back();
        auto& texts = chart.texts.emplace_back();
        part.essence.push_back(double(found.codings[i]));
        for (std::size_t j = 0; j < found.lines.size(); ++j) {
            auto cell = i == j ? ResultCell{QString()} : cellOf(found, i, j, measure);
            if (i != j && found.pairs[i][j] > 0 && !found.areKin(i, j))
                cell.query = passages_behind::all(QStringList{queries.of(i, j)} + narrowing);
            values.push_back(cell.number);
            texts.push_back(cell.text);
            high = cell.isNumber() ? std::max(high, cell.number) : high;
            if (j > i)
                part.essence.push_back(double(found.pairs[i][j]));
            row.cells.push_back(std::move(cell));
        }
        table.rows.push_back(std::move(row));
    }
    const auto unit = measure == QLatin1String("jaccard")
        ? translate(context, "Jaccard: the share of passages with either code in which both stand.")
        : measure == QLatin1String("passages") ? translate(context, "Passages in which both codes stand.")
                                               : translate(context, "Pairs of codings, one of each code.");
    table.notes << translate(context, "Shown: %1").arg(unit) << material::notes(input);
    table.method =
        translate(context, "Codings stand together %1. A passage is the codings of two codes taken together as far as they stand together.")
            .arg(inWords(together));
    if (input.isOn("heat") && found.lines.size() <= mostCodesInFigure) {
        chart.title = table.title;
        chart.subtitle = unit;
        chart.note = table.counted;
        chart.high = std::max(high, measure == QLatin1String("jaccard") ? 0.01 : 1.0);
        part.figures.push_back(std::move(chart));
    }
    part.entries.push_back(entryFor(QStringLiteral("cooccurrence"), {}, table, jsonOf(found, together)));
    return singlePart(std::move(part));
}

} // namespace

AnalysisKind kinds::cooccurrence()
{
    AnalysisKind kind;
    kind.key = kind.command = QStringLiteral("cooccurrence");
    kind.title = translate(context, "Codes together");
    kind.about = translate(context, "Which codes overlap, stand in the same turn, or close to each other");
    kind.alsoCalled = translate(context, "co-occurrence; cooccurrence; code relations browser; intersection of codes; overlapping codes");
    kind.icon = "resource-group";
    auto how = shared::choice("within", translate(context, "Together are codings"), "overlap",
                              {{QStringLiteral("overlap"), translate(context, "that overlap")},
                               {QStringLiteral("turn"), translate(context, "of the same turn")}});
    how.flag = QStringLiteral("--together");
    Option words;
    words.key = QStringLiteral("words");
    words.title = translate(context, "or with this many words between");
    words.type = Option::Type::Number;
    words.standard = QJsonValue();
    words.least = 0;
    words.most = 10'000;
    words.flag = QStringLiteral("--within");
    words.isWhole = true;
    words.about = translate(context, "Codings stand together that overlap or have at most this many words between them");
    kind.options = {material::codes(),
                    material::withChildren(false),
                    how,
                    words,
                    shared::choice("measure", translate(context, "Show"), "overlaps",
                                   {{QStringLiteral("overlaps"), translate(context, "Pairs of codings")},
                                    {QStringLiteral("passages"), translate(context, "Passages with both")},
                                    {QStringLiteral("jaccard"), translate(context, "Jaccard")}}),
                    shared::onOff("heat", translate(context, "Heat map"), true)};
    for (auto& option : material::options())
        kind.options.push_back(std::move(option));
    kind.convention = translate(
        context, "That codes stand together is counted in pairs of codings; their likeness is Jaccard's coefficient of the passages.");
    kind.compute = partsFor;
    kind.isQualitative = true;
    kind.needsDataset = false;
    return kind;
}

} // namespace counterpoint
