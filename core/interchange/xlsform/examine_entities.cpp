#include "core/base/translate.h"
#include "core/interchange/xlsform/entity_places.h"
#include "core/interchange/xlsform/examination.h"
#include <algorithm>

namespace counterpoint::xlsform {

namespace {

using Kind = QuestionType::Kind;

class Entities {
public:
    explicit Entities(Examination& examined)
        : m_examined(examined)
        , m_table(examined.entities)
    {
    }

    void run()
    {
        columns();
        for (const auto& record : m_table.records)
            declare(record);
        walk(m_examined.root, {});
        for (const auto& record : m_examined.survey.records)
            if (questionType(m_examined.survey.text(record, u"type")).kind == Kind::End && !savedTo(record).isEmpty())
                refuse(record, translate("XlsForm", "Groups and repeats cannot be saved to an entity: move save_to to a question."));
        // Where declarations are wrong already, their places say nothing more.
        if (m_isWhole)
            place();
    }

private:
    QString savedTo(const Record& record) const { return m_examined.survey.text(record, u"bind", u"entities:saveto"); }
    void refuse(const Record& record, const QString& message)
    {
        m_examined.error(m_examined.survey.at(record, u"bind", message, u"entities:saveto"));
        m_isWhole = false;
    }
    void error(const Record& record, QStringView key, const QString& message)
    {
        m_examined.error(m_table.at(record, key, message));
        m_isWhole = false;
    }

    void columns()
    {
        static const QStringList known{"dataset", "entity_id", "create_if", "update_if", "repeat", "label"};
        const auto used = m_table.usedColumns();
        for (std::size_t i = 0; i < m_table.columns.size(); ++i)
            if (const auto& column = m_table.columns[i]; used[i] && !known.contains(column.key())) {
                m_examined.error({nameOf(m_table.kind), 1, column.heading,
                                  translate("XlsForm", "The sheet entities has no column “%1”.").arg(column.heading)});
                m_isWhole = false;
            }
    }

    void declare(const Record& record)
    {
        const auto dataset = m_table.text(record, u"dataset");
        if (!examineName(record, dataset))
            return;
        if (std::any_of(m_entities.begin(), m_entities.end(), [&](const EntityRow& other) { return other.dataset == dataset; }))
            error(record, u"dataset", translate("XlsForm", "The list “%1” stands here twice.").arg(dataset));
        const bool hasId = m_table.has(record, u"entity_id");
        const bool creates = m_table.has(record, u"create_if");
        const bool updates = m_table.has(record, u"update_if");
        if (!hasId && updates)
            error(record, u"entity_id",
                  translate("XlsForm", "To update an entity of “%1”, fill entity_id, which says which one.").arg(dataset));
        if (hasId && creates && !updates)
            error(record, u"update_if", translate("XlsForm", "With entity_id and create_if, “%1” needs update_if too.").arg(dataset));
        if (!hasId && !m_table.has(record, u"label"))
            error(record, u"label", translate("XlsForm", "New entities of “%1” need a label.").arg(dataset));
        for (const auto& cell : record.cells)
            if (const auto key = m_table.columns[cell.column].key(); key != QLatin1String("dataset") && key != QLatin1String("repeat")) {
                const auto found = referencesIn(cell.text);
                for (const auto& reference : found.list)
                    if (!m_named[reference.name].contains(m_entities.size()))
                        m_named[reference.name] << m_entities.size();
            }
        m_entities.push_back({dataset, record.row, {}});
    }

    bool examineName(const Record& record, const QString& dataset)
    {
        QString problem;
        if (dataset.isEmpty())
            problem = translate("XlsForm", "A list of entities has a name.");
        else if (dataset.startsWith(QLatin1String("__")))
            problem =
                translate("XlsForm", "“%1” cannot be the name of a list: names with two underscores before them are taken.").arg(dataset);
        else if (dataset.contains(u'.'))
            problem = translate("XlsForm", "“%1” cannot be the name of a list of entities: it has a point in it.").arg(dataset);
        else if (!isXmlName(dataset))
            problem = translate("XlsForm", "“%1” cannot be the name of a list: it begins with a letter or an underscore, without spaces.")
                          .arg(dataset);
        if (!problem.isEmpty())
            error(record, u"dataset", problem);
        return problem.isEmpty();
    }

    void walk(const Element& parent, const Path& path)
    {
        for (const auto& child : parent.children) {
            if (child.record)
                mention(child, path);
            if (child.type.kind != Kind::Begin)
                continue;
            auto inner = path;
            inner.steps.push_back({child.name, child.type.container == QuestionType::Container::Repeat});
            walk(child, inner);
        }
    }

    void mention(const Element& element, const Path& path)
    {
        if (const auto saved = savedTo(*element.record); !saved.isEmpty())
            save(element, path, saved);
        for (const auto at : m_named.value(element.name))
            m_entities[at].mentions.push_back({path, element.record->row, {}, element.name});
    }

    void save(const Element& element, const Path& path, const QString& written)
    {
        const auto& record = *element.record;
        const auto parts = written.split(u'#');
        if (m_table.records.empty())
            return refuse(record, translate("XlsForm", "save_to needs a sheet “entities” that says what is saved."));
        if (parts.size() > 2)
            return refuse(record, translate("XlsForm", "In “%1”, one # stands between list and property.").arg(written));
        if (parts.size() == 1 && m_table.records.size() > 1)
            return refuse(record,
                          translate("XlsForm", "There are several lists of entities: write which is meant, such as list#%1.").arg(written));
        const auto dataset = parts.size() == 2 ? parts[0] : m_entities.empty() ? QString() : m_entities.front().dataset;
        const auto found = std::find_if(m_entities.begin(), m_entities.end(), [&](const EntityRow& one) { return one.dataset == dataset; });
        if (found == m_entities.end())
            return refuse(record, translate("XlsForm", "The sheet entities has no list “%1”.").arg(dataset));
        const auto property = parts.back();
        const auto lower = property.toLower();
        if (element.type.kind == Kind::Begin)
            return refuse(record, translate("XlsForm", "Groups and repeats cannot be saved to an entity: move save_to to a question."));
        if (lower == QLatin1String("name") || lower == QLatin1String("label"))
            return refuse(record, translate("XlsForm", "An entity's “%1” is its own: save to another property.").arg(lower));
        if (property.startsWith(QLatin1String("__")) || !isXmlName(property))
            return refuse(
                record,
                translate("XlsForm", "“%1” cannot be a property: it begins with a letter, or with one underscore, without spaces.")
                    .arg(property));
        for (const auto& other : found->mentions)
            if (other.property == property)
                return refuse(record, translate("XlsForm", "Row %1 is saved to “%2” too.").arg(other.row).arg(property));
        found->mentions.push_back({path, record.row, property, {}});
    }

    void place()
    {
        const auto conflict = placeEntities(m_entities);
        const auto sheet = nameOf(SheetKind::Entities);
        switch (conflict.kind) {
        case EntityConflict::Kind::None:
            return;
        case EntityConflict::Kind::SavedElsewhere:
            m_examined.error(
                {nameOf(SheetKind::Survey), conflict.mention.row, QStringLiteral("save_to"),
                 translate("XlsForm", "“%1” is saved from %2, which does not go with %3: copy one of the values there by a calculate.")
                     .arg(conflict.entity->dataset, conflict.here, conflict.there)});
            return;
        case EntityConflict::Kind::NamedElsewhere:
            m_examined.error(
                {sheet, conflict.entity->row, QStringLiteral("list_name"),
                 translate("XlsForm", "“%1” names “%2” in %3, which does not go with %4: copy one of the values there by a calculate.")
                     .arg(conflict.entity->dataset, conflict.mention.question, conflict.here, conflict.there)});
            return;
        case EntityConflict::Kind::NoPlace:
            m_examined.error({sheet, conflict.entity->row, QStringLiteral("list_name"),
                              translate("XlsForm", "“%1” finds no group or repeat of its own in %2: row %3 has the place.")
                                  .arg(conflict.entity->dataset, conflict.here)
                                  .arg(conflict.otherRow)});
            return;
        }
    }

    Examination& m_examined;
    const Table& m_table;
    std::vector<EntityRow> m_entities;
    QHash<QString, QList<std::size_t>> m_named; ///< entities by the questions that their rows name
    bool m_isWhole = true;
};

} // namespace

void examineEntities(Examination& examined) { Entities(examined).run(); }

} // namespace counterpoint::xlsform
