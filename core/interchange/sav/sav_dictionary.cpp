#include "core/interchange/sav/sav_dictionary.h"
#include "core/base/translate.h"
#include "core/interchange/sav/byte_reader.h"
#include "core/interchange/sav/sav_extensions.h"
#include <algorithm>

namespace counterpoint::sav {

namespace {

constexpr std::size_t unit = 8; ///< bytes; cases are made of these
constexpr int widestText = 255; ///< of one variable record
constexpr std::int32_t mostVariablesOfLabels = 1'000'000;

std::string trimmed(std::string_view text)
{
    const auto end = text.find_last_not_of(std::string_view(" \0", 2));
    return std::string(text.substr(0, end == std::string_view::npos ? 0 : end + 1));
}

data_file::DisplayFormat formatOf(std::int32_t packed) { return {(packed >> 16) & 0xff, (packed >> 8) & 0xff, packed & 0xff}; }

/// Reads the records one after the other.
class Reading {
public:
    Reading(std::string_view bytes, const QString& fileName)
        : m_reader(bytes)
        , m_fileName(fileName)
    {
    }
    Result<RawDictionary> readAll();

private:
    Result<> header();
    Result<> variable();
    bool missingValues(RawVariable& variable, std::int32_t count);
    Result<> labels();
    void labelVariable(RawVariable& variable);
    Result<> documents();
    Result<> extension();
    tl::unexpected<Error> broken(const QString& what) const { return damaged(m_fileName, m_reader.at(), what); }

    ByteReader m_reader;
    QString m_fileName;
    RawDictionary m_dictionary;
    Extensions m_extensions;
    std::map<std::int64_t, std::size_t> m_variableAt; ///< by place in the case
    std::vector<std::pair<std::string, std::string>> m_labels; ///< eight bytes and what they mean, until it is said of which variables
};

Result<> Reading::header()
{
    m_dictionary.isZipped = m_reader.take(4) == "$FL3";
    m_reader.skip(60);
    const auto layout = m_reader.int32();
    if (layout != 2 && layout != 3) {
        m_reader.setSwapped(true);
        m_dictionary.isSwapped = true;
        if (layout != 0x02000000 && layout != 0x03000000)
            return broken(translate("Import", "the heading is not that of an SPSS file"));
    }
    m_extensions.isSwapped = m_dictionary.isSwapped;
    m_reader.skip(4); // the size of a case, which some programs get wrong
    const auto compression = m_reader.int32();
    if (compression < 0 || compression > 2)
        return broken(translate("Import", "the compression is of no known kind"));
    m_dictionary.isCompressed = compression != 0;
    m_dictionary.isZipped = compression == 2;
    m_dictionary.weightIndex = m_reader.int32();
    m_dictionary.cases = m_reader.int32();
    m_dictionary.bias = m_reader.real();
    m_reader.skip(17);
    m_dictionary.fileLabel = trimmed(m_reader.take(64));
    m_reader.skip(3);
    return m_reader.isSound() ? Result<>() : broken(translate("Import", "the heading ends too early"));
}

bool Reading::missingValues(RawVariable& variable, std::int32_t count)
{
    if (count < -3 || count > 3 || count == -1)
        return false;
    if (variable.width > 0) {
        for (std::int32_t i = 0; i < std::abs(count); ++i)
            variable.missingTexts.push_back(trimmed(m_reader.take(unit)));
        return count >= 0;
    }
    if (count < 0) {
        const double low = m_reader.real();
        variable.missingNumbers.push_back({low, m_reader.real()});
    }
    for (std::int32_t i = 0; i < (count < 0 ? -count - 2 : count); ++i) {
        const double number = m_reader.real();
        variable.missingNumbers.push_back({number, number});
    }
    return true;
}

Result<> Reading::variable()
{
    RawVariable variable;
    const auto width = m_reader.int32();
    const auto hasLabel = m_reader.int32();
    const auto missing = m_reader.int32();
    variable.format = formatOf(m_reader.int32());
    m_reader.skip(4); // how it is written, which nobody sets apart from how it is shown
    variable.shortName = trimmed(m_reader.take(unit));
    variable.index = m_dictionary.unitsPerCase++;
    if (width < -1 || width > widestText || (hasLabel != 0 && hasLabel != 1))
        return broken(translate("Import", "variable %1 makes no sense").arg(m_dictionary.variables.size() + 1));
    if (hasLabel) {
        const auto length = m_reader.int32();
        if (length < 0)
            return broken(translate("Import", "the label of variable %1 makes no sense").arg(m_dictionary.variables.size() + 1));
        variable.label = trimmed(m_reader.take(std::size_t(length)));
        m_reader.skip((4 - std::size_t(length) % 4) % 4);
    }
    variable.width = std::max(width, 0);
    if (!missingValues(variable, missing) || !m_reader.isSound())
        return broken(translate("Import", "variable %1 makes no sense").arg(m_dictionary.variables.size() + 1));
    if (width < 0)
        return {}; // the second and further units of a text
    variable.segments = {variable.width};
    variable.name = variable.shortName;
    m_variableAt[variable.index] = m_dictionary.variables.size();
    m_dictionary.variables.push_back(std::move(variable));
    return {};
}

Result<> Reading::labels()
{
    const auto count = m_reader.int32();
    if (count < 0 || std::size_t(count) > m_reader.left() / unit)
        return broken(translate("Import", "a list of value labels makes no sense"));
    m_labels.clear();
    for (std::int32_t i = 0; i < count; ++i) {
        const std::string value(m_reader.take(unit));
        const std::size_t length = m_reader.byte();
        m_labels.emplace_back(value, trimmed(m_reader.take(length)));
        m_reader.skip((8 - (length + 1) % 8) % 8);
    }
    if (!m_reader.isSound() || m_reader.int32() != 4)
        return broken(translate("Import", "a list of value labels is not followed by its variables"));
    const auto variables = m_reader.int32();
    if (variables < 0 || variables > mostVariablesOfLabels)
        return broken(translate("Import", "a list of value labels makes no sense"));
    for (std::int32_t i = 0; i < variables && m_reader.isSound(); ++i)
        if (const auto found = m_variableAt.find(m_reader.int32() - 1); found != m_variableAt.end())
            labelVariable(m_dictionary.variables[found->second]);
    return m_reader.isSound() ? Result<>() : broken(translate("Import", "a list of value labels ends too early"));
}

void Reading::labelVariable(RawVariable& variable)
{
    for (const auto& [value, label] : m_labels) {
        ByteReader number(value);
        number.setSwapped(m_dictionary.isSwapped);
        if (variable.width > 0)
            variable.textLabels.emplace_back(trimmed(std::string_view(value).substr(0, std::size_t(variable.width))), label);
        else
            variable.numberLabels.emplace_back(number.real(), label);
    }
}

Result<> Reading::documents()
{
    constexpr std::size_t lineLength = 80;
    const auto lines = m_reader.int32();
    if (lines < 0 || std::size_t(lines) > m_reader.left() / lineLength)
        return broken(translate("Import", "the notes on the file make no sense"));
    for (std::int32_t i = 0; i < lines; ++i)
        m_dictionary.documents.push_back(trimmed(m_reader.take(lineLength)));
    return {};
}

Result<> Reading::extension()
{
    const auto kind = m_reader.int32();
    const auto size = m_reader.int32();
    const auto count = m_reader.int32();
    if (size < 0 || count < 0)
        return broken(translate("Import", "an extension of the dictionary makes no sense"));
    const auto content = m_reader.take(std::size_t(size) * std::size_t(count));
    if (!m_reader.isSound())
        return broken(translate("Import", "an extension of the dictionary ends too early"));
    m_extensions.texts[kind] += content;
    return {};
}

Result<RawDictionary> Reading::readAll()
{
    if (const auto read = header(); !read)
        return fail(read);
    for (;;) {
        const auto kind = m_reader.int32();
        if (kind == 999 && m_reader.isSound())
            break;
        const auto read = kind == 2 ? variable()
            : kind == 3             ? labels()
            : kind == 6             ? documents()
            : kind == 7             ? extension()
                                    : Result<>(broken(translate("Import", "the list of variables breaks off")));
        if (!read)
            return fail(read);
    }
    m_reader.skip(4);
    m_dictionary.casesAt = m_reader.at();
    if (m_dictionary.variables.empty() || !m_reader.isSound())
        return broken(translate("Import", "it has no variables"));
    if (!apply(m_extensions, m_dictionary))
        return broken(translate("Import", "the long texts do not fit the list of variables"));
    return std::move(m_dictionary);
}

} // namespace

tl::unexpected<Error> damaged(const QString& fileName, std::size_t at, const QString& what)
{
    return fail(Error::Kind::Format,
                translate("Import",
                          "“%1” is damaged at byte %2: %3. Save it again in the program it comes from (in SPSS: File > Save as), or take "
                          "another copy. Nothing was brought in.")
                    .arg(fileName)
                    .arg(at)
                    .arg(what));
}

Result<RawDictionary> readDictionary(std::string_view bytes, const QString& fileName) { return Reading(bytes, fileName).readAll(); }

} // namespace counterpoint::sav
