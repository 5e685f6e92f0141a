#include "core/integration/live_text.h"
#include "core/base/translate.h"
#include "core/integration/live_value.h"
#include <QRegularExpression>
#include <algorithm>
#include <array>
#include <utility>

namespace counterpoint::live_text {

namespace {

using Kind = LiveField::Kind;

constexpr std::array<std::pair<Kind, const char*>, 6> keys{{{Kind::Passages, "passages"},
                                                            {Kind::Words, "words"},
                                                            {Kind::Sources, "sources"},
                                                            {Kind::Cases, "cases"},
                                                            {Kind::Mentions, "mentions"},
                                                            {Kind::Number, "number"}}};
const QString arrow = QStringLiteral(" => ");
constexpr QChar opening(0x27e6); // ⟦
constexpr QChar closing(0x27e7); // ⟧

/// What stands between the brackets, or nothing where it is no field.
std::optional<LiveField> fieldFrom(const QString& inside)
{
    const auto at = inside.lastIndexOf(arrow);
    const auto blank = inside.indexOf(u' ');
    if (at < 0 || blank < 0 || blank >= at)
        return {};
    const auto known =
        std::find_if(keys.begin(), keys.end(), [&](const auto& key) { return inside.left(blank) == QLatin1String(key.second); });
    if (known == keys.end())
        return {};
    return LiveField{known->first, inside.mid(blank + 1, at - blank - 1), inside.mid(at + arrow.size())};
}

CheckedField checked(const Read& db, const LiveField& field)
{
    const auto value = now(db, field);
    if (!value)
        return {field, CheckedField::State::Gone, {}, value.error().message};
    return {field, *value == field.shown ? CheckedField::State::Holds : CheckedField::State::Changed, *value, {}};
}

} // namespace

std::vector<TextPiece> parse(const QString& text)
{
    static const QRegularExpression brackets(QStringLiteral("\\[\\[([^\\n]*?)\\]\\]"));
    std::vector<TextPiece> pieces;
    qsizetype done = 0;
    const auto addWords = [&](qsizetype end) {
        if (end > done)
            pieces.push_back({text.mid(done, end - done), {}});
    };
    for (auto matches = brackets.globalMatch(text); matches.hasNext();) {
        const auto match = matches.next();
        auto field = fieldFrom(match.captured(1));
        if (!field)
            continue;
        addWords(match.capturedStart());
        pieces.push_back({{}, std::move(field)});
        done = match.capturedEnd();
    }
    addWords(text.size());
    return pieces;
}

QString toText(const std::vector<TextPiece>& pieces)
{
    QString text;
    for (const auto& piece : pieces)
        text += piece.field ? QStringLiteral("[[%1 %2%3%4]]").arg(keyOf(piece.field->kind), piece.field->of, arrow, piece.field->shown)
                            : piece.words;
    return text;
}

QString shown(const QString& text)
{
    QString words;
    for (const auto& piece : parse(text))
        words += piece.field ? piece.field->shown : piece.words;
    return words;
}

QString keyOf(Kind kind)
{
    for (const auto& [one, key] : keys)
        if (one == kind)
            return QString::fromLatin1(key);
    return {};
}

Result<LiveField> make(const Read& db, Kind kind, const QString& of)
{
    return live_value::storable(db, kind, of).and_then([&](const QString& stored) {
        return now(db, {kind, stored, {}}).map([&](const QString& value) { return LiveField{kind, stored, value}; });
    });
}

QString forEditing(const QString& text)
{
    QString edited;
    for (const auto& piece : parse(text))
        edited += piece.field ? opening + piece.field->shown + closing : piece.words;
    return edited;
}

QString fromEditing(const QString& edited, const QString& before)
{
    std::vector<LiveField> fields;
    for (const auto& piece : parse(before))
        if (piece.field)
            fields.push_back(*piece.field);
    std::vector<TextPiece> pieces;
    qsizetype done = 0;
    for (qsizetype at = edited.indexOf(opening); at >= 0; at = edited.indexOf(opening, done)) {
        const auto end = edited.indexOf(closing, at);
        if (end < 0)
            break;
        const auto shown = edited.mid(at + 1, end - at - 1);
        const auto field = std::find_if(fields.begin(), fields.end(), [&](const LiveField& one) { return one.shown == shown; });
        pieces.push_back({edited.mid(done, at - done) + (field == fields.end() ? shown : QString()), {}});
        if (field != fields.end()) {
            pieces.push_back({{}, *field});
            fields.erase(field);
        }
        done = end + 1;
    }
    pieces.push_back({edited.mid(done), {}});
    return toText(pieces);
}

Result<QString> written(const Read& db, const QString& text)
{
    auto pieces = parse(text);
    for (auto& piece : pieces) {
        if (!piece.field)
            continue;
        auto field = make(db, piece.field->kind, piece.field->of);
        if (!field)
            return fail(field);
        piece.field = std::move(*field);
    }
    return toText(pieces);
}

Result<QString> now(const Read& db, const LiveField& field)
{
    switch (field.kind) {
    case Kind::Mentions:
        return live_value::mentions(db, field.of);
    case Kind::Number:
        return live_value::number(db, field.of);
    default:
        return live_value::count(db, field.kind, field.of);
    }
}

std::vector<CheckedField> check(const Read& db, const QString& text)
{
    std::vector<CheckedField> fields;
    for (const auto& piece : parse(text))
        if (piece.field)
            fields.push_back(checked(db, *piece.field));
    return fields;
}

QString accepted(const Read& db, const QString& text, std::optional<int> only)
{
    auto pieces = parse(text);
    int place = 0;
    for (auto& piece : pieces) {
        if (!piece.field)
            continue;
        if (!only || *only == place)
            piece.field->shown = now(db, *piece.field).value_or(piece.field->shown);
        ++place;
    }
    return toText(pieces);
}

QString inWords(const Read& db, const LiveField& field) { return live_value::inWords(db, field.kind, field.of); }

AnalysisId analysisOf(const Read& db, const LiveField& field)
{
    return field.kind == LiveField::Kind::Number ? live_value::analysisBehind(db, field.of) : AnalysisId();
}

QString numberOf(const Read& db, AnalysisId analysis, int table, const QString& row, const QString& column)
{
    return live_value::cellOf(db, analysis, table, row, column);
}

} // namespace counterpoint::live_text
