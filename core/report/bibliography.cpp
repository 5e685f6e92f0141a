#include "core/report/bibliography.h"
#include "core/base/translate.h"
#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace counterpoint::report {

namespace {

QString tr(const char* text) { return translate("Report", text); }

using Kind = Publication::Kind;

struct Name {
    QString family;
    QString initials; ///< 'D. M.'; empty for a body
};

/// 'D. M.' of 'Dana Marie', 'J.-P.' of 'Jean-Pierre'
QString initialsOf(const QString& given)
{
    QStringList initials;
    for (const auto& name : given.split(u' ', Qt::SkipEmptyParts)) {
        QStringList parts;
        for (const auto& part : name.split(u'-', Qt::SkipEmptyParts))
            parts << (part.front().isSurrogate() ? part.left(2) : part.left(1)).toUpper() + u'.';
        initials << parts.join(u'-');
    }
    return initials.join(u' ');
}

std::vector<Name> namesIn(const QString& list)
{
    std::vector<Name> names;
    for (const auto& one : list.split(u';', Qt::SkipEmptyParts)) {
        const auto comma = one.indexOf(u',');
        const auto family = (comma < 0 ? one : one.left(comma)).simplified();
        if (!family.isEmpty())
            names.push_back({family, comma < 0 ? QString() : initialsOf(one.mid(comma + 1))});
    }
    return names;
}

QString inFull(const Name& name)
{
    return name.initials.isEmpty() ? name.family : QStringLiteral("%1, %2").arg(name.family, name.initials);
}
QString givenFirst(const Name& name) { return name.initials.isEmpty() ? name.family : name.initials + u' ' + name.family; }

/// 'Reed, D., & Okafor, J.'; of more than twenty the first nineteen and the last.
QString authorList(const std::vector<Name>& names)
{
    constexpr std::size_t most = 20;
    QStringList all;
    for (const auto& name : names)
        all << inFull(name);
    if (names.size() > most)
        return all.mid(0, int(most) - 1).join(QStringLiteral(", ")) + QStringLiteral(", … ") + all.last();
    if (all.size() < 2)
        return all.join(QString());
    const auto last = all.takeLast();
    return all.join(QStringLiteral(", ")) + QStringLiteral(", & ") + last;
}

/// 'D. Reed & J. Okafor (Eds.)'
QString editorList(const std::vector<Name>& names)
{
    QStringList all;
    for (const auto& name : names)
        all << givenFirst(name);
    const auto last = all.takeLast();
    const auto and_ = all.size() > 1 ? QStringLiteral(", & ") : QStringLiteral(" & ");
    const auto together = all.isEmpty() ? last : all.join(QStringLiteral(", ")) + and_ + last;
    return together + (names.size() == 1 ? tr(" (Ed.)") : tr(" (Eds.)"));
}

QString withFullStop(const QString& text)
{
    return text.isEmpty() || text.endsWith(u'.') || text.endsWith(u'?') || text.endsWith(u'!') ? text : text + u'.';
}

/// How the text speaks of whose work it is.
QString citedAuthors(const Publication& work)
{
    auto names = namesIn(work.authors);
    if (names.empty())
        names = namesIn(work.editors);
    if (names.empty())
        return work.title.isEmpty() ? work.key : tr("“%1”").arg(work.title.section(u':', 0, 0).simplified());
    if (names.size() == 1)
        return names[0].family;
    if (names.size() == 2)
        return names[0].family + QStringLiteral(" & ") + names[1].family;
    return tr("%1 et al.").arg(names[0].family);
}

/// Without accents and capitals, so that every computer sorts alike.
QString sortKey(const QString& text)
{
    QString key;
    for (const QChar unit : text.normalized(QString::NormalizationForm_KD).toCaseFolded())
        if (!unit.isMark() && !unit.isPunct())
            key += unit;
    return key.simplified();
}

/// The parts of one entry after authors and year, each with what ends it.
class Entry {
public:
    Entry(const Publication& work, const QString& year)
        : m_work(work)
    {
        const auto names = namesIn(work.authors);
        const auto editors = namesIn(work.editors);
        if (!names.empty())
            say(withFullStop(authorList(names)));
        else if (!editors.empty() && work.kind != Kind::Chapter)
            say(withFullStop(authorList(editors) + (editors.size() == 1 ? tr(" (Ed.)") : tr(" (Eds.)"))));
        else
            title();
        say(QStringLiteral("(%1).").arg(year));
        title();
        switch (work.kind) {
        case Kind::Article:
            journal();
            break;
        case Kind::Chapter:
            book(editors);
            break;
        case Kind::Thesis:
            break; // its university stands in the title's brackets
        default:
            say(withFullStop(work.container == work.publisher ? QString() : work.container));
            say(withFullStop(work.publisher));
        }
        where();
    }

    Prose take() { return std::move(m_prose); }

private:
    void space()
    {
        if (!m_prose.parts.empty())
            m_prose += Inline{QStringLiteral(" ")};
    }

    void say(const QString& words)
    {
        if (words.isEmpty())
            return;
        space();
        m_prose += Inline{words};
    }

    void title()
    {
        if (std::exchange(m_isTitled, true) || m_work.title.isEmpty())
            return;
        space();
        auto brackets = m_work.kind == Kind::Thesis ? tr("[Thesis, %1]").arg(m_work.publisher) : QString();
        if (m_work.kind == Kind::Thesis && m_work.publisher.isEmpty())
            brackets = tr("[Thesis]");
        const bool isPartOfAnother = m_work.kind == Kind::Article || m_work.kind == Kind::Chapter;
        const auto words = brackets.isEmpty() ? withFullStop(m_work.title) : m_work.title;
        m_prose += isPartOfAnother ? Inline{words} : italic(words);
        say(brackets.isEmpty() ? QString() : brackets + u'.');
    }

    void journal()
    {
        if (m_work.container.isEmpty())
            return;
        space();
        m_prose += italic(m_work.volume.isEmpty() ? m_work.container : m_work.container + QStringLiteral(", ") + m_work.volume);
        QString rest = m_work.issue.isEmpty() ? QString() : QStringLiteral("(%1)").arg(m_work.issue);
        if (!m_work.pages.isEmpty())
            rest += QStringLiteral(", ") + m_work.pages;
        m_prose += Inline{rest + u'.'};
    }

    void book(const std::vector<Name>& editors)
    {
        if (!m_work.container.isEmpty()) {
            say(editors.empty() ? tr("In") : tr("In %1,").arg(editorList(editors)));
            space();
            m_prose += italic(m_work.container);
            m_prose += Inline{m_work.pages.isEmpty() ? QStringLiteral(".") : tr(" (pp. %1).").arg(m_work.pages)};
        }
        say(withFullStop(m_work.publisher));
    }

    void where()
    {
        const auto address = m_work.doi.isEmpty() ? m_work.url : addressOf(m_work.doi);
        if (address.isEmpty())
            return;
        space();
        Inline link{address};
        if (address.startsWith(QLatin1String("https://")) || address.startsWith(QLatin1String("http://")))
            link.mark = Link{Link::To::Web, address};
        m_prose += std::move(link);
    }

    static QString addressOf(const QString& doi)
    {
        const auto at = doi.indexOf(QLatin1String("10."));
        return at < 0 ? doi : QStringLiteral("https://doi.org/") + doi.mid(at);
    }

    const Publication& m_work;
    Prose m_prose;
    bool m_isTitled = false;
};

/// 'a', 'b' … 'z', 'aa'
QString letterOf(int place) { return (place >= 26 ? letterOf(place / 26 - 1) : QString()) + QChar(u'a' + place % 26); }

} // namespace

std::vector<ListedWork> listed(const std::vector<Publication>& cited)
{
    std::vector<ListedWork> works;
    for (const auto& work : cited)
        works.push_back({work, citedAuthors(work), work.year.isEmpty() ? tr("n.d.") : work.year, {}});
    const auto keyOf = [](const ListedWork& one) {
        const auto whose = one.work.authors.isEmpty() ? (one.work.editors.isEmpty() ? one.work.title : one.work.editors) : one.work.authors;
        return std::tuple(sortKey(whose), one.work.year, sortKey(one.work.title), one.work.key);
    };
    std::stable_sort(works.begin(), works.end(), [&](const ListedWork& a, const ListedWork& b) { return keyOf(a) < keyOf(b); });
    std::map<std::pair<QString, QString>, int> alike;
    for (const auto& one : works)
        ++alike[{one.authors, one.year}];
    std::map<std::pair<QString, QString>, int> given;
    for (auto& one : works)
        if (const std::pair look{one.authors, one.year}; alike[look] > 1)
            one.year += (one.work.year.isEmpty() ? QStringLiteral("-") : QString()) + letterOf(given[look]++);
    for (auto& one : works)
        one.entry = Entry(one.work, one.year).take();
    return works;
}

} // namespace counterpoint::report
