#include "core/responses/response_columns.h"
#include "core/base/translate.h"
#include "core/interchange/data_file/data_file.h"
#include "core/interchange/delimited/delimited_reader.h"
#include "core/responses/data_file_values.h"
#include <QHash>
#include <cmath>
#include <limits>

namespace counterpoint {

namespace {

/// Gathers the values of one column.
class Gathering {
public:
    Gathering(const ColumnWish& wish, const ColumnGuess& guess, bool decimalComma)
        : m_target(wish.target)
        , m_guess(guess)
        , m_decimalComma(decimalComma)
    {
        m_guess.type = m_target.type;
        m_guess.wordCodes.clear(); // those are the file's own; the variable's labels say what its words mean
        for (const auto& [value, label] : m_target.labels)
            if (const auto* number = std::get_if<double>(&value))
                m_codes.insert(label.simplified().toCaseFolded(), *number);
    }
    void add(std::string_view cell)
    {
        cell = trimmedCell(cell);
        const auto text = QString::fromUtf8(cell.data(), qsizetype(cell.size()));
        if (m_target.type == VariableType::Text)
            m_texts.push_back(text);
        else
            m_numbers.push_back(cell.empty() ? std::numeric_limits<double>::quiet_NaN() : number(cell, text));
    }
    void add(double number) { m_numbers.push_back(number); }
    Column column() { return m_target.type == VariableType::Text ? Column::ofTexts(m_texts) : numbers(); }
    QString note() const
    {
        return m_unreadable == 0 ? QString()
                                 : translate("Responses", "“%1”: %n cell(s) of another type, passed over (%2).", nullptr, int(m_unreadable))
                                       .arg(m_target.name)
                                       .arg(m_examples.join(QStringLiteral(", ")));
    }

private:
    double number(std::string_view cell, const QString& text)
    {
        if (const auto read = numberOf(cell, m_guess, m_decimalComma))
            return *read;
        if (const auto known = m_codes.constFind(text.simplified().toCaseFolded()); known != m_codes.constEnd())
            return *known;
        if (!isEmptyWord(text)) {
            ++m_unreadable;
            if (m_examples.size() < 3)
                m_examples << QStringLiteral("“%1”").arg(text.left(40));
        }
        return std::numeric_limits<double>::quiet_NaN();
    }
    Column numbers()
    {
        auto column = Column::ofNumbers(std::move(m_numbers));
        column.type = m_target.type;
        return column;
    }

    const Variable& m_target;
    ColumnGuess m_guess;
    bool m_decimalComma;
    QHash<QString, double> m_codes; ///< by label, folded
    std::vector<double> m_numbers;
    std::vector<QString> m_texts;
    qint64 m_unreadable = 0;
    QStringList m_examples;
};

void readDataFile(const data_file::Variable& given, VariableType target, Gathering& into)
{
    const auto type = data_file_values::variableFrom(given).type;
    for (std::size_t row = 0; row < given.rows(); ++row) {
        if (given.isText) {
            into.add(given.texts.at(row));
            continue;
        }
        const double number = type == VariableType::Date ? data_file_values::fromFile(given.numbers[row]) : given.numbers[row];
        if (target != VariableType::Text)
            into.add(number);
        else
            into.add(std::string_view(valueText(type, number).toStdString()));
    }
}

} // namespace

ResponseColumns columnsOf(const NewResponses& responses, const std::vector<ColumnWish>& wishes)
{
    const auto& preview = responses.preview;
    std::vector<Gathering> gatherings;
    gatherings.reserve(wishes.size());
    for (const auto& wish : wishes)
        gatherings.emplace_back(wish, preview.columns[wish.place], preview.dialect.decimalComma);
    if (preview.file) {
        for (std::size_t i = 0; i < wishes.size(); ++i)
            readDataFile(preview.file->variables[wishes[i].place], wishes[i].target.type, gatherings[i]);
    } else {
        DelimitedReader reader({preview.utf8.constData(), std::size_t(preview.utf8.size())}, preview.dialect);
        std::vector<std::string_view> cells;
        while (reader.nextRow(cells))
            for (std::size_t i = 0; reader.rowsRead() > preview.headerRows && i < wishes.size(); ++i) {
                const auto place = std::size_t(preview.columns[wishes[i].place].column);
                gatherings[i].add(place < cells.size() ? cells[place] : std::string_view());
            }
    }
    ResponseColumns read;
    for (auto& gathering : gatherings) {
        read.columns.push_back(gathering.column());
        if (const auto note = gathering.note(); !note.isEmpty())
            read.notes << note;
    }
    return read;
}

} // namespace counterpoint
