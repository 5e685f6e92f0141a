#include "core/base/translate.h"
#include "core/interchange/xlsform/examination.h"
#include <QRegularExpression>
#include <array>

namespace counterpoint::xlsform {

namespace {

using Kind = QuestionType::Kind;

/// Lists and files that questions take their choices and values from: each has its name, and no two have the same.
class Files {
public:
    explicit Files(Examination& examined)
        : m_examined(examined)
        , m_table(examined.survey)
    {
    }

    void run()
    {
        walk(m_examined.root);
        searches();
        for (auto list = m_examined.lists.constBegin(); list != m_examined.lists.constEnd(); ++list)
            if (const auto file = m_sources.constFind(list.key()); file != m_sources.constEnd() && !m_searched.contains(list.key()))
                m_examined.error({nameOf(SheetKind::Choices), list.value().front()->row, QStringLiteral("list_name"),
                                  translate("XlsForm", "The list “%1” is called as the file “%2” is, without its suffix: rename one.")
                                      .arg(list.key(), *file)});
    }

private:
    struct Select {
        const Element* element = nullptr;
        QString list; ///< whose choices the question shows as they are; null where they are filtered by chance or come from elsewhere
    };

    void walk(const Element& parent)
    {
        for (const auto& child : parent.children) {
            if (child.record)
                look(child);
            walk(child);
        }
    }

    void look(const Element& element)
    {
        const auto& record = *element.record;
        if (element.type.kind == Kind::ExternalFile) {
            const bool isCsv = element.type.plain.startsWith(QLatin1String("csv"));
            if (m_external.contains(element.name))
                m_examined.error(
                    m_table.at(record, u"name", translate("XlsForm", "Two files beside the form are called “%1”.").arg(element.name)));
            m_external.insert(element.name);
            source(element, u"name", element.name, (isCsv ? QStringLiteral("%1.csv") : QStringLiteral("%1.xml")).arg(element.name));
            return;
        }
        pulled(element);
        if (element.type.isSelect()) {
            if (isFile(element.type.list))
                source(element, u"type", withoutSuffix(element.type.list), element.type.list);
            select(element);
        }
        if (const auto target = element.parameters.value(QStringLiteral("reference-geometry")); !target.isEmpty())
            geometry(element, target);
    }

    /// pulldata('file', …)
    void pulled(const Element& element)
    {
        // The form sent before is a file of this name.
        static const QString lastSaved = QStringLiteral("__last-saved");
        static const QRegularExpression call(QStringLiteral("pulldata\\s*\\(\\s*(.*?),"));
        static const QStringList formulas{"calculate", "constraint", "readonly", "required", "relevant"};
        for (const auto& cell : element.record->cells) {
            const auto& path = m_table.columns[cell.column].path;
            const bool isFormula = path.size() == 2 && path.front() == QLatin1String("bind") && formulas.contains(path[1]);
            if (!isFormula && path.front() != QLatin1String("choice_filter") && path.front() != QLatin1String("default"))
                continue;
            for (const auto& reference : referencesIn(cell.text).list)
                if (reference.ofLastSaved)
                    source(element, path.front(), lastSaved, lastSaved, path.value(1));
            if (!cell.text.contains(QLatin1String("pulldata(")))
                continue;
            for (auto each = call.globalMatch(cell.text); each.hasNext();) {
                const auto file = each.next().captured(1).remove(u'\'').remove(u'"').trimmed();
                source(element, path.front(), file, file + QStringLiteral(".csv"), path.value(1));
            }
        }
    }

    void source(const Element& element, QStringView key, const QString& name, const QString& file, QStringView part = {})
    {
        const auto known = m_sources.constFind(name);
        if (known == m_sources.constEnd())
            m_sources.insert(name, file);
        else if (*known != file)
            m_examined.error(m_table.at(
                *element.record, key,
                translate("XlsForm", "The files “%1” and “%2” differ by their suffix alone, which a form cannot tell apart: rename one.")
                    .arg(*known, file),
                part));
    }

    void select(const Element& element)
    {
        static const QRegularExpression call(QStringLiteral("search\\(.*?\\)"));
        const auto& list = element.type.list;
        const bool isRandom = element.parameters.value(QStringLiteral("randomize")) == QLatin1String("true");
        const bool isFiltered = m_table.has(*element.record, u"choice_filter");
        Select select{&element, {}};
        if (isFiltered ? m_examined.lists.contains(list) : !isRandom && !isFile(list) && referencesIn(list).list.empty())
            select.list = list;
        const auto appearance = m_table.text(*element.record, u"control", u"appearance");
        const bool isSearch = appearance.size() > 7 && call.match(appearance).hasMatch();
        if (isSearch && isFile(list))
            m_examined.error(m_table.at(
                *element.record, u"control",
                translate("XlsForm", "Choices from a file cannot be searched with search(): take one of both away."), u"appearance"));
        if (isSearch)
            m_searched.insert(list);
        (isSearch ? m_searching : m_plain).push_back(select);
    }

    void searches()
    {
        for (const auto& searching : m_searching)
            for (const auto& plain : m_plain)
                if (searching.list == plain.list && searching.list.isNull() == plain.list.isNull()) {
                    m_examined.error(m_table.at(
                        *searching.element->record, u"control",
                        translate("XlsForm",
                                  "“%1” searches its list with search(); “%2” has the same list and does not. Give them two lists.")
                            .arg(searching.element->name, plain.element->name),
                        u"appearance"));
                    break;
                }
    }

    void geometry(const Element& element, const QString& target)
    {
        if (element.type.kind != Kind::Geopoint && element.type.kind != Kind::Geotrace && element.type.kind != Kind::Geoshape)
            return;
        const auto reference = onlyReference(target);
        bool isKnown = m_examined.fileNames.contains(target) || m_examined.lists.contains(target)
            || (reference && m_examined.repeatNames.contains(reference->name));
        for (const auto& entity : m_examined.entities.records)
            isKnown = isKnown || m_examined.entities.text(entity, u"dataset") == target;
        if (!isKnown)
            m_examined.error(m_table.at(
                *element.record, u"parameters",
                translate("XlsForm", "reference-geometry is a list, a file without its suffix, or a repeat, ${name}; “%1” is none.")
                    .arg(target)));
    }

    Examination& m_examined;
    const Table& m_table;
    QHash<QString, QString> m_sources; ///< by name: the file
    QSet<QString> m_external;
    QSet<QString> m_searched; ///< lists
    std::vector<Select> m_searching;
    std::vector<Select> m_plain;
};

} // namespace

void examineFiles(Examination& examined) { Files(examined).run(); }

} // namespace counterpoint::xlsform
