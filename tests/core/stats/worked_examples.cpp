#include "tests/core/stats/worked_examples.h"
#include "tests/support/printing.h"
#include "tests/support/shared_data.h"
#include <QFile>
#include <QJsonDocument>
#include <QRegularExpression>
#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <set>

namespace counterpoint::test {
namespace {

QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

QJsonObject objectOf(const QString& path) { return QJsonDocument::fromJson(bytesOf(path)).object(); }

double numberOf(const QString& cell)
{
    const QByteArray text = cell.toLatin1();
    double value = std::numeric_limits<double>::quiet_NaN();
    std::from_chars(text.begin(), text.end(), value);
    return value;
}

struct Tolerance {
    double relative = 1e-9;
    double absolute = 1e-12;
};

Tolerance toleranceOf(const QString& family, const QString& key, const QString& parent)
{
    static const QJsonArray rules = objectOf(sharedData(QStringLiteral("statistics/tolerances.json")))[QStringLiteral("rules")].toArray();
    for (const QJsonValue& rule : rules) {
        const QString onlyIn = rule[QStringLiteral("family")].toString();
        if (!onlyIn.isEmpty() && !QRegularExpression(onlyIn).match(family + QLatin1Char(' ') + parent).hasMatch())
            continue;
        if (QRegularExpression(rule[QStringLiteral("key")].toString()).match(key).hasMatch())
            return {rule[QStringLiteral("rel")].toDouble(), rule[QStringLiteral("abs")].toDouble(1e-12)};
    }
    return {};
}

class Comparison {
public:
    explicit Comparison(QString family)
        : m_family(std::move(family))
    {
    }
    void compare(const QString& place, const QString& key, const QJsonValue& expected, const QJsonValue& produced)
    {
        INFO(place.toStdString());
        if (expected.isObject())
            compareObjects(place, key, expected.toObject(), produced);
        else if (expected.isArray())
            compareArrays(place, key, expected.toArray(), produced);
        else if (expected.isDouble())
            compareNumbers(key, expected.toDouble(), produced);
        else if (expected.isNull())
            CHECK(produced.isNull());
        else
            CHECK(QJsonDocument(QJsonArray{expected}).toJson().toStdString() == QJsonDocument(QJsonArray{produced}).toJson().toStdString());
    }
    void compareObjects(const QString& place, const QString& parent, const QJsonObject& expected, const QJsonValue& produced)
    {
        REQUIRE(produced.isObject());
        const QJsonObject object = produced.toObject();
        for (auto it = expected.begin(); it != expected.end(); ++it) {
            INFO(place.toStdString() << " : " << it.key().toStdString());
            if (!object.contains(it.key())) {
                reportAbsent(it.key());
                continue;
            }
            if (it.value().isNull())
                CHECK(!object[QStringLiteral("reason")][it.key()].toString().isEmpty());
            m_parent = parent;
            compare(place + QLatin1Char('/') + it.key(), it.key(), it.value(), object[it.key()]);
        }
    }

private:
    static void reportAbsent(const QString& key) { FAIL_CHECK("not produced: " << key.toStdString()); }
    void compareArrays(const QString& place, const QString& key, const QJsonArray& expected, const QJsonValue& produced)
    {
        REQUIRE(produced.isArray());
        const QJsonArray array = produced.toArray();
        REQUIRE(array.size() == expected.size());
        for (qsizetype i = 0; i < expected.size(); ++i)
            compare(place + QLatin1Char('[') + QString::number(i) + QLatin1Char(']'), key, expected[i], array[i]);
    }
    void compareNumbers(const QString& key, double expected, const QJsonValue& produced)
    {
        REQUIRE(produced.isDouble());
        const Tolerance tolerance = toleranceOf(m_family, key, m_parent);
        const double allowed = std::fmax(tolerance.absolute, tolerance.relative * std::fabs(expected));
        INFO("expected " << Catch::Detail::stringify(expected) << " got " << produced.toDouble() << " difference "
                         << std::fabs(produced.toDouble() - expected) << " allowed " << allowed);
        CHECK(std::fabs(produced.toDouble() - expected) <= allowed);
    }

    QString m_family;
    QString m_parent;
};

} // namespace

QStringList splitCsvLine(const QString& line)
{
    QStringList cells{QString()};
    bool quoted = false;
    for (qsizetype i = 0; i < line.size(); ++i) {
        const QChar c = line[i];
        if (c == QLatin1Char('"')) {
            if (quoted && i + 1 < line.size() && line[i + 1] == c)
                cells.back() += line[i++];
            else
                quoted = !quoted;
        } else if (c == QLatin1Char(',') && !quoted) {
            cells.append(QString());
        } else {
            cells.back() += c;
        }
    }
    return cells;
}

ExampleData::ExampleData(const QString& csvPath, const QJsonObject& filter)
{
    const QStringList lines = QString::fromUtf8(bytesOf(csvPath)).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    m_names = splitCsvLine(lines.front().trimmed());
    const QStringList filtered = filter.keys();
    for (qsizetype i = 1; i < lines.size(); ++i) {
        QString line = lines[i];
        line.remove(QLatin1Char('\r'));
        const QStringList cells = splitCsvLine(line);
        const bool kept = std::all_of(filtered.begin(), filtered.end(), [&](const QString& name) {
            return cells[m_names.indexOf(name)] == filter[name].toVariant().toString();
        });
        if (kept)
            m_rows.push_back(cells);
    }
    QString dictionary = csvPath;
    dictionary.replace(QStringLiteral(".csv"), QStringLiteral(".meta.json"));
    if (QFile::exists(dictionary))
        m_dictionary = objectOf(dictionary);
}

QStringList ExampleData::texts(const QString& variable) const
{
    const qsizetype column = m_names.indexOf(variable);
    REQUIRE(column >= 0);
    QStringList cells;
    for (const QStringList& row : m_rows)
        cells.append(row.value(column));
    return cells;
}

std::vector<double> ExampleData::numbers(const QString& variable) const
{
    std::vector<double> values;
    for (const QString& cell : texts(variable))
        values.push_back(numberOf(cell));
    return values;
}

QStringList ExampleData::levels(const QString& variable) const
{
    for (const QJsonValue& described : m_dictionary[QStringLiteral("variables")].toArray())
        if (described[QStringLiteral("name")].toString() == variable && described.toObject().contains(QStringLiteral("levels_in_order")))
            return described[QStringLiteral("levels_in_order")].toVariant().toStringList();
    QStringList distinct = texts(variable);
    distinct.removeDuplicates();
    distinct.removeAll(QString());
    std::sort(distinct.begin(), distinct.end(), [](const QString& a, const QString& b) { return numberOf(a) < numberOf(b); });
    return distinct;
}

ExampleData WorkedExample::data() const
{
    return ExampleData(sharedData(QStringLiteral("statistics/data/") + dataset + QStringLiteral(".csv")),
                       options[QStringLiteral("filter")].toObject());
}

std::vector<WorkedExample> workedExamples(const QString& family)
{
    const QString path = sharedData(QStringLiteral("statistics/") + family + QStringLiteral(".json"));
    if (path.isEmpty())
        return {};
    std::vector<WorkedExample> examples;
    for (const QJsonValue& value : objectOf(path)[QStringLiteral("cases")].toArray()) {
        const QString id = value[QStringLiteral("id")].toString();
        examples.push_back({id, id.section(QLatin1Char('.'), 0, 0), value[QStringLiteral("vars")].toVariant().toStringList(),
                            value[QStringLiteral("options")].toObject(), value[QStringLiteral("expect")].toObject(),
                            value[QStringLiteral("dataset")].toString()});
    }
    REQUIRE(!examples.empty());
    return examples;
}

void checkFamily(const QString& family, const std::map<QString, std::function<QJsonObject(const WorkedExample&)>>& producers)
{
    for (const WorkedExample& example : workedExamples(family)) {
        INFO(example.id.toStdString());
        const auto producer = producers.find(example.kind);
        REQUIRE(producer != producers.end());
        Comparison(example.kind).compareObjects(example.id, {}, example.expect, producer->second(example));
    }
}

std::vector<double> toNumbers(const QJsonValue& array)
{
    std::vector<double> numbers;
    for (const QJsonValue& value : array.toArray())
        numbers.push_back(value.toDouble(std::numeric_limits<double>::quiet_NaN()));
    return numbers;
}

std::vector<std::vector<double>> toRows(const QJsonValue& array)
{
    std::vector<std::vector<double>> rows;
    for (const QJsonValue& row : array.toArray())
        rows.push_back(toNumbers(row));
    return rows;
}

} // namespace counterpoint::test
