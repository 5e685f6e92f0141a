#include "core/interchange/sav/sav_cases.h"
#include "core/base/translate.h"
#include "core/interchange/sav/case_units.h"
#include <algorithm>
#include <cmath>
#include <limits>

namespace counterpoint::sav {

namespace {

constexpr std::size_t storedInSegment = 255; ///< bytes of a long text that each of its pieces holds

/// Fills the columns case by case.
class Filling {
public:
    Filling(std::string_view bytes, const RawDictionary& dictionary)
        : m_dictionary(dictionary)
        , m_units(bytes, dictionary.casesAt,
                  dictionary.isZipped           ? CaseUnits::Packing::Zipped
                      : dictionary.isCompressed ? CaseUnits::Packing::ByBytes
                                                : CaseUnits::Packing::None,
                  dictionary.isSwapped, dictionary.bias)
    {
        m_cases.columns.resize(dictionary.variables.size());
        if (dictionary.cases < 0)
            return;
        const auto possible = std::min(std::size_t(dictionary.cases), data_file::mostCells / dictionary.variables.size());
        const auto inFile = std::min(possible, bytes.size()); // a case takes a byte at least, but for zipped ones
        for (std::size_t i = 0; i < m_cases.columns.size(); ++i)
            if (dictionary.variables[i].width == 0)
                m_cases.columns[i].numbers.reserve(inFile);
    }

    enum class Outcome { Case, End, Damaged };
    Outcome nextCase();
    Cases& cases() { return m_cases; }
    std::size_t at() const { return m_units.at(); }

private:
    bool number(const Unit& unit, RawColumn& column);
    bool text(Unit unit, const RawVariable& variable, RawColumn& column);

    const RawDictionary& m_dictionary;
    CaseUnits m_units;
    Cases m_cases;
    std::string m_text;
};

bool Filling::number(const Unit& unit, RawColumn& column)
{
    double value = std::numeric_limits<double>::quiet_NaN();
    if (unit.kind == Unit::Kind::Number)
        value = unit.number;
    else if (unit.kind == Unit::Kind::Bytes) {
        ByteReader reader(std::string_view(unit.bytes.data(), unit.bytes.size()));
        reader.setSwapped(m_dictionary.isSwapped);
        value = reader.real();
        if (value == m_dictionary.systemMissing || !std::isfinite(value))
            value = std::numeric_limits<double>::quiet_NaN();
    } else if (unit.kind == Unit::Kind::Spaces) { // eight spaces, read as a number
        value = 6.0134700169916e-154;
    } else if (unit.kind != Unit::Kind::Missing)
        return false;
    column.numbers.push_back(value);
    return true;
}

bool Filling::text(Unit unit, const RawVariable& variable, RawColumn& column)
{
    m_text.clear();
    bool isFirst = true;
    for (const int width : variable.segments) {
        const auto before = m_text.size();
        for (int done = 0; done < width; done += 8) {
            if (!isFirst)
                unit = m_units.next();
            isFirst = false;
            if (unit.kind == Unit::Kind::Bytes)
                m_text.append(unit.bytes.data(), unit.bytes.size());
            else if (unit.kind == Unit::Kind::Spaces)
                m_text.append(8, ' ');
            else
                return false;
        }
        const auto held = variable.segments.size() > 1 ? std::min(std::size_t(width), storedInSegment) : std::size_t(width);
        m_text.resize(before + held);
    }
    m_text.resize(std::min(m_text.size(), std::size_t(variable.width)));
    const auto end = m_text.find_last_not_of(std::string_view(" \0", 2));
    column.texts.append(std::string_view(m_text).substr(0, end == std::string::npos ? 0 : end + 1));
    return true;
}

Filling::Outcome Filling::nextCase()
{
    for (std::size_t i = 0; i < m_dictionary.variables.size(); ++i) {
        const auto& variable = m_dictionary.variables[i];
        const auto unit = m_units.next();
        if (unit.kind == Unit::Kind::End)
            return i == 0 ? Outcome::End : Outcome::Damaged;
        if (unit.kind == Unit::Kind::Damaged)
            return Outcome::Damaged;
        if (!(variable.width == 0 ? number(unit, m_cases.columns[i]) : text(unit, variable, m_cases.columns[i])))
            return Outcome::Damaged;
    }
    ++m_cases.rows;
    return Outcome::Case;
}

} // namespace

Result<Cases> readCases(std::string_view bytes, const RawDictionary& dictionary, const QString& fileName, const Progress& progress)
{
    Filling filling(bytes, dictionary);
    for (;;) {
        const auto& cases = filling.cases();
        if (dictionary.cases >= 0 && std::int64_t(cases.rows) == dictionary.cases)
            break;
        if (cases.rows % 1000 == 0 && !progress.at(qint64(filling.at()), qint64(bytes.size())))
            return fail(Error::Kind::Cancelled, translate("Import", "The import of “%1” was cancelled.").arg(fileName));
        if ((cases.rows + 1) * dictionary.variables.size() > data_file::mostCells)
            return fail(Error::Kind::Format,
                        translate("Import", "“%1” holds more than %2 million values, too many to bring in at once. Split the file in two.")
                            .arg(fileName)
                            .arg(data_file::mostCells / 1'000'000));
        const auto outcome = filling.nextCase();
        if (outcome == Filling::Outcome::Damaged)
            return damaged(fileName, filling.at(), translate("Import", "case %1 breaks off or is packed wrongly").arg(cases.rows + 1));
        if (outcome == Filling::Outcome::End)
            break;
    }
    auto cases = std::move(filling.cases());
    if (dictionary.cases > std::int64_t(cases.rows))
        return damaged(fileName, filling.at(), translate("Import", "it ends after %1 of %2 cases").arg(cases.rows).arg(dictionary.cases));
    for (auto& column : cases.columns)
        column.texts.finish();
    return cases;
}

} // namespace counterpoint::sav
