#pragma once
#include <QByteArray>
#include <QString>
#include <QStringList>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>

/// What files of statistics programs hold, in one form for all of them: that of SPSS, which is the widest.
namespace counterpoint::data_file {

using Value = std::variant<double, QString>;

enum class Measure { Unknown, Nominal, Ordinal, Scale };

/// Numbers from low to high, both included; lowest() and highest() stand for open ends.
struct Range {
    double low = 0;
    double high = 0;
    bool operator==(const Range&) const = default;
};
double lowest();
double highest();

/// One user-missing value, or a range of them.
using Missing = std::variant<Range, QString>;

struct ValueLabel {
    Value value;
    QString label;
    bool operator==(const ValueLabel&) const = default;
};

/// The texts of one variable: each distinct one once, in UTF-8.
class Texts {
public:
    void append(std::string_view text); ///< empty: no answer
    std::size_t rows() const { return m_places.size(); }
    std::string_view at(std::size_t row) const { return m_places[row] < 0 ? std::string_view() : m_distinct[std::size_t(m_places[row])]; }
    const std::vector<std::string>& distinct() const { return m_distinct; }
    /// Puts other texts in the place of the distinct ones.
    void replaceDistinct(std::vector<std::string> texts) { m_distinct = std::move(texts); }
    void finish() { m_known.clear(); } ///< gives up what only append() needs

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
    };
    std::vector<std::int32_t> m_places;
    std::vector<std::string> m_distinct;
    std::unordered_map<std::string, std::int32_t, Hash, std::equal_to<>> m_known;
};

/// A variable with its dictionary and its values. Dates are numbers: seconds since 1582-10-14 00:00, as SPSS counts them.
struct Variable {
    QString name;
    QString label;
    bool isText = false;
    int width = 0; ///< of a text, in bytes
    QString format; ///< as SPSS names it: F8.2, DATE11, A40
    Measure measure = Measure::Unknown;
    std::vector<ValueLabel> labels;
    std::vector<Missing> missing;
    std::vector<std::pair<QString, QString>> attributes; ///< custom ones: name and value
    std::vector<double> numbers; ///< of a number: NaN is system-missing
    Texts texts; ///< of a text

    std::size_t rows() const { return isText ? texts.rows() : numbers.size(); }
};

/// Several variables that are the answers to one question.
struct MultipleResponseSet {
    QString name; ///< with the `$` that SPSS wants before it
    QString label;
    bool isDichotomies = true; ///< yes/no variables; else each holds one category
    QString counted; ///< of dichotomies: the value that means yes, as text
    QStringList variables;
    bool operator==(const MultipleResponseSet&) const = default;
};

struct File {
    QString label;
    QStringList documents; ///< lines
    QString weight; ///< name of the variable that the cases are weighted by; may be empty
    std::vector<Variable> variables;
    std::vector<MultipleResponseSet> sets;
    std::size_t rows = 0;
    QString encoding; ///< of its texts, as found
    QStringList notes; ///< sentences: what was guessed, and what was left out
};

/// A file as bytes, and what of the values it could not hold, in sentences.
struct Written {
    QByteArray bytes;
    QStringList losses;
};

/// Cells that a file may hold before it is refused: a few kilobytes can claim to unpack to terabytes.
constexpr std::size_t mostCells = 250'000'000;

} // namespace counterpoint::data_file
