#include "core/report/running_text.h"
#include <QRegularExpression>
#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

namespace counterpoint::report {

namespace {

const QString marks = QStringLiteral("\\*[]{}^"); // what a backslash takes its meaning from

bool isWord(QChar unit) { return unit.isLetterOrNumber() || unit.isMark() || unit.isSurrogate(); }

/// Reads one line from left to right; what opens and is never closed is words.
class LineReader {
public:
    enum class Notes { Allowed, AsTyped };

    LineReader(QStringView text, Inline manner, Notes notes)
        : m_text(text)
        , m_manner(std::move(manner))
        , m_notes(notes)
    {
    }

    std::vector<Inline> read()
    {
        while (m_at < m_text.size())
            if (!readEscaped() && !readEmphasis() && !readFootnote() && !readCitation() && !readReference())
                m_words += m_text[m_at++];
        flush();
        return std::move(m_parts);
    }

private:
    bool startsWith(QLatin1String mark) const { return m_text.mid(m_at).startsWith(mark); }

    void flush()
    {
        if (m_words.isEmpty())
            return;
        auto part = m_manner;
        part.text = std::exchange(m_words, {});
        m_parts.push_back(std::move(part));
    }

    void add(QStringView typed, decltype(Inline::mark) mark)
    {
        flush();
        auto part = m_manner;
        part.text = typed.toString();
        part.mark = std::move(mark);
        m_parts.push_back(std::move(part));
        m_at += typed.size();
    }

    bool readEscaped()
    {
        if (m_text[m_at] != u'\\' || m_at + 1 >= m_text.size() || !marks.contains(m_text[m_at + 1]))
            return false;
        m_words += m_text[m_at + 1];
        m_at += 2;
        return true;
    }

    bool readEmphasis() { return readWithin(QLatin1String("**"), &Inline::bold) || readWithin(QLatin1String("*"), &Inline::italic); }

    bool readWithin(QLatin1String mark, bool Inline::*manner)
    {
        if (m_manner.*manner || !startsWith(mark) || (m_at > 0 && isWord(m_text[m_at - 1])))
            return false;
        const auto from = m_at + mark.size();
        const auto end = closing(mark, from);
        if (end < 0)
            return false;
        flush();
        auto inner = m_manner;
        inner.*manner = true;
        auto parts = LineReader(m_text.mid(from, end - from), std::move(inner), m_notes).read();
        std::move(parts.begin(), parts.end(), std::back_inserter(m_parts));
        m_at = end + mark.size();
        return true;
    }

    /// Where what opened before `from` ends, or -1: behind a word, and before none.
    qsizetype closing(QLatin1String mark, qsizetype from) const
    {
        const auto opensWord = [this](qsizetype at) { return at < m_text.size() && !m_text[at].isSpace() && m_text[at] != u'*'; };
        const bool isItalicWithin = mark.size() == 2 && from < m_text.size() && m_text[from] == u'*' && opensWord(from + 1); // ***both***
        return opensWord(from) || isItalicWithin ? firstClosing(mark, from) : -1;
    }

    qsizetype firstClosing(QLatin1String mark, qsizetype from) const
    {
        for (auto at = from; at < m_text.size(); ++at) {
            if (m_text[at] == u'\\') {
                ++at;
                continue;
            }
            if (!m_text.mid(at).startsWith(mark))
                continue;
            qsizetype run = 0;
            while (at + run < m_text.size() && m_text[at + run] == u'*')
                ++run;
            const bool isBeforeWord = at + run < m_text.size() && isWord(m_text[at + run]);
            const bool fits = run == mark.size() || run == 3;
            if (at > from && fits && !m_text[at - 1].isSpace() && !isBeforeWord)
                return at + run - mark.size();
            at += run - 1;
        }
        return -1;
    }

    bool readFootnote()
    {
        if (m_notes == Notes::AsTyped || !startsWith(QLatin1String("^[")))
            return false;
        int depth = 0;
        for (auto at = m_at + 1; at < m_text.size(); ++at) {
            if (m_text[at] == u'\\')
                ++at;
            else if (m_text[at] == u'[')
                ++depth;
            else if (m_text[at] == u']' && --depth == 0)
                return takeFootnote(at);
        }
        return false;
    }

    bool takeFootnote(qsizetype end)
    {
        const auto words = m_text.mid(m_at + 2, end - m_at - 2).trimmed();
        if (words.isEmpty())
            return false;
        add(m_text.mid(m_at, end + 1 - m_at), Footnote{LineReader(words, {}, Notes::AsTyped).read()});
        return true;
    }

    bool readCitation()
    {
        if (m_text[m_at] != u'[')
            return false;
        const auto end = m_text.indexOf(u']', m_at);
        if (end < 0)
            return false;
        Citation citation;
        for (const auto& part : m_text.mid(m_at + 1, end - m_at - 1).split(u';')) {
            const auto work = workFrom(part.toString());
            if (!work)
                return false;
            citation.works.push_back(*work);
        }
        add(m_text.mid(m_at, end + 1 - m_at), std::move(citation));
        return true;
    }

    /// 'see @reed2020, p. 12'
    static std::optional<Citation::Work> workFrom(const QString& text)
    {
        static const QRegularExpression form(
            QStringLiteral("^\\s*(?:([^@\\[]*\\S)\\s+)?(-?)@([^\\s,;@\\[\\]{}]+)\\s*(?:,\\s*(.*\\S))?\\s*$"));
        const auto match = form.match(text);
        if (!match.hasMatch())
            return {};
        return Citation::Work{match.captured(3), match.captured(1), match.captured(4), !match.captured(2).isEmpty()};
    }

    bool readReference()
    {
        static const QRegularExpression form(QStringLiteral("^\\{(table|figure|section):\\s*([^{}\\n]*[^{}\\s])\\s*\\}"),
                                             QRegularExpression::CaseInsensitiveOption);
        if (m_text[m_at] != u'{')
            return false;
        const auto match = form.match(m_text.mid(m_at).toString());
        if (!match.hasMatch())
            return false;
        using Kind = CrossReference::Kind;
        const auto word = match.captured(1).toLower();
        const auto kind = word == QLatin1String("table") ? Kind::Table : word == QLatin1String("figure") ? Kind::Figure : Kind::Section;
        add(m_text.mid(m_at, match.capturedLength()), CrossReference{kind, match.captured(2)});
        return true;
    }

    const QStringView m_text;
    const Inline m_manner; ///< of all words, without any
    const Notes m_notes;
    qsizetype m_at = 0;
    QString m_words;
    std::vector<Inline> m_parts;
};

} // namespace

Prose proseOf(const QString& line)
{
    Prose prose;
    prose.parts = LineReader(line, {}, LineReader::Notes::Allowed).read();
    return prose;
}

QString escaped(const QString& words)
{
    QString safe;
    for (const QChar unit : words) {
        if (marks.contains(unit))
            safe += u'\\';
        safe += unit;
    }
    return safe;
}

} // namespace counterpoint::report
