#include "core/interchange/structured_text/structured_text.h"
#include "core/text/words.h"
#include <QStringList>
#include <algorithm>

namespace counterpoint {

namespace {

constexpr qsizetype longestName = 120;
const QLatin1String textMark("#TEXT");
const QLatin1String codeMark("#CODE");
const QLatin1String endMark("#ENDCODE");

QString pathOf(const QString& name)
{
    QStringList levels;
    for (auto level : name.split(u'\\', Qt::SkipEmptyParts))
        if (level = level.replace(u'/', u'-').simplified(); !level.isEmpty())
            levels << level;
    return levels.join(u'/');
}

/// Puts one text together, line by line.
class Part {
public:
    explicit Part(const QString& name) { m_part.name = name.simplified(); }

    void take(QStringView line)
    {
        if (line.startsWith(codeMark))
            return open(line.sliced(codeMark.size()));
        if (!line.trimmed().endsWith(endMark))
            return add(line);
        if (const auto before = line.trimmed().chopped(endMark.size()).trimmed(); !before.isEmpty())
            take(before);
        close();
    }

    StructuredPart finish()
    {
        while (!m_open.empty())
            close();
        while (m_part.text.endsWith(u'\n'))
            m_part.text.chop(1);
        const TextIndex index(m_part.text);
        for (auto& code : m_part.codes)
            code.span = snapToGraphemes(m_part.text, index, {index.toCodePoint(code.span.start), index.toCodePoint(code.span.end)});
        std::stable_sort(m_part.codes.begin(), m_part.codes.end(),
                         [](const StatedCode& a, const StatedCode& b) { return a.span.start < b.span.start; });
        return std::move(m_part);
    }

private:
    void open(QStringView name) { m_open.push_back({pathOf(name.toString()), {m_part.text.size(), 0}}); }

    void add(QStringView line)
    {
        if (m_part.text.isEmpty() && line.trimmed().isEmpty())
            return;
        m_part.text += line;
        m_part.text += u'\n';
    }

    /// The passage from the first to the last of its words.
    void close()
    {
        if (m_open.empty())
            return;
        auto code = m_open.back();
        m_open.pop_back();
        auto& [start, end] = code.span;
        end = m_part.text.size();
        while (end > start && m_part.text[end - 1].isSpace())
            --end;
        while (start < end && m_part.text[start].isSpace())
            ++start;
        if (start < end && !code.path.isEmpty())
            m_part.codes.push_back(code);
    }

    StructuredPart m_part; ///< spans in UTF-16 until it is finished
    std::vector<StatedCode> m_open;
};

} // namespace

std::vector<StructuredPart> structuredParts(const QString& text)
{
    std::vector<StructuredPart> parts;
    if (!QStringView(text).trimmed().startsWith(textMark))
        return parts;
    std::vector<Part> built;
    for (const auto line : QStringView(text).split(u'\n')) {
        if (line.trimmed().startsWith(textMark)) {
            const auto name = line.trimmed().sliced(textMark.size());
            built.emplace_back(name.size() > longestName ? QString() : name.toString());
            if (name.size() > longestName)
                built.back().take(name.trimmed());
        } else if (!built.empty()) {
            built.back().take(line);
        }
    }
    for (auto& part : built)
        parts.push_back(part.finish());
    return parts;
}

} // namespace counterpoint
