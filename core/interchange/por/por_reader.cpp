#include "core/interchange/por/por_reader.h"
#include "core/base/translate.h"
#include "core/interchange/data_file/display_format.h"
#include "core/interchange/encoding/decode.h"
#include "core/interchange/por/por_text.h"
#include <algorithm>

namespace counterpoint::por {

namespace {

constexpr int mostVariables = 100'000;

std::string trimmed(std::string text)
{
    text.erase(text.find_last_not_of(' ') + 1);
    return text;
}

QString decoded(const std::string& text)
{
    const auto utf8 = decodeToUtf8(QByteArray::fromStdString(text), {});
    return utf8 ? QString::fromUtf8(utf8->bytes) : QString::fromLatin1(text.data(), qsizetype(text.size()));
}

/// Reads the parts one after the other; each part says false where the text makes no sense.
class Reading {
public:
    Reading(const QByteArray& bytes, const QString& fileName)
        : m_text(bytes)
        , m_fileName(fileName)
    {
    }
    Result<data_file::File> readAll(const Progress& progress);

private:
    bool heading();
    bool weight();
    bool variable();
    bool missing(data_file::Variable& variable);
    std::optional<data_file::Missing> value(bool isText);
    bool labels();
    bool documents();
    bool oneCase();
    tl::unexpected<Error> broken(const QString& what) const;

    PorText m_text;
    QString m_fileName;
    data_file::File m_file;
};

bool Reading::heading()
{
    if (!m_text.take('A') || !m_text.text() || !m_text.text())
        return false;
    for (const char part : {'1', '2', '3'}) // program, author, and which edition of it
        if (m_text.take(part) && !m_text.text())
            return false;
    // PSPP names the weight first, SPSS last.
    return weight() && m_text.take('4') && m_text.whole(mostVariables) && (!m_text.take('5') || m_text.whole(1000)) && weight();
}

bool Reading::weight()
{
    if (!m_text.take('6'))
        return true;
    const auto name = m_text.text();
    m_file.weight = name ? decoded(trimmed(*name)) : QString();
    return name.has_value();
}

std::optional<data_file::Missing> Reading::value(bool isText)
{
    if (isText) {
        const auto text = m_text.text();
        return text ? std::optional<data_file::Missing>(decoded(trimmed(*text))) : std::nullopt;
    }
    const auto number = m_text.number();
    return number ? std::optional<data_file::Missing>(data_file::Range{*number, *number}) : std::nullopt;
}

bool Reading::missing(data_file::Variable& variable)
{
    if (m_text.take('9')) {
        const auto high = m_text.number();
        variable.missing.emplace_back(data_file::Range{data_file::lowest(), high.value_or(0)});
        if (!high)
            return false;
    } else if (m_text.take('A')) {
        const auto low = m_text.number();
        variable.missing.emplace_back(data_file::Range{low.value_or(0), data_file::highest()});
        if (!low)
            return false;
    } else if (m_text.take('B')) {
        const auto low = m_text.number();
        const auto high = m_text.number();
        if (!low || !high)
            return false;
        variable.missing.emplace_back(data_file::Range{*low, *high});
    }
    while (m_text.take('8')) {
        const auto code = value(variable.isText);
        if (!code)
            return false;
        variable.missing.push_back(*code);
    }
    return true;
}

bool Reading::variable()
{
    data_file::Variable variable;
    const auto width = m_text.whole(32'767);
    const auto name = m_text.text();
    if (!width || !name || int(m_file.variables.size()) >= mostVariables)
        return false;
    variable.isText = *width > 0;
    variable.width = *width;
    variable.name = decoded(trimmed(*name));
    data_file::DisplayFormat format;
    for (const bool isShown : {true, false}) {
        const auto code = m_text.whole(255);
        const auto places = m_text.whole(32'767);
        const auto decimals = m_text.whole(255);
        if (!code || !places || !decimals)
            return false;
        if (isShown)
            format = {*code, *places, *decimals};
    }
    variable.format = toText(format);
    if (!missing(variable))
        return false;
    if (m_text.take('C')) {
        const auto label = m_text.text();
        if (!label)
            return false;
        variable.label = decoded(trimmed(*label));
    }
    m_file.variables.push_back(std::move(variable));
    return true;
}

bool Reading::labels()
{
    const auto count = m_text.whole(mostVariables);
    if (!count)
        return false;
    std::vector<data_file::Variable*> variables;
    for (int i = 0; i < *count; ++i) {
        const auto name = m_text.text();
        if (!name)
            return false;
        const auto wanted = decoded(trimmed(*name));
        const auto found = std::find_if(m_file.variables.begin(), m_file.variables.end(), [&](const auto& v) { return v.name == wanted; });
        if (found == m_file.variables.end())
            return false;
        variables.push_back(&*found);
    }
    const auto labels = m_text.whole(1'000'000);
    if (!labels || variables.empty())
        return false;
    for (int i = 0; i < *labels; ++i) {
        const auto of = value(variables.front()->isText);
        const auto label = of ? m_text.text() : std::nullopt;
        if (!label)
            return false;
        const auto* range = std::get_if<data_file::Range>(&*of);
        for (auto* variable : variables)
            if (variable->isText == (range == nullptr))
                variable->labels.push_back(
                    {range ? data_file::Value(range->low) : data_file::Value(std::get<QString>(*of)), decoded(trimmed(*label))});
    }
    return true;
}

bool Reading::documents()
{
    const auto lines = m_text.whole(1'000'000);
    for (int i = 0; lines && i < *lines; ++i) {
        const auto line = m_text.text();
        if (!line)
            return false;
        m_file.documents << decoded(trimmed(*line));
    }
    return lines.has_value();
}

bool Reading::oneCase()
{
    for (auto& variable : m_file.variables) {
        if (!variable.isText) {
            const auto number = m_text.number();
            if (!number)
                return false;
            variable.numbers.push_back(*number);
            continue;
        }
        const auto text = m_text.text();
        if (!text)
            return false;
        variable.texts.append(trimmed(*text));
    }
    ++m_file.rows;
    return true;
}

tl::unexpected<Error> Reading::broken(const QString& what) const
{
    return fail(Error::Kind::Format,
                translate("Import",
                          "“%1” is damaged at character %2: %3. Save it again in the program it comes from, or take another copy. Nothing "
                          "was brought in.")
                    .arg(m_fileName)
                    .arg(m_text.at())
                    .arg(what));
}

Result<data_file::File> Reading::readAll(const Progress& progress)
{
    if (!m_text.isPortable() || !heading())
        return broken(translate("Import", "the heading is not that of an SPSS portable file"));
    while (m_text.take('7'))
        if (!variable())
            return broken(translate("Import", "variable %1 makes no sense").arg(m_file.variables.size() + 1));
    while (m_text.take('D'))
        if (!labels())
            return broken(translate("Import", "a list of value labels makes no sense"));
    if (m_text.take('E') && !documents())
        return broken(translate("Import", "the notes on the file make no sense"));
    if (m_file.variables.empty() || !m_text.take('F'))
        return broken(translate("Import", "the list of variables breaks off"));
    while (m_text.peek() != 'Z') {
        if (m_file.rows % 1000 == 0 && !progress.at(qint64(m_text.at()), qint64(m_text.size())))
            return fail(Error::Kind::Cancelled, translate("Import", "The import of “%1” was cancelled.").arg(m_fileName));
        if (!oneCase())
            return broken(translate("Import", "case %1 breaks off").arg(m_file.rows + 1));
    }
    for (auto& variable : m_file.variables) {
        variable.texts.finish();
        std::vector<std::string> texts;
        for (const auto& text : variable.texts.distinct())
            texts.push_back(decoded(text).toStdString());
        variable.texts.replaceDistinct(std::move(texts));
    }
    return std::move(m_file);
}

} // namespace

bool isPor(const QByteArray& bytes) { return PorText(bytes.left(2000)).isPortable(); }

Result<data_file::File> read(const QByteArray& bytes, const QString& fileName, const Progress& progress)
{
    return Reading(bytes, fileName).readAll(progress);
}

} // namespace counterpoint::por
