#include "core/survey/returned_answers.h"
#include "core/base/translate.h"
#include "core/survey/returned_columns.h"
#include "core/survey/returned_values.h"
#include "core/survey/survey_variables.h"
#include <QCryptographicHash>
#include <QHash>
#include <QRegularExpression>
#include <algorithm>

namespace counterpoint::returned_answers {

namespace {

using Kind = ReturnedColumn::Kind;
using answer_tables::File;
using answer_tables::Table;

constexpr const char* context = "ReturnedAnswers";
constexpr qsizetype namesShown = 12;

/// The rows above the answers: one, or the two and three of Qualtrics.
std::size_t headerRows(const Table& table)
{
    for (std::size_t row = 1; row <= 2 && row < table.rows.size(); ++row)
        if (std::any_of(table.rows[row].begin(), table.rows[row].end(),
                        [](const QString& cell) { return cell.contains(QLatin1String("ImportId")); }))
            return row + 1;
    return table.rows.size() > 1 && table.rows[0].value(0) == QLatin1String("V1") && table.rows[1].value(0) == QLatin1String("ResponseID")
        ? 2
        : 1;
}

QString importId(const QString& cell)
{
    static const QRegularExpression id(QStringLiteral(R"(["']ImportId["']\s*:\s*["']([^"']*)["'])"));
    return id.match(cell).captured(1);
}

/// What its columns belong to, by each of the rows above the answers.
std::vector<ReturnedColumn> columnsOf(const ReturnedColumns& known, const Table& table)
{
    auto columns = known.of(table.rows.front());
    for (std::size_t row = 1; row < headerRows(table); ++row) {
        auto headings = table.rows[row];
        for (auto& heading : headings)
            if (const auto id = importId(heading); !id.isEmpty())
                heading = id;
        // Words that stand above several columns say nothing of one whose question has its column by name.
        const auto isTaken = [&, before = columns](const ReturnedColumn& other) {
            return other.place.item && std::any_of(before.begin(), before.end(), [&](const ReturnedColumn& each) {
                       return each.place.item == other.place.item && each.part == other.part && each.kind == other.kind
                           && each.number == other.number;
                   });
        };
        const auto others = known.of(headings);
        for (std::size_t i = 0; i < columns.size() && i < others.size(); ++i)
            if (columns[i].kind == Kind::Unknown && !isTaken(others[i]))
                columns[i] = others[i];
    }
    return columns;
}

bool hasAnswers(const Table& table, std::size_t column)
{
    return std::any_of(table.rows.begin() + std::ptrdiff_t(headerRows(table)), table.rows.end(),
                       [&](const QStringList& row) { return !row.value(qsizetype(column)).isEmpty(); });
}

bool isOfRepeat(const Table& table)
{
    return std::any_of(table.rows.front().begin(), table.rows.front().end(), [](const QString& heading) {
        const auto word = heading.toCaseFolded();
        return word == QLatin1String("_parent_index") || word == QLatin1String("parent_key");
    });
}

/// The table of the responses themselves.
const Table& mainTable(const File& file)
{
    const auto found = std::find_if(file.tables.begin(), file.tables.end(), [](const Table& each) { return !isOfRepeat(each); });
    return found == file.tables.end() ? file.tables.front() : *found;
}

QString channelOf(const Table& table)
{
    const auto& headings = table.rows.front();
    const auto has = [&](const char* name) { return headings.contains(QLatin1String(name), Qt::CaseInsensitive); };
    if (headerRows(table) > 1)
        return QStringLiteral("qualtrics");
    if (has("_uuid") || has("_submission_time") || has("_index") || has("__version__"))
        return QStringLiteral("kobo");
    if (has("KEY") || has("meta-instanceID") || has("SubmissionDate"))
        return QStringLiteral("odk");
    if (has("submitdate") || has("startlanguage") || has("lastpage") || (has("Response ID") && has("Last page")))
        return QStringLiteral("limesurvey");
    static const QRegularExpression coded(
        QStringLiteral("^(?:(?:submitdate|startlanguage|lastpage)\\.\\s|[A-Za-z]\\w*\\[[A-Za-z0-9_]+\\](?:\\.\\s|$|\\[))"));
    if (std::any_of(headings.begin(), headings.end(), [](const QString& each) { return coded.match(each).hasMatch(); }))
        return QStringLiteral("limesurvey");
    return has("ResponseId") ? QStringLiteral("qualtrics") : QStringLiteral("import");
}

/// One row as answers and as what is known of the response.
struct RowAnswers {
    std::map<QString, QString> values;
    GivenResponse about;
    QString index;
    QString parentIndex;
    QString parentTable;
};

class RowReader {
public:
    RowReader(const Questionnaire& questionnaire, const SurveyItem* repeat, const Table& table)
        : m_questionnaire(questionnaire)
        , m_values(questionnaire)
        , m_columns(columnsOf(ReturnedColumns(questionnaire, repeat), table))
        , m_headings(table.rows.front())
    {
    }

    const std::vector<ReturnedColumn>& columns() const { return m_columns; }

    RowAnswers read(const QStringList& row)
    {
        RowAnswers read;
        std::map<const SurveyItem*, Several> several;
        int idRank = 99;
        std::optional<bool> isSent;
        for (std::size_t i = 0; i < m_columns.size(); ++i) {
            const auto cell = row.value(qsizetype(i)).trimmed();
            const auto& column = m_columns[i];
            switch (column.kind) {
            case Kind::Answer:
                answer(column, cell, read.values);
                if (m_headings[qsizetype(i)] == QLatin1String("start"))
                    read.about.startedAt = cell;
                else if (m_headings[qsizetype(i)] == QLatin1String("end"))
                    read.about.finishedAt = cell;
                break;
            case Kind::Other:
                if (!cell.isEmpty())
                    read.values[column.place.item->otherVariable()] = cell;
                break;
            case Kind::OtherIsChosen:
                if (!cell.isEmpty()) {
                    read.values[column.place.item->otherVariable()] = cell;
                    several[column.place.item].chosen << otherCode(m_questionnaire, column.place);
                }
                several[column.place.item].place = column.place;
                break;
            case Kind::Choice: {
                auto& part = several[column.place.item];
                part.place = column.place;
                if (m_values.isChosen(cell)) {
                    part.chosen << column.part;
                    if (m_values.areWords(column.place, column.part, cell))
                        read.values[column.place.item->otherVariable()] = cell;
                } else if (!cell.isEmpty())
                    part.others << column.part;
                break;
            }
            case Kind::Place: {
                auto& part = several[column.place.item];
                part.place = column.place;
                if (!cell.isEmpty())
                    part.places[column.number] = m_values.of(column.place, cell);
                break;
            }
            case Kind::Id:
                if (!cell.isEmpty() && column.number < idRank) {
                    idRank = column.number;
                    read.about.instanceId = cell.startsWith(QLatin1String("uuid:")) ? cell.mid(5) : cell;
                }
                if (m_headings[qsizetype(i)].compare(QLatin1String("KEY"), Qt::CaseInsensitive) == 0)
                    read.index = cell;
                break;
            case Kind::Version:
                read.about.version = cell;
                break;
            case Kind::Started:
                read.about.startedAt = cell;
                break;
            case Kind::Finished:
                if (!cell.isEmpty() && read.about.finishedAt.isEmpty())
                    read.about.finishedAt = cell;
                break;
            case Kind::Submitted:
                isSent = !cell.isEmpty() && isSent.value_or(true);
                if (!cell.isEmpty())
                    read.about.finishedAt = cell;
                break;
            case Kind::IsFinished:
                isSent = m_values.isChosen(cell) && isSent.value_or(true);
                break;
            case Kind::Status:
                read.about.status = responseStatusFrom(cell).value_or(ResponseStatus::Complete);
                break;
            case Kind::Language:
                read.about.language = cell;
                break;
            case Kind::Token:
                read.about.token = cell;
                break;
            case Kind::Index:
                read.index = cell;
                break;
            case Kind::ParentIndex:
                read.parentIndex = cell;
                break;
            case Kind::ParentTable:
                read.parentTable = cell;
                break;
            case Kind::Unknown:
            case Kind::Ignored:
            case Kind::Personal:
                break;
            }
        }
        if (isSent)
            read.about.status = *isSent ? ResponseStatus::Complete : ResponseStatus::Partial;
        for (const auto& [item, parts] : several)
            put(parts, read.values);
        return read;
    }

private:
    struct Several {
        ItemPlace place;
        QStringList chosen;
        QStringList others;
        std::map<int, QString> places;
    };

    void answer(const ReturnedColumn& column, const QString& cell, std::map<QString, QString>& values)
    {
        if (cell.isEmpty())
            return;
        if (column.part.isEmpty())
            values[column.place.item->name] = m_values.of(column.place, cell);
        else
            values[column.place.item->name + u'_' + column.part] = cell;
    }

    /// Columns of choices, unless the cell with all of them was there too.
    static void put(const Several& parts, std::map<QString, QString>& values)
    {
        const auto& name = parts.place.item->name;
        if (values.contains(name))
            return;
        if (!parts.places.empty()) {
            QStringList codes;
            for (const auto& [number, code] : parts.places)
                codes << code;
            values[name] = codes.join(u' ');
        } else if (!parts.chosen.isEmpty())
            values[name] = parts.chosen.join(u' ');
        else
            for (const auto& code : parts.others)
                values[name + u'_' + code] = QStringLiteral("0");
    }

    const Questionnaire& m_questionnaire;
    ReturnedValues m_values;
    std::vector<ReturnedColumn> m_columns;
    QStringList m_headings;
};

/// The repeat that a table holds the answers of: by its name, else the one whose questions it has most of.
const SurveyItem* repeatOf(const Questionnaire& questionnaire, const Table& table)
{
    const SurveyItem* best = nullptr;
    std::ptrdiff_t most = 0;
    const auto name = comparableWords(table.name);
    for (const auto& place : allItems(questionnaire)) {
        if (place.item->type != ItemType::Repeat)
            continue;
        const auto own = place.item->name.toCaseFolded();
        if (!own.isEmpty() && (name == own || name.endsWith(u'-' + own) || name.endsWith(u'/' + own) || name.endsWith(u'.' + own)))
            return place.item;
        const auto columns = columnsOf(ReturnedColumns(questionnaire, place.item), table);
        const auto matched =
            std::count_if(columns.begin(), columns.end(), [](const ReturnedColumn& each) { return each.place.item != nullptr; });
        if (matched > most) {
            most = matched;
            best = place.item;
        }
    }
    return best;
}

QString shown(QStringList names)
{
    const bool isLong = names.size() > namesShown;
    names = names.mid(0, namesShown);
    for (auto& name : names)
        name = u'“' + name.simplified().left(60) + u'”';
    return names.join(QStringLiteral(", ")) + (isLong ? QStringLiteral(" …") : QString());
}

/// An id for a response that has none: the same answers in the same file are the same response when it comes again, as labels or as codes.
QString idOf(const std::map<QString, QString>& values, QHash<QByteArray, int>& seen)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const auto& [name, value] : values)
        hash.addData((name + QChar(0x1f) + value + QChar(0x1e)).toUtf8());
    const auto digest = hash.result().toHex().left(24);
    const auto number = ++seen[digest];
    return QStringLiteral("row-%1%2").arg(QLatin1String(digest), number > 1 ? QStringLiteral("-%1").arg(number) : QString());
}

/// Questions that have more than one column by the very same heading.
QStringList headingsTwice(const std::vector<ReturnedColumn>& columns, const QStringList& headings)
{
    QStringList twice;
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (columns[i].kind == Kind::Answer && columns[i].place.item && headings.indexOf(headings[qsizetype(i)]) < qsizetype(i)
            && !twice.contains(headings[qsizetype(i)]))
            twice << headings[qsizetype(i)];
    return twice;
}

} // namespace

bool Fit::isGood() const
{
    if (channel != QLatin1String("import"))
        return matched > 0 && matched >= unmatched;
    return matched > 1 && matched * 5 >= (matched + unmatched) * 4 && matched * 2 >= questions;
}

Fit fitOf(const Questionnaire& questionnaire, const File& file)
{
    const auto& table = mainTable(file);
    const ReturnedColumns known(questionnaire, nullptr);
    Fit fit{0, 0, known.questions(), channelOf(table)};
    const auto columns = columnsOf(known, table);
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (columns[i].place.item)
            ++fit.matched;
        else if (columns[i].kind == Kind::Unknown && !table.rows.front()[qsizetype(i)].isEmpty() && hasAnswers(table, i))
            ++fit.unmatched;
    }
    return fit;
}

Answers read(const Questionnaire& questionnaire, const File& file)
{
    Answers answers;
    const auto& table = mainTable(file);
    const auto channel = channelOf(table);
    RowReader reader(questionnaire, nullptr, table);
    struct Row {
        std::size_t response = 0;
        const SurveyItem* repeat = nullptr; ///< none: the response itself
        qsizetype time = 0; ///< from 1
    };
    QHash<QString, Row> byIndex; // rows by the table and index that rows of repeats name
    QHash<QByteArray, int> seen;
    const auto key = [](const QString& in, const QString& index) { return in.toCaseFolded() + QChar(0x1f) + index; };
    for (std::size_t i = headerRows(table); i < table.rows.size(); ++i) {
        auto row = reader.read(table.rows[i]);
        if (row.values.empty() && row.about.instanceId.isEmpty())
            continue;
        auto response = std::move(row.about);
        if (response.instanceId.isEmpty())
            response.instanceId = idOf(row.values, seen);
        else if (channel == QLatin1String("limesurvey"))
            response.instanceId.prepend(QStringLiteral("limesurvey-"));
        response.channel = channel;
        response.cameFrom = file.fileName;
        response.values = std::move(row.values);
        const auto index = row.index.isEmpty() ? QString::number(i - headerRows(table) + 1) : row.index;
        byIndex.insert(key({}, index), {answers.responses.size()});
        byIndex.insert(key(table.name, index), {answers.responses.size()});
        answers.responses.push_back(std::move(response));
    }
    QStringList tablesLeftOut;
    QStringList lost;
    std::vector<const Table*> waiting;
    for (const auto& each : file.tables)
        if (&each != &table)
            waiting.push_back(&each);
    // Repeats in repeats come after the rows that they name, in whatever order the tables stand.
    for (bool isLastRound = false; !waiting.empty();) {
        std::vector<const Table*> later;
        for (const auto* each : waiting) {
            const auto* repeat = isOfRepeat(*each) ? repeatOf(questionnaire, *each) : nullptr;
            if (!repeat) {
                tablesLeftOut << each->name;
                continue;
            }
            RowReader rows(questionnaire, repeat, *each);
            for (std::size_t i = headerRows(*each); i < each->rows.size(); ++i) {
                auto row = rows.read(each->rows[i]);
                auto parent = byIndex.constFind(key(row.parentTable, row.parentIndex));
                if (parent == byIndex.constEnd())
                    parent = byIndex.constFind(key({}, row.parentIndex));
                if (parent == byIndex.constEnd() && i == headerRows(*each) && !isLastRound) {
                    later.push_back(each);
                    break;
                }
                if (parent == byIndex.constEnd()) {
                    lost << each->name;
                    continue;
                }
                const auto around = *parent;
                auto& times = answers.responses[around.response].repeats[repeat->name];
                const Row own{around.response, repeat, qsizetype(times.size()) + 1};
                if (!row.index.isEmpty())
                    byIndex.insert(key(each->name, row.index), own);
                if (row.index.contains(u'/')) // ODK's say the whole way
                    byIndex.insert(key({}, row.index), own);
                if (around.repeat)
                    row.values[repeat_variable::parentAnswer] = QString::number(around.time);
                times.push_back(std::move(row.values));
            }
        }
        isLastRound = later.size() == waiting.size();
        waiting = std::move(later);
    }
    answers.notes << file.notes;
    if (const auto twice = headingsTwice(reader.columns(), table.rows.front()); !twice.isEmpty())
        answers.notes << translate(context, "Above several columns stands the same question: %1. Of these the last with an answer counts.")
                             .arg(shown(twice));
    QStringList unknown;
    QStringList personal;
    for (std::size_t i = 0; i < reader.columns().size(); ++i) {
        const auto kind = reader.columns()[i].kind;
        const auto& heading = table.rows.front()[qsizetype(i)];
        if (kind == Kind::Unknown && !heading.isEmpty() && hasAnswers(table, i))
            unknown << heading;
        else if (kind == Kind::Personal && hasAnswers(table, i))
            personal << heading;
    }
    if (!unknown.isEmpty())
        answers.notes
            << translate(context, "Columns that belong to no question were left out (%1): %2.").arg(unknown.size()).arg(shown(unknown));
    if (!personal.isEmpty())
        answers.notes << translate(context, "Columns that can say who people are were left out: %1.").arg(shown(personal));
    if (!tablesLeftOut.isEmpty())
        answers.notes
            << translate(context, "Tables that belong to nothing the questionnaire asks were left out: %1.").arg(shown(tablesLeftOut));
    if (!lost.isEmpty())
        answers.notes << translate(context, "%n row(s) of “%1” name no response of the file, and were left out.", nullptr, int(lost.size()))
                             .arg(lost.front());
    return answers;
}

bool hasRepeats(const File& file) { return file.tables.size() > 1 && std::any_of(file.tables.begin(), file.tables.end(), isOfRepeat); }

} // namespace counterpoint::returned_answers
