#include "core/base/translate.h"
#include "core/interchange/bibliography/entry.h"
#include <QMultiMap>
#include <QRegularExpression>
#include <initializer_list>
#include <utility>

namespace counterpoint::bibliography {

namespace {

using Kind = Publication::Kind;
using Tags = QMultiMap<QString, QString>;

Kind kindOf(const QString& type)
{
    static const std::pair<const char*, Kind> kinds[] = {
        {"JOUR", Kind::Article},   {"MGZN", Kind::Article}, {"NEWS", Kind::Article}, {"EJOUR", Kind::Article}, {"JFULL", Kind::Article},
        {"BOOK", Kind::Book},      {"EBOOK", Kind::Book},   {"EDBOOK", Kind::Book},  {"CHAP", Kind::Chapter},  {"ECHAP", Kind::Chapter},
        {"CPAPER", Kind::Chapter}, {"CONF", Kind::Chapter}, {"RPRT", Kind::Report},  {"GOVDOC", Kind::Report}, {"THES", Kind::Thesis},
        {"ELEC", Kind::WebPage},   {"WEB", Kind::WebPage},  {"BLOG", Kind::WebPage}};
    for (const auto& [name, kind] : kinds)
        if (type == QLatin1String(name))
            return kind;
    return Kind::Other;
}

/// The first that is there of these tags.
QString firstOf(const Tags& tags, std::initializer_list<const char*> names)
{
    for (const auto* name : names)
        if (const auto value = tags.value(QString::fromLatin1(name)); !value.isEmpty())
            return value;
    return {};
}

/// In the order of the file, which a multi map turns round.
QStringList allOf(const Tags& tags, std::initializer_list<const char*> names)
{
    QStringList all;
    for (const auto* name : names) {
        auto values = tags.values(QString::fromLatin1(name));
        for (auto value = values.crbegin(); value != values.crend(); ++value)
            all << *value;
    }
    return all;
}

QString yearIn(const QString& date)
{
    static const QRegularExpression year(QStringLiteral("\\d{4}"));
    const auto match = year.match(date);
    return match.hasMatch() ? match.captured() : date.section(u'/', 0, 0).simplified();
}

Publication workFrom(const Tags& tags)
{
    Publication work;
    work.kind = kindOf(tags.value(QStringLiteral("TY")).toUpper());
    work.key = tags.value(QStringLiteral("ID")).contains(QRegularExpression(QStringLiteral("[^\\W\\d]"))) ? tags.value(QStringLiteral("ID"))
                                                                                                          : QString();
    work.authors = authorsFrom(allOf(tags, {"AU", "A1"}));
    work.editors = authorsFrom(allOf(tags, {"A2", "ED"}));
    work.year = yearIn(firstOf(tags, {"PY", "Y1", "DA"}));
    work.title = firstOf(tags, {"TI", "T1", "CT"});
    work.container = work.kind == Kind::Book ? QString() : firstOf(tags, {"JF", "JO", "T2", "BT", "JA", "J2"});
    work.publisher = firstOf(tags, {"PB"});
    work.volume = firstOf(tags, {"VL"});
    work.issue = firstOf(tags, {"IS"});
    const auto first = firstOf(tags, {"SP"});
    const auto last = firstOf(tags, {"EP"});
    work.pages = last.isEmpty() || first.contains(u'-') ? first : first + u'–' + last;
    work.pages.replace(u'-', u'–');
    work.doi = firstOf(tags, {"DO"});
    work.url = firstOf(tags, {"UR", "L1", "LK"});
    work.note = firstOf(tags, {"N1"});
    if (work.title.isEmpty())
        work.title = firstOf(tags, {"BT", "T2"});
    return work;
}

} // namespace

Bibliography readRis(const QString& text)
{
    static const QRegularExpression tag(QStringLiteral("^\\s*([A-Z][A-Z0-9])  ?-(?: (.*))?$"));
    Bibliography read;
    Tags tags;
    QString last;
    int line = 0;
    int began = 0;
    const auto finish = [&] {
        if (tags.isEmpty())
            return;
        auto work = workFrom(tags);
        if (work.authors.isEmpty() && work.editors.isEmpty() && work.title.isEmpty())
            read.notes
                << translate("Literature", "The work that begins on line %1 has neither author nor title and was left out.").arg(began);
        else
            read.works.push_back(std::move(work));
        tags.clear();
        last.clear();
    };
    for (const auto& raw : text.split(u'\n')) {
        ++line;
        const auto match = tag.match(raw.trimmed().size() > 20'000 ? raw.left(20'000) : raw);
        if (!match.hasMatch()) {
            // Long abstracts and titles go on without a tag.
            if (!last.isEmpty() && !raw.trimmed().isEmpty())
                tags.replace(last, tags.value(last) + u' ' + raw.trimmed());
            continue;
        }
        const auto name = match.captured(1);
        if (name == QLatin1String("TY")) {
            finish();
            began = line;
        }
        if (name == QLatin1String("ER")) {
            finish();
            continue;
        }
        last = name;
        if (const auto value = match.captured(2).trimmed(); !value.isEmpty())
            tags.insert(name, value);
    }
    finish();
    return read;
}

} // namespace counterpoint::bibliography
