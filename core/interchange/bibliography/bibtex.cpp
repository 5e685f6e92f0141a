#include "core/base/translate.h"
#include "core/interchange/bibliography/entry.h"
#include "core/interchange/bibliography/latex.h"
#include <QMap>
#include <QRegularExpression>
#include <initializer_list>
#include <optional>
#include <utility>

namespace counterpoint::bibliography {

namespace {

using Kind = Publication::Kind;
using Fields = QMap<QString, QString>;

Kind kindOf(const QString& type)
{
    static const std::pair<const char*, Kind> kinds[] = {{"article", Kind::Article},    {"book", Kind::Book},
                                                         {"booklet", Kind::Book},       {"collection", Kind::Book},
                                                         {"mvbook", Kind::Book},        {"incollection", Kind::Chapter},
                                                         {"inbook", Kind::Chapter},     {"inproceedings", Kind::Chapter},
                                                         {"conference", Kind::Chapter}, {"techreport", Kind::Report},
                                                         {"report", Kind::Report},      {"manual", Kind::Report},
                                                         {"phdthesis", Kind::Thesis},   {"mastersthesis", Kind::Thesis},
                                                         {"thesis", Kind::Thesis},      {"online", Kind::WebPage},
                                                         {"electronic", Kind::WebPage}, {"www", Kind::WebPage}};
    for (const auto& [name, kind] : kinds)
        if (type == QLatin1String(name))
            return kind;
    return Kind::Other;
}

/// Splits at 'and' outside braces, which protect names of bodies.
QStringList namesIn(const QString& text)
{
    static const QRegularExpression andWord(QStringLiteral("\\s+and\\s+"), QRegularExpression::CaseInsensitiveOption);
    QStringList names;
    QString name;
    for (const auto& piece : text.split(andWord)) {
        name += name.isEmpty() ? piece : QStringLiteral(" and ") + piece;
        if (name.count(u'{') > name.count(u'}'))
            continue;
        names << std::exchange(name, {});
    }
    if (!name.isEmpty())
        names << name;
    return names;
}

QString plain(const QString& value) { return withoutLatex(value).remove(u'{').remove(u'}').simplified(); }

QStringList plainNames(const QString& value)
{
    QStringList names;
    for (const auto& name : namesIn(value))
        names << withoutLatex(name);
    return names;
}

QString firstOf(const Fields& fields, std::initializer_list<const char*> names)
{
    for (const auto* name : names)
        if (const auto value = plain(fields.value(QString::fromLatin1(name))); !value.isEmpty())
            return value;
    return {};
}

Publication workFrom(const QString& type, const QString& key, const Fields& fields)
{
    Publication work;
    work.key = key;
    work.kind = kindOf(type);
    if (type == QLatin1String("misc") && fields.contains(QStringLiteral("url")))
        work.kind = Kind::WebPage;
    work.authors = authorsFrom(plainNames(fields.value(QStringLiteral("author"))));
    work.editors = authorsFrom(plainNames(fields.value(QStringLiteral("editor"))));
    work.year = firstOf(fields, {"year"});
    if (work.year.isEmpty())
        work.year = firstOf(fields, {"date"}).left(4);
    work.title = firstOf(fields, {"title"});
    if (const auto subtitle = firstOf(fields, {"subtitle"}); !subtitle.isEmpty())
        work.title += QStringLiteral(": ") + subtitle;
    work.container = firstOf(fields, {"journal", "journaltitle", "booktitle", "website", "organization"});
    work.publisher = work.kind == Kind::Thesis ? firstOf(fields, {"school", "institution", "publisher"})
                                               : firstOf(fields, {"publisher", "institution", "howpublished"});
    work.volume = firstOf(fields, {"volume"});
    work.issue = firstOf(fields, {"number", "issue"});
    work.pages = firstOf(fields, {"pages"}).replace(u'-', u'–');
    work.doi = firstOf(fields, {"doi"});
    work.url = QString(fields.value(QStringLiteral("url"))).remove(u'{').remove(u'}').remove(u'\\').simplified();
    work.note = firstOf(fields, {"note"});
    return work;
}

/// Reads entry by entry; what is damaged is left out, and reading goes on at the next one.
class BibtexReader {
public:
    explicit BibtexReader(const QString& text)
        : m_text(text)
    {
    }

    Bibliography read()
    {
        while ((m_at = m_text.indexOf(u'@', m_at)) >= 0) {
            const auto began = m_at++;
            const auto next = m_at;
            if (!readEntry()) {
                note(began);
                m_at = nextEntry(next);
            }
        }
        return std::move(m_read);
    }

private:
    /// Where a line begins with the next one.
    qsizetype nextEntry(qsizetype from) const
    {
        static const QRegularExpression entry(QStringLiteral("\\n\\s*@\\s*\\w+\\s*[{(]"));
        const auto match = entry.match(m_text, from);
        return match.hasMatch() ? match.capturedStart() : m_text.size();
    }

    void note(qsizetype at)
    {
        if (m_read.notes.size() < 20)
            m_read.notes
                << translate("Literature", "What begins on line %1 is damaged and was left out.").arg(m_text.left(at).count(u'\n') + 1);
    }

    void skipBlanks()
    {
        while (m_at < m_text.size() && m_text[m_at].isSpace())
            ++m_at;
    }

    bool take(QChar wanted)
    {
        skipBlanks();
        if (m_at >= m_text.size() || m_text[m_at] != wanted)
            return false;
        ++m_at;
        return true;
    }

    /// Letters, digits and whatever else keys and names of fields are made of.
    QString takeWord()
    {
        skipBlanks();
        const auto from = m_at;
        while (m_at < m_text.size() && !m_text[m_at].isSpace() && !QStringLiteral("{}(),=\"#@").contains(m_text[m_at]))
            ++m_at;
        return m_text.mid(from, m_at - from);
    }

    /// True as well for what is no work: a comment, a string, an address in the words between.
    bool readEntry()
    {
        const auto type = takeWord().toLower();
        const bool isBraced = take(u'{');
        if (type.isEmpty() || (!isBraced && !take(u'(')))
            return true;
        const QChar end = isBraced ? u'}' : u')';
        if (type == QLatin1String("comment") || type == QLatin1String("preamble"))
            return skipBraced(end);
        const bool isString = type == QLatin1String("string");
        const auto key = isString ? QString() : takeWord();
        if (!isString && !take(u','))
            return take(end);
        const auto fields = readFields(end);
        if (!fields)
            return false;
        if (isString)
            m_strings.insert(*fields);
        else
            keep(workFrom(type, key, *fields));
        return true;
    }

    void keep(Publication work)
    {
        if (!work.authors.isEmpty() || !work.editors.isEmpty() || !work.title.isEmpty())
            m_read.works.push_back(std::move(work));
        else
            m_read.notes << translate("Literature", "“%1” has neither author nor title and was left out.").arg(work.key);
    }

    std::optional<Fields> readFields(QChar end)
    {
        Fields fields;
        while (!take(end)) {
            const auto name = takeWord().toLower();
            if (name.isEmpty() || !take(u'='))
                return {};
            const auto value = readValue();
            if (!value)
                return {};
            fields.insert(name, *value);
            if (!take(u',') && !isAt(end))
                return {};
        }
        return fields;
    }

    bool isAt(QChar wanted)
    {
        skipBlanks();
        return m_at < m_text.size() && m_text[m_at] == wanted;
    }

    /// Pieces joined by '#': in braces, in quotes, numbers, names of strings.
    std::optional<QString> readValue()
    {
        QString value;
        do {
            skipBlanks();
            if (m_at >= m_text.size())
                return {};
            if (m_text[m_at] == u'{' || m_text[m_at] == u'"') {
                const auto piece = readDelimited();
                if (!piece)
                    return {};
                value += *piece;
            } else {
                const auto word = takeWord();
                if (word.isEmpty())
                    return {};
                value += m_strings.value(word.toLower(), word);
            }
        } while (take(u'#'));
        return value;
    }

    std::optional<QString> readDelimited()
    {
        const QChar end = m_text[m_at] == u'{' ? u'}' : u'"';
        const auto from = ++m_at;
        int depth = 0;
        for (; m_at < m_text.size(); ++m_at) {
            const QChar unit = m_text[m_at];
            if (unit == u'\\') {
                ++m_at;
            } else if (depth == 0 && unit == end) {
                return m_text.mid(from, m_at++ - from);
            } else if (unit == u'{') {
                ++depth;
            } else if (unit == u'}') {
                --depth;
            } else if (unit == u'\n' && startsEntry(m_at + 1)) {
                return {}; // the value never ends
            }
        }
        return {};
    }

    bool startsEntry(qsizetype at) const
    {
        static const QRegularExpression entry(QStringLiteral("@\\w+[{(][^\\s,{}]+,"));
        return at < m_text.size() && m_text[at] == u'@'
            && entry.match(m_text.mid(at, 200), 0, QRegularExpression::NormalMatch, QRegularExpression::AnchorAtOffsetMatchOption)
                   .hasMatch();
    }

    bool skipBraced(QChar end)
    {
        int depth = 0;
        for (; m_at < m_text.size(); ++m_at) {
            if (depth == 0 && m_text[m_at] == end) {
                ++m_at;
                return true;
            }
            depth += m_text[m_at] == u'{' ? 1 : m_text[m_at] == u'}' ? -1 : 0;
        }
        return true;
    }

    const QString& m_text;
    qsizetype m_at = 0;
    Fields m_strings;
    Bibliography m_read;
};

} // namespace

Bibliography readBibtex(const QString& text) { return BibtexReader(text).read(); }

} // namespace counterpoint::bibliography
