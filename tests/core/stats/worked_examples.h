#pragma once
#include <QJsonArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace counterpoint::test {

/// A dataset of the worked examples: text cells by row, with the dictionary's order of levels.
class ExampleData {
public:
    /// `filter` keeps the rows whose cells equal its values as text.
    ExampleData(const QString& csvPath, const QJsonObject& filter = {});

    QStringList texts(const QString& variable) const;
    /// NaN for an empty cell.
    std::vector<double> numbers(const QString& variable) const;
    /// The dictionary's levels in order, or the distinct values sorted where it has none.
    QStringList levels(const QString& variable) const;

private:
    QStringList m_names;
    std::vector<QStringList> m_rows;
    QJsonObject m_dictionary;
};

struct WorkedExample {
    QString id;
    QString kind; ///< first part of the id
    QStringList variables;
    QJsonObject options;
    QJsonObject expect;
    QString dataset;

    ExampleData data() const;
};

/// Cases of ../shared/data/statistics/FAMILY.json; empty, with a loud warning, where it is absent.
std::vector<WorkedExample> workedExamples(const QString& family);

/// Runs every case of a family through the producer of its kind and compares every expected key. A kind without a producer and a key that
/// is not produced are failures.
void checkFamily(const QString& family, const std::map<QString, std::function<QJsonObject(const WorkedExample&)>>& producers);

/// One field separated by commas, quotes understood.
QStringList splitCsvLine(const QString& line);

std::vector<double> toNumbers(const QJsonValue& array);
std::vector<std::vector<double>> toRows(const QJsonValue& array);

} // namespace counterpoint::test
